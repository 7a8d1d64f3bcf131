//! Settings of the simulation: default widths, threshold, scenario, seed; and the download of the draws.

use super::super::scope::seed_field;
use crate::analysis::Report;
use crate::app::{NumberField, WorkspaceAction};
use crate::number::Decimal;
use crate::number::read::Expect;
use crate::study::Shared;
use crate::ui::browser::{download, simulator};
use crate::ui::context::View;
use crate::ui::widgets::section;
use crate::ui::widgets::text::{button, text};
use crate::ui::widgets::{NumberInput, select};
use yew::prelude::*;

pub(super) fn settings(view: &View, report: Option<&Shared<Report>>) -> Html {
    let (catalog, study, settings) = (view.catalog, view.stated(), &view.workspace.uncertainty);
    let number = |word: &'static str, field: NumberField, value: Decimal| {
        let percent = field.format(None).expect == Expect::Percent;
        html! {
            <NumberInput {field} label={catalog.text(&format!("uncertainty.{word}")).to_owned()} value={Some(value)}
                unit={percent.then(|| AttrValue::from("%"))} hint={view.text(&format!("uncertainty.{word}.hint"))} />
        }
    };
    let mut scenarios = vec![(String::new(), catalog.text("uncertainty.scenario.none").to_owned())];
    scenarios.extend(study.scenarios.iter().map(|one| (one.id.clone(), one.name.clone())));
    // The chosen scenario may have been removed since. It stays selected, so that another one can be chosen.
    if scenarios.iter().all(|(id, _)| *id != settings.scenario) {
        scenarios.push((settings.scenario.clone(), catalog.text("uncertainty.scenario.gone").to_owned()));
    }
    let choose = {
        let dispatch = view.dispatch.clone();
        Callback::from(move |scenario: String| dispatch.workspace(WorkspaceAction::SimulateScenario(scenario)))
    };
    let save = {
        let name = format!("{}.csv", download::file_name(&study.title));
        Callback::from(move |_: MouseEvent| simulator::save_draws(&name))
    };
    let content = html! {
        <>
            <div class="form-row">
                { number("judged", NumberField::JudgedWidth, settings.default_ranges.judged) }
                { number("unknown", NumberField::UnknownWidth, settings.default_ranges.unknown) }
                { number("threshold", NumberField::Threshold, settings.threshold) }
            </div>
            <div class="form-row">
                if scenarios.len() > 1 {
                    { select("uncertainty-scenario", catalog.text("uncertainty.scenario"), &settings.scenario, scenarios, choose) }
                }
                { seed_field(view) }
            </div>
            if report.is_some() {
                <p>{ button("button", "save-draws", None, save, text(catalog, "uncertainty.save")) }</p>
            }
        </>
    };
    section(view, "settings-title", "uncertainty.settings", content)
}

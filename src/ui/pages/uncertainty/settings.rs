//! Settings of the simulation: default widths and seed; and the download of the draws.

use crate::analysis::Report;
use crate::app::NumberField;
use crate::number::Decimal;
use crate::study::Shared;
use crate::ui::browser::{download, simulator};
use crate::ui::context::View;
use crate::ui::widgets::NumberInput;
use crate::ui::widgets::section;
use crate::ui::widgets::text::{button, text};
use yew::prelude::*;

pub(super) fn settings(view: &View, report: Option<&Shared<Report>>) -> Html {
    let (catalog, study, widths) = (view.catalog, view.stated(), view.workspace.uncertainty.default_ranges);
    let number = |word: &'static str, field: NumberField, value: Decimal| {
        html! {
            <NumberInput {field} label={catalog.text(&format!("uncertainty.{word}")).to_owned()} value={Some(value)}
                unit={Some(AttrValue::from("%"))} hint={view.text(&format!("uncertainty.{word}.hint"))} />
        }
    };
    let save = {
        let name = format!("{}.csv", download::file_name(&study.title));
        Callback::from(move |_: MouseEvent| simulator::save_draws(&name))
    };
    let content = html! {
        <>
            <div class="form-row">
                { number("judged", NumberField::JudgedWidth, widths.judged) }
                { number("unknown", NumberField::UnknownWidth, widths.unknown) }
                { seed_field(view) }
            </div>
            if report.is_some() {
                <p>{ button("button", "save-draws", None, save, text(catalog, "uncertainty.save")) }</p>
            }
        </>
    };
    section(view, "settings-title", "uncertainty.settings", content)
}

/// The seed of the simulation.
fn seed_field(view: &View) -> Html {
    html! {
        <NumberInput field={NumberField::Seed} label={view.catalog.text("scope.seed").to_owned()}
            value={Some(Decimal::from(view.stated().seed.0))} hint={view.text("scope.seed.hint")} />
    }
}

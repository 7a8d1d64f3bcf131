//! How the spread is looked at: widths, the threshold, the scenario, the seed; and the draws as a file.

use super::super::result::part;
use super::super::scope::seed_field;
use super::Look;
use crate::analysis::Report;
use crate::number::Decimal;
use crate::number::read::Expect;
use crate::study::Shared;
use crate::ui::browser::{download, simulator};
use crate::ui::context::View;
use crate::ui::widgets::text::{button, text};
use crate::ui::widgets::{NumberInput, select};
use yew::prelude::*;

/// The widest that a width can be: from nothing to twice the value.
const WIDEST: Decimal = Decimal::ONE;

pub(super) fn settings(view: &View, look: &Look, onlook: &Callback<Look>, report: Option<&Shared<Report>>) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let number = |word: &'static str,
                  value: Decimal,
                  expect: Expect,
                  greatest: Decimal,
                  set: fn(&mut Look, Decimal)| {
        let check = Callback::from(move |value: Decimal| {
            let fits = value >= Decimal::ZERO && value <= greatest;
            (!fits).then(|| catalog.text("uncertainty.out_of_range").to_owned())
        });
        let onvalue = {
            let (look, onlook) = (look.clone(), onlook.clone());
            Callback::from(move |value: Option<Decimal>| {
                let mut next = look.clone();
                set(&mut next, value.unwrap_or_default());
                onlook.emit(next);
            })
        };
        let unit = (expect == Expect::Percent).then(|| AttrValue::from("%"));
        html! {
            <NumberInput path={format!("uncertainty/{word}")} label={catalog.text(&format!("uncertainty.{word}")).to_owned()}
                value={Some(value)} {expect} {unit} {check} {onvalue} hint={view.text(&format!("uncertainty.{word}.hint"))} />
        }
    };
    let mut scenarios = vec![(String::new(), catalog.text("uncertainty.scenario.none").to_owned())];
    scenarios.extend(study.scenarios.iter().map(|one| (one.id.clone(), one.name.clone())));
    // The one chosen may have been taken away since. It stays the one that is chosen, so that another can be.
    if scenarios.iter().all(|(id, _)| *id != look.scenario) {
        scenarios.push((look.scenario.clone(), catalog.text("uncertainty.scenario.gone").to_owned()));
    }
    let choose = {
        let (look, onlook) = (look.clone(), onlook.clone());
        Callback::from(move |scenario: String| onlook.emit(Look { scenario, ..look.clone() }))
    };
    let save = {
        let name = format!("{}.csv", download::file_name(&study.title));
        Callback::from(move |_: MouseEvent| simulator::save_draws(&name))
    };
    let content = html! {
        <>
            <div class="form-row">
                { number("judged", look.default_ranges.judged, Expect::Percent, WIDEST, |look, value| look.default_ranges.judged = value) }
                { number("unknown", look.default_ranges.unknown, Expect::Percent, WIDEST, |look, value| look.default_ranges.unknown = value) }
                { number("threshold", look.threshold, Expect::Number, Decimal::ONE_THOUSAND, |look, value| look.threshold = value) }
            </div>
            <div class="form-row">
                if scenarios.len() > 1 {
                    { select("uncertainty-scenario", catalog.text("uncertainty.scenario"), &look.scenario, scenarios, choose) }
                }
                { seed_field(view) }
            </div>
            if report.is_some() {
                <p>{ button("button", "save-draws", None, save, text(catalog, "uncertainty.save")) }</p>
            }
        </>
    };
    part(view, "settings-title", "uncertainty.settings", content)
}

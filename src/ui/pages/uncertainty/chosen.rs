//! What the room is about: the study as stated or a scenario, and the ratio that one asks for. Both are kept in the study.

use crate::app::{Edit, NumberField};
use crate::ui::context::View;
use crate::ui::widgets::{NumberInput, select};
use yew::prelude::*;

/// The scenario and the threshold, above everything that follows from them.
pub(super) fn chosen(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let mut scenarios = vec![(String::new(), catalog.text("uncertainty.scenario.none").to_owned())];
    scenarios.extend(study.scenarios.iter().map(|one| (one.id.clone(), catalog.name_of_scenario(study, &one.id))));
    let choose = {
        let dispatch = view.dispatch.clone();
        Callback::from(move |scenario: String| dispatch.edit(Edit::SimulateScenario(scenario)))
    };
    html! {
        <div class="form-row uncertainty-chosen">
            if scenarios.len() > 1 {
                { select("uncertainty-scenario", catalog.text("uncertainty.scenario"), &study.simulated_scenario, scenarios, choose) }
            }
            <NumberInput field={NumberField::Threshold} label={catalog.text("uncertainty.threshold").to_owned()}
                value={Some(study.threshold.0)} hint={view.text("uncertainty.threshold.hint")} />
        </div>
    }
}

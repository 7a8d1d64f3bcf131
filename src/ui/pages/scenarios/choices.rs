//! What a scenario takes on each variable: the hypotheses as chips, of which one is on.

use crate::app::{Edit, ScenarioEdit};
use crate::study::{Choice, Scenario, Study, Variable};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::text::class_if;
use yew::prelude::*;

/// The chips of a variable in a scenario: the hypotheses, and the study as it is.
pub(super) fn chips(view: &View, scenario: &Scenario, variable: &Variable) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let chosen = scenario.chosen(&variable.id).unwrap_or_default();
    let group = control_id(&format!("scenarios/{}/choices/{}", scenario.id, variable.id));
    let taken = Choice { variable: variable.id.clone(), hypothesis: chosen.to_owned() };
    let contradiction = against(study, scenario, &taken).map(|other| {
        let other = hypothesis_name(view, &other.hypothesis);
        catalog.fill("scenarios.contradiction", &[("name", &hypothesis_name(view, chosen)), ("other", &other)])
    });
    let said_id = format!("{group}-said");
    let name = catalog.part_name(study, &format!("variables/{}", variable.id)).unwrap_or_default();
    html! {
        <fieldset class={class_if("chips", contradiction.is_some(), "is-contradiction")} id={group.clone()} tabindex="-1"
            aria-describedby={contradiction.is_some().then(|| said_id.clone())} key={variable.id.clone()}>
            <legend>{ name }</legend>
            <div class="chip-row">
                { chip(view, (scenario, variable), &group, "") }
                for hypothesis in variable.hypotheses.iter() { { chip(view, (scenario, variable), &group, &hypothesis.id) } }
            </div>
            if let Some(said) = contradiction { <p class="field-error" id={said_id}>{ said }</p> }
        </fieldset>
    }
}

/// One chip; an empty id stands for the study as it is. What contradicts another choice of the scenario cannot be chosen.
fn chip(view: &View, (scenario, variable): (&Scenario, &Variable), group: &str, hypothesis: &str) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let chosen = scenario.chosen(&variable.id).unwrap_or_default();
    let is_on = chosen == hypothesis;
    let name = match hypothesis {
        "" => catalog.text("scenarios.as_stated").to_owned(),
        id => hypothesis_name(view, id),
    };
    let choice = Choice { variable: variable.id.clone(), hypothesis: hypothesis.to_owned() };
    let excluded = against(study, scenario, &choice).filter(|_| !is_on && !hypothesis.is_empty());
    let words = match excluded {
        Some(other) => {
            let other = hypothesis_name(view, &other.hypothesis);
            catalog.fill("scenarios.option_excluded", &[("name", &name), ("other", &other)])
        }
        None => name,
    };
    let edit = Edit::Scenario(ScenarioEdit::Choose {
        scenario: scenario.id.clone(),
        variable: variable.id.clone(),
        hypothesis: (!hypothesis.is_empty()).then(|| hypothesis.to_owned()),
    });
    let id = format!("{group}-{}", if hypothesis.is_empty() { "as-stated" } else { hypothesis });
    html! {
        <span class="chip" key={id.clone()}>
            <input type="radio" id={id.clone()} name={group.to_owned()} checked={is_on} disabled={excluded.is_some()}
                onchange={view.dispatch.on_edit::<Event>(edit)} />
            <label for={id}>{ words }</label>
        </span>
    }
}

/// A choice of the scenario on another variable that is incompatible with this one.
fn against<'a>(study: &Study, scenario: &'a Scenario, choice: &Choice) -> Option<&'a Choice> {
    let mut others = scenario.choices.iter().filter(|other| other.variable != choice.variable);
    others.find(|other| study.are_incompatible(choice, other))
}

/// The name of a hypothesis.
pub(super) fn hypothesis_name(view: &View, id: &str) -> String {
    view.catalog.part_name(view.stated(), &format!("hypotheses/{id}")).unwrap_or_default()
}

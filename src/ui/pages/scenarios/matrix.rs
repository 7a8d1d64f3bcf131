//! The matrix of scenarios. Each scenario is a column, with its hypotheses in the rows of their variables; on a phone the
//! scenarios follow one another. Style sheets align the rows: a screen reader finds a list of scenarios, each complete.

use super::{add, column, part_head};
use crate::app::{Edit, PartKind, ScenarioEdit};
use crate::study::{Choice, Scenario, Study, Variable};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::Term;
use crate::ui::widgets::text::{class_if, text};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The matrix, under its heading.
pub(super) fn matrix(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    html! {
        <section class="prospect-part" aria-labelledby="scenarios-title" tabindex="-1">
            { part_head(view, "scenarios-title", "scenarios.title", "scenario") }
            <p class="field-hint">
                { text(catalog, if study.scenarios.is_empty() { "scenarios.none" } else { "scenarios.about" }) }
                <Term word="reference" name={catalog.text("prospect.reference").to_owned()} />
            </p>
            if !study.scenarios.is_empty() { { columns(view) } }
            <p class="prospect-acts">{ add(view, PartKind::Scenario) }</p>
        </section>
    }
}

/// The columns, one per scenario.
fn columns(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let applied = view.study.scenarios();
    let name =
        |variable: &Variable| catalog.part_name(study, &format!("variables/{}", variable.id)).unwrap_or_default();
    html! {
        <div class="matrix-scroll">
            <div class="matrix">
                // The names of the rows, for sighted users: each select has its own label.
                <div class="matrix-names" aria-hidden="true">
                    <p class="matrix-cell"></p>
                    for variable in study.variables.iter() {
                        <p key={variable.id.clone()} class="matrix-cell">{ name(variable) }</p>
                    }
                </div>
                <ol class="matrix-columns">
                    for (place, (scenario, applied)) in study.scenarios.iter().zip(applied.iter()).enumerate() {
                        <li key={scenario.id.clone()} class={class_if("matrix-column", scenario.reference, "is-reference")}
                            id={format!("part-scenarios-{}", scenario.id)} tabindex="-1" data-testid="scenario">
                            { column::head(view, scenario) }
                            for variable in study.variables.iter() { { cell(view, scenario, variable, &name(variable)) } }
                            { column::rest(view, scenario, place, applied) }
                        </li>
                    }
                </ol>
            </div>
        </div>
    }
}

/// The select of the hypothesis that a scenario takes on a variable.
fn cell(view: &View, scenario: &Scenario, variable: &Variable, name: &str) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let chosen = scenario.chosen(&variable.id).unwrap_or_default();
    let id = AttrValue::from(control_id(&format!("scenarios/{}/choices/{}", scenario.id, variable.id)));
    let onchange = {
        let (dispatch, scenario, variable) = (view.dispatch.clone(), scenario.id.clone(), variable.id.clone());
        Callback::from(move |event: Event| {
            let id = event.target_unchecked_into::<HtmlSelectElement>().value();
            let hypothesis = (!id.is_empty()).then_some(id);
            let (scenario, variable) = (scenario.clone(), variable.clone());
            dispatch.edit(Edit::Scenario(ScenarioEdit::Choose { scenario, variable, hypothesis }));
        })
    };
    let option = |hypothesis: &str| {
        let words = hypothesis_name(view, hypothesis);
        let choice = Choice { variable: variable.id.clone(), hypothesis: hypothesis.to_owned() };
        let against = against(study, scenario, &choice).map(|other| hypothesis_name(view, &other.hypothesis));
        let is_chosen = chosen == hypothesis;
        let words = match &against {
            // A contradiction of the chosen one is reported below the select.
            Some(other) if !is_chosen => {
                catalog.fill("scenarios.option_excluded", &[("name", &words), ("other", other)])
            }
            _ => words,
        };
        html! {
            <option key={hypothesis.to_owned()} value={hypothesis.to_owned()} selected={is_chosen}
                disabled={against.is_some() && !is_chosen}>{ words }</option>
        }
    };
    let taken = Choice { variable: variable.id.clone(), hypothesis: chosen.to_owned() };
    let contradiction = against(study, scenario, &taken).map(|other| {
        let other = hypothesis_name(view, &other.hypothesis);
        catalog.fill("scenarios.contradiction", &[("name", &hypothesis_name(view, chosen)), ("other", &other)])
    });
    let said_id = format!("{id}-said");
    html! {
        <div class={class_if("field field-select matrix-cell", contradiction.is_some(), "is-contradiction")}>
            <div class="field-label"><label for={id.clone()}>{ name.to_owned() }</label></div>
            <select {id} data-value={chosen.to_owned()} {onchange} aria-describedby={contradiction.is_some().then(|| said_id.clone())}>
                <option value="" selected={chosen.is_empty()}>{ catalog.text("scenarios.as_stated") }</option>
                for hypothesis in variable.hypotheses.iter() { { option(&hypothesis.id) } }
            </select>
            if let Some(said) = contradiction { <p class="field-error" id={said_id}>{ said }</p> }
        </div>
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

//! A column of the matrix: a scenario with its name, story, figures and findings.

use super::{COMPARISON, overrides};
use crate::app::{AppliedScenario, Changes, Edit, PartKind, ScenarioEdit, WorkspaceAction};
use crate::sheet::CellId;
use crate::study::{Form, Scenario, TextField};
use crate::ui::browser::focus::{control_id, focus};
use crate::ui::browser::paint;
use crate::ui::context::View;
use crate::ui::widgets::text::{button, class_if, entry, text};
use crate::ui::widgets::{
    PartLook, TextLook, choices, figure, part_buttons, remark, select, text_input, text_input_as,
};
use yew::prelude::*;

/// The name of the scenario.
pub(super) fn head(view: &View, scenario: &Scenario) -> Html {
    let field = TextField::ScenarioName(scenario.id.clone());
    let name = view.catalog.part_name(view.stated(), &format!("scenarios/{}", scenario.id));
    html! {
        <div class="matrix-cell matrix-head">
            <h3 class="visually-hidden">{ name }</h3>
            { text_input(field, view.catalog.text("scenario.name"), &scenario.name) }
        </div>
    }
}

/// The cells below its hypotheses.
pub(super) fn rest(view: &View, scenario: &Scenario, place: usize, applied: &AppliedScenario) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let name = catalog.part_name(study, &format!("scenarios/{}", scenario.id)).unwrap_or_default();
    let counts = (place, study.scenarios.len());
    html! {
        <>
            <div class="matrix-cell">{ headline(view, scenario, applied, &name) }</div>
            <div class="matrix-cell">{ findings(view, applied) }</div>
            <div class="matrix-cell matrix-about">
                { story(view, scenario) }
                { reference(view, scenario, &name) }
                if !scenario.overrides.is_empty() {
                    <ul class="effects">
                        for change in scenario.overrides.iter() { <li>{ catalog.override_sentence(study, change) }</li> }
                    </ul>
                }
                <details class="more">
                    <summary>{ text(catalog, "scenario.overrides") }</summary>
                    { overrides::overrides(view, &Changes::Scenario(scenario.id.clone()), &scenario.overrides) }
                </details>
                { part_buttons((catalog, &view.dispatch), PartKind::Scenario, &scenario.id, &name, counts, PartLook::Words) }
            </div>
        </>
    }
}

/// Its story, and the form of value creation that it explores.
fn story(view: &View, scenario: &Scenario) -> Html {
    let (catalog, id) = (view.catalog, &scenario.id);
    let forms = choices(catalog, "form", Form::WORDS);
    let choose =
        view.dispatch.choose(id, |id, word| Some(Edit::Scenario(ScenarioEdit::SetForm(id, Form::from_word(word)?))));
    let look = TextLook { long: true, placeholder: Some(view.text("scenario.story.placeholder")), hint: None };
    html! {
        <>
            { text_input_as(TextField::ScenarioStory(id.clone()), catalog.text("scenario.story"), &scenario.story, look) }
            { select(&control_id(&format!("scenarios/{id}/form")), catalog.text("scenario.form"), scenario.form.word(), forms, choose) }
        </>
    }
}

/// The button that makes it the reference of the comparison.
fn reference(view: &View, scenario: &Scenario, name: &str) -> Html {
    let catalog = view.catalog;
    let label = catalog.text(if scenario.reference { "scenario.is_reference" } else { "scenario.reference" });
    let edit = Edit::Scenario(ScenarioEdit::SetReference(scenario.id.clone(), !scenario.reference));
    html! {
        <button type="button" class={class_if("button small reference", scenario.reference, "is-on")}
            aria-pressed={scenario.reference.then_some("true")} aria-label={catalog.named(label, name)} onclick={view.dispatch.on_edit::<MouseEvent>(edit)}>
            { label.to_owned() }
        </button>
    }
}

/// The inputs, the value and the ratio with the scenario applied.
fn headline(view: &View, scenario: &Scenario, applied: &AppliedScenario, name: &str) -> Html {
    let (catalog, derived) = (view.catalog, &applied.derived);
    let shown = view.shown.of_scenario(&scenario.id);
    let open = |cell: Option<CellId>| shown.as_ref().map(|shown| figure(shown, cell)).unwrap_or_default();
    let compare = {
        let dispatch = view.dispatch.clone();
        Callback::from(move |_: MouseEvent| {
            dispatch.workspace(WorkspaceAction::BuildScenarios(false));
            paint::after(|| _ = focus(COMPARISON));
        })
    };
    let compare_name = catalog.fill("scenario.compare_named", &[("name", name)]);
    html! {
        <>
            if derived.study.is_without_money() {
                <p class="scenario-sentence">{ catalog.result_sentence(&derived.study, &derived.evaluation) }</p>
            } else {
                <dl class="scenario-figures" data-scenario={scenario.id.clone()}>
                    { entry("", text(catalog, "scenario.inputs"), open(Some(derived.inputs_present_value()))) }
                    { entry("", text(catalog, "scenario.value"), open(Some(derived.present_value()))) }
                    { entry("is-ratio", text(catalog, "scenario.ratio"), open(derived.ratio())) }
                </dl>
            }
            if view.stated().scenarios.len() > 1 {
                { button("link", "", Some(compare_name), compare, text(catalog, "scenario.compare")) }
            }
        </>
    }
}

/// The findings, each with a link to its field.
fn findings(view: &View, applied: &AppliedScenario) -> Html {
    html! {
        if !applied.findings.is_empty() {
            <ul class="findings is-warning">
                for finding in applied.findings.iter() {
                    { remark(view, finding) }
                }
            </ul>
        }
    }
}

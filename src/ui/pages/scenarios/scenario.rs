//! A scenario where it is built: its name and figures, its hypotheses as chips, its findings, its story and own numbers.

use super::super::outcome_extras::Fold;
use super::choices::chips;
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

/// A scenario of the list: its name and figures, its hypotheses, and the rest, folded.
pub(super) fn scenario(view: &View, scenario: &Scenario, place: usize, applied: &AppliedScenario) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let name = catalog.part_name(study, &format!("scenarios/{}", scenario.id)).unwrap_or_default();
    let counts = (place, study.scenarios.len());
    let field = TextField::ScenarioName(scenario.id.clone());
    html! {
        <li key={scenario.id.clone()} class={class_if("scenario", scenario.reference, "is-reference")}
            id={format!("part-scenarios-{}", scenario.id)} tabindex="-1" data-testid="scenario">
            <div class="scenario-head">
                <h3 class="visually-hidden">{ &name }</h3>
                { text_input(field, catalog.text("scenario.name"), &scenario.name) }
                { headline(view, scenario, applied) }
            </div>
            <div class="scenario-choices">for variable in study.variables.iter() { { chips(view, scenario, variable) } }</div>
            { findings(view, applied) }
            <div class="scenario-acts">
                { reference(view, scenario, &name) }
                { compare(view, &name) }
                { part_buttons((catalog, &view.dispatch), PartKind::Scenario, &scenario.id, &name, counts, PartLook::Words) }
            </div>
            <Fold title={catalog.text("scenario.story").to_owned()} open={false}>{ story(view, scenario) }</Fold>
            <Fold title={catalog.plural("scenario.overrides", scenario.overrides.len(), &[])} open={!scenario.overrides.is_empty()}>
                { overrides::overrides(view, &Changes::Scenario(scenario.id.clone()), &scenario.overrides) }
            </Fold>
        </li>
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
fn headline(view: &View, scenario: &Scenario, applied: &AppliedScenario) -> Html {
    let (catalog, derived) = (view.catalog, &applied.derived);
    if derived.study.is_without_money() {
        return html! { <p class="scenario-sentence">{ catalog.result_sentence(&derived.study, &derived.evaluation) }</p> };
    }
    let shown = view.shown.of_scenario(&scenario.id);
    let open = |cell: Option<CellId>| shown.as_ref().map(|shown| figure(shown, cell)).unwrap_or_default();
    html! {
        <dl class="scenario-figures" data-scenario={scenario.id.clone()}>
            { entry("", text(catalog, "scenario.inputs"), open(Some(derived.inputs_present_value()))) }
            { entry("", text(catalog, "scenario.value"), open(Some(derived.present_value()))) }
            { entry("is-ratio", text(catalog, "scenario.ratio"), open(derived.ratio())) }
        </dl>
    }
}

/// The way to the comparison, where there is another scenario.
fn compare(view: &View, name: &str) -> Html {
    if view.stated().scenarios.len() < 2 {
        return Html::default();
    }
    let dispatch = view.dispatch.clone();
    let compare = Callback::from(move |_: MouseEvent| {
        dispatch.workspace(WorkspaceAction::BuildScenarios(false));
        paint::after(|| _ = focus(COMPARISON));
    });
    let named = view.catalog.fill("scenario.compare_named", &[("name", name)]);
    button("link", "", Some(named), compare, text(view.catalog, "scenario.compare"))
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

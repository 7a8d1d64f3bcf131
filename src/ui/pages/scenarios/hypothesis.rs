//! A hypothesis: what it supposes and what it does, in words. The numbers behind the words are one press away: a study has many,
//! and a person works on one at a time.

use super::{curve, driver, overrides};
use crate::analysis::drivers::applies;
use crate::app::{Action, Changes, Edit, ScenarioEdit};
use crate::study::field::{InputField, PartField};
use crate::study::{Driver, DriverKind, Hypothesis, NumberPath, Study, TextField};
use crate::ui::browser::focus::show_choices;
use crate::ui::context::View;
use crate::ui::widgets::text::{button, class_if, paragraph, text};
use crate::ui::widgets::{ActionButton, TextLook, choices, select, text_input, text_input_as};
use yew::prelude::*;

/// Which hypothesis.
#[derive(Properties, PartialEq)]
pub struct HypothesisCardProps {
    /// The study, and the ways to act.
    pub view: View,
    /// Id of the hypothesis.
    pub id: AttrValue,
    /// Whether its numbers are shown at first.
    #[prop_or_default]
    pub opened: bool,
}

/// A hypothesis among those on its variable.
#[component]
pub fn HypothesisCard(props: &HypothesisCardProps) -> Html {
    let (view, id) = (&props.view, &*props.id);
    let open = use_state(|| props.opened);
    let kind = use_state(DriverKind::default);
    let is_open = *open;
    use_effect(move || {
        if is_open {
            show_choices();
        }
    });
    let (catalog, study) = (view.catalog, view.stated());
    let Some((variable, hypothesis)) = study.hypothesis(id) else {
        return Html::default();
    };
    let name = catalog.part_name(study, &format!("hypotheses/{id}")).unwrap_or_default();
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let about = TextLook { long: true, placeholder: Some(view.text("hypothesis.text.placeholder")), hint: None };
    let editor = format!("hypothesis-{id}-numbers");
    html! {
        <li class="hypothesis" id={format!("part-hypotheses-{id}")} tabindex="-1" data-testid="hypothesis">
            { text_input(view, TextField::HypothesisName(id.to_owned()), catalog.text("hypothesis.name"), &hypothesis.name) }
            { text_input_as(view, TextField::HypothesisText(id.to_owned()), catalog.text("hypothesis.text"), &hypothesis.text, about) }
            { said(view, hypothesis) }
            <div class="hypothesis-acts">
                <button type="button" class="button small" aria-expanded={if is_open { "true" } else { "false" }} aria-controls={editor.clone()}
                    aria-label={catalog.fill(if is_open { "hypothesis.hide_numbers_named" } else { "hypothesis.numbers_named" }, &[("name", &name)])} onclick={toggle}>
                    { text(catalog, if is_open { "hypothesis.hide_numbers" } else { "hypothesis.numbers" }) }
                </button>
                { buttons(view, variable, id, &name) }
            </div>
            <div id={editor} class={class_if("hypothesis-numbers", !is_open, "is-closed")}>
                if is_open { { numbers(view, hypothesis, &kind) } }
            </div>
        </li>
    }
}

/// What it does, in sentences, with the pictures of what moves.
fn said(view: &View, hypothesis: &Hypothesis) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    if hypothesis.overrides.is_empty() && hypothesis.drivers.is_empty() {
        return paragraph("field-hint", catalog, "hypothesis.no_effect");
    }
    html! {
        <ul class="effects">
            for change in hypothesis.overrides.iter() { <li>{ catalog.override_sentence(study, change) }</li> }
            for (place, driver) in hypothesis.drivers.iter().enumerate() {
                <li class="effect">
                    <div class="effect-words">
                        <p><strong>{ catalog.driver_name(driver.kind) }</strong>{ " — " }{ catalog.driver_text(driver.kind) }</p>
                        if let Some(targets) = catalog.driver_targets(study, driver) {
                            <p>{ targets }</p>
                        } else if driver.kind.has_targets() {
                            { paragraph("field-hint", catalog, "driver_edit.no_target") }
                        }
                        { stated(view, driver) }
                    </div>
                    { curve::curve(view, driver, &format!("curve-{}-{place}", hypothesis.id)) }
                </li>
            }
        </ul>
    }
}

/// What is stated of a driver, and where that comes from.
fn stated(view: &View, driver: &Driver) -> Html {
    let catalog = view.catalog;
    let parameters = catalog.driver_parameters(view.stated(), driver);
    html! {
        <>
            if !parameters.is_empty() { <p class="field-hint">{ parameters }</p> }
            if !driver.source.is_empty() {
                <p class="field-hint">{ catalog.named(catalog.text("pedigree.source"), &driver.source) }</p>
            }
        </>
    }
}

/// The numbers behind the words, to be changed, and ways to add more.
fn numbers(view: &View, hypothesis: &Hypothesis, kind: &UseStateHandle<DriverKind>) -> Html {
    let (catalog, study, id) = (view.catalog, view.stated(), &hypothesis.id);
    let kinds: Vec<&str> =
        DriverKind::ALL.iter().filter(|kind| can_act(study, **kind)).map(|kind| kind.word()).collect();
    let choose = {
        let kind = kind.clone();
        Callback::from(move |word: String| kind.set(DriverKind::from_word(&word).unwrap_or_default()))
    };
    // What can act on nothing here is not offered.
    let picked = if can_act(study, **kind) { **kind } else { DriverKind::CoordinationCost };
    let add = {
        let (dispatch, edit, id, place) =
            (view.dispatch.clone(), view.paths.edit.clone(), id.clone(), hypothesis.drivers.len());
        Callback::from(move |_: MouseEvent| {
            dispatch.edit(Edit::Scenario(ScenarioEdit::AddDriver(id.clone(), picked)));
            edit.emit(driver::path(&id, place));
        })
    };
    html! {
        <>
            { overrides::overrides(view, &Changes::Hypothesis(id.clone()), &hypothesis.overrides) }
            for (place, one) in hypothesis.drivers.iter().enumerate() { { driver::driver(view, id, place, one) } }
            <div class="form-row add-driver">
                { select(&format!("hypothesis-{id}-kind"), catalog.text("driver_edit.kind"), picked.word(), choices(catalog, "driver", &kinds), choose) }
                { button("button small", "add-driver", None, add, text(catalog, "driver_edit.add")) }
            </div>
            <p class="field-hint">{ catalog.driver_text(picked) }</p>
        </>
    }
}

fn buttons(view: &View, variable: &str, id: &str, name: &str) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let siblings = study.variable(variable).map(|variable| variable.hypotheses.as_slice()).unwrap_or_default();
    let place = siblings.iter().position(|hypothesis| hypothesis.id == id).unwrap_or(0);
    let button = |edit: ScenarioEdit, enabled: bool, label: &'static str, key: &str| {
        let label = if label.is_empty() { catalog.text("part.delete") } else { label };
        let named = Some(catalog.fill(key, &[("name", name)]));
        ActionButton {
            name: named,
            enabled,
            ..ActionButton::new(Action::Edit(Edit::Scenario(edit)), label, "quiet small")
        }
        .view(&view.dispatch)
    };
    let shift = |down: bool| ScenarioEdit::MoveHypothesis(id.to_owned(), down);
    html! {
        <div class="part-buttons">
            { button(shift(false), place > 0, "↑", "part.move_up") }
            { button(shift(true), place.saturating_add(1) < siblings.len(), "↓", "part.move_down") }
            { button(ScenarioEdit::RemoveHypothesis(id.to_owned()), true, "", "part.delete_named") }
        </div>
    }
}

/// Whether a kind of driver has something to act on in a study.
fn can_act(study: &Study, kind: DriverKind) -> bool {
    !kind.has_targets() || candidates(study).iter().any(|target| applies(kind, target))
}

/// The numbers of a study that a hypothesis may act on, in the order of the study. A volume is one, however it is stated.
pub(super) fn candidates(study: &Study) -> Vec<NumberPath> {
    let mut all = Vec::new();
    for input in &study.inputs {
        all.extend(
            [InputField::Quantity, InputField::UnitValue].map(|field| NumberPath::Input(input.id.clone(), field)),
        );
    }
    for outcome in &study.outcomes {
        let first = [PartField::Quantity, PartField::Proxy].into_iter().chain(outcome.counterfactual());
        let rest = [PartField::Displacement, PartField::Attribution, PartField::DropOff, PartField::Duration];
        all.extend(first.chain(rest).map(|part| NumberPath::Outcome(outcome.id.clone(), part.into())));
    }
    all
}

//! A hypothesis: what it supposes, and its effects as sentences in which every number is a field.

use super::{driver, driver_path, overrides};
use crate::app::candidates::can_act;
use crate::app::{Action, Changes, Edit, ScenarioEdit};
use crate::study::{DriverKind, Hypothesis, TextField};
use crate::ui::context::View;
use crate::ui::widgets::text::paragraph;
use crate::ui::widgets::{ActionButton, Select, TextLook, choices, text_input, text_input_as};
use yew::prelude::*;

/// A hypothesis among those on its variable.
pub fn hypothesis_card(view: &View, id: &str) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let Some((variable, hypothesis)) = study.hypothesis(id) else {
        return Html::default();
    };
    let name = catalog.part_name(study, &format!("hypotheses/{id}")).unwrap_or_default();
    let about =
        TextLook { long: true, placeholder: Some(view.text("hypothesis.text.placeholder")), ..TextLook::default() };
    let is_idle = hypothesis.overrides.is_empty() && hypothesis.drivers.is_empty();
    html! {
        <li key={id.to_owned()} class="hypothesis" id={format!("part-hypotheses-{id}")} tabindex="-1" data-testid="hypothesis">
            { text_input(TextField::HypothesisName(id.to_owned()), catalog.text("hypothesis.name"), &hypothesis.name) }
            { text_input_as(TextField::HypothesisText(id.to_owned()), catalog.text("hypothesis.text"), &hypothesis.text, about) }
            if is_idle { { paragraph("field-hint", catalog, "hypothesis.no_effect") } }
            for (place, one) in hypothesis.drivers.iter().enumerate() { { driver::driver(view, id, place, one) } }
            { overrides::overrides(view, &Changes::Hypothesis(id.to_owned()), &hypothesis.overrides) }
            <div class="hypothesis-acts">
                { add_driver(view, hypothesis, &name) }
                { buttons(view, variable, id, &name) }
            </div>
        </li>
    }
}

/// The kinds of effects over the years; choosing one adds it.
fn add_driver(view: &View, hypothesis: &Hypothesis, name: &str) -> Html {
    let (catalog, study, id) = (view.catalog, view.stated(), &hypothesis.id);
    // What can act on nothing here is not offered.
    let kinds: Vec<&str> =
        DriverKind::ALL.iter().filter(|kind| can_act(study, **kind)).map(|kind| kind.word()).collect();
    let mut options = vec![(String::new(), catalog.text("driver_edit.choose").to_owned())];
    options.extend(choices(catalog, "driver", &kinds));
    let add = {
        let (dispatch, edit, id, place) =
            (view.dispatch.clone(), view.paths.edit.clone(), id.clone(), hypothesis.drivers.len());
        Callback::from(move |word: String| {
            let Some(kind) = DriverKind::from_word(&word) else { return };
            dispatch.edit(Edit::Scenario(ScenarioEdit::AddDriver(id.clone(), kind)));
            edit.emit(driver_path(&id, place));
        })
    };
    let label = catalog.fill("driver_edit.kind", &[("name", name)]);
    Select { id: &format!("hypothesis-{id}-kind"), label: &label, options, acts: true, ..Select::default() }.view(add)
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

//! The numbers that a driver acts on: a list grouped by input and outcome, with one act for all outcomes.

use super::super::outcome_extras::Fold;
use super::driver_path;
use crate::app::candidates::{known_targets, offered};
use crate::app::{Edit, ScenarioEdit};
use crate::study::{Driver, Field, NumberPath};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::text::button;
use yew::prelude::*;

/// The list, open as long as nothing is chosen.
pub(super) fn targets(view: &View, hypothesis: &str, place: usize, driver: &Driver) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let candidates: Vec<NumberPath> =
        study.candidates().into_iter().filter(|target| offered(driver.kind, target)).collect();
    let mut paths: Vec<String> = candidates.iter().map(ToString::to_string).collect();
    // Targets from a file that are not among these stay visible, so that they can be removed.
    paths.extend(driver.targets.iter().filter(|path| !paths.contains(path)).cloned().collect::<Vec<_>>());
    let set = |next: Vec<String>| {
        let next = known_targets(study, driver.kind, next);
        Edit::Scenario(ScenarioEdit::SetTargets(hypothesis.to_owned(), place, next))
    };
    // In the order of the list.
    let with = |chosen: &dyn Fn(&String) -> bool| paths.iter().filter(|path| chosen(path)).cloned().collect::<Vec<_>>();
    let tick = |path: &str, name: String| {
        let is_on = driver.targets.iter().any(|target| target == path);
        let edit = set(with(&|known| if known == path { !is_on } else { driver.targets.contains(known) }));
        let id = control_id(&format!("{}/targets/{path}", driver_path(hypothesis, place)));
        html! {
            <span class="chip" key={path.to_owned()}>
                <input type="checkbox" id={id.clone()} checked={is_on} onchange={view.dispatch.on_edit::<Event>(edit)} />
                <label for={id}>{ name }</label>
            </span>
        }
    };
    let all = |field: Field| {
        let of_field: Vec<String> = outcomes_with(&candidates, field).map(ToString::to_string).collect();
        let is_on = of_field.iter().all(|path| driver.targets.contains(path));
        let edit = set(with(&|known| if of_field.contains(known) { !is_on } else { driver.targets.contains(known) }));
        let said = catalog.fill("driver_edit.all", &[("field", catalog.field_name(field))]);
        button(
            if is_on { "button small is-on" } else { "button small" },
            "all-targets",
            None,
            view.dispatch.on_edit(edit),
            said.into(),
        )
    };
    let title = catalog.plural("driver_edit.targets", driver.targets.len(), &[]);
    html! {
        <Fold {title} open={driver.targets.is_empty()}>
            <p class="chip-row">for field in fields(&candidates) { { all(field) } }</p>
            for group in catalog.number_groups(study, paths.iter().cloned()) {
                <fieldset class="chips" key={group.numbers.first().map(|(path, _)| path.clone()).unwrap_or_default()}>
                    <legend>{ group.owner }</legend>
                    <div class="chip-row">for (path, name) in group.numbers { { tick(&path, name) } }</div>
                </fieldset>
            }
        </Fold>
    }
}

/// The fields that two outcomes at least have among the candidates.
fn fields(candidates: &[NumberPath]) -> Vec<Field> {
    let mut fields: Vec<Field> = Vec::new();
    for target in candidates {
        let field = target.field();
        if !fields.contains(&field) && outcomes_with(candidates, field).nth(1).is_some() {
            fields.push(field);
        }
    }
    fields
}

fn outcomes_with(candidates: &[NumberPath], field: Field) -> impl Iterator<Item = &NumberPath> {
    candidates.iter().filter(move |target| target.outcome().is_some() && target.field() == field)
}

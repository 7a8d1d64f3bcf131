//! The editor of a driver: its targets, its parameters, and its source.

use crate::app::candidates::{known_targets, offered};
use crate::app::{Edit, NumberField, ScenarioEdit};
use crate::number::write;
use crate::study::{Driver, Parameter, TextField};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::stakeholder_options;
use crate::ui::widgets::text::{button, text};
use crate::ui::widgets::{NumberInput, select, sign_of, text_input};
use yew::prelude::*;

/// The path of a driver.
pub(super) fn path(hypothesis: &str, place: usize) -> String {
    format!("hypotheses/{hypothesis}/drivers/{place}")
}

/// The editor of the driver at this index of a hypothesis.
pub(super) fn driver(view: &View, hypothesis: &str, place: usize, driver: &Driver) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let name = catalog.driver_name(driver.kind);
    let remove = Edit::Scenario(ScenarioEdit::RemoveDriver(hypothesis.to_owned(), place));
    let remove_name = catalog.fill("part.delete_named", &[("name", name)]);
    let bringer = {
        let (dispatch, hypothesis) = (view.dispatch.clone(), hypothesis.to_owned());
        Callback::from(move |who: String| {
            dispatch.edit(Edit::Scenario(ScenarioEdit::SetBringer(hypothesis.clone(), place, who)));
        })
    };
    let own = path(hypothesis, place);
    html! {
        <fieldset class="driver" id={format!("part-{}", own.replace('/', "-"))} tabindex="-1" key={own.clone()}>
            <legend>{ name }</legend>
            if driver.kind.has_targets() { { targets(view, hypothesis, place, driver) } }
            <div class="numbers">
                for one in driver.kind.parameters().iter() { { parameter(view, hypothesis, place, driver, *one) } }
            </div>
            <div class="form-row">
                if driver.kind.adds_inputs() {
                    { select(&control_id(&format!("{own}/stakeholder")), catalog.text("driver_edit.bringer"), &driver.stakeholder,
                        stakeholder_options(study, catalog), bringer) }
                }
                { text_input(TextField::DriverSource(hypothesis.to_owned(), place), catalog.text("pedigree.source"), &driver.source) }
            </div>
            { button("button quiet small", "", Some(remove_name), view.dispatch.on_edit(remove), text(catalog, "part.delete")) }
        </fieldset>
    }
}

/// The input for a parameter.
fn parameter(view: &View, hypothesis: &str, place: usize, driver: &Driver, parameter: Parameter) -> Html {
    let (catalog, currency, spec) = (view.catalog, view.stated().currency, parameter.spec());
    let neutral = spec.default.map(|value| write::for_input(value, spec.expect(), catalog.language()));
    let field = NumberField::Parameter(hypothesis.to_owned(), place, parameter);
    html! {
        <NumberInput key={parameter.word()} {field} label={catalog.parameter_name(parameter).to_owned()} value={driver.stated(parameter)}
            unit={sign_of(catalog, spec.unit, currency)} placeholder={neutral.map(AttrValue::from)} />
    }
}

/// The checkboxes for its targets, among the numbers on which it can act.
fn targets(view: &View, hypothesis: &str, place: usize, driver: &Driver) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let mut paths: Vec<String> =
        study.candidates().iter().filter(|target| offered(driver.kind, target)).map(ToString::to_string).collect();
    // Targets from a file that are not among these stay visible, so that they can be removed.
    paths.extend(driver.targets.iter().filter(|path| !paths.contains(path)).cloned().collect::<Vec<_>>());
    let ticked = driver.targets.len();
    let tick = |n: usize, path: &str| {
        let id = control_id(&format!("{}/targets/{n}", self::path(hypothesis, place)));
        let is_on = driver.targets.iter().any(|target| target == path);
        let next: Vec<String> = if is_on {
            driver.targets.iter().filter(|target| *target != path).cloned().collect()
        } else {
            // In the order of the list.
            paths.iter().filter(|known| known.as_str() == path || driver.targets.contains(known)).cloned().collect()
        };
        let next = known_targets(study, driver.kind, next);
        let edit = Edit::Scenario(ScenarioEdit::SetTargets(hypothesis.to_owned(), place, next));
        html! {
            <li key={path.to_owned()} class="tick">
                <input type="checkbox" id={id.clone()} checked={is_on} onchange={view.dispatch.on_edit::<Event>(edit)} />
                <label for={id}>{ catalog.acted_on(study, path) }</label>
            </li>
        }
    };
    html! {
        // It stays open or closed as the user left it: several targets are ticked one after the other.
        <details class="more">
            <summary>{ catalog.plural("driver_edit.targets", ticked, &[]) }</summary>
            <ul class="ticks">for (n, path) in paths.iter().enumerate() { { tick(n, path) } }</ul>
        </details>
    }
}

//! A driver as one sentence, each number of which is a field, with its targets and its source.

use super::{curve, driver_path, targets};
use crate::app::{Edit, NumberField, ScenarioEdit};
use crate::number::write;
use crate::study::{Driver, Parameter, TextField};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::stakeholder_options;
use crate::ui::widgets::text::{button, paragraph, text};
use crate::ui::widgets::{NumberInput, field_sentence, select, sign_of, text_input};
use yew::prelude::*;

/// The driver at this index of a hypothesis.
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
    let own = driver_path(hypothesis, place);
    html! {
        <fieldset class="driver" id={format!("part-{}", own.replace('/', "-"))} tabindex="-1" key={own.clone()}>
            <legend>{ name }</legend>
            <div class="effect">
                <div class="effect-words">
                    { sentence(view, hypothesis, place, driver) }
                    { paragraph("field-hint", catalog, &["driver_text.", driver.kind.word()].concat()) }
                </div>
                { curve::curve(view, driver, &format!("curve-{hypothesis}-{place}")) }
            </div>
            if driver.kind.has_targets() { { targets::targets(view, hypothesis, place, driver) } }
            <div class="form-row">
                if driver.kind.adds_inputs() {
                    { select(&control_id(&format!("{own}/stakeholder")), catalog.text("driver_edit.bringer"), &driver.stakeholder,
                        stakeholder_options(study, catalog), bringer) }
                }
                { text_input(TextField::DriverSource(hypothesis.to_owned(), place), catalog.text("pedigree.source"), &driver.source) }
                { button("button quiet small", "", Some(remove_name), view.dispatch.on_edit(remove), text(catalog, "part.delete")) }
            </div>
        </fieldset>
    }
}

/// What it does: "3 % a year on « Conflits », for 4 years". The year at which a number without years is taken follows where it is a
/// parameter.
fn sentence(view: &View, hypothesis: &str, place: usize, driver: &Driver) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let field = |name: &str| match Parameter::from_word(name) {
        Some(one) => parameter(view, hypothesis, place, driver, one),
        None => html! { <span class="targets-said">{ catalog.targets_said(study, driver) }</span> },
    };
    let has_year = driver.kind.parameters().contains(&Parameter::AtYear);
    html! {
        <>
            { field_sentence(catalog, &["driver_sentence.", driver.kind.word()].concat(), field) }
            if has_year { { field_sentence(catalog, "driver_sentence.at_year", field) } }
        </>
    }
}

/// The input for a parameter, in the sentence.
fn parameter(view: &View, hypothesis: &str, place: usize, driver: &Driver, parameter: Parameter) -> Html {
    let (catalog, currency, spec) = (view.catalog, view.stated().currency, parameter.spec());
    let neutral = spec.default.map(|value| write::for_input(value, spec.expect(), catalog.language()));
    let field = NumberField::Parameter(hypothesis.to_owned(), place, parameter);
    html! {
        <NumberInput key={parameter.word()} {field} label={catalog.parameter_name(parameter).to_owned()} value={driver.stated(parameter)}
            unit={sign_of(catalog, spec.unit, currency)} placeholder={neutral.map(AttrValue::from)} quiet_label=true inline=true />
    }
}

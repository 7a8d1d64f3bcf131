//! Scope: what is evaluated, why, and under which conventions.

use super::currencies::currency;
use super::price_index::prices;
use super::scope_discounting::discounting;
use crate::app::{Edit, NumberField};
use crate::number::Decimal;
use crate::study::{Kind, NumberPath, Purpose, TextField};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::text::heading;
use crate::ui::widgets::{
    EstimateLook, NumberInput, TextLook, choices, choices_or_none, estimate_field, select, text_input_as,
};
use yew::prelude::*;

/// The room of the scope.
pub fn scope(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let text = |field: TextField, word: &str, value: &str, long: bool| {
        let hint = format!("scope.{word}.hint");
        let hint = catalog.has(&hint).then(|| AttrValue::from(catalog.text(&hint).to_owned()));
        let label = catalog.under("scope", word);
        text_input_as(field, label, value, TextLook { hint, long, ..TextLook::default() })
    };
    html! {
        <div class="form">
            <section class="form-group" aria-labelledby="scope-what">
                { heading("scope-what", catalog, "scope.what") }
                { text(TextField::Title, "title", &study.title, false) }
                { text(TextField::Organisation, "organisation", &study.organisation, false) }
                { text(TextField::Ideal, "ideal", &study.ideal, true) }
                { text(TextField::Notes, "notes", &study.notes, true) }
            </section>
            { conventions(view) }
            { discounting(view) }
            { prices(view) }
        </div>
    }
}

/// Kind, purpose, currency, price year, seed.
fn conventions(view: &View) -> Html {
    let (catalog, dispatch, study) = (view.catalog, &view.dispatch, view.stated());
    let kinds = choices(catalog, "kind", Kind::WORDS);
    let purposes = choices_or_none(catalog, "purpose", Purpose::WORDS);
    html! {
        <section class="form-group" aria-labelledby="scope-how">
            { heading("scope-how", catalog, "scope.how") }
            <div class="form-row">
                { select(&control_id("kind"), catalog.text("scope.kind"), study.kind.word(), kinds,
                    dispatch.choose("", |_, word| Kind::from_word(word).map(Edit::SetKind))) }
                { select(&control_id("purpose"), catalog.text("scope.purpose"),
                    study.purpose.map(Purpose::word).unwrap_or_default(), purposes,
                    dispatch.choose("", |_, word| Some(Edit::SetPurpose(Purpose::from_word(word))))) }
            </div>
            <div class="form-row">
                { currency(view) }
                { estimate_field(view, &NumberPath::PriceYear, &EstimateLook { hint: Some(view.text("scope.price_year.hint")), ..EstimateLook::default() }) }
                { estimate_field(view, &NumberPath::StartYear, &EstimateLook { hint: Some(view.text("scope.start_year.hint")), ..EstimateLook::default() }) }
                { seed_field(view) }
            </div>
        </section>
    }
}

/// The seed of the simulation.
pub(super) fn seed_field(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    html! {
        <NumberInput field={NumberField::Seed} label={catalog.text("scope.seed").to_owned()} value={Some(Decimal::from(study.seed.0))}
            hint={AttrValue::from(catalog.text("scope.seed.hint").to_owned())} />
    }
}

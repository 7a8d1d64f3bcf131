//! Scope: what is evaluated, why, and under which conventions.

use super::price_index::prices;
use super::scope_discounting::discounting;
use crate::app::{Edit, NumberField};
use crate::number::Decimal;
use crate::study::{Currency, Kind, NumberPath, Purpose, TextField};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::text::heading;
use crate::ui::widgets::{
    EstimateLook, NumberInput, TextLook, choices, choices_or_none, estimate_field, select, text_input_as,
};
use yew::prelude::*;

/// Currencies offered. A study in another one keeps it.
const CURRENCIES: [&str; 5] = ["EUR", "GBP", "USD", "CHF", "CAD"];

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
    let other = (!CURRENCIES.contains(&study.currency.code())).then(|| study.currency.code());
    let currencies: Vec<_> =
        CURRENCIES.into_iter().chain(other).map(|code| (code.to_owned(), code.to_owned())).collect();
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
                { select(&control_id("currency"), catalog.text("scope.currency"), study.currency.code(), currencies,
                    dispatch.choose("", |_, code| Currency::new(code).map(Edit::SetCurrency))) }
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

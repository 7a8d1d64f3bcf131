//! Scope: what is evaluated, why, and under which conventions.

use super::price_index::prices;
use super::scope_discounting::conventions;
use super::scope_methods::methods;
use crate::app::Edit;
use crate::study::{Kind, Purpose, TextField};
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::text::heading;
use crate::ui::widgets::{TextLook, choices, choices_or_none, select, text_input_as};
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
                <div class="form-row">
                    { text(TextField::Title, "title", &study.title, false) }
                    { text(TextField::Organisation, "organisation", &study.organisation, false) }
                </div>
                { what_kind(view) }
                { text(TextField::Ideal, "ideal", &study.ideal, true) }
                { text(TextField::Notes, "notes", &study.notes, true) }
            </section>
            { conventions(view) }
            { prices(view) }
            { methods(view) }
        </div>
    }
}

/// The kind of study and what it is for.
fn what_kind(view: &View) -> Html {
    let (catalog, dispatch, study) = (view.catalog, &view.dispatch, view.stated());
    let kinds = choices(catalog, "kind", Kind::WORDS);
    let purposes = choices_or_none(catalog, "purpose", Purpose::WORDS);
    html! {
        <div class="form-row">
            { select(&control_id("kind"), catalog.text("scope.kind"), study.kind.word(), kinds,
                dispatch.choose("", |_, word| Kind::from_word(word).map(Edit::SetKind))) }
            { select(&control_id("purpose"), catalog.text("scope.purpose"),
                study.purpose.map(Purpose::word).unwrap_or_default(), purposes,
                dispatch.choose("", |_, word| Some(Edit::SetPurpose(Purpose::from_word(word))))) }
        </div>
    }
}

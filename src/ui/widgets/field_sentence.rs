//! A sentence with fields in the place of some of its words.

use crate::present::Catalog;
use yew::prelude::*;

/// The sentence of a key, with a field for each `{name}` in it. Each field brings its own label, which only screen readers get.
pub fn field_sentence(catalog: &Catalog, key: &str, field: impl Fn(&str) -> Html) -> Html {
    html! { <div class="field-sentence">{ with_fields(catalog, key, field) }</div> }
}

/// The same as a part of a longer sentence.
pub fn with_fields(catalog: &Catalog, key: &str, field: impl Fn(&str) -> Html) -> Html {
    html! {
        for (before, name) in catalog.pieces(key) {
            <span>{ before }</span>
            if let Some(name) = name { { field(name) } }
        }
    }
}

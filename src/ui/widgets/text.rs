//! Small elements as functions.
//!
//! Written out in each place, every one of them would weigh on a first visit.

use crate::present::Catalog;
use yew::prelude::*;

/// The text under a key of the catalogue.
#[inline(never)]
pub fn text(catalog: &Catalog, key: &str) -> Html {
    Html::from(catalog.text(key))
}

/// A class, and another one where something holds.
#[inline(never)]
pub fn class_if(base: &'static str, holds: bool, other: &str) -> Classes {
    let mut classes = Classes::from(base);
    if holds {
        classes.push(other.to_owned());
    }
    classes
}

/// A paragraph that holds a text of the catalogue.
#[inline(never)]
pub fn paragraph(class: &'static str, catalog: &Catalog, key: &str) -> Html {
    html! { <p {class}>{ text(catalog, key) }</p> }
}

/// A heading that holds a text of the catalogue.
#[inline(never)]
pub fn heading(id: &'static str, catalog: &Catalog, key: &str) -> Html {
    html! { <h2 {id}>{ text(catalog, key) }</h2> }
}

/// A name and its figure in a list of figures.
#[inline(never)]
pub fn entry(class: &'static str, name: Html, figure: Html) -> Html {
    html! { <div {class}><dt>{ name }</dt><dd>{ figure }</dd></div> }
}

/// A button: its look, a name for tests (none when empty), a name that says more than its words, what it does.
#[inline(never)]
pub fn button(
    class: &'static str,
    testid: &str,
    name: Option<String>,
    onclick: Callback<MouseEvent>,
    label: Html,
) -> Html {
    let testid = (!testid.is_empty()).then(|| testid.to_owned());
    html! { <button type="button" {class} data-testid={testid} aria-label={name} {onclick}>{ label }</button> }
}

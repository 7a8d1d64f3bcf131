//! Small elements as functions.
//!
//! Functions, because repeated markup would increase the size of the first load.

use crate::present::Catalog;
use yew::prelude::*;

/// The text under a key of the catalogue.
#[inline(never)]
pub fn text(catalog: &Catalog, key: &str) -> Html {
    Html::from(catalog.text(key))
}

/// A class, and a second one if a condition holds.
#[inline(never)]
pub fn class_if(base: &'static str, holds: bool, other: &str) -> Classes {
    let mut classes = Classes::from(base);
    if holds {
        classes.push(other.to_owned());
    }
    classes
}

/// A paragraph with a text of the catalogue.
#[inline(never)]
pub fn paragraph(class: &'static str, catalog: &Catalog, key: &str) -> Html {
    html! { <p {class}>{ text(catalog, key) }</p> }
}

/// A heading with a text of the catalogue.
#[inline(never)]
pub fn heading(id: &'static str, catalog: &Catalog, key: &str) -> Html {
    html! { <h2 {id}>{ text(catalog, key) }</h2> }
}

/// An entry of a definition list: a name and its figure.
#[inline(never)]
pub fn entry(class: &'static str, name: Html, figure: Html) -> Html {
    html! { <div {class}><dt>{ name }</dt><dd>{ figure }</dd></div> }
}

/// A button: its classes, a test id (none when empty), an accessible name that says more than the label, and its handler.
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

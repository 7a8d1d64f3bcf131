//! A section of a room, and a finding.

use super::text::{button, text};
use crate::study::Finding;
use crate::ui::context::View;
use yew::prelude::*;

/// A section of a room under its heading.
pub fn section(view: &View, id: &'static str, title: &str, content: Html) -> Html {
    html! {
        <section class="result-part" aria-labelledby={id}>
            <h2 {id}>{ view.catalog.text(title) }</h2>
            { content }
        </section>
    }
}

/// A finding with its reason and a link to its field.
pub fn remark(view: &View, finding: &Finding) -> Html {
    let catalog = view.catalog;
    html! {
        <li data-finding={finding.code.word()}>
            <span>{ catalog.finding(view.stated(), finding) }</span>
            { " " }<span class="finding-why">{ Html::from(catalog.under("why", finding.code.word())) }</span>
            if !finding.target.is_empty() {
                { " " }
                { button("link", "", None, view.paths.to_path(finding.target.clone()), text(catalog, "findings.go")) }
            }
        </li>
    }
}

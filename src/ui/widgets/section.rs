//! A section of a room, and a finding.

use super::text::{button, text};
use crate::present::findings::FindingGroup;
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

/// Places of a group of findings that are listed by themselves; the others are folded.
const PLACES: usize = 5;

/// Findings of one kind with their reason and a link to each of their fields.
pub fn remarks(view: &View, group: &FindingGroup<'_>) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let first = match group.findings.as_slice() {
        [] => return Html::default(),
        [only] => return remark(view, only),
        [first, ..] => first,
    };
    let place = |finding: &&Finding| {
        let name =
            catalog.part_name(study, &finding.target).unwrap_or_else(|| catalog.number_name(study, &finding.target));
        html! { <li>{ button("link", "", None, view.paths.to_path(finding.target.clone()), name.into()) }</li> }
    };
    let (shown, rest) = group.findings.split_at(group.findings.len().min(PLACES));
    html! {
        <li data-finding={first.code.word()}>
            <span>{ catalog.finding_group(study, group) }</span>
            { " " }<span class="finding-why">{ Html::from(catalog.under("why", first.code.word())) }</span>
            <ul class="finding-places">for finding in shown { { place(finding) } }</ul>
            if !rest.is_empty() {
                <details class="more">
                    <summary>{ catalog.plural("findings.places", rest.len(), &[]) }</summary>
                    <ul class="finding-places">for finding in rest { { place(finding) } }</ul>
                </details>
            }
        </li>
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

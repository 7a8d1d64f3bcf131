//! The findings of a study.

use crate::present::findings::{FindingGroup, grouped};
use crate::study::Severity;
use crate::ui::context::View;
use crate::ui::widgets::text::{class_if, paragraph};
use crate::ui::widgets::{remarks, section};
use yew::prelude::*;

/// The findings, each with a link to its field.
pub(super) fn findings(view: &View) -> Html {
    let catalog = view.catalog;
    let of = |severity| grouped(view.stated(), view.study.findings(), severity);
    let (warnings, notes) = (of(Severity::Warning), of(Severity::Note));
    let group = |severity: Severity, of_kind: &[FindingGroup<'_>]| {
        if of_kind.is_empty() {
            return Html::default();
        }
        html! {
            <>
                <h3>{ catalog.plural(&format!("findings.{}", severity.word()), of_kind.len(), &[]) }</h3>
                <ul class={class_if("findings", true, &format!("is-{}", severity.word()))}>
                    for group in of_kind { { remarks(view, group) } }
                </ul>
            </>
        }
    };
    let content = html! {
        <>
            if warnings.is_empty() && notes.is_empty() { { paragraph("", catalog, "findings.none") } }
            { group(Severity::Warning, &warnings) }
            if !notes.is_empty() {
                <details class="more">
                    <summary>{ catalog.plural("findings.notes_fold", notes.len(), &[]) }</summary>
                    { group(Severity::Note, &notes) }
                </details>
            }
        </>
    };
    section(view, "findings-title", "findings.title", content)
}

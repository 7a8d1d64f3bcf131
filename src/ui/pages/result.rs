//! The result: the sentence, the figures, the charts and tables, the findings.

use super::deferred::deferred;
use super::result_details::details;
use super::result_parts::evidence_basis;
use crate::present::findings::{FindingGroup, grouped};
use crate::study::Severity;
use crate::ui::context::View;
use crate::ui::widgets::text::{class_if, paragraph};
use crate::ui::widgets::{Term, figure, remarks, section};
use yew::prelude::*;

/// The room of the result.
pub fn result(view: &View) -> Html {
    let (catalog, study) = (view.catalog, &view.study);
    let figures = [
        ("ratio", study.ratio()),
        ("net_ratio", study.net_ratio()),
        ("inputs_present_value", Some(study.inputs_present_value())),
        ("present_value", Some(study.present_value())),
        ("net_present_value", Some(study.net_present_value())),
        ("payback_months", study.payback_months()),
        ("lasting_payback_months", study.lasting_payback_months()),
        ("simple_payback_months", study.simple_payback_months()),
    ];
    // The lasting payback only stands where it is another than the first.
    let figures = figures.into_iter().filter(|(word, cell)| *word != "lasting_payback_months" || cell.is_some());
    html! {
        <div class="result">
            <p class="result-sentence">{ catalog.result_sentence(&study.study, &study.evaluation) }</p>
            { paragraph("result-caveat", catalog, "result.caveat") }
            <dl class="result-figures">
                for (word, cell) in figures {
                    <div class={class_if("result-figure", true, &format!("is-{word}"))}>
                        <dt>
                            { Html::from(catalog.under("figure", word)) }
                            <Term word={word} name={catalog.under("figure", word).to_owned()} />
                        </dt>
                        <dd>{ figure(view, cell) }</dd>
                    </div>
                }
            </dl>
            { findings(view) }
            { evidence_basis(view) }
            { deferred(view, details) }
        </div>
    }
}

/// The findings, each with a link to its field.
fn findings(view: &View) -> Html {
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

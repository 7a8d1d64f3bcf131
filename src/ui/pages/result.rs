//! The result: the sentence, the return, the tables, the findings.

use super::deferred::{DeferredPart, deferred};
use super::result_parts::{conventions, evidence_basis, unpriced};
use super::switching::SwitchingTable;
use crate::present::chart::ChartKind;
use crate::study::{Finding, Severity};
use crate::ui::charts::chart;
use crate::ui::context::View;
use crate::ui::widgets::text::{button, class_if, paragraph, text};
use crate::ui::widgets::{Term, figure};
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
        ("simple_payback_months", study.simple_payback_months()),
    ];
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
            { deferred(view, DeferredPart::Result) }
            { conventions(view) }
        </div>
    }
}

/// The rest of the room: its pictures, what has no price, what decides.
pub(super) fn rest(view: &View) -> Html {
    html! {
        <>
            { chart(view, ChartKind::Chain) }
            { chart(view, ChartKind::Waterfall) }
            { chart(view, ChartKind::Years) }
            { chart(view, ChartKind::Outcomes) }
            { chart(view, ChartKind::Stakeholders) }
            { unpriced(view) }
            <SwitchingTable view={view.clone()} />
        </>
    }
}

/// A part of the result under its heading.
pub(super) fn part(view: &View, id: &'static str, title: &str, content: Html) -> Html {
    html! {
        <section class="result-part" aria-labelledby={id}>
            <h2 {id}>{ view.catalog.text(title) }</h2>
            { content }
        </section>
    }
}

/// What deserves a remark; each leads to its place.
fn findings(view: &View) -> Html {
    let catalog = view.catalog;
    let findings = view.study.findings();
    let group = |severity: Severity| {
        let of_kind: Vec<_> = findings.iter().filter(|finding| finding.severity == severity).collect();
        if of_kind.is_empty() {
            return Html::default();
        }
        html! {
            <>
                <h3>{ catalog.plural(&format!("findings.{}", severity.word()), of_kind.len(), &[]) }</h3>
                <ul class={class_if("findings", true, &format!("is-{}", severity.word()))}>
                    for finding in of_kind {
                        { remark(view, finding) }
                    }
                </ul>
            </>
        }
    };
    let content = html! {
        <>
            if findings.is_empty() { { paragraph("", catalog, "findings.none") } }
            { group(Severity::Warning) }
            if findings.iter().any(|finding| finding.severity == Severity::Note) {
                <details class="more">
                    <summary>{ catalog.plural("findings.notes_fold", findings.iter().filter(|finding| finding.severity == Severity::Note).count(), &[]) }</summary>
                    { group(Severity::Note) }
                </details>
            }
        </>
    };
    part(view, "findings-title", "findings.title", content)
}

/// One remark with its reason, which leads to its place.
pub(super) fn remark(view: &View, finding: &Finding) -> Html {
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

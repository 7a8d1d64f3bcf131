//! The result: the sentence, the return, the tables, the findings.

use crate::present::chart::ChartKind;
use crate::present::figures::Detail;
use crate::study::Severity;
use crate::ui::charts::chart;
use crate::ui::context::View;
use crate::ui::widgets::words::{class_if, paragraph, press, words};
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
            { chart(view, ChartKind::Chain) }
            { chart(view, ChartKind::Waterfall) }
            { chart(view, ChartKind::Years) }
            { chart(view, ChartKind::Outcomes) }
            { chart(view, ChartKind::Stakeholders) }
            { unpriced(view) }
            <SwitchingTable view={view.clone()} />
        </div>
    }
}

/// A part of the result under its heading.
fn part(view: &View, id: &'static str, title: &str, content: Html) -> Html {
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
                        <li data-finding={finding.code.word()}>
                            <span>{ catalog.finding(view.stated(), finding) }</span>
                            if !finding.target.is_empty() {
                                { " " }
                                { press("link", "", None, {
                                    let path = finding.target.clone();
                                    view.paths.edit.reform(move |_: MouseEvent| path.clone())
                                }, words(catalog, "findings.go")) }
                            }
                        </li>
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

/// What has no price stays beside the ratio.
fn unpriced(view: &View) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let outside: Vec<_> = study.outcomes.iter().filter(|outcome| !(outcome.valued && outcome.material)).collect();
    if outside.is_empty() {
        return Html::default();
    }
    let content = html! {
        <>
            { paragraph("", catalog, "unpriced.about") }
            <ul class="unpriced">
                for outcome in outside {
                    <li key={outcome.id.clone()}>
                        <strong>{ catalog.part_name(study, &format!("outcomes/{}", outcome.id)) }</strong>
                        { " — " }{ catalog.stakeholder_name(study, &outcome.stakeholder) }
                        <p class="field-hint">
                            { words(catalog, if outcome.valued { "outcome.outside.not_material" } else { "outcome.outside.not_valued" }) }
                            if let Some(weight) = &outcome.weight {
                                { " · " }{ catalog.fill("unpriced.weight", &[("n", &crate::number::write::number(weight.point(), 1, catalog.language()))]) }
                            }
                            if !outcome.notes.is_empty() { { " · " }{ &outcome.notes } }
                        </p>
                    </li>
                }
            </ul>
        </>
    };
    part(view, "unpriced-title", "unpriced.title", content)
}

#[derive(Properties, PartialEq)]
struct SwitchingTableProps {
    view: View,
}

/// How far each number must move, alone, for the ratio to be 1. Computed when it is asked for.
#[component]
fn SwitchingTable(props: &SwitchingTableProps) -> Html {
    let View { study, catalog, paths, .. } = &props.view;
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let rows = use_memo((study.clone(), *open), |(study, open)| {
        if *open { crate::methods::sroi::switching(&study.study, &study.evaluation) } else { Vec::new() }
    });
    let reachable = rows.iter().filter_map(|row| Some((row, row.value?)));
    let currency = study.study.currency.code();
    let show = |target: &crate::study::Target, value: crate::number::Decimal| {
        let unit = crate::present::figures::unit_of(target.field().spec().unit);
        catalog.figure(value, unit, currency, Detail::Full)
    };
    let content = html! {
        <>
            { paragraph("", catalog, "switching.about") }
            <button type="button" class="button" aria-expanded={if *open { "true" } else { "false" }} onclick={toggle}
                data-testid="switching">{ words(catalog, if *open { "switching.hide" } else { "switching.show" }) }</button>
            if *open {
                <div class="table-scroll" tabindex="0" role="group" aria-labelledby="switching-title">
                    <table class="plain-table">
                        <caption class="visually-hidden">{ words(catalog, "switching.title") }</caption>
                        <thead><tr>
                            <th scope="col">{ words(catalog, "switching.number") }</th>
                            <th scope="col" class="number">{ words(catalog, "switching.now") }</th>
                            <th scope="col" class="number">{ words(catalog, "switching.then") }</th>
                        </tr></thead>
                        <tbody>
                            for (row, value) in reachable {
                                <tr key={row.target.to_string()}>
                                    <th scope="row">
                                        { press("link", "", None, {
                                            let path = row.target.to_string();
                                            paths.edit.reform(move |_: MouseEvent| path.clone())
                                        }, Html::from(catalog.target_name(&row.target))) }
                                        if let Some(part) = catalog.part_name(&study.study, &row.target.to_string()) {
                                            <span class="of-part">{ part }</span>
                                        }
                                    </th>
                                    <td class="number">{ row.target.get(&study.study).map(|now| show(&row.target, now.point())) }</td>
                                    <td class="number">{ show(&row.target, value) }</td>
                                </tr>
                            }
                        </tbody>
                    </table>
                </div>
                <p class="field-hint">{ catalog.plural("switching.unreachable", rows.iter().filter(|row| row.value.is_none()).count(), &[]) }</p>
            }
        </>
    };
    part(&props.view, "switching-title", "switching.title", content)
}

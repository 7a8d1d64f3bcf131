//! The details of the result: charts, outcomes without a price, switching values, conventions.

use super::findings::findings;
use super::result_parts::{conventions, evidence_basis, unpriced};
use super::switching::switching_table;
use crate::present::chart::ChartKind;
use crate::sheet::CellId;
use crate::ui::charts::chart;
use crate::ui::context::View;
use crate::ui::widgets::text::{class_if, paragraph};
use crate::ui::widgets::{Term, figure, section};
use yew::prelude::*;

/// The ratios that reports print beside the one on all inputs: on cash, on what one funder brings; nothing where these are all
/// inputs there are.
fn other_ratios(view: &View) -> Html {
    let study = &view.study;
    let funders = (0..view.stated().stakeholders.len()).filter_map(|place| study.funder_ratio(place));
    let all = study.ratio().and_then(|cell| study.value(cell));
    let cells: Vec<_> =
        study.cash_ratio().into_iter().chain(funders).filter(|cell| study.value(*cell) != all).collect();
    if cells.is_empty() {
        return Html::default();
    }
    let name = |cell| study.sheet().key(cell).map(|key| view.catalog.sroi_name(view.stated(), key));
    let content = html! {
        <>
            { paragraph("", view.catalog, "other_ratios.about") }
            <dl class="result-figures">
                for cell in cells {
                    <div class="result-figure">
                        <dt>{ name(cell).unwrap_or_default() }</dt>
                        <dd>{ figure(view, Some(cell)) }</dd>
                    </div>
                }
            </dl>
        </>
    };
    section(view, "other-ratios", "other_ratios.title", content)
}

/// All figures of the result, each with its definition.
fn figures(view: &View) -> Html {
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
    let months = |cell: Option<CellId>| cell.and_then(|cell| study.value(cell));
    let differ = months(study.payback_months()) != months(study.simple_payback_months());
    // The lasting payback only stands where it is another than the first.
    let figures = figures.into_iter().filter(|(word, cell)| *word != "lasting_payback_months" || cell.is_some());
    let content = html! {
        <>
            { paragraph("", catalog, "result.caveat") }
            if differ { { paragraph("", catalog, "result.paybacks") } }
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
        </>
    };
    section(view, "figures-title", "result.figures", content)
}

/// The deferred rest of the room: charts, figures, outcomes without a price, switching values, conventions.
pub(super) fn details(view: &View) -> Html {
    html! {
        <>
            { findings(view) }
            { chart(view, ChartKind::Waterfall) }
            { chart(view, ChartKind::Outcomes) }
            { chart(view, ChartKind::Stakeholders) }
            { chart(view, ChartKind::Chain) }
            { chart(view, ChartKind::Years) }
            { evidence_basis(view) }
            { figures(view) }
            { other_ratios(view) }
            { unpriced(view) }
            { switching_table(view) }
            { conventions(view) }
        </>
    }
}

//! The frame of a chart: its finding, the SVG, its source, the ways to take it along, and a table on request.

use super::render::picture;
use crate::analysis::{Bar, Comparison, Report};
use crate::app::{EvaluatedTrial, Simulated};
use crate::present::chart::{AnalysisResults, Canvas, Chart, ChartKind, Role};
use crate::study::Shared;
use crate::ui::browser::{measure, picture as picture_file};
use crate::ui::view::{StudyView, with};
use crate::ui::widgets::figure_named;
use crate::ui::widgets::text::{button, text};
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`ChartFrame`].
#[derive(Properties, PartialEq)]
pub struct ChartFrameProps {
    /// The study and its context.
    pub view: StudyView,
    /// The kind of chart.
    pub kind: ChartKind,
    /// The results behind a chart of an analysis.
    #[prop_or_default]
    pub found: Option<Found>,
}

/// Results of an analysis, shared: while they are the same, the chart does not render again.
#[derive(Clone, PartialEq)]
pub enum Found {
    /// The report of a simulation.
    Report(Shared<Report>),
    /// The tornado, and the report of a simulation if there is one.
    Sensitivity(Shared<Vec<Bar>>, Option<Shared<Report>>),
    /// The comparison of the scenarios.
    Scenarios(Rc<Comparison>),
    /// A randomised trial and its results.
    Trial(EvaluatedTrial),
}

impl Found {
    #[inline(never)]
    fn chart(&self, kind: ChartKind, view: &StudyView, canvas: Canvas) -> Option<Chart> {
        let Simulated { study, evaluation, scenario } = view.study.simulated();
        let scenario = scenario.map(|id| view.catalog.name_of_scenario(view.stated(), id));
        let scenario = scenario.as_deref();
        let analysis = match self {
            Self::Report(report) => AnalysisResults { report: Some(report), tornado: &[], scenario },
            Self::Sensitivity(bars, report) => AnalysisResults { report: report.as_deref(), tornado: bars, scenario },
            Self::Trial(found) => return view.catalog.trial_chart(kind, &found.0, &found.1, canvas),
            Self::Scenarios(comparison) => return view.catalog.scenario_chart(kind, view.stated(), comparison, canvas),
        };
        view.catalog.analysis_chart(kind, study, evaluation, analysis, canvas)
    }
}

/// A section of the page with a chart; hidden while there is nothing to chart.
pub fn chart(view: &StudyView, kind: ChartKind) -> Html {
    html! { <ChartFrame view={view.clone()} {kind} /> }
}

/// The same for the chart of an analysis.
pub fn analysis_chart(view: &StudyView, kind: ChartKind, found: Found) -> Html {
    html! { <ChartFrame view={view.clone()} {kind} {found} /> }
}

/// A chart in its frame.
#[component]
pub fn ChartFrame(props: &ChartFrameProps) -> Html {
    let ChartFrameProps { view, kind, found } = props;
    let catalog = view.catalog;
    let place = use_node_ref();
    // Until the element is measured, and in native rendering: the width of a text column.
    let canvas = use_state(|| Canvas::new(640.0, 16.0));
    {
        let (place, canvas) = (place.clone(), canvas.clone());
        use_effect_with((), move |()| {
            let follow = place
                .cast::<web_sys::Element>()
                .and_then(|element| measure::follow(&element, move |width, em| canvas.set(Canvas::new(width, em))));
            move || drop(follow)
        });
    }
    let chart = match found {
        Some(found) => found.chart(*kind, view, *canvas),
        None => catalog.chart(*kind, view.stated(), &view.study.evaluation, *canvas),
    };
    let word = kind.word();
    let heading = AttrValue::from(format!("{word}-title"));
    html! {
        // The element exists before there is anything to chart, so that it is measured once.
        <section class="result-part chart-part" aria-labelledby={heading.clone()} ref={place} hidden={chart.is_none()}>
            if let Some(chart) = &chart {
                <h2 id={heading}>{ catalog.chart_name(*kind) }</h2>
                { framed(view, chart) }
            }
        </section>
    }
}

fn framed(view: &StudyView, chart: &Chart) -> Html {
    let catalog = view.catalog;
    let word = chart.kind.word();
    let title_id = format!("chart-{word}");
    html! {
        <figure class="chart" data-chart={word}>
            <figcaption id={title_id.clone()}>{ &chart.title }</figcaption>
            <div class="chart-scroll" id={format!("picture-{word}")} tabindex="0" role="group" aria-labelledby={title_id.clone()}>
                { picture(chart, &title_id, &format!("hatch-{word}")) }
            </div>
            { foot(view, chart) }
            <details class="more chart-more" open={chart.kind == ChartKind::Years}>
                <summary>{ text(catalog, "figure_frame.table") }</summary>
                { table(view, chart) }
            </details>
        </figure>
    }
}

/// Where the figures come from, and the ways to take the chart along: as a picture, or as figures for a spreadsheet.
fn foot(view: &StudyView, chart: &Chart) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let name = catalog.chart_name(chart.kind);
    let word = chart.kind.word();
    let file = crate::ui::browser::download::file_name(&format!("{} {name}", study.title));
    let act = |what: &str, onclick: Callback<MouseEvent>| {
        let key = format!("figure_frame.{what}");
        let label = Some(catalog.named(catalog.text(&key), name));
        button("button quiet small", &format!("{what}-{word}"), label, onclick, text(catalog, &key))
    };
    let save = |png: bool| {
        let (id, what) = (format!("picture-{word}"), if png { "png" } else { "svg" });
        let name = format!("{file}.{what}");
        act(what, Callback::from(move |_: MouseEvent| picture_file::save(&id, &name, png)))
    };
    let copy = with(&view.paths.copy, chart.table.tab_separated());
    html! {
        <div class="chart-foot">
            // `picture.js` writes it into the file as well.
            <p class="chart-source">{ catalog.chart_source(study) }</p>
            <p class="chart-files">{ save(true) }{ save(false) }{ act("copy", copy) }</p>
        </div>
    }
}

/// The table of the chart; figures that are on the sheet open their explanation.
fn table(view: &StudyView, chart: &Chart) -> Html {
    html! {
        <div class="table-scroll" tabindex="0" role="group" aria-label={chart.title.clone()}>
            <table>
                <caption class="visually-hidden">{ &chart.title }</caption>
                <thead><tr>
                    for (place, head) in chart.table.heads.iter().enumerate() {
                        <th scope="col" class={(place > 0).then_some("number")}>{ head }</th>
                    }
                </tr></thead>
                <tbody>
                    for row in chart.table.rows.iter() {
                        <tr class={matches!(row.role, Role::Total).then_some("is-total")}>
                            <th scope="row">{ &row.name }</th>
                            for cell in row.cells.iter() {
                                <td class="number">{ match cell.cell {
                                    Some(place) => figure_named(view, place, &cell.text),
                                    None => Html::from(cell.text.clone()),
                                } }</td>
                            }
                        </tr>
                    }
                </tbody>
            </table>
        </div>
    }
}

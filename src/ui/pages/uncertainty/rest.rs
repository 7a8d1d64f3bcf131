//! The parts of the room below the distribution; they render once its chart is painted.

use super::{correlations, grid, numbers, settings};
use crate::analysis::Report;
use crate::present::chart::ChartKind;
use crate::study::Shared;
use crate::ui::charts::{Found, analysis_chart};
use crate::ui::context::View;
use crate::ui::widgets::section;
use crate::ui::widgets::text::{button, paragraph, text};
use yew::prelude::*;

/// Properties of [`Rest`].
#[derive(Clone, Properties, PartialEq)]
pub(super) struct RestProps {
    /// The study and its context.
    pub(super) view: View,
    /// The report of the simulation, if there is one with a spread.
    pub(super) report: Option<Shared<Report>>,
}

#[component]
pub(super) fn Rest(props: &RestProps) -> Html {
    let RestProps { view, report } = props;
    let bars = view.study.simulated_tornado(&view.workspace.uncertainty.default_ranges);
    html! {
        <>
            { analysis_chart(view, ChartKind::Tornado, Found::Sensitivity(bars.clone(), report.clone())) }
            if let Some(report) = report { { measure(view, report) } }
            { numbers::numbers(view) }
            { correlations::correlations(view) }
            { grid::grid(view, &bars) }
            if let Some(report) = report {
                <div class="uncertainty-pair">
                    { analysis_chart(view, ChartKind::Cumulative, Found::Report(report.clone())) }
                    { analysis_chart(view, ChartKind::Fan, Found::Report(report.clone())) }
                </div>
            }
            { settings::settings(view, report.as_ref()) }
        </>
    }
}

/// What would be worth measuring, as sentences and as a chart.
fn measure(view: &View, report: &Shared<Report>) -> Html {
    let (catalog, study) = (view.catalog, view.study.simulated().study);
    let mut worth: Vec<_> = report.importance.iter().filter(|one| one.is_worth_measuring()).collect();
    worth.sort_by_key(|one| std::cmp::Reverse(one.evpi));
    // A chart of zeros only would add nothing to the sentence.
    let picture = !worth.is_empty();
    let content = html! {
        <>
            { paragraph("", catalog, "define.evpi") }
            if worth.is_empty() {
                <p>{ catalog.nothing_to_measure(study, report) }</p>
            } else {
                <ol class="measure">
                    for one in worth.into_iter().take(5) {
                        <li>
                            { catalog.measure_sentence(study, one) }{ " " }
                            { button("link", "", None, view.paths.to_path(one.target.clone()), text(catalog, "uncertainty.go")) }
                        </li>
                    }
                </ol>
            }
        </>
    };
    html! {
        <>
            { section(view, "measure-next", "uncertainty.measure_next", content) }
            if picture { { analysis_chart(view, ChartKind::Measure, Found::Report(report.clone())) } }
        </>
    }
}

//! What stands below the distribution: it is drawn when that is painted.

use super::super::result::part;
use super::{Look, correlations, grid, ranges, settings};
use crate::analysis::{Bar, Report, tornado};
use crate::present::chart::ChartKind;
use crate::study::{NumberPath, Shared};
use crate::ui::charts::{Found, analysis_chart};
use crate::ui::context::View;
use crate::ui::widgets::text::{button, paragraph, text};
use yew::prelude::*;

/// What it shows.
#[derive(Clone, PartialEq)]
pub(super) struct Below {
    /// The study, its evaluation, and the ways to move around.
    pub(super) view: View,
    /// What the draws say, where they say anything.
    pub(super) report: Option<Shared<Report>>,
    /// How it is looked at.
    pub(super) look: Look,
}

/// What it shows, and the way to look at it otherwise.
#[derive(Properties, PartialEq)]
pub(super) struct RestProps {
    pub(super) below: Below,
    pub(super) onlook: Callback<Look>,
}

#[component]
pub(super) fn Rest(props: &RestProps) -> Html {
    let (Below { view, report, look }, onlook) = (&props.below, &props.onlook);
    let bars = use_memo((view.study.clone(), look.default_ranges), |(study, default_ranges)| {
        Shared::new(tornado(&study.study, &study.evaluation, default_ranges))
    });
    let bars = (*bars).clone();
    html! {
        <>
            if let Some(report) = report {
                { analysis_chart(view, ChartKind::Cumulative, Found::Report(report.clone())) }
                { analysis_chart(view, ChartKind::Fan, Found::Report(report.clone())) }
            }
            { analysis_chart(view, ChartKind::Tornado, Found::Tornado(bars.clone())) }
            if let Some(report) = report {
                { analysis_chart(view, ChartKind::Importance, Found::Report(report.clone())) }
                { measure(view, report) }
            }
            { grid::grid(view, &bars, look, onlook) }
            { ranges::ranges(view, &look.default_ranges) }
            { correlations::correlations(view, &look.default_ranges) }
            { settings::settings(view, look, onlook, report.as_ref()) }
        </>
    }
}

/// What would be worth measuring, in a picture and in sentences.
fn measure(view: &View, report: &Shared<Report>) -> Html {
    let (catalog, study) = (view.catalog, view.stated());
    let mut worth: Vec<_> = report.importance.iter().filter(|one| one.is_worth_measuring()).collect();
    worth.sort_by_key(|one| std::cmp::Reverse(one.evpi));
    // A picture of nothing but zeros says no more than the sentence.
    let picture = !worth.is_empty();
    let content = html! {
        <>
            { paragraph("", catalog, "define.evpi") }
            if worth.is_empty() {
                { paragraph("", catalog, "uncertainty.nothing_to_measure") }
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
            { part(view, "measure-next", "uncertainty.measure_next", content) }
            if picture { { analysis_chart(view, ChartKind::Measure, Found::Report(report.clone())) } }
        </>
    }
}

/// A number with its part, as a choice.
fn choice(view: &View, target: &NumberPath) -> (String, String) {
    let path = target.to_string();
    let name = view.catalog.number_name(view.stated(), &path);
    (path, name)
}

/// The numbers of the bars, each once, in the order of what they move.
pub(super) fn choices(view: &View, bars: &[Bar]) -> Vec<(String, String)> {
    bars.iter().map(|bar| choice(view, &bar.target)).collect()
}

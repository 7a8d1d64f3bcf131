//! The study as stated and each of its scenarios, with figures that open as their own.

use crate::analysis::Comparison;
use crate::analysis::comparison::ScenarioFigures;
use crate::methods::sroi::Figure;
use crate::ui::context::{StudyView, View};
use crate::ui::widgets::figure_named;
use yew::prelude::*;

/// One context for each column of a comparison; none for a scenario that the study has no longer.
pub(super) fn scenario_views(view: &View, comparison: &Comparison) -> Vec<Option<StudyView>> {
    let of = |column: &ScenarioFigures| match &column.scenario {
        Some(id) => view.shown.of_scenario(id),
        None => Some(view.shown.clone()),
    };
    comparison.columns.iter().map(of).collect()
}

/// A figure as it is said, which opens where the column has it on its sheet.
pub(super) fn opening(column: Option<&StudyView>, figure: Figure, said: &str) -> Html {
    let cell = column.and_then(|view| Some((view, view.study.sheet().find(figure)?)));
    cell.map_or_else(|| Html::from(said.to_owned()), |(view, cell)| figure_named(view, cell, said))
}

//! Charts of what else could be: drawn from a study and from what was found about it elsewhere.
//!
//! They have an entry of their own, so that a page that shows none of them does not carry them.

use super::subject::Subject;
use super::{Canvas, Chart, ChartKind, cumulative, density, fan, importance, tornado};
use crate::analysis::{Bar, Report};
use crate::methods::sroi::Evaluation;
use crate::present::Catalog;
use crate::study::Study;

/// What was found about a study; what is not there is not drawn.
#[derive(Debug, Clone, Copy, Default)]
pub struct AnalysisResults<'a> {
    /// What a simulation finds.
    pub report: Option<&'a Report>,
    /// Each estimate at its two ends.
    pub tornado: &'a [Bar],
}

impl Catalog {
    /// The chart of what else could be, laid out on a canvas; none while there is nothing to draw, and for a kind that is drawn
    /// from the study alone.
    pub fn analysis_chart(
        &self,
        kind: ChartKind,
        study: &Study,
        evaluation: &Evaluation,
        analysis: AnalysisResults<'_>,
        canvas: Canvas,
    ) -> Option<Chart> {
        let subject = Subject { catalog: self, study, evaluation, canvas };
        let drawing = match kind {
            ChartKind::Density => density::draw(&subject, analysis.report?),
            ChartKind::Cumulative => cumulative::draw(&subject, analysis.report?),
            ChartKind::Fan => fan::draw(&subject, analysis.report?),
            ChartKind::Tornado => tornado::draw(&subject, analysis.tornado),
            ChartKind::Importance => importance::draw(&subject, analysis.report?),
            ChartKind::Measure => importance::draw_measure(&subject, analysis.report?),
            ChartKind::Waterfall
            | ChartKind::Years
            | ChartKind::Stakeholders
            | ChartKind::Outcomes
            | ChartKind::Inputs
            | ChartKind::Chain
            | ChartKind::ScenarioYears
            | ChartKind::ScenarioBalance => None,
        }?;
        Some(drawing.into_chart(kind))
    }
}

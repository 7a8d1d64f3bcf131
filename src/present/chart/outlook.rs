//! Charts of what else could be: drawn from a study and from what was found about it elsewhere.
//!
//! They have an entry of their own, so that a page that shows none of them does not carry them.

use super::subject::Subject;
use super::{Canvas, Chart, ChartKind, cumulative, density, fan, importance, tornado};
use crate::methods::sroi::Evaluation;
use crate::outlook::{Bar, Report};
use crate::present::Catalog;
use crate::study::Study;

/// What was found about a study; what is not there is not drawn.
#[derive(Debug, Clone, Copy, Default)]
pub struct Outlook<'a> {
    /// What a simulation finds.
    pub report: Option<&'a Report>,
    /// Each estimate at its two ends.
    pub tornado: &'a [Bar],
}

impl Catalog {
    /// The chart of what else could be, laid out on a canvas; none while there is nothing to draw, and for a kind that is drawn
    /// from the study alone.
    pub fn outlook_chart(
        &self,
        kind: ChartKind,
        study: &Study,
        evaluation: &Evaluation,
        outlook: Outlook<'_>,
        canvas: Canvas,
    ) -> Option<Chart> {
        let subject = Subject { catalog: self, study, evaluation, canvas };
        let drawing = match kind {
            ChartKind::Density => density::draw(&subject, outlook.report?),
            ChartKind::Cumulative => cumulative::draw(&subject, outlook.report?),
            ChartKind::Fan => fan::draw(&subject, outlook.report?),
            ChartKind::Tornado => tornado::draw(&subject, outlook.tornado),
            ChartKind::Importance => importance::draw(&subject, outlook.report?),
            ChartKind::Measure => importance::draw_measure(&subject, outlook.report?),
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

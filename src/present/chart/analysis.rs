//! Charts of analyses: rendered from a study and from results that other code computed about it.
//!
//! They have their own entry point, so that a page that shows none of them does not contain their code.

use super::subject::Subject;
use super::{Canvas, Chart, ChartKind, cumulative, density, fan, measure, tornado};
use crate::analysis::{Bar, Report};
use crate::methods::sroi::Evaluation;
use crate::present::Catalog;
use crate::study::Study;

/// Results of analyses of a study; a chart without its result is not rendered.
#[derive(Debug, Clone, Copy, Default)]
pub struct AnalysisResults<'a> {
    /// The report of a simulation.
    pub report: Option<&'a Report>,
    /// The tornado analysis: each estimate at both ends of its range.
    pub tornado: &'a [Bar],
    /// The name of the scenario that is applied to the study; none for a study as stated.
    pub scenario: Option<&'a str>,
}

impl Catalog {
    /// Lays out a chart of an analysis; none while there is nothing to show, and for a kind that needs the study alone.
    pub fn analysis_chart(
        &self,
        kind: ChartKind,
        study: &Study,
        evaluation: &Evaluation,
        analysis: AnalysisResults<'_>,
        canvas: Canvas,
    ) -> Option<Chart> {
        let subject = Subject { catalog: self, study, evaluation, scenario: analysis.scenario, canvas };
        let mut laid_out = match kind {
            ChartKind::Density => density::lay_out(&subject, analysis.report?),
            ChartKind::Cumulative => cumulative::lay_out(&subject, analysis.report?),
            ChartKind::Fan => fan::lay_out(&subject, analysis.report?),
            ChartKind::Tornado => tornado::lay_out(&subject, analysis.tornado, analysis.report),
            ChartKind::Measure => measure::lay_out(&subject, analysis.report?),
            ChartKind::Waterfall
            | ChartKind::Years
            | ChartKind::Stakeholders
            | ChartKind::Outcomes
            | ChartKind::Inputs
            | ChartKind::Chain
            | ChartKind::ScenarioYears
            | ChartKind::ScenarioBalance
            | ChartKind::TrialForest
            | ChartKind::TrialPower => None,
        }?;
        laid_out.title = self.of_scenario(analysis.scenario, laid_out.title);
        Some(laid_out.into_chart(kind))
    }
}

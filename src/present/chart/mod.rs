//! Charts as renderer-independent geometry: marks with roles, and a table of the same figures.
//!
//! The page chooses tags, colours and patterns by a mark's [`Role`]. A chart is laid out for its final width, one unit per CSS
//! pixel, so that its text is never scaled. Its title is a sentence that states the finding.

mod analysis;
#[cfg(test)]
mod analysis_tests;
mod axes;
mod canvas;
mod chain;
mod cumulative;
mod density;
mod draws;
mod fan;
mod inputs;
mod kind;
mod laid_out;
mod mark;
mod measure;
mod outcomes;
mod plane;
mod rows;
mod scale;
mod scenarios;
mod stakeholders;
mod subject;
#[cfg(test)]
mod tests;
mod tornado;
mod trial;
mod waterfall;
mod years;

pub use analysis::AnalysisResults;
pub use canvas::Canvas;
pub use kind::ChartKind;
pub use laid_out::{Chart, Table, TableCell, TableRow};
pub use mark::{Anchor, LINES, Mark, MarkShape, Role, px};

use super::Catalog;
use crate::methods::sroi::Evaluation;
use crate::study::Study;
use laid_out::LaidOut;
use subject::Subject;

impl Catalog {
    /// Lays out a chart of a study; none while there is nothing to show, and for a kind that needs an analysis.
    pub fn chart(&self, kind: ChartKind, study: &Study, evaluation: &Evaluation, canvas: Canvas) -> Option<Chart> {
        let subject = Subject { catalog: self, study, evaluation, scenario: None, canvas };
        let laid_out = match kind {
            ChartKind::Waterfall => waterfall::lay_out(&subject),
            ChartKind::Years => years::lay_out(&subject),
            ChartKind::Stakeholders => stakeholders::lay_out(&subject),
            ChartKind::Outcomes => outcomes::lay_out(&subject),
            ChartKind::Inputs => inputs::lay_out(&subject),
            ChartKind::Chain => chain::lay_out(&subject),
            ChartKind::Density
            | ChartKind::Cumulative
            | ChartKind::Fan
            | ChartKind::Tornado
            | ChartKind::Measure
            | ChartKind::ScenarioYears
            | ChartKind::ScenarioBalance
            | ChartKind::TrialForest
            | ChartKind::TrialPower => None,
        }?;
        Some(laid_out.into_chart(kind))
    }

    /// Where the figures of the charts of a study come from.
    pub fn chart_source(&self, study: &Study) -> String {
        let title = self.title_or_untitled(&study.title);
        let organisation = study.organisation.trim();
        let key = if organisation.is_empty() { "figure_frame.source_alone" } else { "figure_frame.source" };
        self.fill(key, &[("title", title), ("organisation", organisation)])
    }

    /// The name of a kind of chart in the page's selector.
    pub fn chart_name(&self, kind: ChartKind) -> &str {
        self.under("chart.name", kind.word())
    }
}

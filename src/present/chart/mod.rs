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
mod importance;
mod inputs;
mod mark;
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
mod waterfall;
mod years;

pub use analysis::AnalysisResults;
pub use canvas::Canvas;
pub use mark::{Anchor, LINES, Mark, MarkShape, Role, px};

use super::Catalog;
use crate::methods::sroi::Evaluation;
use crate::sheet::CellId;
use crate::study::Study;
use subject::Subject;

/// The kinds of charts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChartKind {
    /// From gross value to present value, beside the inputs.
    Waterfall,
    /// Value year by year, accumulated up to the payback point.
    Years,
    /// What each stakeholder contributes and receives.
    Stakeholders,
    /// The contribution of each outcome to the total.
    Outcomes,
    /// Inputs by contributor and form.
    Inputs,
    /// The chain of value, from contributors to those for whom something changes.
    Chain,
    /// The histogram of the ratio.
    Density,
    /// The cumulative distribution of the ratio.
    Cumulative,
    /// Value year by year, with its range.
    Fan,
    /// The ratio with each estimate, alone, at both ends of its range.
    Tornado,
    /// The share of the spread of the result due to each number.
    Importance,
    /// The value of knowing each number exactly.
    Measure,
    /// Value year by year, a line for each scenario.
    ScenarioYears,
    /// The changes for each stakeholder in each scenario, compared with the reference.
    ScenarioBalance,
}

impl ChartKind {
    /// Every chart of the study as stated, in the order of the page's selector.
    pub const ALL: [Self; 6] =
        [Self::Waterfall, Self::Years, Self::Stakeholders, Self::Outcomes, Self::Inputs, Self::Chain];

    /// Every chart of an analysis, in the same order; [`Catalog::analysis_chart`] lays them out.
    pub const ANALYSIS: [Self; 6] =
        [Self::Density, Self::Cumulative, Self::Fan, Self::Tornado, Self::Importance, Self::Measure];

    /// Every chart of several scenarios, in the same order; [`Catalog::scenario_chart`] lays them out.
    pub const SCENARIOS: [Self; 2] = [Self::ScenarioYears, Self::ScenarioBalance];

    /// Its word in addresses, and the last part of its key `chart.name.…` in the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waterfall => "waterfall",
            Self::Years => "years",
            Self::Stakeholders => "stakeholders",
            Self::Outcomes => "outcomes",
            Self::Inputs => "inputs",
            Self::Chain => "chain",
            Self::Density => "density",
            Self::Cumulative => "cumulative",
            Self::Fan => "fan",
            Self::Tornado => "tornado",
            Self::Importance => "importance",
            Self::Measure => "measure",
            Self::ScenarioYears => "scenario_years",
            Self::ScenarioBalance => "scenario_balance",
        }
    }
}

/// A chart, ready to be rendered.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Its kind.
    pub kind: ChartKind,
    /// The finding, in a sentence with its main figure.
    pub title: String,
    /// Its width in CSS pixels: that of the canvas, or more if the chart needs it and is scrolled.
    pub width: f64,
    /// Its height in CSS pixels.
    pub height: f64,
    /// The marks, from back to front.
    pub marks: Vec<Mark>,
    /// The same figures as text, for reading where the picture is not seen, and for copying.
    pub table: Table,
}

/// The figures of a chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The column heads; the first one is that of the row names.
    pub heads: Vec<String>,
    /// Its rows, each with as many cells as there are heads after the first.
    pub rows: Vec<TableRow>,
}

/// A row of the table of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// The name of the row.
    pub name: String,
    /// Its figures and words.
    pub cells: Vec<TableCell>,
    /// The role of its mark.
    pub role: Role,
}

/// A figure or a word in the table of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCell {
    /// The cell of the figure, whose explanation can be opened; none for a word and for a sum made by the chart.
    pub cell: Option<CellId>,
    /// The text.
    pub text: String,
}

/// The content of a chart, without its kind.
struct Drawing {
    title: String,
    width: f64,
    height: f64,
    marks: Vec<Mark>,
    table: Table,
}

impl Drawing {
    fn into_chart(self, kind: ChartKind) -> Chart {
        let Self { title, width, height, marks, table } = self;
        Chart { kind, title, width, height, marks, table }
    }
}

impl Catalog {
    /// Lays out a chart of a study; none while there is nothing to show, and for a kind that needs an analysis.
    pub fn chart(&self, kind: ChartKind, study: &Study, evaluation: &Evaluation, canvas: Canvas) -> Option<Chart> {
        let subject = Subject { catalog: self, study, evaluation, canvas };
        let drawing = match kind {
            ChartKind::Waterfall => waterfall::draw(&subject),
            ChartKind::Years => years::draw(&subject),
            ChartKind::Stakeholders => stakeholders::draw(&subject),
            ChartKind::Outcomes => outcomes::draw(&subject),
            ChartKind::Inputs => inputs::draw(&subject),
            ChartKind::Chain => chain::draw(&subject),
            ChartKind::Density
            | ChartKind::Cumulative
            | ChartKind::Fan
            | ChartKind::Tornado
            | ChartKind::Importance
            | ChartKind::Measure
            | ChartKind::ScenarioYears
            | ChartKind::ScenarioBalance => None,
        }?;
        Some(drawing.into_chart(kind))
    }

    /// The name of a kind of chart in the page's selector.
    pub fn chart_name(&self, kind: ChartKind) -> &str {
        self.under("chart.name", kind.word())
    }
}

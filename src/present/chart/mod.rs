//! Charts as neutral geometry: marks with the part that each plays, and the table that says the same.
//!
//! The page picks the tags, the colours and the patterns from a mark's [`Role`]. A chart is laid out for the width that it
//! will have, one unit a CSS pixel, so that its text is never scaled. Its title is a sentence that states what it shows.

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

/// What a chart shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChartKind {
    /// From gross value to present value, beside the inputs.
    Waterfall,
    /// Value year by year, accumulated up to the payback.
    Years,
    /// What each stakeholder brings and what changes for it.
    Stakeholders,
    /// What each outcome adds to the total.
    Outcomes,
    /// Who brings what, and in which form.
    Inputs,
    /// From those who bring something to those for whom something changes.
    Chain,
    /// How often the ratio fell where.
    Density,
    /// In how many draws the ratio is at most so much.
    Cumulative,
    /// Value year by year, with its range.
    Fan,
    /// Each estimate at its two ends, alone.
    Tornado,
    /// What the spread of the result comes from.
    Importance,
    /// What knowing each number exactly would be worth.
    Measure,
    /// Value year by year, a line for each scenario.
    ScenarioYears,
    /// Who gains and who pays in each scenario, beside the reference.
    ScenarioBalance,
}

impl ChartKind {
    /// Every chart of what is stated, in the order in which a person is offered them.
    pub const ALL: [Self; 6] =
        [Self::Waterfall, Self::Years, Self::Stakeholders, Self::Outcomes, Self::Inputs, Self::Chain];

    /// Every chart of what else could be, in the same order; [`Catalog::analysis_chart`] draws them.
    pub const ANALYSIS: [Self; 6] =
        [Self::Density, Self::Cumulative, Self::Fan, Self::Tornado, Self::Importance, Self::Measure];

    /// Every chart of several scenarios, in the same order; [`Catalog::scenario_chart`] draws them.
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

/// A chart, ready to be drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What it shows.
    pub kind: ChartKind,
    /// What it finds, in a sentence with its main figure.
    pub title: String,
    /// Its width in CSS pixels: that of the canvas, unless it needs more and is scrolled.
    pub width: f64,
    /// Its height in CSS pixels.
    pub height: f64,
    /// What is drawn, from the back to the front.
    pub marks: Vec<Mark>,
    /// The same figures as text: what is read where the picture is not seen, and copied.
    pub table: Table,
}

/// The figures of a chart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The heads of its columns; the first is that of the names.
    pub heads: Vec<String>,
    /// Its rows, each with as many cells as there are heads after the first.
    pub rows: Vec<TableRow>,
}

/// A row of the table of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct TableRow {
    /// What it is about.
    pub name: String,
    /// Its figures and words.
    pub cells: Vec<TableCell>,
    /// The part that its mark plays.
    pub role: Role,
}

/// A figure or a word in the table of a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCell {
    /// The figure's place on the sheet, where it can be opened; none for a word, and for a sum made by the chart.
    pub cell: Option<CellId>,
    /// The text.
    pub text: String,
}

/// What the chart of one kind draws: all but its kind.
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
    /// The chart of a study laid out on a canvas; none while there is nothing to draw, and for one of what else could be.
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

    /// What a chart is called where people choose one.
    pub fn chart_name(&self, kind: ChartKind) -> &str {
        self.under("chart.name", kind.word())
    }
}

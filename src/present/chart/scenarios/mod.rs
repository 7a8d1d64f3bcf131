//! The charts of several scenarios of one study.

mod balance;
mod lines;
#[cfg(test)]
mod tests;

use super::{Canvas, Chart, ChartKind, TableCell};
use crate::analysis::Comparison;
use crate::number::{Decimal, write};
use crate::present::Catalog;
use crate::present::figures::Detail;
use crate::sheet::CellUnit;
use crate::study::Study;

impl Catalog {
    /// A chart of the scenarios of a study laid out on a canvas; none while there is nothing to compare, and for one of another
    /// sort.
    pub fn scenario_chart(
        &self,
        kind: ChartKind,
        study: &Study,
        comparison: &Comparison,
        canvas: Canvas,
    ) -> Option<Chart> {
        if !comparison.has_scenarios() {
            return None;
        }
        let plotted = Plotted { catalog: self, study, comparison, canvas };
        let drawing = match kind {
            ChartKind::ScenarioYears => lines::draw(&plotted),
            ChartKind::ScenarioBalance => balance::draw(&plotted),
            _ => None,
        }?;
        Some(drawing.into_chart(kind))
    }
}

/// The scenarios of a study, the words, and the canvas.
struct Plotted<'a> {
    catalog: &'a Catalog,
    study: &'a Study,
    comparison: &'a Comparison,
    canvas: Canvas,
}

impl Plotted<'_> {
    /// What the scenario of a column is called.
    fn name(&self, column: usize) -> String {
        self.catalog.scenario_name(self.study, self.comparison, column)
    }

    /// An amount as text.
    fn money(&self, amount: Option<Decimal>) -> String {
        self.catalog.figure_or_none(amount, CellUnit::Money, self.study.currency.code(), Detail::Plain)
    }

    /// An amount as text, shorter where it has no room in full: a number is not cut.
    fn change_within(&self, change: Option<Decimal>, room: f64) -> String {
        let text = self.catalog.change(change, self.study.currency.code());
        match change {
            Some(change) if self.canvas.text_width(&text) > room => {
                write::compact(change, self.study.currency.code(), self.catalog.language())
            }
            _ => text,
        }
    }
}

/// A text as a cell of a table: figures of scenarios are on sheets of their own, which do not open.
fn cell(text: String) -> TableCell {
    TableCell { cell: None, text }
}

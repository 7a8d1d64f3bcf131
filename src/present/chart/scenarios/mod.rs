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
    /// Lays out a chart of the scenarios of a study; none while there is nothing to compare, and for a kind that does not
    /// compare scenarios. The study as stated is left out where the scenarios last longer.
    pub fn scenario_chart(
        &self,
        kind: ChartKind,
        study: &Study,
        comparison: &Comparison,
        canvas: Canvas,
    ) -> Option<Chart> {
        let comparison = &comparison.of_one_horizon(study);
        if !comparison.has_scenarios() {
            return None;
        }
        let plotted = Plotted { catalog: self, study, comparison, canvas };
        let laid_out = match kind {
            ChartKind::ScenarioYears => lines::lay_out(&plotted),
            ChartKind::ScenarioBalance => balance::lay_out(&plotted),
            _ => None,
        }?;
        Some(laid_out.into_chart(kind))
    }
}

/// The scenarios of a study, the catalogue, and the canvas.
struct Plotted<'a> {
    catalog: &'a Catalog,
    study: &'a Study,
    comparison: &'a Comparison,
    canvas: Canvas,
}

impl Plotted<'_> {
    /// The name of the scenario of a column.
    fn name(&self, column: usize) -> String {
        self.catalog.scenario_name(self.study, self.comparison, column)
    }

    /// An amount as text.
    fn money(&self, amount: Option<Decimal>) -> String {
        self.catalog.figure_or_none(amount, CellUnit::Money, self.study.currency.code(), Detail::Plain)
    }

    /// A change as text, in the short form if the full one has no room; a number is never cut.
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

/// A table cell without a sheet cell: each scenario has its own sheet, whose figures cannot be opened here.
fn cell(text: String) -> TableCell {
    TableCell { cell: None, text }
}

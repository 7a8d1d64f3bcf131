//! The charts of a randomised trial.

mod forest;
mod power;
#[cfg(test)]
mod tests;

use super::{Canvas, Chart, ChartKind, TableCell};
use crate::methods::trial::TrialEvaluation;
use crate::present::Catalog;
use crate::study::trial::Trial;

impl Catalog {
    /// Lays out a chart of a trial; none while there is nothing to show, and for a kind that needs something else.
    pub fn trial_chart(
        &self,
        kind: ChartKind,
        trial: &Trial,
        evaluation: &TrialEvaluation,
        canvas: Canvas,
    ) -> Option<Chart> {
        let drawn = Drawn { catalog: self, trial, evaluation, canvas };
        let laid_out = match kind {
            ChartKind::TrialForest => forest::lay_out(&drawn),
            ChartKind::TrialPower => power::lay_out(&drawn),
            _ => None,
        }?;
        Some(laid_out.into_chart(kind))
    }
}

/// A trial with its results, the catalogue, and the canvas.
struct Drawn<'a> {
    catalog: &'a Catalog,
    trial: &'a Trial,
    evaluation: &'a TrialEvaluation,
    canvas: Canvas,
}

/// A table cell without a sheet cell: a trial has no sheet.
fn cell(text: String) -> TableCell {
    TableCell { cell: None, text }
}

//! How the figures of the distribution were obtained.

use super::Report;
use crate::methods::simulated::SimulatedFigure as S;
use crate::number::Decimal;
use crate::sheet::{CellUnit, Derivation};

/// The figures of a report: percentiles with their standard errors, mean and standard deviation, the number of draws, and how many
/// numbers are drawn.
pub fn derivation(report: &Report) -> Derivation<S> {
    let (ratio, error) = (&report.ratio, &report.error);
    let mut steps = Derivation::default();
    let counts = [
        (S::Draws, CellUnit::Count, Decimal::from(report.draws)),
        (S::Numbers, CellUnit::Count, Decimal::from(report.importance.len())),
        (S::P5Error, CellUnit::Factor, error.p5),
        (S::P50Error, CellUnit::Factor, error.p50),
        (S::P95Error, CellUnit::Factor, error.p95),
    ];
    for (key, unit, value) in counts {
        steps.observed(key, unit, value, &[]);
    }
    let figures = [
        (S::P5, ratio.p5, Some(S::P5Error)),
        (S::P50, ratio.p50, Some(S::P50Error)),
        (S::P95, ratio.p95, Some(S::P95Error)),
        (S::Mean, ratio.mean, None),
        (S::Sd, ratio.sd, None),
    ];
    for (key, value, error) in figures {
        let parts: Vec<S> = error.into_iter().chain([S::Draws, S::Numbers]).collect();
        steps.observed(key, CellUnit::Ratio, value, &parts);
    }
    steps
}

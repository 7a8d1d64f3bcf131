//! Builds the report of a run: its figures as decimals.

use super::sensitivity::{Finding, SensitivityAnalysis};
use super::stepper::Simulation;
use crate::analysis::simulation::report::{Density, Errors, Importance, Report, Spread, ValueOfAll, YearSpread};
use crate::number::{Decimal, real};
use crate::stats::Summary;

/// Number of bins of the reported density.
const BINS: usize = 96;

/// The report on the draws made so far; none where no draw has a ratio.
pub(super) fn report(
    seed: u64,
    threshold: Decimal,
    simulation: &Simulation,
    analysis: Option<&SensitivityAnalysis>,
) -> Option<Report> {
    let found = simulation.summary();
    let (low, high, counts, below, above) = simulation.histogram().density(BINS);
    let number = real::to_decimal;
    Some(Report {
        draws: found.draws.saturating_add(found.undefined),
        without_ratio: found.undefined,
        seed,
        ratio: spread(&found)?,
        error: Errors {
            p5: number(found.p5.1)?,
            p50: number(found.p50.1)?,
            p95: number(found.p95.1)?,
            probability: number(found.above.1)?,
        },
        probability_above: number(found.above.0)?,
        density: Density { low: number(low)?, high: number(high)?, counts, below, above },
        years: analysis.map(years).unwrap_or_default(),
        importance: analysis
            .map(|analysis| analysis.findings().iter().filter_map(importance).collect())
            .unwrap_or_default(),
        evpi_of_all: analysis.and_then(value_of_all),
        threshold,
    })
}

fn spread(found: &Summary) -> Option<Spread> {
    let number = real::to_decimal;
    Some(Spread {
        mean: number(found.mean)?,
        sd: number(found.sd)?,
        p5: number(found.p5.0)?,
        p50: number(found.p50.0)?,
        p95: number(found.p95.0)?,
    })
}

/// None where a figure is too large for a decimal.
fn value_of_all(analysis: &SensitivityAnalysis) -> Option<ValueOfAll> {
    let (value, error) = analysis.evpi_of_all();
    Some(ValueOfAll { value: real::to_decimal(value)?, error: real::to_decimal(error)? })
}

fn years(analysis: &SensitivityAnalysis) -> Vec<YearSpread> {
    // A year with a figure too large for a decimal is left out.
    let years = analysis.years().into_iter().filter_map(|(year, found)| {
        let Spread { p5, p50, p95, .. } = spread(&found)?;
        Some(YearSpread { year, p5, p50, p95 })
    });
    years.collect()
}

/// None where a figure is too large for a decimal.
fn importance(finding: &Finding) -> Option<Importance> {
    let number = real::to_decimal;
    Some(Importance {
        target: finding.path.clone(),
        sobol: number(finding.sobol.0)?,
        sobol_error: number(finding.sobol.1)?,
        rank_correlation: number(finding.rank_correlation)?,
        evpi: number(finding.evpi.0)?,
        evpi_error: number(finding.evpi.1)?,
    })
}

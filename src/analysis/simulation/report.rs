//! What a simulation finds, as the page receives it: plain figures, without the draws.
//!
//! The simulation computes in reals and hands its figures over as decimals, so that what is shown, stored and compared needs no
//! code for floats. [`Report::write`] and [`Report::read`] carry it as JSON, decimals as texts.

pub(super) mod json;

use crate::number::Decimal;

/// The outcome of a simulation of a study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Number of draws.
    pub draws: u64,
    /// The seed that gives the same draws again.
    pub seed: u64,
    /// How the ratio is spread.
    pub ratio: Spread,
    /// How far the figures of the ratio may be off because the draws are not endless.
    pub error: Errors,
    /// Share of the draws in which the ratio is above 1, from 0 to 1.
    pub probability_above_one: Decimal,
    /// How often the ratio fell where.
    pub density: Density,
    /// The value of each year, from year 0 on.
    pub years: Vec<YearSpread>,
    /// What each uncertain number has to do with it.
    pub importance: Vec<Importance>,
    /// The ratio from which one would decide otherwise, on which the value of information rests; 1 when nothing else is said.
    pub threshold: Decimal,
}

/// How a figure is spread over the draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spread {
    /// Mean.
    pub mean: Decimal,
    /// Standard deviation.
    pub sd: Decimal,
    /// 5th percentile: 1 draw in 20 is below.
    pub p5: Decimal,
    /// Median: every second draw is below.
    pub p50: Decimal,
    /// 95th percentile: 1 draw in 20 is above.
    pub p95: Decimal,
}

/// Standard errors of the figures that draws give: with endless draws they would be 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errors {
    /// Of the 5th percentile.
    pub p5: Decimal,
    /// Of the median.
    pub p50: Decimal,
    /// Of the 95th percentile.
    pub p95: Decimal,
    /// Of the probability of a ratio above 1.
    pub probability: Decimal,
}

/// How many draws fell where: equal bins between two ratios.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Density {
    /// Where the first bin starts.
    pub low: Decimal,
    /// Where the last bin ends.
    pub high: Decimal,
    /// Draws in each bin.
    pub counts: Vec<u32>,
    /// Draws below the first bin.
    pub below: u32,
    /// Draws above the last bin.
    pub above: u32,
}

/// How the value of a year is spread, in money, not discounted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearSpread {
    /// Year since the start of the activity.
    pub year: u32,
    /// 5th percentile.
    pub p5: Decimal,
    /// Median.
    pub p50: Decimal,
    /// 95th percentile.
    pub p95: Decimal,
}

/// What one uncertain number has to do with the spread of the ratio.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Importance {
    /// The path of the number.
    pub target: String,
    /// First-order Sobol index, `Var(E[ratio | x]) / Var(ratio)`: the share of the variance that would go if it were known.
    pub sobol: Decimal,
    /// Its standard error.
    pub sobol_error: Decimal,
    /// Rank correlation with the ratio (Spearman), from −1 to 1.
    pub rank_correlation: Decimal,
    /// Expected value of perfect information on this number alone, in money: the most that knowing it exactly, before one
    /// decides, could be worth.
    pub evpi: Decimal,
    /// Its standard error, in money.
    pub evpi_error: Decimal,
}

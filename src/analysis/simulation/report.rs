//! The result of a simulation, as the page receives it: plain figures, without the draws.
//!
//! The simulation computes in `f64` and hands over decimals, so that code that renders, stores or compares figures needs no
//! floats. [`Report::write`] and [`Report::read`] convert a report to and from JSON, with decimals as strings.

pub(super) mod json;

use crate::number::Decimal;

/// The report of a simulation of a study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Number of draws, those without a ratio included.
    pub draws: u64,
    /// Number of draws without a ratio, because nothing is put in in them; they have no part in the other figures.
    pub without_ratio: u64,
    /// The seed that gives the same draws again.
    pub seed: u64,
    /// Mean, standard deviation and percentiles of the ratio.
    pub ratio: Spread,
    /// Standard errors of the figures of the ratio, from the finite number of draws.
    pub error: Errors,
    /// Share of the draws in which the ratio is above the threshold, from 0 to 1.
    pub probability_above: Decimal,
    /// Histogram of the ratio.
    pub density: Density,
    /// The value of each year, from year 0 on.
    pub years: Vec<YearSpread>,
    /// How the ratio depends on each uncertain number.
    pub importance: Vec<Importance>,
    /// The expected value of knowing all uncertain numbers at once, in money; none before the analysis.
    pub evpi_of_all: Option<ValueOfAll>,
    /// The ratio above which one would decide otherwise, used for the chance and the value of information; 1 by default.
    pub threshold: Decimal,
}

/// Mean, standard deviation and percentiles of a figure over the draws.
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

/// Standard errors of the figures; they tend to 0 as the number of draws grows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Errors {
    /// Of the 5th percentile.
    pub p5: Decimal,
    /// Of the median.
    pub p50: Decimal,
    /// Of the 95th percentile.
    pub p95: Decimal,
    /// Of the probability of a ratio above the threshold.
    pub probability: Decimal,
}

/// Counts of draws in bins of equal width.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Density {
    /// Lower edge of the first bin.
    pub low: Decimal,
    /// Upper edge of the last bin.
    pub high: Decimal,
    /// Draws in each bin.
    pub counts: Vec<u32>,
    /// Draws below the first bin.
    pub below: u32,
    /// Draws above the last bin.
    pub above: u32,
}

/// Percentiles of the value of a year, in money, not discounted.
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

/// The expected value of perfect information on all uncertain numbers at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValueOfAll {
    /// What it comes to, in money.
    pub value: Decimal,
    /// Its standard error, in money.
    pub error: Decimal,
}

/// How the spread of the ratio depends on one uncertain number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Importance {
    /// The path of the number.
    pub target: String,
    /// First-order Sobol index, `Var(E[ratio | x]) / Var(ratio)`: the share of the variance that would vanish if the number
    /// were known.
    pub sobol: Decimal,
    /// Its standard error.
    pub sobol_error: Decimal,
    /// Rank correlation with the ratio (Spearman), from −1 to 1.
    pub rank_correlation: Decimal,
    /// Expected value of perfect information on this number alone, in money: the most that knowing it exactly before deciding
    /// could be worth.
    pub evpi: Decimal,
    /// Its standard error, in money.
    pub evpi_error: Decimal,
}

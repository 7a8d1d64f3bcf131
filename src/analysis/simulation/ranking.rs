//! The result of a scenario simulation, as the page receives it: plain figures, without the draws.
//!
//! Like a [`Report`](super::Report), it is computed in `f64` and stored as decimals. [`Ranking::write`] and [`Ranking::read`]
//! convert it to and from JSON, with decimals as strings.

mod json;

use crate::number::Decimal;

/// The study as stated and its scenarios over the same draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// Number of draws, the same for all.
    pub draws: u64,
    /// The seed that gives the same draws again.
    pub seed: u64,
    /// Whether draws can differ; false where no figure depends on an uncertain number.
    pub varies: bool,
    /// The columns of the comparison, in their order.
    pub columns: Vec<Standing>,
    /// How often the order changes; none without at least two choices.
    pub order: Option<RankReversal>,
}

/// The results of one column over the draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Id of the scenario; empty for the study as stated.
    pub scenario: String,
    /// Percentiles of the ratio over the draws that have one; none where there is no ratio.
    pub ratio: Option<Percentiles>,
    /// How often its net present value is the highest, ties included; none for a column that is not a choice.
    pub probability_best: Option<Share>,
    /// How often its net present value exceeds that of the reference; none for the reference and for a column that is not a
    /// choice.
    pub probability_better: Option<Share>,
}

/// Percentiles of a ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Percentiles {
    /// 5th percentile: 1 draw in 20 is below.
    pub p5: Decimal,
    /// Median.
    pub p50: Decimal,
    /// 95th percentile: 1 draw in 20 is above.
    pub p95: Decimal,
}

/// A share of the draws, with its standard error, which tends to 0 as the number of draws grows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The share, from 0 to 1.
    pub share: Decimal,
    /// Its standard error.
    pub error: Decimal,
}

/// How often the order of the net present values differs from the stated one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankReversal {
    /// Draws in which any two choices swap their order.
    pub order: Share,
    /// Draws in which none of the choices that are best at the stated numbers is best.
    pub best: Share,
}

impl Ranking {
    /// The results of a scenario, or of the study as stated for an empty id.
    #[must_use]
    pub fn standing(&self, scenario: &str) -> Option<&Standing> {
        self.columns.iter().find(|standing| standing.scenario == scenario)
    }

    /// The largest standard error of the shares; 0 where there is none.
    #[must_use]
    pub fn error(&self) -> Decimal {
        let columns =
            self.columns.iter().flat_map(|standing| [standing.probability_best, standing.probability_better]).flatten();
        let order = self.order.iter().flat_map(|reversal| [reversal.order, reversal.best]);
        columns.chain(order).map(|share| share.error).max().unwrap_or_default()
    }
}

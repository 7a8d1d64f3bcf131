//! What draws say of the order of the scenarios, as the page receives it: plain figures, without the draws.
//!
//! As a [`Report`](super::Report), it is computed in reals and handed over as decimals. [`Ranking::write`] and [`Ranking::read`]
//! carry it as JSON, decimals as texts.

mod json;

use crate::number::Decimal;

/// The study as stated and its scenarios over the same draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// Number of draws, the same for all.
    pub draws: u64,
    /// The seed that gives the same draws again.
    pub seed: u64,
    /// Whether any draw differs from another: where no number is spread, none does.
    pub varies: bool,
    /// The columns of the comparison, in their order.
    pub columns: Vec<Standing>,
    /// What becomes of the order; none while there is nothing to choose between.
    pub order: Option<RankReversal>,
}

/// One column over the draws.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// Id of the scenario; empty for the study as stated.
    pub scenario: String,
    /// How the ratio is spread over the draws that have one; none where it has no ratio.
    pub ratio: Option<Percentiles>,
    /// How often its net present value is the highest, or equal to it; none for what is not a choice.
    pub probability_best: Option<Share>,
    /// How often its net present value is more than that of the reference; none for the reference itself, and for what is not a
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

/// A share of the draws, with its standard error: with endless draws it would be 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The share, from 0 to 1.
    pub share: Decimal,
    /// Its standard error.
    pub error: Decimal,
}

/// How often the order of the net present values is another than at the stated numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankReversal {
    /// Draws in which any two choices come the other way round.
    pub order: Share,
    /// Draws in which none of the best at the stated numbers is best.
    pub best: Share,
}

impl Ranking {
    /// What is found of the study as stated (an empty id), or of a scenario.
    #[must_use]
    pub fn standing(&self, scenario: &str) -> Option<&Standing> {
        self.columns.iter().find(|standing| standing.scenario == scenario)
    }

    /// The greatest standard error of the shares; 0 where there is none.
    #[must_use]
    pub fn error(&self) -> Decimal {
        let columns =
            self.columns.iter().flat_map(|standing| [standing.probability_best, standing.probability_better]).flatten();
        let order = self.order.iter().flat_map(|reversal| [reversal.order, reversal.best]);
        columns.chain(order).map(|share| share.error).max().unwrap_or_default()
    }
}

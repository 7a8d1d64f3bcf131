//! The range of a ratio: what a simulation says about it in two numbers.

use super::Report;
use crate::number::Decimal;

/// What a simulation says about the range of a ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatioRange {
    /// The 5th and the 95th percentile of the ratio over the draws: 9 draws in 10 lie between them.
    Between {
        /// The 5th percentile.
        low: Decimal,
        /// The 95th percentile.
        high: Decimal,
    },
    /// No number of the study has a range, so that every draw gives the ratio itself.
    Point,
    /// There is none: the study has no ratio, or it could not be simulated.
    Absent,
}

impl RatioRange {
    /// The range in a report; absent without one.
    pub fn of(report: Option<&Report>) -> Self {
        match report {
            None => Self::Absent,
            Some(report) if report.ratio.sd.is_zero() => Self::Point,
            Some(report) => Self::Between { low: report.ratio.p5, high: report.ratio.p95 },
        }
    }
}

/// A range as it is shown: also where the numbers have changed since, until the next simulation is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownRange {
    /// The range.
    pub range: RatioRange,
    /// Whether it is that of the study as it is now.
    pub is_current: bool,
}

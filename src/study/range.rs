//! The range of an estimate and the shape of its distribution.

use super::vocabulary::vocabulary;
use crate::number::{CheckedOps as _, Decimal};
use rust_decimal::MathematicalOps as _;

vocabulary! {
    /// The distribution of values over a range.
    pub enum RangeShape {
        /// Beta distribution with λ = 4: minimum, likely value, maximum.
        #[default]
        Pert = "pert",
        /// Triangular distribution: minimum, likely value, maximum.
        Triangular = "triangular",
        /// Uniform distribution between minimum and maximum.
        Uniform = "uniform",
        /// Normal distribution; the bounds are its 5th and 95th percentiles.
        Normal = "normal",
        /// Lognormal distribution; the bounds are its 5th and 95th percentiles, above 0.
        Lognormal = "lognormal",
    }
}

/// The bounds between which a number is believed to lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Lower bound.
    pub low: Decimal,
    /// Upper bound, at least `low`.
    pub high: Decimal,
}

impl Range {
    /// The middle implied by the bounds: their mean, or their geometric mean for a lognormal shape.
    pub(super) fn middle(self, shape: RangeShape) -> Option<Decimal> {
        if shape == RangeShape::Lognormal {
            return if self.low == self.high { Some(self.low) } else { geometric_mean(self.low, self.high) };
        }
        let half = |x: Decimal| x.over(Decimal::TWO);
        half(self.low)?.plus(half(self.high)?)
    }
}

/// `√(low · high)`, exact where it has few enough digits; `None` for negative numbers.
fn geometric_mean(low: Decimal, high: Decimal) -> Option<Decimal> {
    let root = |x: Decimal| if x < Decimal::ZERO { None } else { x.sqrt() };
    let decimals = low.normalize().scale().saturating_add(high.normalize().scale());
    match low.times(high).filter(|_| decimals <= Decimal::MAX_SCALE) {
        Some(product) => {
            let root = root(product)?;
            // An exact root has at most half of the decimals; the algorithm may miss it in the last digit.
            let short = root.round_dp(Decimal::MAX_SCALE / 2);
            Some(if short.times(short) == Some(product) { short } else { root })
        }
        // The product overflows or has too many decimals; the single roots do not.
        None => root(low)?.times(root(high)?),
    }
}

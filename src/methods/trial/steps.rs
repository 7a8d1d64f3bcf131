//! Steps of a derivation with real-valued functions.

use super::figure::TrialKey;
use crate::number::real::{near, near_decimal};
use crate::number::{CheckedOps as _, Decimal};
use crate::sheet::{CellUnit, Derivation};
use crate::study::EffectMeasure;
use rust_decimal::MathematicalOps as _;

/// The steps that lead to the figures of an outcome.
pub(super) type Steps = Derivation<TrialKey>;

/// A figure as an unrounded decimal; none where it has none.
pub(super) fn value(steps: &Steps, key: impl Into<TrialKey>) -> Option<Decimal> {
    steps.get(key.into())?.value.ok()
}

/// The same as a real.
pub(super) fn real(steps: &Steps, key: impl Into<TrialKey>) -> Option<f64> {
    value(steps, key).map(near)
}

/// Applies a real-valued function to decimals.
pub(super) fn with_reals<const N: usize>(values: &[Decimal], compute: impl Fn([f64; N]) -> f64) -> Option<Decimal> {
    let reals: Vec<f64> = values.iter().map(|value| near(*value)).collect();
    near_decimal(compute(reals.try_into().ok()?))
}

/// The square root of a variance; that of what is 0 or, by its last digit, below 0 is 0. A zero may carry a sign, which the root of the
/// library refuses.
pub(super) fn root(variance: Decimal) -> Option<Decimal> {
    if variance > Decimal::ZERO { variance.sqrt() } else { Some(Decimal::ZERO) }
}

/// `√(a + b + …)`.
pub(super) fn root_of_sum(values: &[Decimal]) -> Option<Decimal> {
    root(values.iter().try_fold(Decimal::ZERO, |sum, value| sum.plus(*value))?)
}

/// The first less the second.
pub(super) fn difference(values: &[Decimal]) -> Option<Decimal> {
    let [first, second] = values else { return None };
    first.minus(*second)
}

/// The first over the second.
pub(super) fn quotient(values: &[Decimal]) -> Option<Decimal> {
    let [first, second] = values else { return None };
    first.over(*second)
}

/// In what the levels and the effect of an outcome are counted.
pub(super) const fn level_unit(measure: EffectMeasure) -> CellUnit {
    match measure {
        EffectMeasure::Shares => CellUnit::Share,
        EffectMeasure::Means => CellUnit::Factor,
    }
}

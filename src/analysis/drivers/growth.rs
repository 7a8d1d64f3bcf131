//! Growth, erosion and shocks.

use crate::number::{CheckedOps as _, Decimal};
use rust_decimal::prelude::ToPrimitive as _;

/// Linear growth: `1 + step · t`.
///
/// `step`: share of the first year that each year adds, above −1; `t`: year. A decline stops at 0.
pub fn linear(step: Decimal, year: u32) -> Option<Decimal> {
    let grown = Decimal::ONE.plus(step.times(Decimal::from(year))?)?;
    Some(grown.max(Decimal::ZERO))
}

/// Compound growth: `(1 + rate)^t`.
///
/// `rate`: growth in a year as a share of the year before, above −1; `t`: year.
pub fn compound(rate: Decimal, year: u32) -> Option<Decimal> {
    Decimal::ONE.plus(rate)?.raised(year.into())
}

/// Erosion towards a floor: `floor + (1 − floor) · (1 − loss)^t`.
///
/// `loss`: share of what is above the floor that is lost every year; `floor`: share of the first year that remains for ever;
/// `t`: year. Without a floor it is compound decline.
pub fn erosion(loss: Decimal, floor: Decimal, year: u32) -> Option<Decimal> {
    let left = Decimal::ONE.minus(loss)?.raised(year.into())?;
    floor.plus(Decimal::ONE.minus(floor)?.times(left)?)
}

/// Shock: 1 before the year of the loss, then `1 − loss · (1 − recovery)^(t − s)`.
///
/// `loss`: share lost in year `s`; `recovery`: share of the remaining loss that is recovered every year afterwards, 1 when the
/// next year is back to normal, 0 when the loss stays; `t`: year.
pub fn shock(loss: Decimal, loss_year: Decimal, recovery: Decimal, year: u32) -> Option<Decimal> {
    let Some(since) = year.checked_sub(loss_year.to_u32()?) else {
        return Some(Decimal::ONE);
    };
    let still = Decimal::ONE.minus(recovery)?.raised(since.into())?;
    Decimal::ONE.minus(loss.times(still)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[track_caller]
    fn check(formula: impl Fn(u32) -> Option<Decimal>, expected: &[Decimal]) {
        let found: Vec<Option<Decimal>> = (0..).take(expected.len()).map(formula).collect();
        assert_eq!(found, expected.iter().copied().map(Some).collect::<Vec<_>>());
    }

    #[test]
    fn linear_growth_adds_the_same_every_year() {
        check(|t| linear(dec!(0.1), t), &[dec!(1), dec!(1.1), dec!(1.2), dec!(1.3)]);
        check(|t| linear(dec!(-0.4), t), &[dec!(1), dec!(0.6), dec!(0.2), dec!(0)]);
    }

    #[test]
    fn compound_growth_multiplies_by_the_same_every_year() {
        check(|t| compound(dec!(0.05), t), &[dec!(1), dec!(1.05), dec!(1.1025), dec!(1.157625)]);
        check(|t| compound(dec!(-0.5), t), &[dec!(1), dec!(0.5), dec!(0.25)]);
        check(|t| compound(dec!(0), t), &[dec!(1), dec!(1), dec!(1)]);
    }

    #[test]
    fn erosion_ends_at_its_floor() {
        check(|t| erosion(dec!(0.5), dec!(0.2), t), &[dec!(1), dec!(0.6), dec!(0.4), dec!(0.3)]);
        check(|t| erosion(dec!(1), dec!(0.2), t), &[dec!(1), dec!(0.2), dec!(0.2)]);
    }

    #[test]
    fn a_shock_comes_in_its_year_and_is_made_good() {
        check(|t| shock(dec!(0.4), dec!(1), dec!(0.5), t), &[dec!(1), dec!(0.6), dec!(0.8), dec!(0.9)]);
        check(|t| shock(dec!(0.4), dec!(1), dec!(1), t), &[dec!(1), dec!(0.6), dec!(1), dec!(1)]);
        check(|t| shock(dec!(0.4), dec!(1), dec!(0), t), &[dec!(1), dec!(0.6), dec!(0.6)]);
    }

    #[test]
    fn what_is_too_large_has_no_figure() {
        let huge = dec!(9999999999999999999999999999);
        assert_eq!((linear(huge, 99), compound(huge, 2)), (None, None));
    }
}

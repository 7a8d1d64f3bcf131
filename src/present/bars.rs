//! Geometry of the bars beside a table, all on one scale.

use crate::number::{CheckedOps as _, Decimal};

/// A bar from zero to an amount, in thousandths of the width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Left edge.
    pub left: i64,
    /// Width.
    pub width: i64,
}

/// Bars on a common scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    /// The position of zero, in thousandths of the width.
    pub zero: i64,
    /// The bars, in the order of the amounts.
    pub bars: Vec<Bar>,
}

/// The full width.
pub const WIDTH: i64 = 1_000;
/// Minimum width of a bar, so that a small amount is visible.
const LEAST_WIDTH: i64 = 4;

/// Lays out bars from zero to each amount, on a scale that includes them all and zero.
pub fn from_zero(amounts: &[Decimal]) -> Bars {
    let low = amounts.iter().copied().fold(Decimal::ZERO, Decimal::min);
    let high = amounts.iter().copied().fold(Decimal::ZERO, Decimal::max);
    let place = |x: Decimal| place(x, low, high).unwrap_or(0);
    let zero = place(Decimal::ZERO);
    let bars = amounts.iter().map(|amount| {
        let end = place(*amount);
        let width = end.abs_diff(zero).try_into().unwrap_or(WIDTH).clamp(LEAST_WIDTH, WIDTH);
        Bar { left: zero.min(end).min(WIDTH.saturating_sub(width)), width }
    });
    Bars { zero, bars: bars.collect() }
}

/// The position of an amount between `low` and `high`.
pub(super) fn place(x: Decimal, low: Decimal, high: Decimal) -> Option<i64> {
    let part = x.minus(low)?.over(high.minus(low)?)?;
    i64::try_from(part.times(Decimal::from(WIDTH))?.round()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[track_caller]
    fn check(amounts: &[Decimal], zero: i64, expected: &[(i64, i64)]) {
        let found = from_zero(amounts);
        let bars: Vec<_> = found.bars.iter().map(|bar| (bar.left, bar.width)).collect();
        assert_eq!((found.zero, bars), (zero, expected.to_vec()));
    }

    #[test]
    fn bars_share_one_scale_that_holds_zero() {
        check(&[dec!(100), dec!(75)], 0, &[(0, 1_000), (0, 750)]);
        check(&[dec!(-50), dec!(150)], 250, &[(0, 250), (250, 750)]);
    }

    #[test]
    fn the_edges_hold() {
        check(&[], 0, &[]);
        check(&[dec!(0)], 0, &[(0, 4)]);
        check(&[Decimal::MAX, dec!(1)], 0, &[(0, 1_000), (0, 4)]);
        check(&[Decimal::MIN, Decimal::MAX], 0, &[(0, 4), (0, 4)]);
    }
}

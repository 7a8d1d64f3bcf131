//! The geometry of bars beside a table: where each starts and ends on one common scale.

use crate::number::{Decimal, Exact as _};

/// A bar from one amount to another, in thousandths of the width.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// Left edge.
    pub left: i64,
    /// Width.
    pub width: i64,
    /// Whether it goes from more to less.
    pub falls: bool,
}

/// Bars on one scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bars {
    /// Where zero is, in thousandths of the width.
    pub zero: i64,
    /// The bars in the order of the amounts.
    pub bars: Vec<Bar>,
}

/// The whole width.
pub const WIDTH: i64 = 1_000;
/// A bar is at least this wide, so that a small amount is seen.
const LEAST_WIDTH: i64 = 4;

/// Bars between pairs of amounts, on the scale that holds them all and zero.
pub fn between(amounts: &[(Decimal, Decimal)]) -> Bars {
    let mut low = Decimal::ZERO;
    let mut high = Decimal::ZERO;
    for (from, to) in amounts {
        low = low.min(*from).min(*to);
        high = high.max(*from).max(*to);
    }
    let place = |x: Decimal| place(x, low, high).unwrap_or(0);
    let bars = amounts.iter().map(|(from, to)| {
        let (start, end) = (place(*from), place(*to));
        let width = end.abs_diff(start).try_into().unwrap_or(WIDTH).clamp(LEAST_WIDTH, WIDTH);
        Bar { left: start.min(end).min(WIDTH.saturating_sub(width)), width, falls: to < from }
    });
    Bars { zero: place(Decimal::ZERO), bars: bars.collect() }
}

/// Bars from zero to each amount.
pub fn from_zero(amounts: &[Decimal]) -> Bars {
    let pairs: Vec<(Decimal, Decimal)> = amounts.iter().map(|amount| (Decimal::ZERO, *amount)).collect();
    between(&pairs)
}

/// Where an amount stands between the least and the greatest.
fn place(x: Decimal, low: Decimal, high: Decimal) -> Option<i64> {
    let part = x.minus(low)?.over(high.minus(low)?)?;
    i64::try_from(part.times(Decimal::from(WIDTH))?.round()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[track_caller]
    fn check(amounts: &[(Decimal, Decimal)], zero: i64, expected: &[(i64, i64, bool)]) {
        let found = between(amounts);
        let bars: Vec<_> = found.bars.iter().map(|bar| (bar.left, bar.width, bar.falls)).collect();
        assert_eq!((found.zero, bars), (zero, expected.to_vec()));
    }

    #[test]
    fn bars_share_one_scale_that_holds_zero() {
        check(&[(dec!(0), dec!(100)), (dec!(100), dec!(75))], 0, &[(0, 1_000, false), (750, 250, true)]);
        check(&[(dec!(0), dec!(-50)), (dec!(0), dec!(150))], 250, &[(0, 250, true), (250, 750, false)]);
    }

    #[test]
    fn the_edges_hold() {
        check(&[], 0, &[]);
        check(&[(dec!(0), dec!(0))], 0, &[(0, 4, false)]);
        check(&[(dec!(0), Decimal::MAX), (dec!(0), dec!(1))], 0, &[(0, 1_000, false), (0, 4, false)]);
        check(&[(Decimal::MIN, Decimal::MAX)], 0, &[(0, 4, false)]);
    }
}

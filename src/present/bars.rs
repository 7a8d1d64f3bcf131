//! The geometry of bars beside a table: where each starts and ends on one common scale.

use crate::number::{Decimal, real};

/// A bar from one amount to another.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bar {
    /// Left edge, in per cent of the width.
    pub left: f64,
    /// Width, in per cent of the width.
    pub width: f64,
    /// Whether it goes from more to less.
    pub falls: bool,
}

/// Bars on one scale.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// Where zero is, in per cent of the width.
    pub zero: f64,
    /// The bars in the order of the amounts.
    pub bars: Vec<Bar>,
}

/// A bar is at least this wide, in per cent, so that a small amount is seen.
const LEAST_WIDTH: f64 = 0.4;

/// Bars between pairs of amounts, on the scale that holds them all and zero.
pub fn between(amounts: &[(Decimal, Decimal)]) -> Bars {
    let edges = || amounts.iter().flat_map(|(from, to)| [*from, *to]).map(real::from_decimal);
    let low = edges().fold(0.0, f64::min);
    let high = edges().fold(0.0, f64::max);
    let span = high - low;
    let place = |x: f64| if span > 0.0 { (x - low) / span * 100.0 } else { 0.0 };
    let bars = amounts.iter().map(|(from, to)| {
        let (start, end) = (place(real::from_decimal(*from)), place(real::from_decimal(*to)));
        let width = (end - start).abs().max(LEAST_WIDTH);
        Bar { left: start.min(end).min(100.0 - width), width, falls: to < from }
    });
    Bars { zero: place(0.0), bars: bars.collect() }
}

/// Bars from zero to each amount.
pub fn from_zero(amounts: &[Decimal]) -> Bars {
    let pairs: Vec<(Decimal, Decimal)> = amounts.iter().map(|amount| (Decimal::ZERO, *amount)).collect();
    between(&pairs)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[track_caller]
    fn check(amounts: &[(Decimal, Decimal)], zero: f64, expected: &[(f64, f64, bool)]) {
        let found = between(amounts);
        let near = |a: f64, b: f64| (a - b).abs() < 1e-9;
        assert!(near(found.zero, zero), "{found:?}");
        for (bar, (left, width, falls)) in found.bars.iter().zip(expected) {
            assert!(near(bar.left, *left) && near(bar.width, *width) && bar.falls == *falls, "{found:?}");
        }
    }

    #[test]
    fn bars_share_one_scale_that_holds_zero() {
        check(&[(dec!(0), dec!(100)), (dec!(100), dec!(75))], 0.0, &[(0.0, 100.0, false), (75.0, 25.0, true)]);
        check(&[(dec!(0), dec!(-50)), (dec!(0), dec!(150))], 25.0, &[(0.0, 25.0, true), (25.0, 75.0, false)]);
    }

    #[test]
    fn the_edges_hold() {
        check(&[], 0.0, &[]);
        check(&[(dec!(0), dec!(0))], 0.0, &[(0.0, 0.4, false)]);
        check(&[(dec!(0), Decimal::MAX), (dec!(0), dec!(1))], 0.0, &[(0.0, 100.0, false), (0.0, 0.4, false)]);
    }
}

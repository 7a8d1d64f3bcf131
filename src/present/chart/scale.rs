//! Scales from amounts to pixels, and the round amounts beside an axis.

use crate::number::{CheckedOps as _, Decimal, real};

/// A linear scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    start: f64,
    end: f64,
}

impl Scale {
    /// A scale that includes all amounts and zero, from the smallest at `start` to the largest at `end`.
    pub(super) fn holding(amounts: impl IntoIterator<Item = f64>, start: f64, end: f64) -> Self {
        let (mut low, mut high) = (0.0_f64, 0.0_f64);
        for amount in amounts {
            low = low.min(amount);
            high = high.max(amount);
        }
        Self { low, high, start, end }
    }

    /// A scale from `low` at `start` to `high` at `end`, with or without zero between them.
    pub(super) fn between(low: f64, high: f64, start: f64, end: f64) -> Self {
        Self { low, high, start, end }
    }

    /// The position of an amount; that of zero if the scale is empty.
    pub(super) fn at(&self, amount: f64) -> f64 {
        let span = self.high - self.low;
        if span > 0.0 { self.start + (amount - self.low) / span * (self.end - self.start) } else { self.start }
    }
}

/// Maximum number of steps between the ticks of an axis.
const MOST_STEPS: Decimal = Decimal::from_parts(4, 0, 0, false, 0);

/// Round amounts that enclose `low` and `high`: 3 to 5, zero among them.
///
/// Fewer when all amounts are within one unit of money, or too large for round ones.
pub(super) fn ticks(low: Decimal, high: Decimal) -> Vec<Decimal> {
    let mut unit = Some(Decimal::ONE);
    while let Some(ten) = unit {
        for digit in [1_u32, 2, 5] {
            if let Some(ticks) = multiples(low.min(Decimal::ZERO), high.max(Decimal::ZERO), ten, digit) {
                return ticks;
            }
        }
        unit = ten.times(Decimal::TEN);
    }
    vec![Decimal::ZERO]
}

/// Round figures between `low` and `high`, at most 6; fewer when these are close together or too large.
pub(super) fn ticks_inside(low: Decimal, high: Decimal) -> Vec<Decimal> {
    let mut unit = Some(THOUSANDTH);
    while let Some(ten) = unit {
        for digit in [1_u32, 2, 5] {
            if let Some(ticks) = multiples_inside(low, high, ten, digit) {
                return ticks;
            }
        }
        unit = ten.times(Decimal::TEN);
    }
    Vec::new()
}

/// The smallest step between round figures.
const THOUSANDTH: Decimal = Decimal::from_parts(1, 0, 0, false, 3);
/// Maximum number of steps between round figures inside two bounds.
const MOST_INSIDE: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// The multiples of `digit · ten` within the bounds, if there are few enough.
fn multiples_inside(low: Decimal, high: Decimal, ten: Decimal, digit: u32) -> Option<Vec<Decimal>> {
    let step = ten.times(Decimal::from(digit))?;
    let (first, last) = (low.over(step)?.ceil(), high.over(step)?.floor());
    counted(first, last, step, MOST_INSIDE)
}

/// The multiples of `digit · ten` that enclose the bounds, if there are few enough.
fn multiples(low: Decimal, high: Decimal, ten: Decimal, digit: u32) -> Option<Vec<Decimal>> {
    let step = ten.times(Decimal::from(digit))?;
    let (first, last) = (low.over(step)?.floor(), high.over(step)?.ceil());
    counted(first, last, step, MOST_STEPS)
}

/// The multiples of a step from `first` to `last`, if there are few enough.
fn counted(first: Decimal, last: Decimal, step: Decimal, most: Decimal) -> Option<Vec<Decimal>> {
    if last.minus(first)? > most {
        return None;
    }
    let mut ticks = Vec::new();
    let mut at = first;
    while at <= last {
        ticks.push(at.times(step)?);
        at = at.plus(Decimal::ONE)?;
    }
    Some(ticks)
}

/// Converts a decimal for geometry only; text is written from the decimal itself.
pub(super) fn real(value: Decimal) -> f64 {
    real::near(value)
}

/// Sorts items by a figure, largest first, those flagged as last at the end; ties keep their order. All charts share this one
/// sort, since each instantiation would add to the download of a first visit.
pub(super) fn greatest_first<T>(items: Vec<T>, figure: impl Fn(&T) -> (bool, Decimal)) -> Vec<T> {
    let keys: Vec<(bool, Decimal)> = items.iter().map(figure).collect();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order(&keys).into_iter().filter_map(|place| items.get_mut(place)?.take()).collect()
}

fn order(keys: &[(bool, Decimal)]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..keys.len()).collect();
    places.sort_by_key(|place| keys.get(*place).map(|(last, figure)| (*last, std::cmp::Reverse(*figure))));
    places
}

/// Converts a count for geometry.
pub(super) fn count(things: usize) -> f64 {
    f64::from(u32::try_from(things).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[track_caller]
    fn check(low: Decimal, high: Decimal, expected: &[Decimal]) {
        assert_eq!(ticks(low, high), expected, "{low} to {high}");
    }

    #[test]
    fn ticks_are_round_and_few() {
        check(dec!(0), dec!(0), &[dec!(0)]);
        check(dec!(0), dec!(0.5), &[dec!(0), dec!(1)]);
        check(dec!(0), dec!(4), &[dec!(0), dec!(1), dec!(2), dec!(3), dec!(4)]);
        check(dec!(0), dec!(205000), &[dec!(0), dec!(100000), dec!(200000), dec!(300000)]);
        check(dec!(-30), dec!(50), &[dec!(-50), dec!(0), dec!(50)]);
        check(dec!(-30), dec!(40), &[dec!(-40), dec!(-20), dec!(0), dec!(20), dec!(40)]);
        check(dec!(-9), dec!(-3), &[dec!(-10), dec!(-5), dec!(0)]);
        check(Decimal::MIN, Decimal::MAX, &[dec!(0)]);
    }

    #[test]
    fn ticks_inside_are_round_and_within() {
        #[track_caller]
        fn check(low: Decimal, high: Decimal, expected: &[Decimal]) {
            assert_eq!(ticks_inside(low, high), expected, "{low} to {high}");
        }
        check(dec!(1.1), dec!(2.6), &[dec!(1.5), dec!(2), dec!(2.5)]);
        check(dec!(-0.1), dec!(0.25), &[dec!(-0.1), dec!(0), dec!(0.1), dec!(0.2)]);
        check(dec!(0), dec!(5), &[dec!(0), dec!(1), dec!(2), dec!(3), dec!(4), dec!(5)]);
        check(dec!(1.2), dec!(1.2), &[dec!(1.2)]);
        check(dec!(310), dec!(1080), &[dec!(400), dec!(600), dec!(800), dec!(1000)]);
        check(Decimal::MIN, Decimal::MAX, &[dec!(-5e28), dec!(0), dec!(5e28)]);
    }

    #[test]
    fn zero_has_its_place_on_every_scale() {
        let near = |found: f64, expected: f64| assert!((found - expected).abs() < 1e-9, "{found} for {expected}");
        near(Scale::holding([], 10.0, 90.0).at(0.0), 10.0);
        near(Scale::holding([50.0, 100.0], 0.0, 100.0).at(50.0), 50.0);
        near(Scale::holding([-50.0], 0.0, 100.0).at(0.0), 100.0);
        near(Scale::holding([-100.0, 300.0], 0.0, 100.0).at(0.0), 25.0);
        near(Scale::holding([real(Decimal::MIN), real(Decimal::MAX)], 0.0, 100.0).at(0.0), 50.0);
    }
}

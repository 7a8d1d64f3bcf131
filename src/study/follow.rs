//! How a number follows what a person states of it: another value, a bound, a shape, or all of it at once.
//!
//! Files are strict ([`Estimate::check`]): a value lies in its range, and that of a bell curve is its median. A person changes one
//! of these at a time, and the others follow, so that an older number never forbids a new one:
//!
//! - **A value** inside its range leaves it. One outside, or not the median of a bell curve, takes its range along: numbers in per
//!   cent shift by as much as the value, others scale with it (from 0, and beside a value of 0 before, they shift).
//! - The bounds of a range that is taken along end where the admissible values end. A normal or lognormal range keeps the value as
//!   its median, so that its other side shrinks alike. Where it has no room at all (a share of 0, a lognormal amount below 0) it
//!   becomes a PERT range.
//! - **A bound** moves a value that it leaves outside to itself, and the value of a bell curve to the median. Beyond the other
//!   bound it takes that one along.
//! - **A shape** that wants the value as its median moves the range around the value.
//! - A range of which nothing is left, since it scales to 0 or lies beyond what is admissible, or that is too large to be computed,
//!   is dropped.
//!
//! Scaled bounds are rounded to a thousandth of the width of their range: more digits would claim what nobody stated.

use super::field_spec::{FieldSpec, FieldUnit};
use super::range::{Range, RangeShape};
use super::{Estimate, EstimateError, Sample};
use crate::number::{CheckedOps as _, Decimal, plain};

impl RangeShape {
    /// Whether it has its likely value as its median.
    pub const fn is_bell(self) -> bool {
        matches!(self, Self::Normal | Self::Lognormal)
    }
}

impl Estimate {
    /// The number with another likely value, with its range taken along where it has to be.
    #[must_use]
    pub fn with_value(&self, value: Decimal, spec: &FieldSpec) -> Self {
        let stated = Self { value: Some(value), ..self.clone() };
        if stated.check().is_ok() {
            return stated;
        }
        let moved = self.spread().and_then(|(range, shape)| taken_along(self.point(), value, range, shape, spec));
        let moved = moved.map(|(range, shape)| {
            let is_kept = self.range.is_some() && shape == self.shape();
            Self { range: Some(range), shape: if is_kept { self.shape } else { Some(shape) }, ..stated.clone() }
        });
        let bare = Self { range: None, shape: None, sample: None, ..stated };
        moved.filter(|moved| moved.check().is_ok()).unwrap_or(bare)
    }

    /// The number with a lower bound (`is_low`) or an upper one beside the other bound, and the rest as it has to follow.
    #[must_use]
    pub fn with_bound(&self, is_low: bool, bound: Decimal, other: Decimal, spec: &FieldSpec) -> Self {
        let stated = |bound: Decimal, other: Decimal| {
            let (low, high) = if is_low { (bound, other) } else { (other, bound) };
            Self { range: Some(Range { low, high }), ..self.clone() }
        };
        let crosses = if is_low { bound > other } else { bound < other };
        let before = self.range.map(|range| if is_low { range.low } else { range.high });
        match before.filter(|_| crosses) {
            // The bound passes the other one: all of the number goes as far as it went.
            Some(before) => {
                let width = Range { low: bound.min(other), high: bound.max(other) };
                let along = |number: Decimal| {
                    let next = moved(number, before, bound, spec.shifts()).unwrap_or(bound);
                    within(if spec.shifts() || before.is_zero() { next } else { coarse(next, width) }, spec)
                };
                let other = if is_low { along(other).max(bound) } else { along(other).min(bound) };
                Self { value: self.value.map(along), ..stated(bound, other) }.with_fitting_value()
            }
            None => stated(bound, other).with_fitting_value(),
        }
    }

    /// The number with another shape, its range moved around the value where the shape wants that.
    ///
    /// # Errors
    /// Where no range around the value has this shape: the lower bound or the value of a lognormal one is not above 0, or the
    /// value of a normal one is at the end of what is admissible.
    pub fn with_shape(&self, shape: RangeShape, spec: &FieldSpec) -> Result<Self, EstimateError> {
        let stated = Self { shape: Some(shape), ..self.clone() };
        let (Err(error), Some(range)) = (stated.check(), self.range) else {
            return Ok(stated);
        };
        if matches!(error, EstimateError::LowNotPositive { .. }) {
            return Err(error);
        }
        let value = self.point();
        let moved = taken_along(value, value, range, shape, spec).filter(|(_, found)| *found == shape).ok_or(error)?;
        let next = Self { range: Some(moved.0), ..stated };
        next.check().map(|()| next)
    }

    /// The number with a value and a range stated together; without a value it follows from the range. A shape that does not suit
    /// them gives way to the usual one.
    #[must_use]
    pub fn with_spread(&self, value: Option<Decimal>, range: Range) -> Self {
        let stated = Self { value, range: Some(range), ..self.clone() };
        let is_shapely =
            !matches!(stated.check(), Err(EstimateError::NotTheMedian { .. } | EstimateError::LowNotPositive { .. }));
        if is_shapely { stated } else { Self { shape: None, ..stated } }
    }

    /// The range that is drawn, and its shape: the stated one, else that of the sample.
    fn spread(&self) -> Option<(Range, RangeShape)> {
        let of_sample = || self.sample.as_deref().and_then(Sample::range).map(|range| (range, RangeShape::Normal));
        self.range.map(|range| (range, self.shape())).or_else(of_sample)
    }

    /// The number with its value moved into its range, where it is outside: to the nearest bound, or to the median of a bell curve.
    fn with_fitting_value(self) -> Self {
        let (Some(value), Some(range)) = (self.value, self.range) else {
            return self;
        };
        let value = match self.check() {
            Err(EstimateError::OutsideRange { .. }) if !self.shape().is_bell() => value.clamp(range.low, range.high),
            Err(EstimateError::OutsideRange { .. } | EstimateError::NotTheMedian { .. }) => {
                range.middle(self.shape()).map_or(value, |middle| coarse(middle, range))
            }
            _ => value,
        };
        Self { value: Some(value), ..self }
    }
}

impl Range {
    /// The range with its bounds rounded to a thousandth of its width, and the value still in it.
    #[must_use]
    pub fn coarse(self, value: Decimal) -> Self {
        Self { low: coarse(self.low, self).min(value), high: coarse(self.high, self).max(value) }
    }
}

impl FieldSpec {
    /// Whether a range is taken along by the same amount, rather than by the same factor.
    fn shifts(&self) -> bool {
        matches!(self.unit, FieldUnit::Share | FieldUnit::Difference | FieldUnit::Rate)
    }
}

/// The range around a new value, and its shape; none where nothing is left of it or it is too large to be computed.
fn taken_along(
    before: Decimal,
    value: Decimal,
    range: Range,
    shape: RangeShape,
    spec: &FieldSpec,
) -> Option<(Range, RangeShape)> {
    if range.low == range.high {
        return Some((Range { low: value, high: value }, shape));
    }
    let bell = match shape {
        RangeShape::Normal => around(before, value, range, spec)?,
        RangeShape::Lognormal => in_proportion(value, range, spec)?,
        RangeShape::Pert | RangeShape::Triangular | RangeShape::Uniform => None,
    };
    if let Some(bell) = bell {
        return Some((bell, shape));
    }
    let bound = |bound: Decimal| Some(within(moved(bound, before, value, spec.shifts())?, spec));
    let (one, other) = (bound(range.low)?, bound(range.high)?);
    let range = Range { low: one.min(other), high: one.max(other) };
    let is_shifted = spec.shifts() || before.is_zero();
    let end = |end: Decimal| if is_shifted { end } else { within(coarse(end, range), spec) };
    let range = Range { low: end(range.low).min(value), high: end(range.high).max(value) };
    let shape = if shape.is_bell() { RangeShape::Pert } else { shape };
    (range.low < range.high).then_some((range, shape))
}

/// The normal range around a value, as wide as before (in proportion, where numbers scale) and no wider than what is admissible on
/// either side; `Some(None)` where there is no room.
#[expect(clippy::option_option, reason = "no room, and too large to be computed")]
fn around(before: Decimal, value: Decimal, range: Range, spec: &FieldSpec) -> Option<Option<Range>> {
    let half = range.high.minus(range.low)?.over(Decimal::TWO)?;
    let is_shifted = spec.shifts() || before.is_zero();
    let half = if is_shifted { half } else { moved(half, before, value, false)?.abs() };
    let room = |end: Decimal| value.minus(end).map(|room| room.abs());
    let half = [spec.min, spec.max].into_iter().flatten().filter_map(room).fold(half, Decimal::min);
    let half = if is_shifted { half } else { coarse(half, Range { low: Decimal::ZERO, high: half }) };
    let (low, high) = (value.minus(half)?, value.plus(half)?);
    Some((low < high).then_some(Range {
        low: plain::rounded_to_fit(low).normalize(),
        high: plain::rounded_to_fit(high).normalize(),
    }))
}

/// The lognormal range around a value, with the same factor between median and bounds, and no further up than what is admissible;
/// `Some(None)` where there is none.
#[expect(clippy::option_option, reason = "no room, and too large to be computed")]
fn in_proportion(value: Decimal, range: Range, spec: &FieldSpec) -> Option<Option<Range>> {
    if value <= Decimal::ZERO || range.low <= Decimal::ZERO {
        return Some(None);
    }
    let factor = range.high.over(range.middle(RangeShape::Lognormal)?)?;
    let most = spec.max.map_or(Some(factor), |max| max.over(value))?;
    let factor = factor.min(most);
    let (low, high) = (value.over(factor)?, value.times(factor)?);
    let width = Range { low, high };
    // The lower bound can be small beside the width, and must stay above 0.
    let low = coarse(low, Range { low: Decimal::ZERO, high: low });
    Some((low < high).then_some(Range { low, high: within(coarse(high, width), spec) }))
}

/// A number, moved as `before` moved to `after`: by the difference, or by the factor.
fn moved(number: Decimal, before: Decimal, after: Decimal, shifts: bool) -> Option<Decimal> {
    let next = if shifts || before.is_zero() {
        number.plus(after.minus(before)?)?
    } else {
        number.times(after).and_then(|product| product.over(before)).or_else(|| number.over(before)?.times(after))?
    };
    Some(plain::rounded_to_fit(next).normalize())
}

/// A number within the admissible values.
fn within(number: Decimal, spec: &FieldSpec) -> Decimal {
    let raised = spec.min.map_or(number, |min| number.max(min));
    spec.max.map_or(raised, |max| raised.min(max))
}

/// A bound rounded to a thousandth of the width of its range, or finer; to whole numbers where the range is wide.
fn coarse(bound: Decimal, range: Range) -> Decimal {
    let width = range.high.minus(range.low).unwrap_or(Decimal::MAX).abs();
    let mut decimals = 0;
    let mut step = Decimal::ONE_THOUSAND;
    while step > width && decimals < Decimal::MAX_SCALE {
        decimals = decimals.saturating_add(1);
        step = step.over(Decimal::TEN).unwrap_or_default();
    }
    bound.round_dp(decimals).normalize()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::field::{Field, PartField};
    use rust_decimal::dec;

    fn spec(part: PartField) -> FieldSpec {
        Field::Outcome(part.into()).spec()
    }

    fn ranged(shape: RangeShape, low: Decimal, value: Decimal, high: Decimal) -> Estimate {
        Estimate { range: Some(Range { low, high }), shape: Some(shape), ..Estimate::of(value) }
    }

    #[track_caller]
    fn value(part: PartField, before: &Estimate, value: Decimal, expected: &Estimate) {
        assert_eq!(&before.with_value(value, &spec(part)), expected);
    }

    #[test]
    fn a_value_inside_leaves_its_range_and_one_outside_takes_it_along() {
        for shape in [RangeShape::Pert, RangeShape::Triangular, RangeShape::Uniform] {
            let before = ranged(shape, dec!(0.5), dec!(0.6), dec!(0.7));
            value(PartField::Deadweight, &before, dec!(0.5), &ranged(shape, dec!(0.5), dec!(0.5), dec!(0.7)));
            value(PartField::Deadweight, &before, dec!(0.4), &ranged(shape, dec!(0.3), dec!(0.4), dec!(0.5)));
            value(PartField::Deadweight, &before, dec!(0.95), &ranged(shape, dec!(0.85), dec!(0.95), dec!(1)));
            value(PartField::Deadweight, &before, dec!(0), &ranged(shape, dec!(0), dec!(0), dec!(0.1)));
            let amount = ranged(shape, dec!(10000), dec!(12000), dec!(15000));
            value(PartField::Proxy, &amount, dec!(7000), &ranged(shape, dec!(5833), dec!(7000), dec!(8750)));
            value(PartField::Proxy, &amount, dec!(-1200), &ranged(shape, dec!(-1500), dec!(-1200), dec!(-1000)));
            value(PartField::Proxy, &amount, dec!(0), &Estimate::of(0));
            let none = ranged(shape, dec!(-10), dec!(0), dec!(10));
            value(PartField::Proxy, &none, dec!(50), &ranged(shape, dec!(40), dec!(50), dec!(60)));
        }
    }

    #[test]
    fn the_value_of_a_bell_curve_stays_its_median() {
        let normal = |low, value, high| ranged(RangeShape::Normal, low, value, high);
        let before = normal(dec!(0.5), dec!(0.6), dec!(0.7));
        value(PartField::Deadweight, &before, dec!(0.4), &normal(dec!(0.3), dec!(0.4), dec!(0.5)));
        value(PartField::Deadweight, &before, dec!(0.5), &normal(dec!(0.4), dec!(0.5), dec!(0.6)));
        value(PartField::Deadweight, &before, dec!(0.96), &normal(dec!(0.92), dec!(0.96), dec!(1)));
        value(PartField::Deadweight, &before, dec!(1), &ranged(RangeShape::Pert, dec!(0.9), dec!(1), dec!(1)));
        value(
            PartField::Quantity,
            &normal(dec!(80), dec!(100), dec!(120)),
            dec!(30),
            &normal(dec!(24), dec!(30), dec!(36)),
        );
        let lognormal = |low, value, high| ranged(RangeShape::Lognormal, low, value, high);
        let before = lognormal(dec!(2), dec!(4), dec!(8));
        value(PartField::Proxy, &before, dec!(5), &lognormal(dec!(2.5), dec!(5), dec!(10)));
        value(PartField::Proxy, &before, dec!(-4), &ranged(RangeShape::Pert, dec!(-8), dec!(-4), dec!(-2)));
        let share = lognormal(dec!(0.1), dec!(0.2), dec!(0.4));
        value(PartField::DropOff, &share, dec!(0.8), &lognormal(dec!(0.64), dec!(0.8), dec!(1)));
    }

    #[test]
    fn a_share_that_contradicts_its_survey_has_a_range_of_its_own() {
        let sample = Some(Box::new(Sample { n: 60, positives: 30, ..Sample::default() }));
        let before = Estimate { sample: sample.clone(), ..Estimate::default() };
        let inside = before.with_value(dec!(0.55), &spec(PartField::Deadweight));
        assert_eq!(inside, Estimate { sample: sample.clone(), ..Estimate::of(dec!(0.55)) });
        let outside = before.with_value(dec!(0.8), &spec(PartField::Deadweight));
        let range = outside.range.unwrap();
        assert_eq!((outside.shape, &outside.sample), (Some(RangeShape::Normal), &sample));
        assert_eq!((range.low.round_dp(4), range.high.round_dp(4)), (dec!(0.6961), dec!(0.9039)));
        assert_eq!(outside.check(), Ok(()));
    }

    #[test]
    fn a_bound_moves_what_it_leaves_outside() {
        let share = spec(PartField::Deadweight);
        let pert = |low, value, high| ranged(RangeShape::Pert, low, value, high);
        let before = pert(dec!(0.5), dec!(0.6), dec!(0.7));
        let low = |bound| before.with_bound(true, bound, dec!(0.7), &share);
        let high = |bound| before.with_bound(false, bound, dec!(0.5), &share);
        assert_eq!(low(dec!(0.2)), pert(dec!(0.2), dec!(0.6), dec!(0.7)));
        assert_eq!(low(dec!(0.65)), pert(dec!(0.65), dec!(0.65), dec!(0.7)));
        assert_eq!(low(dec!(0.8)), pert(dec!(0.8), dec!(0.9), dec!(1)));
        assert_eq!(high(dec!(0.55)), pert(dec!(0.5), dec!(0.55), dec!(0.55)));
        assert_eq!(high(dec!(0.3)), pert(dec!(0.1), dec!(0.2), dec!(0.3)));
        let normal = ranged(RangeShape::Normal, dec!(0.5), dec!(0.6), dec!(0.7));
        let wider = ranged(RangeShape::Normal, dec!(0.3), dec!(0.5), dec!(0.7));
        assert_eq!(normal.with_bound(true, dec!(0.3), dec!(0.7), &share), wider);
        let stated = Estimate::of(dec!(0.6)).with_bound(false, dec!(0.5), dec!(0.3), &share);
        assert_eq!(stated, Estimate { shape: None, ..pert(dec!(0.3), dec!(0.5), dec!(0.5)) });
    }

    #[test]
    fn a_shape_moves_the_range_around_the_value_or_says_why_not() {
        let share = spec(PartField::Deadweight);
        let before = ranged(RangeShape::Pert, dec!(0.4), dec!(0.6), dec!(0.7));
        let normal = ranged(RangeShape::Normal, dec!(0.45), dec!(0.6), dec!(0.75));
        assert_eq!(before.with_shape(RangeShape::Normal, &share), Ok(normal));
        let from_zero = ranged(RangeShape::Pert, dec!(0), dec!(0.6), dec!(0.7));
        let low = EstimateError::LowNotPositive { low: dec!(0) };
        assert_eq!(from_zero.with_shape(RangeShape::Lognormal, &share), Err(low));
        let zero = ranged(RangeShape::Pert, dec!(0), dec!(0), dec!(0.4));
        let off = EstimateError::NotTheMedian { value: dec!(0), median: dec!(0.2) };
        assert_eq!(zero.with_shape(RangeShape::Normal, &share), Err(off));
    }

    #[test]
    fn what_is_stated_together_stands() {
        let lognormal = ranged(RangeShape::Lognormal, dec!(2), dec!(4), dec!(8));
        let range = Range { low: dec!(1), high: dec!(10) };
        let found = lognormal.with_spread(Some(dec!(5)), range);
        assert_eq!(found, Estimate { shape: None, range: Some(range), ..Estimate::of(dec!(5)) });
        let found = lognormal.with_spread(None, range);
        assert_eq!((found.value, found.shape, found.check()), (None, Some(RangeShape::Lognormal), Ok(())));
    }
}

//! For how long the value of an outcome lasts.

use super::field::{OutcomeField, PartField};
use super::limits::MAX_YEARS;
use super::{Basis, Estimate, NumberPath, Outcome, RangeShape, Study};
use crate::number::{CheckedOps as _, Decimal};
use rust_decimal::prelude::ToPrimitive as _;

impl Outcome {
    /// The duration computed with, in years: the one stated, else 1.
    pub fn duration_or_one(&self) -> Decimal {
        self.duration.as_ref().map_or(Decimal::ONE, Estimate::point)
    }

    /// Number of yearly periods that have value at the likely duration: of 2.5 years, 3.
    pub fn duration_years(&self) -> u32 {
        rounded_up(self.duration_or_one())
    }

    /// The last year in which it has value at the likely duration; none where it never has.
    pub fn last_year(&self) -> Option<u32> {
        let cohorts = u32::try_from(self.volume.cohorts().len()).unwrap_or(u32::MAX).checked_sub(1)?;
        let after_first = cohorts.saturating_add(self.duration_years().checked_sub(1)?);
        Some(self.first_year.saturating_add(after_first))
    }

    /// Whether each of these periods counts in full, whatever is drawn: the duration is a whole number of years, and a point.
    pub fn has_whole_years(&self) -> bool {
        self.duration.as_ref().is_none_or(|duration| duration.point().is_integer() && !is_spread(duration))
    }

    /// Number of yearly periods that may have value, at the likely duration or in any draw, 100 at most. The longest draw is the
    /// upper bound, of a bell curve three times its distance, and twice the likely value where only a basis is stated. A draw
    /// beyond it is cut.
    pub fn years_of_value(&self) -> u32 {
        let likely = self.duration_years();
        self.duration.as_ref().filter(|it| is_spread(it)).map_or(likely, |it| rounded_up(longest(it)).max(likely))
    }
}

impl NumberPath {
    /// Whether only whole values of the number make sense in a study: by the registry, or for a duration that is stated in whole
    /// years and without any spread.
    pub fn is_whole_in(&self, study: &Study) -> bool {
        let is_duration = matches!(self, Self::Outcome(_, OutcomeField::Part(PartField::Duration)));
        let outcome = self.outcome().filter(|_| is_duration).and_then(|id| study.outcome(id));
        self.field().spec().whole || outcome.is_some_and(|outcome| outcome.has_whole_years())
    }
}

/// Whether it may be drawn: it has a range, or a basis for which default ranges give one.
fn is_spread(duration: &Estimate) -> bool {
    let has_default = matches!(duration.basis, Some(Basis::Judged | Basis::Unknown));
    duration.range.map_or(has_default, |range| range.low < range.high)
}

fn longest(duration: &Estimate) -> Decimal {
    let point = duration.point();
    let Some(range) = duration.range else {
        return point.times(Decimal::TWO).unwrap_or(Decimal::MAX);
    };
    let beyond = match duration.shape() {
        RangeShape::Pert | RangeShape::Triangular | RangeShape::Uniform => Some(range.high),
        RangeShape::Normal => range.high.minus(point).and_then(|above| above.times(Decimal::TWO)?.plus(range.high)),
        RangeShape::Lognormal => range.high.over(point).and_then(|factor| factor.times(factor)?.times(range.high)),
    };
    beyond.unwrap_or(Decimal::MAX)
}

/// A number of years rounded up, 100 at most.
fn rounded_up(years: Decimal) -> u32 {
    years.ceil().min(Decimal::from(MAX_YEARS)).max(Decimal::ZERO).to_u32().unwrap_or(MAX_YEARS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::Range;
    use rust_decimal::dec;

    #[track_caller]
    fn check(duration: Estimate, years: u32, whole: bool, longest: u32) {
        let outcome = Outcome { duration: Some(duration), ..Outcome::default() };
        assert_eq!(
            (outcome.duration_years(), outcome.has_whole_years(), outcome.years_of_value()),
            (years, whole, longest)
        );
    }

    fn ranged(shape: RangeShape, low: Decimal, value: Decimal, high: Decimal) -> Estimate {
        Estimate { range: Some(Range { low, high }), shape: Some(shape), ..Estimate::of(value) }
    }

    #[test]
    fn a_fraction_has_a_last_year_in_part() {
        check(Estimate::of(5), 5, true, 5);
        check(Estimate::of(dec!(2.5)), 3, false, 3);
        check(Estimate::of(0), 0, true, 0);
        check(Estimate::of(100), 100, true, 100);
    }

    #[test]
    fn what_is_drawn_has_years_for_its_longest_draw() {
        check(ranged(RangeShape::Pert, dec!(1), dec!(3), dec!(7.2)), 3, false, 8);
        check(ranged(RangeShape::Normal, dec!(2), dec!(3), dec!(4)), 3, false, 6);
        check(ranged(RangeShape::Lognormal, dec!(2), dec!(4), dec!(8)), 4, false, 32);
        check(ranged(RangeShape::Uniform, dec!(3), dec!(3), dec!(3)), 3, true, 3);
        check(Estimate { basis: Some(Basis::Judged), ..Estimate::of(4) }, 4, false, 8);
        check(Estimate { basis: Some(Basis::Measured), ..Estimate::of(4) }, 4, true, 4);
        check(ranged(RangeShape::Uniform, dec!(0), dec!(60), dec!(400)), 60, false, 100);
    }
}

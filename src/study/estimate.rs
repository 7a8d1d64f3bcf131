//! An estimate: one number with its pedigree.

use super::extra::Extra;
use super::range::{Range, RangeShape};
use super::sample::Sample;
use super::vocabulary::vocabulary;
use crate::number::{CheckedOps as _, Decimal};

vocabulary! {
    /// The evidence basis of a number.
    pub enum Basis {
        /// Counted or measured in this activity.
        Measured = "measured",
        /// Taken from a publication.
        Published = "published",
        /// Judged by people who know the subject.
        Judged = "judged",
        /// Nobody knows.
        #[default]
        Unknown = "unknown",
    }
}

/// One number with its pedigree: its likely value, its range and its source.
///
/// At least one of `value`, `range` and `sample` is present; [`Estimate::check`] enforces this and the other rules.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Estimate {
    /// The likely value, the only one that the point result uses; if absent, it follows from the range or the sample.
    pub value: Option<Decimal>,
    /// The bounds, if a range is stated.
    pub range: Option<Range>,
    /// The distribution over the range; absent means [`RangeShape::Pert`].
    pub shape: Option<RangeShape>,
    /// The evidence basis, if stated.
    pub basis: Option<Basis>,
    /// For a share, the survey that it rests on: where no value is stated it implies one, and where no range is, a range.
    pub sample: Option<Box<Sample>>,
    /// The source, in words.
    pub source: String,
    /// The year of the source.
    pub year: Option<i32>,
    /// What the number turned out to be, beside what was expected. It is kept and shown, and has no part in any figure.
    pub actual: Option<Decimal>,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

/// Why an estimate is inconsistent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EstimateError {
    /// Neither a value nor a range.
    #[error("neither a value nor a range is stated")]
    Empty,
    /// The lower bound is above the upper one.
    #[error("the lower bound {low} is above the upper bound {high}")]
    BoundsReversed {
        /// Lower bound as stated.
        low: Decimal,
        /// Upper bound as stated.
        high: Decimal,
    },
    /// The likely value lies outside its own range.
    #[error("the value {value} is outside its range, {low} to {high}")]
    OutsideRange {
        /// Likely value as stated.
        value: Decimal,
        /// Lower bound.
        low: Decimal,
        /// Upper bound.
        high: Decimal,
    },
    /// The likely value of a normal or lognormal shape differs from the median that its bounds imply.
    #[error("with this shape the value {value} must be the median {median} of its bounds")]
    NotTheMedian {
        /// Likely value as stated.
        value: Decimal,
        /// The median that the bounds imply.
        median: Decimal,
    },
    /// A lognormal shape needs bounds above 0.
    #[error("the lower bound {low} must be above 0 for a lognormal shape")]
    LowNotPositive {
        /// Lower bound as stated.
        low: Decimal,
    },
    /// The counts of a sample are impossible: nobody answered, or more said yes than answered, or more answered than there are.
    #[error("in a sample, positives ≤ n ≤ of, and n is at least 1")]
    Sample,
    /// The bounds are too large to compute with.
    #[error("the bounds are too large to compute with")]
    TooLarge,
}

impl Estimate {
    /// A bare value without pedigree.
    pub fn of(value: impl Into<Decimal>) -> Self {
        Self { value: Some(value.into()), ..Self::default() }
    }

    /// The likely value: the stated one, otherwise the middle implied by the range, otherwise the share of the sample; 0 if nothing
    /// is stated.
    ///
    /// Formula: `(low + high) / 2`, or `√(low · high)` for a lognormal shape.
    pub fn point(&self) -> Decimal {
        let implied = || self.range.and_then(|range| range.middle(self.shape()));
        self.value.or_else(implied).or_else(|| self.sample.as_deref().map(Sample::share)).unwrap_or_default()
    }

    /// The stated shape, or the default.
    pub fn shape(&self) -> RangeShape {
        self.shape.unwrap_or_default()
    }

    /// Whether anything beyond the bare value is stated.
    pub fn has_pedigree(&self) -> bool {
        self.range.is_some()
            || self.shape.is_some()
            || self.basis.is_some()
            || self.sample.is_some()
            || self.year.is_some()
            || self.actual.is_some()
            || !self.source.is_empty()
            || !self.extra.is_empty()
    }

    /// Checks that the estimate is consistent.
    ///
    /// # Errors
    /// The first rule that is broken; see [`EstimateError`].
    pub fn check(&self) -> Result<(), EstimateError> {
        let bounds = self.range.map(|range| [range.low, range.high]);
        if self.value.into_iter().chain(bounds.into_iter().flatten()).chain(self.actual).any(has_too_many_digits) {
            return Err(EstimateError::TooLarge);
        }
        if self.sample.as_ref().is_some_and(|sample| !sample.is_possible()) {
            return Err(EstimateError::Sample);
        }
        let Some(range) = self.range else {
            if let Some((value, Range { low, high })) = self.value.zip(self.sample.as_deref().and_then(Sample::range))
                && !(low <= value && value <= high)
            {
                return Err(EstimateError::OutsideRange { value, low, high });
            }
            let is_stated = self.value.is_some() || self.sample.is_some();
            return if is_stated { Ok(()) } else { Err(EstimateError::Empty) };
        };
        let Range { low, high } = range;
        if low > high {
            return Err(EstimateError::BoundsReversed { low, high });
        }
        if self.shape() == RangeShape::Lognormal && low <= Decimal::ZERO {
            return Err(EstimateError::LowNotPositive { low });
        }
        let middle = range.middle(self.shape()).ok_or(EstimateError::TooLarge)?;
        let Some(value) = self.value else {
            return Ok(());
        };
        if !(low <= value && value <= high) {
            return Err(EstimateError::OutsideRange { value, low, high });
        }
        if matches!(self.shape(), RangeShape::Normal | RangeShape::Lognormal) {
            let gap = value.minus(middle).ok_or(EstimateError::TooLarge)?.abs();
            let width = high.minus(low).ok_or(EstimateError::TooLarge)?;
            // The root may be rounded, which must not decide a case exactly at the 1 % limit.
            let limit = middle.abs().times(ROUNDING).and_then(|slack| width.plus(slack)).unwrap_or(width);
            // Compared as 100 · gap ≤ width, so that a narrow range does not underflow.
            if gap.times(Decimal::ONE_HUNDRED).is_none_or(|gap| gap > limit) {
                return Err(EstimateError::NotTheMedian { value, median: middle });
            }
        }
        Ok(())
    }
}

/// Differences below this fraction of a number are rounding errors: the last of 28 digits.
const ROUNDING: Decimal = Decimal::from_parts(1, 0, 0, false, 18);

/// Whether a number exceeds the 28 digits that may be stated; a decimal can hold some numbers of 29.
fn has_too_many_digits(value: Decimal) -> bool {
    value.mantissa().unsigned_abs() >= 10_u128.pow(28)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn ranged(low: Decimal, value: Option<Decimal>, high: Decimal, shape: RangeShape) -> Estimate {
        Estimate { value, range: Some(Range { low, high }), shape: Some(shape), ..Estimate::default() }
    }

    #[track_caller]
    fn check(estimate: Estimate, expected: Result<Decimal, EstimateError>) {
        assert_eq!(estimate.check().map(|()| estimate.point()), expected, "{estimate:?}");
    }

    #[test]
    fn an_absent_value_is_the_middle_of_its_range() {
        check(ranged(dec!(2), None, dec!(5), RangeShape::Pert), Ok(dec!(3.5)));
        check(ranged(dec!(-2), None, dec!(2), RangeShape::Normal), Ok(dec!(0)));
        check(ranged(dec!(4), None, dec!(9), RangeShape::Lognormal), Ok(dec!(6)));
    }

    #[test]
    fn a_stated_value_lies_in_its_range() {
        check(ranged(dec!(2), Some(dec!(2)), dec!(5), RangeShape::Triangular), Ok(dec!(2)));
        let outside = EstimateError::OutsideRange { value: dec!(6), low: dec!(2), high: dec!(5) };
        check(ranged(dec!(2), Some(dec!(6)), dec!(5), RangeShape::Uniform), Err(outside));
        let reversed = EstimateError::BoundsReversed { low: dec!(5), high: dec!(2) };
        check(ranged(dec!(5), Some(dec!(3)), dec!(2), RangeShape::Pert), Err(reversed));
        check(Estimate::default(), Err(EstimateError::Empty));
    }

    #[test]
    fn the_value_of_a_bell_curve_is_its_median_to_one_percent() {
        check(ranged(dec!(0), Some(dec!(5.1)), dec!(10), RangeShape::Normal), Ok(dec!(5.1)));
        let off = EstimateError::NotTheMedian { value: dec!(5.11), median: dec!(5) };
        check(ranged(dec!(0), Some(dec!(5.11)), dec!(10), RangeShape::Normal), Err(off));
        let low = EstimateError::LowNotPositive { low: dec!(0) };
        check(ranged(dec!(0), Some(dec!(1)), dec!(4), RangeShape::Lognormal), Err(low));
    }

    #[test]
    fn the_median_of_a_logarithm_is_exact_where_it_can_be() {
        let lognormal = |low, value, high| ranged(low, value, high, RangeShape::Lognormal);
        for n in 1..400 {
            let n = Decimal::from(n);
            check(lognormal(n, Some(n), n), Ok(n));
            check(lognormal(n, None, n), Ok(n));
            check(lognormal(n, None, n * dec!(4)), Ok(n * dec!(2)));
            check(lognormal(n * dec!(0.01), None, n * dec!(0.09)), Ok(n * dec!(0.03)));
        }
        // At the limit of one per cent of the range: 4 and 6 · 0.01, where √2 · √8 is slightly less than 4.
        check(lognormal(dec!(2), Some(dec!(4.06)), dec!(8)), Ok(dec!(4.06)));
        check(lognormal(dec!(2), Some(dec!(3.94)), dec!(8)), Ok(dec!(3.94)));
        let off = EstimateError::NotTheMedian { value: dec!(4.061), median: dec!(4) };
        check(lognormal(dec!(2), Some(dec!(4.061)), dec!(8)), Err(off));
        // Where the product has too many digits or decimals, the roots are multiplied.
        let tiny = dec!(0.0000000000000000000004);
        check(lognormal(tiny, None, tiny * dec!(4)), Ok(tiny * dec!(2)));
        check(lognormal(dec!(1e20), None, dec!(4e20)), Ok(dec!(2e20)));
    }

    #[test]
    fn huge_bounds_do_not_panic() {
        let most = dec!(9999999999999999999999999999);
        check(ranged(-most, None, most, RangeShape::Pert), Ok(dec!(0)));
        assert!(ranged(Decimal::ONE, None, most, RangeShape::Lognormal).check().is_ok());
        check(ranged(Decimal::MIN, None, Decimal::MAX, RangeShape::Pert), Err(EstimateError::TooLarge));
        check(Estimate::of(Decimal::MAX), Err(EstimateError::TooLarge));
    }
}

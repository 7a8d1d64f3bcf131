//! The range of a number for which only the evidence basis is stated.
//!
//! A judged number without a range would claim a precision that nobody stated. The table gives its half-width `w` as a share of
//! its likely value. A share `p` widens in its odds `p / (1 − p)`, which are multiplied and divided by `(1 + w) / (1 − w)`:
//!
//! | basis | without a range | odds of a share | why |
//! |---|---|---|---|
//! | judged | ± 20 % | × and ÷ 1.5 | people who know a subject are seldom further off, and seldom nearer |
//! | unknown | ± 50 % | × and ÷ 3 | as wide as [`unknown`](crate::study::unknown) makes a number that nobody knows |
//! | measured, published | a point | a point | its error is stated in its source; without it, nothing can be said |
//! | not stated | a point | a point | a finding asks for the basis; a range would hide that it is missing |
//!
//! A range of `p ± w · p` cut at 1 would lie mostly below a high share: an attribution of 0.95 that nobody knows would then leave
//! 2.4 times as much value on average as 0.95 itself. In odds the range stays inside 0 … 1 and is as wide towards 0 as towards
//! 1: the mean of what a deduction leaves is at most 1.25 times what it leaves at its likely value. Not knowing never flatters.
//!
//! These widths are conventions of this project, not findings: nobody has measured how far such numbers are off in general.
//! Callers show these defaults and can change them, so that a person sees which width a spread rests on.

use crate::number::{CheckedOps as _, Decimal, plain};
use crate::study::field::{Field, FieldUnit};
use crate::study::{Basis, Estimate, Range, RangeShape};

/// The half-width of a number without a range, as a share of its likely value; 0 leaves it a point. A share widens in odds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DefaultRanges {
    /// For a number that was judged.
    pub judged: Decimal,
    /// For a number that nobody knows.
    pub unknown: Decimal,
}

impl Default for DefaultRanges {
    /// The widths of the table above: 20 % and 50 %. Stated here and nowhere else.
    fn default() -> Self {
        Self { judged: Decimal::from_parts(20, 0, 0, false, 2), unknown: Decimal::from_parts(50, 0, 0, false, 2) }
    }
}

/// The range of a number, and the shape of its distribution.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Widened {
    /// The bounds: minimum and maximum, or the 5th and 95th percentiles of a normal or lognormal shape.
    pub range: Range,
    /// The shape of the distribution between the bounds.
    pub shape: RangeShape,
    /// Whether the range is stated, rather than a default.
    pub is_stated: bool,
}

impl DefaultRanges {
    /// The range of a number of this field: the stated one, else `value ± width · |value|`, for a share the same in odds; none
    /// for a point.
    ///
    /// A number that rests on a survey has the range that its sample implies, a normal one. A stated range is returned as it is: for
    /// a share, a *draw* outside 0…1 is clipped, not the range (`docs/format.md`). A default range has the PERT shape and is cut to the admissible values. Either way `low ≤ value ≤ high`. None for a number
    /// that is not an estimate (a year), for 0, for a share of 1, and for a range too large to compute.
    pub fn effective(&self, estimate: &Estimate, field: Field) -> Option<Widened> {
        if !field.spec().estimated {
            return None;
        }
        if let Some(range) = estimate.range {
            let shape = estimate.shape();
            return (range.low < range.high).then_some(Widened { range, shape, is_stated: true });
        }
        if let Some(sample) = &estimate.sample {
            let range = sample.range().filter(|range| range.low < range.high);
            return range.map(|range| Widened { range, shape: RangeShape::Normal, is_stated: true });
        }
        if field.is_effect() {
            // Its spread is its standard error; without one it is a point, and a finding says so.
            return None;
        }
        let width = match estimate.basis? {
            Basis::Judged => self.judged,
            Basis::Unknown => self.unknown,
            Basis::Measured | Basis::Published => return None,
        };
        let value = estimate.point();
        let (low, high) = if field.spec().unit == FieldUnit::Share {
            in_odds(value, width)?
        } else {
            let by = value.abs().times(width)?;
            (value.minus(by)?, value.plus(by)?)
        };
        // Rounded to the digits of a stated number, so that the study can state the bound.
        let range = Range { low: plain::rounded_to_fit(low), high: plain::rounded_to_fit(high) };
        let range = admissible(range, field);
        (range.low < range.high).then_some(Widened { range, shape: RangeShape::Pert, is_stated: false })
    }
}

impl Widened {
    /// The two ends at which sensitivity analyses evaluate a number of this field: its bounds, cut as draws are: a share to 0…1, a
    /// difference of shares to −1…1, a duration to 0…100 years, a yearly rate at the least that is drawn.
    pub fn ends(&self, field: Field) -> Range {
        if matches!(field.spec().unit, FieldUnit::Share | FieldUnit::Difference | FieldUnit::Years | FieldUnit::Rate) {
            admissible(self.range, field)
        } else {
            self.range
        }
    }
}

/// The share whose odds are those of `share` divided by `k = (1 + width) / (1 − width)`, and multiplied by it; 0 and 1 for a
/// width of 1 and more. With `a = 1 − width` and `b = 1 + width`: `p·a / (p·a + (1 − p)·b)` and `p·b / (p·b + (1 − p)·a)`.
fn in_odds(share: Decimal, width: Decimal) -> Option<(Decimal, Decimal)> {
    let (less, more) = (Decimal::ONE.minus(width)?.max(Decimal::ZERO), Decimal::ONE.plus(width)?);
    let other = Decimal::ONE.minus(share)?;
    let at = |own: Decimal, rest: Decimal| {
        let own = share.times(own)?;
        own.over(own.plus(other.times(rest)?)?)
    };
    if share.is_zero() || other.is_zero() {
        return Some((share, share));
    }
    Some((at(less, more)?, at(more, less)?))
}

/// A range cut to the admissible values.
pub(super) fn admissible(range: Range, field: Field) -> Range {
    let spec = field.spec();
    let min = spec.drawn_between().0.or(spec.min);
    let within = |bound: Decimal| {
        let raised = min.map_or(bound, |min| bound.max(min));
        spec.max.map_or(raised, |max| raised.min(max))
    };
    Range { low: within(range.low), high: within(range.high) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::field::{InputField, OutcomeField, PartField};
    use rust_decimal::dec;

    const QUANTITY: Field = Field::Outcome(OutcomeField::Part(PartField::Quantity));
    const PROXY: Field = Field::Outcome(OutcomeField::Part(PartField::Proxy));
    const DEADWEIGHT: Field = Field::Outcome(OutcomeField::Part(PartField::Deadweight));

    fn based(value: Decimal, basis: Basis) -> Estimate {
        Estimate { basis: Some(basis), ..Estimate::of(value) }
    }

    #[track_caller]
    fn check(estimate: &Estimate, field: Field, expected: Option<(Decimal, Decimal)>) {
        let found = DefaultRanges::default().effective(estimate, field);
        assert_eq!(found.map(|it| (it.range.low, it.range.high)), expected);
        if let Some(Widened { range, .. }) = found {
            assert!(range.low <= estimate.point() && estimate.point() <= range.high);
        }
    }

    #[test]
    fn a_width_goes_with_the_basis() {
        check(&based(dec!(10), Basis::Judged), QUANTITY, Some((dec!(8), dec!(12))));
        check(&based(dec!(10), Basis::Unknown), QUANTITY, Some((dec!(5), dec!(15))));
        check(&based(dec!(10), Basis::Measured), QUANTITY, None);
        check(&based(dec!(10), Basis::Published), QUANTITY, None);
        check(&Estimate::of(dec!(10)), QUANTITY, None);
        check(&based(dec!(-5), Basis::Judged), PROXY, Some((dec!(-6), dec!(-4))));
    }

    #[test]
    fn a_share_stays_a_share() {
        // Odds of 9, times and divided by 1.5: 6 and 13.5. Odds of 4 and 1, times and divided by 3.
        let sixth = dec!(6) / dec!(7);
        check(&based(dec!(0.9), Basis::Judged), DEADWEIGHT, Some((sixth, dec!(13.5) / dec!(14.5))));
        check(&based(dec!(0.5), Basis::Unknown), DEADWEIGHT, Some((dec!(0.25), dec!(0.75))));
        check(&based(dec!(1), Basis::Unknown), DEADWEIGHT, None);
        check(&based(dec!(0), Basis::Unknown), DEADWEIGHT, None);
        let all = DefaultRanges { unknown: dec!(1), ..DefaultRanges::default() };
        let found = all.effective(&based(dec!(0.2), Basis::Unknown), DEADWEIGHT).unwrap();
        assert_eq!(found.range, Range { low: dec!(0), high: dec!(1) });
    }

    /// What a deduction leaves on average is near what it leaves at its likely value, however high it is. The mean of a PERT
    /// range is `(low + 4 · value + high) / 6`.
    #[test]
    fn not_knowing_a_share_hardly_moves_the_mean_value() {
        for value in [dec!(0.02), dec!(0.2), dec!(0.5), dec!(0.8), dec!(0.9), dec!(0.95), dec!(0.99)] {
            let Widened { range, .. } =
                DefaultRanges::default().effective(&based(value, Basis::Unknown), DEADWEIGHT).unwrap();
            let mean = (range.low + dec!(4) * value + range.high) / dec!(6);
            let kept = (dec!(1) - mean) / (dec!(1) - value);
            assert!(dec!(0.9) <= kept && kept <= dec!(1.25), "{kept} times the value at {value}");
        }
    }

    #[test]
    fn a_stated_range_stands_as_it_is_and_ends_where_shares_end() {
        let range = Some(Range { low: dec!(-0.1), high: dec!(0.3) });
        let stated = Estimate { range, shape: Some(RangeShape::Normal), ..based(dec!(0.1), Basis::Unknown) };
        let found = DefaultRanges::default().effective(&stated, DEADWEIGHT).unwrap();
        assert_eq!((found.range.low, found.shape, found.is_stated), (dec!(-0.1), RangeShape::Normal, true));
        assert_eq!(found.ends(DEADWEIGHT), Range { low: dec!(0), high: dec!(0.3) });
        let point = Estimate { range: Some(Range { low: dec!(2), high: dec!(2) }), ..Estimate::of(dec!(2)) };
        check(&point, QUANTITY, None);
    }

    #[test]
    fn an_effect_without_a_standard_error_is_a_point() {
        for part in [PartField::Effect, PartField::MeanEffect] {
            check(&based(dec!(0.08), Basis::Unknown), Field::Outcome(part.into()), None);
        }
    }

    #[test]
    fn what_has_no_estimate_has_no_range_and_nothing_panics() {
        check(&Estimate::of(dec!(0.03)), Field::Rate, None);
        check(&based(dec!(3), Basis::Unknown), Field::Outcome(PartField::FirstYear.into()), None);
        let most = based(dec!(9999999999999999999999999999), Basis::Unknown);
        let huge = DefaultRanges { unknown: Decimal::MAX, ..DefaultRanges::default() };
        assert_eq!(huge.effective(&most, Field::Input(InputField::UnitValue)), None);
        let none = DefaultRanges { judged: dec!(0), unknown: dec!(-1) };
        assert_eq!(none.effective(&based(dec!(4), Basis::Judged), QUANTITY), None);
        assert_eq!(none.effective(&based(dec!(4), Basis::Unknown), QUANTITY), None);
        let wide = DefaultRanges { judged: dec!(3), ..none };
        let found = wide.effective(&based(dec!(4), Basis::Judged), QUANTITY).unwrap();
        assert_eq!(found.range, Range { low: dec!(0), high: dec!(16) });
    }
}

//! Applies one override to a number.
//!
//! The rules of `docs/format.md`, in full:
//!
//! - overrides are applied in order, each to the result of the one before;
//! - `set` replaces the number, pedigree included. A plain value drops the range of the replaced number, since that range was
//!   about another number; a value with a range brings its own;
//! - `scale` multiplies the likely value and both bounds, which swap under a negative factor; `add` adds to all three. Shape,
//!   basis and source stay. Only the likely value of the override counts;
//! - a result that the registry does not admit (a share above 1, a fraction of a year, a rate of −100 %) is neither clipped nor
//!   rounded: the number stays as it was, with a finding. A duration that is stated in whole years, without a range, stays whole;
//! - a range that cannot follow its value (a log-normal one to 0, or by an amount that moves the median of its bounds) is dropped,
//!   with a finding. The value does what it would do without a range: figures at the stated numbers never depend on shapes;
//! - `scale` and `add` start from the neutral value of a number that is not stated (0 for a deduction, 1 for a duration). A
//!   number without a neutral value stays unstated, with a finding; `set` states it;
//! - a number that rests on a survey becomes a value with a range of its own when it is scaled or added to: uniform between the
//!   bounds that the sample implies;
//! - an override whose result equals the current value changes nothing: a deduction that is not stated stays so.

use crate::number::{CheckedOps as _, Decimal, plain};
use crate::study::{Estimate, FieldError, FindingCode, NumberPath, Operation, Override, Range, RangeShape, Study};

/// Applies one override, or leaves the study unchanged and returns why.
pub(super) fn apply_override(study: &mut Study, change: &Override) -> Result<Changed, FindingCode> {
    let target = NumberPath::parse(&change.target).filter(|target| target.exists(study));
    let target = target.ok_or(FindingCode::OverrideTargetMissing)?;
    let stated = target.get(study);
    let refused = |error| match error {
        FieldError::Missing => FindingCode::OverrideTargetMissing,
        _ => FindingCode::OverrideNotAdmissible,
    };
    let next = if change.operation == Operation::Set {
        // What was found belongs to the number that was expected.
        let changed = Changed::of(Estimate { actual: None, ..change.value.clone() });
        if stated.as_ref() == Some(&change.value) {
            return Ok(changed);
        }
        stays_whole(study, &target, &changed.estimate)?;
        return target.replace(study, changed.estimate.clone()).map_err(refused).map(|()| changed);
    } else {
        let neutral = || target.field().spec().default.map(Estimate::of);
        let before = stated.or_else(neutral).ok_or(FindingCode::OverrideNotStated)?;
        let by = match change.operation {
            Operation::Scale => Adjustment::Factor(change.value.point()),
            Operation::Set | Operation::Add => Adjustment::Amount(change.value.point()),
        };
        let after = adjusted(&before, by).ok_or(FindingCode::OverrideNotAdmissible)?;
        if after.estimate == before {
            return Ok(after);
        }
        after
    };
    stays_whole(study, &target, &next.estimate)?;
    target.set(study, Some(next.estimate.clone())).map_err(refused)?;
    Ok(next)
}

/// Refuses a fraction in place of a number that only has whole values.
pub(super) fn stays_whole(study: &Study, target: &NumberPath, next: &Estimate) -> Result<(), FindingCode> {
    let is_refused = target.is_whole_in(study) && !next.point().is_integer();
    if is_refused { Err(FindingCode::OverrideNotAdmissible) } else { Ok(()) }
}

/// A number after a change.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Changed {
    /// The number.
    pub(super) estimate: Estimate,
    /// Whether its range could not follow and was dropped.
    pub(super) has_lost_range: bool,
}

impl Changed {
    /// A number whose range, if any, stands.
    pub(super) fn of(estimate: Estimate) -> Self {
        Self { estimate, has_lost_range: false }
    }

    /// The finding that belongs to it.
    pub(super) fn finding(&self) -> Option<FindingCode> {
        self.has_lost_range.then_some(FindingCode::RangeDropped)
    }
}

/// A change of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Adjustment {
    /// Multiply by this factor.
    Factor(Decimal),
    /// Add this amount.
    Amount(Decimal),
}

/// The estimate multiplied by a factor, or with an amount added; none when its likely value becomes too large.
///
/// Results are rounded to the 28 digits that a stated number may have.
pub(super) fn adjusted(before: &Estimate, by: Adjustment) -> Option<Changed> {
    let scales = matches!(by, Adjustment::Factor(_));
    let by = match by {
        Adjustment::Factor(by) | Adjustment::Amount(by) => by.normalize(),
    };
    let new = |number: Decimal| {
        let result = if scales { number.times(by) } else { number.plus(by) };
        result.map(plain::rounded_to_fit)
    };
    if before.sample.is_some() && new(before.point()) == Some(before.point()) {
        return Some(Changed::of(before.clone()));
    }
    let before = &without_sample(before);
    let Some(Range { low, high }) = before.range else {
        return Some(Changed::of(Estimate { value: Some(new(before.point())?), ..before.clone() }));
    };
    // The middle of the new bounds is the changed middle, except for a geometric mean to which something is added.
    let follows = scales || before.shape() != RangeShape::Lognormal;
    let value = match before.value {
        None if follows || by.is_zero() => None,
        _ => Some(new(before.point())?),
    };
    let range = new(low).zip(new(high)).map(|(low, high)| Range { low: low.min(high), high: low.max(high) });
    let after = Estimate { value, range, ..before.clone() };
    if range.is_some() && after.check().is_ok() {
        return Some(Changed::of(after));
    }
    let has_lost_range = range.is_none_or(|range| range.low < range.high);
    let bare = Estimate { value: Some(new(before.point())?), range: None, shape: None, ..before.clone() };
    bare.check().is_ok().then_some(Changed { estimate: bare, has_lost_range })
}

/// A number that rests on a survey, as a value with a range of its own, which a change can move: uniform between the bounds that
/// the sample implies, because its standard deviation (0.289 of their distance) is nearly that of a normal one (0.304).
fn without_sample(stated: &Estimate) -> Estimate {
    let Some(sample) = &stated.sample else { return stated.clone() };
    let (range, shape) = match stated.range {
        None => (sample.range(), sample.range().map(|_| RangeShape::Uniform)),
        range => (range, stated.shape),
    };
    let value = if stated.range.is_none() { Some(stated.point()) } else { stated.value };
    Estimate { value, range, shape, sample: None, ..stated.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{Discounting, EffectMeasure, MeasuredEffect, Outcome, Shared};
    use rust_decimal::dec;

    fn study() -> Study {
        let outcome = Outcome {
            id: "o".to_owned(),
            deadweight: Some(ranged(dec!(0.1), dec!(0.2), dec!(0.4))),
            duration: Some(Estimate::of(2)),
            ..Outcome::default()
        };
        let discounting = Some(Discounting::single(dec!(0.03), "a source"));
        Study { discounting, outcomes: vec![Shared::new(outcome)], ..Study::default() }
    }

    fn ranged(low: Decimal, value: Decimal, high: Decimal) -> Estimate {
        let source = "a survey".to_owned();
        Estimate { range: Some(Range { low, high }), source, ..Estimate::of(value) }
    }

    /// A value to set takes the place of an effect with all that stands beside it, once as twice.
    #[test]
    fn an_effect_is_replaced_with_its_standard_error_and_its_pedigree() {
        for value in [None, Some(dec!(0.08))] {
            let effect = MeasuredEffect {
                value,
                standard_error: Some(dec!(0.03)),
                source: "trial".to_owned(),
                ..MeasuredEffect::measured(EffectMeasure::Shares)
            };
            let outcome = Outcome { id: "o".to_owned(), effect: Some(effect), ..Outcome::default() };
            let mut changed = Study { outcomes: vec![Shared::new(outcome)], ..Study::default() };
            let target = "outcomes/o/effect".to_owned();
            let change = Override { target, value: Estimate::of(dec!(0.05)), ..Override::default() };
            for _ in 0..2 {
                assert!(apply_override(&mut changed, &change).is_ok());
                let expected = MeasuredEffect { value: Some(dec!(0.05)), ..MeasuredEffect::default() };
                assert_eq!(changed.outcomes[0].effect.as_ref(), Some(&expected));
            }
            let beyond = Override { value: Estimate::of(dec!(2)), ..change };
            let before = changed.clone();
            assert_eq!(apply_override(&mut changed, &beyond), Err(FindingCode::OverrideNotAdmissible));
            assert_eq!(changed, before);
        }
    }

    /// Applies one override to the study above: the number afterwards, or the finding that says why it stayed.
    #[track_caller]
    fn check(target: &str, operation: Operation, value: Estimate, expected: Result<Option<Estimate>, FindingCode>) {
        let change = Override { target: target.to_owned(), operation, value, ..Override::default() };
        let mut changed = study();
        let done = apply_override(&mut changed, &change);
        match expected {
            Ok(number) => {
                assert!(done.is_ok(), "{target}");
                assert_eq!(NumberPath::parse(target).and_then(|target| target.get(&changed)), number, "{target}");
            }
            Err(code) => {
                assert_eq!(done, Err(code), "{target}");
                assert_eq!(changed, study(), "{target} stays");
            }
        }
    }

    #[test]
    fn set_states_the_number_anew() {
        let of = |value: Decimal| Estimate::of(value);
        check("outcomes/o/deadweight", Operation::Set, of(dec!(0.5)), Ok(Some(of(dec!(0.5)))));
        let own = ranged(dec!(0.2), dec!(0.3), dec!(0.5));
        check("outcomes/o/deadweight", Operation::Set, own.clone(), Ok(Some(own)));
        check("outcomes/o/quantity", Operation::Set, of(dec!(7)), Ok(Some(of(dec!(7)))));
        check("discounting/rate", Operation::Set, of(dec!(0.01)), Ok(Some(of(dec!(0.01)))));
    }

    #[test]
    fn scale_and_add_move_the_bounds_too_and_keep_the_pedigree() {
        let path = "outcomes/o/deadweight";
        let of = |value: Decimal| Estimate::of(value);
        let doubled = ranged(dec!(0.2), dec!(0.4), dec!(0.8));
        check(path, Operation::Scale, of(dec!(2)), Ok(Some(doubled)));
        let more = ranged(dec!(0.35), dec!(0.45), dec!(0.65));
        // Only the likely value of an override with a range counts.
        check(path, Operation::Add, ranged(dec!(0), dec!(0.25), dec!(1)), Ok(Some(more)));
        check("outcomes/o/duration", Operation::Scale, of(dec!(1.5)), Ok(Some(of(dec!(3)))));
        check("outcomes/o/attribution", Operation::Add, of(dec!(0.1)), Ok(Some(of(dec!(0.1)))));
    }

    #[test]
    fn what_is_not_admissible_is_neither_clipped_nor_rounded() {
        let refused = Err(FindingCode::OverrideNotAdmissible);
        let of = |value: Decimal| Estimate::of(value);
        check("outcomes/o/deadweight", Operation::Scale, of(dec!(6)), refused.clone());
        check("outcomes/o/deadweight", Operation::Add, of(dec!(-0.3)), refused.clone());
        check("outcomes/o/duration", Operation::Scale, of(dec!(1.25)), refused.clone());
        check("discounting/rate", Operation::Add, of(dec!(-1.03)), refused.clone());
        check("outcomes/o/deadweight", Operation::Set, of(dec!(1.01)), refused.clone());
        let huge = dec!(9999999999999999999999999999);
        check("outcomes/o/deadweight", Operation::Scale, of(huge), refused);
    }

    #[test]
    fn what_is_not_there_is_said() {
        let one = || Estimate::of(Decimal::ONE);
        for path in ["outcomes/nobody/quantity", "outcomes/o/cohorts/0", "discounting/rates/1/rate", "no path"] {
            for operation in Operation::ALL.iter().copied() {
                check(path, operation, one(), Err(FindingCode::OverrideTargetMissing));
            }
        }
        check("outcomes/o/quantity", Operation::Scale, one(), Err(FindingCode::OverrideNotStated));
        check("outcomes/o/proxy", Operation::Add, one(), Err(FindingCode::OverrideNotStated));
    }

    #[test]
    fn a_factor_of_minus_one_exchanges_the_bounds() {
        let found = adjusted(&ranged(dec!(1), dec!(2), dec!(4)), Adjustment::Factor(dec!(-1)));
        assert_eq!(found, Some(Changed::of(ranged(dec!(-4), dec!(-2), dec!(-1)))));
        let absent = Estimate { value: None, ..ranged(dec!(1), dec!(2), dec!(4)) };
        assert_eq!(
            adjusted(&absent, Adjustment::Factor(dec!(3))).map(|it| (it.estimate.value, it.estimate.point())),
            Some((None, dec!(7.5)))
        );
    }

    /// The likely value moves by what is added or multiplied, whatever the shape of its range.
    #[test]
    fn a_range_that_cannot_follow_is_dropped_and_the_value_moves() {
        let before = |shape| Estimate { value: None, shape: Some(shape), ..ranged(dec!(4), dec!(6), dec!(9)) };
        let bare = |value: Decimal| Estimate { source: "a survey".to_owned(), ..Estimate::of(value) };
        let lognormal = before(RangeShape::Lognormal);
        let near = adjusted(&lognormal, Adjustment::Amount(dec!(0.01))).unwrap();
        assert_eq!((near.estimate.point(), near.estimate.range.is_some()), (dec!(6.01), true));
        let far = Changed { estimate: bare(dec!(106)), has_lost_range: true };
        assert_eq!(adjusted(&lognormal, Adjustment::Amount(dec!(100))), Some(far));
        let negative = Changed { estimate: bare(dec!(-6)), has_lost_range: true };
        assert_eq!(adjusted(&lognormal, Adjustment::Factor(dec!(-1))), Some(negative));
        // Nothing times a range is a point, which is no loss.
        let none = Changed::of(bare(dec!(0)));
        assert_eq!(adjusted(&lognormal, Adjustment::Factor(dec!(0))), Some(none));
        for shape in RangeShape::ALL.iter().copied() {
            for by in [Adjustment::Factor(dec!(0)), Adjustment::Factor(dec!(-2)), Adjustment::Amount(dec!(100))] {
                let (with, without) = (before(shape), Estimate::of(before(shape).point()));
                let point = |estimate| adjusted(estimate, by).map(|changed| changed.estimate.point());
                assert_eq!(point(&with), point(&without), "{shape:?} {by:?}");
            }
        }
    }
}

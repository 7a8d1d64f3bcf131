//! Applies one override to a number.
//!
//! The rules of `docs/format.md`, in full:
//!
//! - overrides are applied in order, each to the result of the one before;
//! - `set` replaces the number, pedigree included. A plain value drops the range of the replaced number, since that range was
//!   about another number; a value with a range brings its own;
//! - `scale` multiplies the likely value and both bounds, which swap under a negative factor; `add` adds to all three. Shape,
//!   basis and source stay. Only the likely value of the override counts;
//! - a result that the registry or an estimate does not admit (a share above 1, a fraction of a year, a rate of −100 %, a value
//!   that is no longer the median of its bounds) is neither clipped nor rounded: the number stays as it was, with a finding;
//! - `scale` and `add` start from the neutral value of a number that is not stated (0 for a deduction, 1 for a duration). A
//!   number without a neutral value stays unstated, with a finding; `set` states it;
//! - an override whose result equals the current value changes nothing: a deduction that is not stated stays so.

use crate::number::{CheckedOps as _, Decimal, plain};
use crate::study::{Estimate, FieldError, FindingCode, NumberPath, Operation, Override, Range, RangeShape, Study};

/// Applies one override, or leaves the study unchanged and returns why.
pub(super) fn apply_override(study: &mut Study, change: &Override) -> Result<(), FindingCode> {
    let target = NumberPath::parse(&change.target).filter(|target| target.exists(study));
    let target = target.ok_or(FindingCode::OverrideTargetMissing)?;
    let stated = target.get(study);
    let refused = |error| match error {
        FieldError::Missing => FindingCode::OverrideTargetMissing,
        _ => FindingCode::OverrideNotAdmissible,
    };
    let next = if change.operation == Operation::Set {
        if stated.as_ref() == Some(&change.value) {
            return Ok(());
        }
        return target.replace(study, change.value.clone()).map_err(refused);
    } else {
        let neutral = || target.field().spec().default.map(Estimate::of);
        let before = stated.or_else(neutral).ok_or(FindingCode::OverrideNotStated)?;
        let by = match change.operation {
            Operation::Scale => Adjustment::Factor(change.value.point()),
            Operation::Set | Operation::Add => Adjustment::Amount(change.value.point()),
        };
        let after = adjusted(&before, by).ok_or(FindingCode::OverrideNotAdmissible)?;
        if after == before {
            return Ok(());
        }
        after
    };
    target.set(study, Some(next)).map_err(refused)
}

/// A change of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Adjustment {
    /// Multiply by this factor.
    Factor(Decimal),
    /// Add this amount.
    Amount(Decimal),
}

/// The estimate multiplied by a factor, or with an amount added; none when a number becomes too large.
///
/// Results are rounded to the 28 digits that a stated number may have.
pub(super) fn adjusted(before: &Estimate, by: Adjustment) -> Option<Estimate> {
    let scales = matches!(by, Adjustment::Factor(_));
    let by = match by {
        Adjustment::Factor(by) | Adjustment::Amount(by) => by.normalize(),
    };
    let new = |number: Decimal| {
        let result = if scales { number.times(by) } else { number.plus(by) };
        result.map(plain::rounded_to_fit)
    };
    let range = match before.range {
        None => None,
        Some(Range { low, high }) => {
            let (low, high) = (new(low)?, new(high)?);
            Some(Range { low: low.min(high), high: low.max(high) })
        }
    };
    // The middle of the new bounds is the changed middle, except for a geometric mean to which something is added.
    let follows = scales || before.shape() != RangeShape::Lognormal;
    let value = match before.value {
        None if follows || by.is_zero() => None,
        value => Some(new(value.unwrap_or_else(|| before.point()))?),
    };
    Some(Estimate { value, range, ..before.clone() })
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
            duration: Some(2),
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
                assert_eq!(apply_override(&mut changed, &change), Ok(()));
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
                assert_eq!(done, Ok(()), "{target}");
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
        assert_eq!(found, Some(ranged(dec!(-4), dec!(-2), dec!(-1))));
        let absent = Estimate { value: None, ..ranged(dec!(1), dec!(2), dec!(4)) };
        assert_eq!(
            adjusted(&absent, Adjustment::Factor(dec!(3))).map(|it| (it.value, it.point())),
            Some((None, dec!(7.5)))
        );
    }

    #[test]
    fn a_geometric_mean_moves_by_what_is_added_or_not_at_all() {
        let shape = Some(RangeShape::Lognormal);
        let before = Estimate { value: None, shape, ..ranged(dec!(4), dec!(6), dec!(9)) };
        let found = adjusted(&before, Adjustment::Amount(dec!(0.01))).unwrap();
        assert_eq!((found.point(), found.check()), (dec!(6.01), Ok(())));
        assert!(adjusted(&before, Adjustment::Amount(dec!(100))).unwrap().check().is_err());
    }
}

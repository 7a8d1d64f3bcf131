//! The estimate for "I do not know": a prudent value, a wide range, and the basis [`Basis::Unknown`].
//!
//! | number | value | range | why |
//! |---|---|---|---|
//! | deadweight | 25 % | 0 to 50 % | 0 is the answer that flatters most, and is rarely true |
//! | share of others | 25 % | 0 to 50 % | hardly anything is brought about alone |
//! | displacement | 10 % | 0 to 30 % | most changes take nothing from anybody; some do |
//! | drop-off | 25 % a year | 0 to 50 % | few changes keep their strength by themselves |
//! | another deduction | 25 % | 0 to 50 % | as those that are most often there |
//! | share that is kept | 75 % | 50 to 100 % | what such a deduction leaves |
//! | quantity, cohort, amount, importance | as stated | half to one and a half times it | without a value, no range |
//! | measured effect | as stated | as a quantity, and no narrower than its standard error says | it is no surer for being unknown |
//!
//! These are conventions of this project, not findings: no publication gives a deadweight for an activity that nobody has
//! studied. They are chosen so that not knowing costs something. Who knows none of the first three keeps 51 % of what is
//! observed (0.75 × 0.9 × 0.75), and between 17.5 and 100 % over the ranges, which shows how much the result rests on them.

use super::field::{Field, PartField};
use super::limits::MAX_SOURCE;
use super::text::clean;
use super::{Basis, Estimate, NumberPath, Range, RangeShape, Study};
use crate::number::{CheckedOps as _, Decimal, plain};

/// A number that is kept gets a range of half its value on either side.
const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// The estimate for a number that nobody knows, with the words for its source.
///
/// `None` when no estimate is possible: the number carries no estimate, the study has no such number, or the number would keep
/// its value but has none yet. A range around a kept value is limited to admissible values; around 0 there is none.
pub fn unknown(study: &Study, target: &NumberPath, source: &str) -> Option<Estimate> {
    let now = target.get(study);
    let (value, range) = match share(target.field()) {
        Some((value, high)) if target.exists(study) => {
            let range = Range { low: Decimal::ZERO, high };
            if target.is_kept_in(study) {
                (rest(value)?, Some(Range { low: rest(high)?, high: Decimal::ONE }))
            } else {
                (value, Some(range))
            }
        }
        Some(_) => return None,
        None => {
            let value = now.as_ref().filter(|_| target.field().spec().estimated)?.point();
            let range = now.as_ref().and_then(|now| now.range);
            (
                value,
                if target.field().is_effect() { around_effect(value, range)? } else { around(target.field(), value)? },
            )
        }
    };
    Some(Estimate {
        value: Some(value),
        range,
        // The range of an effect is that of its standard error.
        shape: range.filter(|_| target.field().is_effect()).map(|_| RangeShape::Normal),
        basis: Some(Basis::Unknown),
        // A survey would be knowledge.
        sample: None,
        source: clean(source, MAX_SOURCE),
        // The year belonged to a source that no longer applies.
        year: None,
        actual: now.as_ref().and_then(|now| now.actual),
        extra: now.map(|now| now.extra).unwrap_or_default(),
    })
}

/// What a share leaves.
fn rest(share: Decimal) -> Option<Decimal> {
    Decimal::ONE.minus(share)
}

/// Value and upper bound of a share; the lower bound is 0.
fn share(field: Field) -> Option<(Decimal, Decimal)> {
    let percent = |n: u32| Decimal::from_parts(n, 0, 0, false, 2);
    match field {
        Field::Outcome(field) if field.part() == Some(PartField::Displacement) => Some((percent(10), percent(30))),
        _ => field.spec().role.is_deduction().then(|| (percent(25), percent(50))),
    }
}

/// The range around a number that is kept: `Some(None)` when the number is 0, `None` when it is too large.
#[expect(clippy::option_option, reason = "no range, and no answer at all")]
fn around(field: Field, value: Decimal) -> Option<Option<Range>> {
    if value.is_zero() {
        return Some(None);
    }
    let half = value.times(HALF)?;
    let more = value.plus(half)?;
    let spec = field.spec();
    let low = half.min(more).max(spec.min.unwrap_or(Decimal::MIN));
    let high = half.max(more).min(spec.max.unwrap_or(Decimal::MAX));
    Some(Some(Range { low, high }))
}

/// The range of an effect that is kept: half of it on either side, and no narrower than it was. Draws of an effect are not clipped,
/// so it is not cut.
#[expect(clippy::option_option, reason = "no range, and no answer at all")]
fn around_effect(value: Decimal, now: Option<Range>) -> Option<Option<Range>> {
    let half = plain::rounded_to_fit(value.abs().times(HALF)?);
    let is_wider =
        |range: &Range| range.high.minus(range.low).is_none_or(|width| width > half.plus(half).unwrap_or(width));
    if let Some(now) = now.filter(is_wider) {
        return Some(Some(now));
    }
    let (low, high) = (plain::rounded_to_fit(value.minus(half)?), plain::rounded_to_fit(value.plus(half)?));
    Some((low < high).then_some(Range { low, high }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{EffectMeasure, Input, MeasuredEffect, Outcome, Proxy, Shared, Volume};
    use rust_decimal::dec;

    fn study() -> Study {
        let outcome = Outcome {
            id: "o".to_owned(),
            volume: Volume::Single(Estimate::of(dec!(8))),
            proxy: Some(Proxy { value: Some(Estimate::of(dec!(-5))), ..Proxy::default() }),
            weight: Some(Estimate::of(dec!(8))),
            ..Outcome::default()
        };
        let input = Input { id: "i".to_owned(), unit_value: Some(Estimate::of(Decimal::ZERO)), ..Input::default() };
        Study { outcomes: vec![Shared::new(outcome)], inputs: vec![Shared::new(input)], ..Study::default() }
    }

    type Found = Option<(Decimal, Option<(Decimal, Decimal)>)>;

    #[track_caller]
    fn check(path: &str, expected: Found) {
        let (study, target) = (study(), NumberPath::parse(path).unwrap());
        let found = unknown(&study, &target, "nobody\u{7} knows");
        if let Some(found) = &found {
            assert_eq!((found.basis, found.source.as_str()), (Some(Basis::Unknown), "nobody knows"));
            assert_eq!(target.check(found), Ok(()), "{path}");
        }
        let bounds = |estimate: &Estimate| estimate.range.map(|range| (range.low, range.high));
        assert_eq!(found.map(|found| (found.point(), bounds(&found))), expected, "{path}");
    }

    #[test]
    fn a_share_gets_the_stated_default() {
        let wide = Some((dec!(0.25), Some((dec!(0), dec!(0.5)))));
        check("outcomes/o/deadweight", wide);
        check("outcomes/o/attribution", wide);
        check("outcomes/o/drop_off", wide);
        check("outcomes/o/displacement", Some((dec!(0.1), Some((dec!(0), dec!(0.3))))));
        check("outcomes/nobody/deadweight", None);
    }

    #[test]
    fn a_number_is_kept_with_half_of_it_on_either_side() {
        check("outcomes/o/quantity", Some((dec!(8), Some((dec!(4), dec!(12))))));
        check("outcomes/o/proxy", Some((dec!(-5), Some((dec!(-7.5), dec!(-2.5))))));
        check("outcomes/o/weight", Some((dec!(8), Some((dec!(4), dec!(10))))));
        check("inputs/i/unit_value", Some((dec!(0), None)));
    }

    /// An effect that nobody knows, with its standard error before and after.
    #[track_caller]
    fn check_effect(value: Decimal, before: Option<Decimal>, after: Option<Decimal>) {
        let effect = MeasuredEffect {
            value: Some(value),
            standard_error: before,
            ..MeasuredEffect::measured(EffectMeasure::Shares)
        };
        let outcome = Outcome { id: "o".to_owned(), effect: Some(effect), ..Outcome::default() };
        let mut study = Study { outcomes: vec![Shared::new(outcome)], ..Study::default() };
        let target = NumberPath::parse("outcomes/o/effect").unwrap();
        let found = unknown(&study, &target, "nobody knows");
        target.set(&mut study, found).unwrap();
        let effect = study.outcomes[0].effect.as_ref().unwrap();
        assert_eq!((effect.value, effect.basis), (Some(value), Some(Basis::Unknown)));
        assert_eq!(effect.standard_error.map(|error| error.round_dp(6)), after);
    }

    #[test]
    fn an_effect_is_no_surer_for_being_unknown() {
        // Half of it on either side is 1.645 standard errors; what was less sure than that stays as it was.
        check_effect(dec!(0.08), Some(dec!(0.03)), Some(dec!(0.03)));
        check_effect(dec!(0.08), Some(dec!(0.01)), Some(dec!(0.024318)));
        check_effect(dec!(-0.08), None, Some(dec!(0.024318)));
        check_effect(dec!(0), Some(dec!(0.03)), Some(dec!(0.03)));
        check_effect(dec!(0.9), None, Some(dec!(0.273581)));
        check_effect(dec!(0), None, None);
    }

    #[test]
    fn nothing_is_said_of_what_is_not_there_or_carries_no_estimate() {
        for path in [
            "inputs/i/quantity",
            "inputs/x/unit_value",
            "outcomes/o/cohorts/0",
            "outcomes/o/duration",
            "outcomes/o/first_year",
            "discounting/rate",
            "price_year",
        ] {
            check(path, None);
        }
    }
}

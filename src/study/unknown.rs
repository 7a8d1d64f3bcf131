//! The estimate for "I do not know": a prudent value, a wide range, and the basis [`Basis::Unknown`].
//!
//! | number | value | range | why |
//! |---|---|---|---|
//! | deadweight | 25 % | 0 to 50 % | 0 is the answer that flatters most, and is rarely true |
//! | share of others | 25 % | 0 to 50 % | hardly anything is brought about alone |
//! | displacement | 10 % | 0 to 30 % | most changes take nothing from anybody; some do |
//! | drop-off | 25 % a year | 0 to 50 % | few changes keep their strength by themselves |
//! | another deduction | 25 % | 0 to 50 % | as those that are most often there |
//! | quantity, cohort, amount, measured effect, importance | as stated | half to one and a half times it | without a value, no range |
//!
//! These are conventions of this project, not findings: no publication gives a deadweight for an activity that nobody has
//! studied. They are chosen so that not knowing costs something. Who knows none of the first three keeps 51 % of what is
//! observed (0.75 × 0.9 × 0.75), and between 17.5 and 100 % over the ranges, which shows how much the result rests on them.

use super::field::{Field, OutcomeField, PartField};
use super::limits::MAX_SOURCE;
use super::text::clean;
use super::{Basis, Estimate, NumberPath, Range, RangeShape, Study};
use crate::number::{CheckedOps as _, Decimal};

/// A number that is kept gets a range of half its value on either side.
const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// The estimate for a number that nobody knows, with the words for its source.
///
/// `None` when no estimate is possible: the number carries no estimate, the study has no such number, or the number would keep
/// its value but has none yet. A range around a kept value is limited to admissible values; around 0 there is none.
pub fn unknown(study: &Study, target: &NumberPath, source: &str) -> Option<Estimate> {
    let now = target.get(study);
    let (value, range) = match share(target.field()) {
        Some((value, high)) if target.exists(study) => (value, Some(Range { low: Decimal::ZERO, high })),
        Some(_) => return None,
        None => {
            let value = now.as_ref().filter(|_| target.field().spec().estimated)?.point();
            (value, around(target.field(), value)?)
        }
    };
    Some(Estimate {
        value: Some(value),
        range,
        // The range of an effect is that of its standard error.
        shape: range.filter(|_| target.field().is_effect()).map(|_| RangeShape::Normal),
        basis: Some(Basis::Unknown),
        source: clean(source, MAX_SOURCE),
        // The year belonged to a source that no longer applies.
        year: None,
        extra: now.map(|now| now.extra).unwrap_or_default(),
    })
}

/// Value and upper bound of a share; the lower bound is 0.
fn share(field: Field) -> Option<(Decimal, Decimal)> {
    let percent = |n: u32| Decimal::from_parts(n, 0, 0, false, 2);
    match field {
        Field::Outcome(OutcomeField::Part(PartField::Displacement)) => Some((percent(10), percent(30))),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{Input, Outcome, Proxy, Shared, Volume};
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

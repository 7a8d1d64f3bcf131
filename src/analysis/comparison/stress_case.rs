//! Stress cases: versions of a study with one kind of number at one end of its ranges, or another discount rate.

use crate::analysis::default_ranges::{DefaultRanges, admissible};
use crate::number::Decimal;
use crate::study::field::{Field, FieldRole};
use crate::study::vocabulary::vocabulary;
use crate::study::{Discounting, Estimate, RateFrom, Study};

vocabulary! {
    /// A state of the world, or of what is known of it: one kind of number at one end of all its ranges, or another rate.
    ///
    /// They are few and fixed, so that a person can name them all: for each kind of number that a study estimates, its low and
    /// its high end, all else as stated; and the rates of 0 % and 5 % a year, below and above the published ones (3.2 % in
    /// France, 3.5 % in the United Kingdom). They are not equally likely, and not all that may happen.
    pub enum StressCase {
        /// Every number at its likely value.
        #[default]
        AsStated = "as_stated",
        /// Quantities, cohorts and measured effects of outcomes at the low end of their ranges.
        QuantitiesLow = "quantities_low",
        /// The same at the high end.
        QuantitiesHigh = "quantities_high",
        /// Amounts that stand for a unit of change, their growth, and durations at their low end; for the amount of a harm, the
        /// greater harm.
        ValuesLow = "values_low",
        /// The same at the high end.
        ValuesHigh = "values_high",
        /// All deductions, drop-off among them, at their low end, within 0 to 1; shares that are kept at their high end.
        DeductionsLow = "deductions_low",
        /// The same at the high end.
        DeductionsHigh = "deductions_high",
        /// Quantities and unit values of inputs at their low end.
        InputsLow = "inputs_low",
        /// The same at the high end.
        InputsHigh = "inputs_high",
        /// 0 % a year in place of all rates.
        RateZero = "rate_zero",
        /// 5 % a year in place of all rates.
        RateFive = "rate_five",
    }
}

const FIVE_PERCENT: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

impl StressCase {
    /// A version of the study in this stress case; a number without a range does not change.
    ///
    /// The ends are those of the ranges from which simulations draw, stated or given by the default ranges: the minimum and the
    /// maximum, or the 5th and 95th percentiles for a normal or lognormal shape. An end outside the admissible values is brought
    /// to the nearest that is admissible.
    pub fn of(self, study: &Study, default_ranges: &DefaultRanges) -> Study {
        let quantities = |role| matches!(role, FieldRole::Quantity | FieldRole::Factor | FieldRole::Effect);
        let values = |role| matches!(role, FieldRole::UnitValue | FieldRole::Growth | FieldRole::Duration);
        let deductions = FieldRole::is_deduction;
        let mut study = study.clone();
        match self {
            Self::AsStated => {}
            Self::QuantitiesLow => outcomes(&mut study, default_ranges, false, quantities),
            Self::QuantitiesHigh => outcomes(&mut study, default_ranges, true, quantities),
            Self::ValuesLow => outcomes(&mut study, default_ranges, false, values),
            Self::ValuesHigh => outcomes(&mut study, default_ranges, true, values),
            Self::DeductionsLow => outcomes(&mut study, default_ranges, false, deductions),
            Self::DeductionsHigh => outcomes(&mut study, default_ranges, true, deductions),
            Self::InputsLow => inputs(&mut study, default_ranges, false),
            Self::InputsHigh => inputs(&mut study, default_ranges, true),
            Self::RateZero => rate(&mut study, Decimal::ZERO),
            Self::RateFive => rate(&mut study, FIVE_PERCENT),
        }
        study
    }
}

/// One rate for all years and all outcomes; the moment of the year stays.
fn rate(study: &mut Study, rate: Decimal) {
    let timing = study.discounting.as_ref().map(|discounting| discounting.timing).unwrap_or_default();
    let rates = vec![RateFrom::from_year(0, rate)];
    study.discounting = Some(Discounting { rates, timing, ..Discounting::default() });
    for outcome in study.outcomes.iter_mut().filter(|outcome| outcome.discount_rate.is_some()) {
        outcome.make_mut().discount_rate = Some(Estimate::of(rate));
    }
}

/// Moves the numbers of outcomes with such a role to one end. An outcome that does not change stays shared with the version, so
/// that comparing the two is fast.
fn outcomes(study: &mut Study, default_ranges: &DefaultRanges, high: bool, is_moved: fn(FieldRole) -> bool) {
    for outcome in &mut study.outcomes {
        let ends = outcome.estimates().filter_map(|(field, estimate)| {
            let registered = Field::Outcome(field);
            // Less is left of a kept share at its low end, of one that is taken away at its high end.
            let high = high != outcome.is_kept(field);
            let end = is_moved(registered.spec().role).then(|| end(&estimate, default_ranges, registered, high))??;
            Some((field, end))
        });
        for (field, end) in ends.collect::<Vec<_>>() {
            outcome.make_mut().change_estimate(field, |estimate| *estimate = end);
        }
    }
}

fn inputs(study: &mut Study, default_ranges: &DefaultRanges, high: bool) {
    for input in &mut study.inputs {
        let ends = input
            .estimates()
            .filter_map(|(field, estimate)| Some((field, end(estimate, default_ranges, Field::Input(field), high)?)));
        for (field, end) in ends.collect::<Vec<_>>() {
            if let Some(Some(estimate)) = input.make_mut().estimate_mut(field) {
                *estimate = end;
            }
        }
    }
}

/// One end of the range of an estimate; none without a range.
fn end(estimate: &Estimate, default_ranges: &DefaultRanges, field: Field, high: bool) -> Option<Estimate> {
    let range = admissible(default_ranges.effective(estimate, field)?.range, field);
    Some(Estimate::of(if high { range.high } else { range.low }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::{Input, NumberPath, Outcome, Proxy, Range, Shared, Timing, Volume};
    use rust_decimal::dec;

    fn ranged(low: Decimal, value: Decimal, high: Decimal) -> Estimate {
        Estimate { range: Some(Range { low, high }), ..Estimate::of(value) }
    }

    fn study() -> Study {
        let proxy = Proxy { value: Some(ranged(dec!(-9), dec!(-5), dec!(-1))), ..Proxy::default() };
        let outcome = Outcome {
            id: "o".to_owned(),
            volume: Volume::Cohorts(vec![ranged(dec!(1), dec!(2), dec!(3)), Estimate::of(dec!(7))]),
            proxy: Some(proxy),
            deadweight: Some(ranged(dec!(-0.1), dec!(0.2), dec!(0.4))),
            attribution: Some(ranged(dec!(0.5), dec!(0.9), dec!(1.3))),
            ..Outcome::default()
        };
        let input =
            Input { id: "i".to_owned(), unit_value: Some(ranged(dec!(10), dec!(20), dec!(50))), ..Input::default() };
        let discounting = Some(Discounting { timing: Timing::Mid, ..Discounting::single(dec!(0.03), "a source") });
        Study {
            inputs: vec![Shared::new(input)],
            outcomes: vec![Shared::new(outcome)],
            discounting,
            ..Study::default()
        }
    }

    /// The numbers that a state moves, each with what it is then.
    #[track_caller]
    fn check(state: StressCase, expected: &[(&str, Decimal)]) {
        let (before, after) = (study(), state.of(&study(), &DefaultRanges::default()));
        let all = before.targets().into_iter();
        let point = |target: &NumberPath, study: &Study| target.get(study).map(|estimate| estimate.point());
        let moved = all.filter(|target| point(target, &before) != point(target, &after));
        let found: Vec<(String, Decimal)> = moved.map(|it| (it.to_string(), point(&it, &after).unwrap())).collect();
        let expected: Vec<(String, Decimal)> =
            expected.iter().map(|(path, value)| ((*path).to_owned(), *value)).collect();
        assert_eq!(found, expected, "{state:?}");
    }

    #[test]
    fn each_state_moves_its_own_numbers_and_no_other() {
        check(StressCase::AsStated, &[]);
        check(StressCase::QuantitiesLow, &[("outcomes/o/cohorts/0", dec!(1))]);
        check(StressCase::QuantitiesHigh, &[("outcomes/o/cohorts/0", dec!(3))]);
        check(StressCase::ValuesLow, &[("outcomes/o/proxy", dec!(-9))]);
        check(StressCase::ValuesHigh, &[("outcomes/o/proxy", dec!(-1))]);
        check(StressCase::DeductionsLow, &[("outcomes/o/deadweight", dec!(0)), ("outcomes/o/attribution", dec!(0.5))]);
        check(StressCase::DeductionsHigh, &[("outcomes/o/deadweight", dec!(0.4)), ("outcomes/o/attribution", dec!(1))]);
        check(StressCase::InputsLow, &[("inputs/i/unit_value", dec!(10))]);
        check(StressCase::InputsHigh, &[("inputs/i/unit_value", dec!(50))]);
        check(StressCase::RateZero, &[("discounting/rate", dec!(0))]);
        check(StressCase::RateFive, &[("discounting/rate", dec!(0.05))]);
    }

    #[test]
    fn another_rate_keeps_the_moment_of_the_year() {
        assert_eq!(
            StressCase::RateFive.of(&study(), &DefaultRanges::default()).discounting.map(|it| it.timing),
            Some(Timing::Mid)
        );
        let without = Study { discounting: None, ..study() };
        assert_eq!(
            StressCase::RateZero.of(&without, &DefaultRanges::default()).discounting.map(|it| it.rates.len()),
            Some(1)
        );
    }
}

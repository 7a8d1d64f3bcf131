//! Switching values: put back, they give a ratio of 1; where there is none, no admissible value does.

use crate::common::{case, check_within, figure, headline, input, outcome, scale, study_of, with};
use crate::support;
use proptest::prelude::*;
use retombees::file::CASES;
use retombees::methods::sroi::{Evaluation, switching};
use retombees::number::Decimal;
use retombees::study::field::{OutcomeField, PartField};
use retombees::study::{Estimate, NumberPath, RateFrom, Study, Timing};
use rust_decimal::dec;

/// How near to 1 a ratio is when a switching value is put back.
const TOLERANCE: Decimal = dec!(0.000000000000001);

/// What rounding to 28 decimals does to a figure, for each unit of what is added up in it.
const LAST_DECIMALS: Decimal = dec!(0.00000000000000000000000001);

fn net(study: &Study) -> Option<Decimal> {
    let evaluation = Evaluation::of(study);
    evaluation.value(evaluation.net_present_value())
}

fn put(study: &Study, target: &NumberPath, value: Decimal) -> Result<Study, String> {
    let mut next = study.clone();
    target.set(&mut next, Some(Estimate::of(value))).map_err(|error| format!("{target} = {value}: {error}"))?;
    Ok(next)
}

/// What is wrong with the switching values of a study, in words.
fn wrong(study: &Study) -> Result<(), String> {
    let evaluation = Evaluation::of(study);
    let found = switching(study, &evaluation);
    let targets: Vec<NumberPath> = found.iter().map(|entry| entry.target.clone()).collect();
    if targets != study.targets() {
        return Err("the entries are not the numbers of the study, in their order".to_owned());
    }
    for entry in &found {
        let target = &entry.target;
        match entry.value {
            Some(value) => {
                let there = put(study, target, value)?;
                let evaluation = Evaluation::of(&there);
                let ratio = evaluation.ratio().and_then(|cell| evaluation.value(cell));
                // At a rate of 10 000 % a factor has few of its 28 decimals left, and so has all that is left to compare.
                let inputs = figure(&evaluation, evaluation.inputs_present_value());
                let lost = LAST_DECIMALS * scale(&there) / inputs.max(LAST_DECIMALS);
                if ratio.is_none_or(|ratio| (ratio - Decimal::ONE).abs() > TOLERANCE + lost) {
                    return Err(format!("{target} = {value} gives a ratio of {ratio:?}"));
                }
            }
            None => none_exists(study, target)?,
        }
    }
    Ok(())
}

/// Shares and drop-off move the result one way only: with the same sign at 0 and at 1, nothing in between switches it.
/// Quantities and inputs: the same sign at 0 and at a very large number.
fn none_exists(study: &Study, target: &NumberPath) -> Result<(), String> {
    let ends = match target {
        NumberPath::Outcome(_, OutcomeField::Part(PartField::Duration))
        | NumberPath::Rate
        | NumberPath::LaterRate(_) => {
            return Ok(());
        }
        NumberPath::Outcome(_, field) if field.part() == Some(PartField::Proxy) => [dec!(-1e15), dec!(1e15)],
        // Up to 100 000 % a year.
        NumberPath::Outcome(_, OutcomeField::Part(PartField::Growth | PartField::DiscountRate)) => {
            [Decimal::ZERO, dec!(1000)]
        }
        _ if target.field().spec().max.is_some() => [Decimal::ZERO, Decimal::ONE],
        _ => [Decimal::ZERO, dec!(1e15)],
    };
    let [low, high] = ends.map(|value| put(study, target, value).ok().and_then(|study| net(&study)));
    let (Some(low), Some(high)) = (low, high) else { return Ok(()) };
    // Where nothing is put in, there is no ratio, whatever the value.
    let inputs = {
        let there = put(study, target, ends[1])?;
        let evaluation = Evaluation::of(&there);
        figure(&evaluation, evaluation.inputs_present_value())
    };
    if inputs > Decimal::ZERO && low.is_sign_negative() != high.is_sign_negative() && !low.is_zero() && !high.is_zero()
    {
        return Err(format!("{target} has no switching value, but the result changes sign from {low} to {high}"));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_switching_value_put_back_gives_a_ratio_of_one(study in support::study()) {
        prop_assert_eq!(wrong(&study), Ok(()));
    }
}

#[test]
fn the_switching_values_of_every_case_give_a_ratio_of_one() {
    for case in CASES {
        assert_eq!(wrong(&case.study().unwrap()), Ok(()), "{}", case.key);
    }
}

#[track_caller]
fn value_of(study: &Study, path: &str) -> Option<Decimal> {
    let found = switching(study, &Evaluation::of(study));
    found.into_iter().find(|entry| entry.target.to_string() == path).unwrap_or_else(|| panic!("no entry {path}")).value
}

#[test]
fn whole_years_are_found_exactly_or_not_at_all() {
    // 100 a year, undiscounted: three years give back 300, no whole number of years gives back 250.
    let study = |inputs| study_of(None, vec![input("i", inputs)], vec![outcome("o", dec!(1), dec!(100), 1)]);
    assert_eq!(value_of(&study(dec!(300)), "outcomes/o/duration"), Some(dec!(3)));
    assert_eq!(value_of(&study(dec!(100)), "outcomes/o/duration"), Some(dec!(1)));
    assert_eq!(value_of(&study(dec!(10000)), "outcomes/o/duration"), Some(dec!(100)));
    assert_eq!(value_of(&study(dec!(250)), "outcomes/o/duration"), None);
    assert_eq!(value_of(&study(dec!(10100)), "outcomes/o/duration"), None);
    // With a second outcome of 300 a harm of −100 a year switches at three years.
    let harm = vec![outcome("good", dec!(1), dec!(500), 1), outcome("harm", dec!(1), dec!(-100), 1)];
    assert_eq!(value_of(&study_of(None, vec![input("i", dec!(200))], harm), "outcomes/harm/duration"), Some(dec!(3)));
}

#[test]
fn a_study_at_one_to_one_switches_where_it_stands() {
    let study = study_of(Some(dec!(0)), vec![input("i", dec!(200))], vec![outcome("o", dec!(2), dec!(50), 2)]);
    assert_eq!(headline(&study).2, Decimal::ONE);
    for (path, expected) in [
        ("inputs/i/quantity", dec!(1)),
        ("inputs/i/unit_value", dec!(200)),
        ("outcomes/o/quantity", dec!(2)),
        ("outcomes/o/proxy", dec!(50)),
        ("outcomes/o/deadweight", dec!(0)),
        ("outcomes/o/drop_off", dec!(0)),
        ("outcomes/o/duration", dec!(2)),
        ("discounting/rate", dec!(0)),
    ] {
        assert_eq!(value_of(&study, path), Some(expected), "{path}");
    }
}

#[test]
fn drop_off_and_rate_are_found_where_the_formula_bends() {
    // 100 + 100 (1 − d) = 150 at d = 0.5; 110 / (1 + r) = 100 at r = 0.1.
    let fading = study_of(None, vec![input("i", dec!(150))], vec![outcome("o", dec!(1), dec!(100), 2)]);
    let found = value_of(&fading, "outcomes/o/drop_off").unwrap();
    check_within("drop-off", found, dec!(0.5), dec!(0.000000000000000000000001));
    let mut late = outcome("o", dec!(1), dec!(110), 1);
    late.first_year = 1;
    let late = study_of(Some(dec!(0.03)), vec![input("i", dec!(100))], vec![late]);
    let found = value_of(&late, "discounting/rate").unwrap();
    check_within("rate", found, dec!(0.1), dec!(0.000000000000000000000001));
}

/// Holds the switching value of the first rate to one of several.
#[track_caller]
fn found(study: &Study, expected: &[Decimal]) {
    let found = value_of(study, "discounting/rate").unwrap_or_else(|| panic!("no rate is found, of {expected:?}"));
    let near = |root: &&Decimal| (found - **root).abs() <= (dec!(1) + root.abs()) * dec!(0.0000000000000000001);
    assert!(expected.iter().any(|root| near(&root)), "{found} is none of {expected:?}");
}

/// Rates at which what comes in is worth what is put in, far out, close together, or touching.
#[test]
fn a_rate_is_found_wherever_it_is() {
    let in_year = |id: &str, amount, year| {
        let mut it = outcome(id, dec!(1), amount, 1);
        it.first_year = year;
        it
    };
    let inputs = |id: &str, amount, year| {
        let mut it = input(id, amount);
        it.year = year;
        it
    };
    let rate = Some(dec!(0.03));
    // Far out: almost nothing comes back, or two thousand times as much, or much later.
    let poor = study_of(rate, vec![input("i", dec!(150))], vec![in_year("o", dec!(1), 1)]);
    found(&poor, &[dec!(1) / dec!(150) - dec!(1)]);
    let rich = study_of(rate, vec![input("i", dec!(100))], vec![in_year("o", dec!(200000), 1)]);
    found(&rich, &[dec!(1999)]);
    let very = study_of(rate, vec![input("i", dec!(100))], vec![in_year("o", dec!(1e18), 2)]);
    found(&very, &[dec!(99999999)]);
    let late = study_of(rate, vec![input("i", dec!(0.001))], vec![in_year("o", dec!(0.000000000000001), 4)]);
    found(&late, &[dec!(-0.999)]);
    // At −99.99 % the ninth year makes up for the eighth, but 100 · 10³² is too large to be computed.
    let beyond = vec![inputs("a", dec!(1e6), 0), inputs("b", dec!(100), 8)];
    let beyond = study_of(rate, beyond, vec![in_year("o", dec!(99.9999), 8), in_year("p", dec!(0.00000001), 9)]);
    assert_eq!(value_of(&beyond, "discounting/rate"), None);
    // Two rates one step apart, and two that fall together.
    let wanted = vec![inputs("a", dec!(100), 0), inputs("b", dec!(127.68), 2)];
    let pair = study_of(Some(dec!(0.05)), wanted, vec![in_year("o", dec!(226), 1)]);
    found(&pair, &[dec!(0.12)]);
    found(&with(&pair, "discounting/rate", dec!(0.2)), &[dec!(0.14)]);
    let touching =
        study_of(rate, vec![inputs("a", dec!(100), 0), inputs("b", dec!(127.69), 2)], vec![in_year("o", dec!(226), 1)]);
    found(&touching, &[dec!(0.13)]);
    let apart =
        study_of(rate, vec![inputs("a", dec!(100), 0), inputs("b", dec!(127.7), 2)], vec![in_year("o", dec!(226), 1)]);
    assert_eq!(value_of(&apart, "discounting/rate"), None);
    // In the middle of the year the roots are the same.
    let mut mid = pair.clone();
    mid.discounting.as_mut().unwrap().timing = Timing::Mid;
    found(&mid, &[dec!(0.12)]);
    // Break-even typed in full: the stated rate itself, without the digits that rounding leaves.
    let grown = (0..5).fold(dec!(100), |amount, _| amount * dec!(1.048));
    let even = study_of(Some(dec!(0.048)), vec![input("i", dec!(100))], vec![in_year("o", grown, 5)]);
    assert_eq!(value_of(&even, "discounting/rate"), Some(dec!(0.048)));
}

#[test]
fn later_rates_have_their_switching_values_too() {
    let mut late = outcome("o", dec!(1), dec!(130), 1);
    late.first_year = 4;
    for timing in [Timing::Start, Timing::Mid] {
        let mut study = study_of(Some(dec!(0.03)), vec![input("i", dec!(100))], vec![late.clone()]);
        let discounting = study.discounting.as_mut().unwrap();
        discounting.timing = timing;
        for (from_year, rate) in [(2, dec!(0.02)), (3, dec!(0.01)), (30, dec!(0.005))] {
            discounting.rates.push(RateFrom::from_year(from_year, rate));
        }
        assert_eq!(wrong(&study), Ok(()), "{timing:?}");
        for (path, there) in [("rate", true), ("rates/1/rate", true), ("rates/2/rate", true), ("rates/3/rate", false)] {
            assert_eq!(value_of(&study, &format!("discounting/{path}")).is_some(), there, "{path} {timing:?}");
        }
    }
    let mut study = study_of(Some(dec!(0)), vec![input("i", dec!(100))], vec![late]);
    let later = RateFrom::from_year(2, dec!(0.02));
    study.discounting.as_mut().unwrap().rates.push(later);
    let found = value_of(&study, "discounting/rates/1/rate").unwrap();
    // 130 / (1 + r)² = 100.
    check_within("later rate", (dec!(1) + found) * (dec!(1) + found), dec!(1.3), dec!(0.000000000000000000001));
}

/// The size of a number says nothing of whether it is rounding.
#[test]
fn a_tiny_switching_value_is_kept() {
    let many = dec!(1e22);
    let study = study_of(None, vec![input("i", dec!(50))], vec![outcome("o", many, dec!(0.00000000000000000001), 1)]);
    assert_eq!(value_of(&study, "outcomes/o/proxy"), Some(dec!(0.000000000000000000005)));
    let cheap = study_of(
        None,
        vec![input("i", dec!(0.000000000000000000003))],
        vec![outcome("o", dec!(1), dec!(0.000000000000000000001), 1)],
    );
    assert_eq!(value_of(&cheap, "inputs/i/unit_value"), Some(dec!(0.000000000000000000001)));
}

#[test]
fn there_is_no_switching_value_where_nothing_can_switch() {
    let none = |study: &Study, path: &str| assert_eq!(value_of(study, path), None, "{path}");
    // Everything in year 0: the rate moves nothing.
    let at_once = study_of(Some(dec!(0.03)), vec![input("i", dec!(100))], vec![outcome("o", dec!(1), dec!(110), 1)]);
    none(&at_once, "discounting/rate");
    // The other outcome alone is worth more than the inputs.
    let outcomes = vec![outcome("small", dec!(1), dec!(10), 1), outcome("large", dec!(1), dec!(500), 1)];
    let two = study_of(None, vec![input("i", dec!(100))], outcomes);
    none(&two, "outcomes/small/quantity");
    none(&two, "outcomes/small/deadweight");
    assert_eq!(value_of(&two, "outcomes/small/proxy"), Some(dec!(-400)));
    assert_eq!(value_of(&two, "outcomes/large/deadweight"), Some(dec!(0.82)));
    // A quantity of 0 hides the amount, and the other way round.
    none(&with(&two, "outcomes/small/quantity", dec!(0)), "outcomes/small/proxy");
    // A ratio below 1 cannot be raised by deducting more.
    let poor = study_of(None, vec![input("i", dec!(100))], vec![outcome("o", dec!(1), dec!(50), 1)]);
    none(&poor, "outcomes/o/deadweight");
    assert_eq!(value_of(&poor, "outcomes/o/quantity"), Some(dec!(2)));
    assert_eq!(value_of(&poor, "inputs/i/unit_value"), Some(dec!(50)));
    // Nothing is put in: no ratio, whatever the value. An input of 0 can be raised to one.
    let free = study_of(None, vec![], vec![outcome("o", dec!(1), dec!(50), 1)]);
    none(&free, "outcomes/o/quantity");
    let nothing = study_of(None, vec![input("i", dec!(0))], vec![outcome("o", dec!(1), dec!(50), 1)]);
    none(&nothing, "outcomes/o/quantity");
    none(&nothing, "inputs/i/quantity");
    assert_eq!(value_of(&nothing, "inputs/i/unit_value"), Some(dec!(50)));
    // Only harm: the inputs would have to be negative.
    let harm = study_of(None, vec![input("i", dec!(100))], vec![outcome("o", dec!(1), dec!(-50), 1)]);
    none(&harm, "inputs/i/unit_value");
    none(&harm, "outcomes/o/quantity");
    assert_eq!(value_of(&harm, "outcomes/o/proxy"), Some(dec!(100)));
}

/// Without value, inputs would have to be 0, and there is no ratio then: the last digits of a division are no answer.
#[test]
fn rounding_is_no_switching_value() {
    for year in 1..20 {
        let mut late = input("i", dec!(33.33));
        (late.quantity, late.year) = (Some(Estimate::of(dec!(7))), year);
        let study = study_of(Some(dec!(0.032)), vec![late], vec![]);
        assert_eq!(value_of(&study, "inputs/i/quantity"), None, "year {year}");
        assert_eq!(value_of(&study, "inputs/i/unit_value"), None, "year {year}");
    }
}

#[test]
fn what_is_outside_the_total_switches_nothing() {
    let study = case("ressourcerie");
    for part in ["quantity", "proxy", "deadweight", "duration", "drop_off"] {
        let path = format!("outcomes/brocantes/{part}");
        let found = switching(&study, &Evaluation::of(&study));
        let entry = found.iter().find(|entry| entry.target.to_string() == path).expect(&path);
        assert_eq!(entry.value, None, "{path}");
    }
}

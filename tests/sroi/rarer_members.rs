//! Members that few outcomes have, by hand: numbers by year, adjustments, growth, drop-off at once, a discount rate of its own.

use crate::common::{check, check_within, figure, input, outcome, study_of};
use retombees::analysis::{apply, closest_switching_value, grid};
use retombees::methods::sroi::{ChainStep, Evaluation, Level, switching};
use retombees::number::Decimal;
use retombees::study::field::PartField;
use retombees::study::unknown::unknown;
use retombees::study::{
    Adjustment, DropOffFrom, Estimate, NumberPath, Operation, Outcome, Override, Proxy, Range, Scenario, Study, Timing,
    YearlyNumbers,
};
use rust_decimal::dec;

fn listed(part: PartField, values: &[Decimal]) -> YearlyNumbers {
    YearlyNumbers { part, values: values.iter().copied().map(Estimate::of).collect() }
}

fn share(label: &str, share: Decimal, kept: bool) -> Adjustment {
    Adjustment {
        id: label.to_owned(),
        label: label.to_owned(),
        share: Some(Estimate::of(share)),
        kept,
        ..Adjustment::default()
    }
}

/// One outcome for 100 put in, without discounting or at a rate.
fn study(rate: Option<Decimal>, outcome: Outcome) -> Study {
    study_of(rate, vec![input("i", dec!(100))], vec![outcome])
}

fn years(study: &Study) -> Vec<Decimal> {
    let evaluation = Evaluation::of(study);
    evaluation.years().map(|year| figure(&evaluation, year.value)).collect()
}

fn present_value(study: &Study) -> Decimal {
    let evaluation = Evaluation::of(study);
    figure(&evaluation, evaluation.present_value())
}

/// The switching value of a number is where the ratio is 1.
#[track_caller]
fn switches(study: &Study, path: &str) -> Decimal {
    let target = NumberPath::parse(path).unwrap();
    let evaluation = Evaluation::of(study);
    let found = switching(study, &evaluation).into_iter().find(|it| it.target == target).unwrap();
    let value = found.value.unwrap_or_else(|| panic!("{path} has a switching value"));
    let mut moved = study.clone();
    target.set(&mut moved, Some(Estimate::of(value))).unwrap();
    let evaluation = Evaluation::of(&moved);
    check_within(path, figure(&evaluation, evaluation.ratio().unwrap()), Decimal::ONE, dec!(0.000000000001));
    value
}

/// A published map: 64 401.93 in the first year, a drop-off of 24.5 %, 2.1 years: the third year counts for a tenth.
#[test]
fn a_fraction_of_a_year_counts_in_proportion_after_drop_off() {
    let lasting = Outcome {
        drop_off: Some(Estimate::of(dec!(0.245))),
        duration: Some(Estimate::of(dec!(2.1))),
        ..outcome("o", dec!(1), dec!(64401.93), 1)
    };
    let found: Vec<Decimal> = years(&study(None, lasting)).into_iter().filter(|value| !value.is_zero()).collect();
    let expected = [dec!(64401.93), dec!(48623.46), dec!(36710.71) * dec!(0.1)];
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.into_iter().zip(expected) {
        check_within("a year", found, expected, dec!(0.005));
    }
}

/// 10 people, 100 € in the first year, 80 € in the second, 50 € in all later ones; 20 % anyway in the first year, 50 % later.
/// 10 × 100 × 0.8, 10 × 80 × 0.5, 10 × 50 × 0.5, 10 × 50 × 0.5.
#[test]
fn amounts_and_deductions_may_differ_from_year_to_year() {
    let mut yearly = outcome("o", dec!(10), dec!(0), 4);
    (yearly.proxy, yearly.deadweight) = (Some(Proxy::default()), None);
    yearly.by_year = vec![
        listed(PartField::Proxy, &[dec!(100), dec!(80), dec!(50)]),
        listed(PartField::Deadweight, &[dec!(0.2), dec!(0.5)]),
    ];
    let yearly = study(None, yearly);
    assert_eq!(years(&yearly), [dec!(800), dec!(400), dec!(250), dec!(250)]);
    let evaluation = Evaluation::of(&yearly);
    check("impact", figure(&evaluation, evaluation.impact(0).unwrap()), dec!(800));
    // Gross: 10 × (100 + 80 + 50 + 50).
    let levels: Vec<Decimal> = evaluation.levels().map(|(_, cell)| figure(&evaluation, cell)).collect();
    assert_eq!(levels, [dec!(2800), dec!(1700), dec!(1700), dec!(1700), dec!(1700)]);
    // The last amount holds for two years, each with half of it left: 1 200 without them, so −1 100 / (10 × 0.5 × 2).
    assert_eq!(switches(&yearly, "outcomes/o/proxy/2"), dec!(-110));
}

/// What survives of 100: 80 % in the second year, three quarters of that in the third, two thirds of that in the fourth.
#[test]
fn drop_off_by_year_is_a_survival_curve() {
    let mut fading = outcome("o", dec!(1), dec!(100), 4);
    fading.drop_off = None;
    fading.by_year = vec![listed(PartField::DropOff, &[dec!(0.2), dec!(0.25), dec!(0.3333333333333333)])];
    let found = years(&study(None, fading.clone()));
    for (found, expected) in found.iter().zip([dec!(100), dec!(80), dec!(60), dec!(40)]) {
        check_within("what survives", *found, expected, dec!(0.0000000000001));
    }
    fading.drop_off_from = DropOffFrom::FirstYear;
    let at_once = years(&study(None, fading));
    check_within("at once", at_once[0], dec!(80), dec!(0));
    check_within("at once", at_once[3], dec!(26.666666666666668), dec!(0.00000000000001));
}

#[test]
fn drop_off_may_act_in_the_first_year() {
    let mut fading = outcome("o", dec!(1), dec!(1000), 3);
    fading.drop_off = Some(Estimate::of(dec!(0.1)));
    assert_eq!(years(&study(None, fading.clone())), [dec!(1000), dec!(900), dec!(810)]);
    fading.drop_off_from = DropOffFrom::FirstYear;
    let fading = study(None, fading);
    assert_eq!(years(&fading), [dec!(900), dec!(810), dec!(729)]);
    // The impact is what drop-off has not touched, and the level before it is impact × duration.
    let evaluation = Evaluation::of(&fading);
    check("impact", figure(&evaluation, evaluation.impact(0).unwrap()), dec!(1000));
    switches(&fading, "outcomes/o/drop_off");
}

/// 1 000 a year, of which leakage takes 10 %, and which comes about with a probability of 80 %: 720.
#[test]
fn adjustments_are_taken_or_kept_under_their_names() {
    let mut adjusted = outcome("o", dec!(10), dec!(100), 2);
    adjusted.adjustments = vec![share("leakage", dec!(0.1), false), share("likelihood", dec!(0.8), true)];
    adjusted.adjustments.push(Adjustment { id: "x".to_owned(), ..Adjustment::default() });
    let adjusted = study(None, adjusted);
    assert_eq!(years(&adjusted), [dec!(720), dec!(720)]);
    let evaluation = Evaluation::of(&adjusted);
    let levels: Vec<(Level, Decimal)> =
        evaluation.levels().map(|(level, cell)| (level, figure(&evaluation, cell))).collect();
    let at = |level| levels.iter().find(|(known, _)| *known == level).unwrap().1;
    assert_eq!((at(Level::After(PartField::Attribution)), at(Level::Adjusted)), (dec!(2000), dec!(1440)));
    let step = evaluation.steps().find(|(step, _)| *step == ChainStep::Adjustments).unwrap().1;
    assert_eq!(figure(&evaluation, step), dec!(-560));
    // 2 × 1 000 × 0.9 × p = 100; 2 × 800 × (1 − l) = 100.
    check_within(
        "likelihood",
        switches(&adjusted, "outcomes/o/adjustments/1"),
        dec!(1) / dec!(18),
        dec!(0.0000000000000001),
    );
    check("leakage", switches(&adjusted, "outcomes/o/adjustments/0"), dec!(0.9375));
    // One without a share is no number of the calculation.
    assert!(!adjusted.targets().contains(&NumberPath::parse("outcomes/o/adjustments/2").unwrap()));
}

/// 2 % more each year and a tenth fading: 1 000 × (1.02 × 0.9)^k.
#[test]
fn growth_is_apart_from_drop_off() {
    let mut growing = outcome("o", dec!(10), dec!(100), 3);
    growing.growth = Some(Estimate::of(dec!(0.02)));
    growing.drop_off = Some(Estimate::of(dec!(0.1)));
    let growing = study(None, growing);
    assert_eq!(years(&growing), [dec!(1000), dec!(918), dec!(842.724)]);
    let evaluation = Evaluation::of(&growing);
    let step = |wanted| {
        let (_, cell) = evaluation.steps().find(|(step, _)| *step == wanted).unwrap();
        figure(&evaluation, cell)
    };
    // 1 000 + 1 020 + 1 040.40 without drop-off.
    assert_eq!(step(ChainStep::Growth), dec!(60.4));
    assert_eq!(step(ChainStep::Deduction(PartField::DropOff)), dec!(2760.724) - dec!(3060.4));
    let shrinking = study_of(None, vec![input("i", dec!(5000))], vec![(*growing.outcomes[0]).clone()]);
    assert!(switches(&shrinking, "outcomes/o/growth") > dec!(0.5));
}

/// 100 in year 1: 80 at the 25 % of the study, 50 at its own 100 %; in the middle of the year 100 / √(2³).
#[test]
fn an_outcome_may_have_a_rate_of_its_own() {
    let mut own = outcome("o", dec!(1), dec!(100), 1);
    (own.first_year, own.discount_rate) = (1, Some(Estimate::of(dec!(1))));
    let usual = Outcome { id: "p".to_owned(), discount_rate: None, ..own.clone() };
    let mut both = study_of(Some(dec!(0.25)), vec![input("i", dec!(100))], vec![own, usual]);
    let evaluation = Evaluation::of(&both);
    check("present value", figure(&evaluation, evaluation.present_value()), dec!(130));
    let year = evaluation.years().last().unwrap();
    let of = |cell| figure(&evaluation, cell);
    assert_eq!([of(year.value), of(year.factor), of(year.present_value)], [dec!(200), dec!(0.8), dec!(130)]);
    // Only what follows the study's rate changes with it: 100 / (1 + r) = 50.
    assert_eq!(switches(&both, "discounting/rate"), dec!(1));
    check("own rate", switches(&both, "outcomes/o/discount_rate"), dec!(4));
    both.discounting.as_mut().unwrap().timing = Timing::Mid;
    let mid = present_value(&study_of(
        both.discounting.as_ref().map(|_| dec!(0.25)),
        vec![],
        vec![(*both.outcomes[0]).clone()],
    ));
    check("start", mid, dec!(50));
    let evaluation = Evaluation::of(&both);
    check_within(
        "mid",
        figure(&evaluation, evaluation.own_present_value(0).unwrap()),
        dec!(35.355339059327376),
        dec!(0.000000000000001),
    );
}

/// Of two and a half years, the third counts half: 1 000, 900, 405. What lasts two years and a quarter gives back 2 102.5.
#[test]
fn a_fraction_of_a_year_counts_in_part() {
    let lasting = |duration, inputs| {
        let mut it = outcome("o", dec!(10), dec!(100), 1);
        (it.duration, it.drop_off) = (Some(duration), Some(Estimate::of(dec!(0.1))));
        study_of(None, vec![input("i", inputs)], vec![it])
    };
    let part = lasting(Estimate::of(dec!(2.5)), dec!(2102.5));
    assert_eq!(years(&part), [dec!(1000), dec!(900), dec!(405)]);
    let evaluation = Evaluation::of(&part);
    let levels: Vec<Decimal> = evaluation.levels().map(|(_, cell)| figure(&evaluation, cell)).collect();
    assert_eq!(levels, [dec!(2500), dec!(2500), dec!(2500), dec!(2500), dec!(2305)]);
    check("duration", switches(&part, "outcomes/o/duration"), dec!(2.25));
    // The years of a spread duration are those of its longest draw; at the likely value, those after it are not there.
    let range = Some(Range { low: dec!(1), high: dec!(6) });
    let spread = lasting(Estimate { range, ..Estimate::of(2) }, dec!(2102.5));
    assert_eq!(years(&spread), [dec!(1000), dec!(900)]);
    check("duration", switches(&spread, "outcomes/o/duration"), dec!(2.25));
    // A duration in whole years has only whole values.
    let whole = lasting(Estimate::of(2), dec!(2102.5));
    let found = switching(&whole, &Evaluation::of(&whole));
    let duration = found.iter().find(|it| it.target.to_string() == "outcomes/o/duration").unwrap();
    assert_eq!(duration.value, None);
    for (study, scaled) in [(part, dec!(3.125)), (spread, dec!(2.5)), (whole, dec!(2))] {
        let target = "outcomes/o/duration".to_owned();
        let change =
            Override { target, operation: Operation::Scale, value: Estimate::of(dec!(1.25)), ..Override::default() };
        let scenario = Scenario { overrides: vec![change], ..Scenario::default() };
        assert_eq!(apply(&study, &scenario).0.outcomes[0].duration_or_one(), scaled);
    }
}

/// A grid has the ratio of each duration, also of those beyond the years of the stated one.
#[test]
fn a_grid_over_durations_has_the_ratio_of_each() {
    for stated in [Estimate::of(2), Estimate::of(dec!(2.5))] {
        let mut it = outcome("o", dec!(1), dec!(100), 1);
        it.duration = Some(stated);
        let path = NumberPath::parse("outcomes/o/duration").unwrap();
        let amount = NumberPath::parse("outcomes/o/proxy").unwrap();
        let values = [dec!(1), dec!(2), dec!(3), dec!(4)];
        let found = grid(&study(None, it), &path, &values, &amount, &[dec!(100)]);
        assert_eq!(found, values.map(|ratio| vec![Some(ratio)]));
    }
}

/// Growth, durations and own rates act on all years at once; a kept share of 0.8 at 0.4 halves the effect, as half the people do.
#[test]
fn the_closest_switching_value_is_that_of_an_estimate() {
    let mut it = outcome("o", dec!(10), dec!(20), 1);
    it.duration = Some(Estimate::of(dec!(1.25)));
    (it.growth, it.discount_rate) = (Some(Estimate::of(dec!(0.01))), Some(Estimate::of(dec!(0.01))));
    it.adjustments = vec![share("likelihood", dec!(0.8), true)];
    let study = study(None, it);
    let entries = switching(&study, &Evaluation::of(&study));
    let closest = closest_switching_value(&study, &entries).unwrap();
    assert_eq!(closest.target.to_string(), "outcomes/o/quantity");
}

/// Nobody knows what is kept: 75 %, between 50 and 100 %, as what is left of a deduction that nobody knows.
#[test]
fn a_kept_share_that_nobody_knows_is_what_a_deduction_leaves() {
    let mut it = outcome("o", dec!(10), dec!(20), 1);
    it.adjustments = vec![share("l", dec!(0.8), true), share("m", dec!(0.8), false)];
    let study = study(None, it);
    let of = |n: u32| {
        let estimate =
            unknown(&study, &NumberPath::parse(&format!("outcomes/o/adjustments/{n}")).unwrap(), "").unwrap();
        (estimate.point(), estimate.range.map(|range| (range.low, range.high)))
    };
    assert_eq!(of(0), (dec!(0.75), Some((dec!(0.5), dec!(1)))));
    assert_eq!(of(1), (dec!(0.25), Some((dec!(0), dec!(0.5)))));
}

/// A list with the same number in each year is that number.
#[test]
fn the_same_number_each_year_is_one_number() {
    let mut once = outcome("o", dec!(7), dec!(33), 5);
    let parts = [PartField::Deadweight, PartField::Displacement, PartField::Attribution, PartField::DropOff];
    for (part, value) in parts.into_iter().zip([dec!(0.1), dec!(0.2), dec!(0.3), dec!(0.4)]) {
        NumberPath::Outcome("o".to_owned(), part.into()).set(&mut study(None, once.clone()), None).unwrap();
        *once.member_mut(part).unwrap() = Some(Estimate::of(value));
    }
    let mut listed_each = once.clone();
    for part in parts {
        let value = listed_each.member_mut(part).unwrap().take().unwrap().point();
        listed_each.by_year.push(listed(part, &[value, value]));
    }
    let (once, each) = (study(Some(dec!(0.03)), once), study(Some(dec!(0.03)), listed_each));
    for (one, other) in years(&once).into_iter().zip(years(&each)) {
        check("a year", one, other);
    }
    check("present value", present_value(&once), present_value(&each));
}

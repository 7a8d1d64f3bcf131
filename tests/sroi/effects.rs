//! Measured effects: sums by hand, harm, what takes their place and what moves with them.

use crate::common::{SAME, check, figure, input, outcome, scale, study_of, with};
use crate::findings::says;
use crate::support;
use proptest::prelude::*;
use retombees::analysis::comparison::StressCase;
use retombees::analysis::{self, DefaultRanges, tornado};
use retombees::file;
use retombees::methods::sroi::{ChainStep, Evaluation, EvidenceBasis, Level, switching};
use retombees::number::Decimal;
use retombees::study::field::PartField;
use retombees::study::{
    Basis, EffectMeasure, Estimate, FieldError, FindingCode, MeasuredEffect, NumberPath, Operation, Override, Range,
    RangeShape, Scenario, Shared, Study,
};
use rust_decimal::dec;

fn effect(measure: EffectMeasure, value: Decimal, error: Option<Decimal>) -> MeasuredEffect {
    MeasuredEffect { value: Some(value), standard_error: error, ..MeasuredEffect::measured(measure) }
}

/// 120 people are offered an activity; the outcome is worth 5 000 € a person, 10 % is displaced, a quarter is due to others, and
/// half of it fades in the second of two years. 10 000 € are put in.
fn trial(value: Decimal) -> Study {
    let mut benefit = outcome("o", dec!(120), dec!(5000), 2);
    benefit.effect = Some(effect(EffectMeasure::Shares, value, Some(dec!(0.03))));
    benefit.deadweight = None;
    benefit.displacement = Some(Estimate::of(dec!(0.1)));
    benefit.attribution = Some(Estimate::of(dec!(0.25)));
    benefit.drop_off = Some(Estimate::of(dec!(0.5)));
    study_of(None, vec![input("i", dec!(10000))], vec![benefit])
}

fn present_value(study: &Study) -> Decimal {
    let evaluation = Evaluation::of(study);
    figure(&evaluation, evaluation.present_value())
}

/// 120 × 0.08 × 5 000 = 48 000; × 0.9 × 0.75 = 32 400; with half of it in the second year 48 600.
#[test]
fn the_sum_by_hand_comes_out() {
    let study = trial(dec!(0.08));
    let evaluation = Evaluation::of(&study);
    check("impact", figure(&evaluation, evaluation.impact(0).unwrap()), dec!(32400));
    check("present value", present_value(&study), dec!(48600));
    let levels: Vec<(Level, Decimal)> =
        evaluation.levels().map(|(level, cell)| (level, figure(&evaluation, cell))).collect();
    // What is observed is the effect: nothing is taken from it as deadweight.
    let expected = [dec!(96000), dec!(96000), dec!(86400), dec!(64800), dec!(48600)];
    assert_eq!(levels, Level::of(&study).into_iter().zip(expected).collect::<Vec<_>>());
    let deadweight = ChainStep::Deduction(PartField::Deadweight);
    let step = evaluation.steps().find(|(step, _)| *step == deadweight).unwrap().1;
    assert_eq!(figure(&evaluation, step), Decimal::ZERO);
    assert!(evaluation.targets().iter().all(|(target, _)| target.to_string() != "outcomes/o/deadweight"));
}

#[test]
fn a_difference_of_means_is_any_number_of_units() {
    let mut study = trial(dec!(0.08));
    study.outcomes[0].make_mut().effect = Some(effect(EffectMeasure::Means, dec!(2.5), None));
    // 120 × 2.5 × 5 000 × 0.9 × 0.75 × 1.5
    check("present value", present_value(&study), dec!(1518750));
    let path = NumberPath::parse("outcomes/o/mean_effect").unwrap();
    assert_eq!(path.set(&mut study, Some(Estimate::of(dec!(-37)))), Ok(()));
    let other = NumberPath::parse("outcomes/o/effect").unwrap();
    assert_eq!(other.set(&mut study, Some(Estimate::of(dec!(0.5)))), Err(FieldError::Missing));
    assert_eq!((other.get(&study), path.get(&study).unwrap().point()), (None, dec!(-37)));
}

#[test]
fn the_registry_holds_what_an_effect_can_be() {
    let mut study = trial(dec!(0.08));
    let path = |path: &str| NumberPath::parse(path).unwrap();
    let (effect, error) = (path("outcomes/o/effect"), path("outcomes/o/effect_standard_error"));
    let mut set = |path: &NumberPath, value| path.set(&mut study, Some(Estimate::of(value)));
    assert_eq!(set(&effect, dec!(-1)), Ok(()));
    let one = Decimal::ONE;
    assert_eq!(set(&effect, dec!(1.01)), Err(FieldError::TooLarge { value: dec!(1.01), max: one }));
    let below = FieldError::TooSmall { value: dec!(-1.01), min: -one, above: false };
    assert_eq!(set(&effect, dec!(-1.01)), Err(below));
    let zero = FieldError::TooSmall { value: Decimal::ZERO, min: Decimal::ZERO, above: true };
    assert_eq!(set(&error, Decimal::ZERO), Err(zero));
    assert_eq!(set(&error, dec!(0.0187)), Ok(()));
    assert_eq!(error.get(&study), Some(Estimate::of(dec!(0.0187))));
}

#[test]
fn a_harmful_effect_is_an_ordinary_number() {
    let harmful = trial(dec!(-0.05));
    check("present value", present_value(&harmful), dec!(-30375));
    assert!(harmful.is_harm(&harmful.outcomes[0]));
    // A good thing less is a harm, less of a bad thing is none.
    let mut spared = harmful.clone();
    spared.outcomes[0].make_mut().proxy.as_mut().unwrap().value = Some(Estimate::of(dec!(-5000)));
    check("present value", present_value(&spared), dec!(30375));
    assert!(!spared.is_harm(&spared.outcomes[0]));
    let mut two = harmful.clone();
    two.outcomes.push(Shared::new(outcome("p", dec!(1), dec!(10), 1)));
    says(&two, FindingCode::NoHarm, &[]);
    two.outcomes[0] = trial(dec!(0.05)).outcomes[0].clone();
    says(&two, FindingCode::NoHarm, &[("outcomes", None)]);
    let mut left_out = harmful;
    left_out.outcomes[0].make_mut().valued = false;
    left_out.outcomes.push(Shared::new(outcome("p", dec!(1), dec!(10), 1)));
    says(&left_out, FindingCode::HarmLeftOut, &[("outcomes/o", None)]);
}

/// A trial has several outcomes for the same people: they are not one change counted twice.
#[test]
fn several_effects_on_the_same_people_are_no_overlap() {
    let mut study = trial(dec!(0.08));
    study.outcomes.push(trial(dec!(0.08)).outcomes[0].clone());
    study.outcomes.iter_mut().zip(["o", "p"]).for_each(|(outcome, id)| {
        let outcome = outcome.make_mut();
        (outcome.id, outcome.stakeholder) = (id.to_owned(), "people".to_owned());
    });
    says(&study, FindingCode::Overlap, &[]);
    study.outcomes.iter_mut().for_each(|outcome| outcome.make_mut().effect = None);
    says(&study, FindingCode::Overlap, &[("outcomes/p", Some(dec!(2)))]);
}

#[test]
fn an_effect_leaves_no_place_for_deadweight() {
    let mut study = trial(dec!(0.08));
    says(&study, FindingCode::DeductionNotStated, &[]);
    says(&study, FindingCode::AllDeadweightZero, &[]);
    says(&study, FindingCode::DeadweightWithEffect, &[]);
    study.outcomes[0].make_mut().deadweight = Some(Estimate { basis: Some(Basis::Unknown), ..Estimate::of(dec!(0.2)) });
    says(&study, FindingCode::DeadweightWithEffect, &[("outcomes/o/deadweight", None)]);
    says(&study, FindingCode::UnknownWithoutRange, &[]);
    assert_eq!(present_value(&study), present_value(&trial(dec!(0.08))));
    assert_eq!(file::read(file::write(&study).as_bytes()), Ok(study));
}

#[test]
fn an_effect_that_is_not_stated_counts_for_nothing() {
    let mut study = trial(dec!(0.08));
    study.outcomes[0].make_mut().effect = Some(MeasuredEffect::measured(EffectMeasure::Means));
    says(&study, FindingCode::OutcomeNotStated, &[("outcomes/o/mean_effect", None)]);
    assert!(!study.counts(&study.outcomes[0]));
    assert_eq!(study.targets().len(), switching(&study, &Evaluation::of(&study)).len());
    assert!(study.targets().iter().all(|target| !target.to_string().ends_with("effect")));
}

#[test]
fn it_rests_on_what_the_trial_is() {
    let mut study = trial(dec!(0.08));
    let basis = |study: &Study| EvidenceBasis::of_outcome(study, &study.outcomes[0]);
    for target in study.targets().into_iter().filter(|target| target.field().spec().estimated) {
        let measured = target.get(&study).map(|it| Estimate { basis: Some(Basis::Measured), ..it });
        target.set(&mut study, measured).unwrap();
    }
    assert_eq!(basis(&study), EvidenceBasis::Measured);
    study.outcomes[0].make_mut().effect.as_mut().unwrap().basis = Some(Basis::Judged);
    assert_eq!(basis(&study), EvidenceBasis::Judged);
    // A deadweight that does not count carries nothing.
    study.outcomes[0].make_mut().effect.as_mut().unwrap().basis = Some(Basis::Measured);
    study.outcomes[0].make_mut().deadweight = Some(Estimate::of(dec!(0.2)));
    assert_eq!(basis(&study), EvidenceBasis::Measured);
}

#[test]
fn the_value_at_which_the_ratio_is_one_is_where_the_sum_says() {
    let study = trial(dec!(0.08));
    let found = switching(&study, &Evaluation::of(&study));
    let at = |path: &str| found.iter().find(|it| it.target.to_string() == path).and_then(|it| it.value).unwrap();
    // 48 600 is wanted to be 10 000.
    let part = dec!(10000) / dec!(48600);
    check("effect", at("outcomes/o/effect"), dec!(0.08) * part);
    check("quantity", at("outcomes/o/quantity"), dec!(120) * part);
    let there = with(&study, "outcomes/o/effect", at("outcomes/o/effect"));
    check("present value", present_value(&there), dec!(10000));
    // A harm must turn into a benefit.
    let harmful = switching(&trial(dec!(-0.05)), &Evaluation::of(&trial(dec!(-0.05))));
    let value = harmful.iter().find(|it| it.target.to_string() == "outcomes/o/effect").unwrap().value.unwrap();
    check("effect", value, dec!(0.08) * part);
}

#[test]
fn it_is_looked_at_from_the_5th_to_the_95th_percentile() {
    let study = trial(dec!(0.02));
    let bars = tornado(&study, &Evaluation::of(&study), &DefaultRanges::default());
    let [bar] = bars.as_slice() else { panic!("one number is spread") };
    let by = dec!(1.6448536269514722) * dec!(0.03);
    assert_eq!(
        (bar.target.to_string().as_str(), bar.low, bar.high),
        ("outcomes/o/effect", dec!(0.02) - by, dec!(0.02) + by)
    );
    // 120 × 5 000 × 0.9 × 0.75 × 1.5 = 607 500 for an effect of 1; the lower end is below 0.
    check("low", bar.npv_at_low.unwrap(), dec!(607500) * bar.low - dec!(10000));
    assert!(bar.low < Decimal::ZERO && bar.npv_at_low.unwrap() < dec!(-10000));
    let [low, high] = [StressCase::QuantitiesLow, StressCase::QuantitiesHigh]
        .map(|case| present_value(&case.of(&study, &DefaultRanges::default())));
    check("low", low, dec!(607500) * bar.low);
    check("high", high, dec!(607500) * bar.high);
}

#[test]
fn a_scenario_moves_it_with_its_standard_error() {
    #[track_caller]
    fn applied(operation: Operation, value: Estimate) -> Result<(Decimal, Option<Decimal>), FindingCode> {
        let mut study = trial(dec!(0.08));
        let change = Override { target: "outcomes/o/effect".to_owned(), operation, value, ..Override::default() };
        let scenario = Scenario { id: "x".to_owned(), overrides: vec![change], ..Scenario::default() };
        study.scenarios.push(Shared::new(scenario.clone()));
        let (study, findings) = analysis::apply(&study, &scenario);
        let effect = study.outcomes[0].effect.clone().unwrap();
        let found = (effect.value.unwrap(), effect.standard_error.map(|error| error.normalize()));
        findings.first().map_or(Ok(found), |finding| Err(finding.code))
    }
    let of = |value: Decimal| Estimate::of(value);
    assert_eq!(applied(Operation::Scale, of(dec!(0.5))), Ok((dec!(0.040), Some(dec!(0.015)))));
    assert_eq!(applied(Operation::Scale, of(dec!(-1))), Ok((dec!(-0.08), Some(dec!(0.03)))));
    assert_eq!(applied(Operation::Add, of(dec!(0.02))), Ok((dec!(0.10), Some(dec!(0.03)))));
    assert_eq!(applied(Operation::Set, of(dec!(0.05))), Ok((dec!(0.05), None)));
    let ranged = |shape| Estimate { range: Some(Range { low: dec!(0), high: dec!(0.2) }), shape, ..of(dec!(0.1)) };
    let error = dec!(0.1) / dec!(1.6448536269514722);
    let normal = applied(Operation::Set, ranged(Some(RangeShape::Normal))).unwrap();
    assert!((normal.1.unwrap() - error).abs() < dec!(1e-26), "{normal:?}");
    assert_eq!(applied(Operation::Set, ranged(None)), Err(FindingCode::OverrideNotAdmissible));
    assert_eq!(applied(Operation::Scale, of(dec!(20))), Err(FindingCode::OverrideNotAdmissible));
}

/// Every outcome of a study has an effect in place of its deadweight.
fn with_effects(study: &Study, value: Decimal) -> Study {
    let mut study = study.clone();
    for outcome in &mut study.outcomes {
        let outcome = outcome.make_mut();
        outcome.by_year.retain(|known| known.part != PartField::Deadweight);
        (outcome.effect, outcome.deadweight) = (Some(effect(EffectMeasure::Shares, value, None)), None);
    }
    study
}

/// Every outcome of a study has a deadweight and no effect.
fn with_deadweights(study: &Study, value: Decimal) -> Study {
    let mut study = study.clone();
    for outcome in &mut study.outcomes {
        let outcome = outcome.make_mut();
        outcome.by_year.retain(|known| known.part != PartField::Deadweight);
        (outcome.effect, outcome.deadweight) = (None, Some(Estimate::of(value)));
    }
    study
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// An effect e of shares is worth what a deadweight of 1 − e leaves, and one of −e as much below 0.
    #[test]
    fn an_effect_is_worth_what_its_algebra_says(study in support::study(), thousandths in 0..=1000_i64) {
        let value = Decimal::new(thousandths, 3);
        let expected = present_value(&with_deadweights(&study, Decimal::ONE - value));
        let distance = SAME * scale(&study);
        for (sign, effect) in [(Decimal::ONE, value), (-Decimal::ONE, -value)] {
            let found = sign * present_value(&with_effects(&study, effect));
            prop_assert!((found - expected).abs() <= distance, "{found} for {expected} at {effect}");
        }
    }
}

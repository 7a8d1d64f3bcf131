//! Sensitivity analyses: figures computed by hand on Wheels-to-Meals, and properties for any study.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

mod support;

use proptest::prelude::*;
use retombees::analysis::sensitivity::nearest_first;
use retombees::analysis::{Bar, DefaultRanges, closest_switching_value, grid, steps, tornado};
use retombees::file;
use retombees::methods::sroi::{Evaluation, switching};
use retombees::number::Decimal;
use retombees::study::{Basis, Estimate, NumberPath, Range, RangeShape, Shared, Study};
use rust_decimal::dec;

fn wheels() -> Study {
    file::bundled("wheels-to-meals").unwrap().study().unwrap()
}

/// The same seven falls in one outcome: 94 + 4 964 + 7 220 each.
fn falls() -> Study {
    let mut study = wheels();
    study.outcomes.retain(|outcome| !["geriatric", "continuing"].contains(&outcome.id.as_str()));
    set(&mut study, "outcomes/ae/proxy", Estimate::of(dec!(12278)));
    study
}

#[track_caller]
fn target(path: &str) -> NumberPath {
    NumberPath::parse(path).unwrap()
}

#[track_caller]
fn set(study: &mut Study, path: &str, estimate: Estimate) {
    target(path).set(study, Some(estimate)).unwrap();
}

fn based(value: Decimal, basis: Basis) -> Estimate {
    Estimate { basis: Some(basis), ..Estimate::of(value) }
}

fn ranged(low: Decimal, value: Decimal, high: Decimal) -> Estimate {
    Estimate { range: Some(Range { low, high }), ..Estimate::of(value) }
}

fn bars(study: &Study) -> Vec<Bar> {
    tornado(study, &Evaluation::of(study), &DefaultRanges::default())
}

fn ratio(study: &Study) -> Option<Decimal> {
    let evaluation = Evaluation::of(study);
    evaluation.value(evaluation.ratio()?)
}

#[track_caller]
fn near(found: Option<Decimal>, expected: Decimal, distance: Decimal) {
    let found = found.expect("a figure");
    assert!((found - expected).abs() <= distance, "{found} for {expected}");
}

/// The only bar of a study in which one number has an estimate: its ends, both ratios and the swing.
#[track_caller]
fn check(study: Study, path: &str, estimate: Estimate, ends: (Decimal, Decimal), ratios: (Decimal, Decimal)) {
    let mut study = study;
    set(&mut study, path, estimate);
    let found = bars(&study);
    assert_eq!(found.len(), 1, "{found:?}");
    let bar = &found[0];
    assert_eq!((bar.target.to_string().as_str(), bar.low, bar.high), (path, ends.0, ends.1));
    near(bar.ratio_at_low, ratios.0, dec!(0.000005));
    near(bar.ratio_at_high, ratios.1, dec!(0.000005));
    near(bar.swing, (ratios.0 - ratios.1).abs(), dec!(0.00001));
    let inputs = |low: bool| match path {
        "inputs/time/unit_value" => dec!(24375) + dec!(3000) * if low { bar.low } else { bar.high },
        _ => dec!(42375),
    };
    near(bar.npv_at_low, (ratios.0 - Decimal::ONE) * inputs(true), dec!(0.25));
    near(bar.npv_at_high, (ratios.1 - Decimal::ONE) * inputs(false), dec!(0.25));
}

#[test]
fn the_figures_of_wheels_to_meals_are_those_computed_by_hand() {
    use Basis::{Judged, Unknown};
    // 7 · 7 220 · 0.95 / 1.035 = 46 389.37, a fifth of it 9 277.87, on 81 741.93 / 42 375.
    let third = || "outcomes/continuing/quantity";
    check(wheels(), third(), based(dec!(7), Judged), (dec!(5.6), dec!(8.4)), (dec!(1.710067), dec!(2.147960)));
    // The falls in one: 7 · 12 278 · 0.95 / 1.035 = 78 887.63, half of it 39 443.82.
    check(
        falls(),
        "outcomes/ae/quantity",
        based(dec!(7), Unknown),
        (dec!(3.5), dec!(10.5)),
        (dec!(0.998185), dec!(2.859841)),
    );
    // 81 741.93 over 24 375 + 3 000 · 4.8, and over 24 375 + 3 000 · 7.2.
    check(
        wheels(),
        "inputs/time/unit_value",
        based(dec!(6), Judged),
        (dec!(4.8), dec!(7.2)),
        (dec!(2.108109), dec!(1.777965)),
    );
    // Odds of 1/9, divided and multiplied by 3: 1/28 and 1/4. 1 539 · Σ 0.75^k / 1.035^(k+1) = 4 321.06, for 5 732.19 as stated.
    check(
        wheels(),
        "outcomes/gp/drop_off",
        based(dec!(0.1), Unknown),
        (dec!(0.0357142857142857142857142857), dec!(0.25)),
        (dec!(1.946800), dec!(1.895712)),
    );
    // Of a share, the ends are 0 and 1 at most: with a deadweight of 1 nothing of 78 887.63 is left.
    check(
        falls(),
        "outcomes/ae/deadweight",
        ranged(dec!(-0.2), dec!(0), dec!(1.5)),
        (dec!(0), dec!(1)),
        (dec!(1.929013), dec!(0.067358)),
    );
}

#[test]
fn three_and_a_half_falls_give_a_ratio_of_one() {
    let mut study = falls();
    let found = switching(&study, &Evaluation::of(&study));
    let value = |path: &str| found.iter().find(|it| it.target == target(path)).unwrap().value;
    near(value("outcomes/ae/quantity"), dec!(3.5068), dec!(0.00005));
    near(value("outcomes/ae/deadweight"), dec!(0.4990), dec!(0.00005));
    near(value("outcomes/ae/attribution"), dec!(0.5241), dec!(0.00005));
    near(value("inputs/time/unit_value"), dec!(19.12), dec!(0.005));
    for (path, now) in [("outcomes/ae/quantity", dec!(7)), ("inputs/time/unit_value", dec!(6))] {
        let there = value(path).unwrap();
        set(&mut study, path, ranged(there.min(now), now, there.max(now)));
        let bar = bars(&study).into_iter().find(|bar| bar.target == target(path)).unwrap();
        let (ratio, net) =
            if there < now { (bar.ratio_at_low, bar.npv_at_low) } else { (bar.ratio_at_high, bar.npv_at_high) };
        near(ratio, Decimal::ONE, dec!(1e-20));
        near(net, Decimal::ZERO, dec!(1e-15));
    }
}

#[test]
fn the_nearest_number_is_the_one_that_has_to_move_least() {
    #[track_caller]
    fn check(study: &Study, expected: Option<&str>) {
        let found = switching(study, &Evaluation::of(study));
        assert_eq!(closest_switching_value(study, &found).map(|it| it.target.to_string()).as_deref(), expected);
        let nearest = nearest_first(study, &found);
        assert_eq!(nearest.len(), found.iter().filter(|it| it.value.is_some()).count());
        let known: Vec<Decimal> = nearest.iter().filter_map(|(_, away)| *away).collect();
        assert!(known.is_sorted());
        assert!(nearest.iter().skip(known.len()).all(|(_, away)| away.is_none()), "those without a distance come last");
    }
    // Half of the falls would do, and so would half of their value, or a deadweight of half: the first of them is named.
    check(&falls(), Some("outcomes/ae/quantity"));
    // 36 258 are missing: 36 % of a contract of 100 000, and 46 % of the 78 888 that the falls are worth.
    let mut study = falls();
    set(&mut study, "inputs/contract/unit_value", Estimate::of(dec!(100000)));
    check(&study, Some("inputs/contract/unit_value"));
    let mut equal = falls();
    equal.outcomes.clear();
    check(&equal, None);
}

#[test]
fn the_greatest_swing_comes_first_and_equal_ones_keep_their_order() {
    let mut study = wheels();
    for outcome in &mut study.outcomes {
        let outcome = outcome.make_mut();
        outcome.deadweight = Some(based(dec!(0.5), Basis::Judged));
        outcome.displacement = Some(based(dec!(0.5), Basis::Judged));
    }
    // Nothing is left of the nurse's visits, whatever is moved.
    set(&mut study, "outcomes/nurse/attribution", Estimate::of(dec!(1)));
    let found = bars(&study);
    let paths: Vec<String> = found.iter().map(|bar| bar.target.to_string()).collect();
    assert_eq!(
        paths[..4],
        ["continuing/deadweight", "continuing/displacement", "geriatric/deadweight", "geriatric/displacement"]
            .map(|it| format!("outcomes/{it}"))
    );
    assert_eq!(paths[14..], ["outcomes/nurse/deadweight", "outcomes/nurse/displacement"]);
    assert_eq!(found[14].swing, Some(Decimal::ZERO));
    assert!(found.windows(2).all(|pair| pair[0].swing >= pair[1].swing));
}

#[test]
fn what_is_outside_the_money_has_no_bar_and_without_inputs_there_is_no_ratio() {
    let mut study = wheels();
    set(&mut study, "outcomes/gp/quantity", based(dec!(90), Basis::Judged));
    study.inputs.clear();
    let found = bars(&study);
    assert_eq!((found.len(), found[0].ratio_at_low, found[0].swing), (1, None, None));
    near(found[0].npv_at_low, dec!(80595.49), dec!(0.01));
    study.outcomes.iter_mut().for_each(|outcome| outcome.make_mut().valued = false);
    assert_eq!(bars(&study), []);
}

#[test]
fn a_bell_curve_ends_at_its_percentiles() {
    let bell = Estimate { shape: Some(RangeShape::Normal), ..ranged(dec!(6), dec!(7), dec!(8)) };
    let (low, high) = (ratio_at(dec!(6)), ratio_at(dec!(8)));
    check(falls(), "outcomes/ae/quantity", bell, (dec!(6), dec!(8)), (low, high));
}

/// The ratio with so many falls: 2 854.30 of other outcomes, and 12 278 · 0.95 / 1.035 for each.
fn ratio_at(falls: Decimal) -> Decimal {
    (dec!(2854.2998) + falls * dec!(12278) * dec!(0.95) / dec!(1.035)) / dec!(42375)
}

#[test]
fn a_grid_has_the_ratio_of_every_pair() {
    let study = falls();
    let (down, across) = (target("outcomes/ae/quantity"), target("outcomes/ae/attribution"));
    let found = grid(&study, &down, &[dec!(0), dec!(7)], &across, &[dec!(0.05), dec!(1), dec!(1.2)]);
    near(found[1][0], dec!(1.929013), dec!(0.0000005));
    near(found[1][1], dec!(0.067358), dec!(0.0000005));
    assert_eq!(found[0][0], found[0][1]);
    assert_eq!((found[0][2], found[1][2]), (None, None), "120 % is no share");
    // A rate concerns every part: method 1.6 has the ratios at 2 % and at 5 %.
    let found = grid(&study, &target("discounting/rate"), &[dec!(0.02), dec!(0.05)], &across, &[dec!(0.05)]);
    near(found[0][0], dec!(1.959744), dec!(0.0000005));
    near(found[1][0], dec!(1.899304), dec!(0.0000005));
    let found = grid(&study, &down, &[dec!(3), dec!(7)], &down, &[dec!(3), dec!(7)]);
    assert!(found[0][0].is_some() && found[0][1].is_none() && found[1][1].is_some(), "{found:?}");
    assert_eq!(grid(&study, &target("outcomes/nobody/proxy"), &[dec!(1)], &across, &[dec!(0)]), [[None]]);
}

#[test]
fn steps_go_from_one_end_to_the_other() {
    #[track_caller]
    fn check(path: &str, estimate: Option<Estimate>, expected: &[Decimal]) {
        let mut study = wheels();
        let target = target(path);
        if let Some(estimate) = estimate {
            target.set(&mut study, Some(estimate)).unwrap();
        }
        assert_eq!(steps(&study, &target, &DefaultRanges::default()), expected, "{path}");
    }
    let falls = "outcomes/ae/quantity";
    check(falls, None, &[dec!(3.5), dec!(6.125), dec!(7), dec!(8.75), dec!(11.375), dec!(14)]);
    check(falls, Some(based(dec!(10), Basis::Judged)), &[dec!(8), dec!(9), dec!(10), dec!(11), dec!(12)]);
    check(falls, Some(ranged(dec!(6), dec!(6), dec!(8))), &[dec!(6), dec!(6.5), dec!(7), dec!(7.5), dec!(8)]);
    check("outcomes/ae/deadweight", None, &[dec!(0), dec!(0.125), dec!(0.25), dec!(0.375), dec!(0.5)]);
    check("outcomes/nurse/deadweight", None, &[dec!(0.5), dec!(0.625), dec!(0.75), dec!(0.875), dec!(1)]);
    check(
        "discounting/rate",
        Some(Estimate::of(dec!(0))),
        &[dec!(0), dec!(0.0125), dec!(0.025), dec!(0.0375), dec!(0.05)],
    );
    check("outcomes/gp/duration", None, &[dec!(2), dec!(4), dec!(5), dec!(6), dec!(8), dec!(10)]);
    check("outcomes/shopping/proxy", None, &[dec!(-10), dec!(-8.125), dec!(-6.25), dec!(-5), dec!(-4.375), dec!(-2.5)]);
    check("outcomes/nobody/deadweight", None, &[]);
}

/// What rounding at the 28th digit may leave of a figure of this size.
fn slack(size: Decimal) -> Decimal {
    (size.abs() + Decimal::ONE) * dec!(1e-12)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Each end is the study with that number put there.
    #[test]
    fn an_end_is_the_study_with_that_number(study in support::study()) {
        for bar in bars(&study) {
            prop_assert!(bar.low < bar.high);
            for (value, found) in [(bar.low, bar.ratio_at_low), (bar.high, bar.ratio_at_high)] {
                let mut there = study.clone();
                let Ok(()) = bar.target.set(&mut there, Some(Estimate::of(value))) else {
                    prop_assert_eq!(found, None);
                    continue;
                };
                let expected = ratio(&there);
                prop_assert_eq!(found.is_some(), expected.is_some(), "{} = {}", bar.target, value);
                if let (Some(found), Some(expected)) = (found, expected) {
                    prop_assert!((found - expected).abs() <= slack(expected), "{}: {} for {}", bar.target, found, expected);
                }
            }
        }
    }

    #[test]
    fn the_order_of_rows_changes_no_value(study in support::study()) {
        let turned = Study {
            inputs: study.inputs.iter().rev().cloned().collect::<Vec<Shared<_>>>(),
            outcomes: study.outcomes.iter().rev().cloned().collect::<Vec<Shared<_>>>(),
            ..study.clone()
        };
        let (found, others) = (bars(&study), bars(&turned));
        prop_assert_eq!(found.len(), others.len());
        for bar in found {
            let other = others.iter().find(|other| other.target == bar.target).expect("the same estimate");
            for (one, other) in [(bar.ratio_at_low, other.ratio_at_low), (bar.ratio_at_high, other.ratio_at_high)] {
                prop_assert_eq!(one.is_some(), other.is_some());
                let (one, other) = (one.unwrap_or_default(), other.unwrap_or_default());
                prop_assert!((one - other).abs() <= slack(one), "{}: {} and {}", bar.target, one, other);
            }
        }
    }
}

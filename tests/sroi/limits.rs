//! Numbers that no real study has: the evaluation reports that they are too large, and continues.

use crate::common::{check, check_within, figure, input, outcome, study_of};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use retombees::methods::sroi::{Evaluation, MAX_CELLS, switching};
use retombees::number::{Decimal, Language, write};
use retombees::study::{Estimate, FindingCode, Input, Outcome, Proxy, RateFrom, Shared, Study, Timing, Volume};
use rust_decimal::dec;

const HUGE: Decimal = dec!(9999999999999999999999999999);
const TINY: Decimal = dec!(0.0000000000000000000000000001);

fn sizes() -> impl Strategy<Value = Decimal> {
    let odd = dec!(3.333333333333333333333333333);
    select(vec![
        Decimal::ZERO,
        TINY,
        dec!(0.5),
        Decimal::ONE,
        odd,
        dec!(1e9),
        dec!(1e14),
        dec!(1e20),
        HUGE,
        Decimal::MAX,
    ])
}

fn shares() -> impl Strategy<Value = Option<Estimate>> {
    let shares = vec![Decimal::ZERO, TINY, dec!(0.5), dec!(0.9999999999999999999999999999), Decimal::ONE];
    proptest::option::of(select(shares).prop_map(Estimate::of))
}

fn rates() -> impl Strategy<Value = Decimal> {
    let nearly = dec!(-0.9999999999999999999999999999);
    select(vec![nearly, dec!(-0.999999), dec!(-0.5), Decimal::ZERO, TINY, dec!(0.035), Decimal::ONE, dec!(1e14), HUGE])
}

fn extreme_outcome() -> impl Strategy<Value = Outcome> {
    let volume = prop_oneof![
        sizes().prop_map(|size| Volume::Single(Estimate::of(size))),
        vec(sizes().prop_map(Estimate::of), 1..4).prop_map(Volume::Cohorts)
    ];
    let years = (select(vec![0, 1, 2, 40]), select(vec![0, 1, 100]));
    (volume, sizes(), any::<bool>(), [(); 4].map(|()| shares()), years).prop_map(
        |(volume, size, negative, [deadweight, displacement, attribution, drop_off], (duration, first_year))| Outcome {
            volume,
            proxy: Some(Proxy { value: Some(Estimate::of(if negative { -size } else { size })), ..Proxy::default() }),
            deadweight,
            displacement,
            attribution,
            drop_off,
            duration: Some(Estimate::of(duration)),
            first_year,
            ..Outcome::default()
        },
    )
}

fn extreme_input() -> impl Strategy<Value = Input> {
    (sizes(), sizes(), select(vec![0, 1, 300, 4_000_000_000, u32::MAX])).prop_map(|(quantity, unit_value, year)| {
        Input {
            quantity: Some(Estimate::of(quantity)),
            unit_value: Some(Estimate::of(unit_value)),
            year,
            ..Input::default()
        }
    })
}

fn extreme_study() -> impl Strategy<Value = Study> {
    let later = (rates(), select(vec![1, 50, 4_000_000_000]));
    (vec(extreme_input(), 0..3), vec(extreme_outcome(), 0..3), rates(), later, any::<[bool; 2]>()).prop_map(
        |(mut inputs, mut outcomes, rate, (later, from_year), [mid, has_later])| {
            inputs.iter_mut().enumerate().for_each(|(n, input)| input.id = format!("i{n}"));
            outcomes.iter_mut().enumerate().for_each(|(n, outcome)| outcome.id = format!("o{n}"));
            let mut study = study_of(Some(rate), inputs, outcomes);
            let discounting = study.discounting.as_mut().unwrap();
            discounting.timing = if mid { Timing::Mid } else { Timing::Start };
            if has_later {
                discounting.rates.push(RateFrom::from_year(from_year, later));
            }
            study
        },
    )
}

fn is_too_large(evaluation: &Evaluation) -> bool {
    evaluation.findings().iter().any(|finding| finding.code == FindingCode::TooLarge)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn no_number_makes_the_evaluation_panic(study in extreme_study()) {
        let evaluation = Evaluation::of(&study);
        let headline = [evaluation.present_value(), evaluation.net_present_value(), evaluation.inputs_present_value()];
        if headline.into_iter().any(|cell| evaluation.value(cell).is_none()) {
            prop_assert!(is_too_large(&evaluation), "a figure is missing and no finding says so");
        }
        prop_assert_eq!(switching(&study, &evaluation).len(), study.targets().len());
    }
}

#[test]
fn a_figure_that_is_too_large_is_said_and_the_others_stay() {
    let outcomes = vec![outcome("huge", HUGE, HUGE, 1), outcome("plain", dec!(2), dec!(100), 3)];
    let study = study_of(Some(dec!(0.035)), vec![input("i", dec!(100))], outcomes);
    let evaluation = Evaluation::of(&study);
    assert!(is_too_large(&evaluation));
    assert_eq!(evaluation.value(evaluation.present_value()), None);
    assert_eq!(evaluation.ratio().and_then(|cell| evaluation.value(cell)), None);
    assert_eq!(figure(&evaluation, evaluation.inputs_total()), dec!(100));
    assert_eq!(figure(&evaluation, evaluation.impact(1).unwrap()), dec!(200));
    let found = switching(&study, &evaluation);
    assert!(found.len() == study.targets().len() && found.iter().all(|entry| entry.value.is_none()));
    let small = study_of(Some(dec!(0.035)), vec![input("i", dec!(100))], vec![outcome("o", dec!(1), HUGE, 1)]);
    assert!(!is_too_large(&Evaluation::of(&small)));
}

/// 100 put in at 4.8 % come back as 100 · 1.048⁵ five years later: to 28 digits a little less than 100 comes back.
#[test]
fn a_study_that_breaks_even_is_paid_back_when_its_last_year_ends() {
    for rate in [dec!(0.048), dec!(0.036), dec!(0.012)] {
        for year in 1..6 {
            let grown = (0..year).fold(dec!(100), |amount, _| amount * (Decimal::ONE + rate));
            let mut late = outcome("o", dec!(1), grown, 1);
            late.first_year = year;
            let study = study_of(Some(rate), vec![input("i", dec!(100))], vec![late]);
            let evaluation = Evaluation::of(&study);
            let months = figure(&evaluation, evaluation.payback_months().expect("it is paid back"));
            check_within("payback", months, Decimal::from(12 * (year + 1)), dec!(0.00000000000000000001));
            let ratio = figure(&evaluation, evaluation.ratio().unwrap());
            assert_eq!(write::ratio(ratio, Language::English), "1.00", "{rate} {year}: {ratio}");
            if rate == dec!(0.048) && year == 5 {
                assert_eq!((months, ratio < Decimal::ONE), (dec!(72), true));
            }
        }
    }
    // A billionth less is less.
    let short = study_of(None, vec![input("i", dec!(100))], vec![outcome("o", dec!(1), dec!(99.9999999), 1)]);
    assert_eq!(Evaluation::of(&short).payback_months(), None);
}

/// A hundred cohorts of a hundred years are computed; hundreds of such outcomes are not, and nothing is kept in memory.
#[test]
fn a_study_beyond_any_memory_is_refused_in_words() {
    let mut long = outcome("o", dec!(1), dec!(1), 100);
    long.first_year = 100;
    long.volume = Volume::Cohorts(vec![Estimate::of(Decimal::ONE); 100]);
    let one = study_of(Some(dec!(0.035)), vec![input("i", dec!(1))], vec![long.clone()]);
    let evaluation = Evaluation::of(&one);
    assert!(!is_too_large(&evaluation));
    assert_eq!(evaluation.years().last().map(|year| year.year), Some(298));
    assert_eq!(figure(&evaluation, evaluation.impact(0).unwrap()), dec!(100));

    let many = (0..=MAX_CELLS / 10_000).map(|n| Shared::new(Outcome { id: format!("o{n}"), ..long.clone() }));
    let many = Study { outcomes: many.collect(), ..one };
    let evaluation = Evaluation::of(&many);
    assert!(is_too_large(&evaluation));
    assert!(evaluation.sheet().len() < 100, "{} cells", evaluation.sheet().len());
    assert_eq!(evaluation.value(evaluation.present_value()), None);
    assert_eq!((evaluation.ratio(), evaluation.payback_months(), evaluation.impact(0)), (None, None, None));
    // What is put in has its figures all the same.
    assert!(!evaluation.has_outcomes() && Evaluation::of(&Study::default()).has_outcomes());
    assert_eq!(figure(&evaluation, evaluation.inputs_total()), Decimal::ONE);
    assert_eq!(figure(&evaluation, evaluation.inputs_present_value()), Decimal::ONE);
    assert_eq!(evaluation.value(evaluation.net_present_value()), None);
}

#[test]
fn years_far_away_have_a_factor_of_nothing() {
    let mut far = input("far", dec!(1000));
    far.year = 4_000_000_000;
    let study =
        study_of(Some(dec!(0.035)), vec![far, input("near", dec!(10))], vec![outcome("o", dec!(1), dec!(20), 1)]);
    let evaluation = Evaluation::of(&study);
    assert_eq!(figure(&evaluation, evaluation.inputs_present_value()), dec!(10));
    assert_eq!(figure(&evaluation, evaluation.inputs_total()), dec!(1010));
    assert!(!is_too_large(&evaluation));
}

/// Powers of 1 + rate have few digits left in 28 decimals when the rate is far below 0: 0.123²⁰ is 6·10⁻¹⁹.
#[test]
fn a_rate_far_below_zero_keeps_its_digits() {
    let mut late = outcome("o", dec!(1), dec!(1), 1);
    late.first_year = 20;
    let study = study_of(Some(dec!(-0.877)), vec![input("i", dec!(1))], vec![late]);
    let evaluation = Evaluation::of(&study);
    // 0.123⁻²⁰, from an independent calculation.
    check("present value", figure(&evaluation, evaluation.present_value()), dec!(1591833980377139771.890));
}

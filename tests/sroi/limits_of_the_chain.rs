//! Where the chain meets its limits: outcomes outside the total, nothing times too much, and value that is taken back.

use crate::common::{check, figure, input, outcome, study_of};
use retombees::methods::sroi::Evaluation;
use retombees::number::Decimal;
use retombees::study::{Estimate, Study};
use rust_decimal::dec;

/// An outcome that is not material has its own impact and present value and adds nothing; one outside the money has neither.
#[test]
fn an_outcome_outside_the_total_has_its_own_figures() {
    let mut outcomes = ["o", "m", "v"].map(|id| outcome(id, dec!(3), dec!(50), 1));
    (outcomes[1].material, outcomes[2].valued) = (false, false);
    let study = study_of(Some(dec!(0.25)), vec![input("i", dec!(100))], outcomes.to_vec());
    let evaluation = Evaluation::of(&study);
    let of = |cell| figure(&evaluation, cell);
    for place in [0, 1] {
        let (impact, own) = (evaluation.impact(place).unwrap(), evaluation.own_present_value(place).unwrap());
        assert_eq!((of(impact), of(own)), (dec!(150), dec!(150)));
    }
    assert_eq!((evaluation.impact(2), evaluation.own_present_value(2)), (None, None));
    assert_eq!((evaluation.outcome_present_value(1), evaluation.share_of_value(1)), (None, None));
    assert_eq!(of(evaluation.present_value()), dec!(150));
}

/// An outcome of which nothing is left, over 40 years at a rate of −90 %: its factor is too large, and it is worth 0.
#[test]
fn nothing_times_too_much_is_nothing() {
    let mut nothing = outcome("z", dec!(3), dec!(50), 40);
    nothing.deadweight = Some(Estimate::of(Decimal::ONE));
    let study =
        study_of(Some(dec!(-0.9)), vec![input("i", dec!(100))], vec![outcome("o", dec!(3), dec!(50), 1), nothing]);
    let evaluation = Evaluation::of(&study);
    assert_eq!(figure(&evaluation, evaluation.own_present_value(1).unwrap()), dec!(0));
    assert_eq!(figure(&evaluation, evaluation.ratio().unwrap()), dec!(1.5));
}

/// 200 in year 0 for 100, then harm: with −150 in year 1 it ends below 100, with 120 more in year 2 it comes back for good.
#[test]
fn a_payback_that_reverses_has_a_last_crossing_or_none() {
    let at = |id: &str, year: u32, proxy: Decimal| {
        let mut it = outcome(id, dec!(1), proxy, 1);
        it.first_year = year;
        it
    };
    let months = |study: &Study| {
        let evaluation = Evaluation::of(study);
        let of = |cell: Option<_>| cell.map(|cell| figure(&evaluation, cell));
        (of(evaluation.payback_months()), of(evaluation.lasting_payback_months()), evaluation.payback_reverses())
    };
    let mut outcomes = vec![at("a", 0, dec!(200)), at("b", 1, dec!(-150))];
    let study = |outcomes: &Vec<_>| study_of(None, vec![input("i", dec!(100))], outcomes.clone());
    assert_eq!(months(&study(&outcomes)), (Some(dec!(6)), None, true));
    outcomes.push(at("c", 2, dec!(120)));
    // 50 after year 1: the missing 50 are 5/12 of the 120 of year 2.
    let (first, last, reverses) = months(&study(&outcomes));
    assert_eq!((first, reverses), (Some(dec!(6)), true));
    check("last crossing", last.unwrap(), dec!(29));
    outcomes.remove(1);
    assert_eq!(months(&study(&outcomes)), (Some(dec!(6)), None, false));
}

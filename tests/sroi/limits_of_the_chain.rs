//! Where the chain meets its limits: outcomes outside the total, nothing times too much, and value that is taken back.

use crate::common::{check, figure, input, outcome, study_of};
use retombees::analysis::apply;
use retombees::methods::sroi::Evaluation;
use retombees::number::Decimal;
use retombees::study::{
    Driver, Estimate, Hypothesis, InputKind, Parameter, Recurrence, Role, Scenario, Shared, Stakeholder, Study,
    Variable,
};
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

/// 100 a year for three years at 25 %: 300 put in, worth 100 + 80 + 64 = 244 today; 50 more have a value and no part in it.
#[test]
fn an_input_of_several_years_and_one_outside_the_ratio() {
    let mut yearly = input("yearly", dec!(100));
    yearly.years = Some(3);
    let mut outside = input("outside", dec!(50));
    outside.uncounted = true;
    let mut hours = input("hours", dec!(61));
    hours.kind = InputKind::VolunteerTime;
    (yearly.stakeholder, hours.stakeholder) = ("funder".to_owned(), "others".to_owned());
    let mut study = study_of(Some(dec!(0.25)), vec![yearly, outside, hours], vec![outcome("o", dec!(1), dec!(610), 1)]);
    let group = |id: &str, role| Shared::new(Stakeholder { id: id.to_owned(), role, ..Stakeholder::default() });
    study.stakeholders = vec![group("funder", Role::Funder), group("others", Role::Other)];
    let evaluation = Evaluation::of(&study);
    let of = |cell: Option<_>| cell.map(|cell| figure(&evaluation, cell));
    assert_eq!(of(evaluation.input_value(0)), Some(dec!(300)));
    assert_eq!(of(evaluation.input_present_value(0)), Some(dec!(244)));
    assert_eq!((of(evaluation.input_value(1)), of(Some(evaluation.inputs_total()))), (Some(dec!(50)), Some(dec!(361))));
    assert_eq!(of(Some(evaluation.inputs_present_value())), Some(dec!(305)));
    assert_eq!((of(evaluation.ratio()), of(evaluation.cash_ratio())), (Some(dec!(2)), Some(dec!(2.5))));
    assert_eq!((of(evaluation.funder_ratio(0)), of(evaluation.funder_ratio(1))), (Some(dec!(2.5)), None));
    // A scenario that looks four years ahead splits it into its years, and goes on where it says so.
    let driver = Driver { parameters: vec![(Parameter::Years, dec!(4))], ..Driver::default() };
    let hypothesis = Hypothesis { id: "h".to_owned(), drivers: vec![driver], ..Hypothesis::default() };
    study.variables = vec![Variable { id: "v".to_owned(), hypotheses: vec![hypothesis], ..Variable::default() }.into()];
    for (recurrence, expected) in [(None, 3), (Some(Recurrence::Yearly), 4), (Some(Recurrence::Once), 3)] {
        study.inputs[0].make_mut().recurrence = recurrence;
        let (changed, _) = apply(&study, &Scenario::default());
        let years = changed.inputs.iter().filter(|it| it.id.starts_with("yearly"));
        assert_eq!(years.map(|it| it.number_of_years()).sum::<u32>(), expected);
    }
}

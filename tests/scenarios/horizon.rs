//! One horizon for all scenarios: what goes on, what comes again, and which year an act changes.

use super::{after, cohorts, driven, driver, inputs, on_acts, row, small};
use retombees::analysis::apply;
use retombees::number::Decimal;
use retombees::study::{
    DriverKind, Estimate, FindingCode, Input, Operation, Outcome, Override, Parameter, Range, RangeShape, Recurrence,
    Scenario, Volume,
};

/// What goes on in one place goes on everywhere, in every scenario: an outcome that no driver names, an input that is not once.
#[test]
fn all_scenarios_have_one_horizon() {
    use Parameter::{Loss, LossYear, Recovery, Years};
    let shock = [(Loss, "0.5"), (LossYear, "1"), (Recovery, "0.5"), (Years, "4")];
    let mut study = driven(&small(), vec![driver(DriverKind::Shock, &["outcomes/o/quantity"], &shock)]);
    let mut other = Outcome::clone(&study.outcomes[0]);
    other.id = "other".to_owned();
    study.outcomes.push(other.into());
    study.scenarios.push(Scenario { id: "y".to_owned(), ..Scenario::default() }.into());
    assert_eq!(study.horizon(), 4);
    for (scenario, expected) in [(0, ["10", "5", "7.5", "8.75"]), (1, ["10"; 4])] {
        let changed = apply(&study, &study.scenarios[scenario]).0;
        assert_eq!(cohorts(&changed), expected);
        assert_eq!(changed.outcomes[1].volume.cohorts().len(), 4);
        assert_eq!(inputs(&changed), [0, 1, 2, 3].map(|year| row(year, "2", "100")));
    }
    // What was granted once stays so, and the years in which nothing is put in are named.
    study.inputs[0].make_mut().recurrence = Some(Recurrence::Once);
    let (changed, findings) = apply(&study, &study.scenarios[1]);
    assert_eq!(inputs(&changed), [row(0, "2", "100")]);
    let said: Vec<_> = findings.iter().map(|finding| (finding.code, finding.figure)).collect();
    assert_eq!(said, [(FindingCode::YearsWithoutInputs, Some(Decimal::ONE))]);
}

/// The years of an input that the study states one by one are not repeated each, and what is continued is not continued again.
#[test]
fn inputs_stated_year_by_year_go_on_from_the_last() {
    let mut study = driven(&small(), vec![driver(DriverKind::Erosion, &[], &[(Parameter::Years, "4")])]);
    let mut next = Input::clone(&study.inputs[0]);
    (next.id, next.year, next.unit_value) = ("next".to_owned(), 1, Some(Estimate::of(120)));
    study.inputs.push(next.into());
    let once = apply(&study, &study.scenarios[0]).0;
    let expected = [row(0, "2", "100"), row(1, "2", "120"), row(2, "2", "120"), row(3, "2", "120")];
    assert_eq!(inputs(&once), expected);
    assert_eq!(apply(&once, &once.scenarios[0]).0, once);
}

/// The ids of repeated inputs are new ones, also where ids look like those of repetitions or share a long start.
#[test]
fn repeated_inputs_have_ids_of_their_own() {
    let mut study = driven(&small(), vec![driver(DriverKind::Erosion, &[], &[(Parameter::Years, "4")])]);
    let long = "x".repeat(60);
    for id in ["i+1".to_owned(), format!("{long}a"), format!("{long}b")] {
        let more = Input { id: id.clone(), label: id, ..Input::clone(&study.inputs[0]) };
        study.inputs.push(more.into());
    }
    let changed = apply(&study, &study.scenarios[0]).0;
    let ids: std::collections::BTreeSet<&str> = changed.inputs.iter().map(|input| input.id.as_str()).collect();
    assert_eq!((changed.inputs.len(), ids.len()), (16, 16));
    assert_eq!(retombees::file::read(retombees::file::write(&changed).as_bytes()), Ok(changed));
}

/// Where there would be too many inputs, neither these nor the outcomes go on: one side alone would make a wrong ratio.
#[test]
fn a_study_is_continued_as_a_whole_or_not_at_all() {
    let mut study = driven(&small(), vec![driver(DriverKind::Erosion, &[], &[(Parameter::Years, "100")])]);
    for n in 0..60 {
        let more = Input { id: format!("more{n}"), label: n.to_string(), ..Input::clone(&study.inputs[0]) };
        study.inputs.push(more.into());
    }
    let (changed, findings) = apply(&study, &study.scenarios[0]);
    assert_eq!((&changed.inputs, &changed.outcomes), (&study.inputs, &study.outcomes));
    assert_eq!(findings[0].code, FindingCode::TooLarge);
}

/// What there is to continue is overridden before it is continued: an input for two years in place of three counts twice.
#[test]
fn the_years_of_an_input_are_overridden_as_a_whole() {
    let mut study = driven(&small(), vec![driver(DriverKind::Erosion, &[], &[(Parameter::Years, "3")])]);
    let input = study.inputs[0].make_mut();
    (input.years, input.recurrence) = (Some(3), Some(Recurrence::Once));
    let change = |target: &str, value: i64| Override {
        target: target.to_owned(),
        value: Estimate::of(value),
        ..Override::default()
    };
    study.scenarios[0].make_mut().overrides = vec![change("inputs/i/years", 2), change("inputs/i/year", 1)];
    assert_eq!(inputs(&apply(&study, &study.scenarios[0]).0), [row(1, "2", "100"), row(2, "2", "100")]);
}

/// An override of a number that the horizon repeats acts on all of its years, one of a year on that year.
#[test]
fn an_override_acts_on_every_year_of_its_number() {
    let mut study = driven(&small(), vec![driver(DriverKind::Erosion, &[], &[(Parameter::Years, "3")])]);
    let change = |target: &str, operation, value: i64| Override {
        target: target.to_owned(),
        operation,
        value: Estimate::of(value),
        ..Override::default()
    };
    study.scenarios[0].make_mut().overrides = vec![
        change("outcomes/o/quantity", Operation::Scale, 2),
        change("outcomes/o/cohorts/1", Operation::Add, 5),
        change("inputs/i/unit_value", Operation::Set, 70),
    ];
    let (changed, findings) = apply(&study, &study.scenarios[0]);
    assert_eq!((cohorts(&changed), findings.len()), (vec!["20".to_owned(), "25".to_owned(), "20".to_owned()], 1));
    assert_eq!(inputs(&changed), [0, 1, 2].map(|year| row(year, "2", "70")));
}

/// `pooled_reach` named its people for five years and acted in one; less displacement acted once for each number named.
#[test]
fn years_act_in_every_driver_and_no_driver_acts_twice() {
    use Parameter::{Extra, Reduction, Years};
    for kind in DriverKind::ALL.iter().copied() {
        let changed = after(vec![driver(kind, &[], &[(Years, "5")])]);
        assert_eq!((cohorts(&changed).len(), inputs(&changed).len()), (5, 5), "{kind:?}");
    }
    let both = ["outcomes/o/quantity", "outcomes/o/displacement"];
    let changed = after(vec![driver(DriverKind::LessDisplacement, &both, &[(Reduction, "0.5")])]);
    assert_eq!(changed.outcomes[0].displacement.as_ref().map(Estimate::point), Some(Decimal::new(2, 1)));
    let same = ["outcomes/o/quantity", "outcomes/o/cohorts/1", "outcomes/o/quantity"];
    let grown = driver(DriverKind::CompoundGrowth, &same, &[(Parameter::Rate, "0.1"), (Years, "2")]);
    assert_eq!(cohorts(&after(vec![grown])), ["10", "11"]);
    let pooled = driver(DriverKind::PooledReach, &["outcomes/o/quantity"; 2], &[(Extra, "0.1"), (Years, "3")]);
    assert_eq!(cohorts(&after(vec![pooled])), ["11", "11", "11"]);
}

/// A shock that takes everything for a year, on ranges of all shapes: the figures are the same, and only a range is lost.
#[test]
fn figures_do_not_depend_on_shapes() {
    use Parameter::{Loss, LossYear, Recovery, Years};
    let shock = [(Loss, "1"), (LossYear, "1"), (Recovery, "0.5"), (Years, "4")];
    let study = driven(&small(), vec![driver(DriverKind::Shock, &["outcomes/o/quantity"], &shock)]);
    for shape in RangeShape::ALL.iter().copied() {
        let mut study = study.clone();
        let range = Some(Range { low: Decimal::from(4), high: Decimal::from(25) });
        let quantity = Estimate { range, shape: Some(shape), value: Some(Decimal::new(145, 1)), ..Estimate::default() };
        let middle = if shape == RangeShape::Lognormal { Decimal::from(10) } else { Decimal::new(145, 1) };
        study.outcomes[0].make_mut().volume = Volume::Single(Estimate { value: Some(middle), ..quantity });
        let (changed, findings) = apply(&study, &study.scenarios[0]);
        let found: Vec<Decimal> = changed.outcomes[0].volume.cohorts().iter().map(Estimate::point).collect();
        let factors = [Decimal::ONE, Decimal::ZERO, Decimal::new(5, 1), Decimal::new(75, 2)];
        assert_eq!(found, factors.map(|factor| factor * middle), "{shape:?}");
        assert_eq!(on_acts(findings), [], "{shape:?}: nothing times a range is a point");
    }
}

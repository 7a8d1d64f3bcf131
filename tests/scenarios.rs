//! Scenarios: what an override changes in any study, and what it does not change.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

#[path = "scenarios/documented.rs"]
mod documented;
#[path = "scenarios/horizon.rs"]
mod horizon;
mod support;

use proptest::prelude::*;
use retombees::analysis::drivers::applies;
use retombees::analysis::{apply, scenarios::starting};
use retombees::file::{BundledCase, shipped_starting_point};
use retombees::number::{Decimal, Language, plain};
use retombees::study::{
    Choice, Driver, DriverKind, Estimate, Finding, FindingCode, Form, Hypothesis, InputKind, NumberPath, Operation,
    Override, Parameter, Range, RangeShape, Scenario, Shared, Study, Variable,
};

/// A scenario that does the same to every number of a study.
fn to_all(study: &Study, operation: Operation, value: Decimal) -> Scenario {
    let change = |target: NumberPath| Override {
        target: target.to_string(),
        operation,
        value: Estimate::of(value),
        ..Override::default()
    };
    Scenario { overrides: study.targets().into_iter().map(change).collect(), ..Scenario::default() }
}

/// The study without scenarios and hypotheses: nothing to be compared with but itself, and its own years.
fn alone(mut study: Study) -> Study {
    study.scenarios.clear();
    study.incompatible.clear();
    study.variables.clear();
    study
}

/// The findings on what was to be done: those on years are about the study that comes out.
fn on_acts(mut findings: Vec<Finding>) -> Vec<Finding> {
    let on_years = [FindingCode::YearsWithoutInputs, FindingCode::YearsWithoutEffects];
    findings.retain(|finding| !on_years.contains(&finding.code));
    findings
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_factor_of_one_and_an_addition_of_nothing_change_nothing(study in support::study()) {
        let study = alone(study);
        for (operation, neutral) in [(Operation::Scale, Decimal::ONE), (Operation::Add, Decimal::ZERO)] {
            let (changed, findings) = apply(&study, &to_all(&study, operation, neutral));
            prop_assert_eq!(&changed, &study);
            prop_assert_eq!(on_acts(findings), vec![]);
        }
    }

    #[test]
    fn stating_what_is_stated_changes_nothing(study in support::study()) {
        let study = alone(study);
        let stated = study.targets().into_iter().filter_map(|target| {
            let value = target.get(&study)?;
            Some(Override { target: target.to_string(), value, ..Override::default() })
        });
        let (changed, findings) = apply(&study, &Scenario { overrides: stated.collect(), ..Scenario::default() });
        prop_assert_eq!(&changed, &study);
        prop_assert_eq!(on_acts(findings), vec![]);
    }

    /// Whatever a scenario asks for, the study that comes out can be written and read again.
    #[test]
    fn what_comes_out_is_a_study(study in support::study(), factor in -3_i64..30) {
        for operation in Operation::ALL.iter().copied() {
            let (changed, findings) = apply(&study, &to_all(&study, operation, Decimal::new(factor, 1)));
            let written = retombees::file::write(&changed);
            prop_assert_eq!(retombees::file::read(written.as_bytes()), Ok(changed));
            let expected = [
                FindingCode::OverrideNotAdmissible,
                FindingCode::RangeDropped,
                FindingCode::GrowthWithoutInputs,
                FindingCode::YearsWithoutInputs,
                FindingCode::YearsWithoutEffects,
            ];
            prop_assert!(findings.iter().all(|finding| expected.contains(&finding.code)));
        }
        for scenario in &study.scenarios {
            let (changed, findings) = apply(&study, scenario);
            prop_assert_eq!((&changed.scenarios, &changed.variables), (&study.scenarios, &study.variables));
            let written = retombees::file::write(&changed);
            prop_assert_eq!(retombees::file::read(written.as_bytes()), Ok(changed));
            let said: usize = study.variables.iter().flat_map(|variable| &variable.hypotheses).map(|hypothesis| {
                let targets: usize = hypothesis.drivers.iter().map(|driver| driver.targets.len() + 1).sum();
                hypothesis.overrides.len() + targets
            }).sum();
            prop_assert!(findings.len() <= 2 * (scenario.overrides.len() + said) + 4);
        }
    }

    /// Overrides are applied in their order: one that undoes the other leaves the study as it was.
    #[test]
    fn overrides_follow_one_another(study in support::study()) {
        let study = alone(study);
        let (mut twice, half) = (to_all(&study, Operation::Scale, Decimal::TWO), Decimal::new(5, 1));
        let back = to_all(&study, Operation::Scale, half);
        let (changed, findings) = apply(&study, &twice);
        let findings = on_acts(findings);
        prop_assume!(findings.iter().all(|finding| finding.code == FindingCode::GrowthWithoutInputs));
        twice.overrides.extend(back.overrides.iter().cloned());
        let (at_once, _) = apply(&study, &twice);
        let (later, _) = apply(&changed, &back);
        prop_assert_eq!(at_once, later);
    }
}

/// A study with one outcome and one input, and the drivers as the one hypothesis of its one scenario.
fn driven(base: &Study, drivers: Vec<Driver>) -> Study {
    let hypothesis = Hypothesis { id: "h".to_owned(), name: "H".to_owned(), drivers, ..Hypothesis::default() };
    let variable = Variable { id: "v".to_owned(), hypotheses: vec![hypothesis], ..Variable::default() };
    let scenario = Scenario { id: "x".to_owned(), choices: vec![choice("v/h")], ..Scenario::default() };
    Study { variables: vec![variable.into()], scenarios: vec![scenario.into()], incompatible: vec![], ..base.clone() }
}

fn choice(path: &str) -> Choice {
    Choice::parse(path).expect("a path of a hypothesis")
}

fn driver(kind: DriverKind, targets: &[&str], parameters: &[(Parameter, &str)]) -> Driver {
    let mut driver = Driver { kind, ..Driver::default() };
    driver.targets = targets.iter().map(|path| (*path).to_owned()).collect();
    for (parameter, value) in parameters {
        driver.set(*parameter, plain::parse(value).ok()).expect("an admissible parameter");
    }
    driver
}

fn small() -> Study {
    let text = r#"{"format":"retombees.study","version":1,
        "stakeholders":[{"id":"s"}],
        "inputs":[{"id":"i","kind":"cash","quantity":"2","unit_value":"100"}],
        "outcomes":[{"id":"o","quantity":{"value":"10","low":"8","high":"12"},"proxy":{"value":"5"},"displacement":"0.4",
            "first_year":0}]}"#;
    retombees::file::read(text.as_bytes()).expect("a study")
}

fn cohorts(study: &Study) -> Vec<String> {
    study.outcomes[0].volume.cohorts().iter().map(|it| plain::print_normalized(it.point())).collect()
}

/// Year, quantity and unit value of every input.
fn inputs(study: &Study) -> Vec<(u32, String, String)> {
    let number = |estimate: &Option<Estimate>| plain::print_normalized(estimate.clone().expect("stated").point());
    study.inputs.iter().map(|it| (it.year, number(&it.quantity), number(&it.unit_value))).collect()
}

#[track_caller]
fn after(drivers: Vec<Driver>) -> Study {
    let study = driven(&small(), drivers);
    let (changed, findings) = apply(&study, &study.scenarios[0]);
    // Whether growth has a cost is another matter.
    assert!(findings.iter().all(|finding| finding.code == FindingCode::GrowthWithoutInputs), "{findings:?}");
    changed
}

fn row(year: u32, quantity: &str, unit_value: &str) -> (u32, String, String) {
    (year, quantity.to_owned(), unit_value.to_owned())
}

#[test]
fn growth_makes_cohorts_of_a_quantity_and_brings_inputs_again() {
    use Parameter::{Learning, Rate, Years};
    let both = ["outcomes/o/quantity", "inputs/i/quantity"];
    let growth = driver(DriverKind::CompoundGrowth, &both, &[(Years, "3"), (Rate, "0.1")]);
    let changed = after(vec![growth.clone()]);
    assert_eq!(cohorts(&changed), ["10", "11", "12.1"]);
    let range = changed.outcomes[0].volume.cohorts()[2].range.expect("a range");
    assert_eq!((range.low, range.high), (Decimal::new(968, 2), Decimal::new(1452, 2)));
    assert_eq!(inputs(&changed), [row(0, "2", "100"), row(1, "2.2", "100"), row(2, "2.42", "100")]);
    let ids: Vec<&str> = changed.inputs.iter().map(|input| input.id.as_str()).collect();
    assert_eq!(ids, ["i", "i+1", "i+2"]);
    // A later driver acts on all of them under the id of the first, and brings none a second time.
    let learning = driver(DriverKind::LearningCurve, &["inputs/i/unit_value"], &[(Learning, "0.2"), (Years, "2")]);
    let changed = after(vec![growth, learning]);
    let quantities: Vec<_> = inputs(&changed).into_iter().map(|(year, _, unit_value)| (year, unit_value)).collect();
    assert_eq!(quantities[..2], [(0, "100".to_owned()), (1, "80".to_owned())]);
    assert!(quantities.len() == 3 && quantities[2].1.starts_with("70.21"), "100 · 0.8^(log2 3): {quantities:?}");
}

#[test]
fn cohorts_are_multiplied_each_by_its_own_year() {
    use Parameter::{Loss, LossYear, Recovery, Years};
    let steady = [(Years, "4")];
    let steady = driver(DriverKind::CompoundGrowth, &["outcomes/o/quantity", "inputs/i/quantity"], &steady);
    let shock = [(Loss, "0.5"), (LossYear, "1"), (Recovery, "0.5")];
    let shock = driver(DriverKind::Shock, &["outcomes/o/quantity"], &shock);
    assert_eq!(cohorts(&after(vec![steady, shock])), ["10", "5", "7.5", "8.75"]);
}

#[test]
fn what_peers_and_partners_give_is_put_in() {
    use Parameter::{Contributors, Cost, Extra, HourValue, Hours, Overlap, Reached, Reduction, Years};
    let given = [(Contributors, "3"), (Hours, "10"), (HourValue, "12"), (Reached, "2"), (Years, "2")];
    let mut peers = driver(DriverKind::PeerContribution, &["outcomes/o/quantity"], &given);
    "s".clone_into(&mut peers.stakeholder);
    let changed = after(vec![peers]);
    assert_eq!(cohorts(&changed), ["16", "16"]);
    let again = row(1, "2", "100");
    assert_eq!(inputs(&changed), [row(0, "2", "100"), again, row(0, "30", "12"), row(1, "30", "12")]);
    let hours = &changed.inputs[2];
    assert_eq!((hours.kind, hours.stakeholder.as_str(), hours.label.as_str()), (InputKind::VolunteerTime, "s", "H"));
    let changed = after(vec![
        driver(DriverKind::PooledReach, &["outcomes/o/quantity"], &[(Extra, "0.5"), (Overlap, "0.4")]),
        driver(DriverKind::LessDisplacement, &["outcomes/o/quantity"], &[(Reduction, "0.25")]),
        driver(DriverKind::CoordinationCost, &[], &[(Cost, "50"), (Years, "2")]),
    ]);
    // Whatever the years were stated for, all of the scenario goes on for them.
    assert_eq!(cohorts(&changed), ["13", "13"]);
    assert_eq!(changed.outcomes[0].displacement.clone().map(|it| it.point()), Some(Decimal::new(3, 1)));
    assert_eq!(inputs(&changed), [row(0, "2", "100"), row(1, "2", "100"), row(0, "1", "50"), row(1, "1", "50")]);
    assert_eq!(changed.inputs[2].kind, InputKind::Cash);
}

#[test]
fn a_number_without_years_is_taken_once() {
    use Parameter::{AtYear, LocalShare, Rate, RespentShare};
    let path = "outcomes/o/displacement";
    let fall = driver(DriverKind::CompoundGrowth, &[path], &[(Rate, "-0.5"), (AtYear, "2")]);
    let spent = [(LocalShare, "0.6"), (RespentShare, "0.5")];
    let changed = after(vec![fall, driver(DriverKind::LocalMultiplier, &["outcomes/o/proxy"], &spent)]);
    assert_eq!(NumberPath::parse(path).and_then(|it| it.get(&changed)).map(|it| it.point()), Some(Decimal::new(1, 1)));
    assert_eq!(changed.outcomes[0].proxy_value().map(Estimate::point), Some(Decimal::new(95, 1)));
}

#[test]
fn what_a_driver_cannot_do_is_said_and_left() {
    let all = [
        ("outcomes/nobody/quantity", DriverKind::CompoundGrowth, FindingCode::OverrideTargetMissing),
        ("no path", DriverKind::CompoundGrowth, FindingCode::OverrideTargetMissing),
        ("outcomes/o/quantity", DriverKind::SharedUse, FindingCode::DriverNotApplicable),
        ("inputs/i/quantity", DriverKind::LessDisplacement, FindingCode::DriverNotApplicable),
        ("outcomes/o/weight", DriverKind::CompoundGrowth, FindingCode::OverrideNotStated),
        ("outcomes/o/displacement", DriverKind::CompoundGrowth, FindingCode::OverrideNotAdmissible),
    ];
    for (path, kind, code) in all {
        let parameters = [(Parameter::Rate, "9"), (Parameter::AtYear, "1")];
        let study = driven(&small(), vec![driver(kind, &[path], &parameters)]);
        let (changed, findings) = apply(&study, &study.scenarios[0]);
        assert_eq!(findings.iter().map(|it| (it.code, it.target.as_str())).collect::<Vec<_>>(), [(code, path)]);
        assert_eq!(changed, study);
    }
}

#[test]
fn growth_is_compared_with_the_reference() {
    let extra = |share| driver(DriverKind::PooledReach, &["outcomes/o/quantity"], &[(Parameter::Extra, share)]);
    let cost = driver(DriverKind::CoordinationCost, &[], &[(Parameter::Cost, "1")]);
    let said = |study: &Study| {
        let (_, findings) = apply(study, &study.scenarios[0]);
        findings.iter().map(|finding| (finding.code, finding.target.clone())).collect::<Vec<_>>()
    };
    let free = vec![(FindingCode::GrowthWithoutInputs, "scenarios/x".to_owned())];
    let mut study = driven(&small(), vec![extra("0.1")]);
    assert_eq!(said(&study), free);
    assert_eq!(said(&driven(&small(), vec![extra("0.1"), cost])), vec![]);
    // A reference that reaches as many: nothing grows. One that reaches fewer: it does.
    let mut reference = |factor: i64| {
        let target = "outcomes/o/quantity".to_owned();
        let change = Override { target, value: Estimate::of(factor), operation: Operation::Set, ..Override::default() };
        let reference =
            Scenario { id: "r".to_owned(), reference: true, overrides: vec![change], ..Scenario::default() };
        study.scenarios.truncate(1);
        study.scenarios.push(reference.into());
        said(&study)
    };
    assert_eq!((reference(11), reference(10)), (vec![], free));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Drivers with neutral parameters, and those that grow by 0 %, leave every number as it was.
    #[test]
    fn a_hypothesis_that_supposes_nothing_changes_nothing(study in support::study()) {
        let paths: Vec<String> = study.targets().iter().map(ToString::to_string).collect();
        let mut drivers: Vec<Driver> =
            DriverKind::ALL.iter().map(|kind| Driver { kind: *kind, ..Driver::default() }).collect();
        for driver in &mut drivers {
            let acts = |path: &&String| NumberPath::parse(path).is_some_and(|target| applies(driver.kind, &target));
            let targets = paths.iter().filter(acts).cloned().collect();
            driver.targets = targets;
        }
        drivers[1].set(Parameter::Rate, Some(Decimal::ZERO)).unwrap();
        let study = driven(&study, drivers);
        let (changed, findings) = apply(&study, &study.scenarios[0]);
        prop_assert_eq!(on_acts(findings), vec![]);
        prop_assert_eq!(&changed, &study);
    }

    /// Two variables that act on different numbers can come in either order.
    #[test]
    fn the_order_of_variables_does_not_matter_for_different_numbers(
        study in support::study(), rate in -50_i64..50, loss in 0_i64..100, years in 1_u32..9,
    ) {
        let stated = study.outcomes.iter().filter(|outcome| study.is_stated(outcome)).map(|it| it.id.clone());
        let ids: Vec<String> = stated.collect();
        prop_assume!(ids.len() > 1);
        let hypothesis = |id: &str, outcome: &str, kind, parameter, value| {
            let path = format!("outcomes/{outcome}/quantity");
            let mut driver = driver(kind, &[&path], &[]);
            driver.set(parameter, Some(Decimal::new(value, 2))).unwrap();
            driver.set(Parameter::Years, Some(Decimal::from(years))).unwrap();
            Hypothesis { id: id.to_owned(), drivers: vec![driver], ..Hypothesis::default() }
        };
        let growth = hypothesis("h1", &ids[0], DriverKind::CompoundGrowth, Parameter::Rate, rate);
        let erosion = hypothesis("h2", &ids[1], DriverKind::Erosion, Parameter::Loss, loss);
        let variable = |id: &str, hypothesis: Hypothesis| {
            Shared::new(Variable { id: id.to_owned(), hypotheses: vec![hypothesis], ..Variable::default() })
        };
        let choices = vec![choice("v1/h1"), choice("v2/h2")];
        let scenario = Scenario { id: "x".to_owned(), choices, ..Scenario::default() };
        let variables = vec![variable("v1", growth), variable("v2", erosion)];
        let mut study = Study { variables, scenarios: vec![], incompatible: vec![], ..study };
        let (one, said) = apply(&study, &scenario);
        study.variables.reverse();
        let (other, also) = apply(&study, &scenario);
        prop_assert_eq!((one.outcomes, one.inputs, said), (other.outcomes, other.inputs, also));
    }

    /// A starting point fits any study that has something to act on, twice if need be, and is then an ordinary study.
    #[test]
    fn a_starting_point_fits_any_study(study in support::study()) {
        let template = shipped_starting_point(Language::English).unwrap();
        let something = study.outcomes.iter().any(|it| study.counts(it)) && study.inputs.iter().any(|it| it.unit_value.is_some() && !it.uncounted);
        let fitted = starting::fit(&study, &template);
        prop_assert_eq!(fitted.is_some(), something);
        let Some(fitted) = fitted else { return Ok(()) };
        let twice = starting::fit(&fitted, &template).unwrap();
        prop_assert_eq!(twice.scenarios.len(), study.scenarios.len() + 8);
        prop_assert_eq!(twice.scenarios.iter().filter(|it| it.reference).count().max(1),
            study.scenarios.iter().filter(|it| it.reference).count().max(1));
        prop_assert_eq!(retombees::file::read(retombees::file::write(&twice).as_bytes()), Ok(twice.clone()));
        for scenario in twice.scenarios.iter().skip(study.scenarios.len()) {
            let missing = apply(&twice, scenario).1.into_iter().find(|it| it.code == FindingCode::OverrideTargetMissing);
            prop_assert_eq!(missing, None);
        }
    }
}

/// The worked cases with scenarios are those of the starting point, and none of these grows for free.
#[test]
fn the_worked_cases_have_scenarios_that_cost_something() {
    for (key, language) in [("ressourcerie", Language::French), ("wheels-to-meals", Language::English)] {
        let study = retombees::file::bundled(key).and_then(BundledCase::study).expect("a case");
        let bare = Study { variables: vec![], incompatible: vec![], scenarios: vec![], ..study.clone() };
        let template = shipped_starting_point(language).expect("the starting point");
        assert_eq!(starting::fit(&bare, &template).as_ref(), Some(&study), "{key}");
        assert_eq!(study.reference().map(|it| it.form), Some(Form::Trend));
        for scenario in &study.scenarios {
            let (changed, findings) = apply(&study, scenario);
            assert_eq!(findings, vec![], "{key}, {}", scenario.id);
            assert_ne!(changed.outcomes, study.outcomes, "{key}, {}", scenario.id);
        }
    }
}

/// The middle of a lognormal range has more digits than a number of a file may have.
#[test]
fn a_rate_set_by_a_range_fits_a_file() {
    let range = Range { low: Decimal::new(50, 2), high: Decimal::new(201, 2) };
    let value = Estimate { range: Some(range), shape: Some(RangeShape::Lognormal), ..Estimate::default() };
    let change = Override { target: "discounting/rate".to_owned(), value, ..Override::default() };
    let (changed, findings) = apply(&Study::default(), &Scenario { overrides: vec![change], ..Scenario::default() });
    assert_eq!(findings, []);
    assert_eq!(retombees::file::read(retombees::file::write(&changed).as_bytes()), Ok(changed));
}

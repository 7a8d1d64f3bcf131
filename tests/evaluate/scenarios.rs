//! `--scenario ID`: the result for the changed study, and what could not be applied.

use crate::{RESULT, accepted, case_path, refused, run};
use retombees::analysis;
use retombees::file::{CASES, write};
use retombees::number::plain;
use retombees::study::{Estimate, Operation, Override, Scenario, Shared, Study};
use serde_json::Value;

/// An override: its target, its operation, its value.
type Change<'a> = (&'a str, Operation, &'a str);

/// The worked case with scenarios of its own.
fn with_scenarios(scenarios: &[(&str, &[Change<'_>])]) -> Study {
    let change = |(target, operation, value): &Change<'_>| {
        let value = Estimate::of(plain::parse(value).unwrap());
        Override { target: (*target).to_owned(), operation: *operation, value, ..Override::default() }
    };
    let scenarios = scenarios.iter().map(|(id, changes)| {
        let overrides = changes.iter().map(change).collect();
        Shared::new(Scenario { id: (*id).to_owned(), overrides, ..Scenario::default() })
    });
    let study = CASES.iter().find(|case| case.key == "wheels-to-meals").unwrap().study().unwrap();
    Study { scenarios: scenarios.collect(), ..study }
}

#[test]
fn a_scenario_prints_what_the_changed_study_prints() {
    use Operation::{Add, Scale, Set};
    let study = with_scenarios(&[
        ("dear", &[("inputs/contract/unit_value", Scale, "2"), ("discounting/rate", Add, "0.01")]),
        ("other", &[("outcomes/clubs/deadweight", Set, "0.75"), ("outcomes/clubs/duration", Add, "1")]),
    ]);
    for scenario in &study.scenarios {
        let (changed, findings) = analysis::apply(&study, scenario);
        assert!(findings.is_empty() && changed != study, "{findings:?}");
        let printed = run(&["-", "--scenario", &scenario.id], write(&study).as_bytes());
        accepted(&printed);
        assert_eq!(printed.stdout, run(&["-"], write(&changed).as_bytes()).stdout);
        assert_ne!(printed.stdout, run(&["-"], write(&study).as_bytes()).stdout);
    }
}

/// Scenarios that take hypotheses print what the changed study prints, and each something of its own.
#[test]
fn the_scenarios_of_the_worked_cases_print_their_own_figures() {
    for key in ["ressourcerie", "wheels-to-meals"] {
        let study = CASES.iter().find(|case| case.key == key).unwrap().study().unwrap();
        let mut values = vec![accepted(&run(&[&case_path(key)], b""))["present_value"].clone()];
        for scenario in &study.scenarios {
            let (changed, findings) = analysis::apply(&study, scenario);
            assert!(findings.is_empty(), "{findings:?}");
            let printed = run(&[&case_path(key), "--scenario", &scenario.id], b"");
            assert_eq!(printed.stdout, run(&["-"], write(&changed).as_bytes()).stdout, "{key}, {}", scenario.id);
            values.push(accepted(&printed)["present_value"].clone());
        }
        let texts: Vec<&str> = values.iter().map(|value| value.as_str().unwrap()).collect();
        assert_eq!(texts.iter().collect::<std::collections::BTreeSet<_>>().len(), 5, "{key}: {texts:?}");
    }
}

#[test]
fn what_a_scenario_cannot_do_is_a_finding() {
    use Operation::{Scale, Set};
    let clubs = "outcomes/clubs/deadweight";
    let changes: [Change<'_>; 4] = [
        (clubs, Scale, "30"),
        (clubs, Scale, "40"),
        ("outcomes/gone/proxy", Set, "1"),
        ("outcomes/clubs/weight", Scale, "2"),
    ];
    let mut study = with_scenarios(&[("x", &changes)]);
    // Without hypotheses nothing goes on for more years than stated.
    study.variables.clear();
    study.incompatible.clear();
    let plain = accepted(&run(&["-"], write(&study).as_bytes()));
    let found = accepted(&run(&["-", "--scenario", "x"], write(&study).as_bytes()));
    for member in RESULT.iter().map(|(name, _)| *name).filter(|name| *name != "findings") {
        assert_eq!(plain[member], found[member], "{member} stays");
    }
    let texts = |value: &Value| -> Vec<String> { value.as_array().unwrap().iter().map(Value::to_string).collect() };
    let (before, after) = (texts(&plain["findings"]), texts(&found["findings"]));
    assert_eq!(after[..before.len()], before[..], "a target that is missing is said once");
    let more: Vec<&str> =
        found["findings"].as_array().unwrap()[before.len()..].iter().map(|it| it["code"].as_str().unwrap()).collect();
    assert_eq!(more, ["override_not_admissible", "override_not_stated"]);
}

#[test]
fn a_scenario_that_is_not_there_is_refused_with_those_that_are() {
    let text = write(&with_scenarios(&[("dear", &[]), ("a b", &[])]));
    refused(
        &run(&["-", "--scenario", "cheap\n"], text.as_bytes()),
        &["$.scenarios", "\"cheap\\n\"", "\"dear\", \"a b\""],
    );
    refused(&run(&[&case_path("wheels-to-meals"), "--scenario", ""], b""), &["$.scenarios", "known"]);
}

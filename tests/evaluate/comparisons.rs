//! `--compare`: the member it adds, reproducibility by seed, and independence of the printed scenario.

use crate::{accepted, case_path, run};
use retombees::analysis::DefaultRanges;
use retombees::analysis::simulation::{FIRST_LEVEL, ScenarioSimulation};
use retombees::file::{bundled, write};
use retombees::stats::Tables;
use retombees::study::{Estimate, Operation, Override, Scenario, Shared, Study};
use rust_decimal::dec;
use serde_json::Value;

fn comparison(arguments: &[&str], input: &[u8]) -> Value {
    accepted(&run(arguments, input))["comparison"].clone()
}

/// The end of the text that is printed, letter by letter: the same on every machine.
#[test]
fn the_member_of_a_case_is_printed_to_the_last_digit() {
    let scenario = |id: &str, changes: &[(&str, Operation, retombees::number::Decimal)]| {
        let overrides = changes.iter().map(|(target, operation, value)| Override {
            target: (*target).to_owned(),
            operation: *operation,
            value: Estimate::of(*value),
            ..Override::default()
        });
        Shared::new(Scenario { id: id.to_owned(), overrides: overrides.collect(), ..Scenario::default() })
    };
    let study = bundled("mediation").unwrap().study().unwrap();
    let cost = format!("inputs/{}/unit_value", study.inputs[0].id);
    let worth = format!("outcomes/{}/proxy", study.outcomes[0].id);
    let more = [(worth.as_str(), Operation::Scale, dec!(1.3)), (cost.as_str(), Operation::Scale, dec!(1.35))];
    let study = Study { scenarios: vec![scenario("more", &more)], ..study };
    let output = run(&["-", "--compare", "--seed", "42"], write(&study).as_bytes());
    accepted(&output);
    let text = String::from_utf8(output.stdout).unwrap();
    let (_, member) = text.split_once(",\n  \"comparison\": ").unwrap();
    assert_eq!(member, GOLDEN);
}

const GOLDEN: &str = r#"{
    "draws": 16384,
    "seed": "42",
    "another_order": {
      "share": 0.48541259765625,
      "error": 0.0017150460001993698
    },
    "another_first": {
      "share": 0.48541259765625,
      "error": 0.0017150460001993698
    },
    "scenarios": [
      {
        "id": "",
        "p5": 0.593798828125,
        "p50": 0.7647623697916667,
        "p95": 0.9808268229166667,
        "first": {
          "share": 0.48541259765625,
          "error": 0.0017150460001993698
        },
        "better_than_reference": null
      },
      {
        "id": "more",
        "p5": 0.6108479817708333,
        "p50": 0.7956271701388888,
        "p95": 1.0361979166666666,
        "first": {
          "share": 0.51458740234375,
          "error": 0.0017150460001993698
        },
        "better_than_reference": {
          "share": 0.51458740234375,
          "error": 0.0017150460001993698
        }
      }
    ]
  }
}
"#;

#[test]
fn the_figures_are_those_of_the_contest_and_all_else_stays() {
    let study = bundled("ressourcerie").unwrap().study().unwrap();
    let case = case_path("ressourcerie");
    let mut found = accepted(&run(&[&case, "--compare"], b""));
    let member = found.as_object_mut().unwrap().remove("comparison").unwrap();
    assert_eq!(found, accepted(&run(&[&case], b"")));
    let mut scenario_simulation =
        ScenarioSimulation::new(study.clone(), DefaultRanges::default(), study.seed.0).unwrap();
    let mut tables = Tables::default();
    while scenario_simulation.prepare(&mut tables) {}
    while scenario_simulation.advance(1_000) {}
    let ranking = scenario_simulation.ranking().unwrap();
    let digits = |value: &Value| value.to_string();
    let shown = |value: retombees::number::Decimal| value.normalize().to_string();
    let order = ranking.order.unwrap();
    assert_eq!(digits(&member["another_order"]["share"]), shown(order.order.share));
    assert_eq!(digits(&member["another_first"]["error"]), shown(order.best.error));
    let scenarios = member["scenarios"].as_array().unwrap();
    assert_eq!(scenarios.len(), ranking.columns.len());
    for (found, column) in scenarios.iter().zip(&ranking.columns) {
        let ratio = column.ratio.unwrap();
        assert_eq!(found["id"], column.scenario.as_str());
        assert_eq!(["p5", "p50", "p95"].map(|p| digits(&found[p])), [ratio.p5, ratio.p50, ratio.p95].map(shown));
        for (name, share) in [("first", column.probability_best), ("better_than_reference", column.probability_better)]
        {
            let share = share.map_or("null".to_owned(), |it| shown(it.share));
            let found = if found[name].is_null() { "null".to_owned() } else { digits(&found[name]["share"]) };
            assert_eq!(found, share, "{name} of {}", column.scenario);
        }
    }
    assert_eq!(member["draws"], ranking.draws);
}

#[test]
fn the_percentiles_are_those_of_each_scenario_simulated_alone() {
    let case = case_path("ressourcerie");
    let draws = FIRST_LEVEL.to_string();
    let member = comparison(&[&case, "--compare", "--seed", "9"], b"");
    for scenario in member["scenarios"].as_array().unwrap() {
        let id = scenario["id"].as_str().unwrap();
        let more: &[&str] = if id.is_empty() { &[] } else { &["--scenario", id] };
        let arguments = [&[case.as_str(), "--simulate", &draws, "--seed", "9", "--compare"], more].concat();
        let alone = accepted(&run(&arguments, b""));
        for p in ["p5", "p50", "p95"] {
            assert_eq!(scenario[p], alone["simulation"][p], "{p} of {id}");
        }
        assert_eq!(alone["comparison"], member, "the scenario that is printed has no part in it");
    }
}

#[test]
fn where_there_is_nothing_to_compare_it_is_null() {
    let found = accepted(&run(&[&case_path("mediation"), "--compare"], b""));
    assert_eq!(found.get("comparison"), Some(&Value::Null));
}

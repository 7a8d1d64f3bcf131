//! `--simulate DRAWS` and `--seed N`: the member they add, reproducibility by seed, and refusals.

use crate::{RESULT, accepted, case_path, refused, run};
use retombees::analysis::simulation::{Simulation, SimulationModel, draws};
use retombees::analysis::{self, DefaultRanges};
use retombees::file::{CASES, bundled, write};
use retombees::stats::Tables;
use retombees::study::document::Seed;
use retombees::study::{Correlation, Estimate, Operation, Override, Range, Scenario, Shared, Study};
use rust_decimal::dec;
use serde_json::Value;

const FIGURES: [&str; 6] = ["mean", "sd", "p5", "p50", "p95", "probability_above_one"];

/// The printed member, or a reason to fail.
#[track_caller]
fn simulation(arguments: &[&str], input: &[u8]) -> Value {
    accepted(&run(arguments, input))["simulation"].clone()
}

#[track_caller]
fn figures(simulation: &Value) -> [f64; 6] {
    FIGURES.map(|name| simulation[name].as_f64().unwrap_or_else(|| panic!("{name} of {simulation}")))
}

/// The end of the text that is printed, letter by letter: the same on every machine.
#[test]
fn the_member_of_a_case_is_printed_to_the_last_digit() {
    let output = run(&[&case_path("mediation"), "--simulate", "10000", "--seed", "42"], b"");
    accepted(&output);
    let text = String::from_utf8(output.stdout).unwrap();
    let (_, member) = text.split_once(",\n  \"simulation\": ").unwrap();
    assert_eq!(
        member,
        r#"{
    "draws": 10000,
    "seed": "42",
    "mean": 0.77312909205741,
    "sd": 0.11850960714847933,
    "p5": 0.5927734375,
    "p50": 0.7646135602678571,
    "p95": 0.981689453125,
    "probability_above_one": 0.0367
  }
}
"#
    );
}

#[test]
fn the_figures_are_those_of_the_simulation_and_all_else_stays() {
    for case in CASES {
        let study = case.study().unwrap();
        // A case of another method has no ratio to draw.
        if study.inputs.is_empty() {
            continue;
        }
        let plain = accepted(&run(&[&case_path(case.key)], b""));
        let mut found = accepted(&run(&["--simulate", "3000", &case_path(case.key)], b""));
        let simulation = found.as_object_mut().unwrap().remove("simulation").unwrap();
        assert_eq!(found, plain, "{}", case.key);
        let mut names: Vec<&str> = simulation.as_object().unwrap().keys().map(String::as_str).collect();
        names.sort_unstable();
        assert_eq!(names, ["draws", "mean", "p5", "p50", "p95", "probability_above_one", "sd", "seed"]);
        assert_eq!((simulation["draws"].as_u64(), simulation["seed"].as_str()), (Some(3_000), Some("1")));

        let found = figures(&simulation);
        let model = SimulationModel::of(&study, &DefaultRanges::default());
        let mut own = Simulation::new(&model, &mut Tables::default(), draws(1), 1.0).unwrap();
        if own.varies() {
            own.advance(3_000);
            let own = own.summary();
            let own = [own.mean, own.sd, own.p5.0, own.p50.0, own.p95.0, own.above.0];
            assert_eq!(found.map(f64::to_bits), own.map(f64::to_bits), "{}", case.key);
        }
        for name in FIGURES {
            // With another digit less it would be another number: no shorter text reads back to it.
            let text = simulation[name].to_string();
            let shortest = text.parse::<f64>().unwrap().to_string();
            assert!(text.len() <= shortest.len(), "{}: {name} {text}", case.key);
        }
    }
}

#[test]
fn without_an_uncertain_number_every_figure_is_the_ratio() {
    let result = accepted(&run(&[&case_path("wheels-to-meals"), "--simulate", "1000000000"], b""));
    let ratio: f64 = result["sroi_ratio"].as_str().unwrap().parse().unwrap();
    assert_eq!(
        figures(&result["simulation"]).map(f64::to_bits),
        [ratio, 0.0, ratio, ratio, ratio, 1.0].map(f64::to_bits)
    );
    assert_eq!(result["simulation"]["draws"], 1_000_000_000);
}

#[test]
fn a_study_without_ratio_has_figures_that_are_null() {
    let found = simulation(&["-", "--simulate", "1000"], write(&Study::default()).as_bytes());
    assert_eq!((found["draws"].as_u64(), found["seed"].as_str()), (Some(1_000), Some("1")));
    assert!(FIGURES.iter().all(|name| found.get(name) == Some(&Value::Null)), "{found}");
}

#[test]
fn the_seed_is_that_of_the_study_unless_another_is_asked_for() {
    let study = bundled("tutorat").unwrap().study().unwrap();
    let text = |seed| write(&Study { seed: Seed(seed), ..study.clone() });
    let of =
        |seed: u64, more: &[&str]| simulation(&[&["-", "--simulate", "2000"], more].concat(), text(seed).as_bytes());
    let most = u64::MAX.to_string();
    assert_eq!(of(7, &[]), of(1, &["--seed", "7"]));
    assert_eq!(of(7, &[])["seed"], "7");
    assert_eq!(of(1, &["--seed", &most])["seed"], most.as_str());
    assert_ne!(figures(&of(7, &[])).map(f64::to_bits), figures(&of(8, &[])).map(f64::to_bits));
}

#[test]
fn a_scenario_is_simulated_as_the_study_that_it_makes() {
    // A range in place of a point, in a study that has no other: the scenario alone makes it uncertain.
    let value = Estimate { range: Some(Range { low: dec!(60), high: dec!(140) }), ..Estimate::of(dec!(94)) };
    let target = "outcomes/ae/proxy".to_owned();
    let change = Override { target, operation: Operation::Set, value, ..Override::default() };
    let scenario = Scenario { id: "wide".to_owned(), overrides: vec![change], ..Scenario::default() };
    let study = bundled("wheels-to-meals").unwrap().study().unwrap();
    let study = Study { scenarios: vec![Shared::new(scenario.clone())], ..study };
    let of = |study: &Study, more: &[&str]| {
        simulation(&[&["-", "--simulate", "2000", "--seed", "3"], more].concat(), write(study).as_bytes())
    };
    let (changed, findings) = analysis::apply(&study, &scenario);
    assert_eq!(findings, []);
    let found = of(&study, &["--scenario", "wide"]);
    assert_eq!(found, of(&changed, &[]));
    assert!(figures(&found)[1] > 0.0 && figures(&of(&study, &[]))[1] == 0.0, "{found}");
}

/// The amounts of a case in one group: the higher any of them, a harm's too, the higher its ratio.
#[test]
fn what_moves_together_widens_the_range_and_at_0_leaves_every_digit() {
    let case = bundled("mediation").unwrap().study().unwrap();
    let members: Vec<String> = case.outcomes.iter().map(|outcome| format!("outcomes/{}/proxy", outcome.id)).collect();
    let printed = |rank_correlation| {
        let group =
            Correlation { id: "g".to_owned(), rank_correlation, members: members.clone(), ..Correlation::default() };
        let study = Study { correlations: vec![Shared::new(group)], ..case.clone() };
        simulation(&["-", "--simulate", "20000", "--seed", "42"], write(&study).as_bytes())
    };
    let without = simulation(&["-", "--simulate", "20000", "--seed", "42"], write(&case).as_bytes());
    assert_eq!(printed(dec!(0)).to_string(), without.to_string());
    let widths = [dec!(0), dec!(0.6), dec!(1)].map(|rank_correlation| {
        let [_, _, p5, _, p95, _] = figures(&printed(rank_correlation));
        p95 - p5
    });
    assert!(widths.is_sorted_by(|narrow, wide| 1.05 * narrow < *wide), "{widths:?}");
}

#[test]
fn a_number_of_draws_that_is_none_is_refused() {
    let case = case_path("tutorat");
    for wrong in ["0", "1000000001", "-5", "+5", "1e6", "1.5", "", " 7", "١", "99999999999999999999999"] {
        let says = format!("--simulate: {wrong:?} is not a whole number from 1 to 1000000000");
        refused(&run(&[&case, "--simulate", wrong], b""), &[&says]);
    }
    refused(&run(&[&case, "--simulate"], b""), &["--simulate needs a value"]);
    refused(
        &run(&[&case, "--simulate", "10", "--seed", "x"], b""),
        &["--seed: \"x\" is not a whole number from 0 to 1844"],
    );
    refused(&run(&[&case, "--simulate", "10", "--scenario", "none of these"], b""), &["$.scenarios"]);
    // What comes first is said first, whatever the file holds.
    refused(&run(&["/nowhere.json", "--simulate", "0"], b""), &["--simulate"]);
    assert!(RESULT.iter().all(|(name, _)| *name != "simulation"), "the member is there only when it is asked for");
}

#[test]
fn one_draw_is_its_own_quantile() {
    let [mean, sd, p5, p50, p95, above] = figures(&simulation(&[&case_path("tutorat"), "--simulate", "1"], b""));
    assert_eq!(sd.to_bits(), 0.0_f64.to_bits());
    // Quantiles are read off bins, a few thousandths of the spread wide.
    assert!([p5, p50, p95].iter().all(|p| (p - mean).abs() < 0.01), "{mean}: {p5}, {p50}, {p95}");
    assert!([0.0_f64, 1.0].map(f64::to_bits).contains(&above.to_bits()), "{above}");
}

//! Measures the error of simulated figures, for plain and for lattice draws: `cargo bench --bench error_of_draws`.
//!
//! It prints the root mean square error of P5, P50, P95 and P(ratio > 1) over many seeds, against a run of 10⁸ draws with
//! another seed, for four sizes of run. `docs/simulation.md` has the results and what follows from them. The draws, and so the
//! table, are the same on every machine. It takes a minute or two, most of it for the two long runs.

#![expect(clippy::print_stdout, reason = "a benchmark prints")]

use retombees::analysis::DefaultRanges;
use retombees::analysis::simulation::{Simulation, SimulationModel};
use retombees::file;
use retombees::stats::{Draws, Method, Summary, Tables};
use retombees::study::Study;

/// Number of draws and seed of the reference run.
const REFERENCE: (u64, u64) = (100_000_000, 4_000_000_000);
/// Number of draws of a run, and number of seeds.
const RUNS: [(u64, u64); 4] = [(1_000, 64), (10_000, 64), (100_000, 64), (1_000_000, 16)];
const FIGURES: [&str; 4] = ["P5", "P50", "P95", "P(ratio > 1)"];

/// A bundled case in which only quantities and proxies vary.
fn small() -> Option<SimulationModel> {
    let study = file::bundled("ressourcerie")?.study()?;
    let mut model = SimulationModel::of(&study, &DefaultRanges::default());
    model.uncertain.retain(|one| one.path.ends_with("/quantity") || one.path.ends_with("/proxy"));
    // Use the first eight lattice dimensions, whatever other ranges the study and its scenarios have.
    model.uncertain.iter_mut().enumerate().for_each(|(place, one)| one.place = place);
    Some(model)
}

/// Thirty outcomes over five years, each with five uncertain numbers.
fn large() -> Option<SimulationModel> {
    let range = |value: f64, width: f64| {
        format!(r#"{{"value":"{value}","low":"{}","high":"{}"}}"#, value * (1.0 - width), value * (1.0 + 1.5 * width))
    };
    let outcome = |n: u32| {
        let n = f64::from(n);
        format!(
            r#"{{"id":"o{n}","stakeholder":"s","quantity":{},"proxy":{{"value":{}}},"deadweight":{},"displacement":"0.05",
            "attribution":{},"drop_off":{},"duration":5}}"#,
            range(20.0 + n, 0.2),
            range(100.0 + 10.0 * n, 0.3),
            range(0.2, 0.5),
            range(0.25, 0.4),
            range(0.1, 0.5)
        )
    };
    let outcomes: Vec<String> = (0..30).map(outcome).collect();
    let text = format!(
        r#"{{"format":"retombees.study","version":1,"discounting":{{"rates":[{{"from_year":0,"rate":"0.032"}}]}},
        "stakeholders":[{{"id":"s"}}],"inputs":[{{"id":"i","stakeholder":"s","kind":"cash","unit_value":"600000"}}],
        "outcomes":[{}]}}"#,
        outcomes.join(",")
    );
    let study: Study = file::read(text.as_bytes()).ok()?;
    Some(SimulationModel::of(&study, &DefaultRanges::default()))
}

fn run(model: &SimulationModel, tables: &mut Tables, draws: Draws, number: u64) -> Option<Summary> {
    let mut simulation = Simulation::new(model, tables, draws, 1.0)?;
    simulation.advance(number);
    Some(simulation.summary())
}

/// The figures of the table with their stated standard errors.
fn figures(summary: &Summary) -> [(f64, f64); 4] {
    [summary.p5, summary.p50, summary.p95, summary.above]
}

fn measure(name: &str, model: &SimulationModel) -> Option<()> {
    let mut tables = Tables::default();
    let (number, seed) = REFERENCE;
    let reference = run(model, &mut tables, Draws { seed, method: Method::Lattice }, number)?;
    println!("\n{name}: {} uncertain numbers; {number} draws give", model.uncertain.len());
    println!("mean {:.6}, sd {:.6}", reference.mean, reference.sd);
    let truth = figures(&reference);
    for (figure, (value, error)) in FIGURES.iter().zip(truth) {
        println!("{figure} {value:.6} ± {error:.1e}");
    }
    println!("\n| draws | method | {} | error stated / found |", FIGURES.join(" | "));
    println!("| ---: | --- | ---: | ---: | ---: | ---: | ---: |");
    for (number, seeds) in RUNS {
        let mut found = Vec::new();
        for method in [Method::Plain, Method::Lattice] {
            let (mut squares, mut stated) = ([0.0; 4], [0.0; 4]);
            for seed in 1..=seeds {
                let summary = run(model, &mut tables, Draws { seed, method }, number)?;
                let figures = figures(&summary).into_iter().zip(truth).zip(squares.iter_mut().zip(&mut stated));
                for (((value, error), (truth, _)), (square, stated)) in figures {
                    *square += (value - truth) * (value - truth);
                    *stated += error * error;
                }
            }
            #[expect(clippy::cast_precision_loss, reason = "a small count")]
            let errors = squares.map(|square| (square / seeds as f64).sqrt());
            let calibration = (stated.iter().sum::<f64>() / squares.iter().sum::<f64>()).sqrt();
            let cells = errors.map(|error| format!("{error:.2e}")).join(" | ");
            println!("| {number} | {method:?} | {cells} | {calibration:.2} |");
            found.push(errors);
        }
        if let [plain, lattice] = found.as_slice() {
            let gain: Vec<String> = plain.iter().zip(lattice).map(|(a, b)| format!("{:.1}", a / b)).collect();
            println!("| | plain / lattice | {} | |", gain.join(" | "));
        }
    }
    Some(())
}

fn main() {
    for (name, model) in [("ressourcerie, quantities and proxies", small()), ("30 outcomes", large())] {
        if model.as_ref().and_then(|model| measure(name, model)).is_none() {
            println!("{name}: there is no ratio, and nothing to measure");
            std::process::exit(1);
        }
    }
}

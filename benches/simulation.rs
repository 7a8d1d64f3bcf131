//! Measures 100 000 draws natively, for a study of 30 outcomes with 150 uncertain estimates over 5 years.
//!
//! Run with `cargo bench --bench simulation`. `./dev bench` runs it from `simulation.mjs`, which compares it with the worker
//! program and with Squiggle. With `--json` it prints one JSON object: the times in milliseconds and the report of the run,
//! which must be the same text in the worker.

#![expect(clippy::arithmetic_side_effects, clippy::print_stdout, reason = "a benchmark computes and prints")]

use retombees::analysis::DefaultRanges;
use retombees::analysis::simulation::{Job, Request, Simulation, SimulationModel, SimulationRequest, draws};
use retombees::file;
use retombees::number::Decimal;
use retombees::stats::Tables;
use retombees::study::{Seed, Shared, Study};
use std::hint::black_box;
use std::process::ExitCode;
use std::time::Duration;
#[expect(clippy::disallowed_types, reason = "a benchmark reads the clock, on a machine that has one")]
use std::time::Instant;

const STUDY: &str = include_str!("large-study.json");
const DRAWS: u64 = 100_000;
const SEED: u64 = 1;
/// Draws of one slice: a few tenths of a millisecond, short enough that other programs rarely interrupt it.
const SLICE: u64 = 2_048;
const WARM_UP: usize = 3;
const RUNS: usize = 30;

/// Times of the same draws, repeated several times.
struct Timing {
    /// The fastest run.
    run: Duration,
    /// The sum of the fastest times of each slice: an uninterrupted run.
    slices: Duration,
}

#[expect(clippy::disallowed_types, reason = "a benchmark reads the clock, on a machine that has one")]
fn measure(simulation: &mut Simulation) -> Timing {
    let mut best = Vec::new();
    let mut run = Duration::MAX;
    for round in 0..WARM_UP + RUNS {
        simulation.go_to(0);
        black_box(simulation.take_part());
        let mut times = Vec::new();
        let mut made = 0;
        while made < DRAWS {
            let size = SLICE.min(DRAWS - made);
            let start = Instant::now();
            black_box(&mut *simulation).advance(size);
            times.push(start.elapsed());
            made += size;
        }
        if round == WARM_UP {
            best.clone_from(&times);
        }
        if round >= WARM_UP {
            run = run.min(times.iter().sum());
            best.iter_mut().zip(&times).for_each(|(best, time)| *best = (*best).min(*time));
        }
    }
    Timing { run, slices: best.iter().sum() }
}

/// The report of the run as a worker writes it; empty without a report.
fn report(mut study: Study) -> String {
    study.seed = Seed(SEED);
    let (study, default_ranges) = (Shared::new(study), DefaultRanges::default());
    let request = SimulationRequest { study, scenario: None, default_ranges, threshold: Decimal::ONE };
    let mut job = Job::default();
    if job.open(&Request::Simulation(request)).is_err() {
        return String::new();
    }
    job.advance(DRAWS);
    job.report().map(|report| report.write()).unwrap_or_default()
}

fn main() -> ExitCode {
    let study = file::read(STUDY.as_bytes()).ok();
    let model = study.as_ref().map(|study| SimulationModel::of(study, &DefaultRanges::default()));
    let ready = model.as_ref().and_then(|model| {
        let simulation = Simulation::new(model, &mut Tables::default(), draws(SEED), 1.0)?;
        Some((model.uncertain.len(), simulation))
    });
    let Some((uncertain, mut simulation)) = ready else {
        println!("the study has no ratio: there is nothing to measure");
        return ExitCode::FAILURE;
    };
    let timing = measure(&mut simulation);
    let (run, slices) = (timing.run.as_secs_f64() * 1e3, timing.slices.as_secs_f64() * 1e3);
    if std::env::args().any(|argument| argument == "--json") {
        println!(
            "{{\"uncertain\":{uncertain},\"run\":{run:.3},\"slices\":{slices:.3},\"report\":{}}}",
            study.map(report).unwrap_or_default()
        );
    } else {
        println!(
            "{DRAWS} draws of {uncertain} estimates, natively: {slices:.1} ms uninterrupted, {run:.1} ms the quickest of {RUNS} runs"
        );
    }
    ExitCode::SUCCESS
}

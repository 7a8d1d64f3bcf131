//! Measures what one keystroke costs: a full evaluation, for studies of 10, 100 and 1 000 outcomes over 10 years.
//!
//! Run with `cargo bench`. Times depend on the machine; the limit is on how they grow, relative to a baseline of the same run.
//! `docs/numbers.md` has measured times.

#![expect(clippy::arithmetic_side_effects, clippy::print_stdout, reason = "a benchmark computes and prints")]

use retombees::app::Edit;
use retombees::methods::sroi::{Evaluation, switching};
use retombees::number::Decimal;
use retombees::study::{
    Discounting, Estimate, Input, InputKind, NumberPath, Outcome, Proxy, Shared, Stakeholder, Study, Volume,
};
use std::hint::black_box;
use std::time::Duration;
#[expect(clippy::disallowed_types, reason = "a benchmark reads the clock, on a machine that has one")]
use std::time::Instant;

const SIZES: [u32; 3] = [10, 100, 1_000];
const YEARS: u32 = 10;
/// One frame, the limit for a keystroke on a fast machine.
const FRAME: Duration = Duration::from_millis(16);
/// The limit on the growth of the time for ten times the outcomes.
const LINEAR: f64 = 13.0;

fn study(outcomes: u32) -> Study {
    let estimate = |value: i64, scale: u32| Some(Estimate::of(Decimal::new(value, scale)));
    let outcome = |n: u32| {
        let n = i64::from(n);
        Shared::new(Outcome {
            id: format!("o{n}"),
            stakeholder: format!("s{}", n % 7),
            label: "A change".to_owned(),
            volume: Volume::Single(Estimate::of(Decimal::from(10 + n % 90))),
            proxy: Some(Proxy {
                value: estimate(if n % 10 == 9 { -1250 } else { 12_345 + n }, 2),
                source: "a source".to_owned(),
                price_year: Some(2026),
                ..Proxy::default()
            }),
            deadweight: estimate(20 + n % 30, 2),
            displacement: estimate(n % 10, 2),
            attribution: estimate(25, 2),
            drop_off: estimate(15, 2),
            duration: Some(Estimate::of(YEARS)),
            ..Outcome::default()
        })
    };
    let stakeholder = |n: u32| Shared::new(Stakeholder { id: format!("s{n}"), ..Stakeholder::default() });
    let input = |n: u32| {
        let kind = InputKind::ALL.get(n as usize % 3).copied().unwrap_or_default();
        let unit_value = estimate(9_000_000, 2);
        Shared::new(Input { id: format!("i{n}"), stakeholder: "s0".to_owned(), kind, unit_value, ..Input::default() })
    };
    Study {
        price_year: Some(2026),
        discounting: Some(Discounting::single(Decimal::new(32, 3), "")),
        stakeholders: (0..7).map(stakeholder).collect(),
        inputs: (0..10).map(input).collect(),
        outcomes: (0..outcomes).map(outcome).collect(),
        ..Study::default()
    }
}

/// The work of the page for each key: the edit, the whole evaluation with its findings, and the headline.
fn keystroke(study: &Study, edit: &Edit) -> Option<Decimal> {
    let next = edit.apply(study).ok()?;
    let evaluation = Evaluation::of(&next);
    black_box(evaluation.findings().len());
    evaluation.value(evaluation.net_present_value())?;
    evaluation.value(evaluation.ratio()?)
}

/// The same calculation written by hand in `f64`: no sheet, no findings, no explanation.
fn by_hand(rows: &[[f64; 6]], inputs: f64, rate: f64) -> f64 {
    let mut total = 0.0;
    for [quantity, proxy, deadweight, displacement, attribution, drop_off] in rows {
        let mut value = quantity * proxy * (1.0 - deadweight) * (1.0 - displacement) * (1.0 - attribution);
        let mut factor = 1.0 / (1.0 + rate);
        for _ in 0..YEARS {
            total += value * factor;
            value *= 1.0 - drop_off;
            factor /= 1.0 + rate;
        }
    }
    total / inputs
}

fn rows(study: &Study) -> Vec<[f64; 6]> {
    let real = |estimate: Option<&Estimate>| {
        retombees::number::real::from_decimal(estimate.map_or(Decimal::ZERO, Estimate::point))
    };
    let row = |outcome: &Shared<Outcome>| {
        [
            real(outcome.volume.cohorts().first()),
            real(outcome.proxy_value()),
            real(outcome.deadweight.as_ref()),
            real(outcome.displacement.as_ref()),
            real(outcome.attribution.as_ref()),
            real(outcome.drop_off.as_ref()),
        ]
    };
    study.outcomes.iter().map(row).collect()
}

/// Median and minimum time of a run.
#[derive(Clone, Copy)]
struct Timing {
    median: Duration,
    min: Duration,
}

#[expect(clippy::disallowed_types, reason = "a benchmark reads the clock, on a machine that has one")]
fn measure<T>(runs: u32, mut run: impl FnMut() -> T) -> Timing {
    for _ in 0..=runs / 10 {
        black_box(run());
    }
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    Timing { median, min: times.first().copied().unwrap_or_default() }
}

fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}

fn main() {
    let mut medians = Vec::new();
    println!("{:>8}  {:<22} {:>12} {:>12} {:>14}", "outcomes", "what", "median µs", "min µs", "µs an outcome");
    let row = |size: u32, what: &str, timing: Timing| {
        let each = micros(timing.median) / f64::from(size);
        println!("{size:>8}  {what:<22} {:>12.1} {:>12.1} {each:>14.3}", micros(timing.median), micros(timing.min));
    };
    for size in SIZES {
        let study = study(size);
        let target = NumberPath::parse(&format!("outcomes/o{}/quantity", size / 2));
        let edit = target.map(|target| Edit::SetValue(target, Some(Decimal::from(123))));
        let Some(edit) = edit.filter(|edit| keystroke(&study, edit).is_some()) else {
            println!("the study of {size} outcomes has no headline: there is nothing to measure");
            std::process::exit(1);
        };
        let runs = (20_000 / size).clamp(50, 500);
        let key = measure(runs, || keystroke(black_box(&study), black_box(&edit)));
        row(size, "keystroke", key);
        let rows_by_hand = rows(&study);
        let hand = measure(runs, || by_hand(black_box(&rows_by_hand), 900_000.0, 0.032));
        row(size, "by hand, f64", hand);
        let evaluation = Evaluation::of(&study);
        let values = measure(runs.min(100) / 5, || switching(black_box(&study), &evaluation));
        row(size, "switching values", values);
        println!(
            "{size:>8}  {} cells; keystroke / by hand: {:.0}",
            evaluation.sheet().len(),
            micros(key.median) / micros(hand.median)
        );
        medians.push((key, values));
    }
    let pairs = medians.windows(2).zip(SIZES.windows(2));
    for pair in pairs {
        let ([(key, values), (next_key, next_values)], [size, next]) = pair else { continue };
        for (what, small, large) in [("keystroke", key, next_key), ("switching values", values, next_values)] {
            let growth = micros(large.median) / micros(small.median);
            let verdict = if growth <= LINEAR { "linear" } else { "more than linear" };
            println!("{what}: {size} → {next} outcomes takes {growth:.1} times the time: {verdict}");
        }
    }
    if let Some((key, _)) = medians.last() {
        let verdict = if key.median < FRAME { "within" } else { "beyond" };
        println!("a keystroke with 1 000 outcomes over {YEARS} years is {verdict} a frame of {} ms", FRAME.as_millis());
    }
}

//! Simulation: closed forms, runs split into parts, sensitivity analysis, and the same bits everywhere.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

mod closed_forms;
mod copula;
#[path = "../support/fingerprint.rs"]
mod expected;
mod parts;
mod percentiles;
mod protocol;
mod scenario_simulation;
mod sensitivity;

use retombees::analysis::DefaultRanges;
use retombees::analysis::simulation::{Simulation, SimulationModel};
use retombees::file;
use retombees::stats::{Draws, Method, Tables};
use retombees::study::Study;

/// Both ways in which draws are spread.
const METHODS: [Method; 2] = [Method::Plain, Method::Lattice];

/// The text of an estimate: its bounds (of a normal or lognormal shape, P5 and P95), its likely value unless it is implied, its shape.
fn spread(low: f64, value: Option<f64>, high: f64, shape: &str) -> String {
    let value = value.map(|value| format!(r#""value":"{value}","#)).unwrap_or_default();
    format!(r#"{{{value}"low":"{low}","high":"{high}","shape":"{shape}"}}"#)
}

/// A normal number by its mean and its deviation.
fn normal(mean: f64, sd: f64) -> String {
    let half = 1.644_853_626_951_472_2 * sd;
    spread(mean - half, None, mean + half, "normal")
}

/// The text of a number that is a point.
fn point(value: f64) -> String {
    format!("\"{value}\"")
}

/// A study without discounting, with one amount put in, and outcomes that last one year: the name of each, its quantity, its
/// proxy, and more members. Its ratio is `Σ quantity · proxy / put in`.
fn study(inputs: &str, outcomes: &[(&str, String, String, &str)]) -> Study {
    let outcome = |(id, quantity, proxy, more): &(&str, String, String, &str)| {
        format!(
            r#"{{"id":"{id}","stakeholder":"s","quantity":{quantity},"proxy":{{"value":{proxy}}},"duration":1,
            "first_year":0{more}}}"#
        )
    };
    let outcomes: Vec<String> = outcomes.iter().map(outcome).collect();
    let text = format!(
        r#"{{"format":"retombees.study","version":1,"stakeholders":[{{"id":"s"}}],
        "inputs":[{{"id":"i","stakeholder":"s","kind":"cash","unit_value":{inputs}}}],"outcomes":[{}]}}"#,
        outcomes.join(",")
    );
    file::read(text.as_bytes()).unwrap()
}

fn model(study: &Study) -> SimulationModel {
    SimulationModel::of(study, &DefaultRanges::default())
}

fn simulation(model: &SimulationModel, draws: Draws) -> Simulation {
    Simulation::new(model, &mut Tables::default(), draws, 1.0).expect("a ratio")
}

/// The bundled cases in which anything is uncertain.
fn uncertain_cases() -> Vec<(&'static str, Study)> {
    let cases = file::CASES.iter().map(|case| (case.key, case.study().unwrap()));
    let cases: Vec<_> = cases.filter(|(_, study)| model(study).is_uncertain()).collect();
    assert!(cases.len() >= 3, "the cases carry ranges");
    cases
}

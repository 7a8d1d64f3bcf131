//! The invariants that the program itself guarantees hold for any study: no computation of the domain stops.
//!
//! `number::Invariant` stops the program when one of its own guarantees is broken. These tests pass many random studies, with
//! harms, cohorts, ranges, hypotheses and groups, through everything that reads them.

#![cfg(test)]

mod support;

use proptest::prelude::*;
use retombees::analysis::comparison::Comparison;
use retombees::analysis::sensitivity::{closest_switching_value, tornado};
use retombees::analysis::simulation::{
    Job, Request, ScenarioSimulation, ScenarioSimulationRequest, SimulationModel, SimulationRequest, fingerprint,
};
use retombees::analysis::{DefaultRanges, apply};
use retombees::file::{read, write};
use retombees::methods::sroi::{Evaluation, switching};
use retombees::number::Decimal;
use retombees::stats::Tables;
use retombees::study::{Shared, Study};
use support::study;

/// Everything that is read from a study on the page, and all that a worker does with it.
fn compute_all(study: &Study) -> Result<(), TestCaseError> {
    let ranges = DefaultRanges::default();
    let evaluation = Evaluation::of(study);
    let values = switching(study, &evaluation);
    prop_assert_eq!(values.len(), study.targets().len());
    _ = closest_switching_value(study, &values);
    _ = tornado(study, &evaluation, &ranges);
    let comparison = Comparison::of(study, &DefaultRanges::default());
    prop_assert_eq!(comparison.columns.len(), study.scenarios.len().saturating_add(1));
    for scenario in &study.scenarios {
        let (changed, _) = apply(study, scenario);
        _ = fingerprint(&SimulationModel::of(&changed, &ranges), 1, 300);
    }
    let text = write(study);
    prop_assert!(read(text.as_bytes()).is_ok());
    let mut job = Job::default();
    let study = Shared::new(study.clone());
    let request =
        SimulationRequest { study: study.clone(), scenario: None, default_ranges: ranges, threshold: Decimal::ONE };
    if job.open(&Request::Simulation(request)).is_ok() {
        job.go_to(250);
        job.advance(300);
        let part = job.take_part();
        prop_assert!(job.merge(&part) && job.analyse());
        _ = job.report();
    }
    let request = ScenarioSimulationRequest { study: study.clone(), default_ranges: ranges };
    _ = job.open(&Request::ScenarioSimulation(request));
    if let Some(mut simulation) = ScenarioSimulation::new(Study::clone(&study), ranges, 7) {
        let mut tables = Tables::default();
        while simulation.prepare(&mut tables) {}
        simulation.advance(300);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_study_breaks_an_invariant(study in study()) {
        compute_all(&study)?;
    }
}

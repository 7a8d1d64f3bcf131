//! The calls of a worker that compares scenarios: a study is opened, then one call after the other does a little more.

use super::job::Job;
use super::scenario_simulation::ScenarioSimulation;
use crate::analysis::DefaultRanges;
use crate::file;
use crate::number::plain;

/// What to compare, in words of the file.
#[derive(Debug, Clone, Copy)]
pub struct ScenarioSimulationRequest<'a> {
    /// The study file; the study as stated and all of its scenarios are compared.
    pub study: &'a str,
    /// The seed.
    pub seed: &'a str,
    /// How far a judged number without a range may be off, as a share.
    pub judged: &'a str,
    /// The same for a number that nobody knows.
    pub unknown: &'a str,
}

impl Job {
    /// Opens a study whose scenarios are to be compared; a run that is open stays so. False where there is nothing to compare: it
    /// cannot be read, has no scenario, or is without money.
    pub fn open_scenarios(&mut self, order: &ScenarioSimulationRequest<'_>) -> bool {
        self.scenario_simulation = scenario_simulation(order);
        self.scenario_simulation.is_some()
    }

    /// Does a little more: makes one scenario ready, or so many draws of all. False when nothing is left.
    pub fn advance_scenarios(&mut self, draws: u64) -> bool {
        let Some(scenario_simulation) = &mut self.scenario_simulation else {
            return false;
        };
        scenario_simulation.prepare(&mut self.tables) || scenario_simulation.advance(draws)
    }

    /// The ranking as JSON; empty before all draws are made.
    #[must_use]
    pub fn ranking(&self) -> String {
        self.scenario_simulation
            .as_ref()
            .and_then(ScenarioSimulation::ranking)
            .map(|ranking| ranking.write())
            .unwrap_or_default()
    }
}

fn scenario_simulation(order: &ScenarioSimulationRequest<'_>) -> Option<ScenarioSimulation> {
    let study = file::read(order.study.as_bytes()).ok()?;
    let number = |text: &str| plain::parse(text).ok();
    let default_ranges = DefaultRanges { judged: number(order.judged)?, unknown: number(order.unknown)? };
    ScenarioSimulation::new(study, default_ranges, order.seed.parse().ok()?)
}

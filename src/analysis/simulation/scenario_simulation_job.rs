//! The calls of a worker that compares scenarios: open a request, then advance step by step.

use super::job::Job;
use super::protocol::{RequestError, ScenarioSimulationRequest};
use super::ranking::Ranking;
use super::scenario_simulation::ScenarioSimulation;
use crate::study::Study;

impl ScenarioSimulation {
    /// The run for a request, with no work done yet.
    pub(super) fn open(request: &ScenarioSimulationRequest) -> Result<Self, RequestError> {
        let ScenarioSimulationRequest { study, default_ranges } = request;
        let run = Self::new(Study::clone(study), *default_ranges, study.seed.0);
        run.ok_or(RequestError::NothingToCompare)
    }
}

impl Job {
    /// Does one step of work: prepares one scenario, or makes `draws` draws of all of them. False when nothing is left.
    pub fn advance_scenarios(&mut self, draws: u64) -> bool {
        let Some(scenario_simulation) = &mut self.scenario_simulation else {
            return false;
        };
        scenario_simulation.prepare(&mut self.tables) || scenario_simulation.advance(draws)
    }

    /// The number of draws of the ranking so far; 0 before there is one.
    #[must_use]
    pub fn ranked(&self) -> u64 {
        self.scenario_simulation.as_ref().map_or(0, ScenarioSimulation::ranked)
    }

    /// The ranking by the draws so far; none before the first level.
    #[must_use]
    pub fn ranking(&self) -> Option<Ranking> {
        self.scenario_simulation.as_ref().and_then(ScenarioSimulation::ranking)
    }
}

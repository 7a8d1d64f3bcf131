//! The work of a worker, as calls that do not depend on one: open a request, make draws, merge parts counted by other workers,
//! analyse numbers, take the report. The page makes the same calls where there is no worker, and the tests make them natively.

use super::levels::{greatest, next_level};
use super::protocol::{Request, RequestError, SimulationRequest};
use super::{
    LatticeDimensions, Report, ScenarioSimulation, SensitivityAnalysis, Simulation, SimulationModel, draws, summary,
};
use crate::analysis::scenarios::{AppliedScenario, apply_quietly};
use crate::number::{Decimal, real};
use crate::stats::Tables;
use crate::study::{Study, lookup};
use std::fmt::Write as _;

/// The open runs, and the tables that are kept from one run to the next.
#[derive(Debug, Default)]
pub struct Job {
    pub(super) tables: Tables,
    run: Option<Run>,
    /// The comparison of scenarios, independent of `run`.
    pub(super) scenario_simulation: Option<ScenarioSimulation>,
}

#[derive(Debug)]
struct Run {
    seed: u64,
    threshold: Decimal,
    model: SimulationModel,
    simulation: Simulation,
    analysis: Option<SensitivityAnalysis>,
}

impl Job {
    /// Opens a request. It replaces the open run of its kind, and that run is gone even if the request is refused. A simulation
    /// and a comparison of scenarios do not affect each other.
    ///
    /// # Errors
    ///
    /// The scenario is unknown, or there is nothing to simulate or to compare.
    pub fn open(&mut self, request: &Request) -> Result<(), RequestError> {
        match request {
            Request::Simulation(request) => {
                self.run = None;
                self.run = Some(self.start(request)?);
            }
            Request::ScenarioSimulation(request) => {
                self.scenario_simulation = None;
                self.scenario_simulation = Some(ScenarioSimulation::open(request)?);
            }
        }
        Ok(())
    }

    fn start(&mut self, request: &SimulationRequest) -> Result<Run, RequestError> {
        let SimulationRequest { study: stated, scenario, default_ranges, threshold } = request;
        // Computed before the scenario is applied, so that a number has the same dimension in all scenarios.
        let places = LatticeDimensions::of(stated, default_ranges);
        let applied = scenario.as_deref().map(|id| with_scenario(stated, id)).transpose()?;
        let model = match &applied {
            Some(applied) => SimulationModel::at(applied, default_ranges, &places),
            None => SimulationModel::of(stated, default_ranges),
        };
        let seed = stated.seed.0;
        let simulation = Simulation::new(&model, &mut self.tables, draws(seed), real::from_decimal(*threshold));
        let simulation = simulation.ok_or(RequestError::NoRatio)?;
        Ok(Run { seed, threshold: *threshold, model, simulation, analysis: None })
    }

    /// The number of uncertain numbers.
    #[must_use]
    pub fn uncertain(&self) -> usize {
        self.run.as_ref().map_or(0, |run| run.model.paths().len())
    }

    /// Continues from this draw.
    pub fn go_to(&mut self, draw: u64) {
        if let Some(run) = &mut self.run {
            run.simulation.go_to(draw);
        }
    }

    /// Makes and counts the next draws.
    pub fn advance(&mut self, draws: u64) {
        if let Some(run) = &mut self.run {
            run.simulation.advance(draws);
        }
    }

    /// Takes the draws counted since the last call as text, and resets the count.
    pub fn take_part(&mut self) -> String {
        self.run.as_mut().map(|run| run.simulation.take_part().write()).unwrap_or_default()
    }

    /// Merges a part. False if the text is not a part, or is a part of another run.
    pub fn merge(&mut self, part: &str) -> bool {
        let part = crate::stats::Histogram::read(part);
        match (&mut self.run, part) {
            (Some(run), Some(part)) if run.simulation.histogram().has_origin_of(&part) => {
                run.simulation.merge(&part);
                true
            }
            _ => false,
        }
    }

    /// Does one step of the sensitivity analysis. False when it is finished.
    pub fn analyse(&mut self) -> bool {
        let Some(run) = &mut self.run else {
            return false;
        };
        if run.analysis.is_none() {
            let threshold = real::from_decimal(run.threshold);
            run.analysis = SensitivityAnalysis::new(&run.model, &mut self.tables, draws(run.seed), threshold);
        }
        run.analysis.as_mut().is_some_and(SensitivityAnalysis::advance)
    }

    /// The number of draws up to which to continue; none where those counted are enough: the standard errors of the percentiles and
    /// of the chance no longer change the digits shown.
    #[must_use]
    pub fn next_level(&self) -> Option<u64> {
        let simulation = &self.run.as_ref()?.simulation;
        let found = simulation.summary();
        let errors = [found.p5.1, found.p50.1, found.p95.1, found.above.1];
        next_level(simulation.histogram().draws(), greatest(errors))
    }

    /// The report on the draws made so far; none where no request is open or no draw has a ratio.
    #[must_use]
    pub fn report(&self) -> Option<Report> {
        let run = self.run.as_ref()?;
        summary::report(run.seed, run.threshold, &run.simulation, run.analysis.as_ref())
    }

    /// The first draws as comma-separated values: draw number and ratio, in the shortest digits that read back to the same
    /// `f64`. A draw in which nothing is put in has no ratio: its cell is empty.
    pub fn table(&mut self, draws: usize) -> String {
        let Some(run) = &mut self.run else {
            return String::new();
        };
        let mut text = "draw,ratio\n".to_owned();
        for (n, ratio) in run.simulation.first_ratios(draws).into_iter().enumerate() {
            // Writing to a `String` cannot fail.
            let _ = if ratio.is_finite() { writeln!(text, "{n},{ratio}") } else { writeln!(text, "{n},") };
        }
        text
    }
}

fn with_scenario(study: &Study, id: &str) -> Result<AppliedScenario, RequestError> {
    let scenario = lookup::find(&study.scenarios, id);
    let scenario = scenario.ok_or_else(|| RequestError::UnknownScenario { id: id.to_owned() })?;
    Ok(apply_quietly(study, scenario))
}

//! What a worker does, one call after the other, without knowing that it is one: a study is opened, draws are made, parts made
//! by others are counted in, numbers are looked at, and the report is written. The page drives the same calls where there is no
//! worker, and the tests natively.

use super::{LatticeDimensions, ScenarioSimulation, SensitivityAnalysis, Simulation, SimulationModel, draws, summary};
use crate::analysis::DefaultRanges;
use crate::analysis::scenarios::apply_quietly;
use crate::file;
use crate::number::{Decimal, plain, real};
use crate::stats::Tables;
use crate::study::lookup;
use std::fmt::Write as _;

/// What to simulate, in words of the file.
#[derive(Debug, Clone, Copy)]
pub struct SimulationRequest<'a> {
    /// The study file.
    pub study: &'a str,
    /// A scenario of it; empty for the study as stated.
    pub scenario: &'a str,
    /// The seed.
    pub seed: &'a str,
    /// How far a judged number without a range may be off, as a share.
    pub judged: &'a str,
    /// The same for a number that nobody knows.
    pub unknown: &'a str,
    /// The return from which one would decide otherwise.
    pub threshold: &'a str,
}

/// A run, and the tables that outlive it.
#[derive(Debug, Default)]
pub struct Job {
    pub(super) tables: Tables,
    run: Option<Run>,
    /// The comparison of scenarios; it and the run leave each other alone.
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
    /// Makes a study ready. False where there is nothing to simulate: it cannot be read, or it has no ratio.
    pub fn open(&mut self, order: &SimulationRequest<'_>) -> bool {
        self.run = self.start(order);
        self.run.is_some()
    }

    fn start(&mut self, order: &SimulationRequest<'_>) -> Option<Run> {
        let study = file::read(order.study.as_bytes()).ok()?;
        let number = |text: &str| plain::parse(text).ok();
        let default_ranges = DefaultRanges { judged: number(order.judged)?, unknown: number(order.unknown)? };
        // Before the scenario is applied: a number has one place in all of them.
        let places = LatticeDimensions::of(&study, &default_ranges);
        let study = match lookup::find(&study.scenarios, order.scenario) {
            Some(scenario) => apply_quietly(&study, scenario),
            None => study,
        };
        let (seed, threshold) = (order.seed.parse().ok()?, number(order.threshold)?);
        let model = SimulationModel::at(&study, &default_ranges, &places);
        let simulation = Simulation::new(&model, &mut self.tables, draws(seed))?;
        Some(Run { seed, threshold, model, simulation, analysis: None })
    }

    /// How many numbers are spread.
    #[must_use]
    pub fn uncertain(&self) -> usize {
        self.run.as_ref().map_or(0, |run| run.model.uncertain.len())
    }

    /// Goes on with this draw.
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

    /// What was counted since the last part was taken, as text, which then counts no more here.
    pub fn take_part(&mut self) -> String {
        self.run.as_mut().map(|run| run.simulation.take_part().write()).unwrap_or_default()
    }

    /// Counts in a part. False for a text that is none, or is one of another run.
    pub fn merge(&mut self, part: &str) -> bool {
        let part = crate::stats::Histogram::read(part);
        match (&mut self.run, part) {
            (Some(run), Some(part)) if run.simulation.histogram().has_bounds_of(&part) => {
                run.simulation.merge(&part);
                true
            }
            _ => false,
        }
    }

    /// Looks a little further at what decides the result. False when all is looked at.
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

    /// The greatest standard error of the percentiles shown, and that of the probability.
    #[must_use]
    pub fn errors(&self) -> (f64, f64) {
        let Some(run) = &self.run else {
            return (f64::NAN, f64::NAN);
        };
        let found = run.simulation.summary();
        (found.p5.1.max(found.p50.1).max(found.p95.1), found.above.1)
    }

    /// The report as JSON; empty where there is none.
    #[must_use]
    pub fn report(&self) -> String {
        let Some(run) = &self.run else {
            return String::new();
        };
        let report = summary::report(run.seed, run.threshold, &run.simulation, run.analysis.as_ref());
        report.map(|report| report.write()).unwrap_or_default()
    }

    /// The first draws as a table of comma-separated values: their number and the ratio, shortest digits that read back.
    pub fn table(&mut self, draws: usize) -> String {
        let Some(run) = &mut self.run else {
            return String::new();
        };
        let mut text = "draw,ratio\n".to_owned();
        for (n, ratio) in run.simulation.first_ratios(draws).into_iter().enumerate() {
            // Writing to a text cannot fail.
            let _ = writeln!(text, "{n},{ratio}");
        }
        text
    }
}

//! Derived values that only the rooms of analysis request, in the deferred part of the program.

use super::{AppliedScenario, Derived, GridTable, Simulated};
use crate::analysis::default_ranges::Widened;
use crate::analysis::sensitivity::{grid, nearest_first, steps};
use crate::analysis::simulation::SimulationRequest;
use crate::analysis::simulation::figures::derivation;
use crate::analysis::{Bar, Comparison, DefaultRanges, Report, apply, closest_switching_value, tornado};
use crate::methods::sroi::{Switching, switching};
use crate::number::Decimal;
use crate::study::lookup::position;
use crate::study::{Finding, NumberPath, Shared, Study};
use std::rc::Rc;

impl Derived {
    /// The scenarios applied, in the order of the study.
    pub fn scenarios(&self) -> &[AppliedScenario] {
        self.scenarios.get_or_init(|| {
            let applied = |(study, findings): (Study, Vec<Finding>)| AppliedScenario {
                derived: Rc::new(Self::of(Shared::new(study))),
                findings,
            };
            self.study.scenarios.iter().map(|scenario| applied(apply(&self.study, scenario))).collect()
        })
    }

    /// The comparison of the scenarios.
    pub fn comparison(&self, default_ranges: &DefaultRanges) -> Rc<Comparison> {
        self.comparison.get_or(*default_ranges, |ranges| Rc::new(Comparison::of(&self.study, ranges)))
    }

    /// The switching value of each number: the value at which the ratio is 1.
    pub fn switching(&self) -> &[Switching] {
        self.switching.get_or_init(|| switching(&self.study, &self.evaluation))
    }

    /// The switching values that exist, the nearest first, each with its relative distance.
    pub fn nearest_switching(&self) -> Vec<(&Switching, Option<Decimal>)> {
        nearest_first(&self.study, self.switching())
    }

    /// The number that is relatively closest to its switching value.
    pub fn closest_switching_value(&self) -> Option<&Switching> {
        closest_switching_value(&self.study, self.switching())
    }

    /// Stores the report of a finished simulation with the request that it answers.
    pub fn remember_report(&self, request: &SimulationRequest, report: Shared<Report>) {
        self.simulated.replace(Some(Rc::new(derivation(&report))));
        self.report.put(request.clone(), report);
    }

    /// The study with one of its scenarios applied, by its id.
    pub fn scenario(&self, id: &str) -> Option<Rc<Self>> {
        let place = position(&self.study.scenarios, id)?;
        self.scenarios().get(place).map(|applied| applied.derived.clone())
    }

    /// The scenario that the simulation draws, with the study that it is applied to; none for the study as stated.
    fn chosen(&self) -> Option<(&str, &Self)> {
        let place = position(&self.study.scenarios, &self.study.simulated_scenario)?;
        let (scenario, applied) = (self.study.scenarios.get(place)?, self.scenarios().get(place)?);
        Some((&scenario.id, &applied.derived))
    }

    /// What the simulation draws.
    pub fn simulated(&self) -> Simulated<'_> {
        let (scenario, drawn) = self.chosen().map_or((None, self), |(id, applied)| (Some(id), applied));
        Simulated { study: &drawn.study, evaluation: &drawn.evaluation, scenario }
    }

    /// The uncertain numbers of the study as stated, each with its range: the stated one, or the default range of its basis.
    pub fn ranges(&self, default_ranges: &DefaultRanges) -> Rc<[(NumberPath, Widened)]> {
        self.ranges.get_or(*default_ranges, |ranges| {
            let of = |path: &NumberPath| ranges.effective(&path.get(&self.study)?, path.field());
            self.targets().iter().filter_map(|(path, _)| Some((path.clone(), of(path)?))).collect()
        })
    }

    /// The same of what the simulation draws.
    pub fn simulated_ranges(&self, default_ranges: &DefaultRanges) -> Rc<[(NumberPath, Widened)]> {
        self.chosen().map_or(self, |(_, applied)| applied).ranges(default_ranges)
    }

    /// The tornado of the study as stated: the ratio at both ends of each number's range, the most influential number first.
    pub fn tornado(&self, default_ranges: &DefaultRanges) -> Shared<Vec<Bar>> {
        let compute = |ranges: &DefaultRanges| Shared::new(tornado(&self.study, &self.evaluation, ranges));
        self.tornado.get_or(*default_ranges, compute)
    }

    /// The same of what the simulation draws.
    pub fn simulated_tornado(&self, default_ranges: &DefaultRanges) -> Shared<Vec<Bar>> {
        self.chosen().map_or(self, |(_, applied)| applied).tornado(default_ranges)
    }

    /// The ratio at every pair of values of two numbers of what the simulation draws.
    pub fn grid(&self, default_ranges: &DefaultRanges, rows: &NumberPath, columns: &NumberPath) -> Rc<GridTable> {
        self.grid.get_or((*default_ranges, rows.clone(), columns.clone()), |(ranges, rows, columns)| {
            let study = self.simulated().study;
            let (down, across) = (steps(study, rows, ranges), steps(study, columns, ranges));
            let ratios = grid(study, rows, &down, columns, &across);
            Rc::new(GridTable { down, across, ratios })
        })
    }
}

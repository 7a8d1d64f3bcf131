//! Derived values that only the rooms of analysis request, in the deferred part of the program.

use super::{AppliedScenario, Derived, GridTable};
use crate::analysis::default_ranges::Widened;
use crate::analysis::sensitivity::{grid, steps};
use crate::analysis::{Bar, Comparison, DefaultRanges, apply, closest_switching_value, tornado};
use crate::methods::sroi::{Evaluation, Switching, switching};
use crate::study::{Finding, NumberPath, Shared, Study};
use std::rc::Rc;

impl Derived {
    /// The scenarios applied, in the order of the study.
    pub fn scenarios(&self) -> &[AppliedScenario] {
        self.scenarios.get_or_init(|| {
            let applied = |(study, findings): (Study, Vec<Finding>)| AppliedScenario {
                evaluation: Evaluation::of(&study),
                study,
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

    /// The number that is relatively closest to its switching value.
    pub fn closest_switching_value(&self) -> Option<&Switching> {
        closest_switching_value(&self.study, self.switching())
    }

    /// The numbers that a simulation draws, each with its range: the stated one, or the default range of its basis.
    pub fn ranges(&self, default_ranges: &DefaultRanges) -> Rc<[(NumberPath, Widened)]> {
        self.ranges.get_or(*default_ranges, |ranges| {
            let of = |path: &NumberPath| ranges.effective(&path.get(&self.study)?, path.field());
            self.targets().iter().filter_map(|(path, _)| Some((path.clone(), of(path)?))).collect()
        })
    }

    /// The tornado: the ratio at both ends of each number's range, the most influential number first.
    pub fn tornado(&self, default_ranges: &DefaultRanges) -> Shared<Vec<Bar>> {
        let compute = |ranges: &DefaultRanges| Shared::new(tornado(&self.study, &self.evaluation, ranges));
        self.tornado.get_or(*default_ranges, compute)
    }

    /// The ratio at every pair of values of two numbers.
    pub fn grid(&self, default_ranges: &DefaultRanges, rows: &NumberPath, columns: &NumberPath) -> Rc<GridTable> {
        self.grid.get_or((*default_ranges, rows.clone(), columns.clone()), |(ranges, rows, columns)| {
            let (down, across) = (steps(&self.study, rows, ranges), steps(&self.study, columns, ranges));
            let ratios = grid(&self.study, rows, &down, columns, &across);
            Rc::new(GridTable { down, across, ratios })
        })
    }
}

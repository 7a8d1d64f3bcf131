//! Assigns each uncertain number of a study a lattice dimension, the same in all scenarios.
//!
//! A number whose dimension differed between the study as stated and a scenario would have different draws in the two, and they
//! could not be compared draw by draw. So the dimensions cover the whole study: the sorted paths of all numbers that have a
//! range in the study or in any of its scenarios. What a scenario repeats in later years is one number, under the path that it
//! has in the study. A number keeps its dimension even if it does not reach the sheet. Checking
//! that would take an evaluation of every scenario, and this way the draws of the other numbers stay the same when it enters
//! the calculation.

use crate::analysis::default_ranges::DefaultRanges;
use crate::analysis::scenarios::{AppliedScenario, Repeated, apply_quietly};
use crate::study::field::{OutcomeField, PartField};
use crate::study::{Estimate, Input, NumberPath, Outcome, Study};
use std::collections::BTreeSet;

/// Sorted paths of the numbers that have a range in the study as stated or in any of its scenarios.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LatticeDimensions(Vec<String>);

impl LatticeDimensions {
    /// The dimensions of a study to which no scenario has been applied. Nothing is evaluated, and parts that a scenario shares
    /// with the study are visited once.
    #[must_use]
    pub fn of(study: &Study, default_ranges: &DefaultRanges) -> Self {
        let stated_once = Repeated::default();
        let mut found = Found { default_ranges, repeated: &stated_once, paths: BTreeSet::new() };
        for input in &study.inputs {
            found.input(input);
        }
        for outcome in &study.outcomes {
            found.outcome(outcome);
        }
        found.rates(study);
        for scenario in &study.scenarios {
            let AppliedScenario { study: version, repeated } = apply_quietly(study, scenario);
            let mut again = Found { default_ranges, repeated: &repeated, paths: std::mem::take(&mut found.paths) };
            for (place, input) in version.inputs.iter().enumerate() {
                if !study.inputs.get(place).is_some_and(|stated| stated.is_same(input)) {
                    again.input(input);
                }
            }
            for (place, outcome) in version.outcomes.iter().enumerate() {
                if !study.outcomes.get(place).is_some_and(|stated| stated.is_same(outcome)) {
                    again.outcome(outcome);
                }
            }
            again.rates(&version);
            found.paths = again.paths;
        }
        Self(found.paths.into_iter().collect())
    }

    /// The dimension of a number, from 0; none for a number that has no range in the study or in any scenario.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<usize> {
        self.0.binary_search_by(|known| known.as_str().cmp(path)).ok()
    }

    /// Whether a path names one of these numbers. The path of a quantity stated in cohorts names each of its cohorts, that of a
    /// number stated by year each of its years.
    pub(super) fn holds(&self, path: &str) -> bool {
        let several = || match NumberPath::parse(path)? {
            NumberPath::Outcome(id, OutcomeField::Part(PartField::Quantity)) => {
                Some(["outcomes/", &id, "/cohorts/"].concat())
            }
            NumberPath::Outcome(_, OutcomeField::Part(_)) => Some([path, "/"].concat()),
            _ => None,
        };
        let starts = |prefix: String| {
            let place = self.0.partition_point(|known| known.as_str() < prefix.as_str());
            self.0.get(place).is_some_and(|known| known.starts_with(&prefix))
        };
        self.find(path).is_some() || several().is_some_and(starts)
    }

    /// The number of dimensions.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no number has a range, as stated or in any scenario, so that there is nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

struct Found<'a> {
    default_ranges: &'a DefaultRanges,
    repeated: &'a Repeated,
    paths: BTreeSet<String>,
}

impl Found<'_> {
    fn rates(&mut self, study: &Study) {
        let rates = study.discounting.iter().flat_map(|discounting| &discounting.rates).enumerate();
        for (n, entry) in rates {
            self.number(&entry.rate, || NumberPath::rate(n));
        }
    }

    fn input(&mut self, input: &Input) {
        for (field, estimate) in input.estimates() {
            self.number(estimate, || NumberPath::Input(input.id.clone(), field));
        }
    }

    fn outcome(&mut self, outcome: &Outcome) {
        for (field, estimate) in outcome.estimates() {
            self.number(&estimate, || NumberPath::Outcome(outcome.id.clone(), field));
        }
    }

    fn number(&mut self, estimate: &Estimate, target: impl Fn() -> NumberPath) {
        // Most numbers have no range; skip them before building a path.
        if estimate.range.is_none() && estimate.basis.is_none() && estimate.sample.is_none() {
            return;
        }
        let target = target();
        if self.default_ranges.effective(estimate, target.field()).is_some() {
            self.paths.insert(self.repeated.origin(&target.to_string()).to_owned());
        }
    }
}

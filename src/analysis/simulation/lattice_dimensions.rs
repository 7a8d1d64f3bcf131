//! Where each uncertain number of a study has its draws, the same in all of its scenarios.
//!
//! A lattice gives every number a dimension. If a number had one in the study as stated and another in a scenario, the two would be
//! compared with draws that are not the same. So the dimensions are those of the whole study: the paths of all numbers that are
//! spread in it or in any of its scenarios, in their order. Whether they reach the sheet is not asked: that would take an
//! evaluation of every scenario, and a number that comes into the calculation then leaves the draws of the others as they are.

use crate::analysis::default_ranges::DefaultRanges;
use crate::analysis::scenarios::apply_quietly;
use crate::study::field::{InputField, OutcomeField, PartField};
use crate::study::{Estimate, Input, NumberPath, Outcome, Study, Volume};
use std::collections::BTreeSet;

/// The paths of the numbers that are spread in a study as stated or in any of its scenarios, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LatticeDimensions(Vec<String>);

impl LatticeDimensions {
    /// The places of a study, to which no scenario has been applied. Nothing is evaluated, and parts that a scenario leaves alone
    /// are looked at once.
    #[must_use]
    pub fn of(study: &Study, default_ranges: &DefaultRanges) -> Self {
        let mut found = Found { default_ranges, paths: BTreeSet::new() };
        for input in &study.inputs {
            found.input(input);
        }
        for outcome in &study.outcomes {
            found.outcome(outcome);
        }
        for scenario in &study.scenarios {
            let version = apply_quietly(study, scenario);
            for (place, input) in version.inputs.iter().enumerate() {
                if !study.inputs.get(place).is_some_and(|stated| stated.is_same(input)) {
                    found.input(input);
                }
            }
            for (place, outcome) in version.outcomes.iter().enumerate() {
                if !study.outcomes.get(place).is_some_and(|stated| stated.is_same(outcome)) {
                    found.outcome(outcome);
                }
            }
        }
        Self(found.paths.into_iter().collect())
    }

    /// The place of a number, from 0; none for one that is a point in the study and all its scenarios.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<usize> {
        self.0.binary_search_by(|known| known.as_str().cmp(path)).ok()
    }

    /// Whether a path names one of them. That of a quantity in cohorts names each of its cohorts.
    pub(super) fn holds(&self, path: &str) -> bool {
        let cohorts = || match NumberPath::parse(path)? {
            NumberPath::Outcome(id, OutcomeField::Part(PartField::Quantity)) => {
                Some(["outcomes/", &id, "/cohorts/"].concat())
            }
            _ => None,
        };
        let starts = |prefix: String| {
            let place = self.0.partition_point(|known| known.as_str() < prefix.as_str());
            self.0.get(place).is_some_and(|known| known.starts_with(&prefix))
        };
        self.find(path).is_some() || cohorts().is_some_and(starts)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether no number is spread, neither as stated nor in any scenario: there is nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

struct Found<'a> {
    default_ranges: &'a DefaultRanges,
    paths: BTreeSet<String>,
}

impl Found<'_> {
    fn input(&mut self, input: &Input) {
        for (field, estimate) in [(InputField::Quantity, &input.quantity), (InputField::UnitValue, &input.unit_value)] {
            self.number(estimate.as_ref(), || NumberPath::Input(input.id.clone(), field));
        }
    }

    fn outcome(&mut self, outcome: &Outcome) {
        for (place, cohort) in outcome.volume.cohorts().iter().enumerate() {
            let is_single = matches!(outcome.volume, Volume::Single(_));
            let field = if is_single { PartField::Quantity.into() } else { OutcomeField::Cohort(place) };
            self.number(Some(cohort), || NumberPath::Outcome(outcome.id.clone(), field));
        }
        if let Some(effect) = &outcome.effect {
            let field = effect.measure.field();
            self.number(effect.estimate().as_ref(), || NumberPath::Outcome(outcome.id.clone(), field.into()));
        }
        // Beside an effect a deadweight has no part in any figure.
        let deadweight = outcome.deadweight.as_ref().filter(|_| outcome.effect.is_none());
        for (field, estimate) in [
            (PartField::Proxy, outcome.proxy_value()),
            (PartField::Deadweight, deadweight),
            (PartField::Displacement, outcome.displacement.as_ref()),
            (PartField::Attribution, outcome.attribution.as_ref()),
            (PartField::DropOff, outcome.drop_off.as_ref()),
        ] {
            self.number(estimate, || NumberPath::Outcome(outcome.id.clone(), field.into()));
        }
    }

    fn number(&mut self, estimate: Option<&Estimate>, target: impl Fn() -> NumberPath) {
        let Some(estimate) = estimate else { return };
        // Most numbers are points, which need no path.
        if estimate.range.is_none() && estimate.basis.is_none() {
            return;
        }
        let target = target();
        if self.default_ranges.effective(estimate, target.field()).is_some() {
            self.paths.insert(target.to_string());
        }
    }
}

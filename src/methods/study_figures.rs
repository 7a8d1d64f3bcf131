//! The figures of all methods that a study has.

use super::effect::{EffectFigure, interval};
use super::figure_ref::{CellMethod as _, FigureOrigin, FigureRef, FigureStep, FigureValue, StepFormula};
use super::simulated::SimulatedFigure;
use super::sroi::Evaluation;
use super::trial::TrialFigureRef;
use super::volunteer_time::VolunteerTime;
use crate::file::References;
use crate::sheet::{Derivation, SUM};
use crate::study::{NumberPath, Study};
use std::rc::Rc;

/// A study with everything from which its figures of all methods follow.
#[derive(Debug, Clone)]
pub struct StudyFigures<'a> {
    /// The study.
    pub study: &'a Study,
    /// Its social return on investment.
    pub evaluation: &'a Evaluation,
    /// The public reference values; only asked for where a figure needs them.
    pub references: fn() -> Option<&'static References>,
    /// How a figure of the trial is obtained: [`trial::step`](super::trial::step), or [`no_trial`] in a program without its room.
    pub trial_step: fn(&Study, TrialFigureRef) -> Option<FigureStep>,
    /// The figures of the simulation that was run last.
    pub simulated: Option<Rc<Derivation<SimulatedFigure>>>,
}

impl StudyFigures<'_> {
    /// How a figure was obtained; none where the study has no such figure.
    pub fn step(&self, figure: FigureRef) -> Option<FigureStep> {
        match figure {
            FigureRef::Sroi(key) => self.evaluation.explained(key),
            FigureRef::Volunteering(place, key) => self.volunteer_time(place)?.explained(key),
            FigureRef::Simulated(key) => derived(self.simulated.as_deref()?, key, FigureRef::Simulated, |_| None),
            FigureRef::Trial(figure) => (self.trial_step)(self.study, figure),
            FigureRef::Effect(place, key) => {
                let outcome = self.study.outcomes.get(place)?;
                let stated = |key| match key {
                    EffectFigure::Effect => Some(outcome.effect_path()?),
                    EffectFigure::StandardError => Some(outcome.standard_error_path()?),
                    _ => None,
                };
                derived(&interval(outcome.effect.as_ref()?)?, key, |key| FigureRef::Effect(place, key), stated)
            }
        }
    }

    /// The volunteer time of the nth input; none where it is not volunteer time, not stated, or the hours of a year are not known.
    pub fn volunteer_time(&self, place: usize) -> Option<VolunteerTime> {
        VolunteerTime::of(self.study.inputs.get(place)?, place, (self.references)()?)
    }
}

/// The figures of a trial in a program that shows none.
pub fn no_trial(_: &Study, _: TrialFigureRef) -> Option<FigureStep> {
    None
}

/// How the figure of a derivation was obtained.
pub(super) fn derived<K: Copy + PartialEq>(
    derivation: &Derivation<K>,
    key: K,
    figure_ref: impl Fn(K) -> FigureRef,
    stated: impl Fn(K) -> Option<NumberPath>,
) -> Option<FigureStep> {
    let shown = |key: K| {
        let step = derivation.get(key)?;
        let origin = match step.source {
            Some(source) => FigureOrigin::Published(source),
            None => stated(key).map_or(FigureOrigin::Computed, FigureOrigin::Stated),
        };
        Some(FigureValue { figure: figure_ref(key), unit: step.unit, value: step.value, origin })
    };
    let step = derivation.get(key)?;
    let formula = match step.formula {
        "" => StepFormula::Given,
        SUM => StepFormula::Sum,
        formula => StepFormula::Written(formula),
    };
    Some(FigureStep { shown: shown(key)?, formula, parts: step.parts.iter().filter_map(|part| shown(*part)).collect() })
}

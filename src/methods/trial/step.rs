//! The figures of a study's trial, one at a time, for their explanation.

use super::evaluation::{of_baseline, of_outcome};
use super::figure::{TrialFigureRef, TrialKey};
use super::plan::plan;
use crate::file;
use crate::methods::figure_ref::{FigureRef, FigureStep};
use crate::methods::study_figures::derived;
use crate::study::Study;

/// How a figure was obtained; none where the study has no such figure.
#[inline(never)] // with the rooms that need it, in the deferred part of the program
pub fn step(study: &Study, figure: TrialFigureRef) -> Option<FigureStep> {
    let trial = file::trial(study).ok()??;
    match figure {
        TrialFigureRef::Outcome(place, key) => {
            let steps = of_outcome(&trial, trial.outcomes.get(place)?);
            derived(&steps, key, |key| FigureRef::Trial(TrialFigureRef::Outcome(place, key)), |_| None)
        }
        TrialFigureRef::Baseline(place, figure) => {
            let steps = of_baseline(trial.baseline.get(place)?);
            let figure_ref = |key: TrialKey| FigureRef::Trial(TrialFigureRef::Baseline(place, key.figure));
            derived(&steps, figure.into(), figure_ref, |_| None)
        }
        TrialFigureRef::Plan(figure) => {
            let figure_ref = |key| FigureRef::Trial(TrialFigureRef::Plan(key));
            derived(&plan(&trial).steps, figure, figure_ref, |_| None)
        }
    }
}

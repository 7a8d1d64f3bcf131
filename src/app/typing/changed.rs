//! What becomes of drafts when the study changes otherwise.

use super::field::trial_of;
use super::{NumberField, TypedField};
use crate::app::State;
use crate::study::field::OutcomeField;
use crate::study::trial::TrialPath;
use crate::study::{NumberPath, Study};

/// Removes the drafts whose number or text has changed or no longer exists.
#[inline(never)] // whoever has typed has the deferred part of the program
pub(super) fn forget(before: &State, state: &mut State) {
    let mut drafts = std::mem::take(&mut state.drafts);
    let is_open = |state: &State, study: &str| state.open().is_some_and(|document| document.id() == study);
    drafts.retain(|draft| match &draft.field {
        // A study that was not open, or no longer is, has not changed.
        _ if !(is_open(before, &draft.study) && is_open(state, &draft.study)) => {
            state.library.get(&draft.study).is_some()
        }
        TypedField::Number(number) => {
            let exists = exists(state, number) && siblings(before, number) == siblings(state, number);
            exists && number.stated(before) == number.stated(state)
        }
        field => text_of(before, field) == text_of(state, field),
    });
    state.drafts = drafts;
}

/// Whether the study has this number.
fn exists(state: &State, number: &NumberField) -> bool {
    let Some(study) = state.open().map(|document| &**document.study()) else {
        return false;
    };
    match number {
        NumberField::Value(path)
        | NumberField::Bound(path, _)
        | NumberField::SourceYear(path)
        | NumberField::Actual(path)
        | NumberField::Sample(path, _) => path.exists(study),
        NumberField::Parameter(id, n, _) => {
            study.hypothesis(id).is_some_and(|(_, hypothesis)| *n < hypothesis.drivers.len())
        }
        NumberField::Override(changes, n) => changes.get(study, *n).is_some(),
        NumberField::RankCorrelation(id) => study.correlation(id).is_some(),
        NumberField::Trial(path) => trial_of(study).is_some_and(|trial| match path {
            TrialPath::Arm(place, ..) => trial.arms(place).is_some(),
            _ => true,
        }),
        NumberField::Seed | NumberField::JudgedWidth | NumberField::UnknownWidth | NumberField::Threshold => true,
    }
}

/// How many numbers stand in the list in which this one has its place by position: after a removal, the place is another's.
fn siblings(state: &State, number: &NumberField) -> Option<usize> {
    let study = state.open()?.study();
    match number {
        NumberField::Parameter(id, ..) => study.hypothesis(id).map(|(_, hypothesis)| hypothesis.drivers.len()),
        NumberField::Override(changes, _) => changes.list(study).map(Vec::len),
        NumberField::Value(NumberPath::LaterRate(_) | NumberPath::LaterRateYear(_)) => {
            study.discounting.as_ref().map(|discounting| discounting.rates.len())
        }
        NumberField::Value(NumberPath::Outcome(id, OutcomeField::Cohort(_))) => {
            study.outcome(id).map(|outcome| outcome.volume.cohorts().len())
        }
        NumberField::Value(NumberPath::Outcome(id, OutcomeField::InYear(part, _))) => {
            study.outcome(id).map(|outcome| outcome.places(*part).count())
        }
        NumberField::Value(NumberPath::Outcome(id, OutcomeField::Adjustment(_))) => {
            study.outcome(id).map(|outcome| outcome.adjustments.len())
        }
        NumberField::Value(NumberPath::Outcome(id, OutcomeField::Factor(_))) => {
            study.outcome(id).map(|outcome| outcome.quantity_factors.len())
        }
        _ => None,
    }
}

/// The text that the study has for a field; `None` where the field does not exist.
fn text_of(state: &State, field: &TypedField) -> Option<String> {
    let study = state.open()?.study();
    match field {
        TypedField::Text(text) => text.place(&mut Study::clone(study)).map(|text| text.clone()),
        TypedField::Source(path) => path.get(study).map(|estimate| estimate.source),
        TypedField::Trial(text) => text.place(&mut trial_of(study)?).map(|text| text.clone()),
        TypedField::Number(_) => None,
    }
}

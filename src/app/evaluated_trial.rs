//! The trial of a study with its results, for the rooms that show it.

use crate::file::{self, FileError};
use crate::methods::trial::{TrialEvaluation, evaluate};
use crate::study::Study;
use crate::study::trial::Trial;
use std::rc::Rc;

/// A trial and its results, shared by what shows them.
pub type EvaluatedTrial = Rc<(Trial, TrialEvaluation)>;

/// Reads and evaluates the trial of a study; none where it has none.
///
/// # Errors
/// The first problem of a trial that cannot be read.
pub fn evaluated_trial(study: &Study) -> Result<Option<EvaluatedTrial>, FileError> {
    Ok(file::trial(study)?.map(|trial| {
        let evaluation = evaluate(&trial);
        Rc::new((trial, evaluation))
    }))
}

//! What a study states for its further methods, between the JSON that it carries and their models.

use super::problem::FileError;
use super::v1;
use crate::json::Path;
use crate::study::trial::Trial;
use crate::study::{Study, StudyMethod};

/// Reads the randomised trial of a study; none where it has none.
///
/// # Errors
/// The first problem found, with its path in the file.
pub fn trial(study: &Study) -> Result<Option<Trial>, FileError> {
    trial_at(study, &Path::Root)
}

fn trial_at(study: &Study, path: &Path<'_>) -> Result<Option<Trial>, FileError> {
    let Some(json) = study.method_part(StudyMethod::Trial) else { return Ok(None) };
    v1::trial::trial((**json).clone(), &Path::Member(path, StudyMethod::Trial.word())).map(Some)
}

/// Puts a randomised trial into a study, or takes it out.
pub fn set_trial(study: &mut Study, trial: Option<&Trial>) {
    study.set_method_part(StudyMethod::Trial, trial.map(v1::trial::written));
}

/// Reads all that a study states for its further methods, since what comes in must be readable as a whole.
///
/// # Errors
/// As for [`trial`].
pub fn check_methods(study: &Study) -> Result<(), FileError> {
    check_at(study, &Path::Root)
}

/// The same of the study at a path of a file.
pub(super) fn check_at(study: &Study, path: &Path<'_>) -> Result<(), FileError> {
    StudyMethod::ALL.iter().try_for_each(|method| match method {
        StudyMethod::Trial => trial_at(study, path).map(|_| ()),
    })
}

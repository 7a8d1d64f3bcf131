//! Randomised trials: published and independently computed values, and the laws that any trial keeps.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

mod attrition;
mod cases;
mod effects;
mod file;
mod plans;
mod properties;

use retombees::methods::trial::{TrialEvaluation, TrialFigure, evaluate};
use retombees::number::real::from_decimal;
use retombees::study::Study;
use retombees::study::trial::Trial;

/// The trial of a study file that has this member.
fn trial(member: &str) -> Trial {
    retombees::file::trial(&study(member)).unwrap().unwrap()
}

/// A study file with this trial.
fn study(member: &str) -> Study {
    let text = format!(r#"{{"format":"retombees.study","version":1,"id":"essai","title":"Essai","trial":{member}}}"#);
    retombees::file::read(text.as_bytes()).unwrap()
}

/// The results of the trial of a study file with this member.
fn evaluated(member: &str) -> TrialEvaluation {
    evaluate(&trial(member))
}

/// A figure of the first outcome.
fn figure(evaluation: &TrialEvaluation, figure: TrialFigure) -> f64 {
    evaluation.figure(0, figure).map_or_else(|| panic!("no {figure:?}"), from_decimal)
}

/// Checks figures of the first outcome to these digits.
#[track_caller]
fn check(evaluation: &TrialEvaluation, expected: &[(TrialFigure, f64)], tolerance: f64) {
    for (key, value) in expected {
        let found = figure(evaluation, *key);
        assert!((found - value).abs() <= tolerance, "{key:?}: {found} for {value}");
    }
}

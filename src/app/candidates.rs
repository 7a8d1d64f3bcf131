//! The numbers that hypotheses may act on.

use crate::analysis::drivers::applies;
use crate::study::field::PartField;
use crate::study::{DriverKind, NumberPath, Study};

/// Whether a kind of driver can act on anything in a study.
pub fn can_act(study: &Study, kind: DriverKind) -> bool {
    !kind.has_targets() || study.candidates().iter().any(|target| applies(kind, target))
}

/// Whether a number is offered as a target. `LessDisplacement` changes the displacement whichever number of the outcome is its
/// target, so only the displacement is offered.
pub fn offered(kind: DriverKind, target: &NumberPath) -> bool {
    let is_displacement =
        matches!(target, NumberPath::Outcome(_, field) if field.part() == Some(PartField::Displacement));
    applies(kind, target) && (kind != DriverKind::LessDisplacement || is_displacement)
}

/// The paths that an edit may state. A path that no longer exists is dropped, because it would have all others refused.
pub fn known_targets(study: &Study, kind: DriverKind, paths: Vec<String>) -> Vec<String> {
    let is_known = |path: &String| {
        NumberPath::parse(path).is_some_and(|target| {
            let exists = target.outcome().map_or_else(|| target.exists(study), |id| study.outcome(id).is_some());
            exists && applies(kind, &target)
        })
    };
    paths.into_iter().filter(is_known).collect()
}

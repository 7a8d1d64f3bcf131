//! The numbers of a study on which hypotheses may act.

use crate::analysis::drivers::applies;
use crate::study::field::{OutcomeField, PartField};
use crate::study::{DriverKind, NumberPath, Study};

/// Whether a kind of driver has something to act on in a study.
pub fn can_act(study: &Study, kind: DriverKind) -> bool {
    !kind.has_targets() || study.candidates().iter().any(|target| applies(kind, target))
}

/// Whether a number is offered: displacement is what this kind changes, whichever number of the outcome is named.
pub fn offered(kind: DriverKind, target: &NumberPath) -> bool {
    let is_displacement = matches!(target, NumberPath::Outcome(_, OutcomeField::Part(PartField::Displacement)));
    applies(kind, target) && (kind != DriverKind::LessDisplacement || is_displacement)
}

/// Those of some paths that an edit may state: one that names nothing any more would have the others refused with it.
pub fn known_targets(study: &Study, kind: DriverKind, paths: Vec<String>) -> Vec<String> {
    let is_known = |path: &String| {
        NumberPath::parse(path).is_some_and(|target| {
            let exists = target.outcome().map_or_else(|| target.exists(study), |id| study.outcome(id).is_some());
            exists && applies(kind, &target)
        })
    };
    paths.into_iter().filter(is_known).collect()
}

//! Outcomes outside the total.

use crate::study::{Outcome, Study};

/// The key of the words for an outcome that adds nothing to the total; none for one that does.
pub fn outside(study: &Study, outcome: &Outcome) -> Option<&'static str> {
    if !outcome.valued {
        Some("outcome.outside.not_valued")
    } else if !outcome.material {
        Some("outcome.outside.not_material")
    } else if !study.is_stated(outcome) {
        Some("outcome.outside.not_stated")
    } else {
        None
    }
}

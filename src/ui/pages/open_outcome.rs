//! The outcome that is shown alone, and which of its numbers stand among its details.

use crate::study::field::OutcomeField;
use crate::study::{Outcome, Shared};
use crate::ui::context::View;

/// The outcome that is shown alone, with its place in the list.
pub(super) fn open_outcome(view: &View) -> Option<(usize, &Shared<Outcome>)> {
    let outcomes = &view.stated().outcomes;
    let place = outcomes.iter().position(|outcome| outcome.id == view.workspace.outcome).unwrap_or(0);
    outcomes.get(place).map(|outcome| (place, outcome))
}

/// Whether a number stands among the folded details of an outcome.
pub(super) fn is_detail(field: OutcomeField) -> bool {
    match field {
        OutcomeField::Part(part) => part.column().is_none(),
        OutcomeField::Adjustment(_) => true,
        OutcomeField::Cohort(_) | OutcomeField::InYear(..) | OutcomeField::ProxyPriceYear => false,
    }
}

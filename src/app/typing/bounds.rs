//! The bounds of a range: the study has both or neither, so the first one typed waits for the other.

use super::draft::Refusal;
use super::field::{Bound, NumberField, TypedField};
use super::read_draft;
use crate::app::{Edit, State};
use crate::number::Decimal;
use crate::study::{Estimate, NumberPath, Range};

/// States one bound, or takes it away, together with the other as it is typed or stated.
///
/// # Errors
/// [`Refusal`] while the other bound is missing, and where the range is not admissible: the study keeps the one it has.
pub(super) fn set(state: &mut State, path: &NumberPath, bound: Bound, value: Option<Decimal>) -> Result<(), Refusal> {
    let unit = path.field().spec().unit;
    let field = TypedField::Number(NumberField::Bound(path.clone(), bound.other()));
    let other = other_bound(state, &field);
    let range = match (value, other) {
        (None, None) => None,
        (Some(value), Some(other)) => Some(match bound {
            Bound::Low => Range { low: value, high: other },
            Bound::High => Range { low: other, high: value },
        }),
        _ => return Err(Refusal::HalfRange),
    };
    let Some(estimate) = state.open().and_then(|document| path.get(document.study())) else {
        return Ok(());
    };
    let estimate = Estimate { range, ..estimate };
    path.check(&estimate).map_err(|error| Refusal::NotAdmissible(error, unit))?;
    super::write(state, &Edit::SetEstimate(path.clone(), Some(estimate)), unit)?;
    // The other one waited for this one.
    let study = state.open().map(|document| document.id().to_owned()).unwrap_or_default();
    state.drafts.take(&study, &field);
    Ok(())
}

/// The other bound: the number typed, also one that was refused because of this one; else the one stated.
fn other_bound(state: &State, field: &TypedField) -> Option<Decimal> {
    let TypedField::Number(number) = field else {
        return None;
    };
    match state.draft(field) {
        Some(draft) if draft.text.trim().is_empty() => None,
        Some(draft) => read_draft(state, draft, number).ok().flatten().or_else(|| number.stated(state)),
        None => number.stated(state),
    }
}

//! The bounds of a range. The study has both or neither, so the first one typed waits for the other. A value that they leave
//! outside follows them.

use super::draft::Refusal;
use super::field::{Bound, NumberField, TypedField};
use super::reading::{typed_or_stated, write};
use crate::app::{Edit, State};
use crate::number::Decimal;
use crate::study::{Estimate, NumberPath};

/// States or clears one bound, together with the other one as typed or stated.
///
/// # Errors
/// [`Refusal`] while the other bound is missing, and where the range is not admissible. The study then keeps its range.
pub(super) fn set(state: &mut State, path: &NumberPath, bound: Bound, value: Option<Decimal>) -> Result<(), Refusal> {
    let unit = path.field().spec().unit;
    let field = TypedField::Number(NumberField::Bound(path.clone(), bound.other()));
    let other = typed_or_stated(state, &field);
    let Some(stated) = state.open().and_then(|document| path.get(document.study())) else {
        return Ok(());
    };
    let estimate = match (value, other) {
        (None, None) => Estimate { range: None, ..stated },
        (Some(value), Some(other)) => stated.with_bound(bound == Bound::Low, value, other, &path.field().spec()),
        _ => return Err(Refusal::HalfRange),
    };
    path.check(&estimate).map_err(|error| Refusal::NotAdmissible(error, unit))?;
    write(state, &Edit::SetEstimate(path.clone(), Some(estimate)), unit)
}

/// When a bound that holds is left: the draft of the other one, which waited for it, goes. Not sooner, since the next key starts again
/// from both.
pub(super) fn left(state: &mut State, path: &NumberPath, bound: Bound) {
    let study = state.open().map(|document| document.id().to_owned()).unwrap_or_default();
    let other = TypedField::Number(NumberField::Bound(path.clone(), bound.other()));
    if state.drafts.get(&study, &other).is_some_and(|draft| draft.refusal == Some(Refusal::HalfRange)) {
        state.drafts.take(&study, &other);
    }
}

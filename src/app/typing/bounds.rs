//! The bounds of a range. The study has both or neither, so the first one typed waits for the other.

use super::draft::Refusal;
use super::field::{Bound, NumberField, TypedField};
use super::typed_or_stated;
use crate::app::{Edit, State};
use crate::number::Decimal;
use crate::study::{Estimate, NumberPath, Range};

/// States or clears one bound, together with the other one as typed or stated.
///
/// # Errors
/// [`Refusal`] while the other bound is missing, and where the range is not admissible. The study then keeps its range.
pub(super) fn set(state: &mut State, path: &NumberPath, bound: Bound, value: Option<Decimal>) -> Result<(), Refusal> {
    let unit = path.field().spec().unit;
    let field = TypedField::Number(NumberField::Bound(path.clone(), bound.other()));
    let other = typed_or_stated(state, &field);
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
    // The draft of the other bound waited for this one.
    let study = state.open().map(|document| document.id().to_owned()).unwrap_or_default();
    state.drafts.take(&study, &field);
    Ok(())
}

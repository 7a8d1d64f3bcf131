//! The quantities of several years typed at once: what is read of a list of them, and the edit that states it.

use super::year_list::{place, split};
use super::{Draft, NumberField, Refusal};
use crate::app::{Edit, OutcomeEdit, State};
use crate::number::Decimal;
use crate::number::estimate::{TypedEstimate, read_estimate};
use crate::number::read::ReadError;
use crate::study::FieldError;
use crate::study::field::{Field, PartField};
use crate::study::limits::MAX_COHORTS;

/// The quantities typed so far; a separator at the end waits for another one.
///
/// # Errors
/// [`Refusal`] where one of them is no number or has a range, or a year is left out.
pub(super) fn values(state: &State, draft: &Draft, number: &NumberField) -> Result<Vec<Decimal>, Refusal> {
    let format = state.format_of(number, draft.language);
    let mut parts = split(&draft.text);
    if parts.last().is_some_and(|last| last.trim().is_empty()) {
        parts.pop();
    }
    let one = |part: &str| match read_estimate(part, &format).map_err(Refusal::Unread)? {
        TypedEstimate { bounds: Some(_), .. } => Err(Refusal::NoRange),
        TypedEstimate { value, bounds: None } => value.ok_or(Refusal::Unread(ReadError::NotANumber)),
    };
    parts.into_iter().map(one).collect()
}

/// The edit that states them.
///
/// # Errors
/// [`FieldError`] for a quantity that is not admissible, and for more years than an outcome has.
pub(super) fn edit(number: &NumberField, values: Vec<Decimal>) -> Result<Edit, FieldError> {
    let (id, from) = place(number).ok_or(FieldError::Missing)?;
    let spec = Field::Outcome(PartField::Quantity.into()).spec();
    values.iter().try_for_each(|value| spec.check(*value))?;
    let (years, max) = (Decimal::from(from.saturating_add(values.len())), Decimal::from(MAX_COHORTS));
    if years > max {
        return Err(FieldError::TooLarge { value: years, max });
    }
    Ok(Edit::Outcome(id.to_owned(), OutcomeEdit::SetQuantities(from, values)))
}

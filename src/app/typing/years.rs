//! The quantities of several years typed at once, `12 ; 14 ; 15`: one for each year, from the field that they are typed in.

use super::{Draft, NumberField};
use crate::app::{Edit, OutcomeEdit, State};
use crate::number::Decimal;
use crate::number::estimate::read_estimate;
use crate::number::read::ReadError;
use crate::study::field::{Field, OutcomeField, PartField};
use crate::study::limits::MAX_COHORTS;
use crate::study::{FieldError, NumberPath};

/// Separates the years. No convention writes a number with it.
const SEPARATOR: char = ';';

/// Whether the text of a field states several years: a quantity with a separator in it.
pub(super) fn is_list(number: &NumberField, text: &str) -> bool {
    text.contains(SEPARATOR) && place(number).is_some()
}

/// The outcome and the year of a quantity.
fn place(number: &NumberField) -> Option<(&str, usize)> {
    match number {
        NumberField::Value(NumberPath::Outcome(id, OutcomeField::Part(PartField::Quantity))) => Some((id, 0)),
        NumberField::Value(NumberPath::Outcome(id, OutcomeField::Cohort(year))) => Some((id, *year)),
        _ => None,
    }
}

/// The quantities typed so far; a separator at the end waits for another one.
///
/// # Errors
/// [`ReadError`] where one of them is no number, or a year is left out.
pub(super) fn values(state: &State, draft: &Draft, number: &NumberField) -> Result<Vec<Decimal>, ReadError> {
    let format = state.format_of(number, draft.language);
    let text = draft.text.trim_end().trim_end_matches(SEPARATOR);
    let one = |part: &str| read_estimate(part, &format)?.value.ok_or(ReadError::NotANumber);
    text.split(SEPARATOR).map(one).collect()
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

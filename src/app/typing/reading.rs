//! What drafts say, and what stating it comes to: for every kind of field that is typed in.

use super::{Draft, NumberField, Refusal, TypedField};
use crate::app::apply;
use crate::app::{Edit, EditError, State};
use crate::number::Decimal;
use crate::number::estimate::{TypedEstimate, read_estimate};
use crate::number::read::ReadError;
use crate::study::FieldError;
use crate::study::field::FieldUnit;

/// The number of a draft, with a range where one is typed; neither while it contains none.
pub(super) fn read_draft(state: &State, draft: &Draft, number: &NumberField) -> Result<TypedEstimate, ReadError> {
    let format = state.format_of(number, draft.language);
    let typed = read_estimate(&draft.text, &format)?;
    let study = state.open().map(|document| &**document.study());
    let is_share = matches!(number.format(study).unit, FieldUnit::Share | FieldUnit::Difference);
    if is_share { typed.ask_share(&draft.text, format.expect) } else { Ok(typed) }
}

/// The number of a field that waits for another one: its draft, even one that was refused because of that other; else the stated
/// number.
pub(super) fn typed_or_stated(state: &State, field: &TypedField) -> Option<Decimal> {
    let TypedField::Number(number) = field else {
        return None;
    };
    match state.draft(field) {
        Some(draft) if draft.text.trim().is_empty() => None,
        Some(draft) => {
            let typed = read_draft(state, draft, number).ok();
            typed.and_then(|typed| typed.value).or_else(|| number.stated(state))
        }
        None => number.stated(state),
    }
}

/// Applies an edit; one that changes nothing succeeds.
pub(super) fn write(state: &mut State, edit: &Edit, unit: FieldUnit) -> Result<(), Refusal> {
    match apply::edit(state, edit) {
        Ok(()) | Err(EditError::Nothing) => Ok(()),
        Err(EditError::Field(error)) => Err(Refusal::NotAdmissible(error, unit)),
        Err(EditError::Incompatible) => Err(Refusal::NotAdmissible(FieldError::Missing, unit)),
    }
}

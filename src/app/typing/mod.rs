//! Typing as a pure reducer: how a key, leaving a field, Escape and undo change a draft and the study.
//!
//! A draft keeps the text as typed until the user leaves the field. Each key that completes an admissible number states it at
//! once. A text that is no number (an empty one too), or not an admissible one, restores the number from before typing began,
//! with its range and all that stands beside it; the draft stays, and carries the reason where it is refused. So the study
//! never keeps a number that is only the beginning of another. Nor does a range follow one: each key starts again from the number
//! before typing, and what followed it is told in the field, with the former number to take back.

mod bounds;
mod changed;
mod draft;
mod field;
mod followed;
mod number;
mod reading;
mod sample;
mod shape;
mod stating;
mod telling;
mod year_list;
mod years;

pub(super) use shape::choose_shape;
pub(super) use stating::{choose_reading, leave, take_back, type_text};
pub(super) use telling::{forget_told, give_back};

pub use draft::{Draft, Drafts, Refusal};
pub use field::{Bound, NumberField, NumberFormat, SampleCount, TypedField};
pub use followed::Followed;
pub use year_list::is_list as states_years;

use super::State;
use crate::number::read::Format;

impl State {
    /// The draft of a field of the open study.
    pub fn draft(&self, field: &TypedField) -> Option<&Draft> {
        self.drafts.get(self.open()?.id(), field)
    }

    /// The format in which a draft is read.
    pub fn format_of<'a>(&'a self, number: &NumberField, language: crate::number::Language) -> Format<'a> {
        let study = self.open().map(|document| &**document.study());
        let currency = study.map(|study| study.currency.code()).unwrap_or_default();
        Format { language, expect: number.format(study).expect, currency }
    }
}

/// Undoes the last refused or unfinished draft in the current room, before any change; false where there is none.
pub(super) fn undo(state: &mut State) -> bool {
    let Some(draft) = unfinished(state) else {
        return false;
    };
    let (study, field) = (draft.study.clone(), draft.field.clone());
    state.drafts.take(&study, &field);
    true
}

/// The last typed draft in the current room that is refused or unfinished.
pub(super) fn unfinished(state: &State) -> Option<&Draft> {
    let (study, section) = (state.open()?.id(), state.section()?);
    state.drafts.iter().rev().find(|draft| draft.study == study && draft.section == section && draft.is_unfinished())
}

/// Removes every draft that is not refused, when the user leaves the room or undoes: the study holds their numbers, and takes
/// those of several years now.
pub(super) fn end(state: &mut State) {
    let lists: Vec<TypedField> =
        state.drafts.iter().filter(|draft| draft.is_list()).map(|draft| draft.field.clone()).collect();
    for field in lists {
        let _ = leave(state, &field);
    }
    state.drafts.retain(|draft| draft.refusal.is_some());
    state.drafts.tell(None);
}

/// After a change other than typing: removes the drafts whose number or text has changed or no longer exists.
pub(super) fn follow(before: &State, state: &mut State) {
    if state.drafts.iter().next().is_some() {
        changed::forget(before, state);
    }
}

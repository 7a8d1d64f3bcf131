//! What followed a number is told in its field until the number is another one, and can be taken back.

use super::field::{NumberField, TypedField};
use super::followed::Followed;
use crate::app::apply::{self, settle};
use crate::app::{Edit, State};
use crate::study::Estimate;

/// Tells what followed the number, or its range, that was typed, if anything did.
pub(super) fn tell(state: &mut State, number: &NumberField, before: Option<Estimate>, is_range: bool) {
    let followed = number.path_of_range().zip(before).and_then(|(path, before)| {
        let study = state.open()?.study();
        Followed::of(&study.id, number, &before, &path.get(study)?, is_range)
    });
    if followed.is_some() || state.drafts.told().is_some_and(|told| told.field == TypedField::Number(number.clone())) {
        state.drafts.tell(followed);
    }
}

/// Handles [`Action::GiveBack`](crate::app::Action::GiveBack): states the number as it was before something of it followed.
pub(crate) fn give_back(state: &mut State) -> Option<()> {
    let study = state.open()?.study();
    let followed = state.drafts.told().filter(|told| told.holds(study))?.clone();
    settle(state);
    let estimate = Some(followed.before().clone());
    apply::edit(state, &Edit::SetEstimate(followed.path.clone(), estimate)).ok()?;
    settle(state);
    let study = state.open()?.id().to_owned();
    state.drafts.take(&study, &followed.field);
    state.drafts.tell(None);
    Some(())
}

/// After any action: what is told of a number that is another one now, or gone, is not told any more.
pub(crate) fn forget_told(state: &mut State) {
    let holds = |told: &Followed| state.open().is_some_and(|document| told.holds(document.study()));
    if state.drafts.told().is_some_and(|told| !holds(told)) {
        state.drafts.tell(None);
    }
}

//! Steps in the history of the open study.

use super::{Edit, EditError, History, State};
use crate::study::Study;

/// Changes the open study.
///
/// # Errors
/// [`EditError`] where the edit is refused or changes nothing.
pub(super) fn edit(state: &mut State, edit: &Edit) -> Result<(), EditError> {
    let document = state.open().ok_or(EditError::Nothing)?;
    let study = edit.apply(document.study())?;
    let history = document.history.record(study, edit.about());
    set_history(state, history);
    Ok(())
}

/// Makes the next change of the open study an undo step of its own; `None` where it already is.
pub(super) fn settle(state: &mut State) -> Option<()> {
    let history = state.open()?.history.settle()?;
    set_history(state, history);
    Some(())
}

/// Takes back what the unsettled changes with this key did, all of it: the study is the one before them.
pub(super) fn take_back(state: &mut State, about: &str) {
    if let Some(history) = state.open().and_then(|document| document.history.without_step(about)) {
        set_history(state, history);
    }
}

pub(super) fn set_history(state: &mut State, history: History<Study>) {
    let id = history.present().id.clone();
    state.library = state.library.with_history(&id, history);
}

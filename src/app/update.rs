//! The one function by which the state changes.

use super::{Action, Edit, History, Library, Notice, Route, SaveState, Section, State};
use crate::study::Study;
use crate::study::text::{MAX_NAME, clean};

/// The state after an action; none when nothing changes.
pub fn update(state: &State, action: Action) -> Option<State> {
    let next = state.clone();
    match action {
        Action::Go(route) => go(state, route),
        Action::SetLanguage(language) => (language != state.language).then_some(State { language, ..next }),
        Action::AddStudy(study) => add_study(state, *study),
        Action::DuplicateStudy { id, new_id, title } => {
            let original = state.library.get(&id)?.study();
            let title = clean(&title, MAX_NAME);
            let copy = Study { id: free_id(&state.library, new_id)?, title, ..(**original).clone() };
            Some(State { library: state.library.add(vec![copy]), notice: None, ..next })
        }
        Action::RenameStudy { id, title } => {
            let library = state.library.rename(&id, &clean(&title, MAX_NAME))?;
            Some(State { library, notice: None, ..next })
        }
        Action::DeleteStudy(id) => delete(state, &id),
        // The notice goes with every other act on the list: while it is there, the last act is that deletion.
        Action::RestoreDeleted => match &state.notice {
            Some(Notice::Deleted(_)) => Some(State { library: state.library.undo()?, notice: None, ..next }),
            _ => None,
        },
        Action::Edit(edit) => change(state, &edit),
        Action::Settle => {
            let document = state.open()?;
            Some(with_history(state, document.history.settle()?))
        }
        Action::Undo => {
            let next = match state.open() {
                Some(document) => with_history(state, document.history.undo()?),
                None => State { library: state.library.undo()?, ..next },
            };
            Some(State { notice: None, ..next })
        }
        Action::Redo => {
            let next = match state.open() {
                Some(document) => with_history(state, document.history.redo()?),
                None => State { library: state.library.redo()?, ..next },
            };
            Some(State { notice: None, ..next })
        }
        Action::OfferImport(studies) => {
            (!studies.is_empty()).then_some(State { incoming: Some(studies), notice: None, ..next })
        }
        Action::AcceptImport(copies) => accept(state, copies),
        Action::RefuseImport => state.incoming.is_some().then_some(State { incoming: None, ..next }),
        Action::Notify(notice) => Some(State { notice: Some(notice), ..next }),
        Action::Dismiss => state.notice.is_some().then_some(State { notice: None, ..next }),
        // What is not kept stays so until it is: a new attempt is no news, and the warning is not taken away for it.
        Action::SetSave(SaveState::Saving) if matches!(state.save, SaveState::NotSaved(_)) => None,
        Action::SetSave(save) => (save != state.save).then_some(State { save, ..next }),
    }
}

fn go(state: &State, route: Route) -> Option<State> {
    if let Route::Study { id, .. } = &route {
        state.library.get(id)?;
    }
    (route != state.route).then(|| State { route, ..settled(state) })
}

/// The state in which the open study's next change is a step of its own.
fn settled(state: &State) -> State {
    let history = state.open().and_then(|document| document.history.settle());
    history.map_or_else(|| state.clone(), |history| with_history(state, history))
}

fn add_study(state: &State, mut study: Study) -> Option<State> {
    study.id = free_id(&state.library, study.id)?;
    let section = if study.outcomes.is_empty() { Section::Scope } else { Section::Outcomes };
    let route = Route::study(&study, section);
    let library = state.library.add(vec![study]);
    Some(State { library, route, notice: None, ..state.clone() })
}

fn delete(state: &State, id: &str) -> Option<State> {
    let title = state.library.get(id)?.study().title.clone();
    let library = state.library.remove(id)?;
    let is_open = matches!(&state.route, Route::Study { id: open, .. } if open == id);
    let route = if is_open { Route::Studies } else { state.route.clone() };
    Some(State { library, route, notice: Some(Notice::Deleted(title)), ..state.clone() })
}

fn change(state: &State, edit: &Edit) -> Option<State> {
    let document = state.open()?;
    let study = edit.apply(document.study()).ok()?;
    Some(with_history(state, document.history.record(study, edit.about())))
}

fn with_history(state: &State, history: History<Study>) -> State {
    let id = history.present().id.clone();
    State { library: state.library.with_history(&id, history), ..state.clone() }
}

/// Incoming studies keep their id where it is free, and take the one given otherwise.
fn accept(state: &State, copies: Vec<(String, String)>) -> Option<State> {
    let incoming = state.incoming.as_ref()?;
    let mut studies: Vec<Study> = Vec::with_capacity(incoming.len());
    for (study, (other_id, other_title)) in incoming.iter().zip(copies) {
        let taken = |id: &str| id.is_empty() || state.library.get(id).is_some() || studies.iter().any(|it| it.id == id);
        let mut study = (**study).clone();
        if taken(&study.id) {
            if taken(&other_id) {
                return None;
            }
            study = Study { id: other_id, title: clean(&other_title, MAX_NAME), ..study };
        }
        studies.push(study);
    }
    let notice = Some(Notice::Imported(studies.len()));
    let route = match studies.as_slice() {
        [only] => Route::study(only, Section::Outcomes),
        _ => Route::Studies,
    };
    let library = state.library.add(studies);
    Some(State { library, route, notice, incoming: None, ..state.clone() })
}

fn free_id(library: &Library, id: String) -> Option<String> {
    (!id.is_empty() && library.get(&id).is_none()).then_some(id)
}

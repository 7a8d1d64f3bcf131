//! The reducer: the only function that changes the state.

use super::apply::{edit, set_history, settle};
use super::navigate::go;
use super::rooms::first_room;
use super::{
    Action, Edit, EditError, EmbedAction, History, Library, Notice, PartKind, Removed, Route, SaveState, SeriesEdit,
    State, Table, TableChoice, place_block,
};
use super::{preview_action, typing};
use crate::present::Catalog;
use crate::study::Study;
use crate::study::lookup::position;
use crate::study::text::{MAX_NAME, clean};

/// The state after an action; `None` when nothing changes.
pub fn update(state: &State, action: Action) -> Option<State> {
    let typed = is_typed(&action);
    let mut next = state.clone();
    act(&mut next, action)?;
    if next.route != state.route {
        // Whoever goes elsewhere does not wait for a link.
        next.arriving = None;
    }
    if !typed {
        typing::follow(state, &mut next);
    }
    typing::forget_told(&mut next);
    close_explanation(state, &mut next);
    forget_removed(state, &mut next);
    Some(next)
}

/// Applies an action to a state; `None` when nothing changes.
fn act(state: &mut State, action: Action) -> Option<()> {
    match action {
        // Also where one is already.
        Action::Go(route) => {
            let waited = state.arriving.take();
            go(state, route).or(waited.map(drop))?;
        }
        Action::SetLanguage(language) => {
            replace(&mut state.language, language)?;
            // The texts have arrived.
            state.notice = state.notice.take().filter(|notice| !matches!(notice, Notice::NoTexts(_)));
        }
        Action::SetMapView(map) => replace(&mut state.map, map)?,
        Action::SetTheme(theme) => replace(&mut state.theme, theme)?,
        Action::SetProjector(on) => replace(&mut state.projector, on)?,
        Action::ShowKeys(on) => replace(&mut state.keys, on)?,
        Action::Search(query) => {
            let is_new = state.query != query || state.route != Route::Studies || !state.searching;
            go(state, Route::Studies);
            state.query = query;
            state.searching = true;
            is_new.then_some(())?;
        }
        Action::AddStudy(study) => add_study(state, *study)?,
        Action::DuplicateStudy { id, new_id, title } => {
            let original = state.library.get(&id)?.study();
            let title = clean(&title, MAX_NAME);
            let copy = Study { id: state.library.free_id(new_id)?, title, ..(**original).clone() };
            state.library = state.library.add(vec![copy]);
            state.notice = None;
        }
        Action::RenameStudy { id, title } => {
            state.library = state.library.rename(&id, &clean(&title, MAX_NAME))?;
            state.notice = None;
        }
        Action::DeleteStudy(id) => delete(state, &id)?,
        // Every other change of the list closes the notice: while it is shown, the deletion is the last change.
        Action::RestoreDeleted => {
            matches!(state.notice, Some(Notice::Deleted(_))).then_some(())?;
            state.library = state.library.undo()?;
            state.notice = None;
        }
        Action::Edit(change) => {
            if matches!(change, Edit::PasteBlock { .. }) {
                // The cell that is typed in may be one of those pasted over.
                typing::end(state);
            }
            let removed = removed(state, &change);
            match edit(state, &change) {
                // What was refused before has been answered.
                Ok(()) => {
                    state.notice = state.notice.take().filter(|notice| !matches!(notice, Notice::Refused(..)));
                    state.workspace.removed = removed;
                }
                Err(EditError::Nothing) => return None,
                // Tell the user about a refusal.
                Err(error) => state.notice = Some(Notice::Refused(error, change.unit())),
            }
        }
        Action::Type(field, text) => typing::type_text(state, field, text)?,
        Action::Leave(field) => typing::leave(state, &field)?,
        Action::TakeBack(field) => typing::take_back(state, &field)?,
        Action::ChooseReading(field, text) => typing::choose_reading(state, &field, text)?,
        Action::GiveBack => typing::give_back(state)?,
        Action::ChooseShape(path, shape) => typing::choose_shape(state, path, shape)?,
        Action::RestoreRemoved => {
            state.workspace.removed.take()?;
            typing::end(state);
            step(state, History::undo, Library::undo)?;
        }
        Action::ReadShares(choice) => read_shares(state, choice)?,
        Action::Table(action) => Table::act(&mut state.table, action)?,
        Action::Settle => settle(state)?,
        Action::Workspace(action) => state.workspace.act(action)?,
        Action::Embed(action) => embed(state, action)?,
        Action::Undo => {
            if !typing::undo(state) {
                step(state, History::undo, Library::undo)?;
                typing::end(state);
                state.notice = None;
            }
        }
        Action::Redo => {
            typing::end(state);
            step(state, History::redo, Library::redo)?;
            state.notice = None;
        }
        Action::OfferImport(studies) => {
            (!studies.is_empty()).then_some(())?;
            state.incoming = Some(studies);
            state.reading = None;
            state.notice = None;
        }
        Action::Reading(reading) => replace(&mut state.reading, reading)?,
        Action::AcceptImport(copies) => accept(state, copies)?,
        Action::RefuseImport => state.incoming.take().map(drop)?,
        Action::Preview(action) => preview_action::act(state, action)?,
        Action::Notify(notice) => state.notice = Some(notice),
        Action::Dismiss => state.notice.take().map(drop)?,
        // A new attempt to save does not clear the warning; only its success does.
        Action::SetSave(SaveState::Saving) if matches!(state.save, SaveState::NotSaved(_)) => return None,
        Action::SetSave(save) => replace(&mut state.save, save)?,
        Action::Device(news) => news.act(state)?,
        Action::OtherTab(done) => done.act(state)?,
        Action::SetRange(known) => state.ranges.put(known)?,
        Action::RestoreExample(example) => restore_example(state, *example)?,
    }
    Some(())
}

/// Pastes the block of the message once more, with its doubtful shares read as the user says.
fn read_shares(state: &mut State, choice: TableChoice) -> Option<()> {
    let Some(Notice::Pasted { asks: Some(asked), .. }) = &state.notice else { return None };
    let mut asked = (**asked).clone();
    let Edit::PasteBlock { at, rows, language, new_ids, shares } = &mut asked else { return None };
    *shares = Some(choice);
    let placed = place_block(state.open()?.study(), at, rows, *language, new_ids, *shares)?;
    edit(state, &asked).ok()?;
    state.notice = Some(Notice::pasted(&placed, asked, Catalog::of(state.language)));
    Some(())
}

/// The part that an edit deletes, with its name in the study that still has it.
fn removed(state: &State, change: &Edit) -> Option<Removed> {
    let (kind, id) = match change {
        Edit::Remove(kind, id) => (kind, id),
        Edit::Series(ids, SeriesEdit::Remove) => {
            let inputs = &state.open()?.study().inputs;
            (&PartKind::Input, ids.iter().min_by_key(|id| position(inputs, id))?)
        }
        Edit::Trial(edit) => return edit.removed(state.open()?.study(), Catalog::of(state.language)),
        _ => return None,
    };
    Removed::of(state.open()?.study(), *kind, id, Catalog::of(state.language))
}

/// What was deleted is told until the study changes otherwise, or the user leaves the room.
fn forget_removed(before: &State, state: &mut State) {
    let is_new = before.workspace.removed != state.workspace.removed;
    let same_study = match (before.open(), state.open()) {
        (Some(before), Some(now)) => before.study().is_same(now.study()),
        _ => false,
    };
    let stays = is_new || same_study && before.route == state.route;
    if !stays {
        state.workspace.removed = None;
    }
}

/// Whether an action is about a draft, and so keeps it.
fn is_typed(action: &Action) -> bool {
    matches!(action, Action::Type(..) | Action::Leave(_) | Action::TakeBack(_) | Action::ChooseReading(..))
}

/// Closes the explanation when the user leaves the room or the numbers of the study are others: figures contain positions in
/// lists, which then mean something else.
fn close_explanation(before: &State, state: &mut State) {
    if state.workspace.trail.is_empty() {
        return;
    }
    let numbers = |state: &State| state.open().map(|document| document.study().targets());
    let same_study = match (before.open(), state.open()) {
        (Some(before), Some(now)) => before.study().is_same(now.study()),
        _ => false,
    };
    // A scenario may add parts of its own, so that the same numbers do not tell.
    let same_numbers = state.workspace.trail_of.is_none() && numbers(before) == numbers(state);
    if before.route != state.route || !(same_study || same_numbers) {
        state.workspace.trail.clear();
    }
}

/// Replaces a value; `None` when it is the same.
fn replace<T: PartialEq>(place: &mut T, value: T) -> Option<()> {
    (*place != value).then(|| *place = value)
}

fn add_study(state: &mut State, mut study: Study) -> Option<()> {
    study.id = state.library.free_id(study.id)?;
    let route = Route::study(&study, first_room(&study));
    state.library = state.library.add(vec![study]);
    state.notice = None;
    go(state, route)
}

/// Puts the open study back as the worked case with its id is shipped, as one undo step.
fn restore_example(state: &mut State, example: Study) -> Option<()> {
    let document = state.open().filter(|document| document.id() == example.id && **document.study() != example)?;
    let history = document.history.record(example, None);
    typing::end(state);
    set_history(state, history);
    Some(())
}

/// Changes the settings of a widget for the study that the page is about.
fn embed(state: &mut State, action: EmbedAction) -> Option<()> {
    state.embedding = state.embedding.for_study(state.route.study_id()?).with(action)?;
    Some(())
}

fn delete(state: &mut State, id: &str) -> Option<()> {
    let title = state.library.get(id)?.study().title.clone();
    state.library = state.library.remove(id)?;
    if state.route.study_id() == Some(id) {
        state.route = Route::Studies;
    }
    state.notice = Some(Notice::Deleted(title));
    Some(())
}

/// Undoes or redoes one step in the open study or, without one, in the list.
fn step(
    state: &mut State,
    in_study: fn(&History<Study>) -> Option<History<Study>>,
    in_list: fn(&Library) -> Option<Library>,
) -> Option<()> {
    if let Some(document) = state.open() {
        let history = in_study(&document.history)?;
        set_history(state, history);
    } else {
        state.library = in_list(&state.library)?;
    }
    Some(())
}

/// Imports the incoming studies. Each keeps its id where that is free, and takes the given one otherwise.
fn accept(state: &mut State, copies: Vec<(String, String)>) -> Option<()> {
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
    let route = match studies.as_slice() {
        [only] => Route::study(only, first_room(only)),
        _ => Route::Studies,
    };
    state.incoming = None;
    state.notice = Some(Notice::Imported(studies.len()));
    state.library = state.library.add(studies);
    go(state, route);
    Some(())
}

impl State {
    /// Whether there is something to undo in the open study or, without one, in the list.
    pub fn can_undo(&self) -> bool {
        match self.open() {
            Some(document) => typing::unfinished(self).is_some() || document.history.can_undo(),
            None => self.library.can_undo(),
        }
    }

    /// Whether there is something to redo in the open study or, without one, in the list.
    pub fn can_redo(&self) -> bool {
        self.open().map_or_else(|| self.library.can_redo(), |document| document.history.can_redo())
    }
}

impl Action {
    /// Whether the action would change anything. Buttons are disabled accordingly.
    pub fn is_valid(&self, state: &State) -> bool {
        match self {
            Self::Undo => state.can_undo(),
            Self::Redo => state.can_redo(),
            Self::Edit(edit) => state.open().is_some_and(|document| edit.apply(document.study()).is_ok()),
            other => update(state, other.clone()).is_some(),
        }
    }
}

//! Going from one place of the page to another.

use super::apply::settle;
use super::{Notice, Route, State, Workspace, typing};

/// Maximum number of recently opened studies.
const RECENT: usize = 5;

/// Goes to a route; to the list, which says so, when its study is not there. `None` when nothing changes.
pub(super) fn go(state: &mut State, route: Route) -> Option<()> {
    if route.study_id().is_some_and(|id| state.library.get(id).is_none()) {
        let _ = go(state, Route::Studies);
        state.notice = Some(Notice::NoStudy);
        return Some(());
    }
    state.searching = false;
    if route == state.route {
        return None;
    }
    if let Route::Study { id, .. } = &route
        && state.library.preview().is_none_or(|document| document.id() != id)
    {
        remember(&mut state.recent, id);
    }
    state.workspace.sharing = false;
    // The next change of the study that the user leaves is an undo step of its own.
    settle(state);
    typing::end(state);
    enter(state, &route);
    state.notice = state.notice.take().filter(|notice| !matches!(notice, Notice::NoStudy));
    state.table = None;
    if let Route::Embed(id) = &route {
        state.embedding = state.embedding.for_study(id);
    }
    state.route = route;
    Some(())
}

/// Resets the workspace when another study is opened.
fn enter(state: &mut State, route: &Route) {
    let study_of = |route: &Route| match route {
        Route::Study { id, .. } => id.clone(),
        Route::Studies | Route::New | Route::Page(_) | Route::Embed(_) => String::new(),
    };
    if state.workspace.study.is_empty() {
        state.workspace.study = study_of(&state.route);
    }
    let entered = study_of(route);
    if !entered.is_empty() && entered != state.workspace.study {
        state.workspace = Workspace { study: entered, ..Workspace::default() };
    }
}

/// Moves a study to the front of the recently opened ones.
pub(super) fn remember(recent: &mut Vec<String>, id: &str) {
    recent.retain(|other| other != id);
    recent.insert(0, id.to_owned());
    recent.truncate(RECENT);
}

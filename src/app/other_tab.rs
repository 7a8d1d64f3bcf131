//! What another tab of the browser did to the studies.

use super::{Notice, Route, State};
use crate::present::Catalog;
use crate::study::text::{MAX_NAME, clean};
use crate::study::{Shared, Study};

/// The start of the id of a study that keeps a change which met another one.
const CONFLICT: &str = "conflict";

/// Something that another tab did.
#[derive(Debug, Clone, PartialEq)]
pub enum OtherTab {
    /// It saved a study that is unchanged here, or unknown.
    Saved(Shared<Study>),
    /// It deleted a study that is unchanged here.
    Deleted(String),
    /// It saved a study that is changed here too: that one is adopted, and what is here becomes a copy with this id.
    Conflict(Shared<Study>, String),
}

impl OtherTab {
    /// The id of a copy that keeps a change; `name` makes it unique.
    pub fn copy_id(name: &str) -> String {
        [CONFLICT, "-", name].concat()
    }

    /// Brings the state in line; `None` when nothing changes.
    pub(super) fn act(self, state: &mut State) -> Option<()> {
        match self {
            Self::Saved(study) => {
                let is_conflict = state.library.get(&study.id).is_none() && study.id.starts_with(CONFLICT);
                let notice = is_conflict.then(|| Notice::Conflict(study.title.clone()));
                state.library = state.library.with_study(study);
                state.notice = notice.or(state.notice.take());
            }
            Self::Deleted(id) => {
                let title = state.library.get(&id)?.study().title.clone();
                state.library = state.library.without(&id);
                state.recent.retain(|recent| *recent != id);
                if state.route.study_id() == Some(&id) {
                    state.route = Route::Studies;
                }
                state.notice = Some(Notice::DeletedElsewhere(title));
            }
            Self::Conflict(theirs, copy) => {
                let mine = state.library.get(&theirs.id)?.study().clone();
                let id = state.library.free_id(copy)?;
                let catalog = Catalog::of(state.language);
                let title = catalog.fill("conflict.title", &[("title", catalog.title_or_untitled(&mine.title))]);
                let title = clean(&title, MAX_NAME);
                // Who works on it goes on with what is on the screen.
                if let Route::Study { id: open, .. } | Route::Embed(open) = &mut state.route
                    && *open == theirs.id
                {
                    open.clone_from(&id);
                    if state.embedding.study == theirs.id {
                        state.embedding.study.clone_from(&id);
                    }
                }
                let copy = Shared::new(Study { id, title: title.clone(), ..(*mine).clone() });
                state.library = state.library.with_study(theirs).with_study(copy);
                state.notice = Some(Notice::Conflict(title));
            }
        }
        Some(())
    }
}

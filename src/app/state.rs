//! Everything that the page shows follows from this.

use super::{Document, Library, Notice, Route, SaveState};
use crate::number::Language;
use crate::study::{Shared, Study};

/// The state of the page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    /// The studies.
    pub library: Library,
    /// Where the person is.
    pub route: Route,
    /// The language of the page.
    pub language: Language,
    /// What just happened.
    pub notice: Option<Notice>,
    /// Studies read from a file, shown before they come in.
    pub incoming: Option<Vec<Shared<Study>>>,
    /// Whether the work is kept.
    pub save: SaveState,
}

impl State {
    /// The study that the person is in.
    pub fn open(&self) -> Option<&Shared<Document>> {
        match &self.route {
            Route::Studies => None,
            Route::Study { id, .. } => self.library.get(id),
        }
    }

    /// Whether there is something to undo where the person is.
    pub fn can_undo(&self) -> bool {
        self.open().map_or_else(|| self.library.can_undo(), |document| document.history.can_undo())
    }

    /// Whether there is something to redo where the person is.
    pub fn can_redo(&self) -> bool {
        self.open().map_or_else(|| self.library.can_redo(), |document| document.history.can_redo())
    }
}

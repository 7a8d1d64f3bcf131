//! Everything that the page shows follows from this.

use super::typing;
use super::{Document, Drafts, Library, Notice, Route, SaveState, Section, Workspace};
use crate::number::Language;
use crate::study::{Shared, Study};

/// How the outcomes of a study are shown. Both ways edit the same study.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MapView {
    /// All of them, in a dense table: the value map.
    #[default]
    Table,
    /// One at a time, with everything that is known of it.
    Card,
}

impl MapView {
    /// Both ways.
    pub const ALL: [Self; 2] = [Self::Table, Self::Card];

    /// Its word in the settings, and the key of its name in the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Card => "card",
        }
    }

    /// The way with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.word() == word)
    }
}

/// The state of the page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    /// The studies.
    pub library: Library,
    /// Where the person is.
    pub route: Route,
    /// The language of the page.
    pub language: Language,
    /// How the outcomes are shown.
    pub map: MapView,
    /// Whether the page is shown to a room: large, and without what is only there to work with.
    pub projector: bool,
    /// Whether the list of keys is shown.
    pub keys: bool,
    /// What is looked for in the list of studies.
    pub query: String,
    /// Whether the person has just asked to look for something.
    pub searching: bool,
    /// Ids of the studies opened recently, the last one first.
    pub recent: Vec<String>,
    /// What is open in the open study.
    pub workspace: Workspace,
    /// What is being typed.
    pub drafts: Drafts,
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
            Route::Studies | Route::Page(_) => None,
            Route::Study { id, .. } => self.library.get(id),
        }
    }

    /// The room of the open study that the person is in.
    pub fn section(&self) -> Option<Section> {
        match &self.route {
            Route::Studies | Route::Page(_) => None,
            Route::Study { section, .. } => Some(*section),
        }
    }

    /// Whether there is something to undo where the person is.
    pub fn can_undo(&self) -> bool {
        let in_study = |document: &Shared<Document>| typing::unfinished(self).is_some() || document.history.can_undo();
        self.open().map_or_else(|| self.library.can_undo(), in_study)
    }

    /// Whether there is something to redo where the person is.
    pub fn can_redo(&self) -> bool {
        self.open().map_or_else(|| self.library.can_redo(), |document| document.history.can_redo())
    }
}

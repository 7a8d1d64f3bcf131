//! The state of the page, from which everything it shows is derived.

use super::{
    Device, Document, Drafts, EmbedSettings, Library, Notice, Preview, RatioRanges, Route, SaveState, Section, Table,
    Theme, Workspace,
};
use crate::number::Language;
use crate::study::{Shared, Study};

/// The view of the outcomes. Both views edit the same study.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum MapView {
    /// All outcomes in a dense table: the impact map.
    #[default]
    Table,
    /// One outcome at a time, with all its fields.
    Card,
}

impl MapView {
    /// Both views.
    pub const ALL: [Self; 2] = [Self::Table, Self::Card];

    /// Its word in the settings, and the key of its name in the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Card => "card",
        }
    }

    /// The view with this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|view| view.word() == word)
    }
}

/// The state of the page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct State {
    /// The studies.
    pub library: Library,
    /// The current route.
    pub route: Route,
    /// The language of the page.
    pub language: Language,
    /// The view of the outcomes.
    pub map: MapView,
    /// Light or dark.
    pub theme: Theme,
    /// Whether projector mode is on: large type, without what is only needed to edit.
    pub projector: bool,
    /// Whether the list of keyboard commands is shown.
    pub keys: bool,
    /// The search text in the list of studies.
    pub query: String,
    /// Whether the user has just started a search.
    pub searching: bool,
    /// Ids of the studies opened recently, the last one first.
    pub recent: Vec<String>,
    /// What is open and chosen in the open study.
    pub workspace: Workspace,
    /// The settings of a widget for another site.
    pub embedding: EmbedSettings,
    /// The drafts.
    pub drafts: Drafts,
    /// A table pasted from a spreadsheet, before the user brings it in.
    pub table: Option<Table>,
    /// The current message.
    pub notice: Option<Notice>,
    /// How far a file with many studies is read.
    pub reading: Option<Reading>,
    /// Studies read from a file, before the user imports them.
    pub incoming: Option<Vec<Shared<Study>>>,
    /// The text of a link that is not read yet.
    pub arriving: Option<String>,
    /// What the link said besides its study.
    pub preview: Option<Preview>,
    /// Whether the work is saved.
    pub save: SaveState,
    /// What the browser keeps beside the studies.
    pub device: Device,
    /// The ranges of the ratios that were simulated.
    pub ranges: RatioRanges,
}

/// How far a file with many studies is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// How many studies are read.
    pub done: usize,
    /// How many there are.
    pub all: usize,
}

impl State {
    /// The open study.
    pub fn open(&self) -> Option<&Shared<Document>> {
        match &self.route {
            Route::Studies | Route::New | Route::Page(_) | Route::Embed(_) => None,
            Route::Study { id, .. } => self.library.get(id),
        }
    }

    /// The study that was opened last, if it is still there.
    pub fn last_opened(&self) -> Option<&Shared<Document>> {
        self.recent.iter().find_map(|id| self.library.get(id))
    }

    /// The current room of the open study.
    pub fn section(&self) -> Option<Section> {
        match &self.route {
            Route::Studies | Route::New | Route::Page(_) | Route::Embed(_) => None,
            Route::Study { section, .. } => Some(*section),
        }
    }
}

//! Files on the device into which studies are saved too.

/// How it stands with such a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkState {
    /// Not known yet in this visit.
    Unknown,
    /// What is saved in the browser is saved there too.
    Linked,
    /// The browser wants to be allowed again.
    Asks,
    /// Somebody else changed the file: it is not written over.
    Changed,
    /// The file could not be written.
    Failed,
}

impl LinkState {
    /// Its word, and the key of its sentence in the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Linked => "linked",
            Self::Asks => "asks",
            Self::Changed => "changed",
            Self::Failed => "failed",
        }
    }

    /// The state with this word of `linked-file.js`.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Linked, Self::Asks, Self::Changed, Self::Failed].into_iter().find(|state| state.word() == word)
    }
}

/// The file of a study.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedFile {
    /// The study.
    pub study_id: String,
    /// The name of the file.
    pub name: String,
    /// How it stands with it.
    pub state: LinkState,
}

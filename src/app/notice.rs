//! What the page tells a person about itself.

use super::EditError;
use crate::number::Language;
use crate::study::field::FieldUnit;

/// Why the browser's storage cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StorageProblem {
    /// The browser refuses access: private mode, blocked cookies, a frame.
    Blocked,
    /// There is no room left.
    Full,
    /// What was written could not be read back.
    Unreliable,
    /// The stored study was written by a newer version and is left untouched.
    Newer,
}

impl StorageProblem {
    /// The key of its words in the catalogue, without its prefix.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Blocked => "blocked",
            Self::Full => "full",
            Self::Unreliable => "unreliable",
            Self::Newer => "newer",
        }
    }
}

/// Whether what is on the screen is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SaveState {
    /// Everything is kept in this browser.
    #[default]
    Saved,
    /// Something is about to be kept.
    Saving,
    /// It is not kept.
    NotSaved(StorageProblem),
}

/// Something that just happened and deserves a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A study was deleted; its title. It can be undone.
    Deleted(String),
    /// So many studies came in.
    Imported(usize),
    /// Cells were pasted: what was taken over, and a sentence for each that was left out.
    Pasted {
        /// What was taken over.
        sentence: String,
        /// Why each of the others was left out.
        refused: Vec<String>,
    },
    /// A file could not be read: where, and the key and arguments of the sentence.
    ImportFailed {
        /// JSON path.
        path: String,
        /// Key of the sentence.
        key: String,
        /// Its arguments.
        arguments: Vec<(&'static str, String)>,
    },
    /// So many stored studies are damaged and were left untouched.
    Damaged(usize),
    /// A change was refused; the study is as it was.
    Refused(EditError, FieldUnit),
    /// The texts of a language could not be fetched.
    NoTexts(Language),
}

//! Messages of the page to the user, and the state of saving.

use super::paste::{Placed, Reason};
use super::storage::{StorageProblem, Told};
use super::{Edit, EditError, LinkState};
use crate::number::Language;
use crate::present::Catalog;
use crate::study::field::FieldUnit;

/// Whether the work is saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum SaveState {
    /// Everything is saved in this browser, and on the disk of this device.
    #[default]
    Saved,
    /// Everything is saved in this browser, which has no place for a durable copy: if it is killed, the last minute may be lost.
    SavedOnce,
    /// A change is about to be saved.
    Saving,
    /// The last change is not saved.
    NotSaved(StorageProblem),
}

/// A message about something that just happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// A study with this title was deleted; this can be undone.
    Deleted(String),
    /// This many studies were imported.
    Imported(usize),
    /// A text was copied to the clipboard, or the browser refused that.
    TextCopied(bool),
    /// A table was copied to the clipboard, or the browser refused that.
    Copied(bool),
    /// Cells were pasted: what was adopted, and a sentence for each cell that was left out.
    Pasted {
        /// What was adopted.
        sentence: String,
        /// Why each of the other cells was left out.
        refused: Vec<String>,
        /// The edit that pasted them, where it left out shares that may be in per cent or a part of 1.
        asks: Option<Box<Edit>>,
    },
    /// A file could not be read: where, and the key and arguments of the message.
    ImportFailed {
        /// JSON path.
        path: String,
        /// Key of the message.
        key: String,
        /// Its arguments.
        arguments: Vec<(&'static str, String)>,
    },
    /// A link was refused, with this sentence.
    LinkRefused(String),
    /// What happened to stored studies of which a record cannot be opened.
    Recovered(Vec<Told>),
    /// The local storage is used up to this part, in per cent.
    AlmostFull(usize),
    /// A study with this title comes near the size that can be opened again.
    Large(String),
    /// How it stands with the file of this name, into which a study is saved too.
    File(LinkState, String),
    /// The program stopped twice in a row: no study was opened.
    SafeMode,
    /// The work was not exported for a week.
    ExportReminder,
    /// Something that the page fetches when it is first needed did not come.
    NotCome,
    /// Two tabs changed the same study: the change of one is kept as a study with this title.
    Conflict(String),
    /// Another tab deleted the study with this title.
    DeletedElsewhere(String),
    /// The storage was emptied from outside while the page was open. What is open was written again.
    StorageEmptied,
    /// A change was refused; the study is as it was.
    Refused(EditError, FieldUnit),
    /// An address named a study that is not in this browser.
    NoStudy,
    /// A worked case could not be fetched.
    NoCase,
    /// The texts of a language could not be fetched.
    NoTexts(Language),
}

impl Notice {
    /// What to tell of a block that an edit pasted so, and what to ask about it.
    pub fn pasted(placed: &Placed, edit: Edit, catalog: &Catalog) -> Self {
        let refused = placed.refused.iter().map(|refused| refused.sentence(catalog)).collect();
        let asks = placed.refused.iter().any(|refused| matches!(refused.reason, Reason::PercentOrPart { .. }));
        Self::Pasted { sentence: placed.sentence(catalog), refused, asks: asks.then(|| Box::new(edit)) }
    }
}

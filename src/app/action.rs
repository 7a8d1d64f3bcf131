//! What a person, or the browser, can do to the state.

use super::typing::{NumberField, TypedField};
use super::{Edit, MapView, Notice, Route, SaveState, State, WorkspaceAction};
use crate::number::{Decimal, Language};
use crate::study::{Shared, Study};

/// Something that happens. Plain data: a list of actions replays a session.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Goes somewhere; nothing happens when the study does not exist.
    Go(Route),
    /// Changes the language of the page; the work stays.
    SetLanguage(Language),
    /// Shows the outcomes in another way.
    SetMapView(MapView),
    /// Shows the page to a room, or as usual.
    SetProjector(bool),
    /// Shows the list of keys, or hides it.
    ShowKeys(bool),
    /// Looks for studies by what they are called, in their list.
    Search(String),
    /// Adds a study and opens it in the room of its scope, or of its outcomes when it has some. Nothing happens when its
    /// id is taken or empty.
    AddStudy(Box<Study>),
    /// Adds a copy of a study with a new id and title.
    DuplicateStudy {
        /// Which study.
        id: String,
        /// Id of the copy.
        new_id: String,
        /// Title of the copy.
        title: String,
    },
    /// Gives a study another title, from the list.
    RenameStudy {
        /// Which study.
        id: String,
        /// Its new title.
        title: String,
    },
    /// Deletes a study; it can be undone from the list.
    DeleteStudy(String),
    /// Brings back the study whose deletion the notice speaks of, wherever the person is; nothing happens without it.
    RestoreDeleted,
    /// Changes the open study.
    Edit(Edit),
    /// A text is typed in a field of the open study, in the place of the one that stood there.
    Type(TypedField, String),
    /// The person leaves a field: its text goes unless it is refused, and the next change is a step of its own.
    Leave(TypedField),
    /// The person takes back what is typed in a field.
    TakeBack(TypedField),
    /// The person says which number was meant by a text that can be read in two ways.
    ChooseReading(NumberField, Decimal),
    /// A change that is made in many steps, with a slider say, is at its end.
    Settle,
    /// Opens, closes or chooses something in the open study.
    Workspace(WorkspaceAction),
    /// Gives back the number of a text that is refused or unfinished; else undoes the last change where the person is.
    Undo,
    /// Does it again.
    Redo,
    /// Shows studies read from a file before they come in.
    OfferImport(Vec<Shared<Study>>),
    /// Lets them in. One whose id is taken comes in as a copy, with the id and title given here: a study never replaces
    /// another one.
    AcceptImport(Vec<(String, String)>),
    /// Leaves them out.
    RefuseImport,
    /// Tells the person something.
    Notify(Notice),
    /// The person has read it.
    Dismiss,
    /// The browser says whether the work is kept.
    SetSave(SaveState),
}

impl Action {
    /// Whether it is a key typed in a field or a step of a slider, which show it themselves: the rest of the page may follow later.
    pub fn is_typed(&self) -> bool {
        matches!(self, Self::Type(..) | Self::Edit(Edit::SetValue(..)))
    }

    /// Whether it is the browser's and not the person's: it is shown with what waits to be shown.
    pub fn is_background(&self) -> bool {
        matches!(self, Self::SetSave(_))
    }

    /// Whether the action would change anything. Buttons and keys ask this.
    pub fn is_valid(&self, state: &State) -> bool {
        match self {
            Self::Undo => state.can_undo(),
            Self::Redo => state.can_redo(),
            Self::Edit(edit) => state.open().is_some_and(|document| edit.apply(document.study()).is_ok()),
            other => super::update(state, other.clone()).is_some(),
        }
    }
}

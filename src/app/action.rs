//! Actions: everything that the user or the browser does to the state.

use super::typing::TypedField;
use super::{
    DeviceNews, Edit, EmbedAction, KnownRange, MapView, Notice, OtherTab, PreviewAction, Reading, Route, SaveState,
    TableAction, TableChoice, Theme, WorkspaceAction,
};
use crate::number::Language;
use crate::study::{NumberPath, RangeShape, Shared, Study};

/// An action. Plain data: a list of actions replays a session.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Goes to a route; to the list, which says so, when its study does not exist.
    Go(Route),
    /// Changes the language of the page; studies are unaffected.
    SetLanguage(Language),
    /// Changes the view of the outcomes.
    SetMapView(MapView),
    /// Changes the colours of the page.
    SetTheme(Theme),
    /// Turns projector mode on or off.
    SetProjector(bool),
    /// Shows or hides the list of keyboard commands.
    ShowKeys(bool),
    /// Searches the list of studies by title and organisation.
    Search(String),
    /// Adds a study and opens the room of its scope, or of its outcomes when it has some. Does nothing when its id is taken or
    /// empty.
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
    /// Renames a study, from the list.
    RenameStudy {
        /// Which study.
        id: String,
        /// Its new title.
        title: String,
    },
    /// Deletes a study; undo in the list brings it back.
    DeleteStudy(String),
    /// Brings back the study of the [`Notice::Deleted`] on screen, from any route; does nothing without that notice.
    RestoreDeleted,
    /// Changes the open study.
    Edit(Edit),
    /// Replaces the text of a field of the open study: a key was typed.
    Type(TypedField, String),
    /// The user leaves a field: its draft goes unless it is refused, and the next change is an undo step of its own.
    Leave(TypedField),
    /// The user discards what was typed in a field.
    TakeBack(TypedField),
    /// The user chooses one reading of a doubtful text: it is typed in its place.
    ChooseReading(TypedField, String),
    /// Gives a number back as it was before its range, its shape or its value followed what was typed last.
    GiveBack,
    /// Gives a number's range another shape, and moves the range around the value where the shape wants that.
    ChooseShape(NumberPath, RangeShape),
    /// Brings back the part that was deleted last, as long as it is told.
    RestoreRemoved,
    /// Says how the shares are read that the block pasted last left out, and pastes it so.
    ReadShares(TableChoice),
    /// Does something with a pasted table.
    Table(TableAction),
    /// Ends a change made in many steps, with a slider for instance: the next one is an undo step of its own.
    Settle,
    /// Opens, closes or chooses something in the open study.
    Workspace(WorkspaceAction),
    /// Changes the settings of a widget for another site.
    Embed(EmbedAction),
    /// Restores the number of a refused or unfinished draft; without one, undoes the last change of the open study or of the
    /// list.
    Undo,
    /// Redoes the last undone change.
    Redo,
    /// Says how far a file with many studies is read; none once it is, or to stop.
    Reading(Option<Reading>),
    /// Shows a preview of the studies read from a file.
    OfferImport(Vec<Shared<Study>>),
    /// Imports them. A study whose id is taken is imported as a copy, with the id and title given here: an import never
    /// replaces a study.
    AcceptImport(Vec<(String, String)>),
    /// Discards them.
    RefuseImport,
    /// Does something with a study that a link brings.
    Preview(PreviewAction),
    /// Shows a message.
    Notify(Notice),
    /// Closes the message.
    Dismiss,
    /// Reports whether the work is saved.
    SetSave(SaveState),
    /// Takes over what another tab did.
    OtherTab(OtherTab),
    /// Something changed in what the browser keeps.
    Device(DeviceNews),
    /// A simulation found the range of a ratio.
    SetRange(KnownRange),
    /// Puts a worked case back as it is shipped; undo brings the changes back.
    RestoreExample(Box<Study>),
}

impl Action {
    /// Whether the action is a key in a field or a step of a slider. The control shows it at once; the rest of the page may
    /// render later.
    pub fn is_typed(&self) -> bool {
        matches!(self, Self::Type(..) | Self::Edit(Edit::SetValue(..)))
    }

    /// Whether the action comes from the browser, not the user: it may render together with a pending change.
    pub fn is_background(&self) -> bool {
        matches!(self, Self::SetSave(_) | Self::SetRange(_) | Self::OtherTab(_) | Self::Device(_))
    }
}

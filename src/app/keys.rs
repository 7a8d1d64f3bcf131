//! Keyboard commands: one table from keys to commands, and back to the names of the keys.

use super::rooms::room;
use super::{Action, Page, Route, Section, State, TableAction, WorkspaceAction};
use std::borrow::Cow;

/// A key press.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Press<'a> {
    /// The character of the key, such as `z` (`KeyboardEvent.key`).
    pub key: &'a str,
    /// The position of the key, such as `Digit1` (`KeyboardEvent.code`): some keyboard layouts need Shift for digits.
    pub code: &'a str,
    /// Whether Control, or Command on a Mac, is held.
    pub control: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether Shift is held.
    pub shift: bool,
}

/// A command that a key runs from anywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Undo.
    Undo,
    /// Redo.
    Redo,
    /// Go to the room of the open study with this number.
    Room(usize),
    /// Search the studies.
    Search,
    /// Open the help page.
    Help,
    /// Turn projector mode on or off.
    Projector,
    /// Show or hide the list of keyboard commands.
    Keys,
    /// Close what a command opened.
    Leave,
}

impl Command {
    /// The commands in the list shown to the user, in its order; the rooms are one line.
    pub const LISTED: [Self; 8] =
        [Self::Undo, Self::Redo, Self::Room(1), Self::Search, Self::Projector, Self::Help, Self::Keys, Self::Leave];

    /// The command of a key press, if it has one.
    pub fn of(press: &Press<'_>) -> Option<Self> {
        let lower = press.key.to_ascii_lowercase();
        match (press.control, press.alt, press.shift, lower.as_str()) {
            (true, false, false, "z") => Some(Self::Undo),
            (true, false, true, "z") | (true, false, false, "y") => Some(Self::Redo),
            (true, false, false, "k") => Some(Self::Search),
            (false, false, false, "f1") => Some(Self::Help),
            (false, false, false, "escape") => Some(Self::Leave),
            (false, true, false, _) => match press.code {
                "Digit0" => Some(Self::Keys),
                "KeyP" => Some(Self::Projector),
                code => code.strip_prefix("Digit")?.parse().ok().map(Self::Room),
            },
            _ => None,
        }
    }

    /// The action of the command in a state; `None` where it does nothing.
    pub fn action(self, state: &State) -> Option<Action> {
        Some(match self {
            Self::Undo => Action::Undo,
            Self::Redo => Action::Redo,
            Self::Room(number) => {
                let study = state.open()?.study();
                Action::Go(Route::study(study, room(study, number)?))
            }
            Self::Search => Action::Search(state.query.clone()),
            Self::Help => Action::Go(Route::Page(Page::Help)),
            Self::Projector => Action::SetProjector(!state.projector),
            Self::Keys => Action::ShowKeys(!state.keys),
            Self::Leave if state.keys => Action::ShowKeys(false),
            Self::Leave if state.workspace.sharing => Action::Workspace(WorkspaceAction::Share(false)),
            Self::Leave if state.projector => Action::SetProjector(false),
            Self::Leave if state.table.is_some() => Action::Table(TableAction::Close),
            Self::Leave => Action::Workspace(WorkspaceAction::TogglePedigree(state.workspace.pedigree.clone()?)),
        })
    }

    /// The key of its name in the catalogue, without its prefix.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Room(_) => "rooms",
            Self::Search => "search",
            Self::Help => "help",
            Self::Projector => "project",
            Self::Keys => "list",
            Self::Leave => "leave",
        }
    }

    /// The keys in the form of `aria-keyshortcuts`: `Control+Z`; of the rooms the first and the last digit.
    pub fn keys(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Undo => "Control+Z",
            Self::Redo => "Control+Shift+Z",
            Self::Room(_) => return Cow::Owned(format!("Alt+1…{}", Section::ALL.len())),
            Self::Search => "Control+K",
            Self::Help => "F1",
            Self::Projector => "Alt+P",
            Self::Keys => "Alt+0",
            Self::Leave => "Escape",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::Library;
    use crate::app::rooms::rooms;
    use crate::json::Json;
    use crate::study::Study;
    use crate::study::StudyMethod;

    #[track_caller]
    fn check(press: Press<'_>, expected: Option<Command>) {
        assert_eq!(Command::of(&press), expected, "{press:?}");
    }

    #[test]
    fn keys_are_commands_whatever_the_keyboard_writes() {
        let control = Press { control: true, ..Press::default() };
        check(Press { key: "z", ..control }, Some(Command::Undo));
        // With Caps Lock, letters come in upper case.
        check(Press { key: "Z", ..control }, Some(Command::Undo));
        check(Press { key: "Z", shift: true, ..control }, Some(Command::Redo));
        check(Press { key: "Y", ..control }, Some(Command::Redo));
        check(Press { key: "k", ..control }, Some(Command::Search));
        let alt = Press { alt: true, ..Press::default() };
        // A French keyboard types & where an English one types 1.
        check(Press { key: "&", code: "Digit1", ..alt }, Some(Command::Room(1)));
        check(Press { key: "(", code: "Digit5", ..alt }, Some(Command::Room(5)));
        check(Press { key: "è", code: "Digit7", ..alt }, Some(Command::Room(7)));
        check(Press { code: "Digit0", ..alt }, Some(Command::Keys));
        check(Press { key: "F1", ..Press::default() }, Some(Command::Help));
    }

    #[test]
    fn the_list_names_as_many_rooms_as_answer() {
        let mut study = Study { id: "s".to_owned(), ..Study::default() };
        study.set_method_part(StudyMethod::Trial, Some(Json::Object(Vec::new())));
        let state = State {
            route: Route::study(&study, Section::Outcomes),
            library: Library::new(vec![study]),
            ..State::default()
        };
        let answers = |digit: &usize| {
            let code = format!("Digit{digit}");
            let command = Command::of(&Press { code: &code, alt: true, ..Press::default() });
            matches!(command.and_then(|command| command.action(&state)), Some(Action::Go(_)))
        };
        let last = (1..=9).filter(answers).max();
        let keys = Command::Room(1).keys();
        let listed = keys.rsplit('…').next().and_then(|last| last.parse().ok());
        assert_eq!((listed, last), (Some(rooms(state.open().unwrap().study()).len()), listed));
    }

    #[test]
    fn what_is_typed_is_no_command() {
        for key in ["z", "k", "1", "p", "?"] {
            check(Press { key, code: "Digit1", ..Press::default() }, None);
        }
        // AltGr types characters.
        check(Press { key: "1", code: "Digit1", control: true, alt: true, shift: false }, None);
    }

    #[test]
    fn a_command_that_needs_a_study_does_nothing_without_one() {
        assert_eq!(Command::Room(3).action(&State::default()), None);
        assert_eq!(Command::Help.action(&State::default()), Some(Action::Go(Route::Page(Page::Help))));
    }
}

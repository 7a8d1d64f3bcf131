//! Keyboard commands: one table from keys to commands, and back to the names of the keys.

use super::{Action, Page, Route, Section, State};

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
    /// Go to a room of the open study.
    Room(Section),
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
    pub const LISTED: [Self; 8] = [
        Self::Undo,
        Self::Redo,
        Self::Room(Section::Scope),
        Self::Search,
        Self::Projector,
        Self::Help,
        Self::Keys,
        Self::Leave,
    ];

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
                code => {
                    let digit = code.strip_prefix("Digit")?.parse::<usize>().ok()?;
                    Section::ALL.get(digit.checked_sub(1)?).map(|section| Self::Room(*section))
                }
            },
            _ => None,
        }
    }

    /// The action of the command in a state; `None` where it does nothing.
    pub fn action(self, state: &State) -> Option<Action> {
        Some(match self {
            Self::Undo => Action::Undo,
            Self::Redo => Action::Redo,
            Self::Room(section) => Action::Go(Route::study(state.open()?.study(), section)),
            Self::Search => Action::Search(state.query.clone()),
            Self::Help => Action::Go(Route::Page(Page::Help)),
            Self::Projector => Action::SetProjector(!state.projector),
            Self::Keys => Action::ShowKeys(!state.keys),
            Self::Leave if state.keys => Action::ShowKeys(false),
            Self::Leave if state.projector => Action::SetProjector(false),
            Self::Leave => return None,
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

    /// The keys in the form of `aria-keyshortcuts`: `Control+Z`.
    pub const fn keys(self) -> &'static str {
        match self {
            Self::Undo => "Control+Z",
            Self::Redo => "Control+Shift+Z",
            Self::Room(_) => "Alt+1…7",
            Self::Search => "Control+K",
            Self::Help => "F1",
            Self::Projector => "Alt+P",
            Self::Keys => "Alt+0",
            Self::Leave => "Escape",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
        check(Press { key: "&", code: "Digit1", ..alt }, Some(Command::Room(Section::Scope)));
        check(Press { key: "(", code: "Digit5", ..alt }, Some(Command::Room(Section::Result)));
        check(Press { key: "è", code: "Digit7", ..alt }, Some(Command::Room(Section::Uncertainty)));
        check(Press { code: "Digit0", ..alt }, Some(Command::Keys));
        check(Press { key: "F1", ..Press::default() }, Some(Command::Help));
    }

    #[test]
    fn the_list_names_as_many_rooms_as_answer() {
        let answers = |digit: &usize| {
            let code = format!("Digit{digit}");
            matches!(Command::of(&Press { code: &code, alt: true, ..Press::default() }), Some(Command::Room(_)))
        };
        let last = (1..=9).filter(answers).max();
        let listed = Command::Room(Section::Scope).keys().rsplit('…').next().and_then(|last| last.parse().ok());
        assert_eq!((listed, last), (Some(Section::ALL.len()), Some(Section::ALL.len())));
    }

    #[test]
    fn what_is_typed_is_no_command() {
        for key in ["z", "k", "1", "p", "?"] {
            check(Press { key, code: "Digit1", ..Press::default() }, None);
        }
        // AltGr types characters.
        check(Press { key: "1", code: "Digit1", control: true, alt: true, shift: false }, None);
        check(Press { code: "Digit9", alt: true, ..Press::default() }, None);
    }

    #[test]
    fn a_command_that_needs_a_study_does_nothing_without_one() {
        assert_eq!(Command::Room(Section::Inputs).action(&State::default()), None);
        assert_eq!(Command::Help.action(&State::default()), Some(Action::Go(Route::Page(Page::Help))));
    }
}

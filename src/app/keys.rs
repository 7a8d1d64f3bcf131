//! The keys: one table from keys to commands, and back to the words for them.

use super::{Action, Page, Route, Section, State};

/// A key as it is pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Press<'a> {
    /// What the key writes, such as `z`.
    pub key: &'a str,
    /// Where the key is, such as `Digit1`: digits need another key on some keyboards.
    pub code: &'a str,
    /// Whether Control, or Command on a Mac, is held.
    pub control: bool,
    /// Whether Alt is held.
    pub alt: bool,
    /// Whether Shift is held.
    pub shift: bool,
}

/// What a person can do from anywhere with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Undo.
    Undo,
    /// Do again.
    Redo,
    /// Go to a room of the open study.
    Room(Section),
    /// Look for a study.
    Search,
    /// The page of help.
    Help,
    /// Show the page to a room, or as usual.
    Projector,
    /// The list of keys.
    Keys,
    /// Leave what was opened by key.
    Leave,
}

impl Command {
    /// What is listed, in the order in which it is: rooms are one line.
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

    /// The command of a key; none for every other key.
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

    /// What it does now; none where it does nothing.
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

    /// The keys, in the form that programs read aloud: `Control+Z`.
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
        // With Caps Lock on, letters come in capitals.
        check(Press { key: "Z", ..control }, Some(Command::Undo));
        check(Press { key: "Z", shift: true, ..control }, Some(Command::Redo));
        check(Press { key: "Y", ..control }, Some(Command::Redo));
        check(Press { key: "k", ..control }, Some(Command::Search));
        let alt = Press { alt: true, ..Press::default() };
        // A French keyboard writes & where an English one writes 1.
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
        // AltGr writes signs.
        check(Press { key: "1", code: "Digit1", control: true, alt: true, shift: false }, None);
        check(Press { code: "Digit9", alt: true, ..Press::default() }, None);
    }

    #[test]
    fn a_command_that_needs_a_study_does_nothing_without_one() {
        assert_eq!(Command::Room(Section::Inputs).action(&State::default()), None);
        assert_eq!(Command::Help.action(&State::default()), Some(Action::Go(Route::Page(Page::Help))));
    }
}

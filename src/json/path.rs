//! The path of a value in a JSON document, such as `$.outcomes[2].proxy.value`.

use super::print::quoted;
use std::fmt;

/// The longest member name shown in full.
const MAX_SHOWN: usize = 64;

/// A path, linked to its parent: built on the way down without allocating, and formatted only for an error.
#[derive(Debug, Clone, Copy)]
pub enum Path<'a> {
    /// The whole document.
    Root,
    /// A member of an object.
    Member(&'a Path<'a>, &'a str),
    /// An entry of a list, counted from 0.
    Entry(&'a Path<'a>, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => f.write_str("$"),
            Self::Member(above, name) if is_plain(name) => write!(f, "{above}.{name}"),
            Self::Member(above, name) => write!(f, "{above}[{}]", quoted(&shortened(name))),
            Self::Entry(above, n) => write!(f, "{above}[{n}]"),
        }
    }
}

/// Whether a name can be written after a dot.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= MAX_SHOWN
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// The beginning of a text from a file, short enough for a message.
pub fn shortened(text: &str) -> String {
    match text.char_indices().nth(MAX_SHOWN) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_spelled_from_the_top() {
        let outcomes = Path::Member(&Path::Root, "outcomes");
        let third = Path::Entry(&outcomes, 2);
        assert_eq!(Path::Member(&third, "drop_off").to_string(), "$.outcomes[2].drop_off");
        assert_eq!(Path::Member(&third, "a \"b\"").to_string(), "$.outcomes[2][\"a \\\"b\\\"\"]");
    }

    #[test]
    fn long_names_are_cut_between_characters() {
        let long = "é".repeat(100);
        assert_eq!(shortened(&long).chars().count(), 65);
        assert_eq!(shortened("short"), "short");
    }
}

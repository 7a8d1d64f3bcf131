//! The numbers that a scenario repeats in later years.

use std::collections::BTreeMap;

/// For each number that a scenario repeats: the number of the study that it repeats.
///
/// What is repeated is the same unknown number in every year: simulations draw it once (`analysis::simulation`), and an override
/// of it acts on all of its years.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repeated(BTreeMap<String, String>);

impl Repeated {
    /// The path of the number of the study that this one is, in whichever year.
    #[must_use]
    pub fn origin<'a>(&'a self, path: &'a str) -> &'a str {
        self.0.get(path).map_or(path, String::as_str)
    }

    /// The paths that repeat a number, in the order of their paths.
    pub(super) fn of<'a>(&'a self, origin: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(_, known)| *known == origin).map(|(path, _)| path.as_str())
    }

    /// Records that a number repeats another.
    pub(super) fn note(&mut self, path: String, origin: String) {
        self.0.insert(path, origin);
    }

    /// Forgets that a number repeats another, as it is stated anew.
    pub(super) fn forget(&mut self, path: &str) {
        self.0.remove(path);
    }
}

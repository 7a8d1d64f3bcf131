//! The numbers that a scenario repeats in later years.

use std::collections::BTreeMap;

/// For each number that a scenario repeats: the number of the study that it repeats.
///
/// What is repeated is the same unknown number in every year: simulations draw it once (`analysis::simulation`), and an override
/// of it acts on all of its years.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Repeated {
    /// By the path of the number in a later year.
    origins: BTreeMap<String, String>,
    /// By the path of the number of the study, its paths in all years.
    years: BTreeMap<String, Vec<String>>,
}

impl Repeated {
    /// The path of the number of the study that this one is, in whichever year.
    #[must_use]
    pub fn origin<'a>(&'a self, path: &'a str) -> &'a str {
        self.origins.get(path).map_or(path, String::as_str)
    }

    /// The paths that repeat a number, in the order of their years.
    pub(super) fn of(&self, origin: &str) -> &[String] {
        self.years.get(origin).map(Vec::as_slice).unwrap_or_default()
    }

    /// Records that numbers repeat another, in the order of their years.
    pub(super) fn note(&mut self, paths: Vec<String>, origin: String) {
        for path in &paths {
            self.origins.insert(path.clone(), origin.clone());
        }
        self.years.insert(origin, paths);
    }

    /// Forgets that a number repeats another, as it is stated anew.
    pub(super) fn forget(&mut self, path: &str) {
        if let Some(origin) = self.origins.remove(path)
            && let Some(years) = self.years.get_mut(&origin)
        {
            years.retain(|year| year != path);
        }
    }
}

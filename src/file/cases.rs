//! The worked studies shipped with the page.

use crate::number::Language;
use crate::study::Study;

/// A worked study that is part of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BundledCase {
    /// Its name in addresses and in the catalogue of texts.
    pub key: &'static str,
    /// The language it is written in.
    pub language: Language,
    json: &'static str,
}

/// Every worked study, in the order in which a person is offered them.
pub const CASES: &[BundledCase] = &[
    BundledCase { key: "tutorat", language: Language::French, json: include_str!("../../cases/tutorat.json") },
    BundledCase { key: "mediation", language: Language::French, json: include_str!("../../cases/mediation.json") },
    BundledCase {
        key: "ressourcerie",
        language: Language::French,
        json: include_str!("../../cases/ressourcerie.json"),
    },
    BundledCase {
        key: "wheels-to-meals",
        language: Language::English,
        json: include_str!("../../cases/wheels-to-meals.json"),
    },
];

impl BundledCase {
    /// The study. A test reads every case, so that there is one.
    pub fn study(&self) -> Option<Study> {
        super::read(self.json.as_bytes()).ok()
    }
}

/// The worked study with this key.
pub fn bundled(key: &str) -> Option<&'static BundledCase> {
    CASES.iter().find(|case| case.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_reads_and_writes_back() {
        for case in CASES {
            let study =
                super::super::read(case.json.as_bytes()).unwrap_or_else(|error| panic!("{}: {error}", case.key));
            assert_eq!(study.id, case.key);
            assert_eq!(case.study().as_ref(), Some(&study));
            assert_eq!(super::super::read(super::super::write(&study).as_bytes()), Ok(study));
            assert_eq!(bundled(case.key), Some(case));
        }
        assert_eq!(bundled("nothing"), None);
    }
}

//! The worked case studies shipped with the page.

use crate::number::Language;
#[cfg(not(target_arch = "wasm32"))]
use crate::study::Study;

/// A worked case study shipped with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BundledCase {
    /// Its name in URLs and in the message catalogue.
    pub key: &'static str,
    /// The language it is written in.
    pub language: Language,
}

/// Every case, in the order in which the page offers them.
pub const CASES: &[BundledCase] = &[
    BundledCase { key: "tutorat", language: Language::French },
    BundledCase { key: "mediation", language: Language::French },
    BundledCase { key: "ressourcerie", language: Language::French },
    BundledCase { key: "wheels-to-meals", language: Language::English },
];

/// The study file of a case. In the browser, it is a file served beside the program.
#[cfg(not(target_arch = "wasm32"))]
fn shipped(key: &str) -> &'static str {
    match key {
        "tutorat" => include_str!("../../cases/tutorat.json"),
        "mediation" => include_str!("../../cases/mediation.json"),
        "ressourcerie" => include_str!("../../cases/ressourcerie.json"),
        "wheels-to-meals" => include_str!("../../cases/wheels-to-meals.json"),
        _ => "",
    }
}

impl BundledCase {
    /// The study of the case. A test reads every case, so none is missing.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn study(&self) -> Option<Study> {
        super::read(shipped(self.key).as_bytes()).ok()
    }
}

/// The case with this key.
pub fn bundled(key: &str) -> Option<&'static BundledCase> {
    CASES.iter().find(|case| case.key == key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_reads_and_writes_back() {
        for case in CASES {
            let study = super::super::read(shipped(case.key).as_bytes())
                .unwrap_or_else(|error| panic!("{}: {error}", case.key));
            assert_eq!(study.id, case.key);
            assert_eq!(case.study().as_ref(), Some(&study));
            assert_eq!(super::super::read(super::super::write(&study).as_bytes()), Ok(study));
            assert_eq!(bundled(case.key), Some(case));
        }
        assert_eq!(bundled("nothing"), None);
    }
}

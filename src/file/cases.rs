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
    /// The key of the same case in another language; empty where there is none.
    pub translation: &'static str,
}

/// Every case. The first one in a language is shown at a first visit in it.
pub const CASES: &[BundledCase] = &[
    BundledCase { key: "tutorat", language: Language::French, translation: "mentoring" },
    BundledCase { key: "mediation", language: Language::French, translation: "" },
    BundledCase { key: "ressourcerie", language: Language::French, translation: "" },
    BundledCase { key: "createurs", language: Language::French, translation: "creators" },
    BundledCase { key: "creajeunes", language: Language::French, translation: "creajeunes-en" },
    BundledCase { key: "mentoring", language: Language::English, translation: "tutorat" },
    BundledCase { key: "wheels-to-meals", language: Language::English, translation: "" },
    BundledCase { key: "creators", language: Language::English, translation: "createurs" },
    BundledCase { key: "creajeunes-en", language: Language::English, translation: "creajeunes" },
];

/// The case of a first visit in a language.
pub fn first_case(language: Language) -> Option<&'static BundledCase> {
    CASES.iter().find(|case| case.language == language)
}

/// The cases that a page in a language offers: those in it, then the others without a translation into it.
pub fn offered_cases(language: Language) -> impl Iterator<Item = &'static BundledCase> {
    let in_it = CASES.iter().filter(move |case| case.language == language);
    in_it.chain(CASES.iter().filter(move |case| {
        case.language != language && bundled(case.translation).is_none_or(|other| other.language != language)
    }))
}

/// The study file of a case. In the browser, it is a file served beside the program.
#[cfg(not(target_arch = "wasm32"))]
fn shipped(key: &str) -> &'static str {
    match key {
        "tutorat" => include_str!("../../cases/tutorat.json"),
        "mediation" => include_str!("../../cases/mediation.json"),
        "mentoring" => include_str!("../../cases/mentoring.json"),
        "createurs" => include_str!("../../cases/createurs.json"),
        "creators" => include_str!("../../cases/creators.json"),
        "creajeunes" => include_str!("../../cases/creajeunes.json"),
        "creajeunes-en" => include_str!("../../cases/creajeunes-en.json"),
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
    fn a_page_offers_its_own_cases_first_and_no_translation_of_them() {
        let keys = |language| offered_cases(language).map(|case| case.key).collect::<Vec<_>>();
        assert_eq!(
            keys(Language::French),
            ["tutorat", "mediation", "ressourcerie", "createurs", "creajeunes", "wheels-to-meals"]
        );
        assert_eq!(
            keys(Language::English),
            ["mentoring", "wheels-to-meals", "creators", "creajeunes-en", "mediation", "ressourcerie"]
        );
        assert_eq!(first_case(Language::English).map(|case| case.key), Some("mentoring"));
        for case in CASES.iter().filter(|case| !case.translation.is_empty()) {
            assert_eq!(bundled(case.translation).map(|other| other.translation), Some(case.key));
        }
    }

    #[test]
    fn the_starting_script_fetches_the_same_first_cases() {
        let script = include_str!("../../assets/boot.js");
        let first = |language: Language| format!("{}: {:?}", language.code(), first_case(language).unwrap().key);
        let firsts: Vec<String> = Language::ALL.iter().map(|language| first(*language)).collect();
        assert!(script.contains(&format!("const FIRST_CASES = {{ {} }};", firsts.join(", "))), "{firsts:?}");
    }

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

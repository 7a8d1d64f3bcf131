//! Ready-made starting points: variables, hypotheses and scenarios for any study, in both languages.
//!
//! `data/starting-points/value-creation.json` has the format of a study file with only `variables`, `incompatible` and
//! `scenarios`, in which a text may be `{ "fr": …, "en": … }`. Its targets are placeholders such as `@people`, which
//! `analysis::scenarios::starting` replaces by numbers of a study.

use super::FORMAT;
use super::problem::FileError;
use super::v1::{self, ObjectReader};
use crate::json::{self, Json, Path};
use crate::number::Language;
use crate::study::Study;

/// The `format` member of the file.
const STARTING_POINT: &str = "retombees.starting-point";

/// Reads a starting point in one language, as a study without numbers of its own.
///
/// # Errors
/// The first problem found, with its path; see [`Problem`](super::Problem).
pub fn starting_point(text: &str, language: Language) -> Result<Study, FileError> {
    let (tree, _) = json::parse(text)?;
    let mut head = ObjectReader::of(tree.clone(), &Path::Root)?;
    v1::head(&mut head, STARTING_POINT)?;
    let mut tree = in_language(tree, language.code());
    if let Json::Object(members) = &mut tree
        && let Some((_, format)) = members.iter_mut().find(|(name, _)| name == "format")
    {
        *format = Json::Text(FORMAT.to_owned());
    }
    v1::study(tree, &Path::Root)
}

/// Replaces each object of translations by the text in one language.
fn in_language(json: Json, code: &str) -> Json {
    match json {
        Json::Object(members) if members.iter().any(|(name, _)| name == code) => {
            members.into_iter().find(|(name, _)| name == code).map_or(Json::Null, |(_, text)| text)
        }
        Json::Object(members) => {
            Json::Object(members.into_iter().map(|(name, json)| (name, in_language(json, code))).collect())
        }
        Json::List(items) => Json::List(items.into_iter().map(|item| in_language(item, code)).collect()),
        simple => simple,
    }
}

/// The starting points as shipped. In the browser, they are a file served beside the program.
///
/// # Errors
/// None: a test parses the file.
#[cfg(not(target_arch = "wasm32"))]
pub fn shipped_starting_point(language: Language) -> Result<Study, FileError> {
    starting_point(include_str!("../../data/starting-points/value-creation.json"), language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_say_the_same_in_other_words() {
        let french = shipped_starting_point(Language::French).unwrap();
        let english = shipped_starting_point(Language::English).unwrap();
        assert_eq!((french.variables.len(), french.scenarios.len()), (4, 4));
        for (one, other) in french.variables.iter().zip(&english.variables) {
            assert_eq!((&one.id, one.hypotheses.len()), (&other.id, other.hypotheses.len()));
            assert!(one.name != other.name && (2..=4).contains(&one.hypotheses.len()));
            for (one, other) in one.hypotheses.iter().zip(&other.hypotheses) {
                assert!(one.name != other.name && one.text != other.text && !one.text.is_empty());
                assert_eq!(one.drivers.len(), other.drivers.len());
            }
        }
        assert_eq!(french.scenarios.iter().filter(|scenario| scenario.reference).count(), 1);
        assert!(starting_point("{\"format\":\"retombees.study\",\"version\":1}", Language::French).is_err());
    }
}

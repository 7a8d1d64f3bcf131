//! The catalogues of texts: the same keys in every language, every requested key present, and French typography.

use super::{none, reading, sources};
use retombees::analysis::simulation::RequestError;
use retombees::file::Problem;
use retombees::study::{DriverKind, FindingCode, Parameter};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// The texts of a language, by key; plurals and groups are flattened with dots.
fn catalogue(language: &str) -> BTreeMap<String, String> {
    fn flatten(prefix: &str, value: &Value, into: &mut BTreeMap<String, String>) {
        match value {
            Value::Object(members) => {
                for (name, value) in members {
                    let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
                    flatten(&key, value, into);
                }
            }
            Value::String(text) => {
                assert!(into.insert(prefix.to_owned(), text.clone()).is_none(), "{prefix} is there twice");
            }
            other => panic!("{prefix}: a text or a group of texts is needed, not {other}"),
        }
    }
    let name = format!("locales/{language}.json");
    let value = serde_json::from_str(&reading::text(&name)).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut texts = BTreeMap::new();
    flatten("", &value, &mut texts);
    assert!(texts.len() > 500, "{} texts in {name}", texts.len());
    texts
}

/// Every key.
pub(crate) fn keys() -> Vec<String> {
    catalogue("fr").into_keys().collect()
}

fn both() -> [(&'static str, BTreeMap<String, String>); 2] {
    [("fr", catalogue("fr")), ("en", catalogue("en"))]
}

/// Whether a key, or its plural forms, are in the catalogue.
fn has(texts: &BTreeMap<String, String>, key: &str) -> bool {
    texts.contains_key(key) || ["one", "other"].iter().all(|form| texts.contains_key(&format!("{key}.{form}")))
}

#[test]
fn every_key_that_is_asked_for_is_in_both_languages() {
    let languages = both();
    let (mut violations, mut seen) = (Vec::new(), 0);
    let groups: BTreeSet<&str> = languages[0].1.keys().filter_map(|key| Some(key.split_once('.')?.0)).collect();
    for source in ["src/present", "src/app", "src/ui", "src/bin"].into_iter().flat_map(sources) {
        for literal in &source.literals {
            let asked = ["text", "fill", "plural"].into_iter().any(|call| {
                let before = literal.before.trim_end().strip_suffix('(').unwrap_or("");
                before.strip_suffix(call).is_some_and(|before| before.ends_with('.'))
            });
            // A word in a group of keys is asked for as `under("role", …)`: something must be in that group.
            let called = literal.before.trim_end().strip_suffix('(').unwrap_or("");
            if called.strip_suffix("under").is_some_and(|before| before.ends_with('.')) {
                for (language, texts) in &languages {
                    let start = format!("{}.", literal.text);
                    if !texts.keys().any(|key| key.starts_with(&start)) {
                        let (name, line) = (&source.name, literal.line);
                        violations
                            .push(format!("{name}:{line}: nothing in locales/{language}.json starts with {start:?}"));
                    }
                }
                continue;
            }
            // A key may be chosen before it is asked for: what looks like one is one.
            let group = literal.text.split('.').next().unwrap_or("");
            let asked = asked || (reading::is_key(&literal.text) && groups.contains(group));
            seen += usize::from(asked);
            // A key made of parts is `format!("finding.{}", …)`: something must start like it.
            let is_made = reading::call(literal.before.trim_end()) == "format!" && groups.contains(group);
            for (language, texts) in &languages {
                let missing = match literal.text.split_once('{') {
                    Some((prefix, _)) if is_made => !texts.keys().any(|key| key.starts_with(prefix)),
                    None if asked => !has(texts, &literal.text),
                    _ => false,
                };
                if missing {
                    let (name, line, key) = (&source.name, literal.line, &literal.text);
                    violations.push(format!("{name}:{line}: {key:?} is not in locales/{language}.json: add it"));
                }
            }
        }
    }
    assert!(seen > 300, "{seen} keys are asked for");
    let findings =
        FindingCode::ALL.iter().flat_map(|code| ["finding", "why"].map(|group| format!("{group}.{}", code.word())));
    let problems = Problem::KEYS.iter().map(|key| format!("file.{key}"));
    let kinds = DriverKind::WORDS.iter();
    let drivers = kinds.flat_map(|word| ["driver", "driver_text"].map(|group| format!("{group}.{word}")));
    let parameters = Parameter::WORDS.iter().map(|word| format!("parameter.{word}"));
    let refusals = RequestError::WORDS.iter().map(|word| format!("refused.{word}"));
    for key in findings.chain(problems).chain(drivers).chain(parameters).chain(refusals) {
        for (language, texts) in languages.iter().filter(|(_, texts)| !has(texts, &key)) {
            violations.push(format!("locales/{language}.json: {key} of {} texts is missing: add it", texts.len()));
        }
    }
    none(&violations);
}

#[test]
fn both_languages_have_the_same_keys_and_placeholders() {
    let [(_, french), (_, english)] = both();
    let mut violations = Vec::new();
    for (name, texts, others) in [("en", &french, &english), ("fr", &english, &french)] {
        for (key, text) in texts {
            let Some(other) = others.get(key) else {
                violations.push(format!("locales/{name}.json: {key} is missing"));
                continue;
            };
            let (own, others) = (reading::placeholders(text), reading::placeholders(other));
            if name == "en" && own != others {
                violations
                    .push(format!("{key}: placeholders {own:?} in French, {others:?} in English: make them the same"));
            }
        }
    }
    for (name, texts) in [("fr", &french), ("en", &english)] {
        let empty = texts.iter().filter(|(_, text)| text.trim().is_empty());
        violations.extend(empty.map(|(key, _)| format!("locales/{name}.json: {key} is empty: write it or remove it")));
    }
    none(&violations);
}

#[test]
fn french_is_set_as_in_a_book() {
    let french = catalogue("fr");
    let mut violations = Vec::new();
    for (key, text) in &french {
        violations
            .extend(reading::badly_set(text).into_iter().map(|why| format!("locales/fr.json: {key}: {why}: {text:?}")));
    }
    for name in ["data/references.json", "data/starting-points/value-creation.json"] {
        let data = serde_json::from_str(&reading::text(name)).expect("the data are JSON");
        let words = french_words(&data);
        assert!(words.len() > 10, "{} French texts in {name}", words.len());
        for text in words {
            let why = reading::badly_set(text).into_iter();
            violations.extend(why.map(|why| format!("{name}: {why}: {text:?}")));
        }
    }
    none(&violations);
}

/// Every text under a member `fr`.
fn french_words(value: &Value) -> Vec<&str> {
    match value {
        Value::Object(members) => {
            let own = members.get("fr").and_then(Value::as_str);
            own.into_iter().chain(members.values().flat_map(french_words)).collect()
        }
        Value::Array(items) => items.iter().flat_map(french_words).collect(),
        _ => Vec::new(),
    }
}

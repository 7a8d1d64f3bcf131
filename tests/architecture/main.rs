//! What the compiler does not hold: the order of the rooms, what each may name, and where words may stand.
//!
//! Sources are read as text: comments are taken out, string literals are told from code. A message names the file, the
//! line, and what to do.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

mod contrast;
mod programs;
mod reading;

use reading::{Source, files, root};
use retombees::analysis::simulation::RequestError;
use retombees::file::Problem;
use retombees::study::{DriverKind, FindingCode, Parameter};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;

/// The rooms; each may import from those before it.
const ROOMS: [&str; 11] =
    ["number", "study", "file", "sheet", "stats", "methods", "analysis", "present", "app", "ui", "bin"];
const MAX_LINES: usize = 400;

fn sources(folder: &str) -> Vec<Source> {
    files(&root().join(folder), "rs").iter().map(|path| Source::read(path)).collect()
}

/// The room of a file of `src`; none for `lib.rs`.
fn room(source: &Source) -> Option<usize> {
    let mut parts = source.name.split('/').skip(1);
    let first = parts.next().filter(|_| parts.next().is_some())?;
    Some(ROOMS.iter().position(|room| *room == first).unwrap_or_else(|| {
        panic!("{}: the room {first} is not in the list of tests/architecture.rs: give it a place there", source.name)
    }))
}

#[track_caller]
fn none(violations: &[String]) {
    assert!(violations.is_empty(), "\n{}\n", violations.join("\n"));
}

#[test]
fn a_room_only_imports_from_the_rooms_before_it() {
    let mut violations = Vec::new();
    for source in sources("src") {
        let Some(own) = room(&source) else { continue };
        for (line, name) in source.paths_from("crate") {
            let Some(other) = ROOMS.iter().position(|room| *room == name) else { continue };
            if other > own {
                violations.push(format!(
                    "{}:{line}: the room {} imports from {name}, which comes after it: move what both need up",
                    source.name, ROOMS[own]
                ));
            }
        }
    }
    none(&violations);
}

#[test]
fn a_file_is_short_enough_to_be_read_at_once() {
    let long = sources("src").into_iter().filter(|source| source.lines() > MAX_LINES);
    let violations =
        long.map(|it| format!("{}: {} lines, at most {MAX_LINES}: split it by subject", it.name, it.lines()));
    none(&violations.collect::<Vec<_>>());
}

#[test]
fn the_domain_names_no_browser_no_clock_and_no_machine() {
    let browser = ["yew", "gloo", "web_sys", "js_sys", "wasm_bindgen"];
    let machine = ["time", "env", "fs", "io", "net", "process", "thread"];
    let words = [
        ("HashMap", "its order changes from run to run: use BTreeMap"),
        ("HashSet", "its order changes from run to run: use BTreeSet"),
        ("println", "nobody reads it: return a value or a finding"),
        ("eprintln", "nobody reads it: return a value or a finding"),
        ("print", "nobody reads it: return a value or a finding"),
    ];
    let domain = |source: &Source| room(source).is_none_or(|room| ROOMS[room] != "ui" && ROOMS[room] != "bin");
    let mut violations = Vec::new();
    for source in sources("src").into_iter().filter(domain) {
        let mut add = |line: usize, what: &str, advice: &str| {
            violations.push(format!("{}:{line}: {what} outside ui and bin; {advice}", source.name));
        };
        for word in browser {
            for line in source.words(word) {
                add(line, word, "let it arrive as an argument, or move the code to ui");
            }
        }
        for (line, name) in source.paths_from("std") {
            if machine.contains(&name.as_str()) {
                add(line, &format!("std::{name}"), "let it arrive as an argument");
            }
        }
        for (word, advice) in words {
            for line in source.words(word) {
                let is_macro = source.after(line, word).starts_with('!');
                if is_macro || word.starts_with("Hash") {
                    add(line, word, advice);
                }
            }
        }
    }
    none(&violations);
}

#[test]
fn nothing_is_left_for_later_and_no_test_is_switched_off() {
    let mut violations = Vec::new();
    for source in ["src", "tests", "examples", "benches"].into_iter().flat_map(sources) {
        for (pattern, advice) in [
            ("#[ignore", "a test runs or is deleted"),
            ("#[should_panic", "assert the value that is returned"),
            ("todo!", "write it or leave it out"),
            ("unimplemented!", "write it or leave it out"),
        ] {
            for line in source.lines_with(pattern) {
                violations.push(format!("{}:{line}: {pattern}: {advice}", source.name));
            }
        }
    }
    none(&violations);
}

#[test]
fn there_is_no_inline_style_and_no_inline_script() {
    let mut violations = Vec::new();
    for source in sources("src/ui") {
        for line in source.words("style") {
            if source.after(line, "style").starts_with('=') {
                violations.push(format!("{}:{line}: style=: write a class in styles/", source.name));
            }
        }
        for line in source.lines_with("<script").into_iter().chain(source.lines_with("<style")) {
            violations
                .push(format!("{}:{line}: inline script or style: the policy of the page refuses it", source.name));
        }
    }
    let page = root().join("index.html");
    if let Ok(text) = fs::read_to_string(page) {
        violations.extend(reading::inline_in_page(&text));
    }
    none(&violations);
}

/// Attributes whose values are for machines.
const MACHINE_ATTRIBUTES: [&str; 16] = [
    "class",
    "d",
    "viewBox",
    "transform",
    "points",
    "rel",
    "sandbox",
    "preserveAspectRatio",
    "media",
    "reason",
    "r#type",
    "autocomplete",
    "allow",
    "srcset",
    "sizes",
    "headers",
];
/// Calls whose literals are for machines or for developers.
const MACHINE_CALLS: [&str; 13] = [
    "class_if",
    "classes!",
    "expect",
    "log",
    "log_1",
    "warn_1",
    "error_1",
    "query_selector",
    "query_selector_all",
    "match_media",
    "debug_assert!",
    "error",
    "unreachable!",
];
/// Attributes that a person hears or reads.
const SPOKEN_ATTRIBUTES: [&str; 7] =
    ["title", "alt", "placeholder", "aria-label", "aria-description", "aria-roledescription", "label"];

#[test]
fn components_hold_no_words() {
    let mut violations = Vec::new();
    let sheets = files(&root().join("styles"), "css");
    let classes: BTreeSet<String> =
        sheets.iter().flat_map(|path| reading::classes(&fs::read_to_string(path).unwrap_or_default())).collect();
    for source in sources("src/ui") {
        for literal in &source.literals {
            let before = literal.before.trim_end();
            let (attribute, call) = (reading::attribute(before), reading::call(before));
            // Classes may be handed to a function: what is made of names from the style sheets only is a list of them.
            let is_class_list = literal.text.split_whitespace().all(|word| classes.contains(word));
            if is_class_list || MACHINE_ATTRIBUTES.contains(&attribute) || MACHINE_CALLS.contains(&call.as_str()) {
                continue;
            }
            let words = reading::without_placeholders(&literal.text);
            let spoken = SPOKEN_ATTRIBUTES.contains(&attribute) || reading::is_child(before);
            let why = if words.chars().any(|c| c.is_alphabetic() && !c.is_ascii()) {
                "a letter with an accent"
            } else if reading::has_two_words(&words) {
                "several words"
            } else if spoken && words.chars().filter(|c| c.is_alphabetic()).count() > 1 {
                "shown or read aloud"
            } else {
                continue;
            };
            violations.push(format!(
                "{}:{}: {:?} ({why}): put the words in locales/ and ask the catalogue for them",
                source.name, literal.line, literal.text
            ));
        }
    }
    none(&violations);
}

/// The texts of a language, by key; plurals and groups are flattened with dots. None while there is no such file.
fn catalogue(language: &str) -> Option<BTreeMap<String, String>> {
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
    let text = fs::read_to_string(root().join(&name)).ok()?;
    let value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut texts = BTreeMap::new();
    flatten("", &value, &mut texts);
    Some(texts)
}

fn both() -> Option<[(&'static str, BTreeMap<String, String>); 2]> {
    let (french, english) = (catalogue("fr"), catalogue("en"));
    assert_eq!(french.is_some(), english.is_some(), "locales/fr.json and locales/en.json come together");
    Some([("fr", french?), ("en", english?)])
}

/// Whether a key, or its plural forms, are in the catalogue.
fn has(texts: &BTreeMap<String, String>, key: &str) -> bool {
    texts.contains_key(key) || ["one", "other"].iter().all(|form| texts.contains_key(&format!("{key}.{form}")))
}

#[test]
fn every_key_that_is_asked_for_is_in_both_languages() {
    let Some(languages) = both() else { return };
    let mut violations = Vec::new();
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
    let Some([(_, french), (_, english)]) = both() else { return };
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
    let Some(french) = catalogue("fr") else { return };
    let mut violations = Vec::new();
    for (key, text) in &french {
        violations
            .extend(reading::badly_set(text).into_iter().map(|why| format!("locales/fr.json: {key}: {why}: {text:?}")));
    }
    for name in ["data/references.json", "data/starting-points/value-creation.json"] {
        let data = fs::read_to_string(root().join(name)).expect("the data are there");
        let data = serde_json::from_str(&data).expect("the data are JSON");
        for text in french_words(&data) {
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

/// The rules themselves: what they must catch, and what they must let pass.
#[test]
fn the_rules_see_what_they_should() {
    let source =
        Source::of("src/ui/x.rs", "use crate::{app::State, sheet};\nlet a = \"deux mots\"; // \"not this one\"\n");
    let names: BTreeSet<String> = source.paths_from("crate").into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, BTreeSet::from(["app".to_owned(), "sheet".to_owned()]));
    assert_eq!(source.literals.len(), 1);
    assert_eq!((source.literals[0].text.as_str(), source.literals[0].line), ("deux mots", 2));

    let see = |code: &str| {
        let source = Source::of("src/ui/x.rs", code);
        let literal = source.literals.last().unwrap();
        let before = literal.before.trim_end().to_owned();
        (reading::attribute(&before).to_owned(), reading::call(&before), reading::is_child(&before))
    };
    assert_eq!(see("<p class=\"a b\">").0, "class");
    assert_eq!(see("<p aria-label={\"a b\"}>").0, "aria-label");
    assert_eq!(see("class={classes!(\"a\", \"b c\")}").1, "classes!");
    assert_eq!(see("#[expect(dead_code, reason = \"a b\")]").0, "reason");
    assert!(see("<p>{\"Word\"}</p>").2 && see("<p> { \"Word\" }").2);
    assert!(!see("match x { A => { \"word\" } }").2);

    assert_eq!(reading::without_placeholders("{a} {b:?} c"), "  c");
    assert!(reading::has_two_words("deux mots") && !reading::has_two_words("M 0 0") && !reading::has_two_words("a-b"));
    assert!(reading::is_key("bar.undo") && reading::is_key("case.wheels-to-meals.title"));
    assert!(
        !reading::is_key("bar") && !reading::is_key("Bar.x") && !reading::is_key("12.5") && !reading::is_key("a..b")
    );
    assert_eq!(reading::classes(".a-b.c > p:not(.d) { margin: .5em }"), ["a-b", "c", "d"]);
    assert_eq!(reading::placeholders("{n} sur {total}"), ["n", "total"]);
    for bad in ["Quoi ?", "l'effet", "« mot\u{a0}»", "\"mot\"", "3 %", "un : deux", "Ah!"] {
        assert!(!reading::badly_set(bad).is_empty(), "{bad}");
    }
    for good in ["Quoi\u{202f}?", "l’effet", "«\u{a0}mot\u{a0}»", "3\u{a0}%", "https://x.org/?a=b", "à 10:30"] {
        assert_eq!(reading::badly_set(good), Vec::<&str>::new(), "{good}");
    }
    assert_eq!(reading::inline_in_page("<p>\n<a style=\"x\" onclick=\"y\"><script>").len(), 3);
    assert_eq!(reading::inline_in_page("<!-- <style> --><script type=\"module\" src=\"a.js\"></script>").len(), 0);
}

#[test]
fn the_page_starts_in_every_language() {
    let boot = fs::read_to_string(root().join("assets/boot.js")).unwrap();
    let codes: Vec<String> = retombees::number::Language::ALL.iter().map(|one| format!("\"{}\"", one.code())).collect();
    let list = format!("const LANGUAGES = [{}];", codes.join(", "));
    assert!(
        boot.contains(&list),
        "assets/boot.js finds out the language to start in, the first being its default: {list}"
    );
}

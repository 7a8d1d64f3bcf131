//! The catalogue of texts: one flat JSON file a language, the same keys in each.

use crate::json::{self, Json};
use crate::number::{Decimal, Language};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// The texts as they are shipped. In the browser they are files beside the program, which hands them over with
/// [`Catalog::provide`]: texts compress better outside of it, and it starts sooner.
#[cfg(not(target_arch = "wasm32"))]
fn shipped(language: Language) -> &'static str {
    match language {
        Language::French => include_str!("../../locales/fr.json"),
        Language::English => include_str!("../../locales/en.json"),
    }
}

#[cfg(target_arch = "wasm32")]
fn shipped(_: Language) -> &'static str {
    ""
}

static CATALOGS: [OnceLock<Catalog>; 2] = [OnceLock::new(), OnceLock::new()];

fn place(language: Language) -> &'static OnceLock<Catalog> {
    let [french, english] = &CATALOGS;
    match language {
        Language::French => french,
        Language::English => english,
    }
}

/// The text shown for a missing key; a test checks that none is missing.
const MISSING: &str = "⟦?⟧";

/// The texts of one language.
#[derive(Debug)]
pub struct Catalog {
    language: Language,
    texts: BTreeMap<String, String>,
    /// Those that came later, with the deferred part of the page.
    rest: OnceLock<BTreeMap<String, String>>,
}

/// The key, in both files of a language that is split, of a hash of the keys in the second.
const REST: &str = "rest";

impl PartialEq for Catalog {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language
    }
}

impl Catalog {
    /// The texts of a language, read once.
    pub fn of(language: Language) -> &'static Self {
        place(language).get_or_init(|| Self::new(language, texts(shipped(language))))
    }

    /// Hands over the texts of a language, before they are first asked for.
    pub fn provide(language: Language, source: &str) {
        place(language).get_or_init(|| Self::new(language, texts(source)));
    }

    /// The catalogue with the texts under some keys only, as a program has it that does not ship all of them.
    #[cfg(test)]
    pub(crate) fn limited(language: Language, has: impl Fn(&str) -> bool) -> &'static Self {
        let mut texts = texts(shipped(language));
        texts.retain(|key, _| has(key));
        Box::leak(Box::new(Self::new(language, texts)))
    }

    fn new(language: Language, texts: BTreeMap<String, String>) -> Self {
        Self { language, texts, rest: OnceLock::new() }
    }

    /// Hands over the texts that only the deferred part of the page asks for; false if they are from another version of the program.
    pub fn provide_rest(&self, source: &str) -> bool {
        let rest = texts(source);
        let is_like = rest.get(REST) == self.texts.get(REST);
        if is_like {
            self.rest.get_or_init(|| rest);
        }
        is_like
    }

    /// Provides another language later; false if its keys differ, which means that it is from another version of the program.
    pub fn provide_like(&self, language: Language, source: &str) -> bool {
        let texts = texts(source);
        let is_like = texts.keys().eq(self.texts.keys()) && texts.get(REST) == self.texts.get(REST);
        if is_like {
            place(language).get_or_init(|| Self::new(language, texts));
        }
        is_like
    }

    /// Whether the texts of a language have been handed over.
    pub fn is_there(language: Language) -> bool {
        place(language).get().is_some()
    }

    /// Their language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether there is a text under this key.
    pub fn has(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// The text under a key.
    pub fn text(&self, key: &str) -> &str {
        self.find(key).map_or(MISSING, String::as_str)
    }

    fn find(&self, key: &str) -> Option<&String> {
        self.texts.get(key).or_else(|| self.rest.get()?.get(key))
    }

    /// The text under the key of a word in a group of keys: `role.funder`.
    #[inline(never)]
    pub fn under(&self, group: &str, word: &str) -> &str {
        self.text(&[group, word].join("."))
    }

    /// The text under a key, with each `{name}` replaced.
    pub fn fill(&self, key: &str, arguments: &[(&str, &str)]) -> String {
        let mut text = self.text(key).to_owned();
        for (name, value) in arguments {
            text = text.replace(&format!("{{{name}}}"), value);
        }
        text
    }

    /// A name and its value, separated by the colon of the language.
    pub fn named(&self, name: &str, value: &str) -> String {
        self.fill("named", &[("name", name), ("value", value)])
    }

    /// The label of a key of the keyboard in the language of the page; `1…7` stands for several.
    pub fn key(&self, key: &str) -> String {
        if let Some((first, last)) = key.split_once('…') {
            return self.fill("key.range", &[("first", first), ("last", last)]);
        }
        let name = format!("key.{key}");
        if self.has(&name) { self.text(&name).to_owned() } else { key.to_owned() }
    }

    /// Keys pressed together, such as `Control+Z`, in the words of the page.
    pub fn keys(&self, keys: &str) -> String {
        keys.split('+').map(|key| self.key(key)).collect::<Vec<_>>().join("\u{a0}+ ")
    }

    /// The text for a number of things: under `key.one` or `key.other`, with `{n}` and the other arguments replaced.
    ///
    /// In French 0 and 1 are singular, in English only 1.
    pub fn plural(&self, key: &str, count: usize, arguments: &[(&str, &str)]) -> String {
        let singular = match self.language {
            Language::French => count <= 1,
            Language::English => count == 1,
        };
        let number = crate::number::write::number(Decimal::from(count), 0, self.language);
        let all: Vec<(&str, &str)> = [("n", number.as_str())].into_iter().chain(arguments.iter().copied()).collect();
        self.fill(&format!("{key}.{}", if singular { "one" } else { "other" }), &all)
    }
}

impl Catalog {
    /// The text of a key taken apart: what stands before each `{name}`, and the name; none after the last.
    pub fn pieces(&self, key: &str) -> Vec<(&str, Option<&str>)> {
        pieces(self.text(key))
    }
}

/// A text taken apart: what stands before each `{name}`, and the name; none after the last.
pub(super) fn pieces(template: &str) -> Vec<(&str, Option<&str>)> {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        pieces.push((before, Some(name)));
        rest = after;
    }
    pieces.push((rest, None));
    pieces
}

fn texts(source: &str) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    if let Some(Json::Object(members)) = json::tree(source) {
        for (key, json) in members {
            if let Json::Text(text) = json {
                texts.insert(key, text);
            }
        }
    }
    texts
}

//! The files beside the program: texts and worked cases, which `boot.js` fetches.

use crate::analysis::RatioRange;
use crate::file::{self, BundledCase, LinkDictionary, References};
use crate::json::{self, JsonMembers};
use crate::number::{Decimal, Language};
use crate::present::Catalog;
use crate::study::Study;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::OnceLock;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::Callback;

/// The ready-made variables and scenarios.
const STARTING_POINT: &str = "data/starting-points/value-creation.json";

/// The text of a file that `boot.js` fetched, by its path.
#[cfg(target_arch = "wasm32")]
fn text(path: &str) -> Option<String> {
    let assets = js_sys::Reflect::get(&js_sys::global(), &"retombeesAssets".into()).ok()?;
    js_sys::Reflect::get(&assets, &path.into()).ok()?.as_string()
}

/// The same for native rendering: only the files that views show.
#[cfg(not(target_arch = "wasm32"))]
fn text(path: &str) -> Option<String> {
    let text = match path {
        "data/references.json" => include_str!("../../../data/references.json"),
        "data/accessibility.json" => include_str!("../../../data/accessibility.json"),
        STARTING_POINT => include_str!("../../../data/starting-points/value-creation.json"),
        _ => return None,
    };
    Some(text.to_owned())
}

/// The language to start in, which `visit.js` determines. Its texts come with the program, those of another language when it is
/// chosen.
pub fn start_language() -> Language {
    text("language").and_then(|code| Language::from_code(&code)).unwrap_or_default()
}

fn texts(language: Language) -> Option<String> {
    text(&format!("locales/{}.json", language.code()))
}

/// Gives the texts of the first language to the catalogue, before anything renders.
pub fn provide_texts() {
    if let Some(source) = texts(start_language()) {
        Catalog::provide(start_language(), &source);
    }
}

thread_local! {
    /// The range of the ratio of the first case.
    static FIRST_RANGE: Cell<Option<RatioRange>> = const { Cell::new(None) };
}

/// Keeps the range in the answer that stands in the page, before the program takes its place.
pub fn keep_first_range() {
    let selector = format!(".first-answer[lang={}]", start_language().code());
    let answer = gloo::utils::document().query_selector(&selector).ok().flatten();
    let end = |name: &str| Decimal::from_str_exact(&answer.as_ref()?.get_attribute(name)?).ok();
    FIRST_RANGE.set(match (end("data-low"), end("data-high")) {
        (Some(low), Some(high)) => Some(RatioRange::Between { low, high }),
        _ => answer.filter(|answer| answer.has_attribute("data-point")).map(|_| RatioRange::Point),
    });
}

/// The range of the ratio of the first case as it is shipped, which stands in the page.
pub fn first_range() -> Option<RatioRange> {
    FIRST_RANGE.get()
}

#[wasm_bindgen]
extern "C" {
    /// Fetches the texts of a language, and calls back with whether they arrived.
    #[wasm_bindgen(js_name = retombeesTexts)]
    fn retombees_texts(code: &str, tell: &wasm_bindgen::JsValue);
}

/// Fetches the texts of a language unless the catalogue has them, and calls back with whether it has them now.
pub fn bring_texts(language: Language, tell: Callback<bool>) {
    if Catalog::is_there(language) {
        tell.emit(true);
        return;
    }
    let tell = Closure::once_into_js(move |came: bool| {
        // A tab may run an older program than the files now on the server: the texts must have the same keys.
        let provide = |source: String| Catalog::of(start_language()).provide_like(language, &source);
        tell.emit(came && texts(language).is_some_and(provide) && provide_rest(language));
    });
    retombees_texts(language.code(), &tell);
}

/// Gives the catalogue the texts of the deferred part, where a build is split; false if they are from another version.
fn provide_rest(language: Language) -> bool {
    let source = text(&format!("locales/{}-deferred.json", language.code()));
    source.is_none_or(|source| Catalog::of(language).provide_rest(&source))
}

/// Gives the catalogue what came with the deferred part; false if it is from another version of the program.
pub fn provide_deferred_texts() -> bool {
    provide_rest(start_language())
}

/// The study of a worked case as it is shipped, read once; none where the file has not come yet.
pub fn shipped(case: &BundledCase) -> Option<Rc<Study>> {
    thread_local! {
        static READ: RefCell<Vec<(&'static str, Rc<Study>)>> = const { RefCell::new(Vec::new()) };
    }
    let known = READ.with_borrow(|read| read.iter().find(|(key, _)| *key == case.key).map(|(_, study)| study.clone()));
    known.or_else(|| {
        let study = Rc::new(self::case(case)?);
        READ.with_borrow_mut(|read| read.push((case.key, study.clone())));
        Some(study)
    })
}

/// The study of a worked case.
pub fn case(case: &BundledCase) -> Option<Study> {
    let source = text(&format!("cases/{}.json", case.key))?;
    file::read(source.as_bytes()).ok()
}

/// The public reference values, parsed once; `None` where the file is missing.
pub fn references() -> Option<&'static References> {
    static READ: OnceLock<Option<References>> = OnceLock::new();
    READ.get_or_init(|| References::parse(&text("data/references.json")?).ok()).as_ref()
}

/// The ready-made variables and scenarios in a language, parsed on each call; `None` where the file is missing.
pub fn starting_point(language: Language) -> Option<Study> {
    file::starting_point(&text(STARTING_POINT)?, language).ok()
}

/// What links are deflated behind; `None` where the file is missing or another.
pub fn link_dictionary() -> Option<LinkDictionary> {
    text("data/link-dictionary-v1.txt").and_then(LinkDictionary::new)
}

/// The record that the last run of the accessibility tests wrote.
pub struct Tested {
    /// Number of checks that passed.
    pub passed: String,
    /// Date of the run.
    pub date: String,
    /// Name of the tool.
    pub tool: String,
}

/// The record of the accessibility tests; `None` where the file is missing.
pub fn accessibility() -> Option<Tested> {
    let tree = json::tree(&text("data/accessibility.json")?)?;
    let member = |name: &str| JsonMembers(&tree).string(name).map(str::to_owned);
    Some(Tested { passed: member("passed")?, date: member("date")?, tool: member("tool")? })
}

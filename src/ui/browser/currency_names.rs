//! The names of currencies, which the browser knows in every language.

use crate::number::Language;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[cfg(target_arch = "wasm32")]
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type DisplayNames;

    #[wasm_bindgen(constructor, catch, js_namespace = Intl)]
    fn new(locale: &str, options: &JsValue) -> Result<DisplayNames, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn of(this: &DisplayNames, code: &str) -> Result<Option<String>, JsValue>;
}

/// The code of each currency with its name in a language: `NZD – dollar néo-zélandais`. The code alone where the browser has none.
#[cfg(target_arch = "wasm32")]
pub fn named(codes: &[&str], language: Language) -> Vec<(String, String)> {
    let options = js_sys::Object::new();
    let names = js_sys::Reflect::set(&options, &"type".into(), &"currency".into())
        .and_then(|_| DisplayNames::new(language.code(), &options));
    let name = |code: &str| names.as_ref().ok()?.of(code).ok()?.filter(|name| name != code);
    let label = |code: &str| name(code).map_or_else(|| code.to_owned(), |name| [code, " – ", &name].concat());
    codes.iter().map(|code| ((*code).to_owned(), label(code))).collect()
}

/// The same for native rendering: the codes.
#[cfg(not(target_arch = "wasm32"))]
pub fn named(codes: &[&str], _: Language) -> Vec<(String, String)> {
    codes.iter().map(|code| ((*code).to_owned(), (*code).to_owned())).collect()
}

//! Moments in words, which the browser knows in every language.

use crate::number::Language;

/// A moment, in milliseconds since 1970, as a date and a time: `3 mars 2026 à 14:02`.
#[cfg(target_arch = "wasm32")]
#[expect(clippy::cast_precision_loss, reason = "milliseconds of the next millennia are exact")]
pub fn written(ms: u64, language: Language) -> String {
    let options = js_sys::Object::new();
    for (name, value) in [("dateStyle", "long"), ("timeStyle", "short")] {
        let _ = js_sys::Reflect::set(&options, &name.into(), &value.into());
    }
    js_sys::Date::new(&(ms as f64).into()).to_locale_string(language.code(), &options).into()
}

/// The same for native rendering: the number.
#[cfg(not(target_arch = "wasm32"))]
pub fn written(ms: u64, _: Language) -> String {
    ms.to_string()
}

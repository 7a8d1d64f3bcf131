//! The durable copy of the studies in `IndexedDB`, which `mirror.js` keeps.

use super::js_text;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    /// Keeps a record, and calls back with whether it is on the disk.
    #[wasm_bindgen(catch, js_namespace = retombeesMirror, js_name = put)]
    fn mirror_put(id: &str, record: &str, tell: &JsValue) -> Result<(), JsValue>;
    /// Deletes the record of a study.
    #[wasm_bindgen(catch, js_namespace = retombeesMirror, js_name = remove)]
    fn mirror_remove(id: &str) -> Result<(), JsValue>;
}

/// The records that `boot.js` read at the start, with the ids of their studies.
pub fn records() -> Vec<(String, String)> {
    let found = js_sys::Reflect::get(&js_sys::global(), &"retombeesMirrored".into()).ok();
    let Some(found) = found.and_then(|found| found.dyn_into::<js_sys::Object>().ok()) else { return Vec::new() };
    let entries = js_sys::Object::entries(&found);
    let entries = entries.iter().map(|entry| js_sys::Array::from(&entry));
    entries.filter_map(|entry| Some((entry.get(0).as_string()?, js_text::of(&entry.get(1))?))).collect()
}

/// Keeps the record of a study, and calls back with whether it is on the disk.
pub fn put(id: &str, record: &str, tell: Callback<bool>) {
    let told = tell.clone();
    let tell_js = Closure::once_into_js(move |kept: bool| told.emit(kept));
    if mirror_put(id, record, &tell_js).is_err() {
        tell.emit(false);
    }
}

/// Deletes the record of a study.
pub fn remove(id: &str) {
    // Without a mirror there is nothing to delete.
    let _ = mirror_remove(id);
}

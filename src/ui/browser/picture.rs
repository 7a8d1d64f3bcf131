//! Saves a chart as an image file. `picture.js` does the work; `boot.js` fetches it on first use.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast as _;

/// Saves the SVG inside the element with this id, as SVG or as PNG. Does nothing where the browser cannot.
pub fn save(id: &str, name: &str, png: bool) {
    let global = js_sys::global();
    let save = Reflect::get(&global, &"retombeesPicture".into()).ok().and_then(|save| save.dyn_into::<Function>().ok());
    if let Some(save) = save {
        // No error message where a browser cannot export images: the table has the same figures.
        let _ = save.call3(&global, &id.into(), &name.into(), &png.into());
    }
}

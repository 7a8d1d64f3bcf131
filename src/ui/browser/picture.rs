//! A picture of the page as a file. `picture.js`, which is only fetched when it is asked for, does the work.

use js_sys::{Function, Reflect};
use wasm_bindgen::JsCast as _;

/// Saves the picture inside of the element with this id, as SVG or as PNG. Nothing happens where the browser cannot.
pub fn save(id: &str, name: &str, png: bool) {
    let global = js_sys::global();
    let save = Reflect::get(&global, &"retombeesPicture".into()).ok().and_then(|save| save.dyn_into::<Function>().ok());
    if let Some(save) = save {
        // Nothing is left to tell where a browser draws no pictures: the table is there.
        let _ = save.call3(&global, &id.into(), &name.into(), &png.into());
    }
}

//! Saves a chart, or the card of a result, as an image file. `picture.js` does the work; `boot.js` fetches it on first use.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use yew::Callback;

/// Saves the SVG inside the element with this id, as SVG or as PNG. Does nothing where the browser cannot.
pub fn save(id: &str, name: &str, png: bool) {
    call(&["save".into(), id.into(), name.into(), png.into()]);
}

/// Saves a card of this shape, `wide` or `square`, given as JSON.
pub fn save_card(json: &str, shape: &str, name: &str, png: bool) {
    call(&["card".into(), json.into(), shape.into(), name.into(), png.into()]);
}

/// Calls back with the address of the picture of a card.
pub fn show_card(json: &str, shape: &str, tell: Callback<String>) {
    let tell = Closure::once_into_js(move |address: String| tell.emit(address));
    call(&["card".into(), json.into(), shape.into(), "".into(), false.into(), tell]);
}

fn call(arguments: &[JsValue]) {
    let global = js_sys::global();
    let picture = Reflect::get(&global, &"retombeesPicture".into()).ok().and_then(|it| it.dyn_into::<Function>().ok());
    if let Some(picture) = picture {
        // No error message where a browser cannot export images: the same figures stand on the page.
        let _ = Reflect::apply(&picture, &global, &arguments.iter().collect::<Array>());
    }
}

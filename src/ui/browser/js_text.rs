//! Texts of JavaScript. The glue of wasm-bindgen reads each character in a loop, which takes long for the records of many studies: the
//! browser's own encoder does it at once.

use js_sys::{JsString, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    type TextEncoder;
    #[wasm_bindgen(constructor)]
    fn new() -> TextEncoder;
    #[wasm_bindgen(method)]
    fn encode(this: &TextEncoder, text: &JsString) -> Uint8Array;
}

thread_local! {
    static ENCODER: TextEncoder = TextEncoder::new();
}

/// A text of JavaScript; half a pair of surrogates becomes U+FFFD.
pub(super) fn read(text: &JsString) -> String {
    let bytes = ENCODER.with(|encoder| encoder.encode(text)).to_vec();
    // The encoder writes valid UTF-8.
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The same of a value; none where it is no text.
pub(super) fn of(value: &JsValue) -> Option<String> {
    wasm_bindgen::JsCast::dyn_ref::<JsString>(value).map(read)
}

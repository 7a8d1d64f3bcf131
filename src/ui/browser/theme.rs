//! The theme of the page, which `visit.js` sets before anything is painted.

use crate::app::Theme;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_name = retombeesTheme)]
    fn retombees_theme(word: &str) -> Result<(), JsValue>;
}

/// Shows the page in a theme.
pub fn show(theme: Theme) {
    // Where visit.js was refused, the page stays light.
    let _ = retombees_theme(theme.word());
}

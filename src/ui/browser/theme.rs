//! The theme of the page, which `visit.js` sets before anything is painted.

use crate::app::Theme;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_name = retombeesTheme)]
    fn retombees_theme(word: &str);
}

/// Shows the page in a theme.
pub fn show(theme: Theme) {
    retombees_theme(theme.word());
}

//! The program without a network: `offline.js`, which `boot.js` fetches, keeps its files by a service worker.

use crate::app::Offline;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    /// Calls a function of `offline.js`; does nothing where it cannot be fetched.
    #[wasm_bindgen(catch, js_name = retombeesOffline)]
    pub(super) fn retombees_offline(call: &str, tell: &JsValue) -> Result<JsValue, JsValue>;
    /// Erases all that this program keeps in the browser, and starts anew.
    #[wasm_bindgen(catch, js_name = retombeesErase)]
    fn retombees_erase() -> Result<JsValue, JsValue>;
}

/// How long the page is in use before its files are kept, in milliseconds: a first visit reads meanwhile.
const LATER_MS: u32 = 3_000;

/// Keeps the files of the program, a little later, and calls back with what becomes of them.
pub fn keep(tell: Callback<Offline>) {
    Timeout::new(LATER_MS, move || {
        let tell = Closure::<dyn FnMut(String)>::new(move |word: String| {
            if let Some(offline) = Offline::from_word(&word) {
                tell.emit(offline);
            }
        });
        // It lives as long as the page. Without a service worker the page works as before.
        let _ = retombees_offline("keep", &tell.into_js_value());
    })
    .forget();
}

/// Lets the newer version in: every tab reloads.
pub fn accept() {
    let _ = retombees_offline("accept", &JsValue::UNDEFINED);
}

/// Erases all that this program keeps in the browser, and starts anew.
pub fn erase() {
    let _ = retombees_erase();
}

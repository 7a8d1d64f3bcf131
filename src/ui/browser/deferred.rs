//! The deferred part of the program: code that only some rooms need, fetched when one of them is first opened.
//!
//! `tools/split.mjs` splits it off the finished program by the lists in `tools/programs.json`; `boot.js` fetches it. A build
//! that is not split, as in development, contains it from the start.

use super::assets;
use std::cell::Cell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    /// Fetches the deferred part and calls back with whether it arrived.
    #[wasm_bindgen(js_name = retombeesDeferred)]
    fn retombees_deferred(tell: &wasm_bindgen::JsValue);
}

/// Every stub in the first part calls this while the deferred part is missing. The program panics, as on any other bug, before
/// it computes or saves anything wrong. The split program calls it by its exported name.
#[wasm_bindgen]
pub fn retombees_deferred_missing() {
    unreachable!("a function of the deferred part was called before the part was there");
}

thread_local! {
    static IS_THERE: Cell<bool> = const { Cell::new(cfg!(not(target_arch = "wasm32"))) };
}

/// Whether the deferred part is loaded.
pub fn is_there() -> bool {
    IS_THERE.get()
}

/// Renders natively as the page does with the deferred part or before it is there, on this thread.
#[cfg(not(target_arch = "wasm32"))]
pub fn pretend(there: bool) {
    IS_THERE.set(there);
}

/// Fetches the deferred part, and calls back with whether it arrived.
pub fn fetch(tell: Callback<bool>) {
    let tell = Closure::once_into_js(move |came: bool| {
        let came = came && assets::provide_deferred_texts();
        IS_THERE.set(came);
        tell.emit(came);
    });
    retombees_deferred(&tell);
}

/// Prefetches the deferred part when it is likely to be needed soon, without a callback.
pub fn soon() {
    if !is_there() {
        fetch(Callback::noop());
    }
}

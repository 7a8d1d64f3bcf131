//! The deferred part of the program: what only some rooms need, fetched when one of them is first opened.
//!
//! `tools/split.mjs` cuts it out of the finished program; `boot.js` fetches it. In a build that is not cut, as when developing,
//! it is there from the start.

use std::cell::Cell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    /// Fetches the deferred part and tells whether it came. Without somebody to tell it is fetched before the call comes back: that is
    /// how the cut program calls it, should a function of the deferred part ever be reached without waiting.
    #[wasm_bindgen(js_name = retombeesDeferred)]
    fn retombees_deferred(tell: &wasm_bindgen::JsValue);
}

thread_local! {
    static IS_THERE: Cell<bool> = const { Cell::new(cfg!(not(target_arch = "wasm32"))) };
}

/// Whether it is there.
pub fn is_there() -> bool {
    IS_THERE.get()
}

/// Fetches it, and tells whether it came.
pub fn fetch(tell: Callback<bool>) {
    let tell = Closure::once_into_js(move |came: bool| {
        IS_THERE.set(came);
        tell.emit(came);
    });
    retombees_deferred(&tell);
}

/// Fetches it for somebody who is about to need it; nobody is told.
pub fn soon() {
    if !is_there() {
        fetch(Callback::noop());
    }
}

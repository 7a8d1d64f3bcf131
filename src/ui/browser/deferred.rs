//! The deferred part of the program: what only some rooms need, fetched when one of them is first opened.
//!
//! `tools/split.mjs` cuts it out of the finished program by the list in `tools/programs.json`; `boot.js` fetches it. In a build that
//! is not cut, as when developing, it is there from the start.

use std::cell::Cell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    /// Fetches the deferred part and tells whether it came.
    #[wasm_bindgen(js_name = retombeesDeferred)]
    fn retombees_deferred(tell: &wasm_bindgen::JsValue);
}

/// What a function of the deferred part is in the first part: the program stops, as for every other bug, before anything is computed
/// or saved on wrong grounds. The cut program calls this under its exported name.
#[wasm_bindgen]
pub fn retombees_deferred_missing() {
    unreachable!("a function of the deferred part was called before the part was there");
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

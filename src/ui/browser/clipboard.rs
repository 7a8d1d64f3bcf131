//! Writing to the clipboard.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

/// Copies a text, and calls back with whether the browser has taken it: it may refuse, and has no clipboard outside of a secure
/// context.
pub fn copy(text: String, tell: Callback<bool>) {
    let navigator = gloo::utils::window().navigator();
    let has_one = js_sys::Reflect::get(&navigator, &"clipboard".into()).is_ok_and(|found| found.is_object());
    if !has_one {
        tell.emit(false);
        return;
    }
    spawn_local(async move {
        let done = JsFuture::from(navigator.clipboard().write_text(&text)).await;
        tell.emit(done.is_ok());
    });
}

//! What is fetched when it is first needed, and does not come: `boot.js` tells.

use wasm_bindgen::closure::Closure;
use yew::Callback;

/// Calls back whenever something that the person asked for could not be fetched.
pub fn listen(tell: Callback<()>) {
    let told = Closure::<dyn FnMut()>::new(move || tell.emit(()));
    // It lives as long as the page. Without it the person asks again.
    let _ = js_sys::Reflect::set(&js_sys::global(), &"retombeesNotCome".into(), &told.into_js_value());
}

//! Callbacks after the browser has painted.

use super::names::now_ms;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

/// Calls back after the next paint. In a background tab, which paints nothing, the callback waits.
pub fn after(then: impl FnOnce() + 'static) {
    after_timed(|_| then());
}

/// The same, with the milliseconds that the browser took for style, layout and paint.
pub fn after_timed(then: impl FnOnce(u64) + 'static) {
    let frame = Closure::once_into_js(move || {
        let start = now_ms();
        Timeout::new(0, move || then(now_ms().saturating_sub(start))).forget();
    });
    // A browser that refuses an animation frame has closed the page.
    let _ = gloo::utils::window().request_animation_frame(frame.unchecked_ref());
}

//! Doing something once the browser has painted.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;

/// Calls back after the next paint. While nothing is painted, in a tab that is not seen, it waits.
pub fn after(then: impl FnOnce() + 'static) {
    let frame = Closure::once_into_js(move || Timeout::new(0, then).forget());
    // A browser that refuses a frame has closed the page.
    let _ = gloo::utils::window().request_animation_frame(frame.unchecked_ref());
}

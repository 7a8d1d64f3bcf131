//! When the program breaks: stop saving and let `boot.js` show the panel that needs no program.

use js_sys::{Function, Reflect};
use std::cell::Cell;
use wasm_bindgen::{JsCast as _, JsValue};

thread_local! {
    static CRASHED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the program broke. It must not write anything any more.
pub fn has_crashed() -> bool {
    CRASHED.get()
}

/// Takes over what happens when the program breaks.
pub fn install() {
    yew::set_custom_panic_hook(Box::new(|info| {
        CRASHED.set(true);
        let global = js_sys::global();
        let rescue = Reflect::get(&global, &JsValue::from_str("retombeesCrash"));
        if let Some(rescue) = rescue.ok().and_then(|value| value.dyn_into::<Function>().ok()) {
            // Nothing is left to do should even this fail.
            let _ = rescue.call1(&global, &JsValue::from_str(&info.to_string()));
        }
    }));
}

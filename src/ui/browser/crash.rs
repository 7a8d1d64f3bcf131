//! The panic hook: it stops saving and lets `boot.js` show the failure panel, which needs no program.

use js_sys::{Function, Reflect};
use std::cell::Cell;
use wasm_bindgen::{JsCast as _, JsValue};

thread_local! {
    static CRASHED: Cell<bool> = const { Cell::new(false) };
}

/// Whether the program has panicked. It must not write to storage any more.
pub fn has_crashed() -> bool {
    CRASHED.get()
}

/// Whether the program has stopped twice in a row soon after its start: `failure.js` counts.
pub fn is_safe_mode() -> bool {
    gloo::utils::document().document_element().is_some_and(|page| page.has_attribute("data-safe"))
}

/// Installs the panic hook.
pub fn install() {
    yew::set_custom_panic_hook(Box::new(|info| {
        CRASHED.set(true);
        let global = js_sys::global();
        let rescue = Reflect::get(&global, &JsValue::from_str("retombeesCrash"));
        if let Some(rescue) = rescue.ok().and_then(|value| value.dyn_into::<Function>().ok()) {
            // Should even this call fail, nothing is left to try.
            let _ = rescue.call1(&global, &JsValue::from_str(&info.to_string()));
        }
    }));
}

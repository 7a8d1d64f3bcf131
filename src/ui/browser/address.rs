//! The address bar: its fragment says where the person is.

use crate::app::Route;
use gloo::events::EventListener;
use yew::Callback;

/// Where the address says that the person is.
pub fn current() -> Option<Route> {
    let hash = gloo::utils::window().location().hash().ok()?;
    if hash.is_empty() { None } else { Route::parse(&hash) }
}

/// Makes the address say where the person is, as a step that the back button undoes.
pub fn show(route: &Route) {
    if current().as_ref() == Some(route) {
        return;
    }
    let url = format!("#{}", route.fragment());
    let Ok(history) = gloo::utils::window().history() else {
        return;
    };
    // Arriving without a place in the address is no step: the back button leaves the page.
    let arriving = gloo::utils::window().location().hash().is_ok_and(|hash| hash.is_empty());
    // Refused in some frames; the address is then a detail that can be missing.
    let _ = if arriving {
        history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&url))
    } else {
        history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&url))
    };
}

/// Calls back when the person changes the address or goes back.
pub fn listen(changed: Callback<Route>) -> [EventListener; 2] {
    ["popstate", "hashchange"].map(|event| {
        let changed = changed.clone();
        EventListener::new(&gloo::utils::window(), event, move |_| {
            if let Some(route) = current() {
                changed.emit(route);
            }
        })
    })
}

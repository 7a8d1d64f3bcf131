//! The address bar: its fragment names the route.

use super::link;
use crate::app::Route;
use gloo::events::EventListener;
use yew::Callback;

/// The route in the address.
pub fn current() -> Option<Route> {
    let hash = gloo::utils::window().location().hash().ok()?;
    if hash.is_empty() { None } else { Route::parse(&hash) }
}

/// Writes the route into the address, as a history entry that the back button undoes.
pub fn show(route: &Route) {
    if current().as_ref() == Some(route) {
        return;
    }
    let url = format!("#{}", route.fragment());
    let Ok(history) = gloo::utils::window().history() else {
        return;
    };
    // Arriving without a route in the address adds no history entry, so that the back button leaves the page.
    let arriving = gloo::utils::window().location().hash().is_ok_and(|hash| hash.is_empty());
    // Some frames refuse this; the page works without an address.
    let _ = if arriving {
        history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&url))
    } else {
        history.push_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&url))
    };
}

/// Calls back with the route when the user changes the address or goes back, or with the link that the address has become.
pub fn listen(changed: Callback<Route>, arrived: Callback<String>) -> [EventListener; 2] {
    ["popstate", "hashchange"].map(|event| {
        let (changed, arrived) = (changed.clone(), arrived.clone());
        EventListener::new(&gloo::utils::window(), event, move |_| {
            if let Some(text) = link::take() {
                arrived.emit(text);
            } else if let Some(route) = current() {
                changed.emit(route);
            }
        })
    })
}

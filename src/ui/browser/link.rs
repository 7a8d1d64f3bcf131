//! A study in the address: taken out of it, and kept for a reload of this tab.

use crate::file::is_link;
use wasm_bindgen::JsValue;

/// Where this tab keeps the link that it shows, so that a reload finds it. It goes with the tab.
const KEY: &str = "retombees/link";

/// Takes a link out of the address bar, and remembers it for a reload.
pub fn take() -> Option<String> {
    let window = gloo::utils::window();
    let location = window.location();
    let hash = location.hash().ok().filter(|hash| is_link(hash))?;
    if let Ok(history) = window.history() {
        // No fragment at all: the same change of the address is told twice, and must not lead anywhere the second time.
        let place = [location.pathname(), location.search()].map(Result::unwrap_or_default).concat();
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&place));
    }
    if let Ok(Some(storage)) = window.session_storage() {
        let _ = storage.set_item(KEY, &hash);
    }
    Some(hash)
}

/// The link that this tab showed before a reload.
pub fn remembered() -> Option<String> {
    gloo::utils::window().session_storage().ok()??.get_item(KEY).ok()?
}

/// Forgets it.
pub fn forget() {
    if let Ok(Some(storage)) = gloo::utils::window().session_storage() {
        let _ = storage.remove_item(KEY);
    }
}

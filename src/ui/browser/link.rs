//! A study in the address: taken out of it, and kept for a reload of this tab.

use crate::file::is_link;
use wasm_bindgen::JsValue;
use web_sys::Storage;

/// Where this tab keeps a link that is not read yet.
const PENDING: &str = "retombees/link/pending";
/// Where this tab keeps the link whose study it shows: the id of the study, a space, the link. It goes with the tab.
const SHOWN: &str = "retombees/link/shown";

fn storage() -> Option<Storage> {
    gloo::utils::window().session_storage().ok()?
}

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
    if let Some(storage) = storage() {
        let _ = storage.set_item(PENDING, &hash);
    }
    Some(hash)
}

/// The link that this tab waited for before a reload.
pub fn pending() -> Option<String> {
    storage()?.get_item(PENDING).ok()?
}

/// The link whose study has this id.
pub fn shown(id: &str) -> Option<String> {
    let shown = storage()?.get_item(SHOWN).ok()??;
    let (known, link) = shown.split_once(' ')?;
    (known == id).then(|| link.to_owned())
}

/// The id of the study that this link had before a reload.
pub fn id_of(link: &str) -> Option<String> {
    let shown = storage()?.get_item(SHOWN).ok()??;
    let (id, known) = shown.split_once(' ')?;
    (known == link).then(|| id.to_owned())
}

/// Remembers a link as the one whose study is shown under this id.
pub fn opened(link: &str, id: &str) {
    refused();
    if let Some(storage) = storage() {
        let _ = storage.set_item(SHOWN, &format!("{id} {link}"));
    }
}

/// Forgets the link that was waited for.
pub fn refused() {
    remove(PENDING);
}

/// Forgets all links.
pub fn forget() {
    refused();
    remove(SHOWN);
}

fn remove(key: &str) {
    if let Some(storage) = storage() {
        let _ = storage.remove_item(key);
    }
}

//! The browser's local storage as a place of texts.

use crate::app::StorageProblem;
use crate::app::storage::TextStore;
use wasm_bindgen::{JsCast as _, JsValue};

/// The browser's local storage. It is asked for at each call: a browser may refuse it at any moment.
#[derive(Debug, Clone, Copy, Default)]
pub struct LocalStore;

/// The storage. Access to it throws when cookies are blocked, in a sandboxed frame, and in some frames of other sites.
fn raw() -> Result<web_sys::Storage, StorageProblem> {
    gloo::utils::window().local_storage().ok().flatten().ok_or(StorageProblem::Blocked)
}

fn refused(_: JsValue) -> StorageProblem {
    StorageProblem::Blocked
}

impl TextStore for LocalStore {
    fn keys(&self) -> Result<Vec<String>, StorageProblem> {
        let raw = raw()?;
        let length = raw.length().map_err(refused)?;
        Ok((0..length).filter_map(|n| raw.key(n).ok().flatten()).collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StorageProblem> {
        raw()?.get_item(key).map_err(refused)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StorageProblem> {
        raw()?.set_item(key, text).map_err(|error| {
            // The names in Chromium and current Firefox and WebKit, in older Firefox, in older WebKit.
            let full = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED", "QUOTA_EXCEEDED_ERR"];
            let name = error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name);
            let is_full = name.is_some_and(|name| full.contains(&name.as_str()));
            if is_full { StorageProblem::Full } else { StorageProblem::Blocked }
        })
    }

    fn remove(&self, key: &str) -> Result<(), StorageProblem> {
        raw()?.remove_item(key).map_err(refused)
    }
}

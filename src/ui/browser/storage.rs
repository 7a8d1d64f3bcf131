//! The browser's local storage as a place of texts.

use super::js_text;
use crate::app::StorageProblem;
use crate::app::storage::TextStore;
use js_sys::JsString;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast as _, JsValue};

#[wasm_bindgen]
extern "C" {
    /// A storage whose texts stay in JavaScript until they are asked for.
    type Texts;
    #[wasm_bindgen(method, catch, js_name = getItem)]
    fn get_item(this: &Texts, key: &str) -> Result<Option<JsString>, JsValue>;
}

/// The browser's local storage. It is asked for at each call: a browser may refuse it at any moment.
#[derive(Debug, Clone, Copy, Default)]
pub struct LocalStore;

/// The storage. Access to it throws when cookies are blocked, in a sandboxed frame, and in some frames of other sites.
fn raw() -> Result<web_sys::Storage, StorageProblem> {
    gloo::utils::window().local_storage().ok().flatten().ok_or(StorageProblem::Blocked)
}

/// The text under a key.
fn text(key: &str) -> Result<Option<JsString>, StorageProblem> {
    raw()?.unchecked_ref::<Texts>().get_item(key).map_err(refused)
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
        Ok(text(key)?.map(|text| js_text::read(&text)))
    }

    fn length(&self, key: &str) -> Result<Option<usize>, StorageProblem> {
        Ok(text(key)?.and_then(|text| usize::try_from(text.length()).ok()))
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

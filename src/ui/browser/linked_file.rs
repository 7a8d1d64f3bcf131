//! Saving into files that the person chose: `linked-file.js`, which `boot.js` fetches on first use.

use crate::app::{Action, DeviceNews, LinkState, LinkedFile};
use crate::ui::store::Store;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Calls a function of `linked-file.js`.
    #[wasm_bindgen(catch, js_name = retombeesLinkedFile)]
    fn retombees_linked_file(call: &str, id: &str, tell: &JsValue, text: &str, name: &str) -> Result<JsValue, JsValue>;
}

/// Whether the browser can write into a file that a person chose.
pub fn is_supported() -> bool {
    // Rendered natively there is no browser to ask.
    cfg!(target_arch = "wasm32")
        && js_sys::Reflect::has(&js_sys::global(), &"showSaveFilePicker".into()).unwrap_or(false)
}

/// Does something with the file of a study: "choose", "write", "resume", "look" or "forget". The state is told what comes of it.
pub fn call(store: &Rc<Store>, what: &str, id: &str, text: &str, name: &str) {
    let (store, study_id) = (store.clone(), id.to_owned());
    let tell = Closure::once_into_js(move |word: String, name: String| {
        let file = LinkState::from_word(&word).map(|state| LinkedFile { study_id: study_id.clone(), name, state });
        store.act(Action::Device(DeviceNews::File(study_id, file)));
    });
    // Where it cannot be fetched the page says so.
    let _ = retombees_linked_file(what, id, &tell, text, name);
}

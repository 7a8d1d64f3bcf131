//! Downloads of texts as files.

use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::JsCast as _;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the object URL lives, so that the browser can start the download, in milliseconds.
const KEEP_MS: u32 = 60_000;

/// Starts the download of a JSON file.
pub fn json(name: &str, text: &str) {
    file(name, text, "application/json");
}

/// Starts the download of a plain text.
pub fn text(name: &str, text: &str) {
    file(name, text, "text/plain");
}

fn file(name: &str, text: &str, kind: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options);
    let Some(url) = blob.ok().and_then(|blob| Url::create_object_url_with_blob(&blob).ok()) else {
        return;
    };
    let link = gloo::utils::document().create_element("a").ok();
    if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
        link.set_href(&url);
        link.set_download(name);
        link.click();
    }
    // The URL must live until the download has started; a failure to revoke it does no harm.
    Timeout::new(KEEP_MS, move || drop(Url::revoke_object_url(&url))).forget();
}

/// A title as a file name: letters and digits, the rest as single hyphens.
pub fn file_name(title: &str) -> String {
    let mut name = String::new();
    for c in title.chars() {
        // Letters beyond ASCII stay as they are; what file systems reserve is ASCII.
        if c.is_ascii_alphanumeric() || !(c.is_ascii() || c.is_whitespace()) {
            name.push(c.to_ascii_lowercase());
        } else if !name.is_empty() && !name.ends_with('-') {
            name.push('-');
        }
    }
    let name: String = name.trim_end_matches('-').chars().take(60).collect();
    if name.is_empty() { "retombees".to_owned() } else { name }
}

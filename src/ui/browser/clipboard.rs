//! Writing to the clipboard.

/// Copies a text; the browser may refuse where the page is not in front.
pub fn copy(text: &str) {
    let clipboard = gloo::utils::window().navigator().clipboard();
    drop(clipboard.write_text(text));
}

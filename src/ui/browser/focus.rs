//! Moving the focus to the control of a path.

use wasm_bindgen::JsCast as _;
use web_sys::HtmlElement;

/// The id of the control for a path of the study, so that labels, errors and focus agree.
pub fn control_id(path: &str) -> String {
    format!("f-{}", path.replace('/', "-"))
}

/// Moves the focus to an element and brings it into view; false when it is not there, or folded away.
pub fn focus(id: &str) -> bool {
    let element = gloo::utils::document().get_element_by_id(id);
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    element.scroll_into_view_with_bool(false);
    // Asking is not getting: a folded element leaves the focus where it was.
    let asked = element.focus();
    asked.is_ok() && gloo::utils::document().active_element().as_ref() == Some(element.as_ref())
}

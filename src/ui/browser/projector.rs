//! Projector mode: the page in large type, in full screen.

use gloo::events::EventListener;
use yew::Callback;

/// Turns projector mode on or off. Where the browser refuses full screen, the page is still large.
pub fn show(on: bool) {
    let document = gloo::utils::document();
    let Some(root) = document.document_element() else {
        return;
    };
    let _ = if on { root.class_list().add_1("projector") } else { root.class_list().remove_1("projector") };
    if on {
        let _ = root.request_fullscreen();
    } else if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    }
}

/// Calls back when the user leaves full screen by the browser's own means.
pub fn listen(left: Callback<()>) -> EventListener {
    EventListener::new(&gloo::utils::document(), "fullscreenchange", move |_| {
        if gloo::utils::document().fullscreen_element().is_none() {
            left.emit(());
        }
    })
}

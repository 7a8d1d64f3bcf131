//! The page shown to a room: large, over the whole screen.

use gloo::events::EventListener;
use yew::Callback;

/// Shows the page so, or as usual. A browser that has no full screen to give still shows it large.
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

/// Calls back when the person leaves the full screen in the browser's own way.
pub fn listen(left: Callback<()>) -> EventListener {
    EventListener::new(&gloo::utils::document(), "fullscreenchange", move |_| {
        if gloo::utils::document().fullscreen_element().is_none() {
            left.emit(());
        }
    })
}

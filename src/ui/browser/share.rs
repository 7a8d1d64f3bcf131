//! The address of a study, and the browser's own way to send it.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The address of this page with a fragment.
pub fn address(fragment: &str) -> String {
    let location = gloo::utils::window().location();
    let place = |part: Result<String, JsValue>| part.unwrap_or_default();
    format!("{}{}#{fragment}", place(location.origin()), place(location.pathname()))
}

/// The origin of this page.
pub fn origin() -> String {
    gloo::utils::window().location().origin().unwrap_or_default()
}

/// The folder of this page, with a slash at its end.
pub fn folder() -> String {
    let whole = address("");
    whole.rsplit_once('/').map_or(whole.clone(), |(folder, _)| format!("{folder}/"))
}

/// The browser's own way to share an address; none where it has none.
fn sharing() -> Option<(JsValue, Function)> {
    let navigator: JsValue = gloo::utils::window().navigator().into();
    let share = Reflect::get(&navigator, &"share".into()).ok()?.dyn_into::<Function>().ok()?;
    Some((navigator, share))
}

/// Whether the browser shares addresses by itself.
pub fn can_share() -> bool {
    sharing().is_some()
}

/// Hands an address over to the browser's own sharing. The person may think better of it: that is no error.
pub fn share(title: &str, url: &str) {
    let Some((navigator, share)) = sharing() else { return };
    let what = Object::new();
    for (name, value) in [("title", title), ("url", url)] {
        let _ = Reflect::set(&what, &name.into(), &value.into());
    }
    if let Ok(promise) = share.call1(&navigator, &what).and_then(JsCast::dyn_into::<js_sys::Promise>) {
        wasm_bindgen_futures::spawn_local(async move {
            let _ = wasm_bindgen_futures::JsFuture::from(promise).await;
        });
    }
}

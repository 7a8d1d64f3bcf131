//! A widget in a real frame, as high as it says.

use gloo::events::EventListener;
use js_sys::{Number, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::HtmlElement;
use yew::prelude::*;

/// Properties of [`EmbedPreview`].
#[derive(Properties, PartialEq)]
pub(super) struct EmbedPreviewProps {
    /// The address of the frame.
    pub address: String,
    /// Its title.
    pub title: String,
    /// Its width in CSS pixels, if there is room.
    pub width: u32,
    /// Whether it is made for a dark page.
    pub is_dark: bool,
}

/// The frame. Another address or width makes another one: the address bar's history keeps none of them.
#[component]
pub(super) fn EmbedPreview(props: &EmbedPreviewProps) -> Html {
    let frame = use_node_ref();
    {
        let frame = frame.clone();
        use_effect_with((), move |()| {
            let listener = EventListener::new(&gloo::utils::window(), "message", move |event| {
                if let Some((frame, height)) = frame.cast::<HtmlElement>().zip(height_for(&frame, event)) {
                    // The policy allows no style attribute, and this.
                    let _ = frame.style().set_property("height", &[&height, "px"].concat());
                }
            });
            move || drop(listener)
        });
    }
    let EmbedPreviewProps { address, title, width, is_dark } = props;
    html! {
        <div class={classes!("embedding-frame", is_dark.then_some("is-dark"))}>
            <iframe ref={frame} key={format!("{width} {address}")} class={format!("is-{width}")} src={address.clone()} title={title.clone()}
                data-testid="embed-preview" />
        </div>
    }
}

/// The height that a message tells, if it comes from this frame.
fn height_for(frame: &NodeRef, event: &Event) -> Option<String> {
    let get = |from: &JsValue, name: &str| Reflect::get(from, &name.into()).ok();
    let inside = get(&frame.get()?.into(), "contentWindow")?;
    if get(event.unchecked_ref(), "source")? != inside {
        return None;
    }
    let data = get(event.unchecked_ref(), "data")?;
    let kind = get(&data, "type")?.as_string()?;
    // JavaScript writes the number: the code for that would weigh in the first part.
    let height = get(&data, "height")?.dyn_into::<Number>().ok()?;
    (kind == "height").then(|| height.to_string_with_radix(10).ok().map(String::from))?
}

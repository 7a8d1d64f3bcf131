//! Measures the width of an element, now and after each change.

use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Observes the width of an element until it is dropped.
pub struct Follower {
    observer: ResizeObserver,
    _changed: Closure<dyn FnMut()>,
}

impl Drop for Follower {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls back with the width of an element and the font size of the page, in CSS pixels, now and after each change.
pub fn follow(element: &Element, changed: impl Fn(f64, f64) + 'static) -> Option<Follower> {
    let mut before = (0.0, 0.0);
    let tell = {
        let element = element.clone();
        move || {
            let now = (f64::from(element.client_width()), text_size());
            // A hidden element has no width; the last width stands.
            if now.0 > 0.0 && now != before {
                before = now;
                changed(now.0, now.1);
            }
        }
    };
    let changed = Closure::<dyn FnMut()>::new(tell);
    let observer = ResizeObserver::new(changed.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(Follower { observer, _changed: changed })
}

/// The font size of the page.
fn text_size() -> f64 {
    let root = gloo::utils::document().document_element();
    let style = root.and_then(|root| gloo::utils::window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    size.map(|size| js_sys::parse_float(&size)).filter(|size| size.is_finite()).unwrap_or(16.0)
}

//! A picture of the page as a file: it looks as it does on the page, wherever it is opened.

use super::download;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement, HtmlImageElement, XmlSerializer};

/// The looks that a picture takes along. Everything else about a shape is in its attributes.
const LOOKS: [&str; 10] = [
    "fill",
    "fill-opacity",
    "paint-order",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "stroke-linecap",
    "font-family",
    "font-size",
    "font-weight",
];
/// How many dots of an image a pixel of the page becomes.
const DENSITY: f64 = 2.0;

/// Saves the picture inside of the element with this id, as SVG or as PNG. Nothing happens where the browser cannot.
pub fn save(id: &str, name: &str, png: bool) {
    let Some(text) = standalone(id) else {
        return;
    };
    if png {
        // Nothing is left to tell where a browser draws no pictures: the SVG is one tap away.
        let _ = save_png(&text, name);
    } else {
        download::text(name, &text, "image/svg+xml");
    }
}

/// The picture as a file of its own: its looks are written into it, on a ground of the page's colour.
fn standalone(id: &str) -> Option<String> {
    let document = gloo::utils::document();
    let window = gloo::utils::window();
    let svg = document.get_element_by_id(id)?.query_selector("svg").ok()??;
    let copy: Element = svg.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    let originals = svg.query_selector_all("*").ok()?;
    let twins = copy.query_selector_all("*").ok()?;
    for place in 0..originals.length() {
        let original: Element = originals.get(place)?.dyn_into().ok()?;
        let twin: Element = twins.get(place)?.dyn_into().ok()?;
        let style = window.get_computed_style(&original).ok()??;
        for look in LOOKS {
            let value = style.get_property_value(look).unwrap_or_default();
            // A hatching is named by the attribute; the style has its address on this page.
            if !value.is_empty() && !value.starts_with("url(") {
                twin.set_attribute(look, &value).ok()?;
            }
        }
        twin.remove_attribute("class").ok()?;
    }
    let ground = window.get_computed_style(&document.document_element()?).ok()??;
    let ground = ground.get_property_value("background-color").ok()?;
    let sheet = document.create_element_ns(Some("http://www.w3.org/2000/svg"), "rect").ok()?;
    for (attribute, value) in [("width", "100%"), ("height", "100%"), ("fill", ground.as_str())] {
        sheet.set_attribute(attribute, value).ok()?;
    }
    copy.insert_before(&sheet, copy.first_child().as_ref()).ok()?;
    copy.set_attribute("xmlns", "http://www.w3.org/2000/svg").ok()?;
    copy.remove_attribute("class").ok()?;
    XmlSerializer::new().ok()?.serialize_to_string(&copy).ok()
}

/// Draws the picture as an image and saves that.
fn save_png(text: &str, name: &str) -> Result<(), JsValue> {
    let image = HtmlImageElement::new()?;
    let name = name.to_owned();
    let drawn = image.clone();
    let onload = Closure::once_into_js(move || {
        let saved = draw(&drawn).and_then(|canvas| canvas.to_data_url());
        if let Ok(address) = saved {
            download::address(&name, &address);
        }
    });
    image.set_onload(Some(onload.unchecked_ref()));
    // As an address that holds its own data: the page's policy lets no other through.
    let data = String::from(js_sys::encode_uri_component(text));
    image.set_src(&format!("data:image/svg+xml;charset=utf-8,{data}"));
    Ok(())
}

fn draw(image: &HtmlImageElement) -> Result<HtmlCanvasElement, JsValue> {
    let canvas: HtmlCanvasElement = gloo::utils::document().create_element("canvas")?.unchecked_into();
    let (width, height) = (f64::from(image.natural_width()) * DENSITY, f64::from(image.natural_height()) * DENSITY);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the size of a picture on a page")]
    {
        canvas.set_width(width as u32);
        canvas.set_height(height as u32);
    }
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.unchecked_into();
    context.draw_image_with_html_image_element_and_dw_and_dh(image, 0.0, 0.0, width, height)?;
    Ok(canvas)
}

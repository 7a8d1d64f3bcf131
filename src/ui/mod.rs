//! The page: Yew and the browser. Components hold no words; pages compute nothing.

pub mod app;
pub mod browser;
pub mod charts;
pub mod context;
pub mod pages;
pub mod panels;
pub mod store;
pub mod widgets;

pub use app::App;
use browser::crash;

/// Starts the page in the element `#app`, whose static content it replaces.
pub fn start() {
    crash::install();
    browser::assets::provide_texts();
    let root = gloo::utils::document().get_element_by_id("app");
    if let Some(root) = root {
        root.set_text_content(None);
        yew::Renderer::<App>::with_root(root).render();
    }
}

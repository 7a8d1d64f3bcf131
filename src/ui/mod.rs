//! The page: Yew components and browser services. Components hold no texts; pages compute nothing.
//!
//! The feature `view` compiles what shows a study without changing it: [`charts`], the figures among the [`widgets`], the
//! explanation among the [`panels`], and the services of the [`browser`] that they need. The feature `ui` adds everything that
//! edits.

#[cfg(feature = "ui")]
pub mod app;
pub mod browser;
pub mod charts;
#[cfg(feature = "ui")]
pub mod context;
#[cfg(feature = "ui")]
pub mod pages;
pub mod panels;
#[cfg(feature = "ui")]
pub mod store;
pub mod view;
pub mod widgets;

#[cfg(feature = "ui")]
pub use app::App;

/// Renders the page into the element `#app`, in place of its static content.
#[cfg(feature = "ui")]
pub fn start() {
    browser::crash::install();
    browser::assets::provide_texts();
    browser::assets::keep_first_range();
    let root = gloo::utils::document().get_element_by_id("app");
    if let Some(root) = root {
        root.set_text_content(None);
        yew::Renderer::<App>::with_root(root).render();
    }
}

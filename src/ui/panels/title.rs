//! Titles: of a study, and of what is open.

use crate::app::{Route, State};
use crate::present::Catalog;
use crate::study::Study;

/// The title of a study, or a placeholder while it has none.
pub fn title_of(study: &Study, catalog: &Catalog) -> String {
    catalog.title_or_untitled(&study.title).to_owned()
}

/// The title of what is open: a study, a text page, the questions that start a study, or the list.
pub fn title_of_page(state: &State, catalog: &Catalog) -> String {
    match (state.open(), &state.route) {
        (Some(document), _) => title_of(document.study(), catalog),
        (None, Route::Page(page)) => catalog.under(page.word(), "title").to_owned(),
        (None, Route::Embed(_)) => catalog.text("embedding.title").to_owned(),
        (None, Route::New) => catalog.text("start.title").to_owned(),
        (None, _) => catalog.text("studies.title").to_owned(),
    }
}

//! The title of a study.

use crate::present::Catalog;
use crate::study::Study;

/// The title of a study, or a placeholder while it has none.
pub fn title_of(study: &Study, catalog: &Catalog) -> String {
    if study.title.trim().is_empty() { catalog.text("study.untitled").to_owned() } else { study.title.clone() }
}

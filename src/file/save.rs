//! Writing a file: one study, or a collection.

use super::{COLLECTION_FORMAT, MAX_BYTES, v1};
use crate::json::{Json, Layout, print};
use crate::study::Study;

/// The file of a study: JSON with two spaces a level and a line end, members in the order of the format, then those of
/// the file that this version does not know.
///
/// Without spaces when it would otherwise be larger than what [`read`](super::read) takes. Whoever lets a study grow
/// compares the length with [`MAX_BYTES`]: beyond it, the text is complete but cannot be opened again.
pub fn write(study: &Study) -> String {
    text(&study_tree(study))
}

/// The file of several studies; see [`read_many`](super::read_many).
pub fn write_many(studies: &[&Study]) -> String {
    text(&collection_tree(studies))
}

pub(super) fn study_tree(study: &Study) -> Json {
    v1::written(study)
}

pub(super) fn collection_tree<S: std::borrow::Borrow<Study>>(studies: &[S]) -> Json {
    v1::object_head(COLLECTION_FORMAT).list("studies", studies, |study| study_tree(study.borrow())).done()
}

fn text(tree: &Json) -> String {
    let mut text = print(tree, Layout::Pretty);
    if text.len() >= MAX_BYTES {
        text = print(tree, Layout::Compact);
    } else {
        text.push('\n');
    }
    text
}

//! Writes a file: one study, or a collection.

use super::{COLLECTION_FORMAT, MAX_BYTES, v1};
use crate::json::{Json, Layout, print};
use crate::study::Study;

/// The file of a study: JSON indented by two spaces, with a final line feed and the members in the order of the format,
/// followed by the unknown members of the original file.
///
/// Written compactly if it would otherwise exceed the size that [`read`](super::read) accepts. A caller that lets a study grow
/// must compare the length with [`MAX_BYTES`]: a longer text is complete but cannot be opened again.
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

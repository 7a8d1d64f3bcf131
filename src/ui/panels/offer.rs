//! What the bytes of a chosen file lead to.

use crate::app::{Action, Notice};
use crate::file;
use crate::study::Shared;

/// The action for the bytes of a file: a preview of its studies, or an error message.
pub(super) fn offer(bytes: &[u8]) -> Action {
    match file::read_many(bytes) {
        Ok(studies) => Action::OfferImport(studies.into_iter().map(Shared::new).collect()),
        Err(error) => Action::Notify(Notice::ImportFailed {
            path: error.path.clone(),
            key: format!("file.{}", error.problem.key()),
            arguments: error.problem.args(),
        }),
    }
}

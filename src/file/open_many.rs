//! Reads a file of one or several studies.

use super::problem::{FileError, Problem};
use super::{COLLECTION_FORMAT, MAX_COLLECTION_BYTES, collection, decode, kept, open};
use crate::json::{self, Json};
use crate::study::Study;

/// Reads the studies of a file: the only one, those of a collection,
/// `{ "format": "retombees.studies", "version": 1, "studies": [ … ] }`, or those of what the browser kept, as the page hands it over after a
/// crash.
///
/// A collection is read whole or not at all, and the limits of a file hold for each of its studies. Members of the collection other than
/// these three are ignored.
///
/// # Errors
/// As for [`read`](super::read); the path starts at the collection: `$.studies[3].outcomes[0]`.
pub fn read_many(bytes: &[u8]) -> Result<Vec<Study>, FileError> {
    let text = decode::decode(bytes, MAX_COLLECTION_BYTES)?;
    let found = kept::studies(text).or_else(|| if is_collection(text) { collection::studies(text) } else { None });
    match found {
        None => open::read(bytes).map(|study| vec![study]),
        Some(Ok(studies)) if studies.is_empty() => Err(FileError::whole(Problem::NoStudies)),
        Some(studies) => studies,
    }
}

/// Whether a text states the format of a collection, as far as it can be parsed.
fn is_collection(text: &str) -> bool {
    if !text.contains(COLLECTION_FORMAT) {
        return false;
    }
    let is_stated = |(_, value): (String, Json)| matches!(value, Json::Text(text) if text == COLLECTION_FORMAT);
    json::simple_members(text, &["format"]).into_iter().any(is_stated)
}

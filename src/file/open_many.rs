//! Reads a file of one or several studies.

use super::methods::check_methods;
use super::problem::{FileError, Problem};
use super::{COLLECTION_FORMAT, MAX_COLLECTION_BYTES, collection, decode, kept, open};
use crate::json::{self, Json};
use crate::study::Study;
use std::ops::Range;

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
    let mut reader = FileReader::open(bytes)?;
    while reader.advance()? {}
    Ok(reader.into_studies())
}

/// Reads the studies of a file one after the other, as [`read_many`] does, so that a page can show how far it is and can stop.
#[derive(Debug)]
pub struct FileReader {
    /// The text of a collection; empty for any other file, which is read at once.
    text: String,
    /// Where the studies are that are not read yet.
    left: std::vec::IntoIter<Range<usize>>,
    /// Those that are.
    studies: Vec<Study>,
}

impl FileReader {
    /// Begins to read a file.
    ///
    /// # Errors
    /// As for [`read_many`], without those of the studies of a collection.
    pub fn open(bytes: &[u8]) -> Result<Self, FileError> {
        let text = decode::decode(bytes, MAX_COLLECTION_BYTES)?;
        let at_once = |studies| Self { text: String::new(), left: Vec::new().into_iter(), studies };
        if let Some(studies) = kept::studies(text) {
            return studies.map(at_once);
        }
        match if is_collection(text) { collection::studies(text) } else { None } {
            None => {
                let study = open::read(bytes)?;
                check_methods(&study)?;
                Ok(at_once(vec![study]))
            }
            Some(Ok(places)) if places.is_empty() => Err(FileError::whole(Problem::NoStudies)),
            Some(places) => Ok(Self { text: text.to_owned(), left: places?.into_iter(), studies: Vec::new() }),
        }
    }

    /// Reads the next study; tells whether there was one.
    ///
    /// # Errors
    /// As for [`read_many`].
    pub fn advance(&mut self) -> Result<bool, FileError> {
        let Some(place) = self.left.next() else { return Ok(false) };
        let study = collection::study(&self.text, self.studies.len(), place)?;
        self.studies.push(study);
        Ok(true)
    }

    /// How many studies are read, and how many there are.
    pub fn progress(&self) -> (usize, usize) {
        (self.studies.len(), self.studies.len().saturating_add(self.left.len()))
    }

    /// The studies read so far.
    pub fn into_studies(self) -> Vec<Study> {
        self.studies
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

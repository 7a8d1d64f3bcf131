//! Reads what the browser kept, handed over as a file: one record, or all of them by their keys.

use super::problem::{FileError, Problem};
use super::record::{Newest, Record, RecordError, newest};
use super::{id_of_key, open, v1};
use crate::json::{self, Json};
use crate::study::Study;
use std::collections::BTreeMap;

/// The beginning of every key of the program in the browser's storage.
const KEYS: &str = "retombees/";

/// The studies of a text that is a record, or an object of records by their keys as the page hands it over after a crash; none where it is
/// neither. Of several records of one study the valid one with the highest revision counts.
pub(super) fn studies(text: &str) -> Option<Result<Vec<Study>, FileError>> {
    if Record::begins(text) {
        return Some(study(text).map(|study| vec![study]));
    }
    let inside = text.trim_start().strip_prefix('{')?.trim_start().strip_prefix('"')?;
    if !inside.starts_with(KEYS) {
        return None;
    }
    let Json::Object(members) = json::tree(text)? else { return None };
    let mut texts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (key, value) in &members {
        if let (Some(id), Json::Text(text)) = (id_of_key(key), value) {
            texts.entry(id).or_default().push(text);
        }
    }
    let mut first_error = None;
    let mut studies = Vec::new();
    for (id, texts) in texts {
        let Newest { record, damaged, .. } = newest(texts);
        let error =
            || damaged.first().map_or_else(|| FileError::whole(Problem::NoStudies), |(_, error)| refused(*error));
        match record.ok_or_else(error).and_then(|record| open::read(record.payload.as_bytes())) {
            Ok(study) => studies.push(under(study, id)),
            Err(error) => first_error = first_error.or(Some(error)),
        }
    }
    Some(match first_error {
        // Whoever rescues takes what there is.
        Some(error) if studies.is_empty() => Err(error),
        None if studies.is_empty() => Err(FileError::whole(Problem::NoStudies)),
        _ => Ok(studies),
    })
}

fn study(text: &str) -> Result<Study, FileError> {
    let record = Record::read(text).map_err(refused)?;
    let study = open::read(record.payload.as_bytes())?;
    Ok(under(study, &record.study_id))
}

/// A study under the id that it is kept under; under its own where that one is none.
fn under(study: Study, id: &str) -> Study {
    if v1::is_id(id) { Study { id: id.to_owned(), ..study } } else { study }
}

fn refused(error: RecordError) -> FileError {
    FileError::whole(match error {
        RecordError::NewerFormat { format, known } => {
            Problem::NewerVersion { version: format.into(), known: u32::try_from(known).unwrap_or(u32::MAX) }
        }
        _ => Problem::DamagedRecord,
    })
}

//! Reading a file: one study, or a collection.

use super::problem::{FileError, Problem};
use super::save::{collection_tree, study_tree};
use super::{COLLECTION_FORMAT, FORMAT, MAX_BYTES, MAX_STUDIES, MAX_VALUES, decode, v1};
use crate::json::{self, Json, JsonProblem, Layout, Path, print};
use crate::study::Study;

/// Reads one study from the bytes of a file.
///
/// Any bytes may be given. What is accepted can be written again and read back: [`write`](super::write) of the answer
/// gives a file that reads to an equal study.
///
/// # Errors
/// The first thing found wrong, with its place; see [`Problem`].
pub fn read(bytes: &[u8]) -> Result<Study, FileError> {
    let text = decode::decode(bytes)?;
    let (tree, values) = tree(text)?;
    let study = v1::study(tree, &Path::Root)?;
    if is_near_limits(text, values) {
        can_be_saved(&study_tree(&study))?;
    }
    Ok(study)
}

/// Reads the studies of a file: the only one, or those of a collection,
/// `{ "format": "retombees.studies", "version": 1, "studies": [ … ] }`.
///
/// A collection is read whole or not at all. Members of the collection itself other than these three are left aside.
///
/// # Errors
/// As [`read`]; the place starts at the collection: `$.studies[3].outcomes[0]`.
pub fn read_many(bytes: &[u8]) -> Result<Vec<Study>, FileError> {
    let text = decode::decode(bytes)?;
    let (tree, values) = tree(text)?;
    if !is_collection(&tree) {
        return read(bytes).map(|study| vec![study]);
    }
    let mut members = v1::ObjectReader::of(tree, &Path::Root)?;
    v1::head(&mut members, COLLECTION_FORMAT)?;
    let studies = members.list("studies", MAX_STUDIES, v1::study)?;
    if is_near_limits(text, values) {
        can_be_saved(&collection_tree(&studies))?;
    }
    Ok(studies)
}

/// The tree of a text. Where it is not well formed, or exceeds a limit, and says before that place that it is of a later
/// version, that is the refusal: the limits of that version are not known here.
fn tree(text: &str) -> Result<(Json, usize), FileError> {
    json::parse(text).map_err(|error| {
        let refusal = |format: &str| {
            let head = Json::Object(json::simple_members(text, &["format", "version"]));
            v1::ObjectReader::of(head, &Path::Root).and_then(|mut members| v1::head(&mut members, format)).err()
        };
        let mut refusals = [FORMAT, COLLECTION_FORMAT].into_iter().filter_map(refusal);
        refusals.find(|refusal| matches!(refusal.problem, Problem::NewerVersion { .. })).unwrap_or_else(|| error.into())
    })
}

fn is_collection(tree: &Json) -> bool {
    let Json::Object(members) = tree else { return false };
    members.iter().any(|(name, json)| name == "format" && matches!(json, Json::Text(text) if text == COLLECTION_FORMAT))
}

/// Whether what is written back, with the defaults spelled out, could exceed the limits that were met when reading.
///
/// The smallest line, `{"id":"a"}`, has two values and gets two more, of less than 20 bytes each: below a third of both
/// limits there is room for that.
fn is_near_limits(text: &str, values: usize) -> bool {
    text.len() > MAX_BYTES / 3 || values > MAX_VALUES / 3
}

/// Refuses now, when the file is still there untouched, what could be saved but not opened again.
fn can_be_saved(tree: &Json) -> Result<(), FileError> {
    if values_in(tree) > MAX_VALUES {
        return Err(FileError::whole(JsonProblem::TooManyValues { max: MAX_VALUES }));
    }
    let bytes = print(tree, Layout::Compact).len();
    if bytes > MAX_BYTES {
        return Err(FileError::whole(Problem::FileTooLarge { bytes, max: MAX_BYTES }));
    }
    Ok(())
}

fn values_in(json: &Json) -> usize {
    let inside: usize = match json {
        Json::List(items) => items.iter().map(values_in).sum(),
        Json::Object(members) => members.iter().map(|(_, json)| values_in(json)).sum(),
        Json::Null | Json::Bool(_) | Json::Integer(_) | Json::Number(_) | Json::Text(_) => 0,
    };
    inside.saturating_add(1)
}

//! Reads a file of one study.

use super::problem::{FileError, Problem};
use super::save::study_tree;
use super::{COLLECTION_FORMAT, FORMAT, MAX_BYTES, MAX_VALUES, decode, v1};
use crate::json::{self, Json, JsonProblem, Layout, Path, print};
use crate::study::Study;

/// Reads one study from the bytes of a file.
///
/// Accepts any bytes. A study that is accepted can be saved and opened again: [`write`](super::write) produces a file that
/// reads to an equal study.
///
/// # Errors
/// The first problem found, with its path; see [`Problem`].
pub fn read(bytes: &[u8]) -> Result<Study, FileError> {
    study(decode::decode(bytes, MAX_BYTES)?, &Path::Root)
}

/// Reads one study from a text, which stands at a path of a file.
pub(super) fn study(text: &str, path: &Path<'_>) -> Result<Study, FileError> {
    let (tree, values) = tree(text)?;
    let study = v1::study(tree, path)?;
    if is_near_limits(text, values) {
        can_be_saved(&study_tree(&study))?;
    }
    Ok(study)
}

/// Parses a text. If parsing fails, but the text states a later version before the problem, the error is
/// [`Problem::NewerVersion`]: the limits of that version are unknown here.
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

/// Whether the study, written with its defaults spelled out, could exceed limits that the file itself met.
///
/// The smallest part, `{"id":"a"}`, has two values and gains two more when written, of less than 20 bytes each: below a third
/// of both limits there is room for that.
fn is_near_limits(text: &str, values: usize) -> bool {
    text.len() > MAX_BYTES / 3 || values > MAX_VALUES / 3
}

/// Rejects a study that could be saved but not opened again, while the original file is still intact.
pub(super) fn can_be_saved(tree: &Json) -> Result<(), FileError> {
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

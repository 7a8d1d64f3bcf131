//! Overrides of version 1, of a scenario or of a hypothesis.

use super::estimate;
use super::limits::{MAX_NAME, MAX_OVERRIDES};
use super::members::ObjectReader;
use crate::file::problem::FileError;
use crate::json::{Json, Path};
use crate::study::Override;

/// Reads the overrides of a scenario or of a hypothesis.
pub(super) fn changes(members: &mut ObjectReader<'_>) -> Result<Vec<Override>, FileError> {
    members.list("overrides", MAX_OVERRIDES, change)
}

/// Reads one override. A target that names nothing is a finding, not an error. The value may be any number, because a
/// factor or a difference need not be admissible itself.
fn change(json: Json, path: &Path<'_>) -> Result<Override, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let target = members.stated_text("target", MAX_NAME)?;
    let operation = members.word("op")?;
    let value = members.with("value", |json, path| estimate::estimate(json, path, None))?;
    Ok(Override {
        target,
        operation: members.needed("op", operation)?,
        value: members.needed("value", value)?,
        extra: members.rest(),
    })
}

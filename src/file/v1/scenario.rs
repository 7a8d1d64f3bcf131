//! Reads scenarios and overrides.

use super::ids::Ids;
use super::limits::{MAX_NAME, MAX_NOTES, MAX_OVERRIDES};
use super::members::ObjectReader;
use super::{estimate, variable};
use crate::file::problem::FileError;
use crate::json::{Json, Path};
use crate::study::{Form, Override, Scenario};

pub(super) fn scenario(json: Json, path: &Path<'_>, ids: &mut Ids) -> Result<Scenario, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    Ok(Scenario {
        id: ids.claim(&mut members)?,
        name: members.text("name", MAX_NAME)?,
        story: members.text("story", MAX_NOTES)?,
        form: members.word("form")?.unwrap_or(Form::Custom),
        choices: members.with("choices", |json, path| variable::choices(json, path, ids))?.unwrap_or_default(),
        reference: members.flag("reference")?.unwrap_or_default(),
        overrides: changes(&mut members)?,
        extra: members.rest(),
    })
}

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

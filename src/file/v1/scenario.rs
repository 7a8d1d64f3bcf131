//! Reads scenarios.

use super::ids::Ids;
use super::limits::{MAX_NAME, MAX_NOTES};
use super::members::ObjectReader;
use super::overrides::changes;
use super::variable;
use crate::file::problem::FileError;
use crate::json::{Json, Path};
use crate::study::{Form, Scenario};

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

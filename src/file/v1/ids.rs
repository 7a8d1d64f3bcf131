//! Checks the ids of a study: they must be well-formed and unique, and references must name existing parts.

use super::limits::MAX_ID;
use super::members::ObjectReader;
use crate::file::problem::{FileError, Problem};
use crate::json::shortened;
use crate::study::Choice;
use std::collections::BTreeMap;

/// The ids read so far.
#[derive(Default)]
pub(super) struct Ids {
    /// Each id with the path of its first use.
    used: BTreeMap<String, String>,
    /// The ids of stakeholders, which other parts may reference.
    stakeholders: BTreeMap<String, String>,
    /// The ids of hypotheses, each with the id of its variable.
    hypotheses: BTreeMap<String, String>,
}

impl Ids {
    /// Reads the `id` of a part, which must be unique.
    pub(super) fn claim(&mut self, members: &mut ObjectReader<'_>) -> Result<String, FileError> {
        let id = members.raw_text("id")?;
        let id = members.needed("id", id)?;
        if !is_well_formed(&id) {
            return Err(members.fail_at("id", Problem::BadId { id: shortened(&id) }));
        }
        let here = members.place();
        if let Some(first_at) = self.used.get(&id) {
            let first_at = first_at.clone();
            return Err(members.fail_at("id", Problem::DuplicateId { id, first_at }));
        }
        self.used.insert(id.clone(), here);
        Ok(id)
    }

    /// Reads the `id` of a stakeholder, which parts read later may reference.
    pub(super) fn claim_stakeholder(&mut self, members: &mut ObjectReader<'_>) -> Result<String, FileError> {
        let id = self.claim(members)?;
        self.stakeholders.insert(id.clone(), String::new());
        Ok(id)
    }

    /// Reads the `id` of a variable. It is also used as a member name, so the name reserved by the JSON parser is an error.
    pub(super) fn claim_variable(&mut self, members: &mut ObjectReader<'_>) -> Result<String, FileError> {
        let id = self.claim(members)?;
        if id == crate::json::RESERVED_NAME {
            return Err(members.fail_at("id", Problem::BadId { id }));
        }
        Ok(id)
    }

    /// Reads the `id` of a hypothesis on a variable, which scenarios read later may choose.
    pub(super) fn claim_hypothesis(
        &mut self,
        members: &mut ObjectReader<'_>,
        variable: &str,
    ) -> Result<String, FileError> {
        let id = self.claim(members)?;
        self.hypotheses.insert(id.clone(), variable.to_owned());
        Ok(id)
    }

    /// Whether the chosen variable has the chosen hypothesis.
    pub(super) fn has_hypothesis(&self, choice: &Choice) -> bool {
        self.hypotheses.get(&choice.hypothesis) == Some(&choice.variable)
    }

    /// Reads the `stakeholder` of a part; empty when it is not stated.
    pub(super) fn reference(&self, members: &mut ObjectReader<'_>) -> Result<String, FileError> {
        let id = members.raw_text("stakeholder")?.unwrap_or_default();
        if id.is_empty() || self.stakeholders.contains_key(&id) {
            return Ok(id);
        }
        Err(members.fail_at("stakeholder", Problem::UnknownId { id: shortened(&id) }))
    }
}

/// Reads the `id` of the study itself; empty when it states none.
pub(super) fn of_study(members: &mut ObjectReader<'_>) -> Result<String, FileError> {
    let id = members.raw_text("id")?.unwrap_or_default();
    if id.is_empty() || is_well_formed(&id) {
        return Ok(id);
    }
    Err(members.fail_at("id", Problem::BadId { id: shortened(&id) }))
}

pub(super) fn is_well_formed(id: &str) -> bool {
    !id.is_empty() && !id.contains(|c: char| c == '/' || c.is_control()) && id.chars().nth(MAX_ID).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_short_and_fits_a_path() {
        assert!(is_well_formed("o1") && is_well_formed("élan vital") && is_well_formed(&"é".repeat(64)));
        assert!(!is_well_formed("") && !is_well_formed("a/b") && !is_well_formed("a\u{85}"));
        assert!(!is_well_formed(&"é".repeat(65)));
    }
}

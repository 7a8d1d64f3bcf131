//! The ids of a study: well formed, unique, and referred to only where they exist.

use super::limits::MAX_ID;
use super::members::ObjectReader;
use crate::file::problem::{FileError, Problem};
use crate::json::shortened;
use crate::study::Choice;
use std::collections::BTreeMap;

/// The ids met so far.
#[derive(Default)]
pub(super) struct Ids {
    /// Each with the place of its first use.
    used: BTreeMap<String, String>,
    /// Those of stakeholders, to which other parts may refer.
    stakeholders: BTreeMap<String, String>,
    /// Those of hypotheses, each with the id of its variable.
    hypotheses: BTreeMap<String, String>,
}

impl Ids {
    /// The `id` of a part, which no other part may have.
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

    /// The `id` of a stakeholder, to which other parts may refer from now on.
    pub(super) fn claim_stakeholder(&mut self, members: &mut ObjectReader<'_>) -> Result<String, FileError> {
        let id = self.claim(members)?;
        self.stakeholders.insert(id.clone(), String::new());
        Ok(id)
    }

    /// The `id` of a variable, which is also the name of a member: one that JSON cannot have is refused.
    pub(super) fn claim_variable(&mut self, members: &mut ObjectReader<'_>) -> Result<String, FileError> {
        let id = self.claim(members)?;
        if id == crate::json::RESERVED_NAME {
            return Err(members.fail_at("id", Problem::BadId { id }));
        }
        Ok(id)
    }

    /// The `id` of a hypothesis on a variable, which scenarios may choose from now on.
    pub(super) fn claim_hypothesis(
        &mut self,
        members: &mut ObjectReader<'_>,
        variable: &str,
    ) -> Result<String, FileError> {
        let id = self.claim(members)?;
        self.hypotheses.insert(id.clone(), variable.to_owned());
        Ok(id)
    }

    /// Whether there is such a hypothesis on such a variable.
    pub(super) fn has_hypothesis(&self, choice: &Choice) -> bool {
        self.hypotheses.get(&choice.hypothesis) == Some(&choice.variable)
    }

    /// The `stakeholder` of a part; empty when it is not stated.
    pub(super) fn reference(&self, members: &mut ObjectReader<'_>) -> Result<String, FileError> {
        let id = members.raw_text("stakeholder")?.unwrap_or_default();
        if id.is_empty() || self.stakeholders.contains_key(&id) {
            return Ok(id);
        }
        Err(members.fail_at("stakeholder", Problem::UnknownId { id: shortened(&id) }))
    }
}

/// The `id` of the study itself; empty when it states none.
pub(super) fn of_study(members: &mut ObjectReader<'_>) -> Result<String, FileError> {
    let id = members.raw_text("id")?.unwrap_or_default();
    if id.is_empty() || is_well_formed(&id) {
        return Ok(id);
    }
    Err(members.fail_at("id", Problem::BadId { id: shortened(&id) }))
}

fn is_well_formed(id: &str) -> bool {
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

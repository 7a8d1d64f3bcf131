//! Whose overrides an edit is about, and what an override may state.

use crate::study::lookup::find;
use crate::study::{Estimate, FieldError, NumberPath, Operation, Override, Study};

/// The owner of a list of overrides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changes {
    /// A scenario: overrides beyond its hypotheses.
    Scenario(String),
    /// A hypothesis.
    Hypothesis(String),
}

impl Changes {
    /// The path of the owner.
    pub fn path(&self) -> String {
        let (list, id) = match self {
            Self::Scenario(id) => ("scenarios", id),
            Self::Hypothesis(id) => ("hypotheses", id),
        };
        [list, id].join("/")
    }

    /// The list of overrides.
    pub fn list<'a>(&self, study: &'a Study) -> Option<&'a Vec<Override>> {
        Some(match self {
            Self::Scenario(id) => &find(&study.scenarios, id)?.overrides,
            Self::Hypothesis(id) => &study.hypothesis(id)?.1.overrides,
        })
    }

    /// The override at a position.
    pub fn get<'a>(&self, study: &'a Study, n: usize) -> Option<&'a Override> {
        self.list(study)?.get(n)
    }
}

/// Checks an override: its estimate must be consistent, and a value to set admissible for its target; a factor or a difference
/// need not be.
pub(super) fn check_override(change: &Override) -> Result<(), FieldError> {
    // Of an effect too, whose range moves with its value in the outcome but not here: the file holds it as it stands.
    Estimate::check(&change.value)?;
    match (NumberPath::parse(&change.target), change.operation) {
        (Some(path), Operation::Set) => path.check(&change.value),
        _ => Ok(()),
    }
}

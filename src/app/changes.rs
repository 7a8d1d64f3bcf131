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

    /// The override at a position.
    pub fn get<'a>(&self, study: &'a Study, n: usize) -> Option<&'a Override> {
        let list = match self {
            Self::Scenario(id) => &find(&study.scenarios, id)?.overrides,
            Self::Hypothesis(id) => &study.hypothesis(id)?.1.overrides,
        };
        list.get(n)
    }
}

/// Checks an override: a value to set must be admissible for its target. A factor or a difference need not be, but its estimate
/// must be consistent.
pub(super) fn check_override(change: &Override) -> Result<(), FieldError> {
    match (NumberPath::parse(&change.target), change.operation) {
        (Some(path), Operation::Set) => path.check(&change.value),
        _ => Estimate::check(&change.value).map_err(FieldError::from),
    }
}

//! A study with its history.

use super::History;
use crate::study::{Shared, Study};

/// A study with its undo history.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Its versions.
    pub history: History<Study>,
}

impl Document {
    /// A study without history.
    pub fn new(study: Study) -> Self {
        Self { history: History::new(study) }
    }

    /// The current version.
    pub fn study(&self) -> &Shared<Study> {
        self.history.present()
    }

    /// Identity of the study, the same in every version.
    pub fn id(&self) -> &str {
        &self.study().id
    }
}

//! A study with its history.

use super::{History, Section};
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

    /// The room in which one goes on with it: the frame of an empty study, else its outcomes.
    pub fn first_room(&self) -> Section {
        if self.study().outcomes.is_empty() { Section::Scope } else { Section::Outcomes }
    }

    /// Identity of the study, the same in every version.
    pub fn id(&self) -> &str {
        &self.study().id
    }
}

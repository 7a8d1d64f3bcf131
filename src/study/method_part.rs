//! What a study carries for its further methods of evaluation.

use super::vocabulary::vocabulary;
use super::{Shared, Study};
use crate::json::Json;

vocabulary! {
    /// A method beside the social return whose statements are a member of the study file of the same name.
    pub enum StudyMethod {
        /// A randomised trial.
        #[default]
        Trial = "trial",
    }
}

/// What is stated for one method, as the file has it. The rooms of that method read it with `file::methods`, and write it again
/// after each change; the rest of the program carries it along, so that a first visit downloads no reader of it.
#[derive(Debug, Clone, PartialEq)]
pub struct MethodPart {
    /// The method.
    pub method: StudyMethod,
    /// The member.
    pub json: Shared<Json>,
}

impl Study {
    /// What is stated for a method; none where the study does not use it.
    pub fn method_part(&self, method: StudyMethod) -> Option<&Shared<Json>> {
        self.method_parts.iter().find(|part| part.method == method).map(|part| &part.json)
    }

    /// States what a method needs, or takes all of it out of the study.
    pub fn set_method_part(&mut self, method: StudyMethod, json: Option<Json>) {
        self.method_parts.retain(|part| part.method != method);
        if let Some(json) = json {
            let place = self.method_parts.partition_point(|part| part.method < method);
            self.method_parts.insert(place, MethodPart { method, json: Shared::new(json) });
        }
    }
}

//! What a study carries for its further methods of evaluation.

use super::Shared;
use super::vocabulary::vocabulary;
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

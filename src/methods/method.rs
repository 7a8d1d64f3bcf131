//! The list of methods of evaluation.

use crate::study::vocabulary::vocabulary;
use crate::study::{Study, StudyMethod};

vocabulary! {
    /// A method of evaluation.
    pub enum Method {
        /// Social return on investment.
        #[default]
        Sroi = "sroi",
        /// A randomised trial.
        Trial = "trial",
    }
}

impl Method {
    /// The methods that a study uses, in the order of the list. Every study can be evaluated by its return.
    pub fn of(study: &Study) -> impl Iterator<Item = Self> {
        let is_used = |method: &Self| match method {
            Self::Sroi => true,
            Self::Trial => study.method_part(StudyMethod::Trial).is_some(),
        };
        Self::ALL.iter().copied().filter(is_used)
    }
}

//! The list of methods of evaluation.

use crate::study::Study;
use crate::study::vocabulary::vocabulary;

vocabulary! {
    /// A method of evaluation.
    pub enum Method {
        /// Social return on investment.
        #[default]
        Sroi = "sroi",
    }
}

impl Method {
    /// The methods that a study uses, in the order of the list. Every study can be evaluated by its return.
    pub fn of(_: &Study) -> impl Iterator<Item = Self> {
        [Self::Sroi].into_iter()
    }
}

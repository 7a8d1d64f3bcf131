//! Errors of edits.

use crate::present::Catalog;
use crate::study::FieldError;
use crate::study::field::FieldUnit;

/// Why an edit is refused. The study is then unchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// A number is not admissible.
    #[error(transparent)]
    Field(#[from] FieldError),
    /// The scenario takes a hypothesis that is declared incompatible with this one.
    #[error("these two hypotheses cannot both come true")]
    Incompatible,
    /// The study has no such part, or nothing would change.
    #[error("nothing to change")]
    Nothing,
}

impl EditError {
    /// The message for the user; it writes numbers in the unit of the field.
    pub fn sentence(self, unit: FieldUnit, catalog: &Catalog) -> String {
        let why = match self {
            Self::Field(error) => catalog.field_error(error, unit),
            Self::Incompatible => catalog.text("error.incompatible").to_owned(),
            Self::Nothing => catalog.text("error.missing").to_owned(),
        };
        catalog.fill("notice.refused", &[("why", &why)])
    }
}

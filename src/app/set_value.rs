//! The likely value of a number, stated by typing or by pasting.

use crate::number::Decimal;
use crate::study::{Estimate, FieldError, NumberPath, Study};

/// States the likely value of a number and keeps its pedigree; `None` clears the whole number.
pub(super) fn set_value(study: &mut Study, target: &NumberPath, value: Option<Decimal>) -> Result<(), FieldError> {
    let estimate = value.map(|value| Estimate { value: Some(value), ..target.get(study).unwrap_or_default() });
    target.set(study, estimate)
}

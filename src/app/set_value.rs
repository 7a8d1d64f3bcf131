//! The likely value of a number, stated by typing or by pasting.

use crate::number::Decimal;
use crate::study::field::FieldRole;
use crate::study::{Basis, Estimate, FieldError, NumberPath, Study};

/// States the likely value of a number, keeps its pedigree and takes its range along; `None` clears the whole number.
pub(super) fn set_value(study: &mut Study, target: &NumberPath, value: Option<Decimal>) -> Result<(), FieldError> {
    let estimate = value.map(|value| valued(study, target, value));
    target.set(study, estimate)
}

/// The number with another likely value. A discount rate that changes loses the source of the former one.
fn valued(study: &Study, target: &NumberPath, value: Decimal) -> Estimate {
    let stated = target.get(study).unwrap_or_default();
    if target.field().is_effect() {
        // Its range is that of its standard error, and moves by itself.
        return Estimate { value: Some(value), ..stated };
    }
    let spec = target.field().spec();
    let is_other_rate = spec.role == FieldRole::Rate && stated.value.is_some_and(|before| before != value);
    let next = stated.with_value(value, &spec);
    if is_other_rate {
        let basis = next.basis.filter(|basis| *basis != Basis::Published);
        Estimate { basis, source: String::new(), year: None, ..next }
    } else {
        next
    }
}

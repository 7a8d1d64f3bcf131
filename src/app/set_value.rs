//! The likely value of a number, stated by typing or by pasting.

use crate::number::Decimal;
use crate::study::field::FieldRole;
use crate::study::limits::MAX_COHORTS;
use crate::study::lookup::find_mut;
use crate::study::{Basis, Estimate, FieldError, NumberPath, Range, Study, Volume};

/// States the likely value of a number, keeps its pedigree and takes its range along; `None` clears the whole number.
pub(super) fn set_value(study: &mut Study, target: &NumberPath, value: Option<Decimal>) -> Result<(), FieldError> {
    let estimate = value.map(|value| valued(study, target, value));
    target.set(study, estimate)
}

/// The number with another likely value, its range taken along.
fn valued(study: &Study, target: &NumberPath, value: Decimal) -> Estimate {
    let stated = target.get(study).unwrap_or_default();
    if target.field().is_effect() {
        // Its range is that of its standard error, and moves by itself.
        return Estimate { value: Some(value), ..stated };
    }
    let next = stated.with_value(value, &target.field().spec());
    without_old_source(target, &stated, next)
}

/// The number with a range that was typed beside its value, or alone.
pub(super) fn spread(study: &Study, target: &NumberPath, value: Option<Decimal>, range: Range) -> Estimate {
    let stated = target.get(study).unwrap_or_default();
    let next = stated.with_spread(value, range);
    without_old_source(target, &stated, next)
}

/// Gives the quantity of an outcome a place for this year, counted from 0: one cohort for each year up to it, with 0 in those that
/// are not stated. `None` beyond the greatest number of cohorts.
pub(super) fn extend_to_year(study: &mut Study, id: &str, year: usize) -> Option<()> {
    let outcome = find_mut(&mut study.outcomes, id).filter(|_| year < MAX_COHORTS)?;
    let mut cohorts = outcome.volume.cohorts().to_vec();
    cohorts.resize(year.saturating_add(1).max(cohorts.len()), Estimate::of(0));
    outcome.volume = Volume::Cohorts(cohorts);
    Some(())
}

/// The source of a discount rate belongs to its value: another value does not keep it.
fn without_old_source(target: &NumberPath, stated: &Estimate, next: Estimate) -> Estimate {
    let is_rate = target.field().spec().role == FieldRole::Rate;
    if !is_rate || stated.value.is_none() || stated.point() == next.point() {
        return next;
    }
    let basis = next.basis.filter(|basis| *basis != Basis::Published);
    Estimate { basis, source: String::new(), year: None, ..next }
}

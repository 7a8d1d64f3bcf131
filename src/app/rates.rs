//! Edits of the schedule of discount rates.

use super::EditError;
use crate::study::limits::MAX_RATES;
use crate::study::{Discounting, Estimate, FieldError, NumberPath, RateFrom, Study};

/// Years between two rates when a new one is added.
const RATE_SPACING: u32 = 10;

/// Adds a rate equal to the last one, [`RATE_SPACING`] years after it.
#[inline(never)] // with the room of the scope, in the deferred part of the program
pub(super) fn add(discounting: &mut Discounting) -> bool {
    let Some(last) = discounting.rates.last().filter(|_| discounting.rates.len() < MAX_RATES) else {
        return false;
    };
    let Some(from_year) = last.from_year.checked_add(RATE_SPACING) else {
        return false;
    };
    let rate = Estimate { source: String::new(), ..last.rate.clone() };
    let next = RateFrom { from_year, rate, ..RateFrom::default() };
    discounting.rates.push(next);
    true
}

/// Replaces all rates; the timing within the year stays.
#[inline(never)]
pub(super) fn replace(study: &mut Study, rates: &[RateFrom]) -> Result<(), EditError> {
    let first = rates.first().ok_or(FieldError::Required)?;
    let ascends = rates.windows(2).all(|pair| matches!(pair, [before, after] if before.from_year < after.from_year));
    if first.from_year != 0 || !ascends {
        return Err(FieldError::NotAscending.into());
    }
    if rates.len() > MAX_RATES {
        return Err(EditError::Nothing);
    }
    rates.iter().try_for_each(|entry| NumberPath::Rate.check(&entry.rate))?;
    study.discounting.get_or_insert_default().rates = rates.to_vec();
    Ok(())
}

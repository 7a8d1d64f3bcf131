//! Years of a scenario in which people change and nothing is put in, or the reverse.

use crate::number::{Decimal, Invariant as _};
use crate::study::{Estimate, Finding, FindingCode, Study};

/// The findings on years with one side only, each with the first such year; none for a study without inputs or outcomes that count.
///
/// A year has effects when people change in it (the cohort of that year) or when there is value in it: what lasts needs no input.
/// Its inputs are those whose value is above 0.
pub(super) fn lopsided_years(study: &Study, place: &str) -> Vec<Finding> {
    let (mut cohorts, mut effects, mut inputs) = (Years::default(), Years::default(), Years::default());
    for outcome in study.outcomes.iter().filter(|outcome| study.counts(outcome)) {
        for (year, cohort) in (0_u32..).zip(outcome.volume.cohorts()) {
            if cohort.point().is_zero() {
                continue;
            }
            cohorts.add(year);
            effects.add(year);
            let first = year.saturating_add(outcome.first_year);
            (first..first.saturating_add(outcome.duration_years())).for_each(|year| effects.add(year));
        }
    }
    let is_there = |estimate: &Estimate| !estimate.point().is_zero();
    for input in study.inputs.iter().filter(|input| !input.uncounted) {
        if input.unit_value.as_ref().is_some_and(is_there) && input.quantity.as_ref().is_none_or(is_there) {
            (input.year..input.year.saturating_add(input.number_of_years())).for_each(|year| inputs.add(year));
        }
    }
    if cohorts.is_empty() || inputs.is_empty() {
        return Vec::new();
    }
    let finding = |code, year: Option<u32>| Some(Finding::warning(code, place).with(Decimal::from(year?)));
    let unpaid = finding(FindingCode::YearsWithoutInputs, cohorts.first_without(&inputs));
    let idle = finding(FindingCode::YearsWithoutEffects, inputs.first_without(&effects));
    unpaid.into_iter().chain(idle).collect()
}

/// A set of years. No outcome has value after year 300; whatever comes later counts as the last of these.
struct Years([bool; LAST + 1]);

/// After the last year in which an outcome can have value: 100 cohorts, 100 years, the first in year 100.
const LAST: usize = 301;

impl Default for Years {
    fn default() -> Self {
        Self([false; LAST + 1])
    }
}

impl Years {
    fn add(&mut self, year: u32) {
        let place = usize::try_from(year).unwrap_or(LAST).min(LAST);
        *self.0.get_mut(place).or_broken("a year has its place") = true;
    }

    fn is_empty(&self) -> bool {
        !self.0.contains(&true)
    }

    fn first_without(&self, other: &Self) -> Option<u32> {
        let place = self.0.iter().zip(&other.0).position(|(is_in, is_other)| *is_in && !is_other)?;
        u32::try_from(place).ok()
    }
}

//! Years of a scenario in which people change and nothing is put in, or the reverse.

use crate::number::Decimal;
use crate::study::{Estimate, Finding, FindingCode, Outcome, Study};
use std::collections::BTreeSet;

/// The findings on years with one side only, each with the first such year; none for a study without inputs or outcomes that count.
///
/// A year has effects when people change in it (the cohort of that year) or when there is value in it: what lasts needs no input.
/// Its inputs are those whose value is above 0.
pub(super) fn lopsided_years(study: &Study, place: &str) -> Vec<Finding> {
    let counted = || study.outcomes.iter().filter(|outcome| outcome.counts());
    let cohorts: BTreeSet<u32> = counted().flat_map(|outcome| cohort_years(outcome)).collect();
    let effects: BTreeSet<u32> = counted().flat_map(|outcome| value_years(outcome)).chain(cohorts.clone()).collect();
    let inputs: BTreeSet<u32> = input_years(study).collect();
    if cohorts.is_empty() || inputs.is_empty() {
        return Vec::new();
    }
    let first = |of: &BTreeSet<u32>, without: &BTreeSet<u32>, code| {
        let year = of.difference(without).next()?;
        Some(Finding::warning(code, place).with(Decimal::from(*year)))
    };
    let unpaid = first(&cohorts, &inputs, FindingCode::YearsWithoutInputs);
    let idle = first(&inputs, &effects, FindingCode::YearsWithoutEffects);
    unpaid.into_iter().chain(idle).collect()
}

/// The years of the activity in which somebody changes.
fn cohort_years(outcome: &Outcome) -> impl Iterator<Item = u32> {
    let cohorts = (0_u32..).zip(outcome.volume.cohorts());
    cohorts.filter(|(_, cohort)| !cohort.point().is_zero()).map(|(year, _)| year)
}

/// The years in which an outcome has value.
fn value_years(outcome: &Outcome) -> impl Iterator<Item = u32> {
    let cohorts = cohort_years(outcome).map(|year| year.saturating_add(outcome.first_year));
    cohorts.flat_map(|first| first..first.saturating_add(outcome.duration_years()))
}

fn input_years(study: &Study) -> impl Iterator<Item = u32> {
    let is_there = |estimate: Option<&Estimate>| estimate.is_some_and(|estimate| !estimate.point().is_zero());
    let inputs = study.inputs.iter().filter(move |input| {
        is_there(input.unit_value.as_ref()) && input.quantity.as_ref().is_none_or(|quantity| is_there(Some(quantity)))
    });
    inputs.map(|input| input.year)
}

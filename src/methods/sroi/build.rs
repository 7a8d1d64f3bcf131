//! Builds the whole sheet of a study.

use super::builder::Builder;
use super::figure::Figure;
use super::inputs::InputCells;
use super::outcomes::OutcomeCells;
use super::totals::TotalCells;
use crate::sheet::{CellId, Sheet};
use crate::study::field::PartField;
use crate::study::{NumberPath, Study};

/// The sheet of a study, with the cells of its figures.
#[derive(Debug, Clone)]
pub(super) struct BuiltSheet {
    pub(super) sheet: Sheet<Figure>,
    pub(super) targets: Vec<(NumberPath, CellId)>,
    pub(super) inputs: InputCells,
    pub(super) outcomes: Vec<Option<OutcomeCells>>,
    pub(super) totals: TotalCells,
}

impl Builder<'_> {
    /// Builds the whole sheet of the study.
    pub(super) fn build(mut self) -> BuiltSheet {
        self.start_factors();
        let inputs = self.inputs();
        let outcomes: Vec<_> = (0..self.study.outcomes.len()).map(|place| self.outcome(place)).collect();
        let totals = self.totals(&inputs, &outcomes);
        BuiltSheet { sheet: self.sheet, targets: self.targets, inputs, outcomes, totals }
    }
}

/// Estimates how many cells the sheet of a study needs, without building it.
pub(super) fn cells_needed(study: &Study) -> usize {
    let outcomes = study.outcomes.iter().filter(|outcome| outcome.valued && study.is_stated(outcome));
    let years = study.inputs.iter().fold(0_usize, |sum, input| sum.saturating_add(input.number_of_years() as usize));
    outcomes.fold(study.inputs.len().saturating_mul(4).saturating_add(years.saturating_mul(2)), |total, outcome| {
        let cohorts = outcome.volume.cohorts().len();
        let years = usize::try_from(outcome.years_of_value()).unwrap_or(usize::MAX);
        let values = cohorts.saturating_mul(years);
        // Every year from 0 on takes cells, whether it has value or not.
        // Numbers stated by year, and the growth and the levels of each year of value, which most outcomes do not need.
        let factors = outcome.quantity_factors.len().saturating_add(cohorts).saturating_add(3);
        let stated = outcome.by_year.iter().map(|known| known.values.len().saturating_mul(2));
        let stated =
            stated.fold(outcome.adjustments.len().saturating_mul(2).saturating_add(factors), usize::saturating_add);
        let shared = study.proxy_owner(outcome).is_some_and(|owner| owner.by_year(PartField::Proxy).is_some());
        let is_varied = !outcome.by_year.is_empty()
            || shared
            || outcome.growth.is_some()
            || outcome.discount_rate.is_some()
            || !outcome.has_whole_years();
        let varied = if is_varied { years.saturating_mul(10).saturating_add(25) } else { 0 };
        let total = total.saturating_add(stated).saturating_add(varied);
        let years = years.saturating_add(usize::try_from(outcome.first_year).unwrap_or(usize::MAX));
        total.saturating_add(values).saturating_add(cohorts.saturating_add(years).saturating_mul(3)).saturating_add(20)
    })
}

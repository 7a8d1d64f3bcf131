//! The part of the sheet for inputs.

use super::builder::Builder;
use super::figure::Figure;
use crate::number::Decimal;
use crate::sheet::{CellId, CellUnit};
use crate::study::field::InputField;
use crate::study::{InputKind, NumberPath};

/// The cells of the figures on inputs.
#[derive(Debug, Clone)]
pub(super) struct InputCells {
    /// Value of each input of the study; `None` where it is not stated.
    pub(super) values: Vec<Option<CellId>>,
    /// Present value of each input of the study; `None` where it is not stated.
    pub(super) present_values: Vec<Option<CellId>>,
    /// The value of each resource over several years, with the places of its inputs.
    pub(super) series: Vec<(Vec<usize>, CellId)>,
    pub(super) total: CellId,
    /// In the order of [`InputKind::ALL`].
    pub(super) kinds: Vec<CellId>,
    /// In the order of the study's stakeholders.
    pub(super) stakeholders: Vec<CellId>,
    /// Their present values, in the same order.
    pub(super) stakeholders_present: Vec<CellId>,
    pub(super) present_value: CellId,
    pub(super) cash_present_value: CellId,
}

impl Builder<'_> {
    /// Adds the inputs: value = quantity × unit value; present value = value × discount factor of the input's year. For an input
    /// of several years, the value is that of all of them, and the factors of its years are added up.
    pub(super) fn inputs(&mut self) -> InputCells {
        let study = self.study;
        let mut values = Vec::with_capacity(study.inputs.len());
        let mut present_values = Vec::with_capacity(study.inputs.len());
        for (place, input) in study.inputs.iter().enumerate() {
            let Some(unit_value) = &input.unit_value else {
                values.push(None);
                present_values.push(None);
                continue;
            };
            let target = |field| NumberPath::Input(input.id.clone(), field);
            let quantity =
                self.stated_or(target(InputField::Quantity), CellUnit::Count, input.quantity.as_ref(), Decimal::ONE);
            let amount = self.stated(target(InputField::UnitValue), CellUnit::Money, unit_value.point());
            let (value, present_value) = match input.number_of_years() {
                1 => {
                    let value = self.sheet.product(Figure::InputValue(place), CellUnit::Money, &[quantity, amount]);
                    let factor = self.factor(input.year);
                    let figure = Figure::InputPresentValue(place);
                    (value, self.sheet.product(figure, CellUnit::Money, &[value, factor]))
                }
                years => self.input_of_years(place, input.year, years, &[quantity, amount]),
            };
            values.push(Some(value));
            present_values.push(Some(present_value));
        }
        let series = study.input_series(|_| false).into_iter().filter(|places| places.len() > 1);
        let series = series.filter_map(|places| {
            let parts: Vec<CellId> = places.iter().filter_map(|place| values.get(*place).copied().flatten()).collect();
            let sum = |first| self.sheet.sum(Figure::InputSeries(first), CellUnit::Money, &parts);
            (parts.len() == places.len()).then(|| places.first().copied().map(sum)).flatten().map(|sum| (places, sum))
        });
        let series = series.collect();
        let counted = |cells: &[Option<CellId>]| -> Vec<Option<CellId>> {
            let cells = study.inputs.iter().zip(cells);
            cells.map(|(input, cell)| cell.filter(|_| !input.uncounted)).collect()
        };
        let (in_total, in_total_present) = (counted(&values), counted(&present_values));
        let all: Vec<CellId> = in_total.iter().copied().flatten().collect();
        let total = self.sheet.sum(Figure::InputsTotal, CellUnit::Money, &all);
        let kinds = InputKind::ALL.iter().map(|kind| {
            let of_kind = study.inputs.iter().zip(&in_total).filter(|(input, _)| input.kind == *kind);
            let cells: Vec<CellId> = of_kind.filter_map(|(_, cell)| *cell).collect();
            self.sheet.sum(Figure::InputsOfKind(*kind), CellUnit::Money, &cells)
        });
        let kinds = kinds.collect();
        let stakeholders = self.by_stakeholder(&in_total, Figure::StakeholderInputs);
        let stakeholders_present = self.by_stakeholder(&in_total_present, Figure::StakeholderInputsPresentValue);
        let all: Vec<CellId> = in_total_present.iter().copied().flatten().collect();
        let present_value = self.sheet.sum(Figure::InputsPresentValue, CellUnit::Money, &all);
        let cash = study.inputs.iter().zip(&in_total_present).filter(|(input, _)| input.kind == InputKind::Cash);
        let cash: Vec<CellId> = cash.filter_map(|(_, cell)| *cell).collect();
        let cash_present_value = self.sheet.sum(Figure::CashPresentValue, CellUnit::Money, &cash);
        InputCells {
            values,
            present_values,
            series,
            total,
            kinds,
            stakeholders,
            stakeholders_present,
            present_value,
            cash_present_value,
        }
    }

    /// The value over all years, and the present value, of an input that is brought for several.
    fn input_of_years(&mut self, place: usize, first: u32, years: u32, parts: &[CellId]) -> (CellId, CellId) {
        let yearly = self.sheet.product(Figure::InputYearlyValue(place), CellUnit::Money, parts);
        let number = self.sheet.constant(Figure::Years(years), CellUnit::Count, Decimal::from(years));
        let value = self.sheet.product(Figure::InputValue(place), CellUnit::Money, &[yearly, number]);
        let factors: Vec<CellId> = (0..years).map(|n| self.factor(first.saturating_add(n))).collect();
        let factors = self.sheet.sum(Figure::InputFactors(place), CellUnit::Factor, &factors);
        let figure = Figure::InputPresentValue(place);
        (value, self.sheet.product(figure, CellUnit::Money, &[yearly, factors]))
    }

    /// Sums over each stakeholder's inputs, from one cell per input.
    fn by_stakeholder(&mut self, cells: &[Option<CellId>], figure: fn(usize) -> Figure) -> Vec<CellId> {
        let study = self.study;
        let stakeholders = study.stakeholders.iter().enumerate();
        stakeholders
            .map(|(place, stakeholder)| {
                let theirs = study.inputs.iter().zip(cells).filter(|(input, _)| input.stakeholder == stakeholder.id);
                let theirs: Vec<CellId> = theirs.filter_map(|(_, cell)| *cell).collect();
                self.sheet.sum(figure(place), CellUnit::Money, &theirs)
            })
            .collect()
    }
}

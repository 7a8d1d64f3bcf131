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
    pub(super) total: CellId,
    /// In the order of [`InputKind::ALL`].
    pub(super) kinds: Vec<CellId>,
    /// In the order of the study's stakeholders.
    pub(super) stakeholders: Vec<CellId>,
    /// Their present values, in the same order.
    pub(super) stakeholders_present: Vec<CellId>,
    pub(super) present_value: CellId,
}

impl Builder<'_> {
    /// Adds the inputs: value = quantity × unit value; present value = value × discount factor of the input's year.
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
            let value = self.sheet.product(Figure::InputValue(place), CellUnit::Money, &[quantity, amount]);
            let factor = self.factor(input.year);
            let figure = Figure::InputPresentValue(place);
            present_values.push(Some(self.sheet.product(figure, CellUnit::Money, &[value, factor])));
            values.push(Some(value));
        }
        let all: Vec<CellId> = values.iter().copied().flatten().collect();
        let total = self.sheet.sum(Figure::InputsTotal, CellUnit::Money, &all);
        let kinds = InputKind::ALL.iter().map(|kind| {
            let of_kind = study.inputs.iter().zip(&values).filter(|(input, _)| input.kind == *kind);
            let cells: Vec<CellId> = of_kind.filter_map(|(_, cell)| *cell).collect();
            self.sheet.sum(Figure::InputsOfKind(*kind), CellUnit::Money, &cells)
        });
        let kinds = kinds.collect();
        let stakeholders = self.by_stakeholder(&values, Figure::StakeholderInputs);
        let stakeholders_present = self.by_stakeholder(&present_values, Figure::StakeholderInputsPresentValue);
        let all: Vec<CellId> = present_values.iter().copied().flatten().collect();
        let present_value = self.sheet.sum(Figure::InputsPresentValue, CellUnit::Money, &all);
        InputCells { values, present_values, total, kinds, stakeholders, stakeholders_present, present_value }
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

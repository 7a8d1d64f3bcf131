//! The data that a chart is laid out from, and its figures as amounts.

use super::scale::{greatest_first, real};
use super::{Canvas, Role, TableCell, TableRow};
use crate::methods::sroi::Evaluation;
use crate::number::{CheckedOps as _, Decimal, write};
use crate::present::Catalog;
use crate::present::figures::Detail;
use crate::sheet::{CellId, CellUnit};
use crate::study::lookup::position;
use crate::study::{Shared, Stakeholder, Study};

/// A study with its evaluation, the catalogue, and the canvas.
pub(super) struct Subject<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) study: &'a Study,
    pub(super) evaluation: &'a Evaluation,
    /// The name of the scenario that is applied to the study.
    pub(super) scenario: Option<&'a str>,
    pub(super) canvas: Canvas,
}

/// An amount of money in a chart.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(super) struct Amount {
    /// Its cell on the sheet; none for a sum made by the chart.
    pub(super) cell: Option<CellId>,
    /// Its value; none where it is undefined.
    pub(super) value: Option<Decimal>,
}

impl Amount {
    /// The value for sums and comparisons; 0 where it is undefined.
    pub(super) fn exact(self) -> Decimal {
        self.value.unwrap_or_default()
    }

    /// The value for geometry.
    pub(super) fn real(self) -> f64 {
        real(self.exact())
    }
}

impl Subject<'_> {
    /// The ratio of the study, or of the scenario applied to it.
    pub(super) fn stated_ratio(&self) -> Option<Decimal> {
        self.evaluation.ratio().and_then(|cell| self.evaluation.value(cell))
    }

    /// The label of that ratio on an axis of ratios.
    pub(super) fn stated_label(&self, ratio: Decimal) -> String {
        let key = if self.scenario.is_some() { "chart.stated_scenario" } else { "chart.stated" };
        self.catalog.fill(key, &[("value", &write::ratio(ratio, self.catalog.language()))])
    }

    /// The amount in a cell.
    pub(super) fn amount(&self, cell: Option<CellId>) -> Amount {
        Amount { cell, value: cell.and_then(|cell| self.evaluation.value(cell)) }
    }

    /// The sum of cells; a single cell stays itself and can be opened.
    pub(super) fn sum(&self, cells: &[CellId]) -> Amount {
        if let [only] = cells {
            return self.amount(Some(*only));
        }
        let mut values = cells.iter().map(|cell| self.evaluation.value(*cell));
        let value = values.try_fold(Decimal::ZERO, |sum, value| sum.plus(value?));
        Amount { cell: None, value }
    }

    /// An amount as text.
    pub(super) fn money(&self, amount: Amount) -> String {
        let currency = self.study.currency.code();
        self.catalog.figure_or_none(amount.value, CellUnit::Money, currency, Detail::Plain)
    }

    /// A short text for an amount beside an axis or in little room.
    pub(super) fn compact(&self, amount: Decimal) -> String {
        write::compact(amount, self.study.currency.code(), self.catalog.language())
    }

    /// An amount as text, in the short form if the full one has no room; a number is never cut.
    pub(super) fn money_within(&self, amount: Amount, room: f64) -> String {
        let text = self.money(amount);
        match amount.value {
            Some(value) if self.canvas.text_width(&text) > room => self.compact(value),
            _ => text,
        }
    }

    /// An amount as a cell of a table.
    pub(super) fn entry(&self, amount: Amount) -> TableCell {
        TableCell { cell: amount.cell, text: self.money(amount) }
    }

    /// A row of a table with one amount.
    pub(super) fn table_row(&self, name: &str, amount: Amount, role: Role) -> TableRow {
        TableRow { name: name.to_owned(), cells: vec![self.entry(amount)], role }
    }

    /// Catalogue texts as the heads of a table.
    pub(super) fn heads(&self, keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| self.catalog.text(key).to_owned()).collect()
    }

    /// The ratio of two amounts in whole per cent; none unless it lies between 0 and 1.
    pub(super) fn share(&self, part: Decimal, whole: Decimal) -> Option<String> {
        let share = part.over(whole).filter(|share| *share >= Decimal::ZERO && *share <= Decimal::ONE)?;
        Some(write::percent(share, 0, self.catalog.language()))
    }

    /// The position of a stakeholder; none for an empty or unknown id.
    pub(super) fn whose(&self, id: &str) -> Option<usize> {
        position::<Stakeholder>(&self.study.stakeholders, id)
    }

    /// The name of the stakeholder at a position; the text for no stakeholder if there is none.
    pub(super) fn stakeholder(&self, place: Option<usize>) -> String {
        let id = place.and_then(|place| self.study.stakeholders.get(place)).map(id_of);
        self.catalog.stakeholder_name(self.study, id.unwrap_or_default())
    }

    /// The name of the outcome at a position.
    pub(super) fn outcome(&self, place: usize) -> String {
        let id = self.study.outcomes.get(place).map_or("", |outcome| outcome.id.as_str());
        self.catalog.part_name(self.study, &format!("outcomes/{id}")).unwrap_or_default()
    }

    /// Present value of all inputs.
    pub(super) fn inputs(&self) -> Amount {
        self.amount(Some(self.evaluation.inputs_present_value()))
    }

    /// Present value of all outcomes.
    pub(super) fn present_value(&self) -> Amount {
        self.amount(Some(self.evaluation.present_value()))
    }

    /// The outcomes in the total with their amounts, largest size first; ties keep the order of the study.
    pub(super) fn counted(&self) -> Vec<(usize, Amount)> {
        let places = 0..self.study.outcomes.len();
        let cells = places.filter_map(|place| Some((place, self.evaluation.outcome_present_value(place)?)));
        let counted: Vec<(usize, Amount)> = cells.map(|(place, cell)| (place, self.amount(Some(cell)))).collect();
        greatest_first(counted, |(_, amount)| (false, amount.exact().abs()))
    }

    /// Present value of the outcomes of the stakeholder at a position, or of those without a stakeholder.
    pub(super) fn gains(&self, place: Option<usize>) -> Amount {
        if place.is_some() {
            return self.amount(place.and_then(|place| self.evaluation.stakeholder_present_value(place)));
        }
        let outcomes = self.study.outcomes.iter().enumerate();
        let nobodys = outcomes.filter(|(_, outcome)| self.whose(&outcome.stakeholder).is_none());
        let cells: Vec<CellId> =
            nobodys.filter_map(|(place, _)| self.evaluation.outcome_present_value(place)).collect();
        self.sum(&cells)
    }

    /// Present value of the inputs of the stakeholder at a position, or of those without a stakeholder.
    pub(super) fn brings(&self, place: Option<usize>) -> Amount {
        if place.is_some() {
            return self.amount(place.and_then(|place| self.evaluation.stakeholder_inputs_present_value(place)));
        }
        let inputs = self.study.inputs.iter().enumerate();
        let counted = inputs.filter(|(_, input)| !input.uncounted);
        let nobodys = counted.filter(|(_, input)| self.whose(&input.stakeholder).is_none());
        let cells: Vec<CellId> = nobodys.filter_map(|(place, _)| self.evaluation.input_present_value(place)).collect();
        self.sum(&cells)
    }

    /// The position of every stakeholder, then `None` for no stakeholder.
    pub(super) fn everybody(&self) -> impl Iterator<Item = Option<usize>> + use<> {
        (0..self.study.stakeholders.len()).map(Some).chain([None])
    }
}

fn id_of(stakeholder: &Shared<Stakeholder>) -> &str {
    stakeholder.id.as_str()
}

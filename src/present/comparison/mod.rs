//! The comparison of scenarios as tables of texts, with the sentences beside them.

mod differing;
mod regret;
mod simulated;
#[cfg(test)]
mod tests;

pub use differing::Differing;
pub use simulated::SimulatedRows;

use super::Catalog;
use super::figures::Detail;
use crate::analysis::Comparison;
use crate::analysis::comparison::{Balance, ScenarioFigures};
use crate::methods::sroi::{Crossing, Figure};
use crate::number::{Decimal, write};
use crate::sheet::CellUnit;
use crate::study::Study;

/// A table of texts, without styling.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// The caption.
    pub caption: String,
    /// The column heads; the first one is that of the row names.
    pub heads: Vec<String>,
    /// Its rows, in groups.
    pub groups: Vec<RowGroup>,
}

/// Rows of a table that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct RowGroup {
    /// Their common name; none where it is obvious.
    pub name: Option<String>,
    /// Whether they total the rows above.
    pub is_total: bool,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The name of the row.
    pub name: String,
    /// A text for each head after the first.
    pub cells: Vec<String>,
    /// What they are on the sheet of each scenario, where they are figures there.
    pub figure: Option<Figure>,
}

/// Reads one side of a balance: what is received, or what is put in.
type Side = fn(&Balance) -> Option<Decimal>;

impl Catalog {
    /// The name of a column's scenario, or its number when it has no name yet.
    pub fn scenario_name(&self, study: &Study, comparison: &Comparison, column: usize) -> String {
        let Some(ScenarioFigures { scenario: Some(id), name, .. }) = comparison.columns.get(column) else {
            return self.text("comparison.as_stated").to_owned();
        };
        if !name.trim().is_empty() {
            return name.clone();
        }
        let place = study.scenarios.iter().position(|scenario| scenario.id == *id).unwrap_or_default();
        let number = write::number(Decimal::from(place.saturating_add(1)), 0, self.language());
        self.fill("comparison.unnamed", &[("n", &number)])
    }

    /// A change of an amount, with its sign; the text for an undefined figure if there is none.
    pub fn change(&self, change: Option<Decimal>, currency: &str) -> String {
        let text = self.figure_or_none(change, CellUnit::Money, currency, Detail::Plain);
        // A change that rounds to zero has no sign.
        let is_more = change.is_some_and(|change| change.round_dp(0) > Decimal::ZERO);
        if is_more { format!("+{text}") } else { text }
    }

    /// The heads of a table with one column for each scenario; the reference is marked as such.
    fn scenario_heads(&self, study: &Study, comparison: &Comparison, first: &str) -> Vec<String> {
        let name = |column: usize| {
            let name = self.scenario_name(study, comparison, column);
            if column == comparison.reference { self.fill("comparison.reference", &[("name", &name)]) } else { name }
        };
        let names = (0..comparison.columns.len()).map(name);
        [self.text(first).to_owned()].into_iter().chain(names).collect()
    }

    /// The figures of all scenarios side by side: totals, results of the simulation, then balances by stakeholder.
    pub fn side_by_side(&self, study: &Study, comparison: &Comparison, drawn: SimulatedRows<'_>) -> Grid {
        let currency = study.currency.code();
        let money = |value: Option<Decimal>| self.figure_or_none(value, CellUnit::Money, currency, Detail::Plain);
        let row = |key: &str, figure: Figure, cell: &dyn Fn(&ScenarioFigures) -> String| Row {
            name: self.text(key).to_owned(),
            cells: comparison.columns.iter().map(cell).collect(),
            figure: Some(figure),
        };
        let mut rows = vec![
            row("figure.inputs_present_value", Figure::InputsPresentValue, &|column| money(column.inputs)),
            row("figure.present_value", Figure::PresentValue, &|column| money(column.present_value)),
            row("figure.net_present_value", Figure::NetPresentValue, &|column| money(column.net_present_value)),
            row("comparison.ratio", Figure::Ratio, &|column| self.ratio_with_range(column)),
        ];
        rows.extend(self.drawn_rows(study, comparison, drawn));
        rows.push(row("figure.payback_months", Figure::PaybackMonths(Crossing::First), &|column| self.payback(column)));
        let mut groups = vec![RowGroup { rows, ..RowGroup::default() }];
        let sides: [(&str, Side); 2] =
            [("comparison.received", |balance| balance.received), ("comparison.put_in", |balance| balance.inputs)];
        for (key, of) in sides {
            let rows = self.by_stakeholder(study, comparison, of, key == "comparison.put_in");
            if !rows.is_empty() {
                groups.push(RowGroup { name: Some(self.text(key).to_owned()), rows, is_total: false });
            }
        }
        Grid {
            caption: self.text("comparison.title").to_owned(),
            heads: self.scenario_heads(study, comparison, "comparison.figure"),
            groups,
        }
    }

    /// A row for each stakeholder whose figure is not 0 in every column.
    fn by_stakeholder(&self, study: &Study, comparison: &Comparison, of: Side, is_input: bool) -> Vec<Row> {
        let ids = study.stakeholders.iter().map(|stakeholder| stakeholder.id.as_str()).chain([""]);
        let row = |id: &str| {
            let value = |column: &ScenarioFigures| column.balance(id).map_or(Some(Decimal::ZERO), of);
            let values: Vec<Option<Decimal>> = comparison.columns.iter().map(value).collect();
            if values.iter().all(|value| value.is_some_and(|value| value.is_zero())) {
                return None;
            }
            let text = |value| self.figure_or_none(value, CellUnit::Money, study.currency.code(), Detail::Plain);
            let place = study.stakeholders.iter().position(|stakeholder| stakeholder.id == id);
            Some(Row {
                name: self.stakeholder_name(study, id),
                cells: values.into_iter().map(text).collect(),
                figure: place.filter(|_| is_input).map(Figure::StakeholderInputsPresentValue),
            })
        };
        ids.filter_map(row).collect()
    }

    /// A ratio, with the smallest and the largest over the stress cases where they differ.
    fn ratio_with_range(&self, column: &ScenarioFigures) -> String {
        let ratio = |value: Decimal| write::ratio(value, self.language());
        let Some(value) = column.ratio.map(ratio) else {
            return self.text("figure.undefined").to_owned();
        };
        match column.ratio_range.map(|(low, high)| (ratio(low), ratio(high))) {
            Some((low, high)) if low != high => self.with_range(&value, &low, &high),
            _ => value,
        }
    }

    /// A value with its range.
    pub fn with_range(&self, value: &str, low: &str, high: &str) -> String {
        self.fill("comparison.with_range", &[("value", value), ("low", low), ("high", high)])
    }

    /// When the inputs are paid back, or that they never are.
    fn payback(&self, column: &ScenarioFigures) -> String {
        match column.payback_months {
            Some(months) => self.figure(months, CellUnit::Months, "", Detail::Plain),
            None if column.ratio.is_some() => self.text("comparison.not_paid_back").to_owned(),
            None => self.text("figure.undefined").to_owned(),
        }
    }
}

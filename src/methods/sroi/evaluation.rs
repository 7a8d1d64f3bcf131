//! The evaluation of a study: its sheet, read exactly, and the findings that go with it.

use super::build::BuiltSheet;
use super::figure::{ChainStep, Figure, Level};
use super::payback::PaybackCells;
use super::returns::is_ratio_defined;
use crate::methods::figure_ref::{CellMethod, FigureOrigin, FigureRef};
use crate::number::Decimal;
use crate::sheet::{CellId, Exact, Sheet};
use crate::study::{Finding, InputKind, NumberPath};

/// The greatest number of cells that a study may need. Beyond it the outcomes are not computed and a finding says so: they
/// would exhaust a phone's memory, and no real study comes near (one of 1 000 outcomes over 10 years needs 60 000).
pub const MAX_CELLS: usize = 2_000_000;

/// A year of the result. Every figure is a cell that can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Year {
    /// Year since the start of the activity.
    pub year: u32,
    /// Value of the year.
    pub value: CellId,
    /// Its discount factor.
    pub factor: CellId,
    /// Value × factor.
    pub present_value: CellId,
    /// Present value accumulated up to the end of the year.
    pub accumulated: CellId,
}

/// A study with everything that follows from it.
#[derive(Debug, Clone)]
pub struct Evaluation {
    pub(super) model: BuiltSheet,
    pub(super) values: Exact,
    pub(super) payback: PaybackCells,
    pub(super) findings: Vec<Finding>,
    pub(super) has_outcomes: bool,
}

impl Evaluation {
    /// The sheet with its formulas.
    pub fn sheet(&self) -> &Sheet<Figure> {
        &self.model.sheet
    }

    /// The figures of the sheet.
    pub fn values(&self) -> &Exact {
        &self.values
    }

    /// The figure in a cell; none where it is not defined or too large.
    pub fn value(&self, cell: CellId) -> Option<Decimal> {
        self.values.get(cell).ok()
    }

    /// Whether the outcomes were computed; beyond [`MAX_CELLS`], only the figures of the inputs are.
    pub fn has_outcomes(&self) -> bool {
        self.has_outcomes
    }

    /// The findings.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The stated numbers on the sheet, each with its cell.
    pub fn targets(&self) -> &[(NumberPath, CellId)] {
        &self.model.targets
    }

    /// The number behind a cell with the figure [`Figure::Stated`].
    pub fn target(&self, stated: usize) -> Option<&NumberPath> {
        self.model.targets.get(stated).map(|(target, _)| target)
    }

    /// Present value of all outcomes: `PV = Σ value · factor`.
    pub fn present_value(&self) -> CellId {
        self.model.totals.present_value
    }

    /// `NPV = PV − I`.
    pub fn net_present_value(&self) -> CellId {
        self.model.totals.returns.net_present_value
    }

    /// `ratio = PV / I`; none where nothing is put in.
    pub fn ratio(&self) -> Option<CellId> {
        self.is_return_defined().then_some(self.model.totals.returns.ratio)
    }

    /// `net ratio = NPV / I`; none where nothing is put in.
    pub fn net_ratio(&self) -> Option<CellId> {
        self.is_return_defined().then_some(self.model.totals.returns.net_ratio)
    }

    /// Present value of the outcomes per unit of cash; none where no cash is put in.
    pub fn cash_ratio(&self) -> Option<CellId> {
        let cash = self.value(self.model.inputs.cash_present_value);
        (self.has_outcomes && cash.is_some_and(is_ratio_defined)).then_some(self.model.totals.cash_ratio)
    }

    /// Present value of the outcomes per unit of what the nth stakeholder brings; none where it is no funder or brings nothing.
    pub fn funder_ratio(&self, place: usize) -> Option<CellId> {
        let brought = self.stakeholder_inputs_present_value(place).and_then(|cell| self.value(cell));
        let cell = self.model.totals.funder_ratios.get(place).copied().flatten();
        cell.filter(|_| self.has_outcomes && brought.is_some_and(is_ratio_defined))
    }

    fn is_return_defined(&self) -> bool {
        self.has_outcomes && self.value(self.inputs_present_value()).is_some_and(is_ratio_defined)
    }

    /// Months from the start of year 0 until the discounted value reaches the inputs; none when it never does.
    pub fn payback_months(&self) -> Option<CellId> {
        self.payback.months
    }

    /// Months until the inputs are paid back for good, where the accumulated value falls below them again after the first time;
    /// none where it does not, or ends below them.
    pub fn lasting_payback_months(&self) -> Option<CellId> {
        self.payback.lasting_months
    }

    /// Whether the accumulated value falls below the inputs again after it first reached them.
    pub fn payback_reverses(&self) -> bool {
        self.payback.reverses
    }

    /// The simple payback of the SROI guide, in months.
    pub fn simple_payback_months(&self) -> Option<CellId> {
        self.payback.simple_months
    }

    /// Value of all inputs, not discounted.
    pub fn inputs_total(&self) -> CellId {
        self.model.inputs.total
    }

    /// Value of the inputs of each kind, not discounted.
    pub fn inputs_of_kinds(&self) -> impl Iterator<Item = (InputKind, CellId)> + '_ {
        InputKind::ALL.iter().copied().zip(self.model.inputs.kinds.iter().copied())
    }

    /// Present value of all inputs: `I = Σ inputs · factor(input year)`.
    pub fn inputs_present_value(&self) -> CellId {
        self.model.inputs.present_value
    }

    /// Value of the nth input; none where it is not stated.
    pub fn input_value(&self, place: usize) -> Option<CellId> {
        self.model.inputs.values.get(place).copied().flatten()
    }

    /// Value of the inputs at these places, which are one resource over several years; none where one of them is not stated.
    pub fn input_series_value(&self, places: &[usize]) -> Option<CellId> {
        self.model.inputs.series.iter().find(|(known, _)| known == places).map(|(_, cell)| *cell)
    }

    /// Present value of the nth input; none where it is not stated.
    pub fn input_present_value(&self, place: usize) -> Option<CellId> {
        self.model.inputs.present_values.get(place).copied().flatten()
    }

    /// Impact of the nth outcome, over all its cohorts; `None` where it is not stated or not valued in money.
    pub fn impact(&self, place: usize) -> Option<CellId> {
        Some(self.model.outcomes.get(place)?.as_ref()?.impact)
    }

    /// The nth outcome's own present value, whether it is in the total or not; `None` where it is not stated or not valued in
    /// money, as for its impact.
    pub fn own_present_value(&self, place: usize) -> Option<CellId> {
        Some(self.model.outcomes.get(place)?.as_ref()?.present_value)
    }

    /// Contribution of the nth outcome to the total, its own present value; `None` where it is not counted.
    pub fn outcome_present_value(&self, place: usize) -> Option<CellId> {
        Some(self.model.outcomes.get(place)?.as_ref()?.counted.as_ref()?.present_value)
    }

    /// The nth outcome's share of the total; `None` where it is not counted.
    pub fn share_of_value(&self, place: usize) -> Option<CellId> {
        self.model.totals.shares.get(place).copied().flatten()
    }

    /// What the nth stakeholder brings, not discounted.
    pub fn stakeholder_inputs(&self, place: usize) -> Option<CellId> {
        self.model.inputs.stakeholders.get(place).copied()
    }

    /// Present value of what the nth stakeholder brings.
    pub fn stakeholder_inputs_present_value(&self, place: usize) -> Option<CellId> {
        self.model.inputs.stakeholders_present.get(place).copied()
    }

    /// Present value of the outcomes of the nth stakeholder.
    pub fn stakeholder_present_value(&self, place: usize) -> Option<CellId> {
        self.model.totals.stakeholders.get(place).copied()
    }

    /// The years from 0 to the last that has value at the likely durations.
    pub fn years(&self) -> impl ExactSizeIterator<Item = Year> + '_ {
        let totals = &self.model.totals;
        totals.years.iter().take(totals.likely_years).map(|cells| Year {
            year: cells.year,
            value: cells.value,
            factor: cells.factor,
            present_value: cells.present_value,
            accumulated: cells.accumulated,
        })
    }

    /// The levels of the waterfall from gross value down; the present value comes after the last.
    pub fn levels(&self) -> impl Iterator<Item = (Level, CellId)> + '_ {
        self.model.totals.levels.iter().copied()
    }

    /// The steps of the waterfall: gross value plus all of them is the present value.
    pub fn steps(&self) -> impl Iterator<Item = (ChainStep, CellId)> + '_ {
        self.model.totals.steps.iter().copied()
    }
}

impl CellMethod for Evaluation {
    type Key = Figure;

    fn sheet(&self) -> &Sheet<Figure> {
        &self.model.sheet
    }

    fn values(&self) -> &Exact {
        &self.values
    }

    fn figure_ref(&self, key: Figure) -> FigureRef {
        FigureRef::Sroi(key)
    }

    fn origin(&self, key: Figure) -> FigureOrigin {
        let target = if let Figure::Stated(n) = key { self.target(n) } else { None };
        target.cloned().map_or(FigureOrigin::Computed, FigureOrigin::Stated)
    }
}

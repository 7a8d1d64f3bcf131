//! The figures of one scenario.

use super::Difference;
use crate::methods::sroi::Evaluation;
use crate::number::{CheckedOps as _, Decimal};
use crate::sheet::CellId;
use crate::study::{Finding, Study};

/// Present values of what one stakeholder receives and puts in, or the changes of both.
#[derive(Debug, Clone, PartialEq)]
pub struct Balance {
    /// Id of the stakeholder; empty for no stakeholder.
    pub stakeholder: String,
    /// Present value of its outcomes; none where undefined.
    pub received: Option<Decimal>,
    /// Present value of its inputs; none where undefined.
    pub inputs: Option<Decimal>,
}

/// The value of one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearValue {
    /// Year since the start of the activity.
    pub year: u32,
    /// Value of the year.
    pub value: Option<Decimal>,
    /// Present value of the year.
    pub present_value: Option<Decimal>,
}

/// The figures of the study as stated or of one of its scenarios, and its differences from the reference.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ScenarioFigures {
    /// Id of the scenario; none for the study as stated.
    pub scenario: Option<String>,
    /// Name of the scenario, as stated.
    pub name: String,
    /// Present value of the inputs.
    pub inputs: Option<Decimal>,
    /// Present value of all outcomes.
    pub present_value: Option<Decimal>,
    /// Present value less inputs.
    pub net_present_value: Option<Decimal>,
    /// Present value per unit of inputs.
    pub ratio: Option<Decimal>,
    /// The smallest and the largest ratio over the [`StressCase`](super::StressCase)s; none where one of them has no ratio.
    pub ratio_range: Option<(Decimal, Decimal)>,
    /// Months until the inputs are paid back; none when they never are.
    pub payback_months: Option<Decimal>,
    /// Balances in the order of the stakeholders; that of no stakeholder comes last, if there is one.
    pub balances: Vec<Balance>,
    /// Values from year 0 to the last year that has value.
    pub years: Vec<YearValue>,
    /// What could not be applied of the scenario.
    pub findings: Vec<Finding>,
    /// The stated numbers that differ from the reference.
    pub differences: Vec<Difference>,
    /// Changes of the balances from the reference, in the order of the balances: `x − x of the reference`.
    pub changes: Vec<Balance>,
}

impl ScenarioFigures {
    /// Reads the figures of a version of a study off its evaluation.
    pub(super) fn of(study: &Study, evaluation: &Evaluation) -> Self {
        let value = |cell: CellId| evaluation.value(cell);
        let maybe = |cell: Option<CellId>| cell.and_then(value);
        let years = evaluation.years().map(|year| YearValue {
            year: year.year,
            value: value(year.value),
            present_value: value(year.present_value),
        });
        Self {
            inputs: value(evaluation.inputs_present_value()),
            present_value: value(evaluation.present_value()),
            net_present_value: value(evaluation.net_present_value()),
            ratio: maybe(evaluation.ratio()),
            payback_months: maybe(evaluation.payback_months()),
            balances: balances(study, evaluation),
            years: years.collect(),
            ..Self::default()
        }
    }

    /// The present value of a year; 0 after the last year that has value.
    pub fn year(&self, year: usize) -> Option<Decimal> {
        self.years.get(year).map_or(Some(Decimal::ZERO), |year| year.present_value)
    }

    /// The changes from the balances of the reference, for every stakeholder in either.
    pub(super) fn changes_from(&self, reference: &Self) -> Vec<Balance> {
        let in_both = self.balances.iter().map(|balance| (balance, reference.balance(&balance.stakeholder)));
        let change = |now: Option<Decimal>, before: Option<Decimal>| now?.minus(before?);
        let mut changes: Vec<Balance> = Vec::with_capacity(self.balances.len());
        for (now, before) in in_both {
            let (received, inputs) =
                before.map_or((Some(Decimal::ZERO), Some(Decimal::ZERO)), |it| (it.received, it.inputs));
            changes.push(Balance {
                stakeholder: now.stakeholder.clone(),
                received: change(now.received, received),
                inputs: change(now.inputs, inputs),
            });
        }
        for before in &reference.balances {
            if self.balance(&before.stakeholder).is_none() {
                changes.push(Balance {
                    stakeholder: before.stakeholder.clone(),
                    received: change(Some(Decimal::ZERO), before.received),
                    inputs: change(Some(Decimal::ZERO), before.inputs),
                });
            }
        }
        changes
    }

    /// The balance of a stakeholder.
    pub fn balance(&self, stakeholder: &str) -> Option<&Balance> {
        self.balances.iter().find(|balance| balance.stakeholder == stakeholder)
    }
}

/// The balance of every stakeholder.
fn balances(study: &Study, evaluation: &Evaluation) -> Vec<Balance> {
    let of = |cell: Option<CellId>| evaluation.value(cell?);
    let mut balances: Vec<Balance> = Vec::with_capacity(study.stakeholders.len().saturating_add(1));
    for (place, stakeholder) in study.stakeholders.iter().enumerate() {
        balances.push(Balance {
            stakeholder: stakeholder.id.clone(),
            // Outcomes beyond the maximum number of cells are not evaluated, so what is received is unknown.
            received: of(evaluation.stakeholder_present_value(place)).filter(|_| evaluation.has_outcomes()),
            inputs: of(evaluation.stakeholder_inputs_present_value(place)),
        });
    }
    let is_nobodys = |id: &str| study.stakeholder(id).is_none();
    let received: Vec<CellId> = (0..study.outcomes.len())
        .filter(|place| study.outcomes.get(*place).is_some_and(|outcome| is_nobodys(&outcome.stakeholder)))
        .filter_map(|place| evaluation.outcome_present_value(place))
        .collect();
    let inputs: Vec<CellId> = (0..study.inputs.len())
        .filter(|place| {
            study.inputs.get(*place).is_some_and(|input| !input.uncounted && is_nobodys(&input.stakeholder))
        })
        .filter_map(|place| evaluation.input_present_value(place))
        .collect();
    if !received.is_empty() || !inputs.is_empty() {
        let sum =
            |cells: &[CellId]| cells.iter().try_fold(Decimal::ZERO, |sum, cell| sum.plus(evaluation.value(*cell)?));
        balances.push(Balance { stakeholder: String::new(), received: sum(&received), inputs: sum(&inputs) });
    }
    balances
}

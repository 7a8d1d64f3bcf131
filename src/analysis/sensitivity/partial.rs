//! Evaluates a study with some of its numbers changed: only the inputs and outcomes that these numbers belong to are computed
//! again.

use crate::methods::sroi::{Evaluation, Return};
use crate::number::{CheckedOps as _, Decimal};
use crate::sheet::{CellId, Exact};
use crate::study::field::{OutcomeField, PartField};
use crate::study::{Estimate, NumberPath, Outcome, Shared, Study};

/// Present values of the outcomes and of the inputs, in money of year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Totals {
    /// Present value of the outcomes.
    pub(super) present_value: Decimal,
    /// Present value of the inputs.
    pub(super) inputs: Decimal,
}

impl Totals {
    fn of(evaluation: &Evaluation) -> Option<Self> {
        Self::read(evaluation, evaluation.values())
    }

    fn read(evaluation: &Evaluation, values: &Exact) -> Option<Self> {
        Some(Self {
            present_value: values.get(evaluation.present_value()).ok()?,
            inputs: values.get(evaluation.inputs_present_value()).ok()?,
        })
    }

    /// Net present value and ratio, by the same formulas as on the sheet.
    pub(super) fn returns(self) -> Return {
        Return::of(self.present_value, self.inputs)
    }
}

/// A study reduced to the inputs and outcomes that the changed numbers belong to, and the totals of the whole study.
///
/// Totals are sums over inputs and outcomes, so the change in the reduced study is the change in the whole one. The cost of an
/// evaluation depends on these inputs and outcomes, not on the size of the study. Only a number that belongs to no single input
/// or outcome, such as a rate, needs the whole study.
pub(super) struct PartialEvaluation {
    parts: Study,
    evaluation: Evaluation,
    before: Totals,
    whole: Totals,
}

impl PartialEvaluation {
    /// None when a total of the study is undefined or too large.
    pub(super) fn new(study: &Study, evaluation: &Evaluation, targets: &[&NumberPath]) -> Option<Self> {
        let whole = Totals::of(evaluation)?;
        let is_everywhere = |target: &&NumberPath| !matches!(target, NumberPath::Input(..) | NumberPath::Outcome(..));
        let parts = if targets.iter().any(is_everywhere) {
            study.clone()
        } else {
            let mut parts = study.without_parts();
            for target in targets {
                match target {
                    NumberPath::Input(id, _) if parts.input(id).is_none() => {
                        parts.inputs.extend(study.input(id).cloned());
                    }
                    NumberPath::Outcome(id, _) if parts.outcome(id).is_none() => {
                        let owner = study.outcome(id).and_then(|outcome| outcome.shares_proxy_of()).unwrap_or(id);
                        // The outcomes that share a proxy come together.
                        let with_it = |it: &&Shared<Outcome>| {
                            it.id == *id || it.id == owner || it.shares_proxy_of() == Some(owner)
                        };
                        parts.outcomes.extend(study.outcomes.iter().filter(with_it).cloned());
                    }
                    _ => {}
                }
            }
            parts
        };
        let evaluation = Evaluation::of(&parts);
        let before = Totals::of(&evaluation)?;
        Some(Self { parts, evaluation, before, whole })
    }

    /// Whether a number belongs to the reduced study.
    pub(super) fn holds(&self, target: &NumberPath) -> bool {
        target.exists(&self.parts)
    }

    /// Whether the sheet has the years of a duration; any other number needs none.
    fn has_years_for(&self, target: &NumberPath, value: Decimal) -> bool {
        let NumberPath::Outcome(id, OutcomeField::Part(PartField::Duration)) = target else { return true };
        let has_years =
            |outcome: &Outcome| !outcome.has_whole_years() && value <= Decimal::from(outcome.years_of_value());
        self.parts.outcome(id).is_some_and(|outcome| has_years(outcome))
    }

    /// The totals of the study with these values; none when a value is not admissible or a total is too large.
    pub(super) fn at(&self, numbers: &[(&NumberPath, Decimal)]) -> Option<Totals> {
        let mut cells: Vec<(CellId, Decimal)> = Vec::with_capacity(numbers.len());
        for (target, value) in numbers {
            target.check(&Estimate::of(*value)).ok()?;
            let on_sheet = self.evaluation.targets().iter().find(|(known, _)| known == *target);
            let on_sheet = on_sheet.filter(|_| self.has_years_for(target, *value));
            cells.extend(on_sheet.map(|(_, cell)| (*cell, *value)));
        }
        let after = if cells.len() == numbers.len() {
            Totals::read(&self.evaluation, &self.evaluation.sheet().exact_with(&cells))?
        } else {
            // A number without a cell of its own changes the shape of the sheet: a duration beyond its years, a first year, or a
            // number that was not stated.
            let mut parts = self.parts.clone();
            for (target, value) in numbers {
                target.set(&mut parts, Some(Estimate::of(*value))).ok()?;
            }
            Totals::of(&Evaluation::of(&parts))?
        };
        // Adding the difference keeps an unchanged total exact to the last digit.
        Some(Totals {
            present_value: self.whole.present_value.plus(after.present_value.minus(self.before.present_value)?)?,
            inputs: self.whole.inputs.plus(after.inputs.minus(self.before.inputs)?)?,
        })
    }
}

//! A study with some of its numbers elsewhere: only the parts that they belong to are computed again.

use crate::methods::sroi::Evaluation;
use crate::number::{Decimal, Exact as _};
use crate::study::{Estimate, Study, Target};

/// What comes out, and what is put in, both in money of year 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Totals {
    /// Present value of the outcomes.
    pub(super) present_value: Decimal,
    /// Present value of the inputs.
    pub(super) inputs: Decimal,
}

impl Totals {
    fn of(evaluation: &Evaluation) -> Option<Self> {
        Some(Self {
            present_value: evaluation.value(evaluation.present_value())?,
            inputs: evaluation.value(evaluation.inputs_present_value())?,
        })
    }

    /// `NPV = PV − I`
    pub(super) fn net(self) -> Option<Decimal> {
        self.present_value.minus(self.inputs)
    }

    /// `ratio = PV / I`; none where nothing is put in.
    pub(super) fn ratio(self) -> Option<Decimal> {
        if self.inputs > Decimal::ZERO { self.present_value.over(self.inputs) } else { None }
    }
}

/// The parts of a study that some of its numbers belong to, and the totals that they are in.
///
/// Totals are sums over outcomes and over inputs, so what one of them adds can be taken out and put back changed. The cost of a
/// reading is that of these parts, whatever the size of the study; only a rate concerns every part.
pub(super) struct Moved {
    parts: Study,
    before: Totals,
    whole: Totals,
}

impl Moved {
    /// None when a figure of the study is not defined or too large.
    pub(super) fn new(study: &Study, evaluation: &Evaluation, targets: &[&Target]) -> Option<Self> {
        let whole = Totals::of(evaluation)?;
        let is_everywhere = |target: &&Target| !matches!(target, Target::Input(..) | Target::Outcome(..));
        let parts = if targets.iter().any(is_everywhere) {
            study.clone()
        } else {
            let mut parts = Study { discounting: study.discounting.clone(), ..Study::default() };
            for target in targets {
                match target {
                    Target::Input(id, _) if parts.input(id).is_none() => parts.inputs.extend(study.input(id).cloned()),
                    Target::Outcome(id, _) if parts.outcome(id).is_none() => {
                        parts.outcomes.extend(study.outcome(id).cloned());
                    }
                    _ => {}
                }
            }
            parts
        };
        let before = Totals::of(&Evaluation::of(&parts))?;
        Some(Self { parts, before, whole })
    }

    /// The totals of the study with these numbers; none when one is not admissible, or a figure too large.
    pub(super) fn at(&self, numbers: &[(&Target, Decimal)]) -> Option<Totals> {
        let mut parts = self.parts.clone();
        for (target, value) in numbers {
            target.set(&mut parts, Some(Estimate::of(*value))).ok()?;
        }
        let after = Totals::of(&Evaluation::of(&parts))?;
        // What does not change stays as it is, to the last digit.
        Some(Totals {
            present_value: self.whole.present_value.plus(after.present_value.minus(self.before.present_value)?)?,
            inputs: self.whole.inputs.plus(after.inputs.minus(self.before.inputs)?)?,
        })
    }
}

//! Detects growth without cost: more people need more time, money or goods from somebody.

use crate::methods::sroi::Evaluation;
use crate::number::{CheckedOps as _, Decimal};
use crate::study::{Outcome, Study};

/// Whether some outcome reaches more people after a change, while the present value of the inputs does not grow.
///
/// Only outcomes in the total count. Harms do not: more harm is no growth. False where a sum cannot be computed.
pub(super) fn grows_for_free(before: &Study, after: &Study) -> bool {
    let more = |outcome: &Outcome| {
        let earlier = before.outcome(&outcome.id).and_then(|earlier| people(earlier));
        outcome.counts()
            && !outcome.is_harm()
            && people(outcome).is_some_and(|now| earlier.is_some_and(|earlier| now > earlier))
    };
    // Evaluation is expensive, so it runs only when some outcome grows.
    after.outcomes.iter().any(|outcome| more(outcome))
        && inputs(after).is_some_and(|now| inputs(before).is_some_and(|earlier| now <= earlier))
}

/// People of an outcome, summed over its cohorts.
fn people(outcome: &Outcome) -> Option<Decimal> {
    outcome.volume.cohorts().iter().try_fold(Decimal::ZERO, |sum, cohort| sum.plus(cohort.point()))
}

/// The present value of the inputs.
fn inputs(study: &Study) -> Option<Decimal> {
    let inputs = Study {
        inputs: study.inputs.clone(),
        discounting: study.discounting.clone(),
        stakeholders: study.stakeholders.clone(),
        ..Study::default()
    };
    let evaluation = Evaluation::of(&inputs);
    evaluation.value(evaluation.inputs_present_value())
}

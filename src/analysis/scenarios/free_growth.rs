//! Detects growth without cost: more people need more time, money or goods from somebody.

use crate::methods::sroi::Evaluation;
use crate::number::{CheckedOps as _, Decimal};
use crate::study::{Estimate, Outcome, Study};

/// Whether some outcome reaches more people after a change, while the present value of the inputs does not grow.
///
/// Only outcomes in the total count. Harms do not: more harm is no growth. False where a sum cannot be computed.
pub(super) fn grows_for_free(before: &Study, after: &Study) -> bool {
    let more = |outcome: &Outcome| {
        let earlier = before.outcome(&outcome.id).and_then(|earlier| people(earlier));
        after.counts(outcome)
            && !after.is_harm(outcome)
            && people(outcome).is_some_and(|now| earlier.is_some_and(|earlier| now > earlier))
    };
    // Evaluation is expensive, so it runs only when some outcome grows.
    after.outcomes.iter().any(|outcome| more(outcome))
        && inputs(after).is_some_and(|now| inputs(before).is_some_and(|earlier| now <= earlier))
}

/// People of an outcome, summed over its cohorts, times the factors of its quantity.
fn people(outcome: &Outcome) -> Option<Decimal> {
    let mut cohorts = outcome.volume.cohorts().iter();
    let sum = cohorts.try_fold(Decimal::ZERO, |sum, cohort| sum.plus(cohort.point()))?;
    let factors = outcome.quantity_factors.iter().filter_map(|factor| factor.value.as_ref());
    factors.map(Estimate::point).try_fold(sum, Decimal::times)
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

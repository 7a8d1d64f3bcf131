//! The effect over strata within which the lot was drawn.
//!
//! ```text
//! d   = Σ w_s d_s        w_s = n_s / n, those of a stratum among all who answered
//! Var = Σ w_s² Var_s
//! ```
//!
//! Source: Imbens and Rubin, *Causal Inference*, Cambridge University Press 2015, chapter 9.

use super::arms;
use super::figure::{TrialFigure as F, TrialKey};
use super::interval::step;
use super::steps::{Steps, level_unit, value};
use crate::number::{CheckedOps as _, Decimal};
use crate::sheet::{CellUnit, SUM};
use crate::study::EffectMeasure;
use crate::study::trial::TrialOutcome;

/// Derives the effect over all strata. None where a number of one of them is missing.
pub(super) fn effect(steps: &mut Steps, outcome: &TrialOutcome, design_effect: Option<Decimal>) -> Option<()> {
    let places = 0..outcome.strata.len();
    for (place, stratum) in outcome.strata.iter().enumerate() {
        arms::effect(steps, &stratum.arms, outcome.measure, design_effect, Some(place))?;
    }
    let of = |figure| places.clone().map(|place| TrialKey { stratum: Some(place), figure }).collect::<Vec<_>>();
    for (total, figure) in [(F::OfferedAnswered, F::OfferedAnswered), (F::ControlAnswered, F::ControlAnswered)] {
        steps.step(total.into(), CellUnit::Count, SUM, &of(figure), sum);
    }
    for place in places.clone() {
        weigh(steps, place, outcome.measure);
    }
    steps.step(F::Effect.into(), level_unit(outcome.measure), SUM, &of(F::WeightedEffect), sum);
    steps.step(F::Variance.into(), CellUnit::Factor, SUM, &of(F::WeightedVariance), sum);
    levels(steps, outcome, &of);
    value(steps, F::Variance).map(|_| ())
}

fn sum(values: &[Decimal]) -> Option<Decimal> {
    values.iter().try_fold(Decimal::ZERO, |sum, value| sum.plus(*value))
}

/// The weight of a stratum, and what it adds to the effect and to the variance.
fn weigh(steps: &mut Steps, place: usize, measure: EffectMeasure) {
    let key = |figure| TrialKey { stratum: Some(place), figure };
    let parts =
        [key(F::OfferedAnswered), key(F::ControlAnswered), F::OfferedAnswered.into(), F::ControlAnswered.into()];
    let formula = "({1}\u{a0}+ {2})\u{a0}÷ ({3}\u{a0}+ {4})";
    steps.step(key(F::Weight), CellUnit::Share, formula, &parts, |values| match values {
        [offered, control, all_offered, all_control] => offered.plus(*control)?.over(all_offered.plus(*all_control)?),
        _ => None,
    });
    let parts = [key(F::Weight), key(F::Effect)];
    steps.step(key(F::WeightedEffect), level_unit(measure), "{1}\u{a0}× {2}", &parts, |values| match values {
        [weight, effect] => weight.times(*effect),
        _ => None,
    });
    let parts = [key(F::Weight), key(F::Variance)];
    steps.step(key(F::WeightedVariance), CellUnit::Factor, "{1}²\u{a0}× {2}", &parts, |values| match values {
        [weight, variance] => weight.times(*weight)?.times(*variance),
        _ => None,
    });
}

/// Of shares, the positives of each group over all strata and their share.
fn levels(steps: &mut Steps, outcome: &TrialOutcome, of: &impl Fn(F) -> Vec<TrialKey>) {
    if outcome.measure == EffectMeasure::Shares {
        for (positives, level, answered) in [
            (F::OfferedPositives, F::OfferedLevel, F::OfferedAnswered),
            (F::ControlPositives, F::ControlLevel, F::ControlAnswered),
        ] {
            steps.step(positives.into(), CellUnit::Count, SUM, &of(positives), sum);
            step(steps, level, CellUnit::Share, "{1}\u{a0}÷ {2}", &[positives, answered], super::steps::quotient);
        }
    }
}

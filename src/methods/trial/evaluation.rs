//! A trial and what follows from it.

use super::figure::{TrialFigure as F, TrialKey};
use super::finding::{TrialFinding, findings};
use super::multiplicity::{false_discovery, holm};
use super::plan::{PlanEvaluation, plan};
use super::steps::{Steps, real, value, with_reals};
use super::{arms, attrition, design_effect, interval, local_effect, strata};
use crate::number::real::{near_decimal, sqrt};
use crate::number::{CheckedOps as _, Decimal, plain};
use crate::sheet::CellUnit;
use crate::study::trial::{PlanNumber, Trial, TrialNumber, TrialOutcome, Wish};
use crate::study::vocabulary::vocabulary;
use crate::study::{EffectMeasure, MeasuredEffect};

/// The results of a trial.
#[derive(Debug, Clone, PartialEq)]
pub struct TrialEvaluation {
    /// The plan.
    pub plan: PlanEvaluation,
    /// The figures of each outcome, in their order; without an effect where a number is missing.
    pub outcomes: Vec<Steps>,
    /// The figures of what was known before, in its order.
    pub baseline: Vec<Steps>,
    /// Remarks.
    pub findings: Vec<TrialFinding>,
}

vocabulary! {
    /// What the interval of an effect says.
    pub enum Verdict {
        /// Better than without the offer.
        Better = "better",
        /// Worse than without the offer: harm.
        Worse = "worse",
        /// More than without the offer; nobody said whether that is wished.
        More = "more",
        /// Less than without the offer; nobody said whether that is wished.
        Less = "less",
        /// The interval contains 0: compatible with no effect.
        #[default]
        Open = "open",
    }
}

/// Evaluates a trial.
pub fn evaluate(trial: &Trial) -> TrialEvaluation {
    let mut outcomes: Vec<Steps> = trial.outcomes.iter().map(|outcome| of_outcome(trial, outcome)).collect();
    adjust(&mut outcomes);
    let baseline: Vec<Steps> = trial.baseline.iter().map(of_baseline).collect();
    let findings = findings(trial, &outcomes, &baseline);
    TrialEvaluation { plan: plan(trial), outcomes, baseline, findings }
}

pub(super) fn of_outcome(trial: &Trial, outcome: &TrialOutcome) -> Steps {
    let mut steps = Steps::default();
    let design_effect = design_effect::design_effect(trial);
    if let Some(factor) = design_effect {
        steps.observed(F::DesignEffect.into(), CellUnit::Factor, factor, &[]);
    }
    let constants =
        [(F::Significance, trial.number(TrialNumber::Significance)), (F::Power, trial.plan.number(PlanNumber::Power))];
    for (figure, constant) in constants {
        steps.stated(figure.into(), CellUnit::Share, constant.unwrap_or_default());
    }
    let (measure, is_clustered) = (outcome.measure, design_effect.is_some());
    if outcome.strata.is_empty() {
        if arms::effect(&mut steps, &outcome.arms, measure, design_effect, None).is_none() {
            return steps;
        }
        match measure {
            EffectMeasure::Shares => interval::of_shares(&mut steps, is_clustered),
            EffectMeasure::Means => interval::of_means(&mut steps, is_clustered),
        }
        interval::detectable(&mut steps, measure, is_clustered);
        local_effect::local_effect(&mut steps, &outcome.arms, measure, is_clustered);
    } else {
        if strata::effect(&mut steps, outcome, design_effect).is_none() {
            return steps;
        }
        interval::of_strata(&mut steps, measure);
    }
    // The bounds are those of a plain difference, which the effect over strata is not.
    attrition::attrition(&mut steps, trial, measure == EffectMeasure::Shares && outcome.strata.is_empty());
    steps
}

/// What was known before: its level in each group and their standardised difference.
pub(super) fn of_baseline(row: &TrialOutcome) -> Steps {
    let mut steps = Steps::default();
    if arms::effect(&mut steps, &row.arms, row.measure, None, None).is_none() {
        return steps;
    }
    match row.measure {
        EffectMeasure::Shares => {
            let formula = "{1}\u{a0}÷ √(({2}\u{a0}(1\u{a0}− {2})\u{a0}+ {3}\u{a0}(1\u{a0}− {3}))\u{a0}÷ 2)";
            let varies = |level: F| value(&steps, level).is_some_and(|it| !it.is_zero() && it != Decimal::ONE);
            if varies(F::OfferedLevel) || varies(F::ControlLevel) {
                let parts = [F::Effect, F::OfferedLevel, F::ControlLevel];
                interval::step(&mut steps, F::StandardisedDifference, CellUnit::Factor, formula, &parts, |values| {
                    with_reals(values, |[effect, first, second]| {
                        effect / sqrt(0.5 * (first * (1.0 - first) + second * (1.0 - second)))
                    })
                });
            }
        }
        EffectMeasure::Means => {
            let formula = "{1}\u{a0}÷ √(({2}²\u{a0}+ {3}²)\u{a0}÷ 2)";
            let varies = |deviation: F| value(&steps, deviation).is_some_and(|it| !it.is_zero());
            if varies(F::OfferedDeviation) || varies(F::ControlDeviation) {
                let parts = [F::Effect, F::OfferedDeviation, F::ControlDeviation];
                interval::step(&mut steps, F::StandardisedDifference, CellUnit::Factor, formula, &parts, |values| {
                    with_reals(values, |[effect, first, second]| effect / sqrt(0.5 * (first * first + second * second)))
                });
            }
        }
    }
    steps
}

/// Adds the p-values that are adjusted for several outcomes.
fn adjust(outcomes: &mut [Steps]) {
    let (places, p_values): (Vec<usize>, Vec<f64>) =
        outcomes.iter().enumerate().filter_map(|(place, steps)| Some((place, real(steps, F::PValue)?))).unzip();
    if p_values.len() < 2 {
        return;
    }
    let adjusted = [(F::HolmPValue, holm(&p_values)), (F::FalseDiscoveryPValue, false_discovery(&p_values))];
    for (figure, values) in adjusted {
        for (place, p) in places.iter().zip(values) {
            if let (Some(steps), Some(p)) = (outcomes.get_mut(*place), near_decimal(p)) {
                steps.observed(figure.into(), CellUnit::Share, p, &[F::PValue.into()]);
            }
        }
    }
}

impl TrialEvaluation {
    /// A figure of an outcome.
    pub fn figure(&self, outcome: usize, key: impl Into<TrialKey>) -> Option<Decimal> {
        value(self.outcomes.get(outcome)?, key)
    }

    /// What the interval of an outcome says; none where there is none.
    pub fn verdict(&self, place: usize, wish: Wish) -> Option<Verdict> {
        let (low, high) = (self.figure(place, F::Low)?, self.figure(place, F::High)?);
        let is_rise = low > Decimal::ZERO;
        if !is_rise && high >= Decimal::ZERO {
            return Some(Verdict::Open);
        }
        Some(match (wish, is_rise) {
            (Wish::Open, true) => Verdict::More,
            (Wish::Open, false) => Verdict::Less,
            (Wish::More, true) | (Wish::Less, false) => Verdict::Better,
            (Wish::More, false) | (Wish::Less, true) => Verdict::Worse,
        })
    }

    /// The effect of an outcome with its standard error, as a study takes it over; none where the standard error is 0. `source` says
    /// which trial it is.
    pub fn measured_effect(&self, trial: &Trial, place: usize, source: String) -> Option<MeasuredEffect> {
        let error = self.figure(place, F::StandardError).filter(|error| *error > Decimal::ZERO)?;
        Some(MeasuredEffect {
            value: Some(plain::rounded_to_fit(self.figure(place, F::Effect)?).normalize()),
            standard_error: Some(plain::rounded_to_fit(error).normalize()),
            source,
            year: trial.year,
            ..MeasuredEffect::measured(trial.outcomes.get(place)?.measure)
        })
    }

    /// How many more or fewer people it comes to where so many are offered the activity: `effect · people`.
    pub fn people(&self, place: usize, offered: Decimal) -> Option<Decimal> {
        self.figure(place, F::Effect)?.times(offered)
    }
}

//! The effect on those whom the offer brings to take it up.
//!
//! ```text
//! π   = c − s₀                              F = π² / Var π
//! LATE = d / π
//! SE   = √(Var + LATE² Var π − 2 LATE Cov) / |π|
//! Cov  = Σ (share with both − share of the outcome · take-up) / n, over both groups
//! ```
//!
//! It is Wald's estimate; where nobody of the control group gets the activity it is the effect on those who took it up. The standard
//! error is that of the delta method, which two-stage least squares with robust errors gives too. Where it is not stated how the
//! outcome and the take-up go together, the take-up counts as known: `SE = √Var / |π|`. Source: Imbens and Angrist (1994),
//! Econometrica 62, 467–475.

use super::arms::people;
use super::figure::TrialFigure as F;
use super::interval::{around, minus, step};
use super::steps::{Steps, level_unit, quotient, root, value};
use crate::number::{CheckedOps as _, Decimal};
use crate::sheet::CellUnit;
use crate::study::EffectMeasure;
use crate::study::trial::{Arm, ArmNumber, Arms};

/// Adds the figures, where it is stated how many took the offer up and some more did than in the control group. There nobody got the
/// activity where nothing is stated.
pub(super) fn local_effect(steps: &mut Steps, arms: &Arms, measure: EffectMeasure, is_clustered: bool) {
    let took_up = |arm| arms.get(arm, ArmNumber::TookUp);
    let Some(offered) = took_up(Arm::Offered) else { return };
    steps.stated(F::OfferedTookUp.into(), CellUnit::Count, offered);
    steps.stated(F::ControlTookUp.into(), CellUnit::Count, took_up(Arm::Control).unwrap_or_default());
    let share = |steps: &mut Steps, figure, count, answered| {
        step(steps, figure, CellUnit::Share, "{1}\u{a0}÷ {2}", &[count, answered], quotient);
    };
    share(steps, F::OfferedTakeUp, F::OfferedTookUp, F::OfferedAnswered);
    share(steps, F::ControlTakeUp, F::ControlTookUp, F::ControlAnswered);
    minus(steps, F::FirstStage, CellUnit::Share, [F::OfferedTakeUp, F::ControlTakeUp]);
    if value(steps, F::FirstStage).is_none_or(|stage| stage <= Decimal::ZERO) {
        return;
    }
    first_stage_test(steps, people(is_clustered));
    step(steps, F::LocalEffect, level_unit(measure), "{1}\u{a0}÷ {2}", &[F::Effect, F::FirstStage], quotient);
    standard_error(steps, arms, measure, is_clustered);
    around(steps, measure, [F::LocalEffect, F::LocalStandardError], [F::LocalLow, F::LocalHigh]);
}

fn first_stage_test(steps: &mut Steps, [offered, control]: [F; 2]) {
    let parts = [F::OfferedTakeUp, offered, F::ControlTakeUp, control];
    let formula = "{1}\u{a0}(1\u{a0}− {1})\u{a0}÷ {2}\u{a0}+ {3}\u{a0}(1\u{a0}− {3})\u{a0}÷ {4}";
    step(steps, F::FirstStageVariance, CellUnit::Factor, formula, &parts, |values| match values {
        [first, offered, second, control] => variance(*first, *offered)?.plus(variance(*second, *control)?),
        _ => None,
    });
    // Where all took it up and nobody else, nothing is left to chance.
    if value(steps, F::FirstStageVariance).is_some_and(|variance| !variance.is_zero()) {
        let parts = [F::FirstStage, F::FirstStageVariance];
        step(steps, F::FirstStageStatistic, CellUnit::Factor, "{1}²\u{a0}÷ {2}", &parts, |values| match values {
            [stage, variance] => stage.times(*stage)?.over(*variance),
            _ => None,
        });
    }
}

fn variance(share: Decimal, people: Decimal) -> Option<Decimal> {
    share.times(Decimal::ONE.minus(share)?)?.over(people)
}

fn standard_error(steps: &mut Steps, arms: &Arms, measure: EffectMeasure, is_clustered: bool) {
    let unit = level_unit(measure);
    let covariance = covariance(steps, arms, is_clustered).filter(|_| measure == EffectMeasure::Shares);
    let Some(covariance) = covariance else {
        let parts = [F::Variance, F::FirstStage];
        step(steps, F::LocalStandardError, unit, "√\u{a0}{1}\u{a0}÷ |{2}|", &parts, |values| match values {
            [variance, stage] => root(*variance)?.over(stage.abs()),
            _ => None,
        });
        return;
    };
    let parts = [F::OfferedLevel, F::OfferedTakeUp, F::ControlLevel, F::ControlTakeUp].map(Into::into);
    steps.observed(F::Covariance.into(), CellUnit::Factor, covariance, &parts);
    let parts = [F::Variance, F::LocalEffect, F::FirstStageVariance, F::Covariance, F::FirstStage];
    let formula = "√({1}\u{a0}+ {2}²\u{a0}× {3}\u{a0}− 2\u{a0}× {2}\u{a0}× {4})\u{a0}÷ |{5}|";
    step(steps, F::LocalStandardError, unit, formula, &parts, |values| match values {
        [all, effect, first_stage, covariance, stage] => {
            let second = effect.times(*effect)?.times(*first_stage)?;
            let third = effect.times(*covariance)?.times(Decimal::TWO)?;
            root(all.plus(second)?.minus(third)?)?.over(stage.abs())
        }
        _ => None,
    });
}

/// `Σ (share with both − share of the outcome · take-up) / n`; none where it is not stated how they go together.
fn covariance(steps: &Steps, arms: &Arms, is_clustered: bool) -> Option<Decimal> {
    let [offered, control] = people(is_clustered);
    let of = |arm, answered, level, take_up, people| {
        let took_up = arms.get(arm, ArmNumber::TookUp).unwrap_or_default();
        let both = arms.get(arm, ArmNumber::PositivesTookUp).or_else(|| took_up.is_zero().then_some(Decimal::ZERO))?;
        let joint = both.over(value(steps, answered)?)?;
        let product = value(steps, level)?.times(value(steps, take_up)?)?;
        joint.minus(product)?.over(value(steps, people)?)
    };
    let first = of(Arm::Offered, F::OfferedAnswered, F::OfferedLevel, F::OfferedTakeUp, offered)?;
    first.plus(of(Arm::Control, F::ControlAnswered, F::ControlLevel, F::ControlTakeUp, control)?)
}

//! The effect in one pair of groups: its level in each, their difference and its variance.
//!
//! ```text
//! d   = yT − yC
//! Var = vT + vC     v = y (1 − y) / n of a share, s² / n of a mean
//! ```
//!
//! With clusters `n` is replaced by `n / DEFF`. Source: any textbook of statistics; Imbens and Rubin, *Causal Inference*,
//! Cambridge University Press 2015, chapter 6.

use super::figure::{TrialFigure as F, TrialKey};
use super::steps::{Steps, difference, level_unit, quotient, value};
use crate::number::{CheckedOps as _, Decimal};
use crate::sheet::CellUnit;
use crate::study::EffectMeasure;
use crate::study::trial::{Arm, ArmNumber, Arms};

/// One group's figures, in the order in which they are derived.
struct ArmFigures {
    arm: Arm,
    answered: F,
    positives: F,
    deviation: F,
    level: F,
    effective: F,
    variance: F,
}

const OFFERED: ArmFigures = ArmFigures {
    arm: Arm::Offered,
    answered: F::OfferedAnswered,
    positives: F::OfferedPositives,
    deviation: F::OfferedDeviation,
    level: F::OfferedLevel,
    effective: F::OfferedEffective,
    variance: F::OfferedVariance,
};
const CONTROL: ArmFigures = ArmFigures {
    arm: Arm::Control,
    answered: F::ControlAnswered,
    positives: F::ControlPositives,
    deviation: F::ControlDeviation,
    level: F::ControlLevel,
    effective: F::ControlEffective,
    variance: F::ControlVariance,
};

/// Derives the effect and its variance in a pair of groups. None where one of the numbers is missing, or nobody answered.
pub(super) fn effect(
    steps: &mut Steps,
    arms: &Arms,
    measure: EffectMeasure,
    design_effect: Option<Decimal>,
    stratum: Option<usize>,
) -> Option<()> {
    let key = |figure| TrialKey { stratum, figure };
    for figures in [&OFFERED, &CONTROL] {
        arm(steps, arms, measure, figures, design_effect.is_some(), stratum)?;
    }
    let unit = level_unit(measure);
    steps.step(key(F::Effect), unit, "{1}\u{a0}− {2}", &[key(F::OfferedLevel), key(F::ControlLevel)], difference);
    let variances = [key(F::OfferedVariance), key(F::ControlVariance)];
    steps.step(key(F::Variance), CellUnit::Factor, "{1}\u{a0}+ {2}", &variances, |values| match values {
        [first, second] => first.plus(*second),
        _ => None,
    });
    value(steps, key(F::Variance)).map(|_| ())
}

fn arm(
    steps: &mut Steps,
    arms: &Arms,
    measure: EffectMeasure,
    figures: &ArmFigures,
    is_clustered: bool,
    stratum: Option<usize>,
) -> Option<()> {
    let key = |figure| TrialKey { stratum, figure };
    let stated = |number| arms.get(figures.arm, number);
    let answered = stated(ArmNumber::Answered).filter(|answered| *answered > Decimal::ZERO)?;
    steps.stated(key(figures.answered), CellUnit::Count, answered);
    let unit = level_unit(measure);
    match measure {
        EffectMeasure::Shares => {
            let positives = stated(ArmNumber::Positives).filter(|positives| *positives <= answered)?;
            steps.stated(key(figures.positives), CellUnit::Count, positives);
            let parts = [key(figures.positives), key(figures.answered)];
            steps.step(key(figures.level), unit, "{1}\u{a0}÷ {2}", &parts, quotient);
        }
        EffectMeasure::Means => {
            steps.stated(key(figures.level), unit, stated(ArmNumber::Mean)?);
            steps.stated(key(figures.deviation), unit, stated(ArmNumber::Deviation)?);
        }
    }
    let people = if is_clustered {
        let parts = [key(figures.answered), F::DesignEffect.into()];
        steps.step(key(figures.effective), CellUnit::Count, "{1}\u{a0}÷ {2}", &parts, quotient);
        figures.effective
    } else {
        figures.answered
    };
    match measure {
        EffectMeasure::Shares => {
            let parts = [key(figures.level), key(people)];
            let formula = "{1}\u{a0}× (1\u{a0}− {1})\u{a0}÷ {2}";
            steps.step(key(figures.variance), CellUnit::Factor, formula, &parts, |values| match values {
                [level, people] => level.times(Decimal::ONE.minus(*level)?)?.over(*people),
                _ => None,
            });
        }
        EffectMeasure::Means => {
            let parts = [key(figures.deviation), key(people)];
            steps.step(key(figures.variance), CellUnit::Factor, "{1}²\u{a0}÷ {2}", &parts, |values| match values {
                [deviation, people] => deviation.times(*deviation)?.over(*people),
                _ => None,
            });
        }
    }
    Some(())
}

/// The figures by which the people of a group count: those who answered, or with clusters what is left of them.
pub(super) const fn people(is_clustered: bool) -> [F; 2] {
    if is_clustered { [F::OfferedEffective, F::ControlEffective] } else { [F::OfferedAnswered, F::ControlAnswered] }
}

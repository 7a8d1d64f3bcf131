//! The interval of an effect and the test of no effect.

use super::arms::people;
use super::figure::{TrialFigure as F, TrialKey};
use super::steps::{Steps, difference, level_unit, quotient, root, root_of_sum, value, with_reals};
use crate::number::real::{near_decimal, sqrt};
use crate::number::{CheckedOps as _, Decimal};
use crate::sheet::CellUnit;
use crate::stats::fisher::fisher_exact;
use crate::stats::special::{normal_cdf, normal_quantile};
use crate::stats::student::{student_quantile, student_two_tails};
use crate::study::EffectMeasure;
use rust_decimal::prelude::ToPrimitive as _;

/// Adds a figure of all people.
pub(super) fn step(
    steps: &mut Steps,
    figure: F,
    unit: CellUnit,
    formula: &'static str,
    parts: &[F],
    compute: impl FnOnce(&[Decimal]) -> Option<Decimal>,
) {
    let parts: Vec<TrialKey> = parts.iter().map(|part| (*part).into()).collect();
    steps.step(figure.into(), unit, formula, &parts, compute);
}

/// `√Var`, and the two-sided quantile of the normal distribution for the significance.
fn error_and_quantile(steps: &mut Steps, measure: EffectMeasure) {
    step(steps, F::StandardError, level_unit(measure), "√\u{a0}{1}", &[F::Variance], root_of_sum);
    step(steps, F::Quantile, CellUnit::Factor, "Φ⁻¹(1\u{a0}− {1}\u{a0}÷ 2)", &[F::Significance], |values| {
        with_reals(values, |[significance]| normal_quantile(1.0 - 0.5 * significance))
    });
}

/// An effect ± quantile · its standard error, under these two figures.
pub(super) fn around(steps: &mut Steps, measure: EffectMeasure, [effect, error]: [F; 2], [low, high]: [F; 2]) {
    let parts = [effect, F::Quantile, error];
    step(steps, low, level_unit(measure), "{1}\u{a0}− {2}\u{a0}× {3}", &parts, |values| match values {
        [effect, quantile, error] => effect.minus(quantile.times(*error)?),
        _ => None,
    });
    step(steps, high, level_unit(measure), "{1}\u{a0}+ {2}\u{a0}× {3}", &parts, |values| match values {
        [effect, quantile, error] => effect.plus(quantile.times(*error)?),
        _ => None,
    });
}

/// The test of the normal distribution: `d / SE`, and `p = 2 Φ(−|z|)`.
fn normal_test(steps: &mut Steps, error: F) {
    if value(steps, error).is_none_or(|error| error.is_zero()) {
        return;
    }
    step(steps, F::TestStatistic, CellUnit::Factor, "{1}\u{a0}÷ {2}", &[F::Effect, error], quotient);
    step(steps, F::PValue, CellUnit::Share, "2\u{a0}× Φ(−|{1}|)", &[F::TestStatistic], |values| {
        with_reals(values, |[z]| 2.0 * normal_cdf(-z.abs()))
    });
}

/// The interval and the test of an effect over strata: `d ± z SE` and `d / SE`.
pub(super) fn of_strata(steps: &mut Steps, measure: EffectMeasure) {
    error_and_quantile(steps, measure);
    // Where nothing varies in any stratum, chance has no size, and there is no interval.
    if value(steps, F::Variance).is_none_or(|variance| variance.is_zero()) {
        return;
    }
    around(steps, measure, [F::Effect, F::StandardError], [F::Low, F::High]);
    normal_test(steps, F::StandardError);
}

/// The interval and the test of a difference of two means, by Welch: the t distribution with
/// `df = Var² / (vT² / (nT − 1) + vC² / (nC − 1))`. Source: B. L. Welch (1947), Biometrika 34, 28–35.
pub(super) fn of_means(steps: &mut Steps, is_clustered: bool) {
    let measure = EffectMeasure::Means;
    step(steps, F::StandardError, level_unit(measure), "√\u{a0}{1}", &[F::Variance], root_of_sum);
    let [offered, control] = people(is_clustered);
    let several = |figure| value(steps, figure).is_some_and(|people| people > Decimal::ONE);
    let varies = value(steps, F::Variance).is_some_and(|variance| !variance.is_zero());
    if !(several(offered) && several(control) && varies) {
        return;
    }
    let parts = [F::Variance, F::OfferedVariance, offered, F::ControlVariance, control];
    let formula = "{1}²\u{a0}÷ ({2}²\u{a0}÷ ({3}\u{a0}− 1)\u{a0}+ {4}²\u{a0}÷ ({5}\u{a0}− 1))";
    step(steps, F::DegreesOfFreedom, CellUnit::Factor, formula, &parts, |values| {
        with_reals(values, |[all, first, offered, second, control]| {
            all * all / (first * first / (offered - 1.0) + second * second / (control - 1.0))
        })
    });
    let parts = [F::Significance, F::DegreesOfFreedom];
    step(steps, F::Quantile, CellUnit::Factor, "t⁻¹(1\u{a0}− {1}\u{a0}÷ 2\u{a0}; {2})", &parts, |values| {
        with_reals(values, |[significance, df]| student_quantile(1.0 - 0.5 * significance, df))
    });
    around(steps, measure, [F::Effect, F::StandardError], [F::Low, F::High]);
    step(steps, F::TestStatistic, CellUnit::Factor, "{1}\u{a0}÷ {2}", &[F::Effect, F::StandardError], quotient);
    let parts = [F::TestStatistic, F::DegreesOfFreedom];
    step(steps, F::PValue, CellUnit::Share, "2\u{a0}× t(−|{1}|\u{a0}; {2})", &parts, |values| {
        with_reals(values, |[t, df]| student_two_tails(t, df))
    });
}

/// The interval and the test of a difference of two shares: Newcombe's interval (method 10) from Wilson's bounds of each, the
/// pooled test, Wald's interval and Fisher's test beside them, the risk ratio and the number needed.
///
/// Source: R. G. Newcombe (1998), Statistics in Medicine 17, 873–890.
pub(super) fn of_shares(steps: &mut Steps, is_clustered: bool) {
    let measure = EffectMeasure::Shares;
    error_and_quantile(steps, measure);
    let [offered, control] = people(is_clustered);
    wilson(steps, F::OfferedLevel, offered, [F::OfferedLow, F::OfferedHigh]);
    wilson(steps, F::ControlLevel, control, [F::ControlLow, F::ControlHigh]);
    let parts = [F::Effect, F::OfferedLevel, F::OfferedLow, F::ControlHigh, F::ControlLevel];
    let formula = "{1}\u{a0}− √(({2}\u{a0}− {3})²\u{a0}+ ({4}\u{a0}− {5})²)";
    step(steps, F::Low, CellUnit::Share, formula, &parts, |values| match values {
        [effect, offered, low, high, control] => effect
            .minus(distance(offered.minus(*low)?, high.minus(*control)?)?)
            .map(|end| end.max(Decimal::NEGATIVE_ONE)),
        _ => None,
    });
    let parts = [F::Effect, F::OfferedHigh, F::OfferedLevel, F::ControlLevel, F::ControlLow];
    let formula = "{1}\u{a0}+ √(({2}\u{a0}− {3})²\u{a0}+ ({4}\u{a0}− {5})²)";
    step(steps, F::High, CellUnit::Share, formula, &parts, |values| match values {
        [effect, high, offered, control, low] => {
            effect.plus(distance(high.minus(*offered)?, control.minus(*low)?)?).map(|end| end.min(Decimal::ONE))
        }
        _ => None,
    });
    around(steps, measure, [F::Effect, F::StandardError], [F::WaldLow, F::WaldHigh]);
    pooled_test(steps, [offered, control]);
    if !is_clustered {
        fisher(steps);
    }
    ratios(steps);
}

fn distance(first: Decimal, second: Decimal) -> Option<Decimal> {
    root(first.times(first)?.plus(second.times(second)?)?)
}

/// Wilson's bounds of a share: `(p + z²/2n ∓ z √(p (1 − p) / n + z²/4n²)) / (1 + z²/n)`.
fn wilson(steps: &mut Steps, level: F, people: F, [low, high]: [F; 2]) {
    fn bound([p, n, z]: [f64; 3], sign: f64) -> f64 {
        let square = z * z / n;
        let half = z * sqrt(p * (1.0 - p) / n + square / (4.0 * n));
        ((p + 0.5 * square + sign * half) / (1.0 + square)).clamp(0.0, 1.0)
    }
    let parts = [level, people, F::Quantile];
    let formula = "({1}\u{a0}+ {3}²\u{a0}÷ 2{2}\u{a0}− {3}\u{a0}√({1}\u{a0}(1\u{a0}− {1})\u{a0}÷ {2}\u{a0}+ {3}²\u{a0}÷ 4{2}²))\u{a0}÷ (1\u{a0}+ {3}²\u{a0}÷ {2})";
    step(steps, low, CellUnit::Share, formula, &parts, |values| with_reals(values, |parts| bound(parts, -1.0)));
    let formula = "({1}\u{a0}+ {3}²\u{a0}÷ 2{2}\u{a0}+ {3}\u{a0}√({1}\u{a0}(1\u{a0}− {1})\u{a0}÷ {2}\u{a0}+ {3}²\u{a0}÷ 4{2}²))\u{a0}÷ (1\u{a0}+ {3}²\u{a0}÷ {2})";
    step(steps, high, CellUnit::Share, formula, &parts, |values| with_reals(values, |parts| bound(parts, 1.0)));
}

/// The test with the share of both groups together.
fn pooled_test(steps: &mut Steps, [offered, control]: [F; 2]) {
    let parts = [F::OfferedPositives, F::ControlPositives, F::OfferedAnswered, F::ControlAnswered];
    let formula = "({1}\u{a0}+ {2})\u{a0}÷ ({3}\u{a0}+ {4})";
    step(steps, F::PooledLevel, CellUnit::Share, formula, &parts, |values| match values {
        [first, second, offered, control] => first.plus(*second)?.over(offered.plus(*control)?),
        _ => None,
    });
    let parts = [F::PooledLevel, offered, control];
    let formula = "√({1}\u{a0}× (1\u{a0}− {1})\u{a0}× (1\u{a0}÷ {2}\u{a0}+ 1\u{a0}÷ {3}))";
    step(steps, F::PooledStandardError, CellUnit::Share, formula, &parts, |values| match values {
        [level, offered, control] => {
            let each = Decimal::ONE.over(*offered)?.plus(Decimal::ONE.over(*control)?)?;
            root(level.times(Decimal::ONE.minus(*level)?)?.times(each)?)
        }
        _ => None,
    });
    normal_test(steps, F::PooledStandardError);
}

fn fisher(steps: &mut Steps) {
    let count = |figure| value(steps, figure)?.to_u64();
    let of = || {
        let (offered, control) = (count(F::OfferedAnswered)?, count(F::ControlAnswered)?);
        fisher_exact(count(F::OfferedPositives)?, offered, count(F::ControlPositives)?, control)
    };
    if let Some(p) = of().and_then(near_decimal) {
        let parts =
            [F::OfferedPositives, F::OfferedAnswered, F::ControlPositives, F::ControlAnswered].map(TrialKey::from);
        steps.observed(F::FisherPValue.into(), CellUnit::Share, p, &parts);
    }
}

/// The risk ratio and the number needed, where they are defined.
fn ratios(steps: &mut Steps) {
    if value(steps, F::ControlLevel).is_some_and(|level| !level.is_zero()) {
        step(steps, F::RiskRatio, CellUnit::Factor, "{1}\u{a0}÷ {2}", &[F::OfferedLevel, F::ControlLevel], quotient);
    }
    if value(steps, F::Effect).is_some_and(|effect| !effect.is_zero()) {
        step(steps, F::NumberNeeded, CellUnit::Count, "1\u{a0}÷ |{1}|", &[F::Effect], |values| match values {
            [effect] => Decimal::ONE.over(effect.abs()),
            _ => None,
        });
    }
}

/// Adds the smallest effect that a trial with these people finds; nothing where the control group does not vary.
///
/// `(z + z_power) · σC · √(1/nT + 1/nC)`, with the share or the deviation of the control group: J-PAL's formula with the people who
/// answered.
pub(super) fn detectable(steps: &mut Steps, measure: EffectMeasure, is_clustered: bool) {
    let [offered, control] = people(is_clustered);
    if value(steps, F::ControlVariance).is_none_or(|variance| variance.is_zero()) {
        return;
    }
    match measure {
        EffectMeasure::Shares => {
            let parts = [F::ControlLevel, offered, control, F::Significance, F::Power];
            let formula = "(Φ⁻¹(1\u{a0}− {4}\u{a0}÷ 2)\u{a0}+ Φ⁻¹({5}))\u{a0}× √({1}\u{a0}(1\u{a0}− {1})\u{a0}× (1\u{a0}÷ {2}\u{a0}+ 1\u{a0}÷ {3}))";
            step(steps, F::Detectable, CellUnit::Share, formula, &parts, |values| {
                with_reals(values, |[p, offered, control, significance, power]| {
                    smallest(sqrt(p * (1.0 - p)), [offered, control], significance, power)
                })
            });
        }
        EffectMeasure::Means => {
            let parts = [F::ControlDeviation, offered, control, F::Significance, F::Power];
            let formula =
                "(Φ⁻¹(1\u{a0}− {4}\u{a0}÷ 2)\u{a0}+ Φ⁻¹({5}))\u{a0}× {1}\u{a0}× √(1\u{a0}÷ {2}\u{a0}+ 1\u{a0}÷ {3})";
            step(steps, F::Detectable, CellUnit::Factor, formula, &parts, |values| {
                with_reals(values, |[deviation, offered, control, significance, power]| {
                    smallest(deviation, [offered, control], significance, power)
                })
            });
        }
    }
}

fn smallest(sigma: f64, [offered, control]: [f64; 2], significance: f64, power: f64) -> f64 {
    let quantiles = normal_quantile(1.0 - 0.5 * significance) + normal_quantile(power);
    quantiles * sigma * sqrt(1.0 / offered + 1.0 / control)
}

/// The difference of two figures that are compared beside the effect.
pub(super) fn minus(steps: &mut Steps, figure: F, unit: CellUnit, parts: [F; 2]) {
    step(steps, figure, unit, "{1}\u{a0}− {2}", &parts, difference);
}

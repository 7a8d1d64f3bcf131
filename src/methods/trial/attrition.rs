//! Who did not answer, and how far that could carry the effect.

use super::figure::TrialFigure as F;
use super::interval::{minus, step};
use super::steps::{Steps, quotient, value, with_reals};
use crate::number::real::sqrt;
use crate::number::{CheckedOps as _, Decimal};
use crate::sheet::CellUnit;
use crate::stats::special::normal_cdf;
use crate::study::trial::{Trial, TrialNumber};

/// Adds the response of each group, the test of their difference, and where asked for Lee's and Manski's bounds of a share. Nothing is added where
/// it is not stated how many were drawn by lot, or where more answered.
///
/// - Test: two shares, pooled.
/// - Lee (2009), Review of Economic Studies 76, 1071–1102: of the group that answers more, the share `(r − r′) / r` of its answers
///   is left out, once the best and once the worst; a part of a person counts as such.
/// - Manski (1990), American Economic Review 80, 319–323: who did not answer had the worst answer in one group and the best
///   in the other.
pub(super) fn attrition(steps: &mut Steps, trial: &Trial, has_bounds: bool) {
    let assigned = |number, answered| {
        let assigned = trial.numbers.get(number)?;
        (assigned >= value(steps, answered)?).then_some(assigned)
    };
    let offered = assigned(TrialNumber::Offered, F::OfferedAnswered);
    let Some((offered, control)) = offered.zip(assigned(TrialNumber::Control, F::ControlAnswered)) else { return };
    steps.stated(F::OfferedAssigned.into(), CellUnit::Count, offered);
    steps.stated(F::ControlAssigned.into(), CellUnit::Count, control);
    let share = |steps: &mut Steps, figure, parts: [F; 2]| {
        step(steps, figure, CellUnit::Share, "{1}\u{a0}÷ {2}", &parts, quotient);
    };
    share(steps, F::OfferedResponse, [F::OfferedAnswered, F::OfferedAssigned]);
    share(steps, F::ControlResponse, [F::ControlAnswered, F::ControlAssigned]);
    minus(steps, F::ResponseDifference, CellUnit::Share, [F::OfferedResponse, F::ControlResponse]);
    response_test(steps);
    if has_bounds {
        lee(steps);
        manski(steps);
    }
}

/// With clusters there is no test: who answers depends on the cluster, and by how much is not known.
fn response_test(steps: &mut Steps) {
    if value(steps, F::DesignEffect).is_some() {
        return;
    }
    let parts = [F::OfferedAnswered, F::OfferedAssigned, F::ControlAnswered, F::ControlAssigned];
    let all_answered = |answered, assigned| value(steps, answered) == value(steps, assigned);
    if all_answered(F::OfferedAnswered, F::OfferedAssigned) && all_answered(F::ControlAnswered, F::ControlAssigned) {
        return;
    }
    let formula = "2\u{a0}× Φ(−|{1}÷{2}\u{a0}− {3}÷{4}|\u{a0}÷ √(r\u{a0}(1\u{a0}− r)\u{a0}(1÷{2}\u{a0}+ 1÷{4}))), r\u{a0}= ({1}\u{a0}+ {3})\u{a0}÷ ({2}\u{a0}+ {4})";
    step(steps, F::ResponsePValue, CellUnit::Share, formula, &parts, |values| {
        with_reals(values, |[a, n, b, m]| {
            let rate = (a + b) / (n + m);
            let error = sqrt(rate * (1.0 - rate) * (1.0 / n + 1.0 / m));
            2.0 * normal_cdf(-(a / n - b / m).abs() / error)
        })
    });
}

/// Lee's bounds of a share.
fn lee(steps: &mut Steps) {
    let parts = [F::OfferedResponse, F::ControlResponse];
    let formula = "|{1}\u{a0}− {2}|\u{a0}÷ max({1}; {2})";
    step(steps, F::TrimShare, CellUnit::Share, formula, &parts, |values| match values {
        [offered, control] => {
            let (more, fewer) = (*offered.max(control), *offered.min(control));
            more.minus(fewer)?.over(more)
        }
        _ => None,
    });
    // The same answers of the same people as both bounds use: who answers more, of whom it holds, and the level of the others.
    let offered_is_more = value(steps, F::OfferedResponse) >= value(steps, F::ControlResponse);
    let parts = if offered_is_more {
        [F::OfferedPositives, F::OfferedAnswered, F::TrimShare, F::ControlLevel]
    } else {
        [F::ControlPositives, F::ControlAnswered, F::TrimShare, F::OfferedLevel]
    };
    let [lowest, highest] = if offered_is_more {
        [
            "max({1}\u{a0}− {2}\u{a0}× {3}; 0)\u{a0}÷ ({2}\u{a0}× (1\u{a0}− {3}))\u{a0}− {4}",
            "min({1}\u{a0}÷ ({2}\u{a0}× (1\u{a0}− {3})); 1)\u{a0}− {4}",
        ]
    } else {
        [
            "{4}\u{a0}− min({1}\u{a0}÷ ({2}\u{a0}× (1\u{a0}− {3})); 1)",
            "{4}\u{a0}− max({1}\u{a0}− {2}\u{a0}× {3}; 0)\u{a0}÷ ({2}\u{a0}× (1\u{a0}− {3}))",
        ]
    };
    let bound = |values: &[Decimal], is_high: bool| {
        // The effect is highest where the worst answers of the group with the offer, or the best of the control group, are left out.
        let (level, other) = trimmed(values, is_high == offered_is_more)?;
        if offered_is_more { level.minus(other) } else { other.minus(level) }
    };
    step(steps, F::LeeLow, CellUnit::Share, lowest, &parts, |values| bound(values, false));
    step(steps, F::LeeHigh, CellUnit::Share, highest, &parts, |values| bound(values, true));
}

/// The level of a group without a share of its answers, the worst ones where `is_best`, and the level of the other group.
fn trimmed(values: &[Decimal], is_best: bool) -> Option<(Decimal, Decimal)> {
    let [positives, answered, share, other] = values else { return None };
    let left_out = answered.times(*share)?;
    let left = answered.minus(left_out)?;
    // More than all positives cannot be left out, nor more than are left be positive.
    let positives = if is_best { (*positives).min(left) } else { positives.minus(left_out)?.max(Decimal::ZERO) };
    Some((positives.over(left)?, *other))
}

fn manski(steps: &mut Steps) {
    let parts = [
        F::OfferedPositives,
        F::OfferedAssigned,
        F::ControlPositives,
        F::ControlAnswered,
        F::ControlAssigned,
        F::OfferedAnswered,
    ];
    let formula = "{1}\u{a0}÷ {2}\u{a0}− ({3}\u{a0}+ {5}\u{a0}− {4})\u{a0}÷ {5}";
    step(steps, F::ManskiLow, CellUnit::Share, formula, &parts, |values| match values {
        [positives, assigned, others, answered, all, _] => {
            positives.over(*assigned)?.minus(others.plus(all.minus(*answered)?)?.over(*all)?)
        }
        _ => None,
    });
    let formula = "({1}\u{a0}+ {2}\u{a0}− {6})\u{a0}÷ {2}\u{a0}− {3}\u{a0}÷ {5}";
    step(steps, F::ManskiHigh, CellUnit::Share, formula, &parts, |values| match values {
        [positives, assigned, others, _, all, answered] => {
            positives.plus(assigned.minus(*answered)?)?.over(*assigned)?.minus(others.over(*all)?)
        }
        _ => None,
    });
}

//! Findings on what is drawn: ranges that reach where no number may be, and rates that hardly anybody uses.

use super::super::field::{Field, FieldRole, FieldUnit};
use super::super::{Estimate, Finding, FindingCode, NumberPath, Outcome, RangeShape};
use crate::number::{Decimal, real};
use crate::stats::special::normal_cdf;

/// A yearly discount rate above this is more likely a slip than a choice.
const HIGH_RATE: Decimal = Decimal::from_parts(3, 0, 0, false, 1);

/// The share of draws from which on it is worth saying that they are cut.
const MANY: f64 = 0.01;

/// The 95th percentile of the standard normal distribution.
const Z95: f64 = 1.644_853_626_951_472_2;

/// Findings on a number that may be drawn.
pub(super) fn number(target: &NumberPath, estimate: &Estimate, findings: &mut Vec<Finding>) {
    let field = target.field();
    let note = |code| Finding::note(code, target.to_string());
    if is_clipped(field, estimate) {
        findings.push(note(FindingCode::RangeClipped));
    } else if share_cut(field, estimate).is_some_and(|share| share > MANY) {
        findings.push(note(FindingCode::DrawsClipped));
    }
    if is_count(field) && estimate.range.is_some_and(|range| range.low < Decimal::ZERO) {
        findings.push(Finding::warning(FindingCode::CountBelowZero, target.to_string()));
    }
    if field.spec().role == FieldRole::Rate && estimate.point() > HIGH_RATE {
        findings.push(Finding::warning(FindingCode::HighDiscountRate, target.to_string()).with(estimate.point()));
    }
}

/// The same on the numbers of an outcome that have a part in its value.
pub(super) fn outcome(outcome: &Outcome, findings: &mut Vec<Finding>) {
    for (field, estimate) in outcome.estimates().filter(|(field, _)| outcome.applies(*field)) {
        number(&NumberPath::Outcome(outcome.id.clone(), field), &estimate, findings);
    }
}

/// Whether a range reaches beyond what is admissible: a share is only drawn between 0 and 1, a yearly rate from −99 % on, a
/// duration between 0 and 100 years.
fn is_clipped(field: Field, estimate: &Estimate) -> bool {
    let (least, most) = field.spec().drawn_between();
    estimate
        .range
        .is_some_and(|range| least.is_some_and(|least| range.low < least) || most.is_some_and(|most| range.high > most))
}

/// The share of the draws of a bell curve that are cut although its bounds are admissible: its tails reach further.
fn share_cut(field: Field, estimate: &Estimate) -> Option<f64> {
    let range = estimate.range.filter(|range| range.low < range.high)?;
    // A lognormal draw is above 0: only its upper tail can be cut.
    let scale = match estimate.shape() {
        RangeShape::Normal => |number: Decimal| real::near(number),
        RangeShape::Lognormal => |number: Decimal| real::ln(real::near(number)),
        RangeShape::Pert | RangeShape::Triangular | RangeShape::Uniform => return None,
    };
    let (low, high) = (scale(range.low), scale(range.high));
    let (middle, deviation) = (f64::midpoint(low, high), (high - low) / 2.0 / Z95);
    let (least, most) = field.spec().drawn_between();
    let least = least.filter(|least| estimate.shape() == RangeShape::Normal || *least > Decimal::ZERO);
    let below = least.map_or(0.0, |least| normal_cdf((scale(least) - middle) / deviation));
    let above = most.map_or(0.0, |most| normal_cdf((middle - scale(most)) / deviation));
    Some(below + above)
}

/// Whether a number counts people or units.
fn is_count(field: Field) -> bool {
    let spec = field.spec();
    spec.unit == FieldUnit::Count && matches!(spec.role, FieldRole::Quantity | FieldRole::Factor)
}

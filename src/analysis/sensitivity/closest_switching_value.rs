//! The estimate closest to its switching value, at which the ratio would be 1.

use crate::methods::sroi::Switching;
use crate::number::{CheckedOps as _, Decimal};
use crate::study::field::{FieldRole, FieldUnit};
use crate::study::{Estimate, Study};

/// The estimate that, changed alone, has to change least for the ratio to be 1; the first one if several are equally close.
///
/// The distance is the relative change of the effect or of the input: `|x* − x| / |x|` for a quantity or an amount, and `|x* −
/// x| / (1 − x)` for a share `x` that is taken away, since `1 − x` is what it leaves. So a quantity, an amount and a deduction of
/// one outcome are equally close. Durations and rates are left out because they act on all years at once. The quantity of a
/// single input, such as one grant, is left out because its amount says the same better.
///
/// None when no estimate can reach a ratio of 1, or when the ratio is 1 already. Source: `switching`, SROI guide, stage 5.4.
pub fn closest_switching_value<'a>(study: &Study, switching: &'a [Switching]) -> Option<&'a Switching> {
    let mut least: Option<(Decimal, &Switching)> = None;
    for entry in switching {
        let Some(away) = distance(study, entry).map(|away| away.round_dp(DECIMALS)) else { continue };
        if away.is_zero() {
            return None;
        }
        if least.is_none_or(|(known, _)| away < known) {
            least = Some((away, entry));
        }
    }
    least.map(|(_, entry)| entry)
}

/// The switching values that exist, from the nearest to the farthest, each with its distance: see [`closest_switching_value`]. Those
/// without a distance come last, in the order of the study.
pub fn nearest_first<'a>(study: &Study, switching: &'a [Switching]) -> Vec<(&'a Switching, Option<Decimal>)> {
    let away = |entry| distance(study, entry).map(|away| away.round_dp(DECIMALS));
    let reachable = switching.iter().filter(|entry| entry.value.is_some());
    let mut sorted: Vec<(&Switching, Option<Decimal>)> = reachable.map(|entry| (entry, away(entry))).collect();
    sorted.sort_by_key(|(_, away)| (away.is_none(), *away));
    sorted
}

/// Distances that differ by less than rounding are equal.
const DECIMALS: u32 = 15;

/// The relative change of the effect; none for a number that is not an estimate, and where there is nothing to change.
fn distance(study: &Study, entry: &Switching) -> Option<Decimal> {
    let spec = entry.target.field().spec();
    if !spec.estimated || matches!(spec.role, FieldRole::Duration | FieldRole::Growth | FieldRole::Rate) {
        return None;
    }
    let now = entry.target.get(study).as_ref().map(Estimate::point).or(spec.default)?;
    if spec.unit == FieldUnit::Count && spec.default == Some(now) {
        return None;
    }
    let takes_away = spec.unit == FieldUnit::Share && !entry.target.is_kept_in(study);
    let whole = if takes_away { Decimal::ONE.minus(now)? } else { now };
    entry.value?.minus(now)?.abs().over(whole.abs())
}

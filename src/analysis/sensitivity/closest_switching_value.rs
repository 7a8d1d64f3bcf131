//! Which number is nearest to where the ratio would be 1.

use crate::methods::sroi::Switching;
use crate::number::{CheckedOps as _, Decimal};
use crate::study::field::FieldUnit;
use crate::study::{Estimate, Study};

/// The estimate that has to move least, alone, for the ratio to be 1; the first of those that are as near.
///
/// How far it has to move is measured as the part by which the effect, or what is put in, changes: `|x* − x| / |x|` for a quantity
/// or an amount, and `|x* − x| / (1 − x)` for a share `x` that is taken away, since `1 − x` is what it leaves. So a quantity, an
/// amount and a deduction of one outcome are equally near. Years and rates are left out: they act on all of time at once.
/// So is a single input, such as one grant: its amount says the same better.
/// None when no estimate can do it, or when the ratio is 1 already. Source: `switching`, SROI guide, stage 5.4.
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

/// Distances are the same when they differ by less than rounding leaves.
const DECIMALS: u32 = 15;

/// The part by which the effect changes; none for a number that carries no estimate, and where there is nothing to change.
fn distance(study: &Study, entry: &Switching) -> Option<Decimal> {
    let spec = entry.target.field().spec();
    if !spec.estimated {
        return None;
    }
    let now = entry.target.get(study).as_ref().map(Estimate::point).or(spec.default)?;
    if spec.unit == FieldUnit::Count && spec.default == Some(now) {
        return None;
    }
    let whole = if spec.unit == FieldUnit::Share { Decimal::ONE.minus(now)? } else { now };
    entry.value?.minus(now)?.abs().over(whole.abs())
}

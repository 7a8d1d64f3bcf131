//! Sensitivity to two numbers: the ratio at every pair of their values.

use super::partial::PartialEvaluation;
use crate::analysis::default_ranges::DefaultRanges;
use crate::methods::sroi::Evaluation;
use crate::number::{CheckedOps as _, Decimal, plain};
use crate::study::field::FieldUnit;
use crate::study::{Estimate, NumberPath, Range, Study};

/// The ratio at each pair of values: a row for each of `down`, and in it a figure for each of `across`.
///
/// Formula: `ratio = PV / I` with the two numbers as given and all else as stated; none where a value is not admissible or the
/// ratio is not defined. When both are the same number, a pair has a ratio only where both values agree. Cost: a reading of the
/// parts that the two numbers belong to for each pair, of the whole study when one is a rate.
/// Source: SROI guide, stage 5.4 (sensitivity).
pub fn grid(
    study: &Study,
    down: &NumberPath,
    down_values: &[Decimal],
    across: &NumberPath,
    across_values: &[Decimal],
) -> Vec<Vec<Option<Decimal>>> {
    let moved = PartialEvaluation::new(study, &Evaluation::of(study), &[down, across]);
    let ratio = |one: Decimal, other: Decimal| {
        if down == across && one != other {
            return None;
        }
        let totals = moved.as_ref()?.at(&[(down, one), (across, other)])?;
        totals.returns().ratio.map(plain::rounded_to_fit)
    };
    let row = |one: &Decimal| across_values.iter().map(|other| ratio(*one, *other)).collect();
    down_values.iter().map(row).collect()
}

/// Values from one end of a number to the other, 5 or 6 where they differ, ascending, the stated one among them.
///
/// The ends are those of its range, stated or given by its evidence basis; without either, half the value and twice the value.
/// They stay within the admissible values. If the value is 0, the range starts at 0 and ends at one half for a share, 5 % for a
/// rate, 4 for a number of years and 1 for any other number. Empty when the number is not stated.
pub fn steps(study: &Study, target: &NumberPath, default_ranges: &DefaultRanges) -> Vec<Decimal> {
    let field = target.field();
    let (spec, is_whole) = (field.spec(), target.is_whole_in(study));
    let default = || spec.default.filter(|_| target.exists(study));
    let stated = target.get(study);
    let Some(value) = stated.as_ref().map(Estimate::point).or_else(default) else {
        return Vec::new();
    };
    let range = stated.as_ref().and_then(|estimate| default_ranges.effective(estimate, field));
    let range = range.map(|spread| spread.ends(field)).or_else(|| around(target, value));
    let Some(Range { low, high }) = range else { return vec![value] };
    let mut values = Vec::new();
    for part in 0..=PARTS {
        let at = || {
            let far = high.minus(low)?.times(Decimal::from(part))?.over(Decimal::from(PARTS))?;
            Some(plain::rounded_to_fit(low.plus(far)?).normalize())
        };
        values.extend(at().map(|at| if is_whole { at.round() } else { at }));
    }
    let place = values.partition_point(|known| *known < value);
    values.insert(place, value.normalize());
    values.retain(|value| spec.check(*value).is_ok());
    values.dedup();
    values
}

/// Equal parts between the two ends: 5 values, or 6 with the stated one when that lies between two of them.
const PARTS: u32 = 4;

/// From half of a number to twice it, or from 0 to a fixed end if it is 0; none when that is too large.
fn around(target: &NumberPath, value: Decimal) -> Option<Range> {
    let spec = target.field().spec();
    let (half, twice) = if value.is_zero() {
        let far = match spec.unit {
            FieldUnit::Share | FieldUnit::Difference => Decimal::from_parts(5, 0, 0, false, 1),
            FieldUnit::Rate => Decimal::from_parts(5, 0, 0, false, 2),
            FieldUnit::Years => Decimal::from(PARTS),
            FieldUnit::Count | FieldUnit::Mean | FieldUnit::Money | FieldUnit::CalendarYear | FieldUnit::Points => {
                Decimal::ONE
            }
        };
        (Decimal::ZERO, far)
    } else {
        (value.over(Decimal::TWO)?, value.times(Decimal::TWO)?)
    };
    let high = half.max(twice);
    Some(Range { low: half.min(twice), high: spec.max.map_or(high, |max| high.min(max)) })
}

//! Which estimate moves the result most: each at its low and at its high end, alone.

use super::partial::{PartialEvaluation, Totals};
use crate::analysis::default_ranges::DefaultRanges;
use crate::methods::sroi::{Evaluation, Return};
use crate::number::{CheckedOps as _, Decimal, plain};
use crate::study::{NumberPath, Study};

/// What one estimate, alone, does to the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// The number.
    pub target: NumberPath,
    /// Its low end.
    pub low: Decimal,
    /// Its high end.
    pub high: Decimal,
    /// The ratio with the number at its low end; none where it is not defined.
    pub ratio_at_low: Option<Decimal>,
    /// The ratio with the number at its high end.
    pub ratio_at_high: Option<Decimal>,
    /// Net present value with the number at its low end, in money of year 0.
    pub npv_at_low: Option<Decimal>,
    /// Net present value with the number at its high end.
    pub npv_at_high: Option<Decimal>,
    /// How far the ratio goes from one end to the other, `|ratio at high − ratio at low|`; none where it is not defined.
    pub swing: Option<Decimal>,
}

/// Swings are the same when they differ by less than rounding leaves: the order must not rest on the last of 28 digits.
const SWING_DECIMALS: u32 = 15;

/// Every estimate that has a range, at both ends, from the greatest swing down; equal ones in the order of the study.
///
/// Formula: `ratio(x) = PV(x) / I(x)` with one number at `x` and all else as stated. The ends are the bounds of
/// [`DefaultRanges::effective`], of a share at most 0 and 1: minimum and maximum, and for a normal or lognormal shape the 5th and
/// 95th percentiles. An estimate of a part that is not in the calculation (not valued, not stated) has no bar; one that does
/// not move the result has a bar of swing 0.
///
/// Cost: one sheet for each part and two readings of it for each of its estimates, so linear in the size of the study.
/// Limits: numbers move one by one; what they do together is for the simulation. Source: SROI guide, stage 5.4.
pub fn tornado(study: &Study, evaluation: &Evaluation, default_ranges: &DefaultRanges) -> Vec<Bar> {
    let mut last: Option<PartialEvaluation> = None;
    let bars: Vec<Bar> = evaluation
        .targets()
        .iter()
        .filter_map(|(target, _)| {
            let spread = default_ranges.effective(&target.get(study)?, target.field())?;
            let ends = spread.ends(target.field());
            // The numbers of a part come one after the other.
            if !last.as_ref().is_some_and(|part| part.holds(target)) {
                last = PartialEvaluation::new(study, evaluation, &[target]);
            }
            let at = |value: Decimal| last.as_ref()?.at(&[(target, value)]);
            Some(bar(target, (ends.low, at(ends.low)), (ends.high, at(ends.high))))
        })
        .collect();
    by_swing(bars)
}

fn bar(
    target: &NumberPath,
    (low, at_low): (Decimal, Option<Totals>),
    (high, at_high): (Decimal, Option<Totals>),
) -> Bar {
    let [at_low, at_high] = [at_low, at_high].map(|totals| totals.map(Totals::returns));
    let ratio = |at: Option<Return>| at?.ratio.map(plain::rounded_to_fit);
    let net = |at: Option<Return>| at?.net_present_value.map(plain::rounded_to_fit);
    let (ratio_at_low, ratio_at_high) = (ratio(at_low), ratio(at_high));
    let swing = || Some(ratio_at_high?.minus(ratio_at_low?)?.abs());
    Bar {
        target: target.clone(),
        low,
        high,
        ratio_at_low,
        ratio_at_high,
        npv_at_low: net(at_low),
        npv_at_high: net(at_high),
        swing: swing(),
    }
}

/// From the greatest swing down; those without one come last. Put in one by one: a sort would weigh more in the page.
fn by_swing(bars: Vec<Bar>) -> Vec<Bar> {
    let swing = |bar: &Bar| bar.swing.map(|swing| swing.round_dp(SWING_DECIMALS));
    let mut sorted: Vec<Bar> = Vec::with_capacity(bars.len());
    for bar in bars {
        let own = swing(&bar);
        let place = sorted.partition_point(|known| swing(known) >= own);
        sorted.insert(place, bar);
    }
    sorted
}

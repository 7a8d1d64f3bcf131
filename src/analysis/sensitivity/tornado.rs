//! Tornado analysis: which estimate moves the result most, each alone at the low and the high end of its range.

use super::partial::{PartialEvaluation, Totals};
use crate::analysis::default_ranges::DefaultRanges;
use crate::methods::sroi::{Evaluation, Return};
use crate::number::{CheckedOps as _, Decimal, plain};
use crate::study::{NumberPath, Study};

/// The effect of one estimate, alone, on the result.
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
    /// The difference between the two ratios, `|ratio at high − ratio at low|`; none where one is undefined.
    pub swing: Option<Decimal>,
}

/// Swings that differ by less than rounding are equal: the order must not depend on the last of 28 digits.
const SWING_DECIMALS: u32 = 15;

/// Evaluates every estimate that has a range at both ends, sorted by swing, largest first; ties keep the order of the study.
///
/// Formula: `ratio(x) = PV(x) / I(x)` with one number at `x` and all others as stated. The ends are those of
/// [`DefaultRanges::effective`], for a share cut to 0…1: minimum and maximum, or the 5th and 95th percentiles for a normal or
/// lognormal shape. An estimate outside the calculation (not valued, not stated) has no bar; one that does not move the result
/// has a bar of swing 0.
///
/// Cost: one sheet for each input or outcome and two evaluations for each of its estimates, so linear in the size of the study.
/// Limits: numbers change one at a time; their joint effect is the subject of the simulation. Source: SROI guide, stage 5.4.
pub fn tornado(study: &Study, evaluation: &Evaluation, default_ranges: &DefaultRanges) -> Vec<Bar> {
    let mut last: Option<PartialEvaluation> = None;
    let bars: Vec<Bar> = evaluation
        .targets()
        .iter()
        .filter_map(|(target, _)| {
            let spread = default_ranges.effective(&target.get(study)?, target.field())?;
            let ends = spread.ends(target.field());
            // The numbers of an input or outcome are adjacent, so one partial evaluation serves them all.
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

/// Largest swing first, bars without one last. Insertion sort: a call to `sort` would add more code to the page.
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

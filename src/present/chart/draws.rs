//! The histogram of a simulation, in few enough bins to be seen and read.

use crate::analysis::Report;
use crate::number::{CheckedOps as _, Decimal};

/// Maximum number of bins; above it, adjacent bins are merged.
const MOST: usize = 48;

/// The number of draws between two ratios.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Bin {
    pub(super) low: Decimal,
    pub(super) high: Decimal,
    pub(super) count: u64,
}

/// The bins of all draws.
pub(super) struct Draws {
    pub(super) bins: Vec<Bin>,
    pub(super) below: u64,
    pub(super) above: u64,
    all: u64,
}

impl Draws {
    /// None without draws, or if the bins have no width.
    pub(super) fn of(report: &Report) -> Option<Self> {
        let density = &report.density;
        let (width, parts) = (density.high.minus(density.low)?, density.counts.len());
        let edge = |place: usize| {
            if place >= parts {
                return Some(density.high);
            }
            density.low.plus(width.times(Decimal::from(place))?.over(Decimal::from(parts))?)
        };
        let together = parts.div_ceil(MOST).max(1);
        let bins = density.counts.chunks(together).enumerate().map(|(nth, counts)| {
            let place = nth.saturating_mul(together);
            let count = counts.iter().fold(0_u64, |sum, count| sum.saturating_add(u64::from(*count)));
            Some(Bin { low: edge(place)?, high: edge(place.saturating_add(counts.len()))?, count })
        });
        let bins: Vec<Bin> = bins.collect::<Option<_>>()?;
        let (below, above) = (u64::from(density.below), u64::from(density.above));
        let all = bins.iter().fold(below.saturating_add(above), |sum, bin| sum.saturating_add(bin.count));
        (all > 0 && !bins.is_empty()).then_some(Self { bins, below, above, all })
    }

    /// The share of all draws that `count` is.
    pub(super) fn share(&self, count: u64) -> Decimal {
        Decimal::from(count).over(Decimal::from(self.all)).unwrap_or_default()
    }
}

/// The range of ratios to show, including 1 unless it is far away.
pub(super) fn span(ratios: impl IntoIterator<Item = Decimal>) -> (Decimal, Decimal) {
    let mut span: Option<(Decimal, Decimal)> = None;
    for ratio in ratios {
        let (low, high) = span.unwrap_or((ratio, ratio));
        span = Some((low.min(ratio), high.max(ratio)));
    }
    let (low, high) = span.unwrap_or_default();
    let (with_low, with_high) = (low.min(Decimal::ONE), high.max(Decimal::ONE));
    let is_near = || Some(with_high.minus(with_low)? <= high.minus(low)?.times(FAR)?);
    let (low, high) = if is_near() == Some(true) { (with_low, with_high) } else { (low, high) };
    if low < high {
        return (low, high);
    }
    // A single ratio is in the middle.
    let around = || Some((low.minus(Decimal::ONE)?, high.plus(Decimal::ONE)?));
    around().unwrap_or((low, high))
}

/// 1 is left out if it would make the range more than this many times as wide.
const FAR: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn one_is_in_the_picture_where_it_is_near() {
        assert_eq!(span([dec!(1.2), dec!(2.6)]), (dec!(1), dec!(2.6)));
        assert_eq!(span([dec!(0.2), dec!(0.4)]), (dec!(0.2), dec!(0.4)));
        assert_eq!(span([dec!(9), dec!(12)]), (dec!(9), dec!(12)));
        assert_eq!(span([dec!(2), dec!(2)]), (dec!(1), dec!(3)));
        assert_eq!(span([]), (dec!(-1), dec!(1)));
        assert_eq!(span([Decimal::MAX, Decimal::MIN]), (Decimal::MIN, Decimal::MAX));
    }
}

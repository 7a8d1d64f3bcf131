//! What a histogram tells: moments, quantiles with their errors, a density.

use super::octave::{bounds, moments};
use super::{Histogram, Set};
use crate::number::Invariant as _;
use crate::number::real::sqrt;
use crate::stats::frequency::{mean_and_error, with_resolution_of_draws};

/// The error of a quantile that any number of draws leaves, as a share of the distance from P5 to P95: the tables of quantiles
/// from which draws are made are no more exact (see `sampler`).
const RESOLUTION: f64 = 1e-4;

/// Summary statistics, each with its standard error where it has one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// The number of draws with a defined value.
    pub draws: u64,
    /// The number of draws without one: the value is NaN or infinite, as a ratio without inputs is.
    pub undefined: u64,
    /// Mean.
    pub mean: f64,
    /// Standard deviation.
    pub sd: f64,
    /// 5th percentile, and its standard error.
    pub p5: (f64, f64),
    /// Median, and its standard error.
    pub p50: (f64, f64),
    /// 95th percentile, and its standard error.
    pub p95: (f64, f64),
    /// Share of draws above the threshold, and its standard error, at least one draw unless all draws agree.
    pub above: (f64, f64),
}

/// A nonempty bin: its bounds, and the draws in it.
#[derive(Debug, Clone, Copy)]
struct Bin {
    low: f64,
    high: f64,
    count: f64,
}

impl Histogram {
    /// The summary statistics of all draws; NaN where there are none.
    ///
    /// The error of a percentile combines the chance of the draws, seen in the differences between the sets, with what no number
    /// of draws removes: the resolution of the tables of quantiles, and half a bin where the draws in it may all be the same.
    #[must_use]
    pub fn summary(&self) -> Summary {
        let all = self.all();
        let n = all.defined();
        let (sum, squares) = all.octaves().fold((0.0, 0.0), |(sum, squares), (place, octave)| {
            let (more, more_squares) = moments(place, octave);
            (sum + more, squares + more_squares)
        });
        let (mean, square) = (sum / n, squares / n);
        let variance = (square - mean * mean).max(0.0) * n / (n - 1.0).max(1.0);
        let bins = self.bins(&all);
        let sets: Vec<(Vec<Bin>, f64)> = self.sets.iter().map(|set| (self.bins(set), set.defined())).collect();
        let percentiles = [0.05, 0.5, 0.95].map(|p| {
            let of_sets: Vec<f64> = sets.iter().map(|(bins, n)| quantile(bins, p * n)).collect();
            (quantile(&bins, p * n), mean_and_error(&of_sets).1, uneven(&bins, p * n))
        });
        let [(p5, ..), _, (p95, ..)] = percentiles;
        let resolution = RESOLUTION * (p95 - p5);
        let [p5, p50, p95] = percentiles
            .map(|(value, chance, uneven)| (value, sqrt(chance * chance + resolution * resolution + uneven * uneven)));
        let shares: Vec<f64> = self.sets.iter().map(Set::share_above).collect();
        Summary {
            draws: all.draws.saturating_sub(all.undefined),
            undefined: all.undefined,
            mean: self.origin + mean,
            sd: sqrt(variance),
            p5,
            p50,
            p95,
            above: with_resolution_of_draws(all.share_above(), mean_and_error(&shares).1, n),
        }
    }

    /// The quantile of the draws at probability `p`.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        let all = self.all();
        quantile(&self.bins(&all), p * all.defined())
    }

    /// Counts in `bins` equal bins from the 0.5th to the 99.5th percentile: the lower edge, the upper edge, the counts, and the
    /// numbers of draws below and above.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2⁵³")]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "counts are 0 or more, and casts saturate"
    )]
    pub fn density(&self, bins: usize) -> (f64, f64, Vec<u32>, u32, u32) {
        let all = self.all();
        let fine = self.bins(&all);
        let (low, high) = (quantile(&fine, 0.005 * all.defined()), quantile(&fine, 0.995 * all.defined()));
        let edge = |n: usize| low + (high - low) * (n as f64 / bins as f64);
        let mut left = fine.iter().peekable();
        let mut full = 0.0;
        // The number of draws below each edge, assuming an even spread within each fine bin.
        let cumulated: Vec<f64> = (0..=bins)
            .map(|n| {
                let edge = edge(n);
                // Draws at the lower edge itself are in the first bin.
                let is_below = |bin: &Bin| bin.high < edge || (bin.high <= edge && (n > 0 || bin.low < bin.high));
                while let Some(bin) = left.next_if(|bin| is_below(bin)) {
                    full += bin.count;
                }
                let part = left.peek().filter(|bin| bin.low < edge);
                (full + part.map_or(0.0, |bin| bin.count * (edge - bin.low) / (bin.high - bin.low))).round()
            })
            .collect();
        let counts = cumulated.iter().zip(cumulated.iter().skip(1)).map(|(a, b)| (b - a).max(0.0) as u32).collect();
        let (first, last) = (cumulated.first(), cumulated.last());
        let (first, last) = (first.or_broken("a density has edges"), last.or_broken("a density has edges"));
        (low, high, counts, *first as u32, (all.defined() - last).max(0.0) as u32)
    }

    fn all(&self) -> Set {
        let [first, others @ ..] = &*self.sets;
        let mut all = first.clone();
        for set in others {
            all.merge(set);
        }
        all
    }

    /// The nonempty bins of a set, in ascending order of values.
    fn bins(&self, set: &Set) -> Vec<Bin> {
        let mut bins = Vec::new();
        let mut add = |(low, high): (f64, f64), count: u32| {
            if count > 0 {
                bins.push(Bin { low: self.origin + low, high: self.origin + high, count: f64::from(count) });
            }
        };
        let mut origin = Some(set.at_origin);
        for (place, octave) in set.octaves() {
            let counts = octave.counts.iter().copied().enumerate();
            let (first, _) = bounds(place, 0);
            if first >= 0.0 {
                add((0.0, 0.0), origin.take().unwrap_or_default());
                counts.for_each(|(bin, count)| add(bounds(place, bin), count));
            } else {
                counts.rev().for_each(|(bin, count)| add(bounds(place, bin), count));
            }
        }
        add((0.0, 0.0), origin.unwrap_or_default());
        bins
    }
}

impl Set {
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2⁵³")]
    fn defined(&self) -> f64 {
        self.draws.saturating_sub(self.undefined) as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2⁵³")]
    fn share_above(&self) -> f64 {
        self.above as f64 / self.defined()
    }
}

/// The position of the bin that holds the draw number `wanted`, and the number of draws below it.
fn find(bins: &[Bin], wanted: f64) -> Option<(usize, f64)> {
    let mut before = 0.0;
    for (place, bin) in bins.iter().enumerate() {
        if before + bin.count >= wanted {
            return Some((place, before));
        }
        before += bin.count;
    }
    None
}

/// The value below which `wanted` draws lie, assuming an even spread within each bin.
fn quantile(bins: &[Bin], wanted: f64) -> f64 {
    let found = find(bins, wanted).and_then(|(place, before)| Some((bins.get(place)?, before)));
    found.map_or(f64::NAN, |(bin, before)| {
        let part = ((wanted - before) / bin.count).clamp(0.0, 1.0);
        bin.low + part * (bin.high - bin.low)
    })
}

/// How far a quantile may be off because the draws in its bin are not spread evenly: half a bin times the share of its draws that
/// the bins beside it do not have. Where every draw in a bin is the same value, as with clipped shares, that is half a bin; in a
/// smooth distribution it is next to nothing.
fn uneven(bins: &[Bin], wanted: f64) -> f64 {
    let Some((place, _)) = find(bins, wanted) else { return f64::NAN };
    let Some(bin) = bins.get(place) else { return f64::NAN };
    let beside = |other: Option<&Bin>| {
        let near = other.filter(|other| other.high >= bin.low && other.low <= bin.high);
        near.map_or(0.0, |other| other.count)
    };
    let below = beside(place.checked_sub(1).and_then(|place| bins.get(place)));
    let above = beside(bins.get(place.saturating_add(1)));
    let excess = (bin.count - 0.5 * (below + above)).max(0.0) / bin.count;
    0.5 * (bin.high - bin.low) * excess
}

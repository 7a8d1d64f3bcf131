//! Summary statistics of the draws of one figure. All counts and sums are integers, so the order of draws, their division into
//! slices and the worker that made them change nothing, not even the last bit.

mod codec;

use super::draws::SETS;
use crate::number::real::sqrt;
use crate::number::{Invariant as _, broken};

/// The number of bins between the bounds.
pub const BINS: usize = 4_096;
/// [`BINS`] as a real.
const BINS_REAL: f64 = 4_096.0;
/// Values are rounded to multiples of this fraction of the span before they are summed: 2⁻²⁴ of it.
const STEPS: f64 = 16_777_216.0;
/// The largest distance from the lower bound that is summed, in those steps: 128 spans.
const FURTHEST: f64 = 2_147_483_648.0;

/// The counted draws of one figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Histogram {
    low: f64,
    span: f64,
    threshold: f64,
    sets: Box<[Set; 8]>,
}

/// One of the independent sets of draws.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Set {
    /// One bin for values below the bounds, the bins between them, and one for values above.
    pub(super) counts: Vec<u32>,
    pub(super) draws: u64,
    pub(super) undefined: u64,
    pub(super) above: u64,
    pub(super) sum: i128,
    pub(super) squares: i128,
}

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
    /// Share of draws above the threshold, and its standard error.
    pub above: (f64, f64),
}

impl Histogram {
    /// An empty histogram for values that mostly lie between the bounds. Values beyond them count in the outer bins.
    #[must_use]
    pub fn new(low: f64, high: f64, threshold: f64) -> Self {
        let span = if high > low { high - low } else { low.abs().max(1.0) * 1e-9 };
        Self::with_bounds([low, span, threshold])
    }

    pub(super) fn with_bounds([low, span, threshold]: [f64; 3]) -> Self {
        let set = |_| Set { counts: vec![0; BINS.saturating_add(2)], ..Set::default() };
        Self { low, span, threshold, sets: Box::new(std::array::from_fn(set)) }
    }

    /// An empty histogram with the same bounds.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self::with_bounds(self.bounds())
    }

    /// Lower bound, span, threshold.
    pub(super) fn bounds(&self) -> [f64; 3] {
        [self.low, self.span, self.threshold]
    }

    pub(super) fn sets(&self) -> &[Set] {
        &*self.sets
    }

    pub(super) fn sets_mut(&mut self) -> &mut [Set] {
        &mut *self.sets
    }

    /// An empty histogram with bounds chosen from some first draws: their range, extended by half of it on each side.
    #[must_use]
    pub fn suited_to(first: &[f64], threshold: f64) -> Self {
        let defined = || first.iter().copied().filter(|x| x.is_finite());
        let (low, high) = (defined().fold(f64::INFINITY, f64::min), defined().fold(f64::NEG_INFINITY, f64::max));
        if low > high {
            return Self::new(0.0, 1.0, threshold);
        }
        let margin = 0.5 * (high - low);
        Self::new(low - margin, high + margin, threshold)
    }

    /// Counts consecutive draws, starting with draw number `first`.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "what is too far for a cast is clamped"
    )]
    pub fn add(&mut self, first: u64, values: &[f64]) {
        let (low, bins, steps) = (self.low, BINS_REAL / self.span, STEPS / self.span);
        for (i, x) in (first..).zip(values) {
            let set = self.sets.get_mut((i % SETS) as usize).or_broken("draws are counted in eight sets");
            set.draws = set.draws.saturating_add(1);
            if !x.is_finite() {
                set.undefined = set.undefined.saturating_add(1);
                continue;
            }
            let from = x - low;
            // Casts of reals saturate, so far values fall into the outer bins.
            let bin = ((from * bins + 1.0).max(0.0) as usize).min(BINS.saturating_add(1));
            let count = set.counts.get_mut(bin).or_broken("a set has all its bins");
            *count = count.saturating_add(1);
            // Round to the nearest step: truncation would bias every value by half a step.
            let step = (from * steps + 0.5).clamp(-FURTHEST, FURTHEST) as i64;
            set.sum = set.sum.saturating_add(i128::from(step));
            set.squares = set.squares.saturating_add(i128::from(step.saturating_mul(step)));
            set.above = set.above.saturating_add(u64::from(*x > self.threshold));
        }
    }

    /// Whether another histogram has the same bins.
    #[must_use]
    pub fn has_bounds_of(&self, other: &Self) -> bool {
        self.bounds().map(f64::to_bits) == other.bounds().map(f64::to_bits)
    }

    /// Adds the counts of other draws from another worker, with the [same bounds](Self::has_bounds_of).
    ///
    /// # Panics
    /// With other bounds, because the same bin then covers other values.
    pub fn merge(&mut self, other: &Self) {
        if !self.has_bounds_of(other) {
            broken("parts of one run count in the same bins");
        }
        for (set, more) in self.sets.iter_mut().zip(other.sets.iter()) {
            set.merge(more);
        }
    }

    /// Number of draws counted, defined or not.
    #[must_use]
    pub fn draws(&self) -> u64 {
        self.sets.iter().fold(0, |total, set| total.saturating_add(set.draws))
    }

    /// The summary statistics of all draws; NaN where there are none.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "sums are rounded once, at the end")]
    pub fn summary(&self) -> Summary {
        let all = self.all();
        let with_error = |figure: &dyn Fn(&Set) -> f64| (figure(&all), self.error(figure));
        let quantile = |p: f64| with_error(&|set| self.quantile_of(set, p));
        let n = all.defined();
        let (mean, square) = (all.sum as f64 / n, all.squares as f64 / n);
        let variance = (square - mean * mean).max(0.0) * n / (n - 1.0).max(1.0);
        Summary {
            draws: all.draws.saturating_sub(all.undefined),
            undefined: all.undefined,
            mean: self.low + mean * self.span / STEPS,
            sd: sqrt(variance) * self.span / STEPS,
            p5: quantile(0.05),
            p50: quantile(0.5),
            p95: quantile(0.95),
            above: with_error(&|set| set.above as f64 / set.defined()),
        }
    }

    /// The quantile of the draws at probability `p`.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        self.quantile_of(&self.all(), p)
    }

    /// Counts in `bins` equal bins from the 0.5th to the 99.5th percentile: the lower edge, the upper edge, the counts, and the
    /// numbers of draws below and above.
    #[must_use]
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2⁵³")]
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "places and counts are 0 or more, and casts saturate"
    )]
    pub fn density(&self, bins: usize) -> (f64, f64, Vec<u32>, u32, u32) {
        let all = self.all();
        let (low, high) = (self.quantile_of(&all, 0.005), self.quantile_of(&all, 0.995));
        let width = self.span / BINS_REAL;
        let edge = |n: usize| low + (high - low) * (n as f64 / bins as f64);
        // The number of draws below a value, assuming an even spread within each fine bin.
        let below = |x: f64| {
            let place = ((x - self.low) / width + 1.0).clamp(0.0, BINS_REAL + 2.0);
            let whole = place as usize;
            let full =
                all.counts.iter().take(whole).fold(0_u64, |total, count| total.saturating_add(u64::from(*count)));
            // There are no draws beyond the last bin.
            let part = all.counts.get(whole).copied().unwrap_or_default();
            full as f64 + f64::from(part) * (place - whole as f64)
        };
        let cumulated: Vec<f64> = (0..=bins).map(|n| below(edge(n)).round()).collect();
        let counts = cumulated.iter().zip(cumulated.iter().skip(1)).map(|(a, b)| (b - a).max(0.0) as u32).collect();
        let (Some(first), Some(last)) = (cumulated.first(), cumulated.last()) else { broken("a density has edges") };
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

    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2⁵³")]
    fn quantile_of(&self, set: &Set, p: f64) -> f64 {
        let wanted = p * set.defined();
        let width = self.span / BINS_REAL;
        let mut before = 0.0;
        for (bin, count) in set.counts.iter().enumerate() {
            let count = f64::from(*count);
            if count > 0.0 && before + count >= wanted {
                let part = ((wanted - before) / count).clamp(0.0, 1.0);
                return self.low + (bin as f64 - 1.0 + part) * width;
            }
            before += count;
        }
        f64::NAN
    }

    /// The standard error of a figure of all draws, from the differences between sets: `√(Σ (x − mean)² / (m (m − 1)))`.
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2⁵³")]
    fn error(&self, figure: &dyn Fn(&Set) -> f64) -> f64 {
        let figures: Vec<f64> = self.sets.iter().map(figure).collect();
        let m = figures.len() as f64;
        let mean = figures.iter().sum::<f64>() / m;
        sqrt(figures.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / (m * (m - 1.0)))
    }
}

impl Set {
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2⁵³")]
    fn defined(&self) -> f64 {
        self.draws.saturating_sub(self.undefined) as f64
    }

    fn merge(&mut self, other: &Self) {
        for (count, more) in self.counts.iter_mut().zip(&other.counts) {
            *count = count.saturating_add(*more);
        }
        self.draws = self.draws.saturating_add(other.draws);
        self.undefined = self.undefined.saturating_add(other.undefined);
        self.above = self.above.saturating_add(other.above);
        self.sum = self.sum.saturating_add(other.sum);
        self.squares = self.squares.saturating_add(other.squares);
    }
}

#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, clippy::cast_precision_loss, reason = "small numbers of a test")]
#[expect(clippy::float_cmp, reason = "a half is exact")]
mod tests {
    use super::*;

    fn squares(n: u64) -> Vec<f64> {
        (0..n).map(|i| ((i * 7_919) % n) as f64 / n as f64).map(|u| u * u).collect()
    }

    #[test]
    fn figures_are_those_of_the_numbers() {
        let values = squares(80_000);
        let mut histogram = Histogram::suited_to(&values[..1_024], 0.25);
        histogram.add(0, &values);
        let found = histogram.summary();
        // Of u²: mean 1/3, variance 1/5 − 1/9, quantile p², above 0.25 for half.
        let near = |a: f64, b: f64| assert!((a - b).abs() < 1e-4, "{a} for {b}");
        near(found.mean, 1.0 / 3.0);
        near(found.sd, (0.2_f64 - 1.0 / 9.0).sqrt());
        near(found.p5.0, 0.0025);
        near(found.p50.0, 0.25);
        near(found.p95.0, 0.9025);
        near(found.above.0, 0.5);
        assert_eq!((found.draws, found.undefined), (80_000, 0));
    }

    #[test]
    fn order_slices_and_workers_change_nothing() {
        let values = squares(5_000);
        let mut whole = Histogram::new(0.0, 1.0, 0.5);
        whole.add(0, &values);
        for size in [1, 7, 512] {
            let mut parts = Histogram::new(0.0, 1.0, 0.5);
            let mut chunks: Vec<_> = values.chunks(size).enumerate().collect();
            chunks.reverse();
            for (n, chunk) in chunks {
                let mut worker = Histogram::new(0.0, 1.0, 0.5);
                worker.add((n * size) as u64, chunk);
                parts.merge(&worker);
            }
            assert_eq!(parts, whole);
        }
    }

    #[test]
    fn what_is_far_away_or_undefined_is_counted() {
        let mut histogram = Histogram::new(0.0, 1.0, 0.5);
        histogram.add(0, &[-1e300, 1e300, f64::NAN, f64::INFINITY, 0.25, 0.75]);
        let found = histogram.summary();
        assert_eq!((found.draws, found.undefined), (4, 2));
        assert!(found.mean.is_finite() && found.above.0 == 0.5);
        let (.., counts, below, above) = histogram.density(8);
        assert_eq!(counts.iter().sum::<u32>() + below + above, 4);
        assert!(Histogram::new(0.0, 1.0, 0.5).summary().mean.is_nan());
    }

    #[test]
    fn the_density_holds_every_draw() {
        let values = squares(10_000);
        let mut histogram = Histogram::suited_to(&values, 0.5);
        histogram.add(0, &values);
        let (low, high, counts, below, above) = histogram.density(50);
        assert_eq!(counts.iter().sum::<u32>() + below + above, 10_000);
        assert!((low - 0.000_025).abs() < 1e-3 && (high - 0.990_025).abs() < 1e-3);
    }
}

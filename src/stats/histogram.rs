//! Summary of the draws of one figure, whatever the shape of its distribution. All counts and sums are integers, so the order
//! of draws, their division into slices and the worker that made them change nothing, not even the last bit.
//!
//! Draws are counted by their signed distance from an origin, in bins that widen with the distance: 2048 for each power of two.
//! Any quantile is therefore within 2⁻¹¹ of its distance from the origin, however long the tails are, and the memory does not
//! depend on the number of draws. The origin is 0, or, where the first draws lie close together far from 0, their median:
//! their spread is then resolved as finely. The mean is exact to rounding, the standard deviation to 2⁻³¹.
//!
//! Source: bins of relative width as in `HdrHistogram` (Tene) and `DDSketch` (Masson, Rim and Lee, VLDB 2019), read off the
//! bits of the number instead of its logarithm.

mod codec;
mod octave;
mod summary;

use super::draws::SETS;
use crate::number::{Invariant as _, broken};
use octave::{Octave, PLACES, Slot};
pub use summary::Summary;

/// Number of first draws from which the origin is chosen, at most.
const FIRST: usize = 2_048;
/// First draws lie close together if their distance from 0 is more than so many times the range from P5 to P95.
const CLOSE: f64 = 8.0;

/// The counted draws of one figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Histogram {
    origin: f64,
    threshold: f64,
    sets: Box<[Set; 8]>,
}

/// One of the independent sets of draws.
#[derive(Debug, Clone, Default)]
struct Set {
    draws: u64,
    undefined: u64,
    above: u64,
    /// Draws at the origin.
    at_origin: u32,
    /// The octaves, allocated when a draw falls into them, or reserved for those in which draws are expected.
    octaves: Vec<Option<Octave>>,
}

impl PartialEq for Set {
    /// The same draws are counted; what is reserved has no part in it.
    fn eq(&self, other: &Self) -> bool {
        let counts = |set: &Self| (set.draws, set.undefined, set.above, set.at_origin);
        counts(self) == counts(other) && self.octaves().eq(other.octaves())
    }
}

impl Histogram {
    /// An empty histogram around an origin, which also counts the draws above a threshold.
    #[must_use]
    pub fn new(origin: f64, threshold: f64) -> Self {
        Self { origin, threshold, sets: Box::default() }
    }

    /// An empty histogram with the same origin and threshold.
    #[must_use]
    pub fn emptied(&self) -> Self {
        Self::new(self.origin, self.threshold)
    }

    /// An empty histogram with the origin that suits some first draws.
    #[must_use]
    pub fn suited_to(first: &[f64], threshold: f64) -> Self {
        let mut defined: Vec<f64> = first.iter().copied().filter(|x| x.is_finite()).take(FIRST).collect();
        defined.sort_by(f64::total_cmp);
        let at = |hundredths: usize| {
            let last = defined.len().saturating_sub(1);
            defined.get(last.saturating_mul(hundredths) / 100).copied().unwrap_or_default()
        };
        let (low, median, high) = (at(5), at(50), at(95));
        let is_close = low.abs().max(high.abs()) > CLOSE * (high - low);
        let mut histogram = Self::new(if is_close { median } else { 0.0 }, threshold);
        histogram.reserve(&defined);
        histogram
    }

    /// Allocates the octaves of some first draws and those beside them, so that counting hardly ever allocates.
    fn reserve(&mut self, first: &[f64]) {
        let places = first.iter().filter_map(|x| Slot::of(x - self.origin)).map(|slot| slot.place);
        let mut wanted = vec![false; PLACES];
        for place in places {
            let beside = place.saturating_sub(1)..PLACES.min(place.saturating_add(2));
            wanted.get_mut(beside).or_broken("a set has all its octaves").fill(true);
        }
        for set in self.sets.iter_mut() {
            for (place, _) in wanted.iter().enumerate().filter(|(_, wanted)| **wanted) {
                set.octave(place);
            }
        }
    }

    /// Counts consecutive draws, starting with draw number `first`.
    pub fn add(&mut self, first: u64, values: &[f64]) {
        for (i, x) in (first..).zip(values) {
            let set = usize::try_from(i % SETS).ok().and_then(|set| self.sets.get_mut(set));
            let set = set.or_broken("draws are counted in eight sets");
            set.draws = set.draws.saturating_add(1);
            let distance = x - self.origin;
            if !(x.is_finite() && distance.is_finite()) {
                set.undefined = set.undefined.saturating_add(1);
                continue;
            }
            set.above = set.above.saturating_add(u64::from(*x > self.threshold));
            match Slot::of(distance) {
                Some(slot) => set.octave(slot.place).count(slot),
                None => set.at_origin = set.at_origin.saturating_add(1),
            }
        }
    }

    /// Whether another histogram has the same bins and counts the same draws as above.
    #[must_use]
    pub fn has_origin_of(&self, other: &Self) -> bool {
        let bits = |one: &Self| (one.origin.to_bits(), one.threshold.to_bits());
        bits(self) == bits(other)
    }

    /// Adds the counts of other draws from another worker, with the [same origin](Self::has_origin_of).
    ///
    /// # Panics
    /// With another origin, because the same bin then covers other values.
    pub fn merge(&mut self, other: &Self) {
        if !self.has_origin_of(other) {
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
}

impl Set {
    fn octave(&mut self, place: usize) -> &mut Octave {
        if self.octaves.is_empty() {
            self.octaves.resize(PLACES, None);
        }
        self.octaves.get_mut(place).or_broken("a set has all its octaves").get_or_insert_default()
    }

    /// The octaves that hold a draw, in ascending order of values. A mantissa is above 0, and so is the sum of some.
    fn octaves(&self) -> impl Iterator<Item = (usize, &Octave)> {
        let octaves = self.octaves.iter().enumerate().filter_map(|(place, octave)| Some((place, octave.as_ref()?)));
        octaves.filter(|(_, octave)| octave.sum > 0)
    }

    fn merge(&mut self, other: &Self) {
        for (place, octave) in other.octaves() {
            self.octave(place).merge(octave);
        }
        self.draws = self.draws.saturating_add(other.draws);
        self.undefined = self.undefined.saturating_add(other.undefined);
        self.above = self.above.saturating_add(other.above);
        self.at_origin = self.at_origin.saturating_add(other.at_origin);
    }
}

#[cfg(test)]
#[expect(clippy::arithmetic_side_effects, clippy::cast_precision_loss, reason = "small numbers of a test")]
mod tests {
    use super::*;
    use crate::number::real::{exp, ln};
    use crate::stats::special::{Z95, normal_quantile};

    fn squares(n: u64) -> Vec<f64> {
        (0..n).map(|i| ((i * 7_919) % n) as f64 / n as f64).map(|u| u * u).collect()
    }

    #[track_caller]
    fn near(found: f64, exact: f64, relative: f64) {
        assert!((found / exact - 1.0).abs() < relative, "{found} for {exact}");
    }

    #[test]
    fn figures_are_those_of_the_numbers() {
        let values = squares(80_000);
        let mut histogram = Histogram::suited_to(&values[..1_024], 0.25);
        histogram.add(0, &values);
        let found = histogram.summary();
        // Of u²: mean 1/3, variance 1/5 − 1/9, quantile p², above 0.25 for half.
        near(found.mean, 1.0 / 3.0, 1e-4);
        near(found.sd, (0.2_f64 - 1.0 / 9.0).sqrt(), 1e-4);
        near(found.p5.0, 0.0025, 5e-4);
        near(found.p50.0, 0.25, 1e-4);
        near(found.p95.0, 0.9025, 1e-4);
        near(found.above.0, 0.5, 1e-4);
        assert_eq!((found.draws, found.undefined), (80_000, 0));
    }

    /// Log-normal results whose P95 is 10 to 10⁸ times their P5, the same below 0, and far from 0.
    #[test]
    fn quantiles_hold_for_any_tail() {
        let uniform = |i: u64| (((i * 7_919) % 80_000) as f64 + 0.5) / 80_000.0;
        for ratio in [10.0, 400.0, 1e4, 1e8] {
            let sigma = ln(ratio) / (2.0 * Z95);
            for (scale, shift) in [(1.0, 0.0), (-1.0, 0.0), (1e-6, 40.0)] {
                let value = |p: f64| shift + scale * exp(sigma * normal_quantile(p));
                let values: Vec<f64> = (0..80_000).map(|i| value(uniform(i))).collect();
                let mut histogram = Histogram::suited_to(&values[..1_024], 0.0);
                histogram.add(0, &values);
                for p in [0.05, 0.5, 0.95] {
                    let exact = value(if scale < 0.0 { 1.0 - p } else { p });
                    // Close together, distances are those from the median.
                    let distance = if shift > 0.0 { (exact - value(0.5)).abs() + scale } else { exact.abs() };
                    let off = (histogram.quantile(p) - exact).abs();
                    assert!(off < 1e-3 * distance, "P{p} off by {off} of {distance}");
                }
                near(histogram.summary().mean, values.iter().sum::<f64>() / 80_000.0, 1e-12);
            }
        }
    }

    #[test]
    fn order_slices_and_workers_change_nothing() {
        let values = squares(5_000);
        let mut whole = Histogram::new(0.0, 0.5);
        whole.add(0, &values);
        for size in [1, 7, 512] {
            let mut parts = Histogram::new(0.0, 0.5);
            let mut chunks: Vec<_> = values.chunks(size).enumerate().collect();
            chunks.reverse();
            for (n, chunk) in chunks {
                let mut worker = Histogram::new(0.0, 0.5);
                worker.add((n * size) as u64, chunk);
                parts.merge(&worker);
            }
            assert_eq!(parts, whole);
        }
    }

    #[test]
    fn what_is_far_away_or_undefined_is_counted() {
        let mut histogram = Histogram::new(0.0, 0.5);
        histogram.add(0, &[-1e300, 1e300, f64::NAN, f64::INFINITY, 0.25, 0.75, 0.0, -0.0, 1e-300]);
        let found = histogram.summary();
        assert_eq!((found.draws, found.undefined), (7, 2));
        assert!(found.mean.is_finite() && found.sd.is_finite());
        assert_eq!((found.p50.0, found.above.0), (0.0, 2.0 / 7.0));
        let (.., counts, below, above) = histogram.density(8);
        assert_eq!(counts.iter().sum::<u32>() + below + above, 7);
        assert!(Histogram::new(0.0, 0.5).summary().mean.is_nan());
    }

    #[test]
    fn a_figure_that_does_not_vary_is_exact() {
        let values = vec![4.2; 4_096];
        let mut histogram = Histogram::suited_to(&values, 1.0);
        histogram.add(0, &values);
        let found = histogram.summary();
        assert_eq!((found.mean, found.sd, found.p5, found.p95), (4.2, 0.0, (4.2, 0.0), (4.2, 0.0)));
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

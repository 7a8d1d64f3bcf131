//! The draws of one number, sorted into bins, and what the means within bins tell of a figure.

use crate::number::Invariant as _;
use crate::number::real::sqrt;
use crate::stats::frequency::mean_and_error;

/// Bins of equal probability.
const BINS: usize = 32;
const BIN_BITS: u32 = 27;
/// One more bin for each bound at which draws are clipped: these are one value, and tell less than their quantile would.
const ALL: usize = BINS + 2;
/// Independent sets of draws.
pub(super) const SETS: usize = 8;

/// Invariant on the set and bin of a draw.
const BIN: &str = "a draw falls into one of 8 sets and 34 bins";

/// The draws of a number.
pub(super) struct Drawn {
    uniforms: Vec<u32>,
    values: Vec<f64>,
    bounds: (f64, f64),
}

impl Drawn {
    /// Draws as uniform integers and as values, and the bounds to which the values are clipped.
    pub(super) fn new(uniforms: Vec<u32>, values: Vec<f64>, bounds: (f64, f64)) -> Self {
        Self { uniforms, values, bounds }
    }

    /// The share of a figure's variance that knowing the number would take away, and its standard error.
    ///
    /// The share of the figure's variance between bins is divided by that of the number itself, which would be 1 without bins.
    pub(super) fn sobol(&self, figure: &[f64]) -> (f64, f64) {
        let ((share, error), (own, _)) = (self.between(figure), self.between(&self.values));
        if own > 0.0 { ((share / own).clamp(0.0, 1.0), error / own) } else { (0.0, 0.0) }
    }

    /// The share of a figure's variance that lies between bins, and its standard error; 0 where the figure does not vary.
    fn between(&self, figure: &[f64]) -> (f64, f64) {
        let defined = || figure.iter().filter(|x| x.is_finite());
        let n = real(defined().count());
        let mean = defined().sum::<f64>() / n;
        let variance = defined().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n;
        if variance > 0.0 {
            let (share, error) = shared(&self.table(figure));
            (share / variance, error / variance)
        } else {
            (0.0, 0.0)
        }
    }

    /// Spearman's rank correlation with a figure, whose ranks are given; a rank that is NaN has no part in it. Draws clipped to a
    /// bound are tied: all have their mean rank.
    pub(super) fn rank_correlation(&self, ranks: &[f64]) -> f64 {
        let mut own: Vec<f64> = self.uniforms.iter().map(|x| f64::from(*x)).collect();
        for bound in [self.bounds.0, self.bounds.1] {
            let tied = |value: &f64| value.to_bits() == bound.to_bits();
            let (sum, count) = own
                .iter()
                .zip(&self.values)
                .filter(|(_, value)| tied(value))
                .fold((0.0, 0.0), |(sum, count), (rank, _)| (sum + rank, count + 1.0));
            if count > 0.0 {
                own.iter_mut()
                    .zip(&self.values)
                    .filter(|(_, value)| tied(value))
                    .for_each(|(rank, _)| *rank = sum / count);
            }
        }
        let (own, ranks): (Vec<f64>, Vec<f64>) =
            own.into_iter().zip(ranks.iter().copied()).filter(|(_, rank)| rank.is_finite()).unzip();
        let even = vec![1.0; own.len()];
        let spread = sqrt(covariance(&own, &own, &even)) * sqrt(covariance(&ranks, &ranks, &even));
        if spread > 0.0 { (covariance(&own, &ranks, &even) / spread).clamp(-1.0, 1.0) } else { 0.0 }
    }

    /// The expected gain from knowing the number before deciding by the sign of a figure, and its standard error.
    ///
    /// What is expected at a value of the number is a straight line within each bin, fitted to that bin and those beside it in
    /// the other sets of draws; a number that changes no decision is worth exactly 0.
    pub(super) fn evpi(&self, figure: &[f64]) -> (f64, f64) {
        let fits = self.table(figure);
        let decisions: Vec<Decisions> = (0..SETS).map(|set| Decisions::of(&fits, set)).collect();
        let (mut known, mut all, mut draws) = ([0.0; SETS], [0.0; SETS], [0.0; SETS]);
        for (i, (x, value)) in self.values.iter().zip(figure).enumerate().filter(|(_, (_, value))| value.is_finite()) {
            let set = i % SETS;
            let decide = decisions.get(set).or_broken(BIN).at(self.bin(i), *x);
            *known.get_mut(set).or_broken(BIN) += if decide { *value } else { 0.0 };
            *all.get_mut(set).or_broken(BIN) += value;
            *draws.get_mut(set).or_broken(BIN) += 1.0;
        }
        let gains: Vec<f64> = decisions
            .iter()
            .zip(known.iter().zip(&all).zip(&draws))
            .map(|(decisions, ((known, all), draws))| {
                (known - if decisions.unknowing { *all } else { 0.0 }) / f64::max(*draws, 1.0)
            })
            .collect();
        let (gain, error) = mean_and_error(&gains);
        (gain.max(0.0), error)
    }

    fn bin(&self, draw: usize) -> usize {
        let value = self.values.get(draw).or_broken(BIN).to_bits();
        if value == self.bounds.0.to_bits() {
            return BINS;
        }
        if value == self.bounds.1.to_bits() {
            return BINS.saturating_add(1);
        }
        (self.uniforms.get(draw).or_broken(BIN) >> BIN_BITS) as usize
    }

    /// The moments of a figure and of the number, by set and bin.
    fn table(&self, figure: &[f64]) -> Vec<[Moments; ALL]> {
        let mut table = vec![[Moments::default(); ALL]; SETS];
        for (i, (x, y)) in self.values.iter().zip(figure).enumerate().filter(|(_, (_, y))| y.is_finite()) {
            let moments = table.get_mut(i % SETS).and_then(|set| set.get_mut(self.bin(i))).or_broken(BIN);
            moments.add(*x, *y);
        }
        table
    }
}

/// Sums over draws of a number `x` and a figure `y`.
#[derive(Debug, Clone, Copy, Default)]
struct Moments {
    n: f64,
    x: f64,
    y: f64,
    xx: f64,
    xy: f64,
}

impl Moments {
    fn add(&mut self, x: f64, y: f64) {
        self.merge(&Self { n: 1.0, x, y, xx: x * x, xy: x * y });
    }

    fn merge(&mut self, other: &Self) {
        self.n += other.n;
        self.x += other.x;
        self.y += other.y;
        self.xx += other.xx;
        self.xy += other.xy;
    }

    /// The line of least squares, as the means and the slope; flat where the number does not vary.
    fn line(&self) -> Option<(f64, f64, f64)> {
        if self.n < 1.0 {
            return None;
        }
        let (x, y) = (self.x / self.n, self.y / self.n);
        let spread = self.xx / self.n - x * x;
        // What is left of a difference of squares is rounding where the number does not vary.
        let slope = if spread > 1e-12 * x * x { (self.xy / self.n - x * y) / spread } else { 0.0 };
        Some((x, y, slope))
    }
}

/// The decisions for one set of draws, taken from the others.
struct Decisions {
    lines: [Option<(f64, f64, f64)>; ALL],
    /// Whether one would decide for it without knowing the number.
    unknowing: bool,
}

impl Decisions {
    fn of(table: &[[Moments; ALL]], set: usize) -> Self {
        let mut others = [Moments::default(); ALL];
        for (_, row) in table.iter().enumerate().filter(|(other, _)| *other != set) {
            others.iter_mut().zip(row).for_each(|(sum, moments)| sum.merge(moments));
        }
        let unknowing = others.iter().map(|moments| moments.y).sum::<f64>() > 0.0;
        let line = |bin: usize| {
            let near = others
                .get(..BINS)
                .and_then(|bins| bins.get(bin.saturating_sub(1)..bins.len().min(bin.saturating_add(2))));
            let own = others.get(bin..=bin).filter(|_| bin >= BINS).or(near);
            let mut all = Moments::default();
            own.unwrap_or_default().iter().for_each(|moments| all.merge(moments));
            all.line()
        };
        Self { lines: std::array::from_fn(line), unknowing }
    }

    fn at(&self, bin: usize, x: f64) -> bool {
        let line = self.lines.get(bin).or_broken(BIN);
        line.map_or(self.unknowing, |(mean, value, slope)| value + slope * (x - mean) > 0.0)
    }
}

/// The mean covariance between the bin means of two sets, over all pairs of sets, and its standard error by the jackknife, which
/// leaves out one set at a time: `√((m − 1) / m · Σ (without − mean)²)`. Bins weigh as much as they have draws.
fn shared(table: &[[Moments; ALL]]) -> (f64, f64) {
    let weights: Vec<f64> = (0..ALL).map(|bin| table.iter().map(|set| set.get(bin).or_broken(BIN).n).sum()).collect();
    let means = |set: &[Moments; ALL]| {
        let (n, y) = set.iter().fold((0.0, 0.0), |(n, y), moments| (n + moments.n, y + moments.y));
        // An empty bin says nothing: it has the mean of its set.
        set.iter().map(|moments| if moments.n > 0.0 { moments.y / moments.n } else { y / f64::max(n, 1.0) }).collect()
    };
    let rows: Vec<Vec<f64>> = table.iter().map(means).collect();
    let m = real(rows.len());
    // For each set, the sum over its pairs.
    let each: Vec<f64> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let others = rows.iter().enumerate().filter(|(other, _)| *other != at);
            others.map(|(_, other)| covariance(row, other, &weights)).sum()
        })
        .collect();
    let all = each.iter().sum::<f64>();
    let without: Vec<f64> = each.iter().map(|own| (all - 2.0 * own) / ((m - 1.0) * (m - 2.0))).collect();
    let mean = without.iter().sum::<f64>() / m;
    let square = without.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>();
    (all / (m * (m - 1.0)), sqrt(square * (m - 1.0) / m))
}

fn covariance(a: &[f64], b: &[f64], weights: &[f64]) -> f64 {
    let n = weights.iter().sum::<f64>();
    let mean = |list: &[f64]| list.iter().zip(weights).map(|(x, weight)| x * weight).sum::<f64>() / n;
    let (mean_a, mean_b) = (mean(a), mean(b));
    a.iter().zip(b).zip(weights).map(|((a, b), weight)| (a - mean_a) * (b - mean_b) * weight).sum::<f64>() / n
}

/// The rank of each number, from 0; equal numbers share their mean rank, and one that is not finite has none, NaN.
pub(super) fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = values.iter().copied().enumerate().filter(|(_, x)| x.is_finite()).collect();
    order.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    let mut ranks = vec![f64::NAN; values.len()];
    let mut before = 0_usize;
    for tied in order.chunk_by(|(_, a), (_, b)| a.to_bits() == b.to_bits()) {
        let rank = real(before) + (real(tied.len()) - 1.0) / 2.0;
        for (place, _) in tied {
            *ranks.get_mut(*place).or_broken("every value has a rank") = rank;
        }
        before = before.saturating_add(tied.len());
    }
    ranks
}

#[expect(clippy::cast_precision_loss, reason = "lengths stay far below 2⁵³")]
fn real(n: usize) -> f64 {
    n as f64
}

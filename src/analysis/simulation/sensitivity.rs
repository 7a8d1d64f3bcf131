//! What each uncertain number has to do with the result: a run of fixed size whose draws are kept, then looked at number by number.
//!
//! The draws of a number are sorted into 32 bins of equal probability. What the ratio is on average in each bin is what it would
//! be expected to be if the number were known to lie there. From these conditional means follow
//! - the first-order Sobol index: `Cov(m, m′) / Var(ratio)`, where `m` and `m′` are the means of the bins in two independent sets
//!   of draws, so that chance alone gives 0 on average and not a share; the mean over all pairs of sets, its error by the
//!   jackknife over the sets; divided by the same of the number itself, since bins hide what varies within them;
//! - the expected value of perfect information on the number alone, for the decision whether the return is above a threshold:
//!   `Σ p max(0, E[NB | bin]) − max(0, E[NB])` with `NB = PV − threshold · I`, where each set is decided by the others, so that a
//!   number that changes no decision is worth exactly 0 (Strong and Oakley 2013; Heath, Manolopoulou and Baio 2017).
//!
//! The rank correlation is that of Spearman.

use super::blocks::{BlockPart, blocks};
use super::engine::Engine;
use super::model::SimulationModel;
use crate::number::Invariant as _;
use crate::number::real::sqrt;
use crate::sheet::CellId;
use crate::stats::{Draws, Histogram, Summary, Tables};

/// Draws of the run.
pub const YEARS_DRAWS: u64 = 16_384;
const BINS: usize = 32;
const BIN_BITS: u32 = 27;
const SETS_AT_ONCE: usize = 8;

/// What holds of a draw's set and bin.
const BIN: &str = "a draw falls into one of 8 sets and 32 bins";

/// What one number has to do with the result, each figure with its standard error where it has one.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Path of the number.
    pub path: String,
    /// First-order Sobol index of the ratio, and its error.
    pub sobol: (f64, f64),
    /// Rank correlation with the ratio.
    pub rank_correlation: f64,
    /// Expected value of perfect information, in money, and its error.
    pub evpi: (f64, f64),
}

/// A run in the making.
#[derive(Debug, Clone)]
pub struct SensitivityAnalysis {
    engine: Engine,
    threshold: f64,
    years: Vec<(u32, Vec<f64>)>,
    paths: Vec<String>,
    ratios: Vec<f64>,
    nets: Vec<f64>,
    ranks: Vec<f64>,
    findings: Vec<Finding>,
}

impl SensitivityAnalysis {
    /// The run of a model, before its first draw; none where the model has no ratio.
    #[must_use]
    pub fn new(model: &SimulationModel, tables: &mut Tables, draws: Draws, threshold: f64) -> Option<Self> {
        let evaluation = &model.evaluation;
        let ratio = model.ratio()?;
        let mut outputs: Vec<CellId> = vec![ratio, evaluation.present_value(), evaluation.inputs_present_value()];
        outputs.extend(evaluation.years().map(|year| year.value));
        Some(Self {
            engine: Engine::new(model, tables, draws, &outputs),
            threshold,
            years: evaluation.years().map(|year| (year.year, Vec::new())).collect(),
            paths: model.uncertain.iter().map(|one| one.path.clone()).collect(),
            ratios: Vec::new(),
            nets: Vec::new(),
            ranks: Vec::new(),
            findings: Vec::new(),
        })
    }

    /// Does a little more: a block of draws, or one number. False when nothing is left.
    pub fn advance(&mut self) -> bool {
        if let Some(part) = blocks(self.ratios.len() as u64..YEARS_DRAWS).next() {
            self.draw(&part);
            return true;
        }
        if self.ranks.is_empty() {
            self.ranks = ranks(&self.ratios);
        }
        let Some(path) = self.paths.get(self.findings.len()) else {
            return false;
        };
        let finding = match self.engine.source(self.findings.len()) {
            // What no figure depends on has no part in it, not even by chance.
            None => Finding { path: path.clone(), sobol: (0.0, 0.0), rank_correlation: 0.0, evpi: (0.0, 0.0) },
            Some((sampler, source)) => {
                let mut uniforms = vec![0_u32; self.ratios.len()];
                source.fill(0, &mut uniforms);
                let mut values = vec![0.0; uniforms.len()];
                sampler.fill(&uniforms, &mut values);
                Finding {
                    path: path.clone(),
                    sobol: self.sobol(&uniforms, &values),
                    rank_correlation: correlation(&uniforms, &self.ranks),
                    evpi: self.evpi(&uniforms),
                }
            }
        };
        self.findings.push(finding);
        true
    }

    /// The value of each year, not discounted.
    #[must_use]
    pub fn years(&self) -> Vec<(u32, Summary)> {
        let summary = |values: &Vec<f64>| {
            let mut histogram = Histogram::suited_to(values, 0.0);
            histogram.add(0, values);
            histogram.summary()
        };
        self.years.iter().map(|(year, values)| (*year, summary(values))).collect()
    }

    /// What is found of each number so far, in the order of their paths.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    fn draw(&mut self, part: &BlockPart) {
        self.engine.go_to(part.block);
        let places = || part.places.clone();
        self.ratios.extend_from_slice(self.engine.ratio(0, 2).get(places()).unwrap_or_default());
        let worth = *self.engine.output(1);
        let inputs = self.engine.output(2);
        let nets = worth.iter().zip(inputs).map(|(worth, inputs)| worth - self.threshold * inputs);
        self.nets.extend(nets.skip(part.places.start).take(part.places.len()));
        for (place, (_, values)) in self.years.iter_mut().enumerate() {
            let of_year = self.engine.output(place.saturating_add(3));
            values.extend_from_slice(of_year.get(places()).unwrap_or_default());
        }
    }

    /// The share of the ratio's variance that lies between bins, divided by that of the number itself, of which all is its own:
    /// what varies within bins is made up for.
    fn sobol(&self, uniforms: &[u32], values: &[f64]) -> (f64, f64) {
        let ((share, error), (own, _)) = (between(uniforms, &self.ratios), between(uniforms, values));
        if own > 0.0 { ((share / own).clamp(0.0, 1.0), error / own) } else { (0.0, 0.0) }
    }

    fn evpi(&self, uniforms: &[u32]) -> (f64, f64) {
        let bins = Bins::of(uniforms, &self.nets);
        let gains: Vec<f64> = (0..SETS_AT_ONCE).map(|set| bins.gain(set)).collect();
        let (gain, error) = with_error(&gains);
        (gain.max(0.0), error)
    }
}

/// The share of a figure's variance that lies between bins, and its error; nothing where it does not vary.
fn between(uniforms: &[u32], values: &[f64]) -> (f64, f64) {
    let defined = || values.iter().filter(|x| x.is_finite());
    let n = real(defined().count());
    let mean = defined().sum::<f64>() / n;
    let variance = defined().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n;
    if variance > 0.0 {
        let (share, error) = shared(&Bins::of(uniforms, values).means());
        (share / variance, error / variance)
    } else {
        (0.0, 0.0)
    }
}

/// Sums and counts of a figure by set and bin.
struct Bins {
    sums: [[f64; BINS]; SETS_AT_ONCE],
    counts: [[f64; BINS]; SETS_AT_ONCE],
}

impl Bins {
    fn of(uniforms: &[u32], values: &[f64]) -> Self {
        let mut bins = Self { sums: [[0.0; BINS]; SETS_AT_ONCE], counts: [[0.0; BINS]; SETS_AT_ONCE] };
        for (i, (x, value)) in uniforms.iter().zip(values).enumerate().filter(|(_, (_, value))| value.is_finite()) {
            let (set, bin) = (i % SETS_AT_ONCE, (x >> BIN_BITS) as usize);
            *bins.sums.get_mut(set).and_then(|set| set.get_mut(bin)).or_broken(BIN) += value;
            *bins.counts.get_mut(set).and_then(|set| set.get_mut(bin)).or_broken(BIN) += 1.0;
        }
        bins
    }

    fn means(&self) -> Vec<Vec<f64>> {
        let mean = |(sum, count): (&f64, &f64)| sum / count.max(1.0);
        self.sums.iter().zip(&self.counts).map(|(sums, counts)| sums.iter().zip(counts).map(mean).collect()).collect()
    }

    /// What knowing the bin is worth in a set of draws, when every decision is taken by the other sets.
    fn gain(&self, set: usize) -> f64 {
        let others = |of: &[[f64; BINS]; SETS_AT_ONCE], bin: usize| -> f64 {
            let others = of.iter().enumerate().filter(|(other, _)| *other != set);
            others.map(|(_, row)| row.get(bin).or_broken(BIN)).sum()
        };
        let own = |of: &[[f64; BINS]; SETS_AT_ONCE], bin: usize| -> f64 {
            *of.get(set).and_then(|row| row.get(bin)).or_broken(BIN)
        };
        let (mut known, mut all, mut before, mut draws) = (0.0, 0.0, 0.0, 0.0);
        for bin in 0..BINS {
            let value = own(&self.sums, bin);
            let decision = others(&self.sums, bin);
            known += if decision > 0.0 { value } else { 0.0 };
            all += value;
            before += decision;
            draws += own(&self.counts, bin);
        }
        (known - if before > 0.0 { all } else { 0.0 }) / draws.max(1.0)
    }
}

fn covariance(a: &[f64], b: &[f64]) -> f64 {
    let n = real(a.len());
    let mean = |list: &[f64]| list.iter().sum::<f64>() / n;
    let (mean_a, mean_b) = (mean(a), mean(b));
    a.iter().zip(b).map(|(a, b)| (a - mean_a) * (b - mean_b)).sum::<f64>() / n
}

#[expect(clippy::cast_precision_loss, reason = "lengths stay far below 2⁵³")]
fn real(n: usize) -> f64 {
    n as f64
}

/// The covariance of two rows, on average over all pairs of rows; and its standard error by the jackknife, which leaves out one
/// row after the other: `√((m − 1) / m · Σ (without − mean)²)`.
fn shared(rows: &[Vec<f64>]) -> (f64, f64) {
    let m = real(rows.len());
    // For each row, what its pairs add up to.
    let each: Vec<f64> = rows
        .iter()
        .enumerate()
        .map(|(at, row)| {
            let others = rows.iter().enumerate().filter(|(other, _)| *other != at);
            others.map(|(_, other)| covariance(row, other)).sum()
        })
        .collect();
    let all = each.iter().sum::<f64>();
    let without: Vec<f64> = each.iter().map(|own| (all - 2.0 * own) / ((m - 1.0) * (m - 2.0))).collect();
    let mean = without.iter().sum::<f64>() / m;
    let square = without.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>();
    (all / (m * (m - 1.0)), sqrt(square * (m - 1.0) / m))
}

/// Mean of independent figures, and its standard error.
fn with_error(figures: &[f64]) -> (f64, f64) {
    let n = real(figures.len());
    let mean = figures.iter().sum::<f64>() / n;
    let square = figures.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>();
    (mean, sqrt(square / (n * (n - 1.0))))
}

/// The rank of each number, from 0.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = values.iter().copied().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| a.total_cmp(b));
    let mut ranks = vec![0.0; values.len()];
    for (rank, (place, _)) in order.into_iter().enumerate() {
        *ranks.get_mut(place).or_broken("every value has a rank") = real(rank);
    }
    ranks
}

fn correlation(uniforms: &[u32], ranks: &[f64]) -> f64 {
    let a: Vec<f64> = uniforms.iter().map(|x| f64::from(*x)).collect();
    let spread = sqrt(covariance(&a, &a)) * sqrt(covariance(ranks, ranks));
    if spread > 0.0 { (covariance(&a, ranks) / spread).clamp(-1.0, 1.0) } else { 0.0 }
}

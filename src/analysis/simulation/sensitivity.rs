//! Sensitivity of the result to each uncertain number: a run of fixed size keeps its draws, then analyses them number by
//! number.
//!
//! The draws of a number fall into 32 bins of equal probability. The mean ratio in a bin estimates the ratio expected if the
//! number were known to lie in that bin. These conditional means give:
//!
//! - the first-order Sobol index, `Cov(m, m′) / Var(ratio)`, where `m` and `m′` are the bin means in two independent sets of
//!   draws. Chance alone then gives 0 on average, not a positive share. The index is the mean over all pairs of sets, and its
//!   error comes from the jackknife over the sets. It is divided by the same figure for the number itself, to correct for the
//!   variance that bins hide;
//! - the expected value of perfect information on the number alone, for the decision whether the return is above a threshold:
//!   `Σ p max(0, E[NB | bin]) − max(0, E[NB])` with `NB = PV − threshold · I`. The decisions for each set are taken from the
//!   other sets, so that a number that changes no decision is worth exactly 0 (Strong and Oakley 2013; Heath, Manolopoulou and
//!   Baio 2017).
//!
//! The rank correlation is Spearman's.

use super::blocks::{BlockPart, blocks};
use super::engine::Engine;
use super::model::SimulationModel;
use crate::number::Invariant as _;
use crate::number::real::sqrt;
use crate::sheet::CellId;
use crate::stats::{Draws, Histogram, Summary, Tables};

/// Number of draws of the run.
pub const YEARS_DRAWS: u64 = 16_384;
const BINS: usize = 32;
const BIN_BITS: u32 = 27;
const SETS_AT_ONCE: usize = 8;

/// Invariant on the set and bin of a draw.
const BIN: &str = "a draw falls into one of 8 sets and 32 bins";

/// How the result depends on one number; each pair is a figure and its standard error.
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

/// A run in progress.
#[derive(Debug, Clone)]
pub struct SensitivityAnalysis {
    engine: Engine,
    threshold: f64,
    years: Vec<(u32, Vec<f64>)>,
    /// The path of each number, and its positions in the model: several for one that a scenario repeats.
    numbers: Vec<(String, Vec<usize>)>,
    ratios: Vec<f64>,
    nets: Vec<f64>,
    ranks: Vec<f64>,
    findings: Vec<Finding>,
}

impl SensitivityAnalysis {
    /// A run that has made no draw yet; none where the model has no ratio.
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
            numbers: numbers(model),
            ratios: Vec::new(),
            nets: Vec::new(),
            ranks: Vec::new(),
            findings: Vec::new(),
        })
    }

    /// Does one step of work: a block of draws, or the analysis of one number. False when nothing is left.
    pub fn advance(&mut self) -> bool {
        if let Some(part) = blocks(self.ratios.len() as u64..YEARS_DRAWS).next() {
            self.draw(&part);
            return true;
        }
        if self.ranks.is_empty() {
            self.ranks = ranks(&self.ratios);
        }
        let Some((path, places)) = self.numbers.get(self.findings.len()) else {
            return false;
        };
        let finding = match places.iter().find_map(|place| self.engine.source(*place)) {
            // A number that no figure depends on gets exactly 0, not a chance estimate.
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

    /// Summary of each year's value, not discounted.
    #[must_use]
    pub fn years(&self) -> Vec<(u32, Summary)> {
        let summary = |values: &Vec<f64>| {
            let mut histogram = Histogram::suited_to(values, 0.0);
            histogram.add(0, values);
            histogram.summary()
        };
        self.years.iter().map(|(year, values)| (*year, summary(values))).collect()
    }

    /// The findings so far, in the order of the paths.
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

    /// The share of the ratio's variance between bins, divided by the share of the number's own variance between bins. The
    /// divisor would be 1 without binning, so the division corrects for the variance within bins.
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

/// The path of each uncertain number, with its positions in the model.
fn numbers(model: &SimulationModel) -> Vec<(String, Vec<usize>)> {
    let mut numbers: Vec<(String, Vec<usize>)> = Vec::new();
    for (place, one) in model.uncertain.iter().enumerate() {
        match numbers.last_mut().filter(|(path, _)| *path == one.path) {
            Some((_, places)) => places.push(place),
            None => numbers.push((one.path.clone(), vec![place])),
        }
    }
    numbers
}

/// The share of a figure's variance that lies between bins, and its standard error; 0 where the figure does not vary.
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

    /// Gain from knowing the bin, for one set of draws, when the decisions are taken from the other sets.
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

/// The mean covariance over all pairs of rows, and its standard error by the jackknife, which leaves out one row at a time:
/// `√((m − 1) / m · Σ (without − mean)²)`.
fn shared(rows: &[Vec<f64>]) -> (f64, f64) {
    let m = real(rows.len());
    // For each row, the sum over its pairs.
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

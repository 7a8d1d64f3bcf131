//! Sensitivity of the result to each uncertain number: a run of fixed size keeps its draws, then analyses them number by
//! number.
//!
//! The draws of a number fall into 32 bins of equal probability (`sensitivity/bins.rs`); those clipped to a bound are one value, and have a
//! bin of their own. The mean ratio in a bin estimates the ratio expected if the number were known to lie in that bin. These
//! conditional means give:
//!
//! - the first-order Sobol index, `Cov(m, m′) / Var(ratio)`, where `m` and `m′` are the bin means in two independent sets of
//!   draws. Chance alone then gives 0 on average, not a positive share. The index is the mean over all pairs of sets, and its
//!   error comes from the jackknife over the sets. It is divided by the same figure for the number itself, to correct for the
//!   variance that bins hide;
//! - the expected value of perfect information on the number alone, for the decision whether the return is above a threshold:
//!   `E[max(0, E[NB | x])] − max(0, E[NB])` with `NB = PV − threshold · I`, where `E[NB | x]` is a straight line within each
//!   bin. The decisions for each set are taken from the other sets, so that a number that changes no decision is worth exactly 0
//!   (Strong and Oakley 2013; Heath, Manolopoulou and Baio 2017). For everything known at once it is
//!   `E[max(0, NB)] − max(0, E[NB])`.
//!
//! The rank correlation is Spearman's, with mean ranks for ties. A number that no figure depends on has exactly 0 in all three,
//! unless it moves together with one that a figure depends on: knowing it then tells of the other.

mod bins;

use super::blocks::{BlockPart, blocks};
use super::copula::Source;
use super::engine::Engine;
use super::model::SimulationModel;
use crate::sheet::CellId;
use crate::stats::frequency::mean_and_error;
use crate::stats::{Draws, Histogram, Sampler, Summary, Tables};
use bins::{Drawn, SETS, ranks};
use std::collections::BTreeSet;

/// Number of draws of the run.
pub const YEARS_DRAWS: u64 = 16_384;
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

/// A number of the model.
#[derive(Debug, Clone)]
struct Number {
    path: String,
    /// Its positions in the model: several for one that a scenario repeats.
    places: Vec<usize>,
    /// Its draws, where no figure depends on it but on another number of its group.
    beside: Option<(Sampler, Source)>,
}

/// A run in progress.
#[derive(Debug, Clone)]
pub struct SensitivityAnalysis {
    engine: Engine,
    threshold: f64,
    years: Vec<(u32, Vec<f64>)>,
    numbers: Vec<Number>,
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
        let engine = Engine::new(model, tables, draws, &outputs);
        Some(Self {
            numbers: numbers(model, &engine, tables, draws),
            engine,
            threshold,
            years: evaluation.years().map(|year| (year.year, Vec::new())).collect(),
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
        let Some(Number { path, places, beside }) = self.numbers.get(self.findings.len()) else {
            return false;
        };
        let source = places.iter().find_map(|place| self.engine.source(*place)).or(beside.as_ref());
        let finding = match source {
            // A number that no figure depends on gets exactly 0, not a chance estimate.
            None => Finding { path: path.clone(), sobol: (0.0, 0.0), rank_correlation: 0.0, evpi: (0.0, 0.0) },
            Some((sampler, source)) => {
                let mut uniforms = vec![0_u32; self.ratios.len()];
                source.fill(0, &mut uniforms);
                let mut values = vec![0.0; uniforms.len()];
                sampler.fill(&uniforms, &mut values);
                let drawn = Drawn::new(uniforms, values, sampler.bounds());
                Finding {
                    path: path.clone(),
                    sobol: drawn.sobol(&self.ratios),
                    rank_correlation: drawn.rank_correlation(&self.ranks),
                    evpi: drawn.evpi(&self.nets),
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

    /// The expected value of knowing all numbers at once, in money, and its standard error; no single one can be worth more.
    #[must_use]
    pub fn evpi_of_all(&self) -> (f64, f64) {
        let sets: Vec<f64> = (0..SETS)
            .map(|set| {
                let own = || self.nets.iter().skip(set).step_by(SETS).filter(|net| net.is_finite());
                let sum =
                    |values: &mut dyn Iterator<Item = f64>| values.fold((0.0, 0.0), |(sum, n), x| (sum + x, n + 1.0));
                let (known, n): (f64, f64) = sum(&mut own().map(|net| net.max(0.0)));
                let (unknowing, _): (f64, f64) = sum(&mut own().copied());
                (known - unknowing.max(0.0)) / n.max(1.0)
            })
            .collect();
        mean_and_error(&sets)
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
}

/// The uncertain numbers, each once.
fn numbers(model: &SimulationModel, engine: &Engine, tables: &mut Tables, draws: Draws) -> Vec<Number> {
    // The groups of which a figure depends on some member.
    let grouped = model.uncertain.iter().enumerate().filter_map(|(place, one)| Some((place, one.group.as_ref()?)));
    let told = grouped.filter(|(place, _)| engine.source(*place).is_some()).map(|(_, group)| group.path.as_str());
    let told: BTreeSet<&str> = told.collect();
    let mut numbers: Vec<Number> = Vec::new();
    for (place, one) in model.uncertain.iter().enumerate() {
        if let Some(same) = numbers.last_mut().filter(|number| number.path == one.path) {
            same.places.push(place);
            continue;
        }
        let group = one.group.as_ref().filter(|group| told.contains(group.path.as_str()));
        let beside = group.filter(|_| engine.source(place).is_none()).map(|group| {
            let source = Source::new(draws.stream(&one.path, one.place), Some(group), tables, draws);
            (tables.sampler(one.distribution, one.map), source)
        });
        numbers.push(Number { path: one.path.clone(), places: vec![place], beside });
    }
    numbers
}

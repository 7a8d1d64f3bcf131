//! A simulation of the ratio that advances in steps.

use super::blocks::blocks;
use super::engine::Engine;
use super::model::SimulationModel;
use crate::number::Invariant as _;
use crate::sheet::{BatchColumn, WIDTH};
use crate::stats::{Draws, Histogram, Summary, Tables};

/// The number of draws from which the origin of the histogram is chosen, in whole blocks; they are the first draws of every run.
const FIRST_DRAWS: u64 = 4 * WIDTH as u64;

/// Invariant on draws taken from a block.
pub(super) const BLOCK: &str = "draws lie within their block";

/// An empty histogram with the origin that suits the ratios of an engine; `ratio` and `inputs` are positions of its outputs.
pub(super) fn histogram(engine: &mut Engine, ratio: usize, inputs: usize, threshold: f64) -> Histogram {
    let mut first = Vec::new();
    for part in blocks(0..FIRST_DRAWS) {
        engine.go_to(part.block);
        first.extend_from_slice(&engine.ratio(ratio, inputs));
    }
    Histogram::suited_to(&first, threshold)
}

/// A simulation of the ratio, with the histogram of the draws made so far.
#[derive(Debug, Clone)]
pub struct Simulation {
    engine: Engine,
    histogram: Histogram,
    next: u64,
}

impl Simulation {
    /// A simulation that has made no draw yet, and counts the draws whose ratio is above a threshold; none where the model has no
    /// ratio.
    #[must_use]
    pub fn new(model: &SimulationModel, tables: &mut Tables, draws: Draws, threshold: f64) -> Option<Self> {
        let ratio = model.ratio()?;
        let mut engine = Engine::new(model, tables, draws, &[ratio, model.evaluation.inputs_present_value()]);
        let histogram = histogram(&mut engine, 0, 1, threshold);
        Some(Self { engine, histogram, next: 0 })
    }

    /// The same simulation, continuing from this draw; a worker uses it for its part of the run.
    #[must_use]
    pub fn starting_at(mut self, draw: u64) -> Self {
        self.go_to(draw);
        self
    }

    /// Continues from this draw.
    pub fn go_to(&mut self, draw: u64) {
        self.next = draw;
    }

    /// Makes and counts the next `n` draws.
    pub fn advance(&mut self, n: u64) {
        let end = self.next.saturating_add(n);
        for part in blocks(self.next..end) {
            self.engine.go_to(part.block);
            self.histogram.add(part.first, self.engine.ratio(0, 1).get(part.places).or_broken(BLOCK));
        }
        self.next = end;
    }

    /// Whether draws can differ: the ratio depends on some uncertain number.
    #[must_use]
    pub fn varies(&self) -> bool {
        self.engine.varies()
    }

    /// The ratios of block `block`, which starts at draw `block · WIDTH`; they are not counted.
    pub fn ratios(&mut self, block: u64) -> BatchColumn {
        self.engine.go_to(block);
        self.engine.ratio(0, 1)
    }

    /// The histogram of the draws counted so far.
    #[must_use]
    pub fn histogram(&self) -> &Histogram {
        &self.histogram
    }

    /// Takes the histogram of the draws counted so far and leaves an empty one; the next draw stays the same.
    pub fn take_part(&mut self) -> Histogram {
        let empty = self.histogram.emptied();
        std::mem::replace(&mut self.histogram, empty)
    }

    /// The ratios of the first draws; they are not counted.
    pub fn first_ratios(&mut self, draws: usize) -> Vec<f64> {
        let mut ratios = Vec::new();
        for part in blocks(0..draws as u64) {
            ratios.extend_from_slice(self.ratios(part.block).get(part.places).unwrap_or_default());
        }
        ratios
    }

    /// Merges the histogram of another part of the same simulation.
    pub fn merge(&mut self, other: &Histogram) {
        self.histogram.merge(other);
    }

    /// Summary of the draws counted so far.
    #[must_use]
    pub fn summary(&self) -> Summary {
        self.histogram.summary()
    }
}

//! A simulation that goes on slice by slice.

use super::blocks::blocks;
use super::engine::Engine;
use super::model::SimulationModel;
use crate::number::Invariant as _;
use crate::sheet::{BatchColumn, WIDTH};
use crate::stats::{Draws, Histogram, Summary, Tables};

/// Draws from which the bounds of the count are taken, in whole blocks; they are the first draws of every run.
const FIRST_DRAWS: u64 = 4 * WIDTH as u64;

/// What holds of draws that are taken out of a block.
pub(super) const BLOCK: &str = "draws lie within their block";

/// A histogram whose bounds suit the ratios of an engine, which is given by the places of the ratio and of what is put in.
pub(super) fn histogram(engine: &mut Engine, ratio: usize, inputs: usize) -> Histogram {
    let mut first = Vec::new();
    for part in blocks(0..FIRST_DRAWS) {
        engine.go_to(part.block);
        first.extend_from_slice(&engine.ratio(ratio, inputs));
    }
    Histogram::suited_to(&first, 1.0)
}

/// Draws of the ratio, counted.
#[derive(Debug, Clone)]
pub struct Simulation {
    engine: Engine,
    histogram: Histogram,
    next: u64,
}

impl Simulation {
    /// A simulation of the ratio of a model, before its first draw; none where the model has no ratio.
    #[must_use]
    pub fn new(model: &SimulationModel, tables: &mut Tables, draws: Draws) -> Option<Self> {
        let ratio = model.ratio()?;
        let mut engine = Engine::new(model, tables, draws, &[ratio, model.evaluation.inputs_present_value()]);
        let histogram = histogram(&mut engine, 0, 1);
        Some(Self { engine, histogram, next: 0 })
    }

    /// The same simulation, whose next draw is this one: a worker's part of the whole.
    #[must_use]
    pub fn starting_at(mut self, draw: u64) -> Self {
        self.go_to(draw);
        self
    }

    /// Makes this the next draw.
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

    /// Whether any draw differs from another: some uncertain number has a part in the ratio.
    #[must_use]
    pub fn varies(&self) -> bool {
        self.engine.varies()
    }

    /// The ratios of a block of draws, which are numbered from `block · WIDTH` on; not counted.
    pub fn ratios(&mut self, block: u64) -> BatchColumn {
        self.engine.go_to(block);
        self.engine.ratio(0, 1)
    }

    /// What is counted so far.
    #[must_use]
    pub fn histogram(&self) -> &Histogram {
        &self.histogram
    }

    /// What is counted so far, taken out: the count starts again from nothing, the draws go on.
    pub fn take_part(&mut self) -> Histogram {
        let empty = self.histogram.emptied();
        std::mem::replace(&mut self.histogram, empty)
    }

    /// The ratios of the first draws, not counted.
    pub fn first_ratios(&mut self, draws: usize) -> Vec<f64> {
        let mut ratios = Vec::new();
        for part in blocks(0..draws as u64) {
            ratios.extend_from_slice(self.ratios(part.block).get(part.places).unwrap_or_default());
        }
        ratios
    }

    /// Counts in another part of the same simulation.
    pub fn merge(&mut self, other: &Histogram) {
        self.histogram.merge(other);
    }

    /// What the draws so far come to.
    #[must_use]
    pub fn summary(&self) -> Summary {
        self.histogram.summary()
    }
}

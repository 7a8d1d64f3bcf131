//! A simulation that goes on slice by slice.

use super::engine::Engine;
use super::model::SimulationModel;
use crate::number::Invariant as _;
use crate::sheet::{BatchColumn, WIDTH};
use crate::stats::{Draws, Histogram, Summary, Tables};

/// Blocks of draws from which the bounds of the count are taken; they are the first draws of every run.
const FIRST_BLOCKS: u64 = 4;

/// What holds of draws that are taken out of a block.
pub(super) const BLOCK: &str = "draws lie within their block";

/// A histogram whose bounds suit the ratios of an engine, which is given by the places of the ratio and of what is put in.
pub(super) fn histogram(engine: &mut Engine, ratio: usize, inputs: usize) -> Histogram {
    let mut first = Vec::new();
    for block in 0..FIRST_BLOCKS {
        engine.go_to(block);
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
        let width = WIDTH as u64;
        let end = self.next.saturating_add(n);
        while self.next < end {
            let block = self.next.checked_div(width).or_broken(BLOCK);
            self.engine.go_to(block);
            let first = block.saturating_mul(width);
            let last = end.min(first.saturating_add(width));
            let from = usize::try_from(self.next.saturating_sub(first)).or_broken(BLOCK);
            let to = usize::try_from(last.saturating_sub(first)).or_broken(BLOCK);
            self.histogram.add(self.next, self.engine.ratio(0, 1).get(from..to).or_broken(BLOCK));
            self.next = last;
        }
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
        for block in 0_u64.. {
            let left = draws.saturating_sub(ratios.len());
            if left == 0 {
                break;
            }
            ratios.extend(self.ratios(block).into_iter().take(left));
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

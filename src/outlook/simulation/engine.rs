//! Figures of a model's sheet in blocks of draws.

use super::model::Model;
use crate::sheet::{CellId, Column, Plan, Runner, WIDTH};
use crate::stats::{Draws, Sampler, Stream, Tables};

/// Computes wanted figures for the draws of a block, which are numbered from `block · WIDTH` on.
#[derive(Debug, Clone)]
pub struct Engine {
    runner: Runner,
    drawn: Vec<(Sampler, Stream)>,
    uniforms: [u32; WIDTH],
    block: Option<u64>,
}

impl Engine {
    /// An engine for the figures `outputs` of a model. `tables` are kept between engines: most estimates stay as they were.
    #[must_use]
    pub fn new(model: &Model, tables: &mut Tables, draws: Draws, outputs: &[CellId]) -> Self {
        let plan = Plan::new(model.evaluation.sheet(), &model.cells(), outputs);
        let drawn = plan.drawn().iter().filter_map(|drawn| {
            let one = model.uncertain.get(drawn.input)?;
            let map = crate::stats::sampler::Map { complement: drawn.complement, ..one.map };
            Some((tables.sampler(one.distribution, map), draws.stream(&one.path, drawn.input)))
        });
        let drawn = drawn.collect();
        Self { runner: Runner::new(plan), drawn, uniforms: [0; WIDTH], block: None }
    }

    /// The draws of a block; nothing is done when they are there already.
    pub fn go_to(&mut self, block: u64) {
        if self.block == Some(block) {
            return;
        }
        self.block = Some(block);
        let first = block.saturating_mul(WIDTH as u64);
        let (drawn, uniforms) = (&self.drawn, &mut self.uniforms);
        self.runner.pass(|input, column| {
            if let Some((sampler, stream)) = drawn.get(input) {
                stream.fill(first, uniforms);
                sampler.fill(uniforms, column);
            }
        });
    }

    /// The nth figure for the draws of the block.
    pub fn output(&mut self, place: usize) -> &Column {
        self.runner.output(place)
    }
}

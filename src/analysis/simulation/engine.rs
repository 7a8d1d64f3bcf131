//! Evaluates cells of a model's sheet in blocks of draws.

use super::copula::Source;
use super::model::SimulationModel;
use crate::methods::sroi::is_ratio_defined;
use crate::number::Invariant as _;
use crate::sheet::{BatchColumn, CellId, Plan, Runner, WIDTH};
use crate::stats::sampler::Map;
use crate::stats::{Draws, Sampler, Tables};

/// Invariant on the numbers that a plan draws.
const DRAWN: &str = "a plan draws the uncertain numbers of its model";

/// Computes the output figures for a block of draws; block `b` holds the draws from `b · WIDTH` on.
#[derive(Debug, Clone)]
pub struct Engine {
    runner: Runner,
    sources: Vec<(Sampler, Source)>,
    /// For each source, the position of its number among the model's uncertain numbers.
    numbers: Vec<usize>,
    uniforms: [u32; WIDTH],
    block: Option<u64>,
}

impl Engine {
    /// An engine for the figures `outputs` of a model. Pass the same `tables` to successive engines: they cache the samplers,
    /// and most estimates do not change between runs.
    #[must_use]
    pub fn new(model: &SimulationModel, tables: &mut Tables, draws: Draws, outputs: &[CellId]) -> Self {
        let plan = Plan::new(model.evaluation.sheet(), &model.cells(), outputs);
        let sources = plan.drawn().iter().map(|number| {
            let one = model.uncertain.get(number.input).or_broken(DRAWN);
            let map = Map { complement: number.complement, ..one.map };
            let own = draws.stream(&one.path, one.place);
            let source = Source::new(own, one.group.as_ref(), tables, draws);
            (tables.sampler(one.distribution, map), source)
        });
        let sources = sources.collect();
        let numbers = plan.drawn().iter().map(|number| number.input).collect();
        Self { runner: Runner::new(plan), sources, numbers, uniforms: [0; WIDTH], block: None }
    }

    /// Draws a block and evaluates it; does nothing if it is the current block.
    pub fn go_to(&mut self, block: u64) {
        if self.block == Some(block) {
            return;
        }
        self.block = Some(block);
        let first = block.saturating_mul(WIDTH as u64);
        let (sources, uniforms) = (&self.sources, &mut self.uniforms);
        self.runner.pass(|input, column| {
            let (sampler, source) = sources.get(input).or_broken(DRAWN);
            source.fill(first, uniforms);
            sampler.fill(uniforms, column);
        });
    }

    /// The sampler and source of an uncertain number of the model, given by its position. Where the sheet needs only `1 − x`,
    /// the sampler gives `1 − x`. None where the outputs do not depend on the number.
    #[must_use]
    pub fn source(&self, number: usize) -> Option<&(Sampler, Source)> {
        let place = self.numbers.iter().position(|drawn| *drawn == number)?;
        Some(self.sources.get(place).or_broken(DRAWN))
    }

    /// Whether the outputs depend on any uncertain number.
    #[must_use]
    pub fn varies(&self) -> bool {
        !self.numbers.is_empty()
    }

    /// A ratio for each draw of the block: NaN where the inputs do not allow a ratio, since it is undefined there rather than
    /// infinite or negative. `ratio` and `inputs` are positions of outputs.
    pub fn ratio(&mut self, ratio: usize, inputs: usize) -> BatchColumn {
        let mut ratios = *self.runner.output(ratio);
        for (ratio, inputs) in ratios.iter_mut().zip(self.runner.output(inputs)) {
            *ratio = if is_ratio_defined(*inputs) { *ratio } else { f64::NAN };
        }
        ratios
    }

    /// The output at a position, for each draw of the block.
    pub fn output(&mut self, place: usize) -> &BatchColumn {
        self.runner.output(place)
    }
}

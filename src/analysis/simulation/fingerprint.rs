//! A hash over all bits of a run: two machines with equal hashes computed the same draws.

use super::model::SimulationModel;
use super::stepper::Simulation;
use crate::number::Invariant as _;
use crate::sheet::WIDTH;
use crate::stats::{Summary, Tables};

/// The number of ratios that are hashed one by one; later draws enter through the summary only.
const RATIOS: u64 = 10_000;

/// Hashes the ratios of the first 10 000 draws and the summary of all draws, bit by bit.
///
/// FNV-1a with 64 bits over the bytes of each figure, lowest first: the ratios in the order of their draws, then the number of
/// draws with and without a ratio, the mean, the standard deviation, and each quantile and the share above 1 with its error.
/// Every NaN is hashed as the same one, because machines differ in its bits. Without a ratio or a draw, the result is the hash
/// of no bytes.
#[must_use]
pub fn fingerprint(model: &SimulationModel, seed: u64, draws: u64) -> u64 {
    let mut hash = Hash(0xCBF2_9CE4_8422_2325);
    let Some(mut simulation) =
        Simulation::new(model, &mut Tables::default(), super::draws(seed), 1.0).filter(|_| draws > 0)
    else {
        return hash.0;
    };
    let width = WIDTH as u64;
    let mut left = draws.min(RATIOS);
    for block in 0..left.div_ceil(width) {
        let here = usize::try_from(left.min(width)).or_broken(super::stepper::BLOCK);
        simulation.ratios(block).iter().take(here).for_each(|ratio| hash.real(*ratio));
        left = left.saturating_sub(width);
    }
    simulation.advance(draws);
    let Summary { draws, undefined, mean, sd, p5, p50, p95, above } = simulation.summary();
    hash.word(draws);
    hash.word(undefined);
    hash.real(mean);
    hash.real(sd);
    for (figure, error) in [p5, p50, p95, above] {
        hash.real(figure);
        hash.real(error);
    }
    hash.0
}

struct Hash(u64);

impl Hash {
    fn word(&mut self, word: u64) {
        for byte in word.to_le_bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
        }
    }

    fn real(&mut self, x: f64) {
        self.word(if x.is_nan() { f64::NAN.to_bits() } else { x.to_bits() });
    }
}

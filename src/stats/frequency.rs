//! How often an event happens over many draws, counted in integers: neither the order of draws nor slicing changes a bit.

use super::draws::SETS;
use crate::number::Invariant as _;
use crate::number::real::sqrt;

/// Counts of the draws in which an event did or did not happen, by set.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Frequency([Set; 8]);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Set {
    draws: u64,
    happened: u64,
}

impl Frequency {
    /// Counts draw number `draw`.
    pub fn count(&mut self, draw: u64, happened: bool) {
        let set = usize::try_from(draw % SETS).ok().and_then(|set| self.0.get_mut(set));
        let set = set.or_broken("draws are counted in eight sets");
        set.draws = set.draws.saturating_add(1);
        set.happened = set.happened.saturating_add(u64::from(happened));
    }

    /// The share of draws in which the event happened, and its standard error from the differences between sets:
    /// `√(Σ (x − mean)² / (m (m − 1)))` over the `m` sets, as for every figure of a [`Histogram`](super::Histogram), and at
    /// least one draw unless all draws agree. NaN if a set has no draw.
    #[must_use]
    pub fn share(&self) -> (f64, f64) {
        let all = self.0.iter().fold(Set::default(), |all, set| Set {
            draws: all.draws.saturating_add(set.draws),
            happened: all.happened.saturating_add(set.happened),
        });
        let (_, error) = mean_and_error(&self.0.map(Set::share));
        with_resolution_of_draws(all.share(), error, all.count())
    }
}

impl Set {
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2⁵³")]
    fn count(self) -> f64 {
        self.draws as f64
    }

    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2⁵³")]
    fn share(self) -> f64 {
        self.happened as f64 / self.count()
    }
}

/// The mean of the figures of independent sets, and its standard error: `√(Σ (x − mean)² / (m (m − 1)))`.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "sets are few")]
pub fn mean_and_error(figures: &[f64]) -> (f64, f64) {
    let m = figures.len() as f64;
    let mean = figures.iter().sum::<f64>() / m;
    let square = figures.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>();
    (mean, sqrt(square / (m * (m - 1.0))))
}

/// A share and its error, which is not below `1 / draws`: on a lattice, sets often agree to the draw although their common share
/// is off by a part of one. A share of 0 or 1 keeps its error.
pub(super) fn with_resolution_of_draws(share: f64, error: f64, draws: f64) -> (f64, f64) {
    let is_mixed = 0.0 < share && share < 1.0;
    (share, if is_mixed { error.max(1.0 / draws) } else { error })
}

#[cfg(test)]
#[expect(clippy::float_cmp, reason = "eighths are exact")]
mod tests {
    use super::*;

    #[test]
    fn shares_are_counted_and_sets_tell_the_error() {
        let mut frequency = Frequency::default();
        // In the first set always, in the others never, over ten rounds of the sets, backwards.
        (0..80).rev().for_each(|draw| frequency.count(draw, draw % SETS == 0));
        let (share, error) = frequency.share();
        assert_eq!(share, 0.125);
        // One 1 and seven 0: Σ (x − 1/8)² = 7/8, over 8 · 7.
        assert!((error - (7.0_f64 / 8.0 / 56.0).sqrt()).abs() < 1e-15, "{error}");
        let mut always = Frequency::default();
        (0..8).for_each(|draw| always.count(draw, true));
        assert_eq!(always.share(), (1.0, 0.0));
        assert!(Frequency::default().share().0.is_nan());
    }
}

//! A distribution as a table of its quantiles, for fast draws.
//!
//! A draw of 32 bits selects one of 512 cells of equal probability, and is interpolated linearly between the quantiles at the
//! ends of the cell. In the outer cells, where the quantile function curves most, the tail has its own formula: one cell at a
//! bound, four in each tail of a normal distribution, two in the lower and eight in the upper tail of a lognormal one.
//!
//! Errors, relative to the range from P5 to P95 (tests check them): less than 0.0002 for the draws inside the range. Further
//! out, less than 0.001 for a normal distribution, 0.002 for a lognormal one with P95 / P5 up to 40 (0.005 at 400, and 0.0003
//! inside), 0.002 for a triangular and 0.01 for a beta distribution. The table is the same on every machine.

use super::distribution::{Distribution, alpha};
use super::special::normal_quantile;
use crate::number::Invariant as _;
use crate::number::real::{exp, pow};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Cells of a table: 2⁹, selected by the upper bits of a draw.
const CELLS: usize = 512;
const CELL_BITS: u32 = 23;
const KNOTS: usize = CELLS + 1;
/// The first inner knot, as a probability.
const FIRST: f64 = 1.0 / 512.0;
/// Cells of the grid on which a beta density is integrated.
const GRID: usize = 256;

type Knots = [f64; KNOTS];

/// Parts into which an outer cell of a beta distribution is divided.
const FINE: usize = 32;

/// A standard beta distribution as a table.
#[derive(Debug)]
struct Beta {
    knots: Knots,
    /// For the lower and the upper outer cell: the distance from the bound relative to that of the inner knot, at each part of
    /// the mass. This is a power, tabulated because it is slow to compute.
    powers: [[f64; FINE + 1]; 2],
}

/// A cache of tables of standard distributions, which many estimates share: each has one parameter.
#[derive(Debug, Default)]
pub struct Tables {
    /// Keyed by the bits of the first parameter.
    beta: BTreeMap<u64, Rc<Beta>>,
    normal: Option<Rc<Knots>>,
}

/// The capacity of the beta cache: an estimate that follows a slider requests a new table at each step.
const KEPT: usize = 2_048;

/// A source of draws from one distribution, clipped to bounds.
#[derive(Debug, Clone)]
pub struct Sampler {
    knots: Box<Knots>,
    distribution: Distribution,
    map: Map,
    beta: Option<Rc<Beta>>,
    /// The first interpolated cell, and the number of interpolated cells.
    first: u32,
    lines: u32,
}

/// The transformation applied to a draw of the distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Map {
    /// Lower bound for clipping.
    pub low: f64,
    /// Upper bound for clipping.
    pub high: f64,
    /// Whether the result is 1 minus the clipped draw.
    pub complement: bool,
}

impl Map {
    /// The identity.
    pub const PLAIN: Self = Self { low: f64::NEG_INFINITY, high: f64::INFINITY, complement: false };
    /// Clips to a share, from 0 to 1.
    pub const SHARE: Self = Self { low: 0.0, high: 1.0, complement: false };

    fn of(&self, x: f64) -> f64 {
        let clipped = x.max(self.low).min(self.high);
        if self.complement { 1.0 - clipped } else { clipped }
    }
}

impl Tables {
    /// A sampler of a distribution.
    pub fn sampler(&mut self, distribution: Distribution, map: Map) -> Sampler {
        let mut beta = None;
        let knots = match distribution {
            Distribution::Point(value) => every(|_| value),
            Distribution::Uniform { .. } | Distribution::Triangular { .. } => every(|p| distribution.quantile(p)),
            Distribution::Pert { low, mode, high } => {
                let standard = beta.insert(self.beta(alpha(low, mode, high)));
                standard.knots.map(|x| low + (high - low) * x)
            }
            Distribution::Normal { mean, sd } => self.normal().map(|z| mean + sd * z),
            Distribution::Lognormal { median, sigma } => self.normal().map(|z| median * exp(sigma * z)),
        };
        let (lower, upper) = tails(&distribution);
        let lines = 512_u32.saturating_sub(lower).saturating_sub(upper);
        Sampler { knots: Box::new(knots.map(|x| map.of(x))), distribution, map, beta, first: lower, lines }
    }

    fn normal(&mut self) -> Rc<Knots> {
        self.normal.get_or_insert_with(|| Rc::new(every(normal_quantile))).clone()
    }

    fn beta(&mut self, alpha: f64) -> Rc<Beta> {
        if self.beta.len() >= KEPT {
            self.beta.clear();
        }
        let make = || {
            let other = 6.0 - alpha;
            Rc::new(Beta { knots: beta_knots(alpha, other), powers: [alpha, other].map(powers) })
        };
        self.beta.entry(alpha.to_bits()).or_insert_with(make).clone()
    }
}

/// `p^(1/a)` at the parts of an outer cell: near a bound a beta distribution function is a power of the distance from it.
fn powers(a: f64) -> [f64; FINE + 1] {
    let mut powers = [0.0; FINE + 1];
    for (n, power) in (0_u32..).zip(&mut powers) {
        *power = pow(f64::from(n) / 32.0, 1.0 / a);
    }
    powers
}

/// The number of cells with a formula of their own in the lower and the upper tail. The error of linear interpolation falls
/// with the square of the cell's width relative to the tail, so each further cell counts for less: these numbers keep the error
/// small at the least cost.
fn tails(distribution: &Distribution) -> (u32, u32) {
    match distribution {
        Distribution::Normal { .. } => (4, 4),
        Distribution::Lognormal { .. } => (2, 8),
        _ => (1, 1),
    }
}

/// A table of the quantiles at its knots. The tails' own formulas replace the outermost ones.
fn every(quantile: impl Fn(f64) -> f64) -> Knots {
    let mut knots = [0.0; KNOTS];
    let mut n = 0_u32;
    for knot in &mut knots {
        *knot = quantile((f64::from(n) * FIRST).clamp(FIRST * 0.5, 1.0 - FIRST * 0.5));
        n = n.saturating_add(1);
    }
    knots
}

/// Quantiles of a beta distribution with parameters of at least 1: integrates the density over a fine grid by Simpson's rule,
/// then inverts the result.
fn beta_knots(a: f64, b: f64) -> Knots {
    let step = 1.0 / 256.0;
    let density = |x: f64| pow(x, a - 1.0) * pow(1.0 - x, b - 1.0);
    // The density may be steep in the outer cells, so these use the first terms of its series.
    let outer = |a: f64, b: f64| {
        let c = b - 1.0;
        pow(step, a)
            * (1.0 / a - c * step / (a + 1.0) + c * (c - 1.0) / 2.0 * step * step / (a + 2.0)
                - c * (c - 1.0) * (c - 2.0) / 6.0 * step * step * step / (a + 3.0))
    };
    let mut sums = Vec::with_capacity(GRID.saturating_add(1));
    let mut total = 0.0;
    let mut left = density(step);
    sums.push(0.0);
    total += outer(a, b);
    sums.push(total);
    let mut x = step;
    for _ in 2..GRID {
        let right = density(x + step);
        total += step / 6.0 * (left + 4.0 * density(x + 0.5 * step) + right);
        sums.push(total);
        (left, x) = (right, x + step);
    }
    total += outer(b, a);
    sums.push(total);
    read_backwards(&sums, total, a, b, density)
}

fn read_backwards(sums: &[f64], total: f64, a: f64, b: f64, density: impl Fn(f64) -> f64) -> Knots {
    let step = 1.0 / 256.0;
    let mut cells = (0_u32..).zip(sums.iter().zip(sums.iter().skip(1))).peekable();
    let mut knots = [0.0; KNOTS];
    for (n, knot) in (0_u32..).zip(&mut knots) {
        let wanted = (f64::from(n) * FIRST).clamp(FIRST * 0.5, 1.0 - FIRST * 0.5) * total;
        while cells.next_if(|(_, (_, end))| **end < wanted).is_some() {}
        let (cell, (start, end)) = cells.peek().or_broken("no knot lies beyond the whole mass");
        let (from, part) = (f64::from(*cell) * step, (wanted - **start) / (**end - **start));
        *knot = if *cell == 0 {
            step * pow(part, 1.0 / a)
        } else if *cell == 255 {
            1.0 - step * pow(1.0 - part, 1.0 / b)
        } else {
            // Two steps of Newton's method, with the mass up to an inner point by Simpson's rule.
            let mut x = from + part * step;
            for _ in 0..2 {
                let width = x - from;
                let mass = width / 6.0 * (density(from) + 4.0 * density(from + 0.5 * width) + density(x));
                x -= (mass - (wanted - **start)) / density(x);
            }
            x
        };
    }
    knots
}

impl Sampler {
    /// What draws clipped to the lower and to the upper bound come to; infinite without bounds.
    pub fn bounds(&self) -> (f64, f64) {
        (self.map.of(f64::NEG_INFINITY), self.map.of(f64::INFINITY))
    }

    /// Maps integers uniform over 32 bits to draws of the distribution.
    #[expect(
        clippy::indexing_slicing,
        clippy::arithmetic_side_effects,
        reason = "9 bits are always below 512: no test in the innermost loop"
    )]
    pub fn fill(&self, uniforms: &[u32], out: &mut [f64]) {
        let (knots, first, lines) = (&*self.knots, self.first, self.lines);
        for (x, out) in uniforms.iter().zip(out.iter_mut()) {
            let cell = (*x >> CELL_BITS) as usize & (CELLS - 1);
            let part = f64::from((*x & ((1 << CELL_BITS) - 1)).cast_signed()) * (1.0 / 8_388_608.0);
            let (left, right) = (knots[cell], knots[cell + 1]);
            *out = left + part * (right - left);
        }
        // The outer cells come second: they are few, and the loop above stays free of branches.
        let is_outer = |x: u32| (x >> CELL_BITS).wrapping_sub(first) >= lines;
        for (uniforms, out) in uniforms.chunks(16).zip(out.chunks_mut(16)) {
            if uniforms.iter().fold(false, |any, x| any | is_outer(*x)) {
                uniforms.iter().zip(out).filter(|(x, _)| is_outer(**x)).for_each(|(x, out)| *out = self.tail(*x));
            }
        }
    }

    /// A draw in one of the outer cells.
    #[cold]
    #[inline(never)]
    fn tail(&self, x: u32) -> f64 {
        let p = (f64::from(x) + 0.5) / 4_294_967_296.0;
        let lower = p < 0.5;
        // The mass beyond the draw, relative to that of a cell.
        let part = (if lower { p } else { 1.0 - p }) / FIRST;
        let value = match self.distribution {
            Distribution::Pert { low, mode, high } => {
                let first = alpha(low, mode, high);
                // The first part curves most; in the others, interpolation between the tabulated powers is accurate enough.
                let place = part * 32.0;
                let power = match self.powers(lower, place) {
                    Some((a, b)) if place >= 1.0 => a + (place - place.floor()) * (b - a),
                    _ => pow(part, 1.0 / if lower { first } else { 6.0 - first }),
                };
                let (inner, bound) = if lower { (self.inner().0, low) } else { (self.inner().1, high) };
                bound + (inner - bound) * power
            }
            other => other.quantile(p),
        };
        self.map.of(value)
    }

    /// The tabulated powers at the ends of a part of an outer cell; `None` at the very end of the last one.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 32")]
    fn powers(&self, lower: bool, place: f64) -> Option<(f64, f64)> {
        let powers = self.beta.as_ref()?.powers.get(usize::from(!lower))?;
        let mut ends = powers.iter().skip(place as usize);
        Some((*ends.next()?, *ends.next()?))
    }

    /// The knots at 1/512 and 511/512, before clipping.
    fn inner(&self) -> (f64, f64) {
        let [_, low, .., high, _] = *self.knots;
        let back = |x: f64| if self.map.complement { 1.0 - x } else { x };
        (back(low), back(high))
    }
}

#[cfg(test)]
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a probability of 32 bits")]
#[expect(clippy::cast_precision_loss, reason = "small numbers of a test")]
mod tests {
    use super::*;

    fn draw(sampler: &Sampler, p: f64) -> f64 {
        let mut out = [0.0];
        let x = (p * 4_294_967_296.0) as u32;
        sampler.fill(&[x], &mut out);
        out[0]
    }

    fn all() -> Vec<Distribution> {
        let mut all = vec![
            Distribution::uniform(-3.0, 5.0),
            Distribution::normal(-2.0, 10.0),
            Distribution::lognormal(0.5, 20.0),
            Distribution::lognormal(10.0, 10.5),
            Distribution::lognormal(0.1, 40.0),
        ];
        for tenth in [0.0, 0.5, 1.0, 3.0, 5.0, 8.0, 10.0] {
            all.push(Distribution::pert(10.0, 10.0 + tenth, 20.0));
            all.push(Distribution::triangular(10.0, 10.0 + tenth, 20.0));
        }
        all.into_iter().map(Result::unwrap).collect()
    }

    #[test]
    fn draws_are_the_quantiles() {
        for distribution in all() {
            let range = distribution.quantile(0.95) - distribution.quantile(0.05);
            let sampler = Tables::default().sampler(distribution, Map::PLAIN);
            for n in 1..4_000 {
                let p = f64::from(n) / 4_000.0;
                let error = (draw(&sampler, p) - distribution.quantile(p)).abs() / range;
                let (inside, outside) = match distribution {
                    Distribution::Normal { .. } => (2e-4, 1e-3),
                    Distribution::Pert { .. } => (2e-4, 1e-2),
                    // P95 / P5 above 40.
                    Distribution::Lognormal { sigma, .. } if sigma > 1.2 => (3e-4, 5e-3),
                    _ => (2e-4, 2e-3),
                };
                let limit = if (0.05..=0.95).contains(&p) { inside } else { outside };
                assert!(error < limit, "{distribution:?} at {p}: {error}");
            }
        }
    }

    #[test]
    fn moments_are_those_of_the_formulas() {
        for distribution in all() {
            let mut sampler = Tables::default();
            let sampler = sampler.sampler(distribution, Map::PLAIN);
            let uniforms: Vec<u32> = (0..1_u32 << 20).map(|n| (n << 12) + 2_048).collect();
            let mut out = vec![0.0; uniforms.len()];
            sampler.fill(&uniforms, &mut out);
            let mean = out.iter().sum::<f64>() / out.len() as f64;
            let spread = distribution.quantile(0.95) - distribution.quantile(0.05);
            assert!((mean - distribution.mean()).abs() < 3e-4 * spread, "{distribution:?}: {mean}");
            if let Distribution::Pert { low, mode, high } = distribution {
                // Variance of a beta distribution: a b / ((a + b)² (a + b + 1)), with a + b = 6.
                let a = alpha(low, mode, high);
                let variance = (high - low) * (high - low) * a * (6.0 - a) / 252.0;
                let found = out.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / out.len() as f64;
                assert!((found / variance - 1.0).abs() < 2e-3, "{distribution:?}: {found} for {variance}");
            }
            if let Distribution::Triangular { low, mode, high } = distribution {
                let variance = (low * low + mode * mode + high * high - low * mode - low * high - mode * high) / 18.0;
                let found = out.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / out.len() as f64;
                assert!((found / variance - 1.0).abs() < 2e-3, "{distribution:?}: {found} for {variance}");
            }
        }
    }

    #[test]
    fn shares_are_clipped_and_complements_are_what_is_left() {
        let wide = Distribution::normal(-0.5, 1.5).unwrap();
        let rest = Tables::default().sampler(wide, Map { complement: true, ..Map::SHARE });
        let wide = Tables::default().sampler(wide, Map::SHARE);
        for n in 0..=1_000 {
            let p = f64::from(n) / 1_001.0;
            let share = draw(&wide, p);
            assert!((0.0..=1.0).contains(&share));
            assert!((draw(&rest, p) - (1.0 - share)).abs() < 1e-12);
        }
        assert_eq!((draw(&wide, 0.0001), draw(&wide, 0.9999)), (0.0, 1.0));
    }

    #[test]
    fn the_extremes_stay_within_the_bounds() {
        for distribution in all() {
            for x in [0, 1, u32::MAX - 1, u32::MAX] {
                let mut out = [0.0];
                Tables::default().sampler(distribution, Map::PLAIN).fill(&[x], &mut out);
                assert!(out[0].is_finite());
                if let Distribution::Pert { low, high, .. } = distribution {
                    assert!((low..=high).contains(&out[0]));
                }
            }
        }
    }
}

//! Numbers that move together: the draws of a group's members follow one draw that they have in common.
//!
//! A Gaussian copula with one factor. The member's own draw and that of the group are turned into normal numbers `z` and `c`; what
//! the member is drawn from is the quantile of `√r · c + √(1 − r) · z`, which is uniform again, so that each number is spread as it
//! was. Any two members then have Pearson's correlation `r` between their normal numbers, and Spearman's rank correlation
//! `ρ = 6/π · arcsin(r / 2)`, whatever their distributions (Pearson 1907; Kruskal, "Ordinal Measures of Association", 1958).

use crate::number::Decimal;
use crate::number::real::{from_decimal, sin, sqrt};
use crate::sheet::WIDTH;
use crate::stats::sampler::Map;
use crate::stats::special::normal_cdf;
use crate::stats::{Distribution, Draws, Sampler, Stream, Tables};
use crate::study::correlation::whole;
use crate::study::{Correlation, Study, Target};
use std::rc::Rc;

/// The group of an uncertain number.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The name of its draws.
    pub path: String,
    /// The place of its draws, after those of all numbers.
    pub place: usize,
    /// Pearson's correlation of the normal numbers of any two members, above 0 and up to 1.
    pub pearson: f64,
}

impl Group {
    /// The group that a number of a study is in, where it has a correlation above 0; `places` is how many numbers have one.
    pub(super) fn of(study: &Study, target: &Target, path: &str, places: usize) -> Option<Self> {
        let group = study.correlation_of(path).or_else(|| study.correlation_of(&whole(target)))?;
        if !group.has_effect() {
            return None;
        }
        // The order of the groups in the study has no part in it.
        let place = study.correlations.iter().filter(|other| other.id < group.id).count();
        Some(Self {
            path: ["correlations/", &group.id].concat(),
            place: places.saturating_add(place),
            pearson: pearson(group),
        })
    }
}

/// `r = 2 sin(π ρ / 6)`.
fn pearson(group: &Correlation) -> f64 {
    if group.rank_correlation >= Decimal::ONE {
        // The sine is a half but for its last bit.
        return 1.0;
    }
    2.0 * sin(std::f64::consts::PI * from_decimal(group.rank_correlation) / 6.0)
}

/// What an uncertain number is drawn from.
#[derive(Debug, Clone)]
pub struct Source {
    own: Stream,
    common: Option<Common>,
}

#[derive(Debug, Clone)]
struct Common {
    stream: Stream,
    normal: Rc<Sampler>,
    /// `√r` and `√(1 − r)`.
    weights: (f64, f64),
}

impl Source {
    /// The source of a number with its own stream, in a group or not.
    pub(super) fn new(own: Stream, group: Option<&Group>, tables: &mut Tables, draws: Draws) -> Self {
        let common = group.map(|group| {
            let normal = Rc::new(tables.sampler(Distribution::Normal { mean: 0.0, sd: 1.0 }, Map::PLAIN));
            let weights = (sqrt(group.pearson), sqrt(1.0 - group.pearson));
            Common { stream: draws.stream(&group.path, group.place), normal, weights }
        });
        Self { own, common }
    }

    /// Draws number `first` and those after it, as whole numbers that are uniform over 32 bits. `first` is a multiple of 8.
    pub fn fill(&self, first: u64, out: &mut [u32]) {
        match &self.common {
            None => self.own.fill(first, out),
            // Always at the same quantile.
            Some(common) if common.weights.1 <= 0.0 => common.stream.fill(first, out),
            Some(common) => {
                let mut first = first;
                for block in out.chunks_mut(WIDTH) {
                    self.own.fill(first, block);
                    common.join(first, block);
                    first = first.saturating_add(WIDTH as u64);
                }
            }
        }
    }
}

impl Common {
    fn join(&self, first: u64, block: &mut [u32]) {
        let (mut uniforms, mut own, mut common) = ([0; WIDTH], [0.0; WIDTH], [0.0; WIDTH]);
        self.stream.fill(first, &mut uniforms);
        self.normal.fill(&uniforms, &mut common);
        uniforms.iter_mut().zip(block.iter()).for_each(|(uniform, drawn)| *uniform = *drawn);
        self.normal.fill(&uniforms, &mut own);
        for (drawn, (own, common)) in block.iter_mut().zip(own.iter().zip(&common)) {
            *drawn = uniform(normal_cdf(self.weights.0 * common + self.weights.1 * own));
        }
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a probability: 1 gives the greatest number"
)]
fn uniform(p: f64) -> u32 {
    (p * 4_294_967_296.0) as u32
}

//! Correlated numbers: the draws of the members of a correlation group share one common draw.
//!
//! This is a Gaussian copula with one factor. The member's own draw and the group's draw are mapped to standard normal values
//! `z` and `c`. The member then draws from `Φ(√r · c + √(1 − r) · z)`, which is uniform again, so its own distribution does not
//! change. The normal values of any two members have Pearson's correlation `r`, and any two members have Spearman's rank
//! correlation `ρ = 6/π · arcsin(r / 2)`, whatever their distributions (Pearson 1907; Kruskal, "Ordinal Measures of
//! Association", 1958). A member that moves the other way draws `1 − u` in place of `u`, so that its correlation with the
//! others is `−ρ`.

use super::lattice_dimensions::LatticeDimensions;
use crate::number::Decimal;
use crate::number::real::{from_decimal, sin, sqrt};
use crate::sheet::WIDTH;
use crate::stats::sampler::Map;
use crate::stats::special::normal_cdf;
use crate::stats::{Distribution, Draws, Sampler, Stream, Tables};
use crate::study::correlation::whole;
use crate::study::{Correlation, NumberPath, Study};
use std::rc::Rc;

/// The correlation group of an uncertain number.
#[derive(Debug, Clone, PartialEq)]
pub struct CorrelationGroup {
    /// The name of the group's stream of draws.
    pub path: String,
    /// The group's lattice dimension, after those of all numbers.
    pub place: usize,
    /// Pearson's correlation between the normal values of any two members, above 0 and at most 1.
    pub pearson: f64,
    /// Whether the number moves the other way than the others.
    pub is_opposite: bool,
}

impl CorrelationGroup {
    /// The group of a number, if it is one of those `in_force`. `places` is the number of lattice dimensions taken by numbers.
    pub(super) fn of(study: &Study, in_force: &[&str], path: &str, places: usize) -> Option<Self> {
        // The member that it is: itself, or the volume of which it is a cohort.
        let own = study.correlation_of(path).map(|group| (group, path.to_owned()));
        let of_volume = || {
            let volume = whole(&NumberPath::parse(path)?);
            Some((study.correlation_of(&volume)?, volume))
        };
        let (group, member) = own.or_else(of_volume)?;
        if !in_force.contains(&group.id.as_str()) {
            return None;
        }
        // Count by id, so that the order of the groups in the study does not matter.
        let place = study.correlations.iter().filter(|other| other.id < group.id).count();
        Some(Self {
            path: ["correlations/", &group.id].concat(),
            place: places.saturating_add(place),
            pearson: pearson(group),
            is_opposite: group.opposite.contains(&member),
        })
    }
}

/// Ids of the groups in force: those with a correlation above 0 and at least two members that have a range in the study or in
/// any of its scenarios. A path that names no such number is not a member. Scenarios are included so that a number has the same
/// draws in all of them.
pub(super) fn in_force<'a>(study: &'a Study, places: &LatticeDimensions) -> Vec<&'a str> {
    let are_two = |group: &Correlation| group.members.iter().filter(|path| places.holds(path)).nth(1).is_some();
    let groups = study.correlations.iter().filter(|group| group.has_effect() && are_two(group));
    groups.map(|group| group.id.as_str()).collect()
}

/// `r = 2 sin(π ρ / 6)`.
fn pearson(group: &Correlation) -> f64 {
    if group.rank_correlation >= Decimal::ONE {
        // The sine of π/6 is a half only up to its last bit.
        return 1.0;
    }
    2.0 * sin(std::f64::consts::PI * from_decimal(group.rank_correlation) / 6.0)
}

/// The stream of uniform draws of an uncertain number, with the group's stream mixed in if it has one.
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
    /// Whether the draw is mirrored: `1 − u` in place of `u`.
    is_opposite: bool,
}

impl Source {
    /// The source of a number with its own stream, in a group or not.
    pub(super) fn new(own: Stream, group: Option<&CorrelationGroup>, tables: &mut Tables, draws: Draws) -> Self {
        let common = group.map(|group| {
            let normal = Rc::new(tables.sampler(Distribution::Normal { mean: 0.0, sd: 1.0 }, Map::PLAIN));
            let weights = (sqrt(group.pearson), sqrt(1.0 - group.pearson));
            let is_opposite = group.is_opposite;
            Common { stream: draws.stream(&group.path, group.place), normal, weights, is_opposite }
        });
        Self { own, common }
    }

    /// Fills `out` with the draws from number `first` on, as 32-bit uniform integers. `first` must be a multiple of 8.
    pub fn fill(&self, first: u64, out: &mut [u32]) {
        self.fill_straight(first, out);
        if self.common.as_ref().is_some_and(|common| common.is_opposite) {
            for uniform in out.iter_mut() {
                *uniform = !*uniform;
            }
        }
    }

    fn fill_straight(&self, first: u64, out: &mut [u32]) {
        match &self.common {
            None => self.own.fill(first, out),
            // `r` is 1: all members sit at the same quantile.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::DefaultRanges;
    use crate::analysis::scenarios::apply_quietly;
    use crate::analysis::simulation::{LatticeDimensions, SimulationModel, fingerprint};
    use crate::study::{Estimate, Input, Operation, Outcome, Override, Proxy, Range, Scenario, Shared, Volume};
    use rust_decimal::dec;

    fn spread() -> Estimate {
        Estimate { range: Some(Range { low: dec!(5), high: dec!(15) }), ..Estimate::of(dec!(10)) }
    }

    /// An outcome `a` with a ranged amount, and an outcome `c` with two ranged cohorts and an amount without a range.
    fn study(members: &[&str]) -> Study {
        let outcome = |id: &str, volume, amount| {
            let proxy = Some(Proxy { value: Some(amount), ..Proxy::default() });
            Shared::new(Outcome {
                id: id.to_owned(),
                volume,
                proxy,
                duration: Some(Estimate::of(1)),
                ..Outcome::default()
            })
        };
        let one = || Estimate::of(Decimal::ONE);
        let input = Input { id: "i".to_owned(), unit_value: Some(Estimate::of(dec!(10))), ..Input::default() };
        let cohorts = Volume::Cohorts(vec![spread(), spread()]);
        let group = Correlation {
            id: "g".to_owned(),
            members: members.iter().map(|path| (*path).to_owned()).collect(),
            ..Correlation::default()
        };
        Study {
            inputs: vec![Shared::new(input)],
            outcomes: vec![outcome("a", Volume::Single(one()), spread()), outcome("c", cohorts, one())],
            correlations: vec![Shared::new(group)],
            ..Study::default()
        }
    }

    fn bits(members: &[&str]) -> String {
        format!("{:?}", fingerprint(&SimulationModel::of(&study(members), &DefaultRanges::default()), 3, 2_000))
    }

    #[test]
    fn a_member_that_is_not_spread_has_no_part() {
        let (amount, cohorts, point) = ("outcomes/a/proxy", "outcomes/c/quantity", "outcomes/c/proxy");
        let before = bits(&[]);
        for member in [amount, cohorts, "outcomes/c/cohorts/1"] {
            for other in ["outcomes/gone/proxy", "not a path", point] {
                assert_eq!(bits(&[member, other]), before, "{member} and {other}");
            }
        }
        let held = bits(&[amount, cohorts]);
        assert_ne!(held, before);
        assert_eq!(bits(&[amount, "outcomes/gone/proxy", cohorts, point]), held);
    }

    /// The other member is a point either as stated or in the scenario: the number has the same draws in both.
    #[test]
    fn a_partner_in_one_scenario_is_one_in_all() {
        #[track_caller]
        fn check(target: &str, value: Estimate) {
            let mut study = study(&["outcomes/a/proxy", target]);
            let change =
                Override { target: target.to_owned(), operation: Operation::Set, value, ..Override::default() };
            let scenario = Scenario { id: "x".to_owned(), overrides: vec![change], ..Scenario::default() };
            study.scenarios = vec![Shared::new(scenario.clone())];
            let default_ranges = DefaultRanges::default();
            let places = LatticeDimensions::of(&study, &default_ranges);
            let stated = SimulationModel::of(&study, &default_ranges);
            let changed = SimulationModel::at(&apply_quietly(&study, &scenario), &default_ranges, &places);
            let one =
                |model: &SimulationModel, path: &str| model.uncertain.iter().find(|one| one.path == path).cloned();
            assert_ne!(one(&stated, target).is_some(), one(&changed, target).is_some(), "spread in one of the two");
            let group = |model| one(model, "outcomes/a/proxy").and_then(|one| one.group);
            assert_eq!(group(&stated).map(|group| group.path).as_deref(), Some("correlations/g"));
            assert_eq!(group(&stated), group(&changed));
        }
        check("outcomes/c/proxy", spread());
        check("outcomes/c/cohorts/0", Estimate::of(dec!(7)));
    }
}

//! Correlated numbers, compared with closed forms and with uncorrelated ones.

use crate::{METHODS, model, normal, point, simulation, spread, study};
use retombees::analysis::simulation::{CorrelationGroup, SimulationModel, fingerprint};
use retombees::number::real::sin;
use retombees::number::{Decimal, plain};
use retombees::stats::{Draws, Method, Summary};
use retombees::study::{Correlation, Shared, Study};

const DRAWS: u64 = 65_536;
/// 3 / √n.
const WITHIN: f64 = 3.0 / 256.0;

/// Two outcomes, each a normal amount with mean 10 and deviation 2, over 10 put in.
fn pair() -> Study {
    study(&point(10.0), &[("a", point(1.0), normal(10.0, 2.0), ""), ("b", point(1.0), normal(10.0, 2.0), "")])
}

fn with(mut study: Study, correlation: &str, members: &[&str]) -> Study {
    study.correlations.push(Shared::new(Correlation {
        id: "g".to_owned(),
        rank_correlation: plain::parse(correlation).unwrap(),
        members: members.iter().map(|member| (*member).to_owned()).collect(),
        ..Correlation::default()
    }));
    study
}

const BOTH: [&str; 2] = ["outcomes/a/proxy", "outcomes/b/proxy"];

fn run(study: &Study, method: Method) -> Summary {
    let mut simulation = simulation(&model(study), Draws { seed: 5, method });
    simulation.advance(DRAWS);
    simulation.summary()
}

/// `r = 2 sin(π ρ / 6)`.
fn pearson(rank_correlation: f64) -> f64 {
    2.0 * sin(std::f64::consts::PI * rank_correlation / 6.0)
}

/// Numbers that move apart: the variance of their sum is `(2² + 2² − 2 r · 2 · 2) / 100`, 0 where they always do.
#[test]
fn a_member_that_moves_the_other_way_takes_variance_away() {
    for method in METHODS {
        for correlation in ["0.3", "0.9", "1"] {
            let mut study = with(pair(), correlation, &BOTH);
            study.correlations[0].make_mut().opposite = vec![BOTH[1].to_owned()];
            let sd = (0.08 * (1.0 - pearson(correlation.parse().unwrap()))).max(0.0).sqrt();
            let found = run(&study, method);
            assert!((found.sd - sd).abs() < WITHIN * sd.max(0.01), "{method:?} {correlation}: {} for {sd}", found.sd);
            // Both move the other way: they move together.
            study.correlations[0].make_mut().opposite = BOTH.map(str::to_owned).to_vec();
            let together = (0.08 * (1.0 + pearson(correlation.parse().unwrap()))).sqrt();
            assert!((run(&study, method).sd / together - 1.0).abs() < WITHIN);
        }
    }
}

#[test]
fn the_sum_of_two_normal_numbers_has_the_variance_of_its_closed_form() {
    for method in METHODS {
        for correlation in ["0.3", "0.6", "0.9", "1"] {
            let r = pearson(correlation.parse().unwrap());
            let found = run(&with(pair(), correlation, &BOTH), method);
            // The ratio is (a + b) / 10: variance (2² + 2² + 2 r · 2 · 2) / 100.
            let sd = (0.08 * (1.0 + r)).sqrt();
            assert!((found.sd / sd - 1.0).abs() < WITHIN, "{method:?} {correlation}: {} for {sd}", found.sd);
            assert!((found.mean - 2.0).abs() < WITHIN * sd, "{}", found.mean);
            let p95 = 2.0 + 1.644_853_626_951_472_2 * sd;
            assert!(
                (found.p95.0 - p95).abs() < 2.0 * WITHIN * sd,
                "{method:?} {correlation}: {} for {p95}",
                found.p95.0
            );
        }
    }
}

/// The ratio of a study whose one outcome is spread shows that outcome alone.
#[test]
fn a_number_is_spread_as_it_was() {
    for shape in [normal(10.0, 2.0), spread(5.0, Some(8.0), 20.0, "pert"), spread(2.0, None, 40.0, "lognormal")] {
        for method in METHODS {
            let one =
                study(&point(10.0), &[("a", point(1.0), shape.clone(), ""), ("b", point(0.0), shape.clone(), "")]);
            let alone = run(&one, method);
            let grouped = run(&with(one, "0.6", &BOTH), method);
            assert_ne!(alone.mean.to_bits(), grouped.mean.to_bits(), "the draws are others");
            for (alone, grouped) in
                [(alone.p5.0, grouped.p5.0), (alone.p50.0, grouped.p50.0), (alone.p95.0, grouped.p95.0)]
            {
                assert!((alone - grouped).abs() < 2.0 * WITHIN * grouped, "{method:?} {shape}: {alone} and {grouped}");
            }
        }
    }
}

/// Draws of two numbers, uniform over 32 bits.
fn uniforms(study: &Study, method: Method) -> [Vec<u32>; 2] {
    use retombees::analysis::simulation::engine::Engine;
    let model = model(study);
    let draws = Draws { seed: 9, method };
    let ratio = model.ratio().unwrap();
    let engine = Engine::new(&model, &mut retombees::stats::Tables::default(), draws, &[ratio]);
    [0, 1].map(|number| {
        let mut out = vec![0; 65_536];
        engine.source(number).unwrap().1.fill(0, &mut out);
        out
    })
}

fn ranks(values: &[u32]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by_key(|place| values[*place]);
    let mut ranks = vec![0.0; values.len()];
    let mut rank = 0.0;
    for place in order {
        ranks[place] = rank;
        rank += 1.0;
    }
    ranks
}

fn spearman(a: &[u32], b: &[u32]) -> f64 {
    let (a, b) = (ranks(a), ranks(b));
    let n = f64::from(u32::try_from(a.len()).unwrap());
    let mean = (n - 1.0) / 2.0;
    let sum: f64 = a.iter().zip(&b).map(|(a, b)| (a - mean) * (b - mean)).sum();
    12.0 * sum / (n * n * n)
}

#[test]
fn the_rank_correlation_is_the_one_stated() {
    for method in METHODS {
        for correlation in [0.1, 0.3, 0.6, 0.9, 0.99] {
            let [a, b] = uniforms(&with(pair(), &correlation.to_string(), &BOTH), method);
            let found = spearman(&a, &b);
            assert!((found - correlation).abs() < WITHIN, "{method:?}: {found} for {correlation}");
            for draws in [a, b] {
                let mut cells = [0_u32; 16];
                for draw in draws {
                    cells[(draw >> 28) as usize] += 1;
                }
                assert!(cells.iter().all(|count| (3_850..4_350).contains(count)), "{method:?}: not uniform, {cells:?}");
            }
        }
        let [a, b] = uniforms(&with(pair(), "1", &BOTH), method);
        assert_eq!(a, b, "always at the same quantile");
    }
}

#[test]
fn without_effect_no_bit_changes() {
    let before = fingerprint(&model(&pair()), 3, 4_000);
    let groups: [(&str, &[&str]); 4] =
        [("0", &BOTH), ("0.9", &BOTH[..1]), ("0.9", &[]), ("0.9", &["outcomes/gone/proxy", "inputs/i/unit_value"])];
    for (correlation, members) in groups {
        let found = fingerprint(&model(&with(pair(), correlation, members)), 3, 4_000);
        assert_eq!(found, before, "{correlation} {members:?}");
    }
    assert_ne!(fingerprint(&model(&with(pair(), "0.9", &BOTH)), 3, 4_000), before);
}

#[test]
fn neither_members_nor_groups_have_an_order() {
    let more = || {
        let outcome = |id| (id, point(1.0), normal(10.0, 2.0), "");
        study(&point(10.0), &[outcome("a"), outcome("b"), outcome("c"), outcome("d")])
    };
    let second = |study: Study| {
        let mut study = with(study, "0.4", &["outcomes/c/proxy", "outcomes/d/proxy"]);
        study.correlations.last_mut().unwrap().make_mut().id = "h".to_owned();
        study
    };
    let one = second(with(more(), "0.8", &BOTH));
    let other = with(second(more()), "0.8", &["outcomes/b/proxy", "outcomes/a/proxy"]);
    assert_eq!(fingerprint(&model(&one), 3, 4_000), fingerprint(&model(&other), 3, 4_000));
}

#[test]
fn slices_change_no_bit() {
    let model = model(&with(pair(), "0.7", &BOTH));
    for method in METHODS {
        let draws = Draws { seed: 3, method };
        let mut whole = simulation(&model, draws);
        whole.advance(5_000);
        for size in [1, 7, 512] {
            let mut parts = simulation(&model, draws);
            let mut left = 5_000_u64;
            while left > 0 {
                let now = left.min(size);
                parts.advance(now);
                left -= now;
            }
            assert_eq!(parts.histogram(), whole.histogram(), "{size}");
        }
    }
}

#[test]
fn what_is_needed_as_one_less_it_moves_the_other_way() {
    // The ratio is a · (1 − deadweight) / 10: when the amount is high, so is the deadweight, and the product varies less.
    let deadweight = format!(r#","deadweight":{}"#, spread(0.2, Some(0.5), 0.8, "pert"));
    let one = study(&point(10.0), &[("a", point(1.0), normal(10.0, 2.0), &deadweight)]);
    let alone = run(&one, Method::Lattice);
    let grouped = run(&with(one, "0.9", &["outcomes/a/proxy", "outcomes/a/deadweight"]), Method::Lattice);
    assert!(grouped.sd < 0.8 * alone.sd, "{} and {}", grouped.sd, alone.sd);
}

#[test]
fn a_group_that_holds_a_quantity_holds_its_cohorts() {
    let cohorts = |members: &[&str]| {
        let mut study = with(pair(), "1", members);
        let volume = spread(5.0, Some(10.0), 15.0, "triangular");
        let text = format!(
            r#"{{"format":"retombees.study","version":1,"outcomes":[{{"id":"c","stakeholder":"","cohorts":[{volume},{volume}],
            "proxy":{{"value":"1"}},"duration":1,"first_year":0}}]}}"#
        );
        study.outcomes.extend(retombees::file::read(text.as_bytes()).unwrap().outcomes);
        model(&study)
    };
    let group = |model: &SimulationModel, path: &str| -> Option<CorrelationGroup> {
        model.uncertain.iter().find(|one| one.path == path).unwrap_or_else(|| panic!("no {path}")).group.clone()
    };
    let held = cohorts(&["outcomes/c/quantity", "outcomes/a/proxy"]);
    for path in ["outcomes/c/cohorts/0", "outcomes/c/cohorts/1", "outcomes/a/proxy"] {
        assert_eq!(group(&held, path).unwrap().path, "correlations/g", "{path}");
    }
    assert_eq!(group(&held, "outcomes/b/proxy"), None);
    assert_eq!(group(&cohorts(&BOTH), "outcomes/c/cohorts/0"), None);
}

#[test]
fn a_correlation_is_from_0_to_1() {
    for (value, fits) in [("0", true), ("1", true), ("0.5", true), ("-0.0001", false), ("1.0001", false)] {
        assert_eq!(Correlation::check(plain::parse(value).unwrap_or(Decimal::MAX)).is_ok(), fits, "{value}");
    }
}

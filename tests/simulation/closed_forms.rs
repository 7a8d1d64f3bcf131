//! Studies whose ratio has a distribution in closed form.
//!
//! With n draws, the tolerance is 3 / √n of the standard deviation for the mean, 3 / √n of their own value for the standard
//! deviation and the quantiles, and 3 / √n for a probability. The ranges are chosen so that this is at least four standard
//! errors of each quantile for independent draws; for the mean it is three.

use crate::{METHODS, model, normal, point, simulation, spread, study};
use retombees::number::real::{exp, ln, pow, powi};
use retombees::stats::Draws;
use retombees::stats::special::{normal_cdf, normal_quantile};
use retombees::study::Study;

const N: u32 = 100_000;
const SEEDS: [u64; 4] = [1, 2, 3, 18_446_744_073_709_551_615];

/// What a ratio comes to.
struct Expected {
    mean: f64,
    sd: f64,
    /// P5, P50 and P95.
    quantiles: [f64; 3],
    above_one: f64,
}

fn check(study: &Study, expected: &Expected) {
    let model = model(study);
    let part = 3.0 / f64::from(N).sqrt();
    for method in METHODS {
        for seed in SEEDS {
            let mut simulation = simulation(&model, Draws { seed, method });
            simulation.advance(u64::from(N));
            let found = simulation.summary();
            let near = |what: &str, found: f64, expected: f64, within: f64| {
                assert!(
                    (found - expected).abs() <= within,
                    "{method:?}, seed {seed}: {what} {found} for {expected}, off by {:.2} of what is allowed",
                    (found - expected).abs() / within
                );
            };
            assert_eq!((found.draws, found.undefined), (u64::from(N), 0));
            near("mean", found.mean, expected.mean, part * expected.sd);
            near("deviation", found.sd, expected.sd, part * expected.sd);
            for (what, found, expected) in [
                ("P5", found.p5.0, expected.quantiles[0]),
                ("P50", found.p50.0, expected.quantiles[1]),
                ("P95", found.p95.0, expected.quantiles[2]),
            ] {
                near(what, found, expected, part * expected.abs());
            }
            near("P(ratio > 1)", found.above.0, expected.above_one, part);
        }
    }
}

#[test]
fn a_sum_of_normal_numbers_is_normal() {
    // One of them is a harm, and one counts twice.
    let outcomes = [
        ("a", point(1.0), normal(40.0, 17.0), ""),
        ("b", point(2.0), normal(30.0, 8.5), ""),
        ("c", point(1.0), normal(25.0, 13.5), ""),
        ("d", point(1.0), normal(20.0, 10.0), ""),
        ("e", point(1.0), normal(-10.0, 7.0), ""),
    ];
    let study = study(&point(100.0), &outcomes);
    let mean = (40.0 + 2.0 * 30.0 + 25.0 + 20.0 - 10.0) / 100.0;
    let sd = (powi(17.0, 2) + powi(17.0, 2) + powi(13.5, 2) + powi(10.0, 2) + powi(7.0, 2)).sqrt() / 100.0;
    let quantiles = [0.05, 0.5, 0.95].map(|p| mean + sd * normal_quantile(p));
    check(&study, &Expected { mean, sd, quantiles, above_one: normal_cdf((mean - 1.0) / sd) });
}

#[test]
fn a_product_of_lognormal_numbers_is_lognormal() {
    let outcomes = [("a", spread(50.0, None, 100.0, "lognormal"), spread(10.0, None, 25.0, "lognormal"), "")];
    let study = study(&point(1_000.0), &outcomes);
    let z = normal_quantile(0.95);
    let median = (50.0_f64 * 100.0 * 10.0 * 25.0).sqrt() / 1_000.0;
    // The variances of the logarithms add up.
    let variance = powi(ln(2.0) / (2.0 * z), 2) + powi(ln(2.5) / (2.0 * z), 2);
    let mean = median * exp(0.5 * variance);
    let sd = mean * (exp(variance) - 1.0).sqrt();
    let quantiles = [-z, 0.0, z].map(|z| median * exp(variance.sqrt() * z));
    check(&study, &Expected { mean, sd, quantiles, above_one: normal_cdf(ln(median) / variance.sqrt()) });
}

/// A harmful effect is drawn like any other: nothing is cut at 0.
#[test]
fn a_measured_effect_makes_the_ratio_normal() {
    let trial = r#","effect":{"measure":"shares","value":"0.02","standard_error":"0.025"}"#;
    let study = study(&point(1_000.0), &[("a", point(120.0), point(500.0), trial)]);
    let (mean, sd) = (1.2, 1.5);
    let quantiles = [0.05, 0.5, 0.95].map(|p| mean + sd * normal_quantile(p));
    assert!(quantiles[0] < -1.2);
    check(&study, &Expected { mean, sd, quantiles, above_one: normal_cdf((mean - 1.0) / sd) });
}

/// Moments of a product of independent numbers: `E(XY) = μν`, `Var(XY) = μ²τ² + ν²σ² + σ²τ²`.
#[test]
fn a_product_with_a_normal_effect_has_the_moments_of_the_algebra() {
    let trial = r#","effect":{"measure":"means","value":"-0.5","standard_error":"0.4"}"#;
    let model = model(&study(&point(100.0), &[("a", normal(200.0, 30.0), point(3.0), trial)]));
    let mean = 200.0 * -0.5 * 3.0 / 100.0;
    let variance = powi(200.0 * 0.4, 2) + powi(0.5 * 30.0, 2) + powi(30.0 * 0.4, 2);
    let sd = variance.sqrt() * 3.0 / 100.0;
    let part = 3.0 / f64::from(N).sqrt();
    for method in METHODS {
        for seed in SEEDS {
            let mut simulation = simulation(&model, Draws { seed, method });
            simulation.advance(u64::from(N));
            let found = simulation.summary();
            assert!((found.mean - mean).abs() <= part * sd, "{method:?}, seed {seed}: mean {} for {mean}", found.mean);
            assert!((found.sd - sd).abs() <= part * sd, "{method:?}, seed {seed}: deviation {} for {sd}", found.sd);
        }
    }
}

#[test]
fn one_triangular_number_gives_a_triangular_ratio() {
    let (low, mode, high) = (10.0_f64, 12.0, 20.0);
    let study = study(&point(130.0), &[("a", spread(low, Some(mode), high, "triangular"), point(10.0), "")]);
    let variance = (low * low + mode * mode + high * high - low * mode - low * high - mode * high) / 18.0;
    // P5 is left of the mode, the others are right of it: p = (x − 10)² / 20, 1 − p = (20 − x)² / 80.
    let quantiles = [10.0 + 1.0, 20.0 - 40.0_f64.sqrt(), 20.0 - 2.0].map(|x| x / 13.0);
    let above_one = 7.0 * 7.0 / 80.0;
    check(&study, &Expected { mean: 14.0 / 13.0, sd: variance.sqrt() / 13.0, quantiles, above_one });
}

#[test]
fn a_pert_at_its_bound_has_quantiles_that_can_be_written_down() {
    // Mode at the minimum: beta(1, 5), whose distribution function is 1 − (1 − x)⁵.
    let study = study(&point(100.0), &[("a", spread(10.0, Some(10.0), 20.0, "pert"), point(8.8), "")]);
    let scale = 8.8 / 100.0;
    let quantile = |p: f64| scale * (10.0 + 10.0 * (1.0 - pow(1.0 - p, 0.2)));
    let expected = Expected {
        mean: scale * (4.0 * 10.0 + 10.0 + 20.0) / 6.0,
        sd: scale * 10.0 * (5.0_f64 / (36.0 * 7.0)).sqrt(),
        quantiles: [0.05, 0.5, 0.95].map(quantile),
        above_one: powi(2.0 - 1.0 / (10.0 * scale), 5),
    };
    check(&study, &expected);
}

#[test]
fn the_moments_of_a_product_of_pert_numbers_are_those_of_its_factors() {
    let outcomes = [("a", spread(8.0, Some(10.0), 16.0, "pert"), spread(9.0, Some(12.0), 13.0, "pert"), "")];
    let model = model(&study(&point(100.0), &outcomes));
    let moments = |low: f64, mode: f64, high: f64| {
        let alpha = 1.0 + 4.0 * (mode - low) / (high - low);
        ((low + 4.0 * mode + high) / 6.0, powi(high - low, 2) * alpha * (6.0 - alpha) / 252.0)
    };
    let ((a, va), (b, vb)) = (moments(8.0, 10.0, 16.0), moments(9.0, 12.0, 13.0));
    let (mean, sd) = (a * b / 100.0, (va * vb + va * b * b + vb * a * a).sqrt() / 100.0);
    for method in METHODS {
        for seed in SEEDS {
            let mut simulation = simulation(&model, Draws { seed, method });
            simulation.advance(u64::from(N));
            let found = simulation.summary();
            let within = 3.0 / f64::from(N).sqrt() * sd;
            assert!((found.mean - mean).abs() <= within, "{method:?}, seed {seed}: {} for {mean}", found.mean);
            assert!((found.sd - sd).abs() <= within, "{method:?}, seed {seed}: {} for {sd}", found.sd);
        }
    }
}

#[test]
fn errors_that_are_stated_are_those_that_are_found() {
    // Over many seeds, the square of the error stated is on average that of the error found: within a factor of 1.5 either way,
    // which 64 seeds of 8 sets leave room for.
    let study =
        study(&point(100.0), &[("a", point(1.0), normal(100.0, 30.0), ""), ("b", point(1.0), normal(5.0, 20.0), "")]);
    let model = model(&study);
    let sd = 0.13_f64.sqrt();
    let truth = [0.05, 0.5, 0.95].map(|p| 1.05 + sd * normal_quantile(p));
    for method in METHODS {
        let (mut stated, mut found) = (0.0, 0.0);
        for seed in 0..64 {
            let mut simulation = simulation(&model, Draws { seed, method });
            simulation.advance(8_192);
            let summary = simulation.summary();
            for ((value, error), truth) in [summary.p5, summary.p50, summary.p95].into_iter().zip(truth) {
                stated += error * error;
                found += (value - truth) * (value - truth);
            }
        }
        let factor = (stated / found).sqrt();
        assert!((1.0 / 1.5..=1.5).contains(&factor), "{method:?}: {factor}");
    }
}

//! Percentiles of skewed results: right for any seed, and off by no more than their stated errors.

use crate::{METHODS, model, point, simulation, spread, study};
use retombees::number::real::{exp, ln, sqrt};
use retombees::stats::Draws;
use retombees::stats::special::{normal_cdf, normal_quantile};
use retombees::study::Study;

/// A study with the exact quantile of its ratio at a probability.
struct Skewed {
    name: &'static str,
    study: Study,
    quantile: Box<dyn Fn(f64) -> f64>,
    above_one: f64,
}

/// What was put in lies anywhere from 0 to 200, for a value of 150: the ratio is `150 / (200 · (1 − p))`.
fn divided() -> Skewed {
    Skewed {
        name: "150 / uniform(0, 200)",
        study: study(&spread(0.0, Some(100.0), 200.0, "uniform"), &[("o", point(3.0), point(50.0), "")]),
        quantile: Box::new(|p| 0.75 / (1.0 - p)),
        above_one: 0.75,
    }
}

/// A log-normal quantity: the ratio is log-normal with the median `scale · √(low · high)`.
fn lognormal(name: &'static str, low: f64, high: f64) -> Skewed {
    let (scale, median) = (0.05, 0.05 * sqrt(low * high));
    let sigma = ln(high / low) / (2.0 * normal_quantile(0.95));
    Skewed {
        name,
        study: study(&point(100.0), &[("o", spread(low, None, high, "lognormal"), point(100.0 * scale), "")]),
        quantile: Box::new(move |p| median * exp(sigma * normal_quantile(p))),
        above_one: normal_cdf(ln(median) / sigma),
    }
}

fn all() -> [Skewed; 4] {
    [
        divided(),
        lognormal("P95 / P5 = 9", 10.0, 90.0),
        lognormal("P95 / P5 = 400", 1.0, 400.0),
        lognormal("P95 / P5 = 10 000", 0.1, 1_000.0),
    ]
}

#[test]
fn percentiles_do_not_depend_on_the_seed() {
    for Skewed { name, study, quantile, above_one } in all() {
        let model = model(&study);
        for seed in 1..=4 {
            for method in METHODS {
                let mut simulation = simulation(&model, Draws { seed, method });
                simulation.advance(100_000);
                let found = simulation.summary();
                for (p, value) in [(0.05, found.p5.0), (0.5, found.p50.0), (0.95, found.p95.0)] {
                    let exact = quantile(p);
                    // Independent draws of a spread of several orders of magnitude leave some per cent.
                    let part = if method == METHODS[0] { 0.06 } else { 0.002 };
                    assert!((value / exact - 1.0).abs() < part, "{name}, seed {seed}, {method:?}: {value} for {exact}");
                }
                assert!((found.above.0 - above_one).abs() < 0.005, "{name}: {:?} for {above_one}", found.above);
            }
        }
    }
}

/// A standard error from eight sets has seven degrees of freedom: the exact value lies within 2.365 of them 95 times in 100. Of
/// 200 seeds, fewer than 178 would be a chance of 10⁻⁴; more is no fault, since what the tables and bins may leave is included.
#[test]
fn stated_errors_are_true() {
    for Skewed { name, study, quantile, above_one } in all() {
        let model = model(&study);
        for method in METHODS {
            let mut within = [0; 4];
            for seed in 1..=200 {
                let mut simulation = simulation(&model, Draws { seed, method });
                simulation.advance(8_192);
                let found = simulation.summary();
                let exact = [quantile(0.05), quantile(0.5), quantile(0.95), above_one];
                for ((within, (value, error)), exact) in
                    within.iter_mut().zip([found.p5, found.p50, found.p95, found.above]).zip(exact)
                {
                    *within += usize::from((value - exact).abs() <= 2.365 * error);
                }
            }
            assert!(within.iter().all(|times| *times >= 178), "{name}, {method:?}: {within:?} of 200");
        }
    }
}

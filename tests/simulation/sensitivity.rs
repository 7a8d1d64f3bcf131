//! Sensitivity analysis, compared with closed forms.

use crate::{METHODS, model, normal, point, spread, study, uncertain_cases};
use retombees::analysis::simulation::{Finding, SensitivityAnalysis, SimulationModel, YEARS_DRAWS};
use retombees::number::Decimal;
use retombees::number::real::{powi, sin};
use retombees::stats::special::{normal_cdf, normal_density, normal_quantile};
use retombees::stats::{Draws, Method, Tables};
use retombees::study::{Correlation, Shared, Study};

fn analysis(model: &SimulationModel, draws: Draws, threshold: f64) -> SensitivityAnalysis {
    let mut analysis = SensitivityAnalysis::new(model, &mut Tables::default(), draws, threshold).expect("a ratio");
    while analysis.advance() {}
    assert_eq!(analysis.findings().len(), model.uncertain.len());
    analysis
}

fn findings(study: &Study, draws: Draws, threshold: f64) -> Vec<Finding> {
    analysis(&model(study), draws, threshold).findings().to_vec()
}

#[track_caller]
fn of<'a>(findings: &'a [Finding], path: &str) -> &'a Finding {
    findings.iter().find(|finding| finding.path == path).unwrap()
}

#[track_caller]
fn within_errors(what: &str, (found, error): (f64, f64), expected: f64) {
    assert!(error > 0.0 && (found - expected).abs() <= 4.0 * error, "{what}: {found} ± {error} for {expected}");
}

/// Deviations of the addends of a sum.
const DEVIATIONS: [(&str, f64); 4] = [("a", 20.0), ("b", 15.0), ("c", 8.0), ("d", 4.0)];

/// 100 are put in; what comes out is a sum of normal numbers of mean 135, the last of them a harm, and of a number that is
/// multiplied by 0.
fn sum() -> Study {
    let proxy = |n: usize| normal([60.0, 50.0, 35.0, -10.0][n], DEVIATIONS[n].1);
    let mut outcomes: Vec<_> =
        DEVIATIONS.iter().enumerate().map(|(n, (id, _))| (*id, point(1.0), proxy(n), "")).collect();
    outcomes.push(("nothing", spread(1.0, Some(2.0), 3.0, "pert"), point(0.0), ""));
    study(&point(100.0), &outcomes)
}

#[test]
fn first_order_indices_of_a_sum_are_shares_of_its_variance() {
    let variance: f64 = DEVIATIONS.iter().map(|(_, sd)| sd * sd).sum();
    for method in METHODS {
        for seed in 1..=4 {
            let found = findings(&sum(), Draws { seed, method }, 1.0);
            for (id, sd) in DEVIATIONS {
                let finding = of(&found, &format!("outcomes/{id}/proxy"));
                within_errors(&format!("{method:?}, seed {seed}, {id}"), finding.sobol, sd * sd / variance);
                assert!(finding.sobol.1 < 0.03, "the error is of use: {:?}", finding.sobol);
            }
        }
    }
}

#[test]
fn what_is_multiplied_by_zero_has_no_part_at_all() {
    for method in METHODS {
        let found = findings(&sum(), Draws { seed: 1, method }, 1.35);
        let nothing = of(&found, "outcomes/nothing/quantity");
        assert_eq!((nothing.sobol, nothing.rank_correlation, nothing.evpi), ((0.0, 0.0), 0.0, (0.0, 0.0)));
    }
}

#[test]
fn what_hardly_matters_is_found_to_be_about_nothing() {
    let outcomes = [
        ("a", point(1.0), normal(120.0, 10.0), ""),
        ("grain", spread(1.0, Some(2.0), 3.0, "pert"), point(0.000_001), ""),
    ];
    let study = study(&point(100.0), &outcomes);
    for method in METHODS {
        for seed in 1..=4 {
            // Above 1 in nearly all draws, and in half of them: in the first no decision hangs on the grain, not even by chance.
            let (clear, close) =
                (findings(&study, Draws { seed, method }, 1.0), findings(&study, Draws { seed, method }, 1.2));
            let (clear, close) = (of(&clear, "outcomes/grain/quantity"), of(&close, "outcomes/grain/quantity"));
            assert!(clear.sobol.0 <= 4.0 * clear.sobol.1 && clear.sobol.0 < 0.01, "{method:?}: {:?}", clear.sobol);
            assert_eq!(clear.evpi, (0.0, 0.0), "{method:?}, seed {seed}");
            assert!(close.evpi.0 <= 4.0 * close.evpi.1 && close.evpi.1 < 0.1, "{method:?}: {:?}", close.evpi);
            assert!(clear.rank_correlation.abs() < 0.04, "{method:?}: {}", clear.rank_correlation);
        }
    }
}

#[test]
fn knowing_a_normal_number_is_worth_what_the_formula_says() {
    // The net value is N(m, …) and a number moves it by s: E[max(0, m + s Z)] − max(0, m) = s φ(m / s) + m Φ(m / s) − max(0, m).
    for threshold in [1.2, 1.35, 1.5] {
        let m = 135.0 - 100.0 * threshold;
        for method in METHODS {
            for seed in 1..=3 {
                let found = findings(&sum(), Draws { seed, method }, threshold);
                for (id, s) in &DEVIATIONS[..2] {
                    let expected = s * normal_density(m / s) + m * normal_cdf(m / s) - m.max(0.0);
                    let finding = of(&found, &format!("outcomes/{id}/proxy"));
                    within_errors(&format!("{method:?}, seed {seed}, {threshold}, {id}"), finding.evpi, expected);
                }
            }
        }
    }
}

#[test]
fn nothing_known_is_worth_less_than_nothing() {
    for (key, study) in uncertain_cases() {
        for method in METHODS {
            for finding in findings(&study, Draws { seed: 1, method }, 1.0) {
                let ((gain, error), (share, share_error)) = (finding.evpi, finding.sobol);
                assert!(gain >= 0.0 && error >= 0.0 && gain.is_finite(), "{key}: {finding:?}");
                assert!((0.0..=1.0).contains(&share) && share_error >= 0.0, "{key}: {finding:?}");
                assert!((-1.0..=1.0).contains(&finding.rank_correlation), "{key}: {finding:?}");
            }
        }
    }
}

#[test]
fn rank_correlations_have_the_sign_of_what_a_number_does() {
    let more = |share: &str| format!(r#","{share}":{}"#, spread(0.1, Some(0.3), 0.5, "triangular"));
    let (deadweight, attribution) = (more("deadweight"), more("attribution"));
    let outcomes = [
        ("good", spread(8.0, Some(10.0), 12.0, "pert"), spread(15.0, None, 25.0, "uniform"), deadweight.as_str()),
        ("harm", spread(8.0, Some(10.0), 12.0, "pert"), point(-8.0), attribution.as_str()),
    ];
    let study = study(&spread(80.0, Some(100.0), 120.0, "pert"), &outcomes);
    for method in METHODS {
        let found = findings(&study, Draws { seed: 1, method }, 1.0);
        for (path, sign) in [
            ("inputs/i/unit_value", -1.0),
            ("outcomes/good/quantity", 1.0),
            ("outcomes/good/proxy", 1.0),
            ("outcomes/good/deadweight", -1.0),
            ("outcomes/harm/quantity", -1.0),
            ("outcomes/harm/attribution", 1.0),
        ] {
            let correlation = of(&found, path).rank_correlation;
            // 0.03 is four errors of a correlation that is nothing.
            assert!(correlation * sign > 0.03, "{method:?}, {path}: {correlation}");
        }
    }
}

#[test]
fn one_number_alone_decides_everything() {
    for (member, sign) in [("", 1.0), (r#","deadweight":{"low":"0.1","value":"0.2","high":"0.6"}"#, -1.0)] {
        let quantity = if sign > 0.0 { spread(5.0, None, 9.0, "lognormal") } else { point(7.0) };
        let study = study(&point(50.0), &[("a", quantity, point(10.0), member)]);
        for method in METHODS {
            let found = findings(&study, Draws { seed: 1, method }, 1.0);
            assert_eq!(found.len(), 1);
            assert!((found[0].rank_correlation - sign).abs() < 1e-3, "{method:?}: {found:?}");
            assert!(found[0].sobol.0 > 0.97, "{method:?}: {found:?}");
        }
    }
}

#[test]
fn the_years_are_spread_as_their_values_are() {
    let quantity = format!("[{},{}]", normal(100.0, 10.0), normal(50.0, 20.0));
    let text = format!(
        r#"{{"format":"retombees.study","version":1,"stakeholders":[{{"id":"s"}}],
        "inputs":[{{"id":"i","stakeholder":"s","kind":"cash","unit_value":"100"}}],
        "outcomes":[{{"id":"o","stakeholder":"s","cohorts":{quantity},"proxy":{{"value":"2"}},"duration":1,"first_year":1}}]}}"#
    );
    let study: Study = retombees::file::read(text.as_bytes()).unwrap();
    let years = analysis(&model(&study), Draws { seed: 1, method: Method::Lattice }, 1.0).years();
    let found: Vec<u32> = years.iter().map(|(year, _)| *year).collect();
    assert_eq!(found, [0, 1, 2]);
    for ((_, summary), (mean, sd)) in years.iter().zip([(0.0, 0.0), (200.0, 20.0), (100.0, 40.0)]) {
        assert_eq!(summary.draws, YEARS_DRAWS);
        let half = 1.644_853_626_951_472_2 * sd;
        for (quantile, expected) in [(summary.p5.0, mean - half), (summary.p50.0, mean), (summary.p95.0, mean + half)] {
            assert!((quantile - expected).abs() <= 0.06 * sd + 1e-9, "{quantile} for {expected}");
        }
    }
}

// ------------------------------------------------------------------------------------------ clipped, grouped, and rare decisions

/// A share drawn from 0.5 to 1.5 is 1 in half of the draws: the ratio is its complement, and falls with it.
#[test]
fn a_clipped_share_that_decides_alone_has_a_rank_correlation_of_minus_one() {
    let share = format!(r#","deadweight":{}"#, spread(0.5, Some(1.0), 1.5, "uniform"));
    let study = study(&point(100.0), &[("o", point(3.0), point(50.0), &share)]);
    for method in METHODS {
        let found = findings(&study, Draws { seed: 1, method }, 1.0);
        let correlation = of(&found, "outcomes/o/deadweight").rank_correlation;
        assert!((correlation + 1.0).abs() < 1e-3, "{method:?}: {correlation}");
    }
}

/// `E[max(0, 158 − x)] − 58` for x normal with P5 60 and P95 140: the decision changes for 1 draw in 117.
#[test]
fn what_a_rare_decision_is_worth_is_found() {
    let study = study(&spread(60.0, None, 140.0, "normal"), &[("o", point(3.16), point(50.0), "")]);
    let (m, s) = (58.0, 40.0 / 1.644_853_626_951_472_2);
    let expected = s * normal_density(m / s) + m * normal_cdf(m / s) - m;
    assert!((expected - 0.069).abs() < 1e-3, "{expected}");
    for method in METHODS {
        for seed in 1..=3 {
            let found = findings(&study, Draws { seed, method }, 1.0);
            within_errors("rare", of(&found, "inputs/i/unit_value").evpi, expected);
        }
    }
}

/// Of two numbers that always move together, the one outside the total tells all that the other tells.
#[test]
fn what_moves_together_with_what_counts_tells_as_much() {
    let range = || spread(1.0, None, 5.0, "pert");
    let outcomes = [("o", range(), point(50.0), ""), ("z", range(), point(50.0), r#","material":false"#)];
    let mut study = study(&point(100.0), &outcomes);
    let members = ["outcomes/o/quantity", "outcomes/z/quantity"].map(str::to_owned).to_vec();
    let group = |rank_correlation| Correlation {
        id: "g".to_owned(),
        members: members.clone(),
        rank_correlation,
        ..Correlation::default()
    };
    study.correlations = vec![Shared::new(group(Decimal::ONE))];
    let found = findings(&study, Draws { seed: 1, method: Method::Lattice }, 1.5);
    let (counted, beside) = (of(&found, "outcomes/o/quantity"), of(&found, "outcomes/z/quantity"));
    assert!((counted.sobol.0 - 1.0).abs() < 0.01 && counted.evpi.0 > 1.0, "{counted:?}");
    assert_eq!((counted.sobol, counted.evpi), (beside.sobol, beside.evpi));
    study.correlations = vec![Shared::new(group(Decimal::ZERO))];
    let found = findings(&study, Draws { seed: 1, method: Method::Lattice }, 1.5);
    assert_eq!(of(&found, "outcomes/z/quantity").evpi, (0.0, 0.0));
}

/// Two shares that move together, half of whose draws are clipped to 1: the index of one is the variance of what is expected at
/// its clipped value, found here by plain loops over many draws.
#[test]
fn the_index_of_a_clipped_share_in_a_group_does_not_know_more_than_its_value() {
    let share = |name: &str| format!(r#","{name}":{}"#, spread(0.5, Some(1.0), 1.5, "uniform"));
    let (one, other) = (share("deadweight"), share("deadweight"));
    let outcomes = [("a", point(3.0), point(50.0), one.as_str()), ("b", point(3.0), point(50.0), other.as_str())];
    let mut study = study(&point(100.0), &outcomes);
    let members = ["outcomes/a/deadweight", "outcomes/b/deadweight"].map(str::to_owned).to_vec();
    let rank_correlation = Decimal::new(6, 1);
    study.correlations =
        vec![Shared::new(Correlation { id: "g".to_owned(), members, rank_correlation, ..Correlation::default() })];
    // E[B | A] with A = 1 − clipped: a grid of quantiles of the common and own normal values.
    let r = 2.0 * sin(std::f64::consts::PI * 0.6 / 6.0);
    let kept = |z: f64| 1.0 - (0.5 + normal_cdf(z)).min(1.0);
    let grid: Vec<f64> = (0..400).map(|i| normal_quantile((f64::from(i) + 0.5) / 400.0)).collect();
    // The correlation of the two normal values is r: B's is r·zA + √(1 − r²)·z.
    let both = |a: f64, z: f64| kept(a) + kept(r * a + (1.0 - r * r).sqrt() * z);
    let n = 400.0 * 400.0;
    let all = || grid.iter().flat_map(|a| grid.iter().map(move |z| (*a, *z)));
    let mean = all().map(|(a, z)| both(a, z)).sum::<f64>() / n;
    let variance = all().map(|(a, z)| powi(both(a, z) - mean, 2)).sum::<f64>() / n;
    let (clipped, open): (Vec<f64>, Vec<f64>) = grid.iter().copied().partition(|a| kept(*a) <= 0.0);
    let count = |values: &[f64]| values.iter().map(|_| 1.0).sum::<f64>();
    let expected_at = |values: &[f64]| {
        values.iter().flat_map(|a| grid.iter().map(|z| both(*a, *z))).sum::<f64>() / (count(values) * 400.0)
    };
    let between = count(&clipped) / 400.0 * powi(expected_at(&clipped) - mean, 2)
        + open.iter().map(|a| powi(expected_at(&[*a]) - mean, 2)).sum::<f64>() / 400.0;
    for seed in 1..=3 {
        let found = findings(&study, Draws { seed, method: Method::Lattice }, 1.0);
        within_errors("clipped", of(&found, "outcomes/a/deadweight").sobol, between / variance);
    }
}

/// For the sum of normal numbers, knowing everything is worth `E[max(0, N(m, s))] − max(0, m)`, and more than any one of them.
#[test]
fn everything_known_together_is_worth_more_than_one_number() {
    let s = DEVIATIONS.iter().map(|(_, sd)| sd * sd).sum::<f64>().sqrt();
    for threshold in [0.9, 1.2, 1.35] {
        let m = 135.0 - 100.0 * threshold;
        let expected = s * normal_density(m / s) + m * normal_cdf(m / s) - m.max(0.0);
        let analysis = analysis(&model(&sum()), Draws { seed: 1, method: Method::Lattice }, threshold);
        within_errors("all", analysis.evpi_of_all(), expected);
        assert!(analysis.findings().iter().all(|one| one.evpi.0 <= analysis.evpi_of_all().0 + 4.0 * one.evpi.1));
    }
}

//! Draws are the same in any slices and any worker, and for any order of the inputs and outcomes.

use crate::expected::{CASE, DRAWS, FINGERPRINT, GROUPED, SEED, grouped};
use crate::{METHODS, model, normal, point, simulation, spread, study, uncertain_cases};
use retombees::analysis;
use retombees::analysis::DefaultRanges;
use retombees::analysis::simulation::protocol::{Request, SimulationRequest};
use retombees::analysis::simulation::{Job, SimulationModel, fingerprint};
use retombees::file;
use retombees::number::real;
use retombees::stats::{Draws, Histogram, Method, Summary};
use retombees::study::{Estimate, Operation, Override, Scenario, Study};
use rust_decimal::dec;

fn histogram(model: &SimulationModel, draws: Draws, slices: &[u64]) -> Histogram {
    let mut simulation = simulation(model, draws);
    for n in slices {
        simulation.advance(*n);
    }
    simulation.histogram().clone()
}

#[test]
fn slices_change_nothing() {
    for (key, study) in uncertain_cases() {
        let model = model(&study);
        for method in METHODS {
            let draws = Draws { seed: 5, method };
            let whole = histogram(&model, draws, &[2_500]);
            assert_eq!(whole.draws(), 2_500);
            for size in [1, 7, 512] {
                let mut slices: Vec<u64> = (0..2_500 / size).map(|_| size).collect();
                slices.push(2_500 % size);
                assert_eq!(histogram(&model, draws, &slices), whole, "{key}, {method:?}, slices of {size}");
            }
            assert_ne!(histogram(&model, Draws { seed: 6, method }, &[2_500]), whole, "{key}: another seed");
        }
    }
}

#[test]
fn four_workers_make_what_one_makes() {
    for (key, study) in uncertain_cases() {
        let model = model(&study);
        for method in METHODS {
            let draws = Draws { seed: 9, method };
            let whole = histogram(&model, draws, &[5_003]);
            // Parts of unequal size, none of which ends with a block, merged in another order.
            let parts = [(0, 1_001), (1_001, 2_000), (3_001, 1), (3_002, 2_001)];
            let workers = parts.map(|(start, n)| {
                let mut worker = simulation(&model, draws).starting_at(start);
                worker.advance(n);
                worker.histogram().clone()
            });
            let mut all = simulation(&model, draws);
            for part in [2, 0, 3, 1] {
                all.merge(&workers[part]);
            }
            assert_eq!(all.histogram(), &whole, "{key}, {method:?}");
            assert_eq!(all.summary(), whole.summary());
        }
    }
}

fn figures(summary: &Summary) -> Vec<f64> {
    let Summary { draws: _, undefined: _, mean, sd, p5, p50, p95, above } = *summary;
    [p5, p50, p95, above].into_iter().flat_map(|(figure, error)| [figure, error]).chain([mean, sd]).collect()
}

#[test]
fn the_order_of_rows_changes_no_figure() {
    for (key, study) in uncertain_cases() {
        let summary = |study: &Study, method| {
            let mut simulation = simulation(&model(study), Draws { seed: 3, method });
            simulation.advance(20_000);
            simulation.summary()
        };
        let mut reversed = study.clone();
        reversed.outcomes.reverse();
        reversed.stakeholders.reverse();
        reversed.inputs.reverse();
        let mut turned = study.clone();
        turned.outcomes.rotate_left(2);
        turned.inputs.rotate_left(1);
        assert!(reversed != study && turned != study, "{key}: there is an order");
        for method in METHODS {
            let expected = figures(&summary(&study, method));
            for other in [&reversed, &turned] {
                let found = figures(&summary(other, method));
                // An error is as exact as the figures whose difference it is.
                let size = expected.iter().fold(0.0_f64, |size, x| size.max(x.abs()));
                let near = found.iter().zip(&expected).all(|(a, b)| (a - b).abs() <= 1e-12 * size);
                assert!(near, "{key}, {method:?}: {found:?} for {expected:?}");
            }
        }
    }
}

#[test]
fn an_override_that_changes_nothing_changes_no_bit() {
    for (key, study) in uncertain_cases() {
        // Hypotheses would continue the activity.
        let study = Study { variables: Vec::new(), incompatible: Vec::new(), scenarios: Vec::new(), ..study };
        let before = model(&study);
        for (operation, value) in [(Operation::Scale, dec!(1)), (Operation::Add, dec!(0))] {
            let change = |path: &String| Override {
                target: path.clone(),
                operation,
                value: Estimate::of(value),
                ..Override::default()
            };
            let overrides: Vec<Override> = before.uncertain.iter().map(|one| change(&one.path)).collect();
            let (same, findings) = analysis::apply(&study, &Scenario { overrides, ..Scenario::default() });
            assert_eq!(findings, []);
            assert_eq!(fingerprint(&model(&same), 2, 3_000), fingerprint(&before, 2, 3_000), "{key}, {operation:?}");
        }
    }
}

#[test]
fn draws_stay_those_of_their_number_when_another_is_added() {
    // Plain draws belong to the path of the number: an outcome without value beside it moves nothing. In a lattice the place of a
    // number among the others counts too.
    let one = ("a", spread(5.0, None, 9.0, "lognormal"), point(10.0), "");
    let other = ("0", spread(1.0, Some(2.0), 3.0, "pert"), point(0.0), "");
    let ratios = |outcomes: &[(&str, String, String, &str)]| {
        simulation(&model(&study(&point(70.0), outcomes)), Draws { seed: 1, method: Method::Plain })
            .ratios(3)
            .map(f64::to_bits)
    };
    assert_eq!(ratios(std::slice::from_ref(&one)), ratios(&[other, one]));
}

#[test]
fn the_fingerprint_is_the_same_on_every_machine() {
    let study = file::bundled(CASE).unwrap().study().unwrap();
    let model = model(&study);
    let found = fingerprint(&model, SEED, DRAWS);
    assert_eq!(found, FINGERPRINT, "0x{found:016X}");
    let others =
        [fingerprint(&model, SEED + 1, DRAWS), fingerprint(&model, SEED, DRAWS - 1), fingerprint(&model, SEED, 0)];
    assert!(!others.contains(&found), "the seed and the draws have a part in it");
    let mut together = study.clone();
    grouped(&mut together, &model);
    let found = fingerprint(&crate::model(&together), SEED, DRAWS);
    assert_eq!(found, GROUPED, "0x{found:016X}");
}

#[test]
fn nothing_that_varies_gives_the_ratio_of_the_stated_numbers() {
    let model = model(&file::bundled("wheels-to-meals").unwrap().study().unwrap());
    let ratio = real::from_decimal(model.evaluation.value(model.ratio().unwrap()).unwrap());
    let mut simulation = simulation(&model, Draws { seed: 1, method: Method::Lattice });
    assert!(!simulation.varies() && !model.is_uncertain());
    simulation.advance(1_000);
    let found = simulation.summary();
    for figure in [found.mean, found.p5.0, found.p50.0, found.p95.0] {
        assert!((figure - ratio).abs() < 1e-9 * ratio, "{figure} for {ratio}");
    }
    assert!(found.sd < 1e-9 && found.above.0 > 0.999);
}

/// What is saved of the draws has no number that is none.
#[test]
fn s7_a_saved_draw_without_a_ratio_is_an_empty_cell() {
    let study = study(&normal(40.0, 50.0 / 1.644_853_626_951_472_2), &[("a", point(1.0), point(30.0), "")]);
    let mut job = Job::default();
    job.open(&Request::Simulation(SimulationRequest {
        study: study.into(),
        scenario: None,
        default_ranges: DefaultRanges::default(),
        threshold: dec!(1),
    }))
    .unwrap();
    let text = job.table(1_000);
    let ratios: Vec<&str> = text.lines().skip(1).map(|line| line.split_once(',').unwrap().1).collect();
    let (stated, empty): (Vec<&str>, Vec<&str>) = ratios.iter().partition(|ratio| !ratio.is_empty());
    assert_eq!((ratios.len(), text.lines().next()), (1_000, Some("draw,ratio")));
    // In a share Φ(−0.8 z) of the draws, 9.4 %.
    assert!((60..130).contains(&empty.len()), "{}", empty.len());
    assert!(stated.iter().all(|ratio| ratio.parse::<f64>().is_ok_and(f64::is_finite)));
}

#[test]
fn a_draw_in_which_nothing_is_put_in_has_no_ratio() {
    // P5 of what is put in is −10, P95 is 90: it is 0 or less in a share Φ(−40 / (100 / 2 z)) of the draws.
    let study = study(&normal(40.0, 50.0 / 1.644_853_626_951_472_2), &[("a", point(1.0), point(30.0), "")]);
    for method in METHODS {
        let mut simulation = simulation(&model(&study), Draws { seed: 1, method });
        simulation.advance(100_000);
        let found = simulation.summary();
        assert_eq!(found.draws + found.undefined, 100_000);
        let share = retombees::stats::special::normal_cdf(-0.8 * 1.644_853_626_951_472_2);
        assert!(
            (f64::from(u32::try_from(found.undefined).unwrap()) / 100_000.0 - share).abs() < 0.003,
            "{method:?}: {}",
            found.undefined
        );
        assert!(found.p5.0 > 0.0 && found.mean > 0.0, "no ratio is negative: {found:?}");
        // Of the draws that have a ratio, those above 1 are those in which less than 30 is put in.
        let below = retombees::stats::special::normal_cdf(-0.2 * 1.644_853_626_951_472_2);
        assert!((found.above.0 - (below - share) / (1.0 - share)).abs() < 0.01, "{method:?}: {:?}", found.above);
    }
}

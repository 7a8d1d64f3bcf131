//! Scenario simulations, compared with closed forms, with single simulations, and with the same scenarios in another order.

use crate::{normal, point, spread, study};
use retombees::analysis::scenarios::apply_quietly;
use retombees::analysis::simulation::ranking::Standing;
use retombees::analysis::simulation::{
    FIRST_LEVEL, Job, LatticeDimensions, MOST_DRAWS, Request, ScenarioSimulation, ScenarioSimulationRequest,
    SimulationModel, SimulationRequest,
};
use retombees::analysis::{DefaultRanges, Ranking};
use retombees::file;
use retombees::number::{Decimal, plain, real};
use retombees::stats::Tables;
use retombees::stats::special::normal_cdf;
use retombees::study::{Estimate, Operation, Override, Scenario, Seed, Shared, Study};
use rust_decimal::dec;

type Change<'a> = (&'a str, Operation, Decimal);

fn scenario(id: &str, changes: &[Change<'_>]) -> Shared<Scenario> {
    let change = |(target, operation, value): &Change<'_>| Override {
        target: (*target).to_owned(),
        operation: *operation,
        value: Estimate::of(*value),
        ..Override::default()
    };
    Shared::new(Scenario { id: id.to_owned(), overrides: changes.iter().map(change).collect(), ..Scenario::default() })
}

fn scenario_simulation(study: &Study, seed: u64, slice: u64) -> Ranking {
    let mut scenario_simulation =
        ScenarioSimulation::new(study.clone(), DefaultRanges::default(), seed).expect("scenarios");
    let mut tables = Tables::default();
    while scenario_simulation.prepare(&mut tables) {}
    assert_eq!(scenario_simulation.ranking(), None, "before the draws are made there is nothing to say");
    while scenario_simulation.advance(slice) {}
    scenario_simulation.ranking().expect("all draws are made")
}

fn of<'a>(ranking: &'a Ranking, scenario: &str) -> &'a Standing {
    ranking.standing(scenario).unwrap()
}

fn share(share: Option<retombees::analysis::simulation::ranking::Share>) -> f64 {
    real::from_decimal(share.unwrap().share)
}

/// 3 / √n, for the draws of the run.
const WITHIN: f64 = 3.0 / 128.0;

#[track_caller]
fn near(what: &str, found: f64, expected: f64) {
    assert!((found - expected).abs() <= WITHIN, "{what}: {found} for {expected}");
}

const SEEDS: [u64; 4] = [1, 2, 3, 18_446_744_073_709_551_615];

/// The worked cases that have scenarios.
fn cases() -> Vec<(&'static str, Study)> {
    let cases = file::CASES.iter().map(|case| (case.key, case.study().unwrap()));
    let cases: Vec<_> = cases.filter(|(_, study)| !study.scenarios.is_empty()).collect();
    assert!(cases.len() >= 2, "the cases carry scenarios");
    cases
}

// ------------------------------------------------------------------------------------------------------------ closed forms

#[test]
fn of_two_independent_numbers_one_is_greater_as_often_as_the_formula_says() {
    // Only a, X ~ N(100, 20); or only b, Y ~ N(110, 15): X > Y with probability Φ(−10 / 25). As stated, b is first.
    let outcomes = [("a", point(1.0), normal(100.0, 20.0), ""), ("b", point(1.0), normal(110.0, 15.0), "")];
    let mut study = study(&point(50.0), &outcomes);
    let only = |id, other| scenario(id, &[(other, Operation::Set, dec!(0))]);
    study.scenarios = vec![only("a", "outcomes/b/proxy"), only("b", "outcomes/a/proxy")];
    study.scenarios[0].make_mut().reference = true;
    let expected = normal_cdf(-10.0 / 25.0);
    for seed in SEEDS {
        let ranking = scenario_simulation(&study, seed, 4_096);
        let order = ranking.order.unwrap();
        near("a is first", share(of(&ranking, "a").probability_best), expected);
        near("b is first", share(of(&ranking, "b").probability_best), 1.0 - expected);
        near("b is better", share(of(&ranking, "b").probability_better), 1.0 - expected);
        near("overturned", share(Some(order.order)), expected);
        assert_eq!(order.order, order.best, "of two, another order is another first");
        let [as_stated, a] = ["", "a"].map(|id| of(&ranking, id));
        assert_eq!(
            (as_stated.probability_best, a.probability_better),
            (None, None),
            "one is no choice, the other the reference"
        );
        let error = real::from_decimal(order.order.error);
        assert!(error > 0.0 && error < 0.01, "{error}");
    }
}

#[test]
fn what_is_common_to_two_scenarios_does_not_part_them() {
    // Value ten per cent more for 10.5 more: better where X > 105, X ~ N(100, 20). Were the draws of the two not the same, the
    // deviation of their difference would be 30 and not 2.
    let mut study = study(&point(50.0), &[("a", point(1.0), normal(100.0, 20.0), "")]);
    study.scenarios = vec![scenario(
        "more",
        &[("outcomes/a/proxy", Operation::Scale, dec!(1.1)), ("inputs/i/unit_value", Operation::Add, dec!(10.5))],
    )];
    for seed in SEEDS {
        let ranking = scenario_simulation(&study, seed, 512);
        let expected = normal_cdf(-5.0 / 20.0);
        near("more is better", share(of(&ranking, "more").probability_better), expected);
        near("as stated is first", share(of(&ranking, "").probability_best), 1.0 - expected);
        near("overturned", share(ranking.order.map(|it| it.order)), expected);
    }
}

#[test]
fn a_uniform_number_against_a_sure_one() {
    // Three choices: a sure 12; U(0, 20), stated as 10; a sure 8. The sure first one is first with 0.6; another order comes above
    // 12 and below 8.
    let outcomes = [("a", point(1.0), spread(0.0, None, 20.0, "uniform"), ""), ("sure", point(1.0), point(0.0), "")];
    let mut study = study(&point(5.0), &outcomes);
    let sure = |id, worth| {
        scenario(id, &[("outcomes/a/proxy", Operation::Set, dec!(0)), ("outcomes/sure/proxy", Operation::Set, worth)])
    };
    study.scenarios = vec![sure("low", dec!(8)), sure("high", dec!(12))];
    for seed in SEEDS {
        let ranking = scenario_simulation(&study, seed, 1_000);
        let order = ranking.order.unwrap();
        near("high is first", share(of(&ranking, "high").probability_best), 0.6);
        near("another is first", share(Some(order.best)), 0.4);
        near("overturned", share(Some(order.order)), 0.4 + 0.4);
        near("low is better than as stated", share(of(&ranking, "low").probability_better), 0.4);
        assert_eq!(of(&ranking, "low").probability_best.unwrap().share, dec!(0));
    }
}

// --------------------------------------------------------------------------------------------------- what is never overturned

#[test]
fn two_of_the_same_are_both_first_and_never_overturned() {
    for (key, study) in cases() {
        let first = study.scenarios[0].clone();
        let again = Shared::new(Scenario { id: "again".to_owned(), ..Scenario::clone(&first) });
        let study = Study { scenarios: vec![first.clone(), again], ..study };
        let ranking = scenario_simulation(&study, 1, 16_384);
        let order = ranking.order.unwrap();
        assert_eq!((order.order.share, order.best.share), (dec!(0), dec!(0)), "{key}");
        for id in [first.id.as_str(), "again"] {
            assert_eq!(of(&ranking, id).probability_best.unwrap().share, dec!(1), "{key}, {id}");
        }
        assert_eq!(of(&ranking, "again").probability_better.unwrap().share, dec!(0), "{key}: equal is not better");
    }
}

#[test]
fn what_is_better_in_everything_is_always_first() {
    let outcomes = [
        ("a", spread(8.0, Some(10.0), 16.0, "pert"), spread(1.0, None, 25.0, "lognormal"), ""),
        ("b", point(3.0), spread(5.0, Some(9.0), 20.0, "triangular"), ""),
    ];
    let mut study = study(&spread(80.0, Some(100.0), 120.0, "pert"), &outcomes);
    let better = [
        ("outcomes/a/proxy", Operation::Scale, dec!(1.01)),
        ("outcomes/b/quantity", Operation::Add, dec!(0.01)),
        ("inputs/i/unit_value", Operation::Scale, dec!(0.99)),
    ];
    study.scenarios = vec![scenario("better", &better)];
    let ranking = scenario_simulation(&study, 7, 16_384);
    let (order, better) = (ranking.order.unwrap(), of(&ranking, "better"));
    assert_eq!((order.order.share, order.best.share, order.order.error), (dec!(0), dec!(0), dec!(0)));
    assert_eq!((better.probability_best.unwrap().share, better.probability_better.unwrap().share), (dec!(1), dec!(1)));
    assert!(ranking.varies);
}

#[test]
fn where_nothing_is_spread_every_draw_is_as_stated() {
    let study = file::bundled("wheels-to-meals").unwrap().study().unwrap();
    assert!(LatticeDimensions::of(&study, &DefaultRanges::default()).is_empty());
    let ranking = scenario_simulation(&study, 1, 16_384);
    assert!(!ranking.varies && ranking.order.unwrap().order.share.is_zero());
    let model = SimulationModel::of(&study, &DefaultRanges::default());
    let ratio = model.evaluation.value(model.ratio().unwrap()).unwrap();
    let found = of(&ranking, "").ratio.unwrap();
    let ratio = plain::rounded_to_fit(ratio);
    assert_eq!([found.p5, found.p50, found.p95], [ratio; 3], "to the last digit that a text may have");
}

// ----------------------------------------------------------------------------------------------------- whatever is undefined

#[test]
fn a_scenario_without_ratio_is_ranked_all_the_same() {
    let mut study = study(&point(50.0), &[("a", point(1.0), normal(100.0, 20.0), "")]);
    study.scenarios = vec![scenario("free", &[("inputs/i/unit_value", Operation::Set, dec!(0))])];
    let ranking = scenario_simulation(&study, 1, 16_384);
    let free = of(&ranking, "free");
    assert_eq!((free.ratio, free.probability_best.unwrap().share), (None, dec!(1)));
    assert!(of(&ranking, "").ratio.is_some());
}

#[test]
fn where_there_is_nothing_to_choose_or_compare_nothing_is_said() {
    let default_ranges = DefaultRanges::default();
    let (_, case) = cases().remove(0);
    let none = Study { scenarios: Vec::new(), ..case.clone() };
    assert!(
        ScenarioSimulation::new(none, default_ranges, 1).is_none()
            && ScenarioSimulation::new(Study::default(), default_ranges, 1).is_none()
    );
    let mut without_money = case.clone();
    without_money.outcomes.iter_mut().for_each(|outcome| outcome.make_mut().valued = false);
    assert!(ScenarioSimulation::new(without_money, default_ranges, 1).is_none());
    // The only scenario is the reference: the study as stated is no choice beside it.
    let scenarios = vec![scenario("only", &[])];
    let mut alone = Study { scenarios, variables: Vec::new(), incompatible: Vec::new(), ..case };
    alone.scenarios[0].make_mut().reference = true;
    let ranking = scenario_simulation(&alone, 1, 16_384);
    assert!(ranking.order.is_none() && of(&ranking, "only").probability_best.is_none());
    assert_eq!(of(&ranking, "only").ratio, of(&ranking, "").ratio);
    assert!(of(&ranking, "only").ratio.is_some());
    // Nothing is stated: nothing is known, and nothing panics.
    let ranking = scenario_simulation(&Study { scenarios: vec![scenario("a", &[])], ..Study::default() }, 1, 16_384);
    assert!(ranking.columns.len() == 2 && ranking.columns.iter().all(|column| column.ratio.is_none()));
}

// ------------------------------------------------------------------------------------------------------------ the same draws

#[test]
fn slices_change_nothing() {
    for (key, study) in cases() {
        let whole = scenario_simulation(&study, 5, FIRST_LEVEL);
        for slice in [1, 7, 512] {
            assert_eq!(scenario_simulation(&study, 5, slice), whole, "{key}, slices of {slice}");
        }
        assert!(!whole.varies || scenario_simulation(&study, 6, FIRST_LEVEL) != whole, "{key}: another seed");
    }
}

#[test]
fn the_order_of_the_scenarios_changes_no_figure() {
    for (key, study) in cases() {
        let expected = scenario_simulation(&study, 3, FIRST_LEVEL);
        let mut turned = study.clone();
        turned.scenarios.reverse();
        let mut moved = study.clone();
        moved.scenarios.rotate_left(1);
        for other in [turned, moved] {
            let found = scenario_simulation(&other, 3, FIRST_LEVEL);
            assert_eq!(found.order, expected.order, "{key}");
            for column in &expected.columns {
                assert_eq!(found.standing(&column.scenario), Some(column), "{key}");
            }
        }
    }
}

#[test]
fn the_ratio_is_spread_as_the_simulation_of_the_scenario_alone_finds_it() {
    for (key, study) in cases() {
        let study = Shared::new(Study { seed: Seed(11), ..study });
        let default_ranges = DefaultRanges::default();
        let mut job = Job::default();
        let comparison = ScenarioSimulationRequest { study: study.clone(), default_ranges };
        assert_eq!(job.open(&Request::ScenarioSimulation(comparison)), Ok(()));
        assert_eq!(job.ranking(), None);
        while job.advance_scenarios(2_000) {}
        let ranking = job.ranking().unwrap();
        assert_eq!(ranking.columns.len(), study.scenarios.len() + 1, "{key}");
        for column in &ranking.columns {
            let scenario = (!column.scenario.is_empty()).then(|| column.scenario.clone());
            let (study, threshold) = (study.clone(), dec!(1));
            let alone = SimulationRequest { study, scenario, default_ranges, threshold };
            assert_eq!(job.open(&Request::Simulation(alone)), Ok(()));
            job.advance(ranking.draws);
            let alone = job.report().unwrap().ratio;
            let found = column.ratio.unwrap();
            if alone.sd.is_zero() {
                continue;
            }
            assert_eq!(
                [found.p5, found.p50, found.p95],
                [alone.p5, alone.p50, alone.p95],
                "{key}, {}",
                column.scenario
            );
        }
        assert_eq!(job.ranking(), Some(ranking), "{key}: the one leaves the other alone");
    }
}

#[test]
fn a_number_has_one_place_in_all_scenarios() {
    let default_ranges = DefaultRanges::default();
    for (key, study) in cases() {
        let places = LatticeDimensions::of(&study, &default_ranges);
        for scenario in &study.scenarios {
            let model = SimulationModel::at(&apply_quietly(&study, scenario), &default_ranges, &places);
            for one in &model.uncertain {
                assert_eq!(places.find(&one.path), Some(one.place), "{key}, {}: {}", scenario.id, one.path);
            }
        }
    }
    // A range that only a scenario states, of a number that comes first, and one that never reaches the sheet.
    let more = r#","deadweight":{"low":"0.1","value":"0.2","high":"0.6"}"#;
    let mut study =
        study(&point(50.0), &[("b", point(1.0), normal(100.0, 20.0), ""), ("c", point(1.0), point(1.0), more)]);
    study.outcomes[1].make_mut().valued = false;
    let mut wide = Scenario { id: "wide".to_owned(), ..Scenario::default() };
    let value =
        Estimate { range: Some(retombees::study::Range { low: dec!(1), high: dec!(3) }), ..Estimate::of(dec!(2)) };
    wide.overrides.push(Override { target: "outcomes/b/deadweight".to_owned(), value, ..Override::default() });
    wide.overrides[0].value.range = Some(retombees::study::Range { low: dec!(0.1), high: dec!(0.3) });
    wide.overrides[0].value.value = Some(dec!(0.2));
    wide.overrides[0].operation = Operation::Set;
    study.scenarios = vec![Shared::new(wide)];
    let places = LatticeDimensions::of(&study, &default_ranges);
    let paths = ["outcomes/b/deadweight", "outcomes/b/proxy", "outcomes/c/deadweight"];
    assert_eq!(paths.map(|path| places.find(path)), [Some(0), Some(1), Some(2)]);
    assert_eq!((places.len(), SimulationModel::of(&study, &default_ranges).uncertain[0].place), (3, 1));
}

/// A study of skewed amounts is drawn more often: until the errors are small, or to the limit.
#[test]
fn skewed_scenarios_are_drawn_until_their_errors_are_small() {
    let wide = |high: &str| format!(r#"{{"low":"1","high":"{high}","shape":"lognormal"}}"#);
    let outcomes = ["a", "b", "c"].map(|id| (id, point(1.0), wide("100"), ""));
    let mut study = study(&point(1.0), &outcomes);
    study.scenarios = vec![scenario("more", &[("outcomes/b/quantity", Operation::Scale, dec!(2))])];
    let mut run = ScenarioSimulation::new(study, DefaultRanges::default(), 4).unwrap();
    while run.prepare(&mut Tables::default()) {}
    assert_eq!((run.ranked(), run.ranking()), (0, None));
    assert!(run.advance(FIRST_LEVEL), "the errors are not small yet");
    let first = run.ranking().unwrap();
    assert_eq!((run.ranked(), first.draws), (FIRST_LEVEL, FIRST_LEVEL));
    assert!(run.advance(1_000));
    assert_eq!(run.ranked(), FIRST_LEVEL, "between two levels, the last one counts");
    while run.advance(FIRST_LEVEL) {}
    let last = run.ranking().unwrap();
    assert!(last.draws > FIRST_LEVEL && last.draws <= MOST_DRAWS, "{}", last.draws);
    // Each is 10 as often as not, and their sum, skewed as they are, more: the two runs agree on how much.
    let median = |ranking: &Ranking| of(ranking, "").ratio.unwrap().p50;
    assert!(median(&last) > dec!(40) && (median(&first) - median(&last)).abs() < dec!(1), "{}", median(&last));
}

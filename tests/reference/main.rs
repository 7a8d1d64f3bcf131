//! A second implementation of the calculation, written from `docs/format.md` and `docs/scenarios.md` in plain loops of `f64` over
//! the JSON of a study, and held against the sheet on random studies. It shares no code with the program.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::float_cmp,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail loudly, and its arithmetic is on purpose another one"
)]

mod admissible;
mod chain;
mod draws;
mod drivers;
mod plain;
mod scenarios;

#[path = "../support/mod.rs"]
#[allow(unreachable_pub, dead_code, reason = "shared by several test files, each of which uses a part")]
mod support;

use chain::Figures;
use plain::PlainStudy;
use proptest::strategy::{Strategy as _, ValueTree as _};
use proptest::test_runner::TestRunner;
use retombees::analysis::apply;
use retombees::file;
use retombees::methods::sroi::Evaluation;
use retombees::number::Decimal;
use retombees::number::real::from_decimal;
use retombees::sheet::CellId;
use retombees::study::{
    Choice, Driver, DriverKind, Estimate, Hypothesis, Operation, Override, Scenario, Shared, Study, Variable,
};
use std::collections::BTreeMap;

const STUDIES: usize = 2_000;

/// Random studies, the same in every run.
fn studies() -> impl Iterator<Item = Study> {
    let mut runner = TestRunner::deterministic();
    (0..STUDIES).map(move |_| support::study().new_tree(&mut runner).expect("a study").current())
}

fn parsed(study: &Study) -> PlainStudy {
    PlainStudy::of(&serde_json::from_str(&file::write(study)).expect("a file is JSON"))
}

/// Whether two figures agree: to 10⁻⁹ of the amounts that were added and subtracted.
fn agree(exact: f64, plain: f64, amounts: f64) -> bool {
    (exact - plain).abs() <= 1e-9 * amounts.max(exact.abs()).max(1e-12)
}

/// Holds the figures of a study to those of the second implementation; how many were compared.
#[track_caller]
fn compare(what: &str, study: &Study, plain: &PlainStudy) -> usize {
    let evaluation = Evaluation::of(study);
    let figures = Figures::of(plain);
    let mut compared = 0;
    let mut check = |name: &str, cell: Option<CellId>, expected: Option<f64>, amounts: f64| {
        let Some(cell) = cell else { return };
        // What is too large for 28 digits has no exact figure.
        let Some(exact) = evaluation.value(cell).map(from_decimal) else { return };
        let expected = expected.unwrap_or_else(|| panic!("{what}: {name} is {exact}, and the reference has none"));
        assert!(
            agree(exact, expected, amounts),
            "{what}: {name} is {exact}, the reference {expected}\n{}",
            file::write(study)
        );
        compared += 1;
    };
    let (amounts, put_in) = (figures.amounts, figures.inputs);
    check("inputs", Some(evaluation.inputs_present_value()), Some(put_in), put_in);
    check("present value", Some(evaluation.present_value()), Some(figures.present_value), amounts);
    check("net", Some(evaluation.net_present_value()), Some(figures.present_value - put_in), amounts + put_in);
    let cash_ratio = (figures.cash > 0.0).then(|| figures.present_value / figures.cash);
    check("cash ratio", evaluation.cash_ratio(), cash_ratio, amounts / figures.cash.max(1e-300));
    check("ratio", evaluation.ratio(), figures.ratio(), amounts / put_in.max(1e-300));
    for (place, outcome) in figures.outcomes.iter().enumerate() {
        let (impact, own) = outcome.map_or((None, None), |(impact, own)| (Some(impact), Some(own)));
        let size = figures.sizes[place];
        check(&format!("impact {place}"), evaluation.impact(place), impact, size);
        check(
            &format!("own present value {place}"),
            evaluation.own_present_value(place),
            own,
            figures.own_sizes[place],
        );
        assert_eq!(evaluation.impact(place).is_some(), impact.is_some(), "{what}: impact {place}");
    }
    for year in evaluation.years() {
        let expected = figures.years.get(year.year as usize).copied().unwrap_or_default();
        check(&format!("year {}", year.year), Some(year.value), Some(expected), figures.undiscounted);
        let present = figures.present.get(year.year as usize).copied().unwrap_or_default();
        check(&format!("present value of year {}", year.year), Some(year.present_value), Some(present), amounts);
    }
    if !figures.is_close_to_payback() {
        check("payback", evaluation.payback_months(), figures.payback, 1e3 * figures.payback.unwrap_or(1.0));
        check(
            "lasting payback",
            evaluation.lasting_payback_months(),
            figures.lasting,
            1e3 * figures.lasting.unwrap_or(1.0),
        );
        if evaluation.value(evaluation.present_value()).is_some() && put_in > 0.0 {
            assert_eq!(evaluation.payback_months().is_some(), figures.payback.is_some(), "{what}: payback");
        }
    }
    compared
}

#[test]
fn the_sheet_agrees_with_plain_loops_on_random_studies() {
    let (mut compared, mut with_ratio) = (0, 0);
    let mut members = [0; 9];
    for (n, study) in studies().enumerate() {
        let plain = parsed(&study);
        compared += compare(&format!("study {n}"), &study, &plain);
        for outcome in plain.priced().iter().filter(|it| it.valued && it.is_stated() && it.duration > Some(1.0)) {
            let adjusts = outcome.adjustments.iter().any(|(share, _)| share.is_some());
            let rates = [outcome.growth.is_some(), outcome.discount_rate.is_some()];
            let is_part = outcome.duration.is_some_and(|it| it.fract() > 0.0);
            let has = [!outcome.by_year.is_empty(), adjusts, outcome.early_drops > 0, rates[0], rates[1], is_part];
            let heads =
                [outcome.factors.iter().any(Option::is_some), !outcome.same_as.is_empty(), outcome.price_factor != 1.0];
            let has = has.into_iter().chain(heads);
            members.iter_mut().zip(has).for_each(|(count, has)| *count += usize::from(has));
        }
        let evaluation = Evaluation::of(&study);
        with_ratio += usize::from(evaluation.ratio().and_then(|cell| evaluation.value(cell)).is_some());
    }
    assert!(compared > 15_000 && with_ratio > STUDIES / 2, "{compared} figures, {with_ratio} ratios");
    assert!(members.iter().all(|count| *count > 100), "outcomes that have each of the rarer members: {members:?}");
}

#[test]
fn scenarios_agree_with_plain_loops_and_every_driver_acts() {
    let mut times: BTreeMap<&str, usize> = DriverKind::WORDS.iter().map(|word| (*word, 0)).collect();
    for (n, study) in studies().enumerate() {
        for study in [driven(&study, n), study] {
            let plain = parsed(&study);
            for (place, scenario) in study.scenarios.iter().enumerate() {
                let plain = scenarios::applied(&plain, place, &mut times);
                compare(&format!("study {n}, scenario {place}"), &apply(&study, scenario).0, &plain);
            }
        }
    }
    assert!(times.values().all(|times| *times >= 100), "how often each driver changed a number: {times:?}");
}

/// A study with two drivers of each of two kinds on its own numbers, and overrides before and after them.
fn driven(study: &Study, n: usize) -> Study {
    let mut random = Random(n as u64 + 1);
    let paths: Vec<String> = study.targets().iter().map(ToString::to_string).collect();
    let hypotheses = (0..2).map(|place| {
        let drivers =
            (0..2).map(|_| driver(DriverKind::ALL[(n + 5 * place) % DriverKind::ALL.len()], &paths, &mut random));
        let drivers = drivers.collect();
        let overrides = vec![change(&paths, &mut random)].into_iter().flatten().collect();
        Hypothesis { id: format!("h-{place}"), overrides, drivers, ..Hypothesis::default() }
    });
    let variables: Vec<_> = hypotheses
        .enumerate()
        .map(|(place, it)| {
            Shared::new(Variable { id: format!("v-{place}"), hypotheses: vec![it], ..Variable::default() })
        })
        .collect();
    let choices = (0..2).map(|n| Choice { variable: format!("v-{n}"), hypothesis: format!("h-{n}") }).collect();
    let overrides = (0..2).filter_map(|_| change(&paths, &mut random)).collect();
    let scenario = Scenario { id: "x-0".to_owned(), choices, overrides, ..Scenario::default() };
    let scenarios = vec![Shared::new(scenario), Shared::new(Scenario { id: "x-1".to_owned(), ..Scenario::default() })];
    Study { variables, scenarios, incompatible: Vec::new(), ..study.clone() }
}

fn driver(kind: DriverKind, paths: &[String], random: &mut Random) -> Driver {
    let acts = |path: &&String| drivers::applies(kind.word(), &path.split('/').collect::<Vec<_>>());
    let mut targets: Vec<String> = paths.iter().filter(acts).filter(|_| random.below(3) > 0).cloned().collect();
    targets.truncate(5);
    let mut driver = Driver { kind, targets, ..Driver::default() };
    for parameter in kind.parameters() {
        let share = Decimal::new(random.below(100) as i64, 2);
        let value = match parameter.word() {
            "years" => Decimal::from(1 + random.below(6)),
            "at_year" | "loss_year" => Decimal::from(random.below(4)),
            "contributors" | "hours" | "reached" | "hour_value" | "cost" => Decimal::from(random.below(40)),
            "step" | "rate" => share - Decimal::new(30, 2),
            "used" | "used_shared" | "odds_factor" => share + Decimal::new(1, 2),
            _ => share,
        };
        driver.set(*parameter, Some(value.min(Decimal::from(40)))).expect("an admissible parameter");
    }
    driver
}

/// An override of one of the numbers, by a moderate value.
fn change(paths: &[String], random: &mut Random) -> Option<Override> {
    let target = paths.get(random.below(paths.len().max(1) as u64) as usize)?.clone();
    let operation = Operation::ALL[random.below(3) as usize];
    let value = Estimate::of(Decimal::new(random.below(300) as i64, 2));
    Some(Override { target, operation, value, ..Override::default() })
}

/// Numbers that look random, the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

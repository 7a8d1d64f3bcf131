//! Recomputes the figures of `docs/scenarios.md`.

use crate::driver;
use retombees::analysis::{apply, drivers::curve};
use retombees::file::BundledCase;
use retombees::methods::sroi::Evaluation;
use retombees::number::{Decimal, plain};
use retombees::study::{DriverKind, Parameter, Study};
use rust_decimal::RoundingStrategy;

/// The rows of a table of `docs/scenarios.md`, by the number of their columns.
fn rows(columns: usize) -> Vec<Vec<String>> {
    let text = include_str!("../../docs/scenarios.md");
    let cells =
        |line: &str| line.trim_matches('|').split('|').map(|it| it.trim().trim_matches('`').to_owned()).collect();
    let rows = text.lines().filter(|line| line.starts_with("| `")).map(cells);
    rows.filter(|row: &Vec<String>| row.len() == columns).collect()
}

#[test]
fn the_figures_of_the_curves_are_those_of_the_formulas() {
    let rows = rows(8);
    for (row, kind) in rows.iter().zip(DriverKind::WORDS) {
        assert_eq!(row[0], *kind);
        let stated = row[1].split(", ").map(|it| it.split_once('=').expect("a parameter"));
        let stated: Vec<_> = stated.map(|(name, value)| (Parameter::from_word(name).expect(name), value)).collect();
        let found = curve(&driver(DriverKind::from_word(kind).expect("a kind"), &[], &stated), 6);
        let found: Vec<String> = found.into_iter().map(|(_, value)| plain::print_normalized(value)).collect();
        assert_eq!(found, row[2..], "{kind}");
    }
    assert_eq!(rows.len(), DriverKind::ALL.len());
}

#[test]
fn the_figures_of_the_worked_scenarios_are_those_of_the_page() {
    let rows = rows(5);
    assert_eq!(rows.len(), 8);
    for row in &rows {
        let study = retombees::file::bundled(&row[0]).and_then(BundledCase::study).expect("a case");
        let scenario = study.scenarios.iter().find(|it| it.id == row[1]).expect("a scenario");
        let evaluation = Evaluation::of(&apply(&study, scenario).0);
        let figure = |cell, decimals| {
            let value = evaluation.value(cell).expect("a figure");
            value.round_dp_with_strategy(decimals, RoundingStrategy::ToZero).to_string()
        };
        let ratio = figure(evaluation.ratio().expect("a ratio"), 2);
        let found = [figure(evaluation.inputs_present_value(), 0), figure(evaluation.present_value(), 0), ratio];
        assert_eq!(found, row[2..], "{row:?}");
    }
}

/// Five years of the same, with one rate: five times the flows, at the factors 1 ÷ 1.035^t, and the ratio of the one year.
#[test]
fn the_trend_of_the_worked_case_can_be_redone_by_hand() {
    let study = retombees::file::bundled("wheels-to-meals").and_then(BundledCase::study).expect("a case");
    let figures = |study: &Study| {
        let evaluation = Evaluation::of(study);
        let of = |cell| evaluation.value(cell).expect("a figure");
        (of(evaluation.inputs_present_value()), of(evaluation.present_value()))
    };
    let (inputs, value) = figures(&study);
    let (trend_inputs, trend_value) = figures(&apply(&study, &study.scenarios[0]).0);
    let factors: Decimal =
        (0..5).map(|t| Decimal::ONE / (0..t).map(|_| Decimal::new(1035, 3)).product::<Decimal>()).sum();
    assert_eq!((inputs * factors).round_dp(15), trend_inputs.round_dp(15));
    assert_eq!((value * factors).round_dp(15), trend_value.round_dp(15));
}

//! Tables and sentences of a comparison, against a study computed by hand.

use super::*;
use crate::analysis::DefaultRanges;
use crate::number::Language;
use crate::study::{
    Discounting, Estimate, Form, Input, Operation, Outcome, Override, Proxy, Range, Scenario, Shared, Stakeholder,
    Volume,
};
use rust_decimal::dec;

fn set(path: &str, value: Estimate) -> Override {
    Override { target: path.to_owned(), operation: Operation::Set, value, ..Override::default() }
}

/// 100 put in by a town, 10 people who gain 20 each (10 to 30) in year 0; in "Bold" 30 people for 500.
fn study() -> Study {
    let who = |id: &str, name: &str| {
        Shared::new(Stakeholder { id: id.to_owned(), name: name.to_owned(), ..Stakeholder::default() })
    };
    let value = Estimate { range: Some(Range { low: dec!(10), high: dec!(30) }), ..Estimate::of(dec!(20)) };
    let outcome = Outcome {
        id: "o".to_owned(),
        label: "Calm".to_owned(),
        stakeholder: "people".to_owned(),
        volume: Volume::Single(Estimate::of(dec!(10))),
        proxy: Some(Proxy { value: Some(value), ..Proxy::default() }),
        first_year: 0,
        ..Outcome::default()
    };
    let unit_value = Some(Estimate::of(dec!(100)));
    let input = Input { id: "i".to_owned(), stakeholder: "town".to_owned(), unit_value, ..Input::default() };
    let overrides = vec![
        set("outcomes/o/quantity", Estimate::of(dec!(30))),
        set("outcomes/o/deadweight", Estimate::of(dec!(0.000125))),
        set("inputs/i/unit_value", Estimate::of(dec!(500))),
        set("outcomes/x/proxy", Estimate::of(dec!(1))),
    ];
    let scenario = |id: &str, name: &str, overrides| {
        Shared::new(Scenario { id: id.to_owned(), name: name.to_owned(), overrides, ..Scenario::default() })
    };
    Study {
        stakeholders: vec![who("people", "People"), who("town", "Town")],
        inputs: vec![Shared::new(input)],
        outcomes: vec![Shared::new(outcome)],
        scenarios: vec![scenario("bold", "Bold", overrides), scenario("same", " ", Vec::new())],
        ..Study::default()
    }
}

const ENGLISH: Language = Language::English;

#[track_caller]
fn row(grid: &Grid, name: &str, expected: &[&str]) {
    let rows: Vec<&Row> = grid.groups.iter().flat_map(|group| &group.rows).filter(|row| row.name == name).collect();
    let cells: Vec<&[String]> = rows.iter().map(|row| row.cells.as_slice()).collect();
    assert_eq!(cells, [expected], "{name} of {grid:?}");
}

#[test]
fn figures_stand_side_by_side() {
    let study = Study { scenarios: study().scenarios, ..study() };
    let grid = Catalog::of(ENGLISH).side_by_side(
        &study,
        &Comparison::of(&study, &DefaultRanges::default()),
        SimulatedRows::Nothing,
    );
    assert_eq!(grid.heads, ["Figure", "Study as it is (reference)", "Bold", "Scenario 2"]);
    row(&grid, "Inputs (present value)", &["€100", "€500", "€100"]);
    row(&grid, "Outcomes (present value)", &["€200", "€600", "€200"]);
    // The ratio of "Bold", 1.19985, is rounded to the nearest, and so are the ends of its range.
    row(
        &grid,
        "SROI ratio (lowest to highest)",
        &["2.00 (1.00 to 3.00)", "1.20 (0.60 to 1.80)", "2.00 (1.00 to 3.00)"],
    );
    row(&grid, "Payback", &["6 months", "10 months", "6 months"]);
    row(&grid, "People", &["€200", "€600", "€200"]);
    row(&grid, "Town", &["€100", "€500", "€100"]);
    let groups: Vec<Option<&str>> = grid.groups.iter().map(|group| group.name.as_deref()).collect();
    let (received, inputs) = ("What each one receives (present value)", "What each one puts in (present value)");
    assert_eq!(groups, [None, Some(received), Some(inputs)]);
}

#[test]
fn what_differs_is_shown_with_all_its_digits() {
    let study = study();
    let differing = Catalog::of(ENGLISH).differing(&study, &Comparison::of(&study, &DefaultRanges::default()));
    let [bold, same] = differing.as_slice() else { panic!("{differing:?}") };
    let grid = bold.grid.as_ref().unwrap();
    assert_eq!(grid.heads, ["Stated number", "Study as it is", "Bold"]);
    row(grid, "Calm: Quantity", &["10", "30"]);
    row(grid, "Calm: Deadweight", &["not stated", "0.0125%"]);
    row(grid, "Input 1: Value of one unit", &["€100", "€500"]);
    assert_eq!(grid.groups[0].rows.len(), 3);
    assert_eq!((bold.findings.len(), same.grid.as_ref(), same.findings.len()), (1, None, 0));
    let mut ranged = study.clone();
    ranged.price_year = Some(2025);
    let wider = Estimate { range: Some(Range { low: dec!(0), high: dec!(1234.5) }), ..Estimate::of(dec!(20)) };
    ranged.scenarios = vec![study.scenarios[1].clone()];
    ranged.scenarios[0].make_mut().overrides = vec![
        set("outcomes/o/proxy", wider),
        set("price_year", Estimate::of(2026)),
        set("discounting/rate", Estimate::of(dec!(0.035))),
    ];
    let differing =
        Catalog::of(Language::French).differing(&ranged, &Comparison::of(&ranged, &DefaultRanges::default()));
    let grid = differing[0].grid.as_ref().unwrap();
    let (before, after) = ("20\u{a0}€ (10\u{a0}€ à 30\u{a0}€)", "20\u{a0}€ (0\u{a0}€ à 1\u{202f}234,5\u{a0}€)");
    row(grid, "Calm\u{a0}: Valeur d’une unité", &[before, after]);
    row(grid, "Année des prix", &["2025", "2026"]);
    row(grid, "Taux d’actualisation", &["non indiqué", "3,5\u{a0}%"]);
}

#[test]
fn inputs_of_one_name_are_told_apart_by_their_years() {
    let mut study = study();
    let again = Input { id: "j".to_owned(), year: 2, ..Input::clone(&study.inputs[0]) };
    study.inputs.push(Shared::new(again));
    study.inputs.iter_mut().for_each(|input| input.make_mut().label = "Grant".to_owned());
    study.scenarios[0].make_mut().overrides.push(set("inputs/j/quantity", Estimate::of(dec!(3))));
    let differing = Catalog::of(ENGLISH).differing(&study, &Comparison::of(&study, &DefaultRanges::default()));
    let grid = differing[0].grid.as_ref().unwrap();
    row(grid, "Grant (Year 0): Value of one unit", &["€100", "€500"]);
    row(grid, "Grant (Year 2): Quantity", &["not stated", "3"]);
}

#[test]
fn the_study_as_stated_is_told_apart_from_a_trend() {
    let mut study = study();
    study.scenarios[0].make_mut().form = Form::Trend;
    let comparison = Comparison::of(&study, &DefaultRanges::default());
    let names: Vec<String> =
        Catalog::of(ENGLISH).differing(&study, &comparison).into_iter().map(|differing| differing.name).collect();
    assert_eq!(names, ["Study as it is", "Scenario 2"]);
}

#[test]
fn regrets_are_told_with_what_they_mean() {
    let catalog = Catalog::of(ENGLISH);
    let study = Study { scenarios: vec![study().scenarios[0].clone()], ..study() };
    let comparison = Comparison::of(&study, &DefaultRanges::default());
    let grid = catalog.regret_grid(&study, &comparison).unwrap();
    // Net values: 100 and 99.925; low 0 and −200.0375; high 200 and 399.8875. The maxima are 199.8875 and 200.0375.
    row(&grid, "As stated", &["€0", "€0"]);
    row(&grid, "Unit values low", &["€0", "€200"]);
    row(&grid, "Unit values high", &["€200", "€0"]);
    row(&grid, "Maximum regret", &["€200", "€200"]);
    row(&grid, "Situations in which the net value is highest", &["2 of 3", "1 of 3"]);
    assert_eq!(
        catalog.regret_sentence(&study, &comparison).unwrap(),
        "Maximum regret is smallest with “Study as it is”: at worst, €200 less than another choice would have been worth."
    );
    assert_eq!(
        catalog.holding_sentences(&study, &comparison),
        ["Situations in which the highest net value is that of “Study as it is”: 2 of 3."]
    );
    let alone = Study { scenarios: Vec::new(), ..study };
    let comparison = Comparison::of(&alone, &DefaultRanges::default());
    assert_eq!((catalog.regret_grid(&alone, &comparison), catalog.regret_sentence(&alone, &comparison)), (None, None));
    assert!(catalog.holding_sentences(&alone, &comparison).is_empty());
}

#[test]
fn equals_share_what_is_said_and_one_world_is_not_a_choice() {
    let catalog = Catalog::of(Language::French);
    let mut study = Study { scenarios: vec![study().scenarios[1].clone()], ..study() };
    let comparison = Comparison::of(&study, &DefaultRanges::default());
    let names = "«\u{a0}Étude telle quelle\u{a0}», «\u{a0}Scénario 1\u{a0}»";
    let said = catalog.regret_sentence(&study, &comparison).unwrap();
    assert!(said.contains(names) && said.starts_with("Aucun autre choix"), "{said}");
    let held = catalog.holding_sentences(&study, &comparison);
    assert_eq!(held, [format!("Situations où la valeur nette la plus haute est celle de {names}\u{a0}: 3 sur 3.")]);
    // Without ranges, and with value in year 0 only, no stress case changes anything.
    study.outcomes[0].make_mut().proxy.as_mut().unwrap().value = Some(Estimate::of(dec!(20)));
    study.discounting = Some(Discounting::single(dec!(0.04), ""));
    assert_eq!(
        catalog.holding_sentences(&study, &Comparison::of(&study, &DefaultRanges::default())),
        [catalog.text("regret.one_state")]
    );
}

#[test]
fn a_change_carries_its_sign() {
    #[track_caller]
    fn check(change: Option<Decimal>, expected: &str) {
        assert_eq!(Catalog::of(ENGLISH).change(change, "EUR"), expected);
    }
    check(Some(dec!(12.6)), "+€13");
    check(Some(dec!(-5)), "-€5");
    check(Some(dec!(0.2)), "€0");
    check(Some(dec!(-0.2)), "€0");
    check(None, "not defined");
}

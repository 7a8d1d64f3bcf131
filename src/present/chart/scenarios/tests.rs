//! Charts of the scenarios of worked and of extreme studies.

#![allow(clippy::arithmetic_side_effects, reason = "a test may fail loudly")]

use super::super::tests::{LONG, extent, is_whole, studies, study};
use super::super::{MarkShape, Role};
use super::*;
use crate::analysis::DefaultRanges;
use crate::number::Language;
use crate::study::field::{InputField, PartField};
use crate::study::{Estimate, Field, Form, Operation, Override, Scenario, Shared};
use rust_decimal::dec;

/// A scenario that multiplies every number of one kind.
fn scaled(id: &str, name: &str, study: &Study, which: fn(Field) -> bool, by: Decimal) -> Shared<Scenario> {
    let targets = study.targets().into_iter().filter(|target| which(target.field()));
    let overrides = targets.map(|target| Override {
        target: target.to_string(),
        operation: Operation::Scale,
        value: Estimate::of(by),
        ..Override::default()
    });
    let (id, name, overrides) = (id.to_owned(), name.to_owned(), overrides.collect());
    Shared::new(Scenario { id, name, overrides, ..Scenario::default() })
}

fn is_proxy(field: Field) -> bool {
    field == Field::Outcome(PartField::Proxy.into())
}

fn is_input(field: Field) -> bool {
    field == Field::Input(InputField::UnitValue)
}

/// The study with few or many scenarios of all kinds.
fn explored(study: &Study, many: bool) -> Study {
    let mut scenarios = vec![
        scaled("trend", "Tendance", study, |_| false, dec!(1)),
        scaled("double", "Coopération", study, is_proxy, dec!(2)),
        scaled("harm", "", study, is_proxy, dec!(-0.5)),
        scaled("cheap", LONG, study, is_input, dec!(0)),
    ];
    scenarios[0].make_mut().form = Form::Trend;
    if many {
        let more = (0..9).map(|n| scaled(&format!("x{n}"), LONG, study, is_proxy, Decimal::from(n)));
        scenarios.extend(more);
    }
    Study { scenarios, ..study.clone() }
}

fn chart(kind: ChartKind, study: &Study, width: f64) -> Option<Chart> {
    let comparison = Comparison::of(study, &DefaultRanges::default());
    Catalog::of(Language::French).scenario_chart(kind, study, &comparison, Canvas::new(width, 16.0))
}

#[test]
fn everything_stays_on_the_canvas_and_every_row_is_whole() {
    for (name, study) in studies() {
        let has_many = ["one", "huge", "a hundred years", "long names", "nobody", "tutorat"].contains(&name);
        for many in [false, true].into_iter().filter(|many| !many || has_many) {
            let study = explored(&study, many);
            let comparison = Comparison::of(&study, &DefaultRanges::default());
            for kind in ChartKind::SCENARIOS {
                for width in [0.0, 280.0, 328.0, 543.0, 640.0, 900.0, 1_600.0] {
                    let canvas = Canvas::new(width, 16.0);
                    let chart = Catalog::of(Language::French).scenario_chart(kind, &study, &comparison, canvas);
                    let Some(chart) = chart else { continue };
                    is_whole(&chart, false, &format!("{name}, {kind:?} at {width}, many: {many}"));
                }
            }
        }
    }
}

#[test]
fn what_there_is_nothing_to_draw_of_is_not_drawn() {
    let of = |study: &Study| ChartKind::SCENARIOS.map(|kind| chart(kind, study, 640.0).is_some());
    assert_eq!(of(&study(&[dec!(5)])), [false, false], "no scenario");
    assert_eq!(of(&explored(&study(&[]), false)), [false, true], "only inputs differ");
    assert_eq!(of(&explored(&Study::default(), true)), [false, false], "nothing at all");
    assert_eq!(of(&explored(&study(&[dec!(5)]), false)), [true, true]);
    let same = study(&[dec!(5)]);
    let same = Study { scenarios: vec![scaled("same", "", &same, |_| false, dec!(1))], ..same };
    assert_eq!(of(&same), [true, false], "nothing changes for anybody");
}

#[test]
fn each_line_has_its_own_dashes_and_its_name_at_its_end() {
    let study = study(&[dec!(300)]);
    let mut study = explored(&study, false);
    study.outcomes[0].make_mut().duration = Some(Estimate::of(3));
    let chart = chart(ChartKind::ScenarioYears, &study, 640.0).unwrap();
    let lines: Vec<Role> = chart.marks.iter().map(|mark| mark.role).filter(|it| matches!(it, Role::Line(_))).collect();
    let mut each = lines.clone();
    each.sort();
    assert_eq!(each, (0..5).map(Role::Line).collect::<Vec<_>>(), "as stated, trend, double, harm, cheap");
    // The trend is the reference: its line is solid and coincides with that of the study as stated.
    let path = |role: Role| {
        chart.marks.iter().find(|mark| mark.role == role).map(|mark| extent(Canvas::new(640.0, 16.0), &mark.shape))
    };
    // Year 0 to year 3, before both lines continue to their names.
    let value = |role: Role| path(role).map(|points| points[..4].to_vec());
    assert_eq!(value(Role::Line(0)), value(Role::Line(1)));
    assert_ne!(path(Role::Line(0)), path(Role::Line(1)));
    let names: Vec<(&str, f64)> = chart
        .marks
        .iter()
        .filter_map(|mark| match &mark.shape {
            MarkShape::Text { text, y, .. } if mark.role == Role::Label => Some((text.as_str(), *y)),
            _ => None,
        })
        .collect();
    let at = |name: &str| names.iter().position(|(text, _)| *text == name).unwrap();
    assert!(at("Coopération") < at("Étude telle quelle") && at("Tendance") < at("Scénario 3"), "{names:?}");
    assert!(names.iter().zip(names.iter().skip(1)).all(|((_, one), (_, other))| other - one > 17.0), "{names:?}");
}

#[test]
fn bars_go_to_both_sides_of_nothing() {
    let study = explored(&study(&[dec!(400)]), false);
    let chart = chart(ChartKind::ScenarioBalance, &study, 500.0).unwrap();
    let bars = |role: Role| -> Vec<(f64, f64)> {
        let marks = chart.marks.iter().filter(|mark| mark.role == role);
        marks
            .filter_map(|mark| match mark.shape {
                MarkShape::Rect { x, width, .. } => Some((x.round(), (x + width).round())),
                _ => None,
            })
            .collect()
    };
    // From −1 000 put in to +400 received on 500 pixels; 600 received less is the harm.
    assert_eq!(bars(Role::Value), [(357.0, 500.0)]);
    assert_eq!(bars(Role::Harm), [(143.0, 357.0)]);
    assert_eq!(bars(Role::Inputs), [(0.0, 357.0)]);
    let rows: Vec<(&str, Vec<&str>)> = chart
        .table
        .rows
        .iter()
        .map(|row| (row.name.as_str(), row.cells.iter().map(|cell| cell.text.as_str()).collect()))
        .collect();
    assert_eq!(rows[0], ("Habitants\u{a0}: Coopération", vec!["+400\u{a0}€", "0\u{a0}€"]));
    assert_eq!(rows[1], ("Habitants\u{a0}: Scénario 3", vec!["-600\u{a0}€", "0\u{a0}€"]));
}

#[test]
fn titles_state_what_is_found() {
    #[track_caller]
    fn check(kind: ChartKind, study: &Study, expected: &str) {
        let title = chart(kind, study, 640.0).unwrap().title;
        assert_eq!(title.replace(['\u{a0}', '\u{202f}'], " "), expected);
    }
    let of = |study: &Study, scenarios: Vec<Shared<Scenario>>| Study { scenarios, ..study.clone() };
    let plain = study(&[dec!(400)]);
    let double = || scaled("d", "Double", &plain, is_proxy, dec!(2));
    let cheap = |by: Decimal| scaled("c", "Moyens", &plain, is_input, by);
    check(
        ChartKind::ScenarioYears,
        &of(&plain, vec![double()]),
        "Année 1 : l’écart entre scénarios est le plus grand, de 400 € (« Étude telle quelle ») à 800 € (« Double »).",
    );
    check(
        ChartKind::ScenarioYears,
        &of(&plain, vec![cheap(dec!(2))]),
        "Tous les scénarios ont la même valeur, année après année.",
    );
    check(
        ChartKind::ScenarioBalance,
        &of(&plain, vec![double(), cheap(dec!(1.5))]),
        "Le plus grand gain est pour « Habitants » avec « Double » : +400 €. La plus grande hausse d’apport est pour « Habitants » avec « Moyens » : +500 €. Référence : « Étude telle quelle ».",
    );
    let harm = scaled("h", "Pire", &plain, is_proxy, dec!(0.25));
    check(
        ChartKind::ScenarioBalance,
        &of(&plain, vec![harm, cheap(dec!(0))]),
        "La plus grande perte est pour « Habitants » avec « Pire » : -300 €. La plus grande baisse d’apport est pour « Habitants » avec « Moyens » : -1 000 €. Référence : « Étude telle quelle ».",
    );
}

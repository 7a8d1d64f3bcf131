//! Lays out every chart of worked and of extreme studies: nothing leaves the canvas, and the table agrees with the marks.

#![allow(clippy::arithmetic_side_effects, reason = "a test may fail loudly")]

use super::*;
use crate::file::cases::CASES;
use crate::number::{Decimal, Language};
use crate::study::{Estimate, Input, InputKind, Outcome, Proxy, Shared, Stakeholder, Volume};
use rust_decimal::dec;

pub(super) const LONG: &str =
    "Retrouver des relations vivables après un conflit ancien, anticonstitutionnellementindébrouillable et durable";

fn stakeholder(n: usize, name: &str) -> Shared<Stakeholder> {
    Shared::new(Stakeholder { id: format!("s{n}"), name: name.to_owned(), ..Stakeholder::default() })
}

fn outcome(n: usize, value: Decimal, whom: &str) -> Outcome {
    let proxy = Some(Proxy { value: Some(Estimate::of(value)), ..Proxy::default() });
    let (volume, id, label) = (Volume::Single(Estimate::of(Decimal::ONE)), format!("o{n}"), format!("Effet {n}"));
    Outcome {
        id,
        stakeholder: whom.to_owned(),
        label,
        volume,
        proxy,
        duration: Some(Estimate::of(1)),
        ..Outcome::default()
    }
}

fn input(n: usize, value: Decimal, whose: &str, kind: InputKind) -> Shared<Input> {
    let unit_value = Some(Estimate::of(value));
    Shared::new(Input { id: format!("i{n}"), stakeholder: whose.to_owned(), unit_value, kind, ..Input::default() })
}

/// A study of outcomes with these values, all for one stakeholder, who contributes 1 000.
pub(super) fn study(values: &[Decimal]) -> Study {
    let outcomes = values.iter().enumerate().map(|(n, value)| Shared::new(outcome(n, *value, "s0")));
    Study {
        stakeholders: vec![stakeholder(0, "Habitants")],
        inputs: vec![input(0, dec!(1000), "s0", InputKind::Cash)],
        outcomes: outcomes.collect(),
        ..Study::default()
    }
}

fn with(values: &[Decimal], change: impl Fn(&mut Outcome)) -> Study {
    let mut study = study(values);
    study.outcomes.iter_mut().for_each(|outcome| change(outcome.make_mut()));
    study
}

fn extremes() -> Vec<(&'static str, Study)> {
    let many = |n: i64| -> Vec<Decimal> { (0..n).map(|n| Decimal::from((n * 37 % 41 - 8) * 100)).collect() };
    let (least, most) = (dec!(-9999999999999999999999999999), dec!(9999999999999999999999999999));
    let named = |name: &str| {
        let mut study = with(&[dec!(500), dec!(-20)], |outcome| outcome.label = name.to_owned());
        study.stakeholders = vec![stakeholder(0, name)];
        study
    };
    vec![
        ("nothing", Study::default()),
        ("one", study(&[dec!(1500)])),
        ("zero", study(&[dec!(0)])),
        ("negative", study(&[dec!(-9000), dec!(-1)])),
        ("net value below zero", study(&[dec!(100)])),
        ("all equal", study(&[dec!(500); 12])),
        ("huge", study(&[most, most, least])),
        ("too large for a figure", study(&[most; 12])),
        ("a hundred years", with(&[dec!(300)], |outcome| outcome.duration = Some(Estimate::of(100)))),
        ("late", with(&[dec!(300)], |outcome| outcome.first_year = 5_000)),
        ("sixty", study(&many(60))),
        ("long names", named(LONG)),
        ("wide names", named(&"中".repeat(80))),
        ("no names", named("")),
        ("nobody", Study { stakeholders: Vec::new(), ..study(&[dec!(500), dec!(-20)]) }),
        ("without price", with(&[dec!(1); 9], |outcome| outcome.valued = false)),
        ("nothing put in", Study { inputs: Vec::new(), ..study(&[dec!(500)]) }),
        ("only inputs", study(&[])),
        ("moneyless", Study { inputs: Vec::new(), ..with(&[dec!(1)], |outcome| outcome.valued = false) }),
    ]
}

pub(super) fn studies() -> Vec<(&'static str, Study)> {
    let worked = CASES.iter().map(|case| (case.key, case.study().unwrap()));
    worked.chain(extremes()).collect()
}

fn chart(kind: ChartKind, study: &Study, width: f64) -> Option<Chart> {
    Catalog::of(Language::French).chart(kind, study, &Evaluation::of(study), Canvas::new(width, 16.0))
}

/// Opposite corners of the extent of a shape, or its points.
pub(super) fn extent(canvas: Canvas, shape: &MarkShape) -> Vec<(f64, f64)> {
    match shape {
        MarkShape::Rect { x, y, width, height } => {
            assert!(*width >= 0.0 && *height >= 0.0, "{shape:?}");
            vec![(*x, *y), (x + width, y + height)]
        }
        MarkShape::Line { x1, y1, x2, y2 } => vec![(*x1, *y1), (*x2, *y2)],
        MarkShape::Circle { x, y, r } => vec![(x - r, y - r), (x + r, y + r)],
        MarkShape::Text { x, y, text, anchor } => {
            let width = canvas.text_width(text);
            let left = match anchor {
                Anchor::Start => *x,
                Anchor::Middle => x - width / 2.0,
                Anchor::End => x - width,
            };
            assert!(!text.is_empty() && !text.contains('⟦'), "{text:?}");
            vec![(left, y - canvas.ems(0.7)), (left + width, y + canvas.ems(0.2))]
        }
        MarkShape::Path { d } => {
            let words = d.split(|c: char| c == ' ' || c.is_ascii_alphabetic()).filter(|word| !word.is_empty());
            let numbers: Vec<f64> = words.map(|word| word.parse().unwrap()).collect();
            numbers.chunks(2).map(|pair| (pair[0], pair[1])).collect()
        }
    }
}

/// Checks that everything is on the canvas and every table row is complete.
pub(super) fn is_whole(chart: &Chart, may_be_wider: bool, what: &str) {
    let canvas = Canvas::new(chart.width, 16.0);
    assert!(may_be_wider || chart.width <= canvas.width(), "{what}: {}", chart.width);
    assert!(chart.height > 0.0 && chart.height < 20_000.0, "{what}: {}", chart.height);
    for mark in &chart.marks {
        for (x, y) in extent(canvas, &mark.shape) {
            assert!(x >= -0.1 && x <= chart.width + 0.1, "{what}: {x} in {mark:?}");
            assert!(y >= -0.1 && y <= chart.height + 0.1, "{what}: {y} of {} in {mark:?}", chart.height);
        }
    }
    assert!(!chart.title.is_empty() && !chart.title.contains(['{', '⟦']), "{what}: {}", chart.title);
    assert!(!chart.table.rows.is_empty(), "{what}");
    for row in &chart.table.rows {
        assert_eq!(row.cells.len() + 1, chart.table.heads.len(), "{what}: {row:?}");
        assert!(!row.name.is_empty(), "{what}: {row:?}");
    }
}

#[test]
fn everything_stays_on_the_canvas_and_every_row_is_whole() {
    for (name, study) in studies() {
        for kind in ChartKind::ALL {
            for width in [0.0, 280.0, 328.0, 543.0, 640.0, 900.0, 1_600.0] {
                let Some(chart) = chart(kind, &study, width) else { continue };
                is_whole(&chart, kind == ChartKind::Chain, &format!("{name}, {kind:?} at {width}"));
            }
        }
    }
}

#[test]
fn a_cell_of_a_table_opens_the_figure_that_it_shows() {
    for (name, study) in studies() {
        let (catalog, evaluation) = (Catalog::of(Language::French), Evaluation::of(&study));
        for kind in ChartKind::ALL {
            let Some(chart) = catalog.chart(kind, &study, &evaluation, Canvas::new(640.0, 16.0)) else { continue };
            for cell in chart.table.rows.iter().flat_map(|row| &row.cells) {
                let Some(id) = cell.cell else { continue };
                let unit = evaluation.sheet().unit(id).unwrap();
                let detail = crate::present::figures::Detail::Plain;
                assert_eq!(
                    cell.text,
                    catalog.figure_or_none(evaluation.value(id), unit, "EUR", detail).replace('€', currency(&study)),
                    "{name}, {kind:?}"
                );
            }
        }
    }
}

fn currency(study: &Study) -> &'static str {
    if study.currency.code() == "GBP" { "£" } else { "€" }
}

#[track_caller]
fn drawn(study: &Study, expected: &[ChartKind]) {
    let found: Vec<ChartKind> =
        ChartKind::ALL.into_iter().filter(|kind| chart(*kind, study, 640.0).is_some()).collect();
    assert_eq!(found, expected);
}

#[test]
fn what_there_is_nothing_to_draw_of_is_not_drawn() {
    use ChartKind::{Chain, Inputs, Outcomes, Stakeholders, Waterfall, Years};
    drawn(&Study::default(), &[]);
    drawn(&study(&[]), &[Stakeholders, Inputs, Chain]);
    drawn(&study(&[dec!(5)]), &ChartKind::ALL);
    drawn(&Study { inputs: Vec::new(), ..study(&[dec!(5)]) }, &[Waterfall, Years, Stakeholders, Outcomes, Chain]);
    drawn(&Study { inputs: Vec::new(), ..with(&[dec!(1)], |outcome| outcome.valued = false) }, &[Chain]);
}

/// The widths of the bars of a role, in whole pixels.
fn bars(chart: &Chart, role: Role) -> Vec<String> {
    let widths = chart.marks.iter().filter(|mark| mark.role == role).filter_map(|mark| match mark.shape {
        MarkShape::Rect { width, .. } => Some(px(width.round())),
        _ => None,
    });
    widths.collect()
}

#[test]
fn bars_are_as_long_as_their_amounts() {
    let study = with(&[dec!(400), dec!(-100)], |outcome| outcome.deadweight = Some(Estimate::of(dec!(0.5))));
    let outcomes = chart(ChartKind::Outcomes, &study, 500.0).unwrap();
    assert_eq!((bars(&outcomes, Role::Value), bars(&outcomes, Role::Harm)), (vec!["400".into()], vec!["100".into()]));
    let waterfall = chart(ChartKind::Waterfall, &study, 500.0).unwrap();
    assert_eq!(bars(&waterfall, Role::Total), ["150"]);
    assert_eq!(bars(&waterfall, Role::Taken), ["75"]);
    assert_eq!(
        (bars(&waterfall, Role::Value), bars(&waterfall, Role::Inputs)),
        (vec!["75".into()], vec!["500".into()])
    );
}

#[test]
fn the_point_of_payback_is_where_the_curve_meets_what_was_put_in() {
    let study = with(&[dec!(500)], |outcome| (outcome.first_year, outcome.duration) = (0, Some(Estimate::of(4))));
    let chart = chart(ChartKind::Years, &study, 640.0).unwrap();
    let curve = chart.marks.iter().find(|mark| mark.role == Role::Curve).unwrap();
    let points = extent(Canvas::new(640.0, 16.0), &curve.shape);
    let point = chart.marks.iter().find_map(|mark| match mark.shape {
        MarkShape::Circle { x, y, .. } => Some((x, y)),
        _ => None,
    });
    let (x, y) = point.unwrap();
    // 1 000 are covered by twice 500: at the end of the second year.
    assert!((points[2].0 - x).abs() < 0.2 && (points[2].1 - y).abs() < 0.2, "{points:?}, {x}, {y}");
    assert_eq!(chart.title, "La valeur accumulée couvre les ressources au bout de 24\u{a0}mois.");
}

#[test]
fn many_outcomes_and_many_years_are_added_up() {
    let sixty = study(&(0..60).map(|n| Decimal::from(100 + n)).collect::<Vec<_>>());
    let outcomes = chart(ChartKind::Outcomes, &sixty, 640.0).unwrap();
    assert_eq!(outcomes.table.rows.len(), 16);
    assert_eq!(outcomes.table.rows[15].name, "45 autres effets");
    let chain = chart(ChartKind::Chain, &sixty, 640.0).unwrap();
    assert!(chain.table.rows.iter().any(|row| row.name == "48 autres effets"));
    let late = with(&[dec!(300)], |outcome| outcome.first_year = 5_000);
    assert_eq!(chart(ChartKind::Years, &late, 640.0).unwrap().table.rows.len(), 102);
}

#[test]
fn titles_state_what_is_found() {
    #[track_caller]
    fn check(kind: ChartKind, study: &Study, expected: &str) {
        let title = chart(kind, study, 640.0).unwrap().title;
        assert_eq!(title.replace(['\u{a0}', '\u{202f}'], " "), expected);
    }
    check(ChartKind::Outcomes, &study(&[dec!(5)]), "Un seul effet compte dans le total : 5 €.");
    check(ChartKind::Outcomes, &study(&[dec!(90), dec!(10)]), "Sur 2 effets, « Effet 0 » fait 90 % de la valeur.");
    check(ChartKind::Outcomes, &study(&[dec!(40), dec!(45), dec!(15)]), "2 effets sur 3 font 85 % de la valeur.");
    check(ChartKind::Outcomes, &study(&[dec!(-1), dec!(-2)]), "Aucun effet n’ajoute de valeur, le total est de -3 €.");
    check(
        ChartKind::Years,
        &study(&[dec!(90)]),
        "La valeur accumulée atteint 90 € et ne couvre pas les 1 000 € de ressources.",
    );
    let mut lost = study(&[dec!(1500), dec!(-900)]);
    lost.outcomes[1].make_mut().first_year = 3;
    check(ChartKind::Years, &lost, "La valeur accumulée atteint 600 € et ne couvre pas les 1 000 € de ressources.");
    check(ChartKind::Stakeholders, &study(&[dec!(90)]), "100 % de la valeur va à « Habitants » : 90 €.");
    check(
        ChartKind::Stakeholders,
        &study(&[dec!(-9)]),
        "Personne n’y gagne ; la plus grande perte est pour « Habitants » : -9 €.",
    );
    check(ChartKind::Inputs, &study(&[]), "Toutes les ressources viennent de « Habitants » : 1 000 €.");
    check(ChartKind::Chain, &study(&[]), "Les ressources font 1 000 €, et aucun effet n’a encore de montant.");
    check(ChartKind::Waterfall, &study(&[dec!(-9)]), "La valeur brute est de -9 €, la valeur présente de -9 €.");
}

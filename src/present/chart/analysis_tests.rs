//! Lays out every chart of an analysis from ordinary and extreme reports: nothing leaves the canvas, and figures are at their
//! positions.

#![allow(clippy::arithmetic_side_effects, reason = "a test may fail loudly")]

use super::tests::is_whole;
use super::*;
use crate::analysis::simulation::report::{Density, Errors, Importance, Report, Spread, YearSpread};
use crate::analysis::{Bar, DefaultRanges, tornado};
use crate::file::bundled;
use crate::number::{Decimal, Language};
use crate::study::{Basis, Estimate, NumberPath};
use rust_decimal::dec;

fn year(year: u32, p5: Decimal, p50: Decimal, p95: Decimal) -> YearSpread {
    YearSpread { year, p5, p50, p95 }
}

fn importance(target: &str, sobol: Decimal, rank_correlation: Decimal, evpi: Decimal) -> Importance {
    let (target, sobol_error, evpi_error) = (target.to_owned(), dec!(0.01), dec!(20));
    Importance { target, sobol, sobol_error, rank_correlation, evpi, evpi_error }
}

fn report() -> Report {
    Report {
        draws: 1_000,
        without_ratio: 0,
        seed: 1,
        ratio: Spread { mean: dec!(1.9), sd: dec!(0.4), p5: dec!(1.2), p50: dec!(1.9), p95: dec!(2.6) },
        error: Errors { p5: dec!(0.01), p50: dec!(0.01), p95: dec!(0.01), probability: dec!(0.001) },
        probability_above: dec!(0.93),
        density: Density { low: dec!(0.5), high: dec!(3.5), counts: vec![70, 400, 430, 80, 10], below: 0, above: 10 },
        years: vec![year(0, dec!(-10), dec!(0), dec!(10)), year(1, dec!(800), dec!(1000), dec!(1500))],
        evpi_of_all: None,
        importance: vec![
            importance("outcomes/gp/quantity", dec!(0.1), dec!(0.3), dec!(10)),
            importance("outcomes/ae/quantity", dec!(0.72), dec!(0.9), dec!(1250)),
            importance("inputs/time/unit_value", dec!(-0.004), dec!(-0.4), dec!(0)),
        ],
        threshold: dec!(1),
    }
}

fn wheels() -> Study {
    let mut study = bundled("wheels-to-meals").unwrap().study().unwrap();
    for path in
        ["outcomes/ae/quantity", "outcomes/continuing/quantity", "outcomes/gp/drop_off", "inputs/time/unit_value"]
    {
        let target = NumberPath::parse(path).unwrap();
        let stated = target.get(&study).unwrap();
        target.set(&mut study, Some(Estimate { basis: Some(Basis::Judged), ..stated })).unwrap();
    }
    study
}

fn reports() -> Vec<(&'static str, Report)> {
    let (least, most) = (dec!(-9999999999999999999999999999), dec!(9999999999999999999999999999));
    let with = |change: &dyn Fn(&mut Report)| {
        let mut report = report();
        change(&mut report);
        report
    };
    let long = "中".repeat(80);
    vec![
        ("plain", report()),
        ("no draw", with(&|it| it.density = Density { counts: vec![0; 5], above: 0, ..it.density.clone() })),
        ("no bin", with(&|it| it.density = Density { counts: vec![], above: 0, ..it.density.clone() })),
        (
            "one value",
            with(&|it| {
                (it.density.low, it.density.high) = (dec!(2), dec!(2));
                (it.ratio.p5, it.ratio.p50, it.ratio.p95) = (dec!(2), dec!(2), dec!(2));
            }),
        ),
        ("a thousand bins", with(&|it| it.density.counts = (0..1_000).collect())),
        (
            "far from 1",
            with(&|it| {
                (it.density.low, it.density.high) = (dec!(300), dec!(320));
                (it.ratio.p5, it.ratio.p50, it.ratio.p95) = (dec!(301), dec!(310), dec!(319));
            }),
        ),
        (
            "huge",
            with(&|it| {
                (it.density.low, it.density.high) = (least, most);
                (it.ratio.p5, it.ratio.p50, it.ratio.p95) = (least, dec!(0), most);
                it.years = vec![year(0, least, dec!(0), most), year(u32::MAX, most, most, most)];
                it.importance = vec![importance("x", most, least, most), importance("y", least, most, least)];
            }),
        ),
        ("certain", with(&|it| it.probability_above = dec!(1))),
        ("never", with(&|it| it.probability_above = dec!(0))),
        ("one year", with(&|it| it.years = vec![year(3, dec!(5), dec!(6), dec!(7))])),
        (
            "a hundred years",
            with(&|it| it.years = (0..100).map(|n| year(n, dec!(1), dec!(2), Decimal::from(n + 2))).collect()),
        ),
        ("no year, nothing uncertain", with(&|it| (it.years, it.importance) = (Vec::new(), Vec::new()))),
        (
            "many numbers",
            with(&|it| {
                it.importance =
                    (0..40).map(|n| importance(&long, Decimal::new(n, 3), dec!(0), Decimal::from(n))).collect();
            }),
        ),
    ]
}

fn bars(study: &Study) -> Vec<Bar> {
    tornado(study, &Evaluation::of(study), &DefaultRanges::default())
}

fn extreme_bars() -> Vec<(&'static str, Vec<Bar>)> {
    let target = |path: &str| NumberPath::parse(path).unwrap();
    let bar = |path: &str, low: Decimal, high: Decimal| Bar {
        target: target(path),
        low: dec!(-9999999999999999999999999999),
        high: dec!(9999999999999999999999999999),
        ratio_at_low: Some(low),
        ratio_at_high: Some(high),
        npv_at_low: None,
        npv_at_high: None,
        swing: Some(high.saturating_sub(low).abs()),
    };
    let most = dec!(9999999999999999999999999999);
    vec![
        ("huge", vec![bar("outcomes/ae/proxy", -most, most), bar("outcomes/gp/quantity", most, -most)]),
        (
            "on one side",
            vec![bar("outcomes/ae/proxy", dec!(2), dec!(3)), bar("outcomes/gp/quantity", dec!(1.5), dec!(1.2))],
        ),
        ("forty", (0..40).map(|n| bar("outcomes/ae/proxy", dec!(1), Decimal::from(n + 3))).collect()),
        ("not there", vec![bar("outcomes/nobody/proxy", dec!(1), dec!(2))]),
    ]
}

fn chart(kind: ChartKind, report: &Report, bars: &[Bar], width: f64, language: Language) -> Option<Chart> {
    let study = wheels();
    let analysis = AnalysisResults { report: Some(report), tornado: bars, scenario: None };
    Catalog::of(language).analysis_chart(kind, &study, &Evaluation::of(&study), analysis, Canvas::new(width, 16.0))
}

fn hold(what: &str, chart: &Chart) {
    assert!(chart.height < 5_000.0, "{what}: {}", chart.height);
    is_whole(chart, false, what);
}

#[test]
fn everything_stays_on_the_canvas_and_every_row_is_whole() {
    let mut drawn = 0;
    for width in [0.0, 280.0, 328.0, 543.0, 640.0, 900.0, 1_600.0] {
        for language in Language::ALL.iter().copied() {
            let charts = reports().into_iter().flat_map(|(name, report)| {
                ChartKind::ANALYSIS.map(|kind| (name, kind, chart(kind, &report, &bars(&wheels()), width, language)))
            });
            let tornados = extreme_bars().into_iter().map(|(name, bars)| {
                (name, ChartKind::Tornado, chart(ChartKind::Tornado, &report(), &bars, width, language))
            });
            for (name, kind, chart) in charts.chain(tornados) {
                let Some(chart) = chart else { continue };
                drawn += 1;
                hold(&format!("{name}, {kind:?} at {width}"), &chart);
            }
        }
    }
    assert!(drawn > 800, "{drawn}");
}

#[test]
fn what_there_is_nothing_to_draw_of_is_not_drawn() {
    let (study, canvas) = (wheels(), Canvas::new(640.0, 16.0));
    let (catalog, evaluation) = (Catalog::of(Language::French), Evaluation::of(&study));
    for kind in ChartKind::ANALYSIS {
        assert_eq!(catalog.analysis_chart(kind, &study, &evaluation, AnalysisResults::default(), canvas), None);
        assert_eq!(catalog.chart(kind, &study, &evaluation, canvas), None);
        assert!(chart(kind, &report(), &bars(&study), 640.0, Language::French).is_some(), "{kind:?}");
    }
    for kind in ChartKind::ALL {
        assert_eq!(chart(kind, &report(), &bars(&study), 640.0, Language::French), None);
    }
    let empty = Report { years: Vec::new(), importance: Vec::new(), ..report() };
    for kind in [ChartKind::Fan, ChartKind::Measure, ChartKind::Tornado] {
        assert_eq!(chart(kind, &empty, &[], 640.0, Language::French), None);
    }
    let none = Study { inputs: Vec::new(), ..study.clone() };
    let analysis = AnalysisResults { tornado: &bars(&study), ..AnalysisResults::default() };
    assert_eq!(catalog.analysis_chart(ChartKind::Tornado, &none, &Evaluation::of(&none), analysis, canvas), None);
}

/// The rectangles of a role, as their left edges and widths in whole pixels.
fn rects(chart: &Chart, role: Role) -> Vec<(String, String)> {
    let rects = chart.marks.iter().filter(|mark| mark.role == role).filter_map(|mark| match mark.shape {
        MarkShape::Rect { x, width, .. } => Some((px(x.round()), px(width.round()))),
        _ => None,
    });
    rects.collect()
}

#[test]
fn the_columns_are_as_high_as_their_draws_and_the_line_of_one_is_among_them() {
    let chart = chart(ChartKind::Density, &report(), &[], 616.0, Language::French).unwrap();
    let heights: Vec<String> = chart
        .marks
        .iter()
        .filter(|mark| mark.role == Role::Value)
        .filter_map(|mark| match mark.shape {
            MarkShape::Rect { height, .. } => Some(px((height / 160.0 * 430.0).round())),
            _ => None,
        })
        .collect();
    assert_eq!(heights, ["70", "400", "430", "80", "10"]);
    // 600 pixels from 0.5 to 3.5, after a margin of 8: 1 is at a sixth of the width.
    let par = chart.marks.iter().find(|mark| mark.role == Role::Threshold).unwrap();
    assert!(matches!(par.shape, MarkShape::Line { x1, .. } if (x1 - 108.0).abs() < 0.01), "{par:?}");
    let rows: Vec<(&str, &str)> =
        chart.table.rows.iter().map(|row| (row.name.as_str(), row.cells[1].text.as_str())).collect();
    assert_eq!(rows.last(), Some(&("Plus de 3,5", "1\u{a0}%")));
    assert_eq!(rows[4], ("De 1,1 à 1,7", "40\u{a0}%"));
}

#[test]
fn the_curve_ends_where_the_draws_end() {
    let chart = chart(ChartKind::Cumulative, &report(), &[], 640.0, Language::French).unwrap();
    let rows: Vec<(&str, &str)> =
        chart.table.rows.iter().map(|row| (row.name.as_str(), row.cells[0].text.as_str())).collect();
    let expected = [("0,5", "0"), ("1", "7"), ("1,1", "7"), ("1,7", "47"), ("2,3", "90"), ("2,9", "98"), ("3,5", "99")];
    for ((name, share), (ratio, percent)) in rows.iter().zip(expected) {
        assert_eq!((*name, share.replace('\u{a0}', " ")), (ratio, format!("{percent} %")));
    }
    assert_eq!(rows.len(), expected.len());
}

#[test]
fn the_bars_of_a_tornado_go_to_the_ratios_of_their_ends() {
    let study = wheels();
    let found = chart(ChartKind::Tornado, &report(), &bars(&study), 900.0, Language::French).unwrap();
    let (low, high) = (rects(&found, Role::AtLow), rects(&found, Role::AtHigh));
    assert_eq!((low.len(), high.len()), (4, 4));
    // The high end is on the right for an outcome and on the left for an input.
    assert_eq!(found.table.rows[0].name, "«\u{a0}Fewer falls: continuing care\u{a0}» (Quantité)");
    assert_eq!(found.table.rows[1].name, "«\u{a0}Volunteer hours\u{a0}» (Valeur d’une unité)");
    let number = |text: &String| text.parse::<i64>().unwrap();
    assert!(number(&low[0].0) < number(&high[0].0) && number(&high[1].0) < number(&low[1].0), "{low:?} {high:?}");
    // From 1.7100… over 1.9290… to 2.1479…, on a scale that includes 1: both halves have the same length, to a pixel.
    assert!((number(&low[0].1) - number(&high[0].1)).abs() <= 1, "{low:?} {high:?}");
    let cells: Vec<&str> = found.table.rows[1].cells.iter().map(|cell| cell.text.as_str()).collect();
    assert_eq!(cells, ["4,80\u{a0}£", "2,11", "7,20\u{a0}£", "1,78", "0\u{a0}%", "2\u{a0}%", "baisse"]);
}

#[test]
fn titles_state_what_is_found() {
    #[track_caller]
    fn check(kind: ChartKind, report: &Report, expected: &str) {
        let title = chart(kind, report, &bars(&wheels()), 640.0, Language::French).unwrap().title;
        assert_eq!(title.replace(['\u{a0}', '\u{202f}'], " "), expected);
    }
    let falls = "« Fewer falls: accident and emergency » (Quantité)";
    let alone = "À lui seul, « Fewer falls: continuing care » (Quantité) fait aller le ratio de 1,71 à 2,15.";
    let plain = report();
    check(ChartKind::Density, &plain, "Un cas sur deux dépasse 1,90 ; l’étude dit 1,93.");
    check(ChartKind::Cumulative, &plain, "Dans 93 cas sur 100, la valeur dépasse ce qui est investi.");
    check(ChartKind::Fan, &plain, "La valeur de l’année 1 va de 800 £ à 1 500 £ dans 9 cas sur 10.");
    check(
        ChartKind::Tornado,
        &plain,
        &format!("{alone} La plus grande part de la dispersion, 72 %, vient de {falls}."),
    );
    let care = Report {
        importance: vec![importance("outcomes/continuing/quantity", dec!(0.4), dec!(1), dec!(0))],
        ..report()
    };
    check(ChartKind::Tornado, &care, &format!("{alone} Il fait 40 % de la dispersion du résultat."));
    let without = Report { importance: Vec::new(), ..report() };
    check(ChartKind::Tornado, &without, alone);
    let first = format!("À mesurer d’abord : {falls}. Le savoir exactement vaudrait au plus 1 250 £.");
    check(ChartKind::Measure, &plain, &first);
    let known = Report { importance: vec![importance("outcomes/ae/quantity", dec!(0.01), dec!(0), dec!(30))], ..plain };
    check(ChartKind::Tornado, &known, &format!("{alone} Aucun chiffre, seul, n’explique la dispersion du résultat."));
    check(
        ChartKind::Measure,
        &known,
        "Aucun nombre, connu exactement, ne changerait la décision : mesurer davantage n’apprendrait rien d’utile ici.",
    );
}

/// One chart with two readings: the rows keep the order of the bars, and say their share of the spread with its margin.
#[test]
fn each_bar_says_its_share_of_the_spread() {
    let study = wheels();
    for width in [328.0, 1_100.0] {
        let chart = chart(ChartKind::Tornado, &report(), &bars(&study), width, Language::English).unwrap();
        let rows: Vec<[&str; 3]> =
            chart.table.rows.iter().map(|row| [4, 5, 6].map(|place| row.cells[place].text.as_str())).collect();
        assert_eq!(rows, [["", "", ""], ["0%", "2%", "falls"], ["", "", ""], ["72%", "2%", "rises"]]);
        let texts: Vec<&str> = chart
            .marks
            .iter()
            .filter_map(|mark| if let MarkShape::Text { text, .. } = &mark.shape { Some(text.as_str()) } else { None })
            .collect();
        assert!(texts.contains(&"72% of the spread"), "{texts:?}");
        // The outcome is named once, above its numbers.
        assert_eq!(texts.iter().filter(|text| text.contains("accident and emergency")).count(), 1, "{texts:?}");
    }
}

#[test]
fn the_stated_ratio_and_the_threshold_are_among_the_draws() {
    let asked = Report { threshold: dec!(1.5), ..report() };
    let chart = chart(ChartKind::Density, &asked, &[], 640.0, Language::French).unwrap();
    let texts: Vec<String> = chart
        .marks
        .iter()
        .filter_map(|mark| {
            if let MarkShape::Text { text, .. } = &mark.shape { Some(text.replace('\u{a0}', " ")) } else { None }
        })
        .collect();
    for said in ["ratio de l’étude : 1,93", "1,50 £ pour 1 £", "1 £ pour 1 £"] {
        assert!(texts.iter().any(|text| text == said), "{said}: {texts:?}");
    }
    assert_eq!(chart.marks.iter().filter(|mark| mark.role == Role::Threshold).count(), 2);
}

#[test]
fn the_chart_of_a_scenario_names_it() {
    let study = wheels();
    let report = report();
    let analysis = AnalysisResults { report: Some(&report), tornado: &[], scenario: Some("Numérique") };
    let canvas = Canvas::new(640.0, 16.0);
    let catalog = Catalog::of(Language::French);
    let chart = catalog.analysis_chart(ChartKind::Density, &study, &Evaluation::of(&study), analysis, canvas).unwrap();
    assert!(chart.title.starts_with("Scénario «\u{a0}Numérique\u{a0}». Un cas sur deux"), "{}", chart.title);
    let is_named =
        |mark: &Mark| matches!(&mark.shape, MarkShape::Text { text, .. } if text.starts_with("ratio du scénario"));
    assert!(chart.marks.iter().any(is_named));
}

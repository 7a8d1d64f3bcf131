//! The distribution of the ratio: a column for each bin of draws, with the middle 9 cases in 10 marked below.

use super::draws::{Draws, span};
use super::plane::{RatioAxis, apart};
use super::scale::real;
use super::subject::Subject;
use super::{LaidOut, Mark, MarkShape, Role, Table, TableCell, TableRow};
use crate::analysis::Report;
use crate::number::{Decimal, write};

/// Height of the columns, in em.
const HEIGHT: f64 = 10.0;

/// Lays out the density of the ratio; none without draws.
pub(super) fn lay_out(subject: &Subject<'_>, report: &Report) -> Option<LaidOut> {
    let (canvas, draws) = (subject.canvas, Draws::of(report)?);
    let (density, ratio) = (&report.density, &report.ratio);
    let (stated, threshold) = (subject.stated_ratio(), report.threshold);
    let axis = RatioAxis::new(
        span([density.low, density.high, ratio.p5, ratio.p95].into_iter().chain(stated)),
        canvas.ems(0.5),
        canvas.width() - canvas.ems(0.5),
    );
    let par = axis.named(subject, Decimal::ONE);
    let asked = axis.named(subject, threshold).filter(|_| threshold != Decimal::ONE);
    let mut heads: Vec<(Role, f64, String)> = Vec::new();
    heads.extend(stated.map(|ratio| (Role::Label, axis.at(ratio), subject.stated_label(ratio))));
    heads.extend(par.iter().chain(&asked).map(|(x, name)| (Role::Note, *x, name.clone())));
    let (mut marks, room) = apart(canvas, heads, 0.0);
    let top = room + canvas.ems(0.25);
    let bottom = top + canvas.ems(HEIGHT);
    let most = draws.bins.iter().map(|bin| bin.count).max().unwrap_or(0).max(1);
    for bin in draws.bins.iter().filter(|bin| bin.count > 0) {
        let height = real(Decimal::from(bin.count)) / real(Decimal::from(most)) * (bottom - top);
        let (left, right) = (axis.at(bin.low), axis.at(bin.high));
        // Leave a gap between columns where there is room, and make a single draw visible.
        let gap = if right - left > 4.0 { 0.5 } else { 0.0 };
        marks.push(Mark::rect(Role::Value, (left + gap, bottom - height.max(1.0)), (right - gap, bottom)));
    }
    for (x, _) in par.into_iter().chain(asked) {
        marks.push(Mark::line(Role::Threshold, (x, room), (x, bottom)));
    }
    if let Some(stated) = stated {
        marks.push(Mark::line(Role::Curve, (axis.at(stated), room), (axis.at(stated), bottom)));
    }
    marks.push(Mark::line(Role::Axis, (axis.at(density.low), bottom), (axis.at(density.high), bottom)));
    marks.extend(axis.below(subject, bottom));
    let middle = bottom + RatioAxis::height(canvas) + canvas.ems(0.5);
    let (low, high) = (axis.at(ratio.p5), axis.at(ratio.p95));
    marks.push(Mark::line(Role::Curve, (low, middle), (high, middle)));
    for end in [low, high] {
        marks.push(Mark::line(Role::Curve, (end, middle - canvas.ems(0.3)), (end, middle + canvas.ems(0.3))));
    }
    let shape = MarkShape::Circle { x: axis.at(ratio.p50), y: middle, r: canvas.ems(0.3) };
    marks.push(Mark { shape, role: Role::Point });
    let labels = percentiles(subject, report).into_iter().map(|(ratio, text)| (Role::Label, axis.at(ratio), text));
    let (labels, height) = apart(canvas, labels.collect(), middle + canvas.ems(0.5));
    marks.extend(labels);
    let height = middle + canvas.ems(0.5) + height + canvas.ems(0.25);
    let title = title(subject, ratio.p50, stated);
    Some(LaidOut { title, width: canvas.width(), height, marks, table: table(subject, report, &draws) })
}

/// Where half of the draws are, beside what the study or the scenario says. The sentence of the range stands above the chart.
fn title(subject: &Subject<'_>, median: Decimal, stated: Option<Decimal>) -> String {
    let said = |ratio: Decimal| write::ratio(ratio, subject.catalog.language());
    let key = match (stated, subject.scenario) {
        (None, _) => "chart.density.title_without",
        (Some(_), None) => "chart.density.title",
        (Some(_), Some(_)) => "chart.density.title_scenario",
    };
    let stated = stated.map(said).unwrap_or_default();
    subject.catalog.fill(key, &[("median", &said(median)), ("stated", &stated)])
}

/// The three percentiles with their labels.
fn percentiles(subject: &Subject<'_>, report: &Report) -> [(Decimal, String); 3] {
    let said = |key: &str, ratio: Decimal| {
        let value = write::ratio(ratio, subject.catalog.language());
        (ratio, subject.catalog.fill(key, &[("value", &value)]))
    };
    let ratio = &report.ratio;
    [said("chart.density.p5", ratio.p5), said("chart.density.p50", ratio.p50), said("chart.density.p95", ratio.p95)]
}

fn table(subject: &Subject<'_>, report: &Report, draws: &Draws) -> Table {
    let (catalog, language) = (subject.catalog, subject.catalog.language());
    let word = |text: String| TableCell { cell: None, text };
    let number = |ratio: Decimal| write::number(ratio, 3, language);
    let mut rows = Vec::new();
    let shares = [5, 50, 95].map(|percent| Decimal::new(percent, 2));
    for ((_, name), share) in percentiles(subject, report).into_iter().zip(shares) {
        let cells = vec![word(String::new()), word(write::percent(share, 0, language))];
        rows.push(TableRow { name, cells, role: Role::Point });
    }
    let mut add = |name: String, count: u64| {
        let cells = vec![
            word(write::number(Decimal::from(count), 0, language)),
            word(write::percent(draws.share(count), 1, language)),
        ];
        rows.push(TableRow { name, cells, role: Role::Value });
    };
    if draws.below > 0 {
        add(catalog.fill("chart.density.below", &[("value", &number(report.density.low))]), draws.below);
    }
    for bin in &draws.bins {
        let name = catalog.fill("chart.density.between", &[("low", &number(bin.low)), ("high", &number(bin.high))]);
        add(name, bin.count);
    }
    if draws.above > 0 {
        add(catalog.fill("chart.density.above", &[("value", &number(report.density.high))]), draws.above);
    }
    Table { heads: subject.heads(&["chart.density.ratio", "chart.density.draws", "chart.density.share"]), rows }
}

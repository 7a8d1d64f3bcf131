//! A fan chart: value year by year, with the range of 9 cases out of 10.

use super::scale::{Scale, real, ticks};
use super::subject::{Amount, Subject};
use super::years::labels::Labels;
use super::{Anchor, LaidOut, Mark, Role, Table, TableRow};
use crate::analysis::Report;
use crate::analysis::simulation::report::YearSpread;
use crate::number::Decimal;

/// Height of the plot, in em, in which the labels are laid out.
const HEIGHT: f64 = 15.0;

/// Lays out the value of each year; none without years.
pub(super) fn lay_out(subject: &Subject<'_>, report: &Report) -> Option<LaidOut> {
    let (canvas, years) = (subject.canvas, report.years.as_slice());
    let (first, last) = (years.first()?, years.last()?);
    let figures = || years.iter().flat_map(|year| [year.p5, year.p50, year.p95]);
    let (low, high) = (figures().min()?, figures().max()?);
    let levels = ticks(low, high);
    let head = subject.catalog.text("years.head");
    let names: Vec<String> = levels.iter().map(|level| subject.compact(*level)).collect();
    let margin = names.iter().map(String::as_str).chain([head]).map(|it| canvas.text_width(it)).fold(0.0, f64::max);
    let left = margin.min(canvas.width() / 2.0) + canvas.ems(0.5);
    let right = canvas.width() - canvas.ems(0.5);
    let (top, bottom) = (1.75 * canvas.line(), 1.75 * canvas.line() + canvas.ems(HEIGHT));
    let y = Scale::holding(levels.iter().chain([&low, &high]).map(|level| real(*level)), bottom, top);
    let x = Scale::between(f64::from(first.year), f64::from(last.year), left, right);
    let mut marks = Vec::new();
    for (level, name) in levels.iter().zip(&names) {
        let at = y.at(real(*level));
        let role = if level.is_zero() { Role::Axis } else { Role::Grid };
        marks.push(Mark::line(role, (left, at), (right, at)));
        let place = (left - canvas.ems(0.5), canvas.baseline(at - canvas.line() / 2.0));
        marks.push(Mark::text(Role::Note, place, Anchor::End, canvas.cut(name, place.0)));
    }
    let under = canvas.baseline(bottom + canvas.line() * 0.5);
    marks.push(Mark::text(Role::Note, (left - canvas.ems(0.5), under), Anchor::End, canvas.cut(head, left)));
    let mut free = left - canvas.ems(0.5);
    for year in years {
        let text = year.year.to_string();
        let half = canvas.text_width(&text) / 2.0;
        let at = x.at(f64::from(year.year)).max(left + half).min(canvas.width() - half);
        if at - half >= free {
            free = at + half + canvas.ems(0.75);
            marks.push(Mark::text(Role::Note, (at, under), Anchor::Middle, text));
        }
    }
    let line = |of: fn(&YearSpread) -> Decimal| -> Vec<(f64, f64)> {
        let mut points: Vec<(f64, f64)> =
            years.iter().map(|year| (x.at(f64::from(year.year)), y.at(real(of(year))))).collect();
        // A single year spans the whole width.
        if let [(_, only)] = points.as_slice() {
            points.push((right, *only));
        }
        points
    };
    let (lower, middle, upper) = (line(|year| year.p5), line(|year| year.p50), line(|year| year.p95));
    let back: Vec<(f64, f64)> = lower.iter().rev().copied().collect();
    let edge = [("M", upper.get(..1)?), ("L", upper.get(1..)?), ("L", &*back), ("Z", &[])];
    marks.push(Mark::path(Role::Band, &edge));
    marks.push(Mark::path(Role::Curve, &[("M", middle.get(..1)?), ("L", middle.get(1..)?)]));
    let widest = widest(years);
    let mut labels = Labels::new(canvas, left, top, &[], &middle);
    for (key, points, amount) in [
        ("chart.fan.p50", &middle, widest.map(|(_, year)| year.p50)),
        ("chart.fan.p95", &upper, widest.map(|(_, year)| year.p95)),
        ("chart.fan.p5", &lower, widest.map(|(_, year)| year.p5)),
    ] {
        if let Some(((place, _), amount)) = widest.zip(amount)
            && let Some(point) = points.get(place)
        {
            let said = |value: &str| subject.catalog.fill(key, &[("value", value)]);
            labels.beside(Role::Label, &[said(&money(subject, amount)), said(&subject.compact(amount))], *point);
        }
    }
    marks.extend(labels.marks);
    let height = bottom + canvas.line() * 1.5;
    let title = title(subject, widest.map(|(_, year)| year)?);
    Some(LaidOut { title, width: canvas.width(), height, marks, table: table(subject, years) })
}

fn money(subject: &Subject<'_>, value: Decimal) -> String {
    subject.money(Amount { cell: None, value: Some(value) })
}

/// The year with the widest range.
fn widest(years: &[YearSpread]) -> Option<(usize, &YearSpread)> {
    let width = |year: &YearSpread| real(year.p95) - real(year.p5);
    years.iter().enumerate().max_by(|(_, one), (_, other)| width(one).total_cmp(&width(other)))
}

fn title(subject: &Subject<'_>, widest: &YearSpread) -> String {
    let (low, high) = (money(subject, widest.p5), money(subject, widest.p95));
    let arguments = [("year", &*widest.year.to_string()), ("low", &*low), ("high", &*high)];
    subject.catalog.fill("chart.fan.title", &arguments)
}

fn table(subject: &Subject<'_>, years: &[YearSpread]) -> Table {
    let entry = |value: Decimal| subject.entry(Amount { cell: None, value: Some(value) });
    let row = |year: &YearSpread| TableRow {
        name: subject.catalog.year_name(subject.study, year.year),
        cells: vec![entry(year.p5), entry(year.p50), entry(year.p95)],
        role: Role::Band,
    };
    let heads = ["years.head", "chart.fan.head_p5", "chart.fan.head_p50", "chart.fan.head_p95"];
    Table { heads: subject.heads(&heads), rows: years.iter().map(row).collect() }
}

//! Value year by year, accumulated up to the point where it covers what was put in.

pub(super) mod labels;

use super::scale::{Scale, count, real, ticks};
use super::subject::{Amount, Subject};
use super::{Anchor, Drawing, Mark, Role, Shape, Table, TableCell, TableRow};
use crate::methods::sroi::evaluation::Year;
use crate::number::Decimal;
use crate::present::figures::Detail;
use crate::sheet::{CellId, Unit};
use labels::Labels;

/// Above so many years, each column adds up several.
const MOST_COLUMNS: usize = 120;
/// Height of the plot, in em.
const HEIGHT: f64 = 15.0;
/// The part of a year's width that its column takes.
const COLUMN: f64 = 0.64;

/// A column: one year, or several of a long study.
struct Column {
    first: u32,
    last: u32,
    /// Before it is brought back to today.
    undiscounted: Amount,
    /// The discount factor of a single year.
    factor: Option<CellId>,
    value: Amount,
    accumulated: Amount,
}

/// Value by year; none while no year has any.
pub(super) fn draw(subject: &Subject<'_>) -> Option<Drawing> {
    let columns = columns(subject);
    if columns.is_empty() {
        return None;
    }
    let put_in = subject.put_in();
    let months = subject.evaluation.payback_months().and_then(|cell| Some((cell, subject.evaluation.value(cell)?)));
    let plot = Plot::new(subject, &columns, put_in);
    let mut marks = plot.axes();
    let points = plot.curve(&columns);
    let bars: Vec<Mark> = columns.iter().enumerate().filter_map(|(place, column)| plot.column(place, column)).collect();
    let mut labels = Labels::new(subject.canvas, plot.left, plot.top, &bars, &points);
    marks.extend(bars);
    marks.push(Mark::path(Role::Curve, &[("M", points.get(..1)?), ("L", points.get(1..)?)]));
    if put_in.exact() > Decimal::ZERO {
        let y = plot.y.at(put_in.real());
        marks.push(Mark::line(Role::Threshold, (plot.left, y), (plot.right, y)));
        labels.avoid_line(y);
        if let Some((_, months)) = months {
            let x = plot.at_year(real(months) / 12.0);
            marks.push(Mark { shape: Shape::Circle { x, y, r: subject.canvas.ems(0.3) }, role: Role::Point });
            let text = subject.catalog.figure(months, Unit::Months, "", Detail::Plain);
            labels.beside(Role::Label, &[text], (x, y));
        }
        let [full, shorter] = subject.amounts("chart.years.inputs", put_in, "");
        let name = subject.catalog.text("chart.years.inputs_alone").to_owned();
        labels.along(Role::Label, &[full, shorter, name], y);
    }
    if let Some(end) = points.last() {
        labels.beside(Role::Label, &subject.amounts("chart.years.sum", subject.present_value(), ""), *end);
    }
    if let Some((place, column)) = columns.iter().enumerate().max_by_key(|(_, column)| column.value.exact().abs()) {
        let at = (plot.at_column(count(place) + 0.5), plot.y.at(column.value.real()));
        labels.beside(Role::Note, &subject.amounts("chart.years.column", column.value, &column.name(subject)), at);
    }
    marks.extend(labels.marks);
    let table = table(subject, &columns);
    let title = title(subject, put_in, months);
    Some(Drawing { title, width: subject.canvas.width(), height: plot.height, marks, table })
}

/// The columns, from year 0 on.
fn columns(subject: &Subject<'_>) -> Vec<Column> {
    let years: Vec<Year> = subject.evaluation.years().collect();
    let mut span = 1_usize;
    for next in [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000, 100_000] {
        span = next;
        if years.len().div_ceil(next) <= MOST_COLUMNS {
            break;
        }
    }
    let column = |years: &[Year]| {
        let (first, last) = (years.first()?, years.last()?);
        let cells = |of: fn(&Year) -> CellId| years.iter().map(of).collect::<Vec<CellId>>();
        Some(Column {
            first: first.year,
            last: last.year,
            undiscounted: subject.sum(&cells(|year| year.value)),
            factor: (years.len() == 1).then_some(first.factor),
            value: subject.sum(&cells(|year| year.present_value)),
            accumulated: subject.amount(Some(last.accumulated)),
        })
    };
    years.chunks(span).filter_map(column).collect()
}

impl Column {
    /// What the column is called.
    fn name(&self, subject: &Subject<'_>) -> String {
        let (first, last) = (self.first.to_string(), self.last.to_string());
        if self.first == self.last {
            subject.catalog.fill("years.year", &[("n", &first)])
        } else {
            subject.catalog.fill("chart.years.span", &[("first", &first), ("last", &last)])
        }
    }
}

/// Where things are: the axes and the scales.
struct Plot<'a> {
    subject: &'a Subject<'a>,
    ticks: Vec<Decimal>,
    y: Scale,
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    height: f64,
    columns: f64,
    first: Vec<u32>,
    /// Years, and those that a column adds up.
    years: f64,
}

impl<'a> Plot<'a> {
    fn new(subject: &'a Subject<'a>, columns: &[Column], put_in: Amount) -> Self {
        let canvas = subject.canvas;
        let amounts = columns.iter().flat_map(|column| [column.value, column.accumulated]).chain([put_in]);
        let amounts: Vec<Decimal> = amounts.map(Amount::exact).collect();
        let low = amounts.iter().copied().min().unwrap_or_default();
        let high = amounts.iter().copied().max().unwrap_or_default();
        let ticks = ticks(low, high);
        let names = ticks.iter().map(|tick| subject.compact(*tick));
        let years = subject.catalog.text("years.head").to_owned();
        let margin = names.chain([years]).map(|name| canvas.text_width(&name)).fold(0.0, f64::max);
        // Above the greatest amount there is room for a label.
        let top = 1.75 * canvas.line();
        let bottom = top + canvas.ems(HEIGHT);
        Self {
            y: Scale::holding(ticks.iter().chain([&low, &high]).map(|amount| real(*amount)), bottom, top),
            ticks,
            left: margin.min(canvas.width() / 2.0) + canvas.ems(0.5),
            right: canvas.width() - canvas.ems(0.5),
            top,
            bottom,
            height: bottom + canvas.line() * 1.5,
            columns: count(columns.len()),
            years: columns.last().map_or(1.0, |column| f64::from(column.last) + 1.0),
            first: columns.iter().map(|column| column.first).collect(),
            subject,
        }
    }

    /// Where a moment is, in years since the start.
    fn at_year(&self, years: f64) -> f64 {
        self.left + years / self.years * (self.right - self.left)
    }

    /// Where the nth column starts.
    fn at_column(&self, place: f64) -> f64 {
        self.left + place / self.columns * (self.right - self.left)
    }

    /// The lines of round amounts with their names, and the names of years that have room.
    fn axes(&self) -> Vec<Mark> {
        let canvas = self.subject.canvas;
        let mut marks = Vec::new();
        for tick in &self.ticks {
            let y = self.y.at(real(*tick));
            let role = if tick.is_zero() { Role::Axis } else { Role::Grid };
            marks.push(Mark::line(role, (self.left, y), (self.right, y)));
            let at = (self.left - canvas.ems(0.5), canvas.baseline(y - canvas.line() / 2.0));
            marks.push(Mark::text(Role::Note, at, Anchor::End, canvas.cut(&self.subject.compact(*tick), at.0)));
        }
        let y = canvas.baseline(self.bottom + canvas.line() * 0.5);
        let at = (self.left - canvas.ems(0.5), y);
        marks.push(Mark::text(Role::Note, at, Anchor::End, canvas.cut(self.subject.catalog.text("years.head"), at.0)));
        let widest = self.first.last().map_or(0.0, |year| canvas.text_width(&year.to_string()));
        let room = (self.right - self.left) / self.columns;
        let every = [1_usize, 2, 5, 10, 20, 50, 100].into_iter().find(|n| room * count(*n) >= widest + canvas.ems(0.5));
        for (place, year) in self.first.iter().enumerate().step_by(every.unwrap_or(100)) {
            let at = (self.at_column(count(place) + 0.5), y);
            let text = year.to_string();
            let half = canvas.text_width(&text) / 2.0;
            let at = (at.0.min(canvas.width() - half), at.1);
            marks.push(Mark::text(Role::Note, at, Anchor::Middle, text));
        }
        marks
    }

    /// A column, where its value is not zero.
    fn column(&self, place: usize, column: &Column) -> Option<Mark> {
        if column.value.exact().is_zero() {
            return None;
        }
        let room = (self.right - self.left) / self.columns;
        let left = self.at_column(count(place)) + room * (1.0 - COLUMN) / 2.0;
        let (zero, to) = (self.y.at(0.0), self.y.at(column.value.real()));
        // A small amount is seen.
        let to = if (to - zero).abs() >= 1.0 { to } else { zero - column.value.real().signum() };
        let role = Role::of_value(column.value.real());
        Some(Mark::rect(role, (left, zero), (left + room * COLUMN, to)))
    }

    /// The accumulated value at the start, then at the end of each column: within a year it grows evenly.
    fn curve(&self, columns: &[Column]) -> Vec<(f64, f64)> {
        let ends = columns.iter().map(|it| (f64::from(it.last) + 1.0, it.accumulated.real()));
        [(0.0, 0.0)].into_iter().chain(ends).map(|(year, sum)| (self.at_year(year), self.y.at(sum))).collect()
    }
}

impl Subject<'_> {
    /// A label with an amount, in full and shorter.
    fn amounts(&self, key: &str, amount: Amount, year: &str) -> [String; 2] {
        [self.money(amount), self.compact(amount.exact())]
            .map(|value| self.catalog.fill(key, &[("value", &value), ("year", year)]))
    }
}

fn table(subject: &Subject<'_>, columns: &[Column]) -> Table {
    let row = |column: &Column| TableRow {
        name: column.name(subject),
        cells: vec![
            subject.entry(column.undiscounted),
            factor(subject, column),
            subject.entry(column.value),
            subject.entry(column.accumulated),
        ],
        role: Role::of_value(column.value.real()),
    };
    let mut rows: Vec<TableRow> = columns.iter().map(row).collect();
    let put_in = subject.put_in();
    if put_in.exact() > Decimal::ZERO {
        let blank = TableCell { cell: None, text: String::new() };
        let name = subject.catalog.text("figure.inputs_present_value").to_owned();
        rows.push(TableRow {
            name,
            cells: vec![blank.clone(), blank.clone(), blank, subject.entry(put_in)],
            role: Role::Threshold,
        });
    }
    let heads = ["years.head", "years.value", "years.factor", "years.present_value", "years.accumulated"];
    Table { heads: subject.heads(&heads), rows }
}

/// The discount factor of a column; several years have none in common.
fn factor(subject: &Subject<'_>, column: &Column) -> TableCell {
    let value = column.factor.and_then(|cell| subject.evaluation.value(cell));
    let text = value.map(|value| subject.catalog.figure(value, Unit::Factor, "", Detail::Plain));
    TableCell { cell: column.factor, text: text.unwrap_or_default() }
}

/// When the value covers what was put in, or that it does not.
fn title(subject: &Subject<'_>, put_in: Amount, months: Option<(CellId, Decimal)>) -> String {
    let catalog = subject.catalog;
    let value = subject.money(subject.present_value());
    // What is covered for a while, then lost to a later harm, is not covered.
    let stays = subject.present_value().exact() >= put_in.exact();
    if let Some((_, months)) = months.filter(|_| stays) {
        let months = catalog.figure(months, Unit::Months, "", Detail::Plain);
        return catalog.fill("chart.years.covered", &[("months", &months)]);
    }
    let key = if put_in.exact() > Decimal::ZERO { "chart.years.not_covered" } else { "chart.years.no_inputs" };
    catalog.fill(key, &[("value", &value), ("inputs", &subject.money(put_in))])
}

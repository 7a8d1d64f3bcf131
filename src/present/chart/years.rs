//! Value year by year, accumulated up to the point where it covers the inputs.

pub(super) mod labels;

use super::axes::Axes;
use super::scale::{count, real};
use super::subject::{Amount, Subject};
use super::{LaidOut, Mark, MarkShape, Role, Table, TableCell, TableRow};
use crate::methods::sroi::evaluation::Year;
use crate::methods::sroi::is_ratio_defined;
use crate::number::Decimal;
use crate::present::Catalog;
use crate::present::figures::Detail;
use crate::sheet::{CellId, CellUnit};
use crate::study::Study;
use labels::{HEIGHT, Labels};

/// Maximum number of columns; above it, a column sums several years.
const MOST_COLUMNS: usize = 120;
/// Width of a column, as a share of its year's width.
const COLUMN: f64 = 0.64;

/// A column: one year, or several of a long study.
struct YearColumn {
    first: u32,
    last: u32,
    /// The value before discounting.
    undiscounted: Amount,
    /// The discount factor of a single year.
    factor: Option<CellId>,
    value: Amount,
    accumulated: Amount,
}

/// Lays out the value by year; none while no year has any.
pub(super) fn lay_out(subject: &Subject<'_>) -> Option<LaidOut> {
    let columns = columns(subject);
    if columns.is_empty() {
        return None;
    }
    let inputs = subject.inputs();
    let months = subject.evaluation.payback_months().and_then(|cell| Some((cell, subject.evaluation.value(cell)?)));
    let plot = Plot::new(subject, &columns, inputs);
    let mut marks = plot.axes.marks(&plot.first);
    let points = plot.curve(&columns);
    let bars: Vec<Mark> = columns.iter().enumerate().filter_map(|(place, column)| plot.column(place, column)).collect();
    let mut labels = Labels::new(subject.canvas, plot.axes.left, plot.axes.top, &bars, &points);
    marks.extend(bars);
    marks.push(Mark::path(Role::Curve, &[("M", points.get(..1)?), ("L", points.get(1..)?)]));
    if is_ratio_defined(inputs.exact()) {
        let y = plot.axes.y.at(inputs.real());
        marks.push(Mark::line(Role::Threshold, (plot.axes.left, y), (plot.axes.right, y)));
        labels.avoid_line(y);
        if let Some((_, months)) = months {
            let x = plot.at_year(real(months) / 12.0);
            marks.push(Mark { shape: MarkShape::Circle { x, y, r: subject.canvas.ems(0.3) }, role: Role::Point });
            let text = subject.catalog.figure(months, CellUnit::Months, "", Detail::Plain);
            labels.beside(Role::Label, &[text], (x, y));
        }
        let [full, shorter] = subject.amounts("chart.years.inputs", inputs, "");
        let name = subject.catalog.text("chart.years.inputs_alone").to_owned();
        labels.along(Role::Label, &[full, shorter, name], y);
    }
    if let Some(end) = points.last() {
        labels.beside(Role::Label, &subject.amounts("chart.years.sum", subject.present_value(), ""), *end);
    }
    if let Some((place, column)) = columns.iter().enumerate().max_by_key(|(_, column)| column.value.exact().abs()) {
        let at = (plot.at_column(count(place) + 0.5), plot.axes.y.at(column.value.real()));
        labels.beside(Role::Note, &subject.amounts("chart.years.column", column.value, &column.name(subject)), at);
    }
    marks.extend(labels.marks);
    let table = table(subject, &columns);
    let title = title(subject, inputs, months);
    Some(LaidOut { title, width: subject.canvas.width(), height: plot.axes.height(), marks, table })
}

/// The columns, from year 0 on.
fn columns(subject: &Subject<'_>) -> Vec<YearColumn> {
    let years: Vec<Year> = subject.evaluation.years().collect();
    let span = span(years.len());
    let column = |years: &[Year]| {
        let (first, last) = (years.first()?, years.last()?);
        let cells = |of: fn(&Year) -> CellId| years.iter().map(of).collect::<Vec<CellId>>();
        Some(YearColumn {
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

/// The number of years that a column sums, so that there are not too many columns.
pub(super) fn span(years: usize) -> usize {
    let mut span = 1_usize;
    for next in [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 10_000, 100_000] {
        span = next;
        if years.div_ceil(next) <= MOST_COLUMNS {
            break;
        }
    }
    span
}

/// The name of a column from one year to another.
pub(super) fn span_name(catalog: &Catalog, study: &Study, first: u32, last: u32) -> String {
    let (from, to) = (first.to_string(), last.to_string());
    if first == last {
        catalog.year_name(study, first)
    } else {
        catalog.fill("chart.years.span", &[("first", &from), ("last", &to)])
    }
}

impl YearColumn {
    /// The name of the column.
    fn name(&self, subject: &Subject<'_>) -> String {
        span_name(subject.catalog, subject.study, self.first, self.last)
    }
}

/// The layout of the plot.
struct Plot {
    axes: Axes,
    columns: f64,
    first: Vec<u32>,
    /// The number of years that the columns cover.
    years: f64,
}

impl Plot {
    fn new(subject: &Subject<'_>, columns: &[YearColumn], inputs: Amount) -> Self {
        let canvas = subject.canvas;
        let amounts = columns.iter().flat_map(|column| [column.value, column.accumulated]).chain([inputs]);
        let amounts: Vec<Decimal> = amounts.map(Amount::exact).collect();
        let currency = subject.study.currency.code();
        let room = (canvas.width() - canvas.ems(0.5), canvas.ems(HEIGHT));
        Self {
            axes: Axes::holding(subject.catalog, canvas, (currency, &amounts), room),
            columns: count(columns.len()),
            years: columns.last().map_or(1.0, |column| f64::from(column.last) + 1.0),
            first: columns.iter().map(|column| column.first).collect(),
        }
    }

    /// The position of a time, in years since the start.
    fn at_year(&self, years: f64) -> f64 {
        self.axes.at(years / self.years)
    }

    /// The start of the column at an index.
    fn at_column(&self, place: f64) -> f64 {
        self.axes.at(place / self.columns)
    }

    /// The rectangle of a column; none if its value is zero.
    fn column(&self, place: usize, column: &YearColumn) -> Option<Mark> {
        if column.value.exact().is_zero() {
            return None;
        }
        let room = (self.axes.right - self.axes.left) / self.columns;
        let left = self.at_column(count(place)) + room * (1.0 - COLUMN) / 2.0;
        let (zero, to) = (self.axes.y.at(0.0), self.axes.y.at(column.value.real()));
        // A small amount is at least one pixel high.
        let to = if (to - zero).abs() >= 1.0 { to } else { zero - column.value.real().signum() };
        let role = Role::of_value(column.value.real());
        Some(Mark::rect(role, (left, zero), (left + room * COLUMN, to)))
    }

    /// The points of the accumulated value: at the start, then at the end of each column. Within a column it grows linearly.
    fn curve(&self, columns: &[YearColumn]) -> Vec<(f64, f64)> {
        let ends = columns.iter().map(|it| (f64::from(it.last) + 1.0, it.accumulated.real()));
        [(0.0, 0.0)].into_iter().chain(ends).map(|(year, sum)| (self.at_year(year), self.axes.y.at(sum))).collect()
    }
}

impl Subject<'_> {
    /// The texts of a label with an amount: the full one and a shorter one.
    fn amounts(&self, key: &str, amount: Amount, year: &str) -> [String; 2] {
        [self.money(amount), self.compact(amount.exact())]
            .map(|value| self.catalog.fill(key, &[("value", &value), ("year", year)]))
    }
}

fn table(subject: &Subject<'_>, columns: &[YearColumn]) -> Table {
    let row = |column: &YearColumn| TableRow {
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
    let inputs = subject.inputs();
    if is_ratio_defined(inputs.exact()) {
        let blank = TableCell { cell: None, text: String::new() };
        let name = subject.catalog.text("figure.inputs_present_value").to_owned();
        rows.push(TableRow {
            name,
            cells: vec![blank.clone(), blank.clone(), blank, subject.entry(inputs)],
            role: Role::Threshold,
        });
    }
    let heads = ["years.head", "years.value", "years.factor", "years.present_value", "years.accumulated"];
    Table { heads: subject.heads(&heads), rows }
}

/// The discount factor of a column; none for a column of several years.
fn factor(subject: &Subject<'_>, column: &YearColumn) -> TableCell {
    let value = column.factor.and_then(|cell| subject.evaluation.value(cell));
    let text = value.map(|value| subject.catalog.figure(value, CellUnit::Factor, "", Detail::Plain));
    TableCell { cell: column.factor, text: text.unwrap_or_default() }
}

/// A title that says when the value covers the inputs, or that it does not.
fn title(subject: &Subject<'_>, inputs: Amount, months: Option<(CellId, Decimal)>) -> String {
    let catalog = subject.catalog;
    let value = subject.money(subject.present_value());
    // Inputs that are covered for a while, until a later harm, do not count as covered.
    let stays = subject.present_value().exact() >= inputs.exact();
    if let Some((_, months)) = months.filter(|_| stays) {
        let months = catalog.figure(months, CellUnit::Months, "", Detail::Plain);
        return catalog.fill("chart.years.covered", &[("months", &months)]);
    }
    let key = if is_ratio_defined(inputs.exact()) { "chart.years.not_covered" } else { "chart.years.no_inputs" };
    catalog.fill(key, &[("value", &value), ("inputs", &subject.money(inputs))])
}

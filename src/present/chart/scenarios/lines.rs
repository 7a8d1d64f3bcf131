//! Value year by year, with a line for each scenario and its name at the end.

use super::super::axes::Axes;
use super::super::scale::{count, real};
use super::super::years::{span, span_name};
use super::super::{Anchor, LINES, LaidOut, Mark, MarkShape, Role, Table, TableRow};
use super::{Plotted, cell};
use crate::number::{CheckedOps as _, Decimal};

/// Minimum height of the plot, in em.
const HEIGHT: f64 = 15.0;
/// Maximum share of the width for the names of lines.
const MOST_FOR_NAMES: f64 = 0.3;
/// Length in em of the level end of a line before its name, so that its dashes are visible beside the name.
const LEVEL: f64 = 1.25;
/// Maximum number of lines of a name.
const WRAPPED: usize = 2;

/// A year, or several of a long study, with the present value of each scenario in it.
struct LineLabel {
    first: u32,
    last: u32,
    values: Vec<Option<Decimal>>,
}

/// A line with its name and the positions of both.
struct Named {
    column: usize,
    points: Vec<(f64, f64)>,
    name: Vec<String>,
    top: f64,
}

/// Lays out the value by year; none while no year of any scenario has any.
pub(super) fn lay_out(plotted: &Plotted<'_>) -> Option<LaidOut> {
    let (comparison, canvas) = (plotted.comparison, plotted.canvas);
    let columns = columns(plotted);
    if columns.is_empty() {
        return None;
    }
    let places = 0..comparison.columns.len();
    let gap = canvas.ems(0.5);
    let names: Vec<String> = places.clone().map(|place| plotted.name(place)).collect();
    let widest = names.iter().map(|name| canvas.text_width(name)).fold(0.0, f64::max);
    let room = widest.min(MOST_FOR_NAMES * canvas.width());
    let names: Vec<Vec<String>> = names.iter().map(|name| canvas.wrap(name, room, WRAPPED)).collect();
    let tall = names.iter().map(|name| canvas.line() * count(name.len())).sum::<f64>();
    let amounts: Vec<Decimal> = columns.iter().flat_map(|column| column.values.iter().flatten().copied()).collect();
    let size = (canvas.width() - room - canvas.ems(LEVEL) - 2.0 * gap, canvas.ems(HEIGHT).max(tall));
    let axes = Axes::holding(plotted.catalog, canvas, (plotted.study.currency.code(), &amounts), size);
    let first: Vec<u32> = columns.iter().map(|column| column.first).collect();
    let mut marks = axes.marks(&first);
    let point = |(at, column): (usize, &LineLabel), place: usize| {
        let value = column.values.get(place).copied().flatten().unwrap_or_default();
        (axes.at((count(at) + 0.5) / count(columns.len())), axes.y.at(real(value)))
    };
    let mut lines: Vec<Named> = Vec::new();
    for (column, name) in places.zip(names) {
        let points: Vec<(f64, f64)> = columns.iter().enumerate().map(|it| point(it, column)).collect();
        let top = points.last().map_or(0.0, |(_, y)| *y) - canvas.line() * count(name.len()) / 2.0;
        let line = Named { column, points, name, top };
        // From the highest end down; of lines that end together, the one that is higher overall comes first.
        let end = |line: &Named| line.points.last().map_or(0.0, |(_, y)| *y);
        let height = |line: &Named| (end(line), line.points.iter().map(|(_, y)| *y).sum::<f64>());
        let at = lines.iter().position(|known| height(known) > height(&line));
        lines.insert(at.unwrap_or(lines.len()), line);
    }
    spread(&mut lines, canvas.line(), axes.top, axes.bottom);
    for line in &lines {
        marks.extend(line.marks(plotted, canvas.width() - room, gap));
    }
    let title = title(plotted, &columns);
    let table = table(plotted, &columns);
    Some(LaidOut { title, width: canvas.width(), height: axes.height().max(axes.bottom + canvas.line()), marks, table })
}

/// The columns, from year 0 to the last that has value in any scenario.
fn columns(plotted: &Plotted<'_>) -> Vec<LineLabel> {
    let years = plotted.comparison.years();
    let span = span(years);
    let starts = (0..years).step_by(span);
    let column = |start: usize| {
        let end = start.saturating_add(span).min(years);
        let sum = |scenario: &crate::analysis::comparison::ScenarioFigures| {
            (start..end).try_fold(Decimal::ZERO, |sum, year| sum.plus(scenario.year(year)?))
        };
        let year = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        LineLabel {
            first: year(start),
            last: year(end.saturating_sub(1)),
            values: plotted.comparison.columns.iter().map(sum).collect(),
        }
    };
    starts.map(column).collect()
}

/// Moves names apart as little as possible: first down, where one would cover the one above it, then up from the lower edge.
fn spread(lines: &mut [Named], line: f64, top: f64, bottom: f64) {
    let mut free = top;
    for named in lines.iter_mut() {
        named.top = named.top.max(free);
        free = named.top + line * count(named.name.len());
    }
    let mut free = bottom;
    for named in lines.iter_mut().rev() {
        let height = line * count(named.name.len());
        named.top = named.top.min(free - height);
        free = named.top;
    }
}

impl Named {
    /// The vertical centre of its name.
    fn middle(&self, line: f64) -> f64 {
        self.top + line * count(self.name.len()) / 2.0
    }

    /// The line, the point at its end, and its name. The line continues to the name, which tells lines that end close together
    /// apart.
    fn marks(&self, plotted: &Plotted<'_>, left: f64, gap: f64) -> Vec<Mark> {
        let canvas = plotted.canvas;
        let mut marks = Vec::new();
        let role = Role::Line(dashes(plotted, self.column));
        let (end, middle) = (left - gap / 2.0, self.middle(canvas.line()));
        let mut points = self.points.clone();
        points.extend([(end - canvas.ems(LEVEL), middle), (end, middle)]);
        if let (Some(first), Some(rest)) = (points.get(..1), points.get(1..)) {
            marks.push(Mark::path(role, &[("M", first), ("L", rest)]));
        }
        if let Some((x, y)) = self.points.last().copied() {
            marks.push(Mark { shape: MarkShape::Circle { x, y, r: canvas.ems(0.2) }, role: Role::Point });
        }
        for (place, text) in self.name.iter().enumerate() {
            let y = canvas.baseline(self.top + canvas.line() * count(place));
            marks.push(Mark::text(Role::Label, (left, y), Anchor::Start, &**text));
        }
        marks
    }
}

/// The dashes of a column's line: index 0 for the reference, then the others in order. They repeat when there are more lines
/// than dashes; the names tell those lines apart.
fn dashes(plotted: &Plotted<'_>, column: usize) -> u8 {
    let reference = plotted.comparison.reference;
    if column == reference {
        return 0;
    }
    let place = if column > reference { column.saturating_sub(1) } else { column };
    let others = usize::from(LINES).saturating_sub(1).max(1);
    u8::try_from(place.checked_rem(others).unwrap_or_default()).unwrap_or_default().saturating_add(1)
}

fn table(plotted: &Plotted<'_>, columns: &[LineLabel]) -> Table {
    let scenarios = &plotted.comparison.columns;
    let names = (0..scenarios.len()).map(|place| plotted.name(place));
    let heads = [plotted.catalog.text("years.head").to_owned()].into_iter().chain(names).collect();
    let row = |column: &LineLabel| TableRow {
        name: span_name(plotted.catalog, plotted.study, column.first, column.last),
        cells: column.values.iter().map(|value| cell(plotted.money(*value))).collect(),
        role: Role::Point,
    };
    let mut rows: Vec<TableRow> = columns.iter().map(row).collect();
    rows.push(TableRow {
        name: plotted.catalog.text("figure.present_value").to_owned(),
        cells: scenarios.iter().map(|scenario| cell(plotted.money(scenario.present_value))).collect(),
        role: Role::Total,
    });
    Table { heads, rows }
}

/// A title that says where the scenarios are furthest apart.
fn title(plotted: &Plotted<'_>, columns: &[LineLabel]) -> String {
    let catalog = plotted.catalog;
    let mut widest: Option<(Decimal, &LineLabel, usize, usize)> = None;
    for column in columns {
        let known = || column.values.iter().enumerate().filter_map(|(place, value)| Some(((*value)?, place)));
        // The first of ties, for the minimum and the maximum.
        let least = known().min_by_key(|(value, place)| (*value, *place));
        let most = known().max_by_key(|(value, place)| (*value, std::cmp::Reverse(*place)));
        let (Some((low, least)), Some((high, most))) = (least, most) else { continue };
        let Some(gap) = high.minus(low) else { continue };
        if widest.is_none_or(|(known, ..)| gap > known) {
            widest = Some((gap, column, least, most));
        }
    }
    match widest {
        Some((gap, column, least, most)) if !gap.is_zero() => {
            let value = |place: usize| plotted.money(column.values.get(place).copied().flatten());
            let year = span_name(catalog, plotted.study, column.first, column.last);
            catalog.fill(
                "chart.scenario_years.apart",
                &[
                    ("year", year.as_str()),
                    ("low", &value(least)),
                    ("least", &plotted.name(least)),
                    ("high", &value(most)),
                    ("most", &plotted.name(most)),
                ],
            )
        }
        _ => catalog.text("chart.scenario_years.same").to_owned(),
    }
}

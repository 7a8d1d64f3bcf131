//! The tornado chart: how far the ratio moves to either side of the stated one with each estimate, alone, at both ends of its
//! range.

use super::draws::span;
use super::plane::{RatioAxis, apart};
use super::scale::count;
use super::subject::Subject;
use super::{Anchor, Canvas, LaidOut, Mark, Role, Table, TableCell, TableRow};
use crate::analysis::Bar;
use crate::number::{Decimal, write};
use crate::present::figures::{Detail, unit_of};
use crate::sheet::CellUnit;

/// Maximum number of estimates; those that move the result less are left out.
const MOST: usize = 15;
/// Labels are beside the bars if they leave them this share of the width.
const LEAST_FOR_BARS: f64 = 0.4;

/// One end of an estimate's range.
struct End {
    ratio: Decimal,
    label: String,
    role: Role,
}

/// An estimate: its name, and its ends from the smaller ratio to the larger.
struct Row<'a> {
    bar: &'a Bar,
    name: String,
    ends: [End; 2],
}

/// Lays out the estimates that move the ratio; none without a ratio, or where no estimate has a range.
pub(super) fn lay_out(subject: &Subject<'_>, bars: &[Bar]) -> Option<LaidOut> {
    let stated = subject.evaluation.ratio().and_then(|cell| subject.evaluation.value(cell))?;
    let rows: Vec<Row<'_>> = bars.iter().filter_map(|bar| row(subject, bar)).take(MOST).collect();
    let first = rows.first()?;
    let canvas = subject.canvas;
    let widest = |nth: usize| {
        let labels = rows.iter().filter_map(|row| row.ends.get(nth)).map(|end| canvas.text_width(&end.label));
        labels.fold(0.0, f64::max) + canvas.ems(0.5)
    };
    let (before, after) = (widest(0), widest(1));
    let is_beside = canvas.width() - before - after >= LEAST_FOR_BARS * canvas.width();
    let edge = canvas.ems(0.25);
    let (start, end) = if is_beside { (before, canvas.width() - after) } else { (edge, canvas.width() - edge) };
    let ratios = rows.iter().flat_map(|row| row.ends.iter().map(|end| end.ratio)).chain([stated]);
    let axis = RatioAxis::new(span(ratios), start, end);
    let said = subject.catalog.fill("chart.tornado.stated", &[("value", &ratio(subject, stated))]);
    let par = axis.par(subject);
    let mut heads = vec![(Role::Label, axis.at(stated), said)];
    heads.extend(par.iter().map(|(x, name)| (Role::Note, *x, name.clone())));
    let (texts, room) = apart(canvas, heads, 0.0);
    let par = par.map(|(x, _)| x);
    let mut layout = Layout { canvas, axis, stated, par, is_beside, y: room + canvas.ems(0.5), marks: Vec::new() };
    for row in &rows {
        layout.row(row);
    }
    let height = layout.y;
    let mut marks = layout.marks;
    marks.extend(texts);
    let title = title(subject, first);
    Some(LaidOut { title, width: canvas.width(), height, marks, table: table(subject, &rows) })
}

fn row<'a>(subject: &Subject<'_>, bar: &'a Bar) -> Option<Row<'a>> {
    let end = |number: Decimal, at: Decimal, role: Role| {
        let arguments = [("value", &*value(subject, bar, number)), ("ratio", &*ratio(subject, at))];
        End { ratio: at, label: subject.catalog.fill("chart.tornado.end", &arguments), role }
    };
    let (low, high) = (bar.ratio_at_low?, bar.ratio_at_high?);
    if bar.swing?.is_zero() {
        return None;
    }
    let ends = [end(bar.low, low, Role::AtLow), end(bar.high, high, Role::AtHigh)];
    let [low, high] = ends;
    let ends = if low.ratio <= high.ratio { [low, high] } else { [high, low] };
    Some(Row { bar, name: subject.catalog.number_name(subject.study, &bar.target.to_string()), ends })
}

fn ratio(subject: &Subject<'_>, ratio: Decimal) -> String {
    write::ratio(ratio, subject.catalog.language())
}

/// A number as stated; money to the cent.
fn value(subject: &Subject<'_>, bar: &Bar, value: Decimal) -> String {
    let unit = unit_of(bar.target.field().spec().unit);
    let detail = if unit == CellUnit::Money { Detail::Full } else { Detail::Plain };
    subject.catalog.figure(value, unit, subject.study.currency.code(), detail)
}

struct Layout {
    canvas: Canvas,
    axis: RatioAxis,
    stated: Decimal,
    /// The position of the ratio 1.
    par: Option<f64>,
    is_beside: bool,
    /// The lower edge of the layout so far.
    y: f64,
    marks: Vec<Mark>,
}

impl Layout {
    /// The name, the bar below it, and the labels of its ends.
    fn row(&mut self, row: &Row<'_>) {
        let canvas = self.canvas;
        for line in canvas.wrap(&row.name, canvas.width(), 2) {
            let at = (0.0, canvas.baseline(self.y));
            self.marks.push(Mark::text(Role::Label, at, Anchor::Start, line));
            self.y += canvas.line();
        }
        let (top, bottom) = (self.y + canvas.ems(0.15), self.y + canvas.ems(1.05));
        let middle = self.axis.at(self.stated);
        // The lines are interrupted at the names.
        let lines = [(Role::Threshold, self.par), (Role::Axis, Some(middle))];
        for (role, x) in lines.into_iter().filter_map(|(role, x)| Some((role, x?))) {
            self.marks.push(Mark::line(role, (x, top - canvas.ems(0.1)), (x, bottom + canvas.ems(0.1))));
        }
        for end in &row.ends {
            let at = self.axis.at(end.ratio);
            if (at - middle).abs() > 0.0 {
                self.marks.push(Mark::rect(end.role, (middle, top), (at, bottom)));
            }
        }
        let [before, after] = &row.ends;
        let line = top.midpoint(bottom) - canvas.line() / 2.0;
        if self.is_beside {
            // Both ends may lie on one side of the stated ratio; the labels are outside all three.
            let left = self.axis.at(before.ratio).min(middle) - canvas.ems(0.4);
            let right = self.axis.at(after.ratio).max(middle) + canvas.ems(0.4);
            self.label(before, left, line, Anchor::End);
            self.label(after, right, line, Anchor::Start);
            self.y = bottom + canvas.ems(0.6);
            return;
        }
        let both = canvas.text_width(&before.label) + canvas.text_width(&after.label) + canvas.ems(0.75);
        let below = bottom + canvas.ems(0.1);
        self.label(before, 0.0, below, Anchor::Start);
        let lines = usize::from(both > canvas.width());
        self.label(after, canvas.width(), below + canvas.line() * count(lines), Anchor::End);
        self.y = below + canvas.line() * count(lines.saturating_add(1)) + canvas.ems(0.5);
    }

    fn label(&mut self, end: &End, x: f64, top: f64, anchor: Anchor) {
        let text = self.canvas.cut(&end.label, self.canvas.width());
        self.marks.push(Mark::text(Role::Note, (x, self.canvas.baseline(top)), anchor, text));
    }
}

/// A title that says what the first estimate does, and whether it moves the ratio across 1.
fn title(subject: &Subject<'_>, first: &Row<'_>) -> String {
    let [low, high] = &first.ends;
    let crosses = low.ratio < Decimal::ONE && high.ratio > Decimal::ONE;
    let key = if crosses { "chart.tornado.crosses" } else { "chart.tornado.title" };
    let (from, to) = (ratio(subject, low.ratio), ratio(subject, high.ratio));
    subject.catalog.fill(key, &[("low", &from), ("high", &to), ("name", &first.name)])
}

fn table(subject: &Subject<'_>, rows: &[Row<'_>]) -> Table {
    let word = |text: String| TableCell { cell: None, text };
    let at = |it: Option<Decimal>| word(it.map(|it| ratio(subject, it)).unwrap_or_default());
    let row = |row: &Row<'_>| TableRow {
        name: row.name.clone(),
        cells: vec![
            word(value(subject, row.bar, row.bar.low)),
            at(row.bar.ratio_at_low),
            word(value(subject, row.bar, row.bar.high)),
            at(row.bar.ratio_at_high),
        ],
        role: Role::AtHigh,
    };
    let heads = [
        "switching.number",
        "chart.tornado.low",
        "chart.tornado.at_low",
        "chart.tornado.high",
        "chart.tornado.at_high",
    ];
    Table { heads: subject.heads(&heads), rows: rows.iter().map(row).collect() }
}

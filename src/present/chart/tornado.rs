//! The sensitivity chart, with two readings for each estimate: how far the ratio moves to either side of the stated one with it
//! alone at both ends of its range (the tornado), and its share of the spread of the result (from the simulation).

use super::draws::span;
use super::plane::{RatioAxis, apart};
use super::scale::count;
use super::subject::Subject;
use super::{Anchor, Canvas, LaidOut, Mark, Role, Table, TableCell, TableRow};
use crate::analysis::simulation::report::Importance;
use crate::analysis::{Bar, Report};
use crate::number::{Decimal, write};
use crate::present::figures::{Detail, unit_of};
use crate::sheet::CellUnit;
use crate::study::NumberPath;

/// Maximum number of estimates; those that move the result less are left out.
const MOST: usize = 15;
/// Labels are beside the bars if they leave them this share of the width.
const LEAST_FOR_BARS: f64 = 0.35;
/// Maximum share of a wide canvas for the names.
const MOST_FOR_NAMES: f64 = 0.25;
/// A number whose rank correlation is smaller than this in size is not said to move the result up or down.
const HARDLY: Decimal = Decimal::from_parts(5, 0, 0, false, 2);

/// One end of an estimate's range.
struct End {
    ratio: Decimal,
    label: String,
    role: Role,
}

/// An estimate: its names, its ends from the smaller ratio to the larger, and what the simulation says of it.
struct Row<'a> {
    bar: &'a Bar,
    /// The input or outcome that it belongs to; the study for a rate.
    owner: String,
    /// What it is called there.
    field: String,
    /// Both together.
    name: String,
    ends: [End; 2],
    importance: Option<&'a Importance>,
    share: String,
}

/// Lays out the estimates that move the ratio; none without a ratio, or where no estimate has a range.
pub(super) fn lay_out(subject: &Subject<'_>, bars: &[Bar], report: Option<&Report>) -> Option<LaidOut> {
    let stated = subject.stated_ratio()?;
    let rows: Vec<Row<'_>> = bars.iter().filter_map(|bar| row(subject, bar, report)).take(MOST).collect();
    let first = rows.first()?;
    let canvas = subject.canvas;
    let gap = canvas.ems(0.5);
    let widest = |texts: &mut dyn Iterator<Item = &str>| {
        let width = texts.map(|text| canvas.text_width(text)).fold(0.0, f64::max);
        if width > 0.0 { width + gap } else { 0.0 }
    };
    let (names, shares) = if canvas.is_wide() {
        let names = widest(&mut rows.iter().map(|row| &*row.field)).min(MOST_FOR_NAMES * canvas.width());
        (names, widest(&mut rows.iter().map(|row| &*row.share)))
    } else {
        (0.0, 0.0)
    };
    let labels = |nth: usize| rows.iter().filter_map(move |row| row.ends.get(nth)).map(|end| &*end.label);
    let (left, right) = (names, canvas.width() - shares);
    let (before, after) = (widest(&mut labels(0)), widest(&mut labels(1)));
    let is_beside = right - left - before - after >= LEAST_FOR_BARS * canvas.width();
    let edge = canvas.ems(0.25);
    let (start, end) = if is_beside { (left + before, right - after) } else { (edge, canvas.width() - edge) };
    let names = if is_beside { names } else { 0.0 };
    let ratios = rows.iter().flat_map(|row| row.ends.iter().map(|end| end.ratio)).chain([stated]);
    let axis = RatioAxis::new(span(ratios), start, end);
    let mut heads = vec![(Role::Label, axis.at(stated), subject.stated_label(stated))];
    let par = axis.par(subject);
    heads.extend(par.iter().map(|(x, name)| (Role::Note, *x, name.clone())));
    let (texts, room) = apart(canvas, heads, 0.0);
    let par = par.map(|(x, _)| x);
    let mut layout = Layout { canvas, axis, stated, par, is_beside, names, y: room + gap, marks: Vec::new() };
    for (owner, rows) in grouped(&rows) {
        layout.heading(owner);
        for row in rows {
            layout.row(row);
        }
    }
    let height = layout.y;
    let mut marks = layout.marks;
    marks.extend(texts);
    let title = title(subject, first, report);
    Some(LaidOut { title, width: canvas.width(), height, marks, table: table(subject, &rows) })
}

/// The rows of each owner together, in the order of the first of each.
fn grouped<'a, 'b>(rows: &'a [Row<'b>]) -> Vec<(&'a str, Vec<&'a Row<'b>>)> {
    let mut groups: Vec<(&str, Vec<&Row<'_>>)> = Vec::new();
    for row in rows {
        match groups.iter_mut().find(|(owner, _)| *owner == row.owner) {
            Some((_, members)) => members.push(row),
            None => groups.push((&row.owner, vec![row])),
        }
    }
    groups
}

fn row<'a>(subject: &Subject<'_>, bar: &'a Bar, report: Option<&'a Report>) -> Option<Row<'a>> {
    let (catalog, study) = (subject.catalog, subject.study);
    let end = |number: Decimal, at: Decimal, role: Role| {
        let arguments = [("value", &*value(subject, bar, number)), ("ratio", &*ratio(subject, at))];
        End { ratio: at, label: catalog.fill("chart.tornado.end", &arguments), role }
    };
    let (low, high) = (bar.ratio_at_low?, bar.ratio_at_high?);
    if bar.swing?.is_zero() {
        return None;
    }
    let ends = [end(bar.low, low, Role::AtLow), end(bar.high, high, Role::AtHigh)];
    let [low, high] = ends;
    let ends = if low.ratio <= high.ratio { [low, high] } else { [high, low] };
    let path = bar.target.to_string();
    let importance = report.and_then(|report| report.importance.iter().find(|it| it.target == path));
    // The estimate of a share of 0 can be slightly negative by chance.
    let share = importance.map(|it| percent(subject, it.sobol.max(Decimal::ZERO), 0));
    Some(Row {
        bar,
        owner: catalog.owner_name(study, &path),
        field: catalog.target_name_in(study, &bar.target),
        name: catalog.number_name(study, &path),
        ends,
        importance,
        share: share.map(|share| catalog.fill("chart.tornado.share", &[("share", &share)])).unwrap_or_default(),
    })
}

fn ratio(subject: &Subject<'_>, ratio: Decimal) -> String {
    write::ratio(ratio, subject.catalog.language())
}

fn percent(subject: &Subject<'_>, share: Decimal, decimals: u32) -> String {
    write::percent(share, decimals, subject.catalog.language())
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
    /// Whether the labels of the ends, the name and the share are beside the bar.
    is_beside: bool,
    /// The width of the column of names; 0 where a name is above its bar.
    names: f64,
    /// The lower edge of the layout so far.
    y: f64,
    marks: Vec<Mark>,
}

impl Layout {
    /// The name of an input or outcome, above its estimates.
    fn heading(&mut self, name: &str) {
        self.y += self.canvas.ems(0.4);
        self.texts(Role::Label, name, self.canvas.width());
        self.y += self.canvas.ems(0.1);
    }

    /// Lines of text from the left edge, below what is there.
    fn texts(&mut self, role: Role, text: &str, width: f64) {
        for line in self.canvas.wrap(text, width, 2) {
            self.marks.push(Mark::text(role, (0.0, self.canvas.baseline(self.y)), Anchor::Start, line));
            self.y += self.canvas.line();
        }
    }

    /// The name, the bar, the labels of its ends, and the share of the spread.
    fn row(&mut self, row: &Row<'_>) {
        let canvas = self.canvas;
        let top = self.y;
        let share =
            |at: f64| Mark::text(Role::Note, (canvas.width(), canvas.baseline(at)), Anchor::End, row.share.clone());
        if self.names > 0.0 {
            self.texts(Role::Note, &row.field, self.names);
            let height = (self.y - top).max(canvas.ems(0.9));
            self.y = top;
            self.bar(row, top + height / 2.0 - canvas.ems(0.45));
            if !row.share.is_empty() {
                self.marks.push(share(top + height / 2.0 - canvas.line() / 2.0));
            }
            self.y = self.y.max(top + height + canvas.ems(0.3));
            return;
        }
        let taken = if row.share.is_empty() { 0.0 } else { canvas.text_width(&row.share) + canvas.ems(0.75) };
        // Where there is no room beside the name, the table says the share.
        let has_room = canvas.width() - taken >= canvas.ems(8.0);
        self.texts(Role::Note, &row.field, if has_room { canvas.width() - taken } else { canvas.width() });
        if taken > 0.0 && has_room {
            self.marks.push(share(top));
        }
        self.bar(row, self.y + canvas.ems(0.15));
    }

    fn bar(&mut self, row: &Row<'_>, top: f64) {
        let canvas = self.canvas;
        let bottom = top + canvas.ems(0.9);
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
            self.y = bottom + canvas.ems(0.5);
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

/// A title that says what the first estimate does alone, whether it moves the ratio across 1, and which one makes most of the
/// spread, where the draws can tell.
fn title(subject: &Subject<'_>, first: &Row<'_>, report: Option<&Report>) -> String {
    let catalog = subject.catalog;
    let [low, high] = &first.ends;
    let crosses = low.ratio < Decimal::ONE && high.ratio > Decimal::ONE;
    let key = if crosses { "chart.tornado.crosses" } else { "chart.tornado.title" };
    let (from, to) = (ratio(subject, low.ratio), ratio(subject, high.ratio));
    let alone = catalog.fill(key, &[("low", &from), ("high", &to), ("name", &first.name)]);
    let Some(importance) = report.map(|report| &report.importance).filter(|all| !all.is_empty()) else {
        return alone;
    };
    let mut most: Option<&Importance> = None;
    for it in importance {
        most = most.filter(|most| most.sobol >= it.sobol).or(Some(it));
    }
    let spread = match most.filter(|it| it.sobol > it.sobol_margin()) {
        None => catalog.text("chart.tornado.no_share").to_owned(),
        Some(it) => {
            let share = percent(subject, it.sobol, 0);
            let most = NumberPath::parse(&it.target);
            let (key, name) = if it.target == first.bar.target.to_string() {
                ("chart.tornado.its_share", String::new())
            } else if let Some(most) = most.filter(|_| catalog.owner_name(subject.study, &it.target) == first.owner) {
                ("chart.tornado.most_here", catalog.target_name_in(subject.study, &most))
            } else {
                ("chart.tornado.most", catalog.number_name(subject.study, &it.target))
            };
            catalog.fill(key, &[("share", &share), ("name", &name)])
        }
    };
    [alone, spread].join(" ")
}

fn table(subject: &Subject<'_>, rows: &[Row<'_>]) -> Table {
    let word = |text: String| TableCell { cell: None, text };
    let at = |it: Option<Decimal>| word(it.map(|it| ratio(subject, it)).unwrap_or_default());
    let row = |row: &Row<'_>| {
        let importance = |of: &dyn Fn(&Importance) -> String| word(row.importance.map(of).unwrap_or_default());
        TableRow {
            name: row.name.clone(),
            cells: vec![
                word(value(subject, row.bar, row.bar.low)),
                at(row.bar.ratio_at_low),
                word(value(subject, row.bar, row.bar.high)),
                at(row.bar.ratio_at_high),
                importance(&|it| percent(subject, it.sobol.max(Decimal::ZERO), 0)),
                importance(&|it| percent(subject, it.sobol_margin(), 1)),
                importance(&|it| subject.catalog.text(direction(it.rank_correlation)).to_owned()),
            ],
            role: Role::AtHigh,
        }
    };
    let heads = [
        "switching.number",
        "chart.tornado.low",
        "chart.tornado.at_low",
        "chart.tornado.high",
        "chart.tornado.at_high",
        "chart.tornado.spread",
        "chart.tornado.margin",
        "chart.tornado.direction",
    ];
    Table { heads: subject.heads(&heads), rows: rows.iter().map(row).collect() }
}

/// The key of what the ratio does when the number rises.
fn direction(rank_correlation: Decimal) -> &'static str {
    if rank_correlation.abs() < HARDLY {
        "chart.tornado.neither"
    } else if rank_correlation > Decimal::ZERO {
        "chart.tornado.rises"
    } else {
        "chart.tornado.falls"
    }
}

//! Shared parts of charts of ratios: an axis with round ratios, the line at a ratio of 1, and labels that do not overlap.

use super::scale::{Scale, count, real, ticks_inside};
use super::subject::Subject;
use super::{Anchor, Canvas, Mark, Role};
use crate::number::{Decimal, Language, write};

/// A horizontal axis of ratios.
pub(super) struct RatioAxis {
    low: Decimal,
    high: Decimal,
    scale: Scale,
}

impl RatioAxis {
    /// An axis from the smallest ratio at `start` to the largest at `end`.
    pub(super) fn new((low, high): (Decimal, Decimal), start: f64, end: f64) -> Self {
        Self { low, high, scale: Scale::between(real(low), real(high), start, end) }
    }

    /// The position of a ratio, clamped to the axis.
    pub(super) fn at(&self, ratio: Decimal) -> f64 {
        self.scale.at(real(ratio.max(self.low).min(self.high)))
    }

    /// Whether a ratio is on the axis.
    pub(super) fn holds(&self, ratio: Decimal) -> bool {
        self.low <= ratio && ratio <= self.high
    }

    /// Labels of round ratios below a line, without those that have no room.
    pub(super) fn below(&self, subject: &Subject<'_>, y: f64) -> Vec<Mark> {
        let language = subject.catalog.language();
        let ticks = ticks_inside(self.low, self.high).into_iter();
        labels_below(subject.canvas, ticks.map(|tick| (self.at(tick), write::number(tick, 3, language))), (y, y))
    }

    /// The height of these labels.
    pub(super) fn height(canvas: Canvas) -> f64 {
        canvas.line() + canvas.ems(0.4)
    }

    /// The position and the name of the ratio 1, if it is on the axis.
    pub(super) fn par(&self, subject: &Subject<'_>) -> Option<(f64, String)> {
        self.named(subject, Decimal::ONE)
    }

    /// The position and the name of a ratio, if it is on the axis: so much money for one unit of money.
    pub(super) fn named(&self, subject: &Subject<'_>, ratio: Decimal) -> Option<(f64, String)> {
        let money = |value: Decimal, decimals| {
            write::money(value, decimals, subject.study.currency.code(), subject.catalog.language())
        };
        let decimals = if ratio.is_integer() { 0 } else { 2 };
        let name = || {
            subject.catalog.fill("chart.par", &[("value", &money(ratio, decimals)), ("one", &money(Decimal::ONE, 0))])
        };
        self.holds(ratio).then(|| (self.at(ratio), name()))
    }
}

/// Labels below a line, at their positions from left to right, without those that have no room; a grid line leads to each from above.
pub(super) fn labels_below(
    canvas: Canvas,
    labels: impl Iterator<Item = (f64, String)>,
    (above, y): (f64, f64),
) -> Vec<Mark> {
    let mut free = 0.0;
    let mut marks = Vec::new();
    for (x, text) in labels {
        let half = canvas.text_width(&text) / 2.0;
        if x - half >= free && x + half <= canvas.width() {
            free = x + half + canvas.ems(0.75);
            marks.push(Mark::line(Role::Grid, (x, above), (x, y + canvas.ems(0.25))));
            marks.push(Mark::text(Role::Note, (x, canvas.baseline(y + canvas.ems(0.3))), Anchor::Middle, text));
        }
    }
    marks
}

/// What the labels below a line count, in the middle below them.
pub(super) fn name_below(canvas: Canvas, name: &str, y: f64) -> Mark {
    let place = (canvas.width() / 2.0, canvas.baseline(y + canvas.line() + canvas.ems(0.5)));
    Mark::text(Role::Note, place, Anchor::Middle, canvas.cut(name, canvas.width()))
}

/// The lines of five shares from 0 to 1 across a plot, each with its label on the left.
pub(super) fn share_lines(canvas: Canvas, language: Language, y: &Scale, (left, right): (f64, f64)) -> Vec<Mark> {
    let line = |percent: i64| {
        let level = Decimal::new(percent, 2);
        let at = y.at(real(level));
        let role = if level.is_zero() { Role::Axis } else { Role::Grid };
        let place = (left - canvas.ems(0.5), canvas.baseline(at - canvas.line() / 2.0));
        [
            Mark::line(role, (left, at), (right, at)),
            Mark::text(Role::Note, place, Anchor::End, write::percent(level, 0, language)),
        ]
    };
    [0, 25, 50, 75, 100].into_iter().flat_map(line).collect()
}

/// Lays out labels around the positions that they name, on as many lines as they need not to overlap, and returns their height.
pub(super) fn apart(canvas: Canvas, labels: Vec<(Role, f64, String)>, top: f64) -> (Vec<Mark>, f64) {
    let mut marks = Vec::new();
    // The occupied intervals of each line.
    let mut lines: Vec<Vec<(f64, f64)>> = Vec::new();
    for (role, x, text) in labels {
        let text = canvas.cut(&text, canvas.width());
        let width = canvas.text_width(&text);
        let left = (x - width / 2.0).min(canvas.width() - width).max(0.0);
        let (from, to) = (left - canvas.ems(0.5), left + width + canvas.ems(0.5));
        let is_free = |taken: &Vec<(f64, f64)>| taken.iter().all(|(start, end)| to <= *start || *end <= from);
        let line = lines.iter().position(is_free).unwrap_or(lines.len());
        match lines.get_mut(line) {
            Some(taken) => taken.push((from, to)),
            None => lines.push(vec![(from, to)]),
        }
        let y = canvas.baseline(top + canvas.line() * count(line));
        marks.push(Mark::text(role, (left, y), Anchor::Start, text));
    }
    (marks, canvas.line() * count(lines.len()))
}

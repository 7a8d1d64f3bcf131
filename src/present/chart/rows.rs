//! The layout of horizontal bars: name, bar and amount, above one another or side by side.

use super::scale::{Scale, count};
use super::{Anchor, Canvas, Mark, Role};

/// A line of a bar chart.
pub(super) enum Line {
    /// A heading for the bars below it.
    Heading {
        /// The text.
        name: String,
        /// The sum of the bars below it; empty where it would say nothing new.
        amount: String,
    },
    /// A bar with its name and its amount.
    Bar(Bar),
}

/// A bar from one amount to another.
pub(super) struct Bar {
    pub(super) name: String,
    pub(super) amount: String,
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) role: Role,
    /// The range in which its end may lie, where it is known.
    pub(super) may_be: Option<(f64, f64)>,
}

impl Bar {
    /// A bar from zero to an amount.
    pub(super) fn from_zero(name: &str, amount: String, to: f64, role: Role) -> Line {
        Line::Bar(Self { name: name.to_owned(), amount, from: 0.0, to, role, may_be: None })
    }

    /// All amounts that its marks show.
    fn reach(&self) -> [f64; 4] {
        let (low, high) = self.may_be.unwrap_or((self.from, self.to));
        [self.from, self.to, low, high]
    }

    fn is_empty(&self) -> bool {
        (self.to - self.from).abs() <= 0.0
    }
}

/// Minimum width in pixels of a bar that is not zero, so that a small amount is visible.
const LEAST_WIDTH: f64 = 2.0;
/// Maximum share of a wide canvas for the names.
const MOST_FOR_NAMES: f64 = 0.4;
/// Minimum share of a wide canvas for the bars; with less room, names are above them.
const LEAST_FOR_BARS: f64 = 0.3;
/// Gap between a name or an amount and what is next to it, in em.
const GUTTER: f64 = 0.75;
/// Maximum number of lines of a name.
const LINES: usize = 2;

/// Lays out the lines on one scale that includes zero, and returns the marks and their height.
pub(super) fn lay_out_rows(canvas: Canvas, lines: &[Line]) -> (Vec<Mark>, f64) {
    let bars = || lines.iter().filter_map(|line| if let Line::Bar(bar) = line { Some(bar) } else { None });
    let widest = |texts: &mut dyn Iterator<Item = &str>| texts.map(|it| canvas.text_width(it)).fold(0.0, f64::max);
    let gutter = canvas.ems(GUTTER);
    let names = widest(&mut bars().map(|bar| bar.name.as_str())).min(MOST_FOR_NAMES * canvas.width());
    let amounts = widest(&mut bars().map(|bar| bar.amount.as_str()));
    let (start, end) = (names + gutter, canvas.width() - amounts - gutter);
    let beside = canvas.is_wide() && end - start >= LEAST_FOR_BARS * canvas.width();
    let (start, end) = if beside { (start, end) } else { (0.0, canvas.width()) };
    let scale = Scale::holding(bars().flat_map(Bar::reach), start, end);
    let is_grouped = lines.iter().any(|line| matches!(line, Line::Heading { .. }));
    let mut layout = Layout { canvas, scale, start, end, names, beside, is_grouped, marks: Vec::new(), y: 0.0 };
    for line in lines {
        match line {
            Line::Heading { name, amount } => layout.heading(name, amount),
            Line::Bar(bar) if beside => layout.bar_beside(bar),
            Line::Bar(bar) => layout.bar_below(bar),
        }
    }
    (layout.marks, layout.y)
}

struct Layout {
    canvas: Canvas,
    scale: Scale,
    /// Start and end of the bars.
    start: f64,
    end: f64,
    /// The width of the column of names.
    names: f64,
    beside: bool,
    is_grouped: bool,
    marks: Vec<Mark>,
    /// The lower edge of the layout so far.
    y: f64,
}

impl Layout {
    fn heading(&mut self, name: &str, amount: &str) {
        if self.y > 0.0 {
            self.y += self.canvas.ems(0.75);
        }
        self.texts(Role::Label, name, amount);
        self.y += self.canvas.ems(0.25);
    }

    /// The name on the left, the amount on the right, the bar below; no bar for an empty one.
    fn bar_below(&mut self, bar: &Bar) {
        self.texts(self.name_role(), &bar.name, &bar.amount);
        if bar.is_empty() {
            self.y += self.canvas.ems(0.375);
            return;
        }
        let (top, bottom) = (self.y + self.canvas.ems(0.2), self.y + self.canvas.ems(0.95));
        self.bar(bar, top, bottom, self.canvas.ems(0.125));
        self.y = bottom + self.canvas.ems(if self.is_grouped { 0.5 } else { 0.75 });
    }

    /// The name, the bar and the amount on one line.
    fn bar_beside(&mut self, bar: &Bar) {
        let canvas = self.canvas;
        let name = canvas.wrap(&bar.name, self.names, LINES);
        let height = canvas.line() * count(name.len().max(1)) + canvas.ems(0.5);
        let middle = self.y + height / 2.0;
        let top = middle - canvas.line() * count(name.len()) / 2.0;
        self.lines(self.name_role(), &name, top);
        let at = (canvas.width(), canvas.baseline(middle - canvas.line() / 2.0));
        self.marks.push(Mark::text(Role::Label, at, Anchor::End, &*bar.amount));
        let half = canvas.ems(0.45);
        self.bar(bar, middle - half, middle + half, height / 2.0 - half);
        self.y += height;
    }

    /// The bar itself, with the zero line extending `beyond` it.
    fn bar(&mut self, bar: &Bar, top: f64, bottom: f64, beyond: f64) {
        let (from, to) = (self.scale.at(bar.from), self.scale.at(bar.to));
        if !bar.is_empty() {
            let width = (to - from).abs().max(LEAST_WIDTH);
            // A bar widened to the minimum grows away from zero and stays on the scale.
            let left = if bar.to < bar.from { from - width } else { from };
            // Not `clamp`, which panics when rounding reverses its bounds.
            let left = left.min(self.end - width).max(self.start);
            self.marks.push(Mark::rect(bar.role, (left, top), (left + width, bottom)));
        }
        if let Some((low, high)) = bar.may_be {
            let (low, high, middle) = (self.scale.at(low), self.scale.at(high), top.midpoint(bottom));
            self.marks.push(Mark::line(Role::Curve, (low, middle), (high, middle)));
            let tick = (bottom - top) / 4.0;
            for end in [low, high] {
                self.marks.push(Mark::line(Role::Curve, (end, middle - tick), (end, middle + tick)));
            }
        }
        // In a narrow chart the zero line is interrupted between rows; next to a bar that does not touch zero it would be a
        // mere dot.
        if !self.beside && bar.from * bar.to > 0.0 {
            return;
        }
        let zero = self.scale.at(0.0);
        self.marks.push(Mark::line(Role::Axis, (zero, top - beyond), (zero, bottom + beyond)));
    }

    fn name_role(&self) -> Role {
        if self.is_grouped { Role::Note } else { Role::Label }
    }

    /// A name on the left and an amount on the right, or below if there is no room for both.
    fn texts(&mut self, role: Role, name: &str, amount: &str) {
        let canvas = self.canvas;
        let amount = canvas.cut(amount, canvas.width());
        let taken = if amount.is_empty() { 0.0 } else { canvas.text_width(&amount) + canvas.ems(GUTTER) };
        let is_below = canvas.width() - taken < canvas.ems(6.0);
        let room = if is_below { canvas.width() } else { canvas.width() - taken };
        let room = if self.beside { room.min(0.7 * canvas.width()) } else { room };
        let lines = canvas.wrap(name, room, LINES);
        self.lines(role, &lines, self.y);
        let height = canvas.line() * count(lines.len().max(1));
        let top = if is_below { self.y + height } else { self.y };
        if !amount.is_empty() {
            self.marks.push(Mark::text(Role::Label, (canvas.width(), canvas.baseline(top)), Anchor::End, amount));
        }
        self.y += if is_below { height + canvas.line() } else { height };
    }

    /// Lines of text from the left edge.
    fn lines(&mut self, role: Role, lines: &[String], top: f64) {
        for (place, line) in lines.iter().enumerate() {
            let y = self.canvas.baseline(top + self.canvas.line() * count(place));
            self.marks.push(Mark::text(role, (0.0, y), Anchor::Start, &**line));
        }
    }
}

//! Labels inside a plot: each is put where it covers nothing, as near as can be to what it names.

use super::super::scale::count;
use super::super::{Anchor, Canvas, Mark, Role, Shape};

/// A rectangle that is taken.
#[derive(Debug, Clone, Copy)]
struct Area {
    left: f64,
    top: f64,
    right: f64,
    bottom: f64,
}

impl Area {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// The labels of a plot.
pub(super) struct Labels {
    canvas: Canvas,
    left: f64,
    top: f64,
    taken: Vec<Area>,
    /// Heights at which a line crosses the plot.
    lines: Vec<f64>,
    /// The labels put so far.
    pub(super) marks: Vec<Mark>,
}

/// The steps in which the curve is taken as covered.
const PIECES: usize = 12;

impl Labels {
    /// Labels for a plot that starts at `left` and `top`, beside its bars and its curve.
    pub(super) fn new(canvas: Canvas, left: f64, top: f64, bars: &[Mark], curve: &[(f64, f64)]) -> Self {
        let bar = |mark: &Mark| match mark.shape {
            Shape::Rect { x, y, width, height } => Some(Area { left: x, top: y, right: x + width, bottom: y + height }),
            _ => None,
        };
        let mut taken: Vec<Area> = bars.iter().filter_map(bar).collect();
        for ((x1, y1), (x2, y2)) in curve.iter().zip(curve.iter().skip(1)) {
            let at = |n: usize| {
                let part = count(n) / count(PIECES);
                (x1 + (x2 - x1) * part, y1 + (y2 - y1) * part)
            };
            taken.extend((0..PIECES).map(|n| around(at(n), at(n.saturating_add(1)))));
        }
        Self { canvas, left, top, taken, lines: Vec::new(), marks: Vec::new() }
    }

    /// No label is put across this height.
    pub(super) fn avoid_line(&mut self, y: f64) {
        self.lines.push(y);
    }

    /// A label for a point: above or below, to either side.
    pub(super) fn beside(&mut self, role: Role, text: &str, (x, y): (f64, f64)) {
        let (line, gap) = (self.canvas.line(), self.canvas.ems(0.4));
        let mut places = Vec::new();
        for away in 0..6_usize {
            let away = gap + line * count(away) / 2.0;
            for top in [y - away - line, y + away] {
                for shift in [0.5, 1.0, 0.0] {
                    places.push((shift, top));
                }
            }
        }
        let width = self.canvas.text_width(text);
        let places = places.into_iter().map(|(shift, top)| (x - shift * width + (0.5 - shift) * gap, top));
        self.put(role, text, places.collect());
    }

    /// A label for a line across the plot: on it or under it, from the left on.
    pub(super) fn along(&mut self, role: Role, text: &str, y: f64) {
        let line = self.canvas.line();
        let room = self.canvas.width() - self.left - self.canvas.text_width(text);
        let mut places = Vec::new();
        for step in 0..=PIECES {
            for top in [y - line - 1.0, y + 2.0] {
                places.push((self.left + room.max(0.0) * count(step) / count(PIECES), top));
            }
        }
        self.put(role, text, places);
    }

    /// Puts a label at the first place where it covers nothing, else at the first place.
    fn put(&mut self, role: Role, text: &str, places: Vec<(f64, f64)>) {
        let (canvas, line) = (self.canvas, self.canvas.line());
        let text = canvas.cut(text, canvas.width());
        let width = canvas.text_width(&text);
        let lowest = self.top + canvas.ems(super::HEIGHT) - line;
        let inside = |(x, y): (f64, f64)| {
            let left = x.min(canvas.width() - width).max(0.0);
            let top = y.min(lowest).max(0.0);
            Area { left, top, right: left + width, bottom: top + line }
        };
        let areas: Vec<Area> = places.into_iter().map(inside).collect();
        let is_free = |area: &&Area| {
            let crosses = |y: &f64| area.top < *y && *y < area.bottom;
            area.left >= self.left.min(canvas.width() - width)
                && !self.lines.iter().any(crosses)
                && !self.taken.iter().any(|taken| taken.meets(area))
        };
        if let Some(area) = areas.iter().find(is_free).or(areas.first()).copied() {
            self.taken.push(area);
            self.marks.push(Mark::text(role, (area.left, canvas.baseline(area.top)), Anchor::Start, text));
        }
    }
}

/// The area around a piece of a line.
fn around((x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> Area {
    Area { left: x1.min(x2) - 1.0, top: y1.min(y2) - 1.0, right: x1.max(x2) + 1.0, bottom: y1.max(y2) + 1.0 }
}

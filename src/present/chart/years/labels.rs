//! Places the labels inside a plot: each as near as possible to what it names, without covering anything.

use super::super::scale::count;
use super::super::{Anchor, Canvas, Mark, MarkShape, Role};

/// An occupied rectangle.
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

/// Height of the plot, in em.
pub(super) const HEIGHT: f64 = 15.0;

/// The labels of a plot.
pub(in crate::present::chart) struct Labels {
    canvas: Canvas,
    left: f64,
    top: f64,
    /// Rectangles of the columns and the curve.
    taken: Vec<Area>,
    /// Rectangles of the labels placed so far.
    put: Vec<Area>,
    /// Heights of the lines across the plot.
    lines: Vec<f64>,
    /// The labels placed so far.
    pub(in crate::present::chart) marks: Vec<Mark>,
}

/// The number of rectangles that cover one segment of the curve.
const PIECES: usize = 12;
/// The number of positions tried in each direction.
const STEPS: usize = 14;
/// The cost of covering a column or the curve; more than any distance.
const COVERING: f64 = 100.0;
/// Below this cost a position is good: it covers nothing and is near.
const GOOD: f64 = 3.0;

impl Labels {
    /// Starts without labels, for a plot at `left` and `top` with its columns and its curve.
    pub(in crate::present::chart) fn new(
        canvas: Canvas,
        left: f64,
        top: f64,
        bars: &[Mark],
        curve: &[(f64, f64)],
    ) -> Self {
        let bar = |mark: &Mark| match mark.shape {
            MarkShape::Rect { x, y, width, height } => {
                Some(Area { left: x, top: y, right: x + width, bottom: y + height })
            }
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
        Self { canvas, left, top, taken, put: Vec::new(), lines: Vec::new(), marks: Vec::new() }
    }

    /// Keeps labels off a line at this height.
    pub(in crate::present::chart) fn avoid_line(&mut self, y: f64) {
        self.lines.push(y);
    }

    /// Labels a point: as near as possible, above or below it, to either side. Uses the first text that has room.
    pub(in crate::present::chart) fn beside(&mut self, role: Role, texts: &[String], (x, y): (f64, f64)) {
        let (line, gap) = (self.canvas.line(), self.canvas.ems(0.4));
        let places = |width: f64| {
            let mut places = Vec::new();
            for up in 0..STEPS {
                let away = gap + line * count(up) / 2.0;
                for top in [y - away - line, y + away] {
                    places.push((x - width / 2.0, top));
                    for aside in 0..STEPS {
                        let away = gap * (2.0 * count(aside) - 1.0);
                        places.extend([(x + away, top), (x - away - width, top)]);
                    }
                }
            }
            places
        };
        self.place(role, texts, Some((x, y)), places);
    }

    /// Labels a line across the plot: above or below it, from the left on. Uses the first text that has room.
    pub(in crate::present::chart) fn along(&mut self, role: Role, texts: &[String], y: f64) {
        let (line, start, end) = (self.canvas.line(), self.left, self.canvas.width());
        let places = |width: f64| {
            let room = (end - start - width).max(0.0);
            let at = |step: usize| start + room * count(step) / count(STEPS);
            (0..=STEPS).flat_map(|step| [(at(step), y - line - 1.0), (at(step), y + 2.0)]).collect()
        };
        self.place(role, texts, None, places);
    }

    /// Places the first text that has a good position; if none has, the text and position of least cost.
    fn place(
        &mut self,
        role: Role,
        texts: &[String],
        point: Option<(f64, f64)>,
        places: impl Fn(f64) -> Vec<(f64, f64)>,
    ) {
        let (canvas, line) = (self.canvas, self.canvas.line());
        let lowest = self.top + canvas.ems(HEIGHT) - line;
        let mut found: Option<(f64, Area, String)> = None;
        for text in texts {
            let whole = canvas.text_width(text);
            let text = canvas.cut(text, canvas.width());
            let width = canvas.text_width(&text);
            let inside = |(x, y): (f64, f64)| {
                let left = x.max(self.left).min(canvas.width() - width).max(0.0);
                let top = y.min(lowest).max(0.0);
                Area { left, top, right: left + width, bottom: top + line }
            };
            // A text wider than the plot covers the axis labels; one wider than the canvas is cut.
            let over = [canvas.width() - self.left, canvas.width()].iter().filter(|room| whole > **room).count();
            let too_wide = COVERING * count(over);
            let areas = places(width).into_iter().map(inside).map(|area| (too_wide + self.cost(&area, point), area));
            let best = areas.min_by(|(one, _), (other, _)| one.total_cmp(other));
            let Some((cost, area)) = best else { continue };
            if found.as_ref().is_none_or(|(least, ..)| cost < *least) {
                found = Some((cost, area, text));
            }
            if cost < GOOD {
                break;
            }
        }
        if let Some((_, area, text)) = found {
            self.put.push(area);
            self.marks.push(Mark::text(role, (area.left, canvas.baseline(area.top)), Anchor::Start, text));
        }
    }

    /// The cost of a position: what it covers, and its distance in em from the point that it names.
    fn cost(&self, area: &Area, point: Option<(f64, f64)>) -> f64 {
        let meets = |taken: &[Area]| taken.iter().any(|taken| taken.meets(area));
        let is_crossed = self.lines.iter().any(|y| area.top < *y && *y < area.bottom);
        let price = |is_wrong: bool, price: f64| if is_wrong { price } else { 0.0 };
        let distance = point.map_or(0.0, |(x, y)| {
            let away = |low: f64, high: f64, at: f64| (low - at).max(at - high).max(0.0);
            (away(area.left, area.right, x) + away(area.top, area.bottom, y)) / self.canvas.ems(1.0)
        });
        let covers = price(meets(&self.put), 100.0 * COVERING) + price(meets(&self.taken), COVERING);
        covers + price(is_crossed, 2.0 * COVERING) + distance.min(COVERING / 2.0)
    }
}

/// The rectangle around a segment of a line.
fn around((x1, y1): (f64, f64), (x2, y2): (f64, f64)) -> Area {
    Area { left: x1.min(x2) - 1.0, top: y1.min(y2) - 1.0, right: x1.max(x2) + 1.0, bottom: y1.max(y2) + 1.0 }
}

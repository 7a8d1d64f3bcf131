//! The axes of a plot over years: the scale of amounts, its grid lines and labels, and the labels of the years.

use super::scale::{Scale, count, real, ticks};
use super::{Anchor, Canvas, Mark, Role};
use crate::number::{Decimal, write};
use crate::present::Catalog;

/// The layout of a plot over years on its canvas.
pub(super) struct Axes {
    pub(super) canvas: Canvas,
    pub(super) y: Scale,
    pub(super) left: f64,
    pub(super) right: f64,
    pub(super) top: f64,
    pub(super) bottom: f64,
    /// Round amounts with their labels.
    ticks: Vec<(Decimal, String)>,
    /// The heading to the left of the years.
    head: String,
}

impl Axes {
    /// Axes that include the amounts and zero, from the labels on the left to `right`; `height` is that of the plot itself.
    pub(super) fn holding(
        catalog: &Catalog,
        canvas: Canvas,
        (currency, amounts): (&str, &[Decimal]),
        (right, height): (f64, f64),
    ) -> Self {
        let low = amounts.iter().copied().min().unwrap_or_default();
        let high = amounts.iter().copied().max().unwrap_or_default();
        let amount = |tick: Decimal| (tick, write::compact(tick, currency, catalog.language()));
        let ticks: Vec<(Decimal, String)> = ticks(low, high).into_iter().map(amount).collect();
        let head = catalog.text("years.head").to_owned();
        let names = ticks.iter().map(|(_, name)| name).chain([&head]);
        let margin = names.map(|name| canvas.text_width(name)).fold(0.0, f64::max);
        // Leave room for a label above the largest amount.
        let top = 1.75 * canvas.line();
        let bottom = top + height;
        let all = ticks.iter().map(|(tick, _)| tick).chain([&low, &high]).map(|amount| real(*amount));
        Self {
            y: Scale::holding(all, bottom, top),
            // Leave some width for the plot itself.
            left: (margin.min(canvas.width() / 2.0) + canvas.ems(0.5)).min(right - canvas.ems(2.0)),
            right,
            top,
            bottom,
            ticks,
            head,
            canvas,
        }
    }

    /// The lower edge of the year labels.
    pub(super) fn height(&self) -> f64 {
        self.bottom + self.canvas.line() * 1.5
    }

    /// The horizontal position of a fraction of the width.
    pub(super) fn at(&self, part: f64) -> f64 {
        self.left + part * (self.right - self.left)
    }

    /// The grid lines with their labels, and a label with the first year of each column that has room for it.
    pub(super) fn marks(&self, first: &[u32]) -> Vec<Mark> {
        let canvas = self.canvas;
        let mut marks = Vec::new();
        let end = self.left - canvas.ems(0.5);
        for (tick, name) in &self.ticks {
            let y = self.y.at(real(*tick));
            let role = if tick.is_zero() { Role::Axis } else { Role::Grid };
            marks.push(Mark::line(role, (self.left, y), (self.right, y)));
            let at = (end, canvas.baseline(y - canvas.line() / 2.0));
            marks.push(Mark::text(Role::Note, at, Anchor::End, canvas.cut(name, end)));
        }
        let y = canvas.baseline(self.bottom + canvas.line() * 0.5);
        marks.push(Mark::text(Role::Note, (end, y), Anchor::End, canvas.cut(&self.head, end)));
        let columns = count(first.len());
        let widest = first.last().map_or(0.0, |year| canvas.text_width(&year.to_string()));
        let room = (self.right - self.left) / columns;
        let every = [1_usize, 2, 5, 10, 20, 50, 100].into_iter().find(|n| room * count(*n) >= widest + canvas.ems(0.5));
        for (place, year) in first.iter().enumerate().step_by(every.unwrap_or(100)) {
            let text = year.to_string();
            let half = canvas.text_width(&text) / 2.0;
            let x = self.at((count(place) + 0.5) / columns).min(canvas.width() - half);
            marks.push(Mark::text(Role::Note, (x, y), Anchor::Middle, text));
        }
        marks
    }
}

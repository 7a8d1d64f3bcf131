//! The cumulative distribution of the ratio: for each ratio, the share of the draws below it.

use super::draws::{Draws, span};
use super::plane::{RatioAxis, apart, share_lines};
use super::scale::{Scale, real};
use super::subject::Subject;
use super::{Anchor, LaidOut, Mark, MarkShape, Role, Table, TableCell, TableRow};
use crate::analysis::Report;
use crate::number::{CheckedOps as _, Decimal, write};

/// Height of the plot, in em.
const HEIGHT: f64 = 12.0;

/// Lays out the cumulative distribution; none without draws.
pub(super) fn lay_out(subject: &Subject<'_>, report: &Report) -> Option<LaidOut> {
    let (canvas, draws) = (subject.canvas, Draws::of(report)?);
    let percent = |share: Decimal| write::percent(share, 0, subject.catalog.language());
    let left = canvas.text_width(&percent(Decimal::ONE)) + canvas.ems(0.5);
    let right = canvas.width() - canvas.ems(0.5);
    let axis = RatioAxis::new(span([report.density.low, report.density.high]), left, right);
    let threshold = report.threshold;
    let par = axis.named(subject, threshold);
    let (mut marks, room) = apart(canvas, par.iter().map(|(x, name)| (Role::Label, *x, name.clone())).collect(), 0.0);
    let top = room.max(canvas.line()) + canvas.ems(0.25);
    let bottom = top + canvas.ems(HEIGHT);
    let y = Scale::between(0.0, 1.0, bottom, top);
    marks.extend(share_lines(canvas, subject.catalog.language(), &y, (left, right)));
    marks.extend(axis.below(subject, bottom));
    let reached = reached(report, &draws);
    let points: Vec<(f64, f64)> = reached.iter().map(|(ratio, share)| (axis.at(*ratio), y.at(real(*share)))).collect();
    marks.push(Mark::path(Role::Curve, &[("M", points.get(..1)?), ("L", points.get(1..)?)]));
    // The share at or below the threshold is the complement of the share above it.
    let below = Decimal::ONE.minus(report.probability_above)?.max(Decimal::ZERO).min(Decimal::ONE);
    if let Some((x, _)) = par {
        marks.push(Mark::line(Role::Threshold, (x, room), (x, bottom)));
        let at = y.at(real(below));
        marks.push(Mark { shape: MarkShape::Circle { x, y: at, r: canvas.ems(0.3) }, role: Role::Point });
        let text = percent(below);
        let has_room = x + canvas.ems(0.6) + canvas.text_width(&text) <= canvas.width();
        let (x, anchor) =
            if has_room { (x + canvas.ems(0.6), Anchor::Start) } else { (x - canvas.ems(0.6), Anchor::End) };
        marks.push(Mark::text(Role::Label, (x, at + canvas.ems(0.3)), anchor, text));
    }
    let height = bottom + RatioAxis::height(canvas);
    let table = table(subject, &reached, (threshold, below));
    Some(LaidOut {
        title: subject.catalog.above_sentence(subject.study, report),
        width: canvas.width(),
        height,
        marks,
        table,
    })
}

/// The edges of the bins, each with the share of the draws below it.
fn reached(report: &Report, draws: &Draws) -> Vec<(Decimal, Decimal)> {
    let mut sum = draws.below;
    let mut reached = vec![(report.density.low, draws.share(sum))];
    for bin in &draws.bins {
        sum = sum.saturating_add(bin.count);
        reached.push((bin.high, draws.share(sum)));
    }
    reached
}

fn table(subject: &Subject<'_>, reached: &[(Decimal, Decimal)], (threshold, below): (Decimal, Decimal)) -> Table {
    let language = subject.catalog.language();
    let row = |ratio: Decimal, share: Decimal, role: Role| TableRow {
        name: write::number(ratio, 3, language),
        cells: vec![TableCell { cell: None, text: write::percent(share, 1, language) }],
        role,
    };
    let mut rows: Vec<TableRow> = reached.iter().map(|(ratio, share)| row(*ratio, *share, Role::Curve)).collect();
    let place = reached.partition_point(|(ratio, _)| *ratio < threshold);
    // The share counted from the draws is more exact than the bins, so it replaces a bin edge at the threshold.
    if reached.get(place).is_some_and(|(ratio, _)| *ratio == threshold) {
        rows.remove(place);
    }
    rows.insert(place, row(threshold, below, Role::Threshold));
    Table { heads: subject.heads(&["chart.density.ratio", "chart.density.share_below"]), rows }
}

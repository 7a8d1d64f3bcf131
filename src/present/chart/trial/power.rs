//! The power of a planned trial against its number of people.

use super::super::scale::{Scale, real, ticks_inside};
use super::super::{Anchor, LaidOut, Mark, MarkShape, Role, Table, TableRow};
use super::{Drawn, cell};
use crate::methods::trial::{PlanFigure, PowerPoint};
use crate::number::real::near_decimal;
use crate::number::{Decimal, write};

/// Height of the plot, in em.
const HEIGHT: f64 = 12.0;

/// Lays out the curve; none without a result of the plan.
pub(super) fn lay_out(drawn: &Drawn<'_>) -> Option<LaidOut> {
    let (canvas, plan) = (drawn.canvas, &drawn.evaluation.plan);
    let last = plan.curve.last()?;
    let (people, power) = (plan.figure(PlanFigure::People)?, plan.figure(PlanFigure::Power)?);
    let language = drawn.catalog.language();
    let percent = |share: Decimal| write::percent(share, 0, language);
    let left = canvas.text_width(&percent(Decimal::ONE)) + canvas.ems(0.5);
    let right = canvas.width() - canvas.ems(0.5);
    let top = canvas.line() * 1.5;
    let bottom = top + canvas.ems(HEIGHT);
    let (x, y) = (Scale::between(0.0, last.people, left, right), Scale::between(0.0, 1.0, bottom, top));
    let mut marks = Vec::new();
    for level in [0, 25, 50, 75, 100].map(|percent| Decimal::new(percent, 2)) {
        let at = y.at(real(level));
        let role = if level.is_zero() { Role::Axis } else { Role::Grid };
        marks.push(Mark::line(role, (left, at), (right, at)));
        let place = (left - canvas.ems(0.5), canvas.baseline(at - canvas.line() / 2.0));
        marks.push(Mark::text(Role::Note, place, Anchor::End, percent(level)));
    }
    marks.extend(below(drawn, near_decimal(last.people)?, &x, bottom));
    let points: Vec<(f64, f64)> = plan.curve.iter().map(|point| (x.at(point.people), y.at(point.power))).collect();
    marks.push(Mark::path(Role::Curve, &[("M", points.get(..1)?), ("L", points.get(1..)?)]));
    let (across, up) = (x.at(real(people)), y.at(real(power)));
    marks.push(Mark::line(Role::Threshold, (left, up), (across, up)));
    marks.push(Mark::line(Role::Threshold, (across, up), (across, bottom)));
    marks.push(Mark { shape: MarkShape::Circle { x: across, y: up, r: canvas.ems(0.35) }, role: Role::Point });
    let label = drawn
        .catalog
        .fill("trial.chart.at", &[("people", &write::number(people.ceil(), 0, language)), ("power", &percent(power))]);
    let label = canvas.cut(&label, canvas.width() - left);
    let start = (across - canvas.text_width(&label) / 2.0).min(canvas.width() - canvas.text_width(&label)).max(left);
    marks.push(Mark::text(Role::Label, (start, canvas.baseline(0.0)), Anchor::Start, label));
    let title = drawn.catalog.plan_sentence(drawn.trial, plan);
    let height = bottom + canvas.line() * 2.0 + canvas.ems(0.75);
    Some(LaidOut { title, width: canvas.width(), height, marks, table: table(drawn) })
}

/// Round numbers of people below the plot, and what they count.
fn below(drawn: &Drawn<'_>, most: Decimal, x: &Scale, bottom: f64) -> Vec<Mark> {
    let canvas = drawn.canvas;
    let (mut marks, mut free) = (Vec::new(), 0.0);
    for tick in ticks_inside(Decimal::ZERO, most) {
        let text = write::number(tick, 0, drawn.catalog.language());
        let (at, half) = (x.at(real(tick)), canvas.text_width(&text) / 2.0);
        if at - half >= free && at + half <= canvas.width() {
            free = at + half + canvas.ems(0.75);
            marks.push(Mark::line(Role::Grid, (at, bottom), (at, bottom + canvas.ems(0.25))));
            marks.push(Mark::text(Role::Note, (at, canvas.baseline(bottom + canvas.ems(0.3))), Anchor::Middle, text));
        }
    }
    let name = canvas.cut(drawn.catalog.text("trial.plan_number.people"), canvas.width());
    let place = (canvas.width() / 2.0, canvas.baseline(bottom + canvas.line() + canvas.ems(0.5)));
    marks.push(Mark::text(Role::Note, place, Anchor::Middle, name));
    marks
}

/// Every other point of the curve, and the plan itself among them.
fn table(drawn: &Drawn<'_>) -> Table {
    let language = drawn.catalog.language();
    let row = |point: &PowerPoint| {
        let (people, power) = (near_decimal(point.people)?, near_decimal(point.power)?);
        let cells = vec![cell(write::percent(power, 1, language))];
        Some(TableRow { name: write::number(people.ceil(), 0, language), cells, role: Role::Curve })
    };
    let points = drawn.evaluation.plan.curve.iter().skip(1).step_by(2);
    let heads = ["trial.plan_number.people", "trial.plan_number.power"];
    let heads = heads.iter().map(|key| drawn.catalog.text(key).to_owned()).collect();
    Table { heads, rows: points.filter_map(row).collect() }
}

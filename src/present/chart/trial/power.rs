//! The power of a planned trial against its number of people.

use super::super::plane::{labels_below, name_below, share_lines};
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
    let mut marks = share_lines(canvas, language, &y, (left, right));
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
    let (canvas, language) = (drawn.canvas, drawn.catalog.language());
    let ticks = ticks_inside(Decimal::ZERO, most).into_iter();
    let labels = ticks.map(|tick| (x.at(real(tick)), write::number(tick, 0, language)));
    let mut marks = labels_below(canvas, labels, (bottom, bottom));
    marks.push(name_below(canvas, drawn.catalog.text("trial.plan_number.people"), bottom));
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

//! The effects of a trial with their intervals, one below the other.

use super::super::plane::{labels_below, name_below};
use super::super::scale::{Scale, real, ticks_inside};
use super::super::{Anchor, LaidOut, Mark, MarkShape, Role, Table, TableRow};
use super::{Drawn, cell};
use crate::methods::trial::TrialFigure as F;
use crate::number::{CheckedOps as _, Decimal, write};
use crate::study::EffectMeasure;
use crate::study::trial::TrialOutcome;
use rust_decimal::MathematicalOps as _;

/// An effect with the ends of its interval.
#[derive(Clone, Copy)]
struct Interval {
    low: Decimal,
    middle: Decimal,
    high: Decimal,
}

/// Lays out the effects; none where no outcome has an interval.
///
/// Where all outcomes are shares the axis counts in points; otherwise in standard deviations of the control group, so that different
/// units stand on one axis. An outcome that does not vary in the control group then has no bar, and its figures stand in the table.
pub(super) fn lay_out(drawn: &Drawn<'_>) -> Option<LaidOut> {
    let rows: Vec<(&TrialOutcome, Interval, Option<Interval>)> = drawn
        .trial
        .outcomes
        .iter()
        .enumerate()
        .filter_map(|(place, outcome)| {
            let effect = effect(drawn, place)?;
            Some((outcome, effect, on_axis(drawn, place, outcome, effect)))
        })
        .collect();
    let bars: Vec<Interval> = rows.iter().filter_map(|(_, _, bar)| *bar).collect();
    let first = bars.first()?;
    let (low, high) =
        bars.iter().fold((first.low, first.high), |(low, high), bar| (low.min(bar.low), high.max(bar.high)));
    let (low, high) = (low.min(Decimal::ZERO), high.max(Decimal::ZERO));
    let canvas = drawn.canvas;
    let edge = canvas.ems(0.75);
    let (left, right) = (edge, canvas.width() - edge);
    let scale = Scale::between(real(low), real(high), left, right);
    let mut marks = Vec::new();
    let mut y = 0.0;
    for (outcome, effect, bar) in &rows {
        let Some(bar) = bar else { continue };
        let said = said(drawn, outcome, *effect);
        let name = drawn.catalog.measured_name(outcome);
        let beside = canvas.text_width(name) + canvas.text_width(&said) + canvas.ems(1.0) <= canvas.width();
        let room = if beside { canvas.width() - canvas.text_width(&said) - canvas.ems(1.0) } else { canvas.width() };
        marks.push(Mark::text(Role::Label, (0.0, canvas.baseline(y)), Anchor::Start, canvas.cut(name, room)));
        if !beside {
            y += canvas.line();
        }
        for line in canvas.wrap(&said, canvas.width(), 2) {
            marks.push(Mark::text(Role::Note, (canvas.width(), canvas.baseline(y)), Anchor::End, line));
            y += canvas.line();
        }
        y += canvas.ems(0.75);
        let at = |value: Decimal| scale.at(real(value));
        marks.push(Mark::line(Role::Curve, (at(bar.low), y), (at(bar.high), y)));
        for end in [bar.low, bar.high] {
            marks.push(Mark::line(Role::Curve, (at(end), y - canvas.ems(0.35)), (at(end), y + canvas.ems(0.35))));
        }
        marks.push(Mark { shape: MarkShape::Circle { x: at(bar.middle), y, r: canvas.ems(0.35) }, role: Role::Point });
        y += canvas.ems(1.25);
    }
    let zero = scale.at(0.0);
    let mut behind = vec![Mark::line(Role::Axis, (zero, 0.0), (zero, y))];
    behind.extend(axis(drawn, (low, high), &scale, y));
    behind.append(&mut marks);
    let height = y + canvas.line() * 2.0 + canvas.ems(0.75);
    let title = title(drawn, &rows);
    Some(LaidOut { title, width: canvas.width(), height, marks: behind, table: table(drawn, &rows) })
}

fn effect(drawn: &Drawn<'_>, place: usize) -> Option<Interval> {
    let figure = |figure: F| drawn.evaluation.figure(place, figure);
    Some(Interval { low: figure(F::Low)?, middle: figure(F::Effect)?, high: figure(F::High)? })
}

fn is_in_points(drawn: &Drawn<'_>) -> bool {
    drawn.trial.outcomes.iter().all(|outcome| outcome.measure == EffectMeasure::Shares)
}

/// The effect in the unit of the axis: points, or standard deviations of the control group.
fn on_axis(drawn: &Drawn<'_>, place: usize, outcome: &TrialOutcome, found: Interval) -> Option<Interval> {
    let unit = if is_in_points(drawn) {
        Decimal::ONE.over(Decimal::ONE_HUNDRED)?
    } else {
        let figure = |figure: F| drawn.evaluation.figure(place, figure);
        match outcome.measure {
            EffectMeasure::Means => figure(F::ControlDeviation)?,
            EffectMeasure::Shares => {
                let level = figure(F::ControlLevel)?;
                level.times(Decimal::ONE.minus(level)?)?.sqrt()?
            }
        }
    };
    let scaled = |value: Decimal| value.over(unit);
    Some(Interval { low: scaled(found.low)?, middle: scaled(found.middle)?, high: scaled(found.high)? })
}

fn said(drawn: &Drawn<'_>, outcome: &TrialOutcome, found: Interval) -> String {
    let of = |value: Decimal| drawn.catalog.trial_effect(outcome.measure, &outcome.unit, value);
    let (low, high) = (of(found.low), of(found.high));
    drawn.catalog.fill("trial.chart.interval", &[("effect", &of(found.middle)), ("low", &low), ("high", &high)])
}

/// Round numbers below the rows, and what they count.
fn axis(drawn: &Drawn<'_>, (low, high): (Decimal, Decimal), scale: &Scale, y: f64) -> Vec<Mark> {
    let (canvas, language) = (drawn.canvas, drawn.catalog.language());
    let ticks = ticks_inside(low, high).into_iter();
    let labels = ticks.map(|tick| (scale.at(real(tick)), write::number(tick, 3, language)));
    let mut marks = labels_below(canvas, labels, (0.0, y));
    let key = if is_in_points(drawn) { "trial.chart.points" } else { "trial.chart.deviations" };
    marks.push(name_below(canvas, drawn.catalog.text(key), y));
    marks
}

/// How many of the intervals do not contain 0.
fn title(drawn: &Drawn<'_>, rows: &[(&TrialOutcome, Interval, Option<Interval>)]) -> String {
    let apart = rows.iter().filter(|(_, it, _)| it.low > Decimal::ZERO || it.high < Decimal::ZERO).count();
    let all = write::number(Decimal::from(rows.len()), 0, drawn.catalog.language());
    drawn.catalog.plural("trial.chart.title", apart, &[("all", &all)])
}

fn table(drawn: &Drawn<'_>, rows: &[(&TrialOutcome, Interval, Option<Interval>)]) -> Table {
    let row = |(outcome, effect, _): &(&TrialOutcome, Interval, Option<Interval>)| {
        let of = |value: Decimal| cell(drawn.catalog.trial_effect(outcome.measure, &outcome.unit, value));
        TableRow {
            name: drawn.catalog.measured_name(outcome).to_owned(),
            cells: vec![of(effect.middle), of(effect.low), of(effect.high)],
            role: Role::Curve,
        }
    };
    let heads = ["trial.measured", "trial.figure.effect", "trial.figure.low", "trial.figure.high"];
    let heads = heads.iter().map(|key| drawn.catalog.text(key).to_owned()).collect();
    Table { heads, rows: rows.iter().map(row).collect() }
}

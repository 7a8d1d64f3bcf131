//! The waterfall from gross value to present value, beside the inputs.

use super::rows::{Bar, Line, lay_out_rows};
use super::scale::real;
use super::subject::{Amount, Subject};
use super::{LaidOut, Role, Table};
use crate::number::{CheckedOps as _, Decimal};

/// Lays out the waterfall; none while no outcome counts.
pub(super) fn lay_out(subject: &Subject<'_>) -> Option<LaidOut> {
    let (catalog, evaluation) = (subject.catalog, subject.evaluation);
    if subject.counted().is_empty() {
        return None;
    }
    let gross = subject.amount(evaluation.levels().next().map(|(_, cell)| cell));
    let (value, inputs) = (subject.present_value(), subject.inputs());
    let mut lines = Vec::new();
    let mut rows = Vec::new();
    let mut add = |name: &str, amount: Amount, from: Decimal, to: Decimal, role: Role| {
        let name = name.to_owned();
        rows.push(subject.table_row(&name, amount, role));
        lines.push(Line::Bar(Bar {
            name,
            amount: subject.money(amount),
            from: real(from),
            to: real(to),
            role,
            may_be: None,
        }));
    };
    let zero = Decimal::ZERO;
    add(catalog.text("level.gross"), gross, zero, gross.exact(), Role::Total);
    let mut level = gross.exact();
    for (step, cell) in evaluation.steps() {
        let taken = subject.amount(Some(cell));
        let below = level.plus(taken.exact()).unwrap_or(level);
        add(catalog.step_name(step), taken, level, below, Role::Taken);
        level = below;
    }
    let name = catalog.text("figure.present_value");
    add(name, value, zero, value.exact(), Role::of_value(value.real()));
    add(catalog.text("figure.inputs_present_value"), inputs, zero, inputs.exact(), Role::Inputs);
    let (marks, height) = lay_out_rows(subject.canvas, &lines);
    let table = Table { heads: subject.heads(&["waterfall.step", "table.amount"]), rows };
    Some(LaidOut { title: title(subject, gross, value), width: subject.canvas.width(), height, marks, table })
}

/// A title with the share of the gross value that is left, or with both amounts if that is no share.
fn title(subject: &Subject<'_>, gross: Amount, value: Amount) -> String {
    let (before, after) = (subject.money(gross), subject.money(value));
    let share = subject.share(value.exact(), gross.exact()).filter(|_| gross.exact() > Decimal::ZERO);
    match share {
        Some(share) => {
            let arguments = [("gross", before.as_str()), ("value", after.as_str()), ("share", share.as_str())];
            subject.catalog.fill("chart.waterfall.title", &arguments)
        }
        None => subject.catalog.fill("chart.waterfall.both", &[("gross", &before), ("value", &after)]),
    }
}

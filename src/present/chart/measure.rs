//! What to measure next: a bar for the value of knowing each uncertain number.

use super::rows::{Bar, lay_out_rows};
use super::scale::{greatest_first, real};
use super::subject::{Amount, Subject};
use super::{LaidOut, Role, Table, TableRow};
use crate::analysis::Report;
use crate::number::{CheckedOps as _, Decimal};

/// Maximum number of bars; numbers that matter less are left out.
const MOST: usize = 15;

/// The expected value of perfect information on each number; none where nothing is uncertain.
pub(super) fn lay_out(subject: &Subject<'_>, report: &Report) -> Option<LaidOut> {
    let catalog = subject.catalog;
    let mut all = greatest_first(report.importance.iter().collect(), |it| (false, it.evpi));
    all.truncate(MOST);
    let first = all.first()?;
    let money = |value: Decimal| Amount { cell: None, value: Some(value) };
    let mut lines = Vec::new();
    let mut rows = Vec::new();
    for it in &all {
        let name = catalog.number_name(subject.study, &it.target);
        let worth = it.evpi.max(Decimal::ZERO);
        lines.push(Bar::from_zero(&name, subject.money(money(worth)), real(worth), Role::Value));
        let margin = it.evpi_error.times(Decimal::TWO).unwrap_or(it.evpi_error).abs();
        let cells = vec![subject.entry(money(worth)), subject.entry(money(margin))];
        rows.push(TableRow { name, cells, role: Role::Value });
    }
    let title = if first.is_worth_measuring() {
        let name = catalog.number_name(subject.study, &first.target);
        catalog.fill("chart.measure.title", &[("value", &subject.money(money(first.evpi))), ("name", &name)])
    } else {
        catalog.nothing_to_measure(subject.study, report)
    };
    let (marks, height) = lay_out_rows(subject.canvas, &lines);
    let heads = ["switching.number", "chart.measure.value", "chart.measure.margin"];
    let table = Table { heads: subject.heads(&heads), rows };
    Some(LaidOut { title, width: subject.canvas.width(), height, marks, table })
}

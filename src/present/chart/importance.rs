//! What decides the result, and what to measure next: a bar for each uncertain number.

use super::rows::{Bar, Line, lay_out_rows};
use super::scale::{greatest_first, real};
use super::subject::{Amount, Subject};
use super::{LaidOut, Role, Table, TableCell, TableRow};
use crate::analysis::Report;
use crate::analysis::simulation::report::Importance;
use crate::number::{CheckedOps as _, Decimal, write};

/// Maximum number of bars; numbers that matter less are left out.
const MOST: usize = 15;
/// A number whose rank correlation is smaller than this in size is not said to move the result up or down.
const HARDLY: Decimal = Decimal::from_parts(5, 0, 0, false, 2);
/// The same for a negative correlation.
const HARDLY_DOWN: Decimal = Decimal::from_parts(5, 0, 0, true, 2);

/// The share of the variance due to each number, with its margin of error; none where nothing is uncertain.
pub(super) fn lay_out(subject: &Subject<'_>, report: &Report) -> Option<LaidOut> {
    let (catalog, language) = (subject.catalog, subject.catalog.language());
    let all = ranked(report, |it| it.sobol)?;
    let percent = |share: Decimal| write::percent(share, 0, language);
    let word = |text: &str| TableCell { cell: None, text: text.to_owned() };
    let mut lines = Vec::new();
    let mut rows = Vec::new();
    for it in &all {
        let name = catalog.number_name(subject.study, &it.target);
        // The estimate of a share of 0 can be slightly negative by chance.
        let share = it.sobol.max(Decimal::ZERO);
        let margin = it.sobol_margin();
        let low = it.sobol.minus(margin).unwrap_or(it.sobol).max(Decimal::ZERO);
        let high = it.sobol.plus(margin).unwrap_or(it.sobol).max(low);
        lines.push(Line::Bar(Bar {
            name: name.clone(),
            amount: percent(share),
            from: 0.0,
            to: real(share),
            role: Role::Value,
            may_be: Some((real(low), real(high))),
        }));
        let direction = if it.rank_correlation >= HARDLY {
            "chart.importance.rises"
        } else if it.rank_correlation <= HARDLY_DOWN {
            "chart.importance.falls"
        } else {
            "chart.importance.neither"
        };
        let cells =
            vec![word(&percent(share)), word(&write::percent(margin, 1, language)), word(catalog.text(direction))];
        rows.push(TableRow { name, cells, role: Role::Value });
    }
    let heads = ["switching.number", "chart.importance.share", "chart.importance.margin", "chart.importance.direction"];
    let first = all.first().filter(|it| it.sobol > it.sobol_margin());
    let title = first.map_or_else(
        || catalog.text("chart.importance.none").to_owned(),
        |it| {
            let name = catalog.number_name(subject.study, &it.target);
            catalog.fill("chart.importance.title", &[("share", &percent(it.sobol)), ("name", &name)])
        },
    );
    let (marks, height) = lay_out_rows(subject.canvas, &lines);
    let table = Table { heads: subject.heads(&heads), rows };
    Some(LaidOut { title, width: subject.canvas.width(), height, marks, table })
}

/// The expected value of perfect information on each number; none where nothing is uncertain.
pub(super) fn lay_out_measure(subject: &Subject<'_>, report: &Report) -> Option<LaidOut> {
    let catalog = subject.catalog;
    let all = ranked(report, |it| it.evpi)?;
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
    let title = match all.first().filter(|it| it.is_worth_measuring()) {
        Some(it) => {
            let name = catalog.number_name(subject.study, &it.target);
            catalog.fill("chart.measure.title", &[("value", &subject.money(money(it.evpi))), ("name", &name)])
        }
        None => catalog.nothing_to_measure(subject.study, report),
    };
    let (marks, height) = lay_out_rows(subject.canvas, &lines);
    let heads = ["switching.number", "chart.measure.value", "chart.measure.margin"];
    let table = Table { heads: subject.heads(&heads), rows };
    Some(LaidOut { title, width: subject.canvas.width(), height, marks, table })
}

/// At most [`MOST`] numbers, sorted by a figure, largest first.
fn ranked(report: &Report, figure: impl Fn(&Importance) -> Decimal) -> Option<Vec<&Importance>> {
    let mut all = greatest_first(report.importance.iter().collect(), |it| (false, figure(it)));
    all.truncate(MOST);
    (!all.is_empty()).then_some(all)
}

//! The contribution of each outcome to the total, largest first.

use super::rows::{Bar, lay_out_rows};
use super::subject::{Amount, Subject};
use super::{LaidOut, Role, Table, TableCell, TableRow};
use crate::number::{CheckedOps as _, Decimal, write};
use crate::sheet::CellId;

/// Maximum number of outcomes shown one by one; the rest is summed.
const MOST: usize = 15;

/// Value by outcome; none while no outcome counts.
pub(super) fn lay_out(subject: &Subject<'_>) -> Option<LaidOut> {
    let counted = subject.counted();
    if counted.is_empty() {
        return None;
    }
    let has_harm = counted.iter().any(|(_, amount)| amount.exact() < Decimal::ZERO);
    let mut lines = Vec::new();
    let mut rows = Vec::new();
    let mut add = |name: String, impact: TableCell, amount: Amount, share: Amount| {
        let role = Role::of_value(amount.real());
        // With a harm, positive contributions exceed the total, and percentages beside the bars would mislead: show them in the
        // table only.
        let shown = share.value.filter(|_| !has_harm);
        let shown = shown.map(|share| write::percent(share, 0, subject.catalog.language()));
        let figures = [Some(subject.money(amount)), shown].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        lines.push(Bar::from_zero(&name, figures, amount.real(), role));
        let exact = share.value.map(|share| write::percent(share, 1, subject.catalog.language()));
        let text = exact.unwrap_or_else(|| subject.catalog.text("figure.undefined").to_owned());
        let cells = vec![impact, subject.entry(amount), TableCell { cell: share.cell, text }];
        rows.push(TableRow { name, cells, role });
    };
    // A row for the rest sums at least two outcomes.
    let shown = if counted.len() > MOST.saturating_add(1) { MOST } else { counted.len() };
    let (first, rest) = counted.split_at_checked(shown).unwrap_or((&counted, &[]));
    for (place, amount) in first {
        let impact = subject.entry(subject.amount(subject.evaluation.impact(*place)));
        add(subject.outcome(*place), impact, *amount, subject.amount(subject.evaluation.share_of_value(*place)));
    }
    if !rest.is_empty() {
        let sum = subject.sum(&rest.iter().filter_map(|(_, amount)| amount.cell).collect::<Vec<CellId>>());
        let share = sum.value.and_then(|sum| sum.over(subject.present_value().exact()));
        let name = subject.catalog.plural("chart.outcomes.rest", rest.len(), &[]);
        add(name, TableCell { cell: None, text: String::new() }, sum, Amount { cell: None, value: share });
    }
    let (marks, height) = lay_out_rows(subject.canvas, &lines);
    let table = Table {
        heads: subject.heads(&["outcomes.head", "outcomes.impact", "years.present_value", "outcomes.share"]),
        rows,
    };
    Some(LaidOut { title: title(subject, &counted), width: subject.canvas.width(), height, marks, table })
}

/// A title that says how few outcomes make most of the value.
fn title(subject: &Subject<'_>, counted: &[(usize, Amount)]) -> String {
    let catalog = subject.catalog;
    let total = subject.money(subject.present_value());
    if counted.len() < 2 {
        return catalog.fill("chart.outcomes.only", &[("value", &total)]);
    }
    let positive: Vec<(usize, Decimal)> = counted
        .iter()
        .map(|(place, amount)| (*place, amount.exact()))
        .filter(|(_, value)| *value > Decimal::ZERO)
        .collect();
    let Some(((leader, _), whole)) = positive.first().zip(sum(&positive)) else {
        return catalog.fill("chart.outcomes.none", &[("value", &total)]);
    };
    // The fewest outcomes that make four fifths.
    let enough = whole.times(Decimal::new(8, 1)).unwrap_or(whole);
    let is_enough = |few: &usize| sum(positive.get(..*few).unwrap_or(&positive)).is_some_and(|sum| sum >= enough);
    let few = (1..positive.len()).find(is_enough).unwrap_or(positive.len());
    let part = sum(positive.get(..few).unwrap_or(&positive)).unwrap_or(whole);
    let share = subject.share(part, whole).unwrap_or_default();
    let all = write::number(Decimal::from(counted.len()), 0, catalog.language());
    let has_harm = positive.len() < counted.len();
    let key = if has_harm { "chart.outcomes.most_positive" } else { "chart.outcomes.most" };
    let name = subject.outcome(*leader);
    catalog.plural(key, few, &[("all", &all), ("share", &share), ("name", &name)])
}

fn sum(values: &[(usize, Decimal)]) -> Option<Decimal> {
    values.iter().try_fold(Decimal::ZERO, |sum, (_, value)| sum.plus(*value))
}

//! Inputs by contributor and form.

use super::rows::{Bar, Line, lay_out_rows};
use super::scale::greatest_first;
use super::subject::{Amount, Subject};
use super::{LaidOut, Role, Table, TableCell, TableRow};
use crate::number::Decimal;
use crate::sheet::CellId;
use crate::study::InputKind;

/// A contributor: the position of the stakeholder, the total, and each form that is not zero.
struct Contributor {
    place: Option<usize>,
    total: Amount,
    forms: Vec<(InputKind, Amount)>,
}

/// Lays out the inputs by contributor and form, not discounted; none while none is stated.
pub(super) fn lay_out(subject: &Subject<'_>) -> Option<LaidOut> {
    let contributors: Vec<Contributor> = subject.everybody().filter_map(|place| contributor(subject, place)).collect();
    if contributors.is_empty() {
        return None;
    }
    // Largest first; inputs of no stakeholder come last.
    let contributors = greatest_first(contributors, |it| (it.place.is_none(), it.total.exact()));
    let mut lines = Vec::new();
    let mut rows = Vec::new();
    for Contributor { place, total, forms } in &contributors {
        let name = subject.stakeholder(*place);
        // With a single form, its amount is the total: do not show it twice.
        let amount = if forms.len() > 1 { subject.money(*total) } else { String::new() };
        lines.push(Line::Heading { name: name.clone(), amount });
        for (kind, amount) in forms {
            let form = subject.catalog.under("input_kind", kind.word()).to_owned();
            lines.push(Bar::from_zero(&form, subject.money(*amount), amount.real(), Role::Inputs));
            let cells = vec![TableCell { cell: None, text: form }, subject.entry(*amount)];
            rows.push(TableRow { name: name.clone(), cells, role: Role::Inputs });
        }
    }
    let (marks, height) = lay_out_rows(subject.canvas, &lines);
    let table = Table { heads: subject.heads(&["chart.inputs.from", "chart.inputs.form", "table.amount"]), rows };
    Some(LaidOut { title: title(subject, &contributors), width: subject.canvas.width(), height, marks, table })
}

fn contributor(subject: &Subject<'_>, place: Option<usize>) -> Option<Contributor> {
    let cells = |kind: Option<InputKind>| -> Vec<CellId> {
        let inputs = subject.study.inputs.iter().enumerate().filter(|(_, input)| !input.uncounted);
        let theirs = inputs
            .filter(|(_, input)| subject.whose(&input.stakeholder) == place && kind.is_none_or(|it| it == input.kind));
        theirs.filter_map(|(nth, _)| subject.evaluation.input_value(nth)).collect()
    };
    let all = cells(None);
    if all.is_empty() {
        return None;
    }
    let total = match place.and_then(|place| subject.evaluation.stakeholder_inputs(place)) {
        Some(cell) => subject.amount(Some(cell)),
        None => subject.sum(&all),
    };
    let forms = InputKind::ALL.iter().map(|kind| (*kind, cells(Some(*kind)))).filter(|(_, cells)| !cells.is_empty());
    let forms = forms.map(|(kind, cells)| (kind, subject.sum(&cells))).collect();
    Some(Contributor { place, total, forms })
}

/// A title that names the largest contributor.
fn title(subject: &Subject<'_>, contributors: &[Contributor]) -> String {
    let catalog = subject.catalog;
    let total = subject.amount(Some(subject.evaluation.inputs_total()));
    let all = subject.money(total);
    let first = contributors.first().filter(|it| it.total.exact() > Decimal::ZERO);
    let share = first.and_then(|it| Some((it, subject.share(it.total.exact(), total.exact())?)));
    let Some((first, share)) = share else {
        return catalog.fill("chart.inputs.sum", &[("total", &all)]);
    };
    let name = subject.stakeholder(first.place);
    let value = subject.money(first.total);
    let key = match (first.place, contributors.len()) {
        (None, _) => "chart.inputs.nobody",
        (_, 1) => "chart.inputs.only",
        _ => "chart.inputs.most",
    };
    catalog.fill(key, &[("name", &name), ("share", &share), ("value", &value), ("total", &all)])
}

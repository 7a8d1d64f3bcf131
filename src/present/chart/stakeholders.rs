//! What each stakeholder contributes, and the present value that it receives.

use super::rows::{Bar, Line, lay_out_rows};
use super::scale::greatest_first;
use super::subject::{Amount, Subject};
use super::{LaidOut, Role, Table, TableRow};
use crate::number::Decimal;

/// A stakeholder's position, inputs and value; no position for no stakeholder.
type Balance = (Option<usize>, Amount, Amount);

/// Lays out inputs and value by stakeholder; none while there is neither.
pub(super) fn lay_out(subject: &Subject<'_>) -> Option<LaidOut> {
    let everybody = subject.everybody().map(|place| (place, subject.brings(place), subject.gains(place)));
    let concerned: Vec<Balance> =
        everybody.filter(|(_, brings, gains)| !brings.exact().is_zero() || !gains.exact().is_zero()).collect();
    if concerned.is_empty() {
        return None;
    }
    // From the largest value to the largest harm; no stakeholder comes last.
    let concerned = greatest_first(concerned, |(place, _, gains)| (place.is_none(), gains.exact()));
    let (brings_word, gains_word) = ("chart.stakeholders.brings", "chart.stakeholders.gains");
    let mut lines = Vec::new();
    let mut rows = Vec::new();
    for (place, brings, gains) in &concerned {
        let name = subject.stakeholder(*place);
        let role = Role::of_value(gains.real());
        let words = |key| subject.catalog.text(key);
        rows.push(TableRow { name: name.clone(), cells: vec![subject.entry(*brings), subject.entry(*gains)], role });
        lines.push(Line::Heading { name, amount: String::new() });
        lines.push(Bar::from_zero(words("chart.chain.brings"), subject.money(*brings), brings.real(), Role::Inputs));
        lines.push(Bar::from_zero(words("chart.stakeholders.changes"), subject.money(*gains), gains.real(), role));
    }
    let (marks, height) = lay_out_rows(subject.canvas, &lines);
    let heads = subject.heads(&["stakeholders.head", brings_word, gains_word]);
    let table = Table { heads, rows };
    Some(LaidOut { title: title(subject, &concerned), width: subject.canvas.width(), height, marks, table })
}

/// A title that names who receives most of the value.
fn title(subject: &Subject<'_>, concerned: &[Balance]) -> String {
    let catalog = subject.catalog;
    let named = || concerned.iter().filter(|(place, ..)| place.is_some());
    let most = named().max_by_key(|(place, _, gains)| (gains.exact(), std::cmp::Reverse(*place)));
    if let Some((place, _, gains)) = most.filter(|(_, _, gains)| gains.exact() > Decimal::ZERO) {
        let (name, value) = (subject.stakeholder(*place), subject.money(*gains));
        // With a harm, a share of the reduced total could look larger than it is.
        let has_harm = subject.counted().iter().any(|(_, amount)| amount.exact() < Decimal::ZERO);
        let share = subject.share(gains.exact(), subject.present_value().exact()).filter(|_| !has_harm);
        return match share {
            Some(share) => {
                catalog.fill("chart.stakeholders.share", &[("name", &name), ("value", &value), ("share", &share)])
            }
            None => catalog.fill("chart.stakeholders.most", &[("name", &name), ("value", &value)]),
        };
    }
    let least = named().min_by_key(|(place, _, gains)| (gains.exact(), *place));
    if let Some((place, _, gains)) = least.filter(|(_, _, gains)| gains.exact() < Decimal::ZERO) {
        let (name, value) = (subject.stakeholder(*place), subject.money(*gains));
        return catalog.fill("chart.stakeholders.harm", &[("name", &name), ("value", &value)]);
    }
    let (value, inputs) = (subject.money(subject.present_value()), subject.money(subject.inputs()));
    let is_stated = subject.present_value().exact().is_zero();
    let key = if is_stated { "chart.stakeholders.none" } else { "chart.stakeholders.nobody" };
    catalog.fill(key, &[("value", &value), ("inputs", &inputs)])
}

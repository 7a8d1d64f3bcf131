//! Who gains and who pays: the changes of what each stakeholder receives and puts in, compared with the reference.

use super::super::rows::{Bar, Line, lay_out_rows};
use super::super::scale::{greatest_first, real};
use super::super::{LaidOut, Role, Table, TableRow};
use super::{Plotted, cell};
use crate::number::{CheckedOps as _, Decimal};

/// Maximum number of stakeholders; above it, those with the smallest changes are summed.
const MOST: usize = 12;

/// The change for one stakeholder in one scenario.
#[derive(Clone, Copy, Default)]
struct Change {
    received: Option<Decimal>,
    inputs: Option<Decimal>,
}

impl Change {
    fn is_nothing(self) -> bool {
        [self.received, self.inputs].into_iter().all(|change| change.is_some_and(|change| change.is_zero()))
    }

    /// The larger of both changes, without sign.
    fn size(self) -> Decimal {
        [self.received, self.inputs].into_iter().flatten().fold(Decimal::ZERO, |size, change| size.max(change.abs()))
    }
}

/// A stakeholder, or several, with the change in each of the other scenarios.
struct Concerned {
    name: String,
    changes: Vec<Change>,
}

impl Concerned {
    fn size(&self) -> Decimal {
        self.changes.iter().fold(Decimal::ZERO, |size, change| size.max(change.size()))
    }
}

/// Lays out the changes by stakeholder and scenario; none while nothing changes for anybody.
pub(super) fn lay_out(plotted: &Plotted<'_>) -> Option<LaidOut> {
    let catalog = plotted.catalog;
    let concerned = summed(plotted, concerned(plotted));
    if concerned.is_empty() {
        return None;
    }
    let scenarios: Vec<String> = plotted.comparison.others().map(|(place, _)| plotted.name(place)).collect();
    let words = ["comparison.receives", "comparison.brings"].map(|key| catalog.text(key));
    let (mut lines, mut rows) = (Vec::new(), Vec::new());
    for who in &concerned {
        lines.push(Line::Heading { name: who.name.clone(), amount: String::new() });
        for (scenario, change) in scenarios.iter().zip(&who.changes) {
            if change.is_nothing() {
                continue;
            }
            let role = Role::of_value(real(change.received.unwrap_or_default()));
            let both = [(change.received, role), (change.inputs, Role::Inputs)];
            for (word, (amount, role)) in words.iter().zip(both) {
                if amount.is_none_or(|amount| !amount.is_zero()) {
                    let text = plotted.change_within(amount, 0.4 * plotted.canvas.width());
                    let name = catalog.named(scenario, word);
                    lines.push(Bar::from_zero(&name, text, real(amount.unwrap_or_default()), role));
                }
            }
            let text = |amount| cell(catalog.change(amount, plotted.study.currency.code()));
            rows.push(TableRow {
                name: catalog.named(&who.name, scenario),
                cells: vec![text(change.received), text(change.inputs)],
                role,
            });
        }
    }
    let (marks, height) = lay_out_rows(plotted.canvas, &lines);
    let heads = ["stakeholders.head", "comparison.received_change", "comparison.put_in_change"];
    let table = Table { heads: heads.map(|key| catalog.text(key).to_owned()).to_vec(), rows };
    Some(LaidOut { title: title(plotted), width: plotted.canvas.width(), height, marks, table })
}

/// The stakeholders for whom something changes, in the order of the study; no stakeholder comes last.
fn concerned(plotted: &Plotted<'_>) -> Vec<Concerned> {
    let mut found: Vec<Concerned> = Vec::new();
    let ids = plotted.study.stakeholders.iter().map(|stakeholder| stakeholder.id.as_str()).chain([""]);
    for id in ids {
        let change = |column: &crate::analysis::comparison::ScenarioFigures| {
            let change = column.changes.iter().find(|change| change.stakeholder == id);
            change.map_or(Change { received: Some(Decimal::ZERO), inputs: Some(Decimal::ZERO) }, |change| Change {
                received: change.received,
                inputs: change.inputs,
            })
        };
        let changes: Vec<Change> = plotted.comparison.others().map(|(_, column)| change(column)).collect();
        if changes.iter().any(|change| !change.is_nothing()) {
            found.push(Concerned { name: plotted.catalog.stakeholder_name(plotted.study, id), changes });
        }
    }
    found
}

/// The same list, with the smallest changes summed where there are too many.
fn summed(plotted: &Plotted<'_>, concerned: Vec<Concerned>) -> Vec<Concerned> {
    if concerned.len() <= MOST {
        return concerned;
    }
    let mut concerned = greatest_first(concerned, |who| (false, who.size()));
    let rest = concerned.split_off(MOST.saturating_sub(1));
    let scenarios = plotted.comparison.others().count();
    let sum = |place: usize, of: fn(&Change) -> Option<Decimal>| {
        rest.iter().try_fold(Decimal::ZERO, |sum, who| sum.plus(who.changes.get(place).and_then(of)?))
    };
    let changes = (0..scenarios).map(|place| Change {
        received: sum(place, |change| change.received),
        inputs: sum(place, |change| change.inputs),
    });
    let changes = changes.collect();
    concerned.push(Concerned { name: plotted.catalog.plural("chart.scenario_balance.rest", rest.len(), &[]), changes });
    concerned
}

/// A title that says who gains and loses most, who contributes most more, and compared with what.
fn title(plotted: &Plotted<'_>) -> String {
    let (catalog, mut sentences) = (plotted.catalog, Vec::new());
    let mut say = |key: &str, found: Option<(Decimal, usize, &str)>| {
        if let Some((change, column, id)) = found {
            let (name, scenario) = (catalog.stakeholder_name(plotted.study, id), plotted.name(column));
            let value = catalog.change(Some(change), plotted.study.currency.code());
            sentences.push(catalog.fill(key, &[("name", &name), ("scenario", &scenario), ("value", &value)]));
        }
    };
    let changes = || {
        let others = plotted.comparison.others();
        others.flat_map(|(column, scenario)| scenario.changes.iter().map(move |change| (column, change)))
    };
    let received = || changes().filter_map(|(column, it)| Some((it.received?, column, it.stakeholder.as_str())));
    let inputs = || changes().filter_map(|(column, it)| Some((it.inputs?, column, it.stakeholder.as_str())));
    say("chart.scenario_balance.gain", extreme(received(), true));
    say("chart.scenario_balance.loss", extreme(received(), false));
    let pays = extreme(inputs(), true);
    let key = if pays.is_some() { "chart.scenario_balance.pays" } else { "chart.scenario_balance.saves" };
    say(key, pays.or_else(|| extreme(inputs(), false)));
    sentences.push(catalog.fill("comparison.reference_is", &[("name", &plotted.name(plotted.comparison.reference))]));
    sentences.join(" ")
}

/// The largest change above 0, or the smallest below; the first one of ties.
fn extreme<'a>(
    changes: impl Iterator<Item = (Decimal, usize, &'a str)>,
    above: bool,
) -> Option<(Decimal, usize, &'a str)> {
    let mut found: Option<(Decimal, usize, &str)> = None;
    for change in changes {
        let is_further = change.0.abs() > found.map_or(Decimal::ZERO, |(known, ..)| known.abs());
        if (change.0 > Decimal::ZERO) == above && is_further {
            found = Some(change);
        }
    }
    found
}

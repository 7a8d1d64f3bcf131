//! The chain of value: contributors, the activity, the outcomes, and those for whom they are.

mod layout;
mod ribbon;
mod streams;

use super::rows::{Bar, Line, lay_out_rows};
use super::scale::greatest_first;
use super::subject::{Amount, Subject};
use super::{LaidOut, Role, Table, TableCell, TableRow};
use crate::methods::sroi::is_ratio_defined;
use crate::number::Decimal;
use crate::sheet::CellId;

/// Minimum width, in em: below it, names have no room beside the streams, and the columns follow one another as rows of bars.
const LEAST_WIDTH: f64 = 38.0;
/// Maximum number of outcomes shown one by one; the smallest ones are summed.
const MOST_COUNTED: usize = 12;
/// Maximum number of outcomes without a price shown one by one.
const MOST_UNPRICED: usize = 6;

/// The keys of the heads of the columns.
const GIVERS: &str = "chart.chain.head.givers";
const EFFECTS: &str = "chart.chain.head.effects";
const RECEIVERS: &str = "chart.chain.head.receivers";

/// A contributor of inputs.
struct Giver {
    name: String,
    brings: Amount,
}

/// An outcome, or the sum of several small ones.
struct Effect {
    name: String,
    /// None where it has no price.
    amount: Option<Amount>,
    /// The shares of its receivers: their positions in the list of receivers, and the amounts.
    parts: Vec<(usize, f64)>,
}

/// Somebody for whom something changes.
struct Receiver {
    place: Option<usize>,
    name: String,
    /// None where only outcomes without a price change something for it.
    gains: Option<Amount>,
}

/// The whole chain.
#[derive(Default)]
struct Chain {
    givers: Vec<Giver>,
    /// Values from the largest down, then harms, then outcomes without a price.
    effects: Vec<Effect>,
    receivers: Vec<Receiver>,
}

/// Lays out the chain of value at present values; none while there are neither inputs nor outcomes.
pub(super) fn lay_out(subject: &Subject<'_>) -> Option<LaidOut> {
    let chain = Chain::of(subject);
    if chain.givers.is_empty() && chain.effects.is_empty() {
        return None;
    }
    let canvas = subject.canvas;
    let is_narrow = canvas.width() < canvas.ems(LEAST_WIDTH);
    let (marks, height) =
        if is_narrow { lay_out_rows(canvas, &chain.lines(subject)) } else { layout::lay_out(subject, &chain) };
    Some(LaidOut { title: title(subject), width: canvas.width(), height, marks, table: chain.table(subject) })
}

impl Chain {
    fn of(subject: &Subject<'_>) -> Self {
        let mut chain = Self::default();
        let brings = subject.everybody().map(|place| (place, subject.brings(place)));
        let givers: Vec<_> = brings.filter(|(_, brings)| brings.exact() > Decimal::ZERO).collect();
        let givers = greatest_first(givers, |(place, brings)| (place.is_none(), brings.exact()));
        let giver = |(place, brings)| Giver { name: subject.stakeholder(place), brings };
        chain.givers = givers.into_iter().map(giver).collect();
        chain.add_counted(subject);
        chain.add_unpriced(subject);
        chain
    }

    fn add_counted(&mut self, subject: &Subject<'_>) {
        let counted = subject.counted();
        // A row for the rest sums at least two outcomes.
        let shown = if counted.len() > MOST_COUNTED.saturating_add(1) { MOST_COUNTED } else { counted.len() };
        let (first, rest) = counted.split_at_checked(shown).unwrap_or((&counted, &[]));
        for is_harm in [false, true] {
            let of_sign = |outcomes: &[(usize, Amount)]| -> Vec<(usize, Amount)> {
                let same = outcomes.iter().filter(|(_, amount)| (amount.exact() < Decimal::ZERO) == is_harm);
                same.copied().collect()
            };
            for (place, amount) in of_sign(first) {
                self.add(subject, subject.outcome(place), Some(amount), &[(place, amount)]);
            }
            let others = of_sign(rest);
            if let [(place, amount)] = others.as_slice() {
                self.add(subject, subject.outcome(*place), Some(*amount), &others);
            } else if !others.is_empty() {
                let cells: Vec<CellId> = others.iter().filter_map(|(_, amount)| amount.cell).collect();
                let name = subject.catalog.plural("chart.chain.rest", others.len(), &[]);
                self.add(subject, name, Some(subject.sum(&cells)), &others);
            }
        }
    }

    fn add_unpriced(&mut self, subject: &Subject<'_>) {
        let places: Vec<usize> = unpriced(subject).collect();
        let shown = if places.len() > MOST_UNPRICED.saturating_add(1) { MOST_UNPRICED } else { places.len() };
        let (first, rest) = places.split_at_checked(shown).unwrap_or((&places, &[]));
        for place in first {
            self.add(subject, subject.outcome(*place), None, &[(*place, Amount::default())]);
        }
        if !rest.is_empty() {
            let name = subject.catalog.plural("chart.chain.rest", rest.len(), &[]);
            let parts: Vec<(usize, Amount)> = rest.iter().map(|place| (*place, Amount::default())).collect();
            self.add(subject, name, None, &parts);
        }
    }

    /// Adds outcomes as one effect, with a stream to each of their receivers.
    fn add(&mut self, subject: &Subject<'_>, name: String, amount: Option<Amount>, outcomes: &[(usize, Amount)]) {
        let mut parts: Vec<(usize, f64)> = Vec::new();
        for (place, part) in outcomes {
            let id = subject.study.outcomes.get(*place).map_or("", |outcome| outcome.stakeholder.as_str());
            let whom = self.receiver(subject, subject.whose(id), amount.is_some());
            match parts.iter_mut().find(|(known, _)| *known == whom) {
                Some((_, sum)) => *sum += part.real(),
                None => parts.push((whom, part.real())),
            }
        }
        self.effects.push(Effect { name, amount, parts });
    }

    /// The position of a receiver in the list, which is in the order of their first outcome so that fewer streams cross.
    fn receiver(&mut self, subject: &Subject<'_>, place: Option<usize>, is_priced: bool) -> usize {
        let known = self.receivers.iter().position(|receiver| receiver.place == place);
        let at = known.unwrap_or(self.receivers.len());
        if known.is_none() {
            self.receivers.push(Receiver { place, name: subject.stakeholder(place), gains: None });
        }
        if let Some(receiver) = self.receivers.get_mut(at).filter(|_| is_priced) {
            receiver.gains = Some(subject.gains(place));
        }
        at
    }

    /// The columns one below the other: who brings what, what changes, for whom, on one scale.
    fn lines(&self, subject: &Subject<'_>) -> Vec<Line> {
        let unpriced = || subject.catalog.text("chart.chain.unpriced").to_owned();
        let bar = |name: &str, amount: Option<Amount>, role: Role| {
            let text = amount.map_or_else(unpriced, |amount| subject.money(amount));
            Bar::from_zero(name, text, amount.map_or(0.0, Amount::real), role)
        };
        let role = |amount: Option<Amount>| amount.map_or(Role::Unpriced, |amount| Role::of_value(amount.real()));
        let givers = self.givers.iter().map(|giver| bar(&giver.name, Some(giver.brings), Role::Inputs)).collect();
        let effects = self.effects.iter().map(|effect| bar(&effect.name, effect.amount, role(effect.amount))).collect();
        let receivers = self.receivers.iter().map(|one| bar(&one.name, one.gains, role(one.gains))).collect();
        let columns: [(&str, Vec<Line>); 3] = [(GIVERS, givers), (EFFECTS, effects), (RECEIVERS, receivers)];
        let named = columns.into_iter().filter(|(_, rows)| !rows.is_empty()).flat_map(|(head, rows)| {
            let name = subject.catalog.text(head).to_owned();
            [Line::Heading { name, amount: String::new() }].into_iter().chain(rows)
        });
        named.collect()
    }

    fn table(&self, subject: &Subject<'_>) -> Table {
        let word = |key: &str| TableCell { cell: None, text: subject.catalog.text(key).to_owned() };
        let blank = || TableCell { cell: None, text: String::new() };
        let money = |amount: Option<Amount>| match amount {
            Some(amount) => subject.entry(amount),
            None => word("chart.chain.unpriced"),
        };
        let role = |amount: Option<Amount>| amount.map_or(Role::Unpriced, |amount| Role::of_value(amount.real()));
        let givers = self.givers.iter().map(|giver| TableRow {
            name: giver.name.clone(),
            cells: vec![word("chart.chain.brings"), blank(), subject.entry(giver.brings)],
            role: Role::Inputs,
        });
        let effects = self.effects.iter().map(|effect| {
            let whom = effect.parts.iter().filter_map(|(whom, _)| self.receivers.get(*whom));
            let names: Vec<&str> = whom.map(|receiver| receiver.name.as_str()).collect();
            let whom = TableCell { cell: None, text: names.join(", ") };
            let cells = vec![word("chart.chain.changes"), whom, money(effect.amount)];
            TableRow { name: effect.name.clone(), cells, role: role(effect.amount) }
        });
        let receivers = self.receivers.iter().map(|receiver| TableRow {
            name: receiver.name.clone(),
            cells: vec![word("chart.chain.gains"), blank(), money(receiver.gains)],
            role: role(receiver.gains),
        });
        let heads = ["chart.chain.what", "chart.chain.place", "chart.chain.whom", "table.amount"];
        Table { heads: subject.heads(&heads), rows: givers.chain(effects).chain(receivers).collect() }
    }
}

/// The positions of the outcomes that are deliberately not valued.
fn unpriced(subject: &Subject<'_>) -> impl Iterator<Item = usize> {
    let outcomes = subject.study.outcomes.iter().enumerate();
    outcomes.filter(|(_, outcome)| !outcome.valued).map(|(place, _)| place)
}

/// A title with the inputs, the number and value of the outcomes, and the number of outcomes without a price.
fn title(subject: &Subject<'_>) -> String {
    let catalog = subject.catalog;
    let (counted, beside) = (subject.counted().len(), unpriced(subject).count());
    let (invested, value) = (subject.inputs(), subject.money(subject.present_value()));
    let inputs = subject.money(invested);
    let has_inputs = is_ratio_defined(invested.exact());
    let money = match (has_inputs, counted) {
        (true, 0) => catalog.fill("chart.chain.only_inputs", &[("inputs", &inputs)]),
        (false, 0) => String::new(),
        (true, _) => catalog.plural("chart.chain.title", counted, &[("inputs", &inputs), ("value", &value)]),
        (false, _) => catalog.plural("chart.chain.no_inputs", counted, &[("value", &value)]),
    };
    let beside = if beside == 0 { String::new() } else { catalog.plural("chart.chain.beside", beside, &[]) };
    [money, beside].iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

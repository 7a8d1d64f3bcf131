//! The layout of the chain of value: four columns, and the streams between them on one scale of money.

use super::super::scale::count;
use super::super::subject::{Amount, Subject};
use super::super::{Anchor, Mark, Role};
use super::ribbon::ribbon;
use super::{Chain, Effect};

/// The edges of the columns, as fractions of the width; the names of givers end at the first.
const GIVERS: f64 = 0.19;
const ACTIVITY: f64 = 0.3;
pub(super) const ACTIVITY_END: f64 = 0.332;
pub(super) const EFFECTS: f64 = 0.41;
pub(super) const EFFECTS_END: f64 = 0.718;
pub(super) const RECEIVERS: f64 = 0.785;
/// Width of the nodes at the edge of the other columns.
const NODE: f64 = 0.01;
/// The height of the larger side of the activity, in em.
const HEIGHT: f64 = 14.0;
/// Minimum height of a stream in pixels, so that a small amount is visible.
const LEAST_HEIGHT: f64 = 1.0;

/// A column in progress; each addition goes below the previous one.
pub(super) struct ChainColumn {
    /// The upper edge and the height of each stream or node of the column.
    pub(super) bands: Vec<(f64, f64)>,
    marks: Vec<Mark>,
    y: f64,
}

/// The chain with its scale.
pub(super) struct Layout<'a> {
    subject: &'a Subject<'a>,
    pub(super) chain: &'a Chain,
    /// Pixels per unit of money.
    per_unit: f64,
}

/// Lays out the chain, and returns its marks and its height.
pub(super) fn lay_out(subject: &Subject<'_>, chain: &Chain) -> (Vec<Mark>, f64) {
    let inputs: f64 = chain.givers.iter().map(|giver| giver.brings.real()).sum();
    let sum = |role: Role| chain.effects.iter().filter(|it| it.role() == role).map(|it| it.real().abs()).sum::<f64>();
    let most = inputs.max(sum(Role::Value)).max(sum(Role::Harm));
    let per_unit = if most > 0.0 { subject.canvas.ems(HEIGHT) / most } else { 0.0 };
    Layout { subject, chain, per_unit }.all()
}

impl Effect {
    fn real(&self) -> f64 {
        self.amount.map_or(0.0, Amount::real)
    }

    /// The role of its mark.
    pub(super) fn role(&self) -> Role {
        self.amount.map_or(Role::Unpriced, |amount| Role::of_value(amount.real()))
    }
}

impl Layout<'_> {
    fn all(&self) -> (Vec<Mark>, f64) {
        let canvas = self.subject.canvas;
        let (mut givers, mut effects, mut receivers) = (self.givers(), self.effects(), self.receivers());
        let inputs: f64 = givers.bands.iter().map(|(_, height)| *height).sum();
        let (value, harm) = (self.height(&effects, Role::Value), self.height(&effects, Role::Harm));
        let gap = canvas.ems(1.0);
        let middle_height = inputs.max(value).max(canvas.ems(1.0));
        let activity_height = canvas.line() * 1.5 + middle_height + if harm > 0.0 { gap + harm } else { 0.0 };
        let height = [givers.y, effects.y, receivers.y, activity_height].into_iter().fold(0.0, f64::max);
        let heads = canvas.line() + canvas.ems(0.75);
        for column in [&mut givers, &mut effects, &mut receivers] {
            column.move_down(heads + (height - column.y) / 2.0);
        }
        // The activity: its left side is as high as the inputs, its right side as the value.
        let top = heads + (height - activity_height) / 2.0 + canvas.line() * 1.5;
        let middle = top + middle_height / 2.0;
        let (left, right) = (self.at(ACTIVITY), self.at(ACTIVITY_END));
        let (put_in_half, value_half) = (inputs.max(LEAST_HEIGHT) / 2.0, value.max(LEAST_HEIGHT) / 2.0);
        let harm_top = top + middle_height + gap;
        let mut streams = Vec::new();
        let mut y = middle - inputs / 2.0;
        for (from, thick) in &givers.bands {
            let start = self.at(GIVERS + NODE);
            streams.push(ribbon(Role::InputFlow, (start, start, *from), (left, y), *thick));
            y += thick;
        }
        streams.extend(self.streams(&effects, &receivers, (middle - value / 2.0, harm_top)));
        let corners = [(right, middle - value_half), (right, middle + value_half), (left, middle + put_in_half)];
        let mut marks = streams;
        marks.push(Mark::path(Role::Node, &[("M", &[(left, middle - put_in_half)]), ("L", &corners), ("Z", &[])]));
        if harm > 0.0 {
            marks.push(Mark::rect(Role::Harm, (left, harm_top), (right, harm_top + harm)));
        }
        // The name is above the side with less upward flow.
        let name = self.subject.catalog.text("chart.chain.activity");
        let above = canvas.baseline(top - canvas.line() * 1.25);
        marks.push(Mark::text(Role::Label, (right, above), Anchor::End, name));
        marks.extend([givers, effects, receivers].into_iter().flat_map(|column| column.marks));
        marks.extend(self.heads());
        (marks, heads + height)
    }

    /// What each column holds, above it.
    fn heads(&self) -> impl Iterator<Item = Mark> {
        let columns = [
            (super::GIVERS, self.at(GIVERS + NODE), Anchor::End),
            (super::EFFECTS, self.at(EFFECTS), Anchor::Start),
            (super::RECEIVERS, self.at(RECEIVERS), Anchor::Start),
        ];
        let y = self.subject.canvas.baseline(0.0);
        columns
            .into_iter()
            .map(move |(key, x, anchor)| Mark::text(Role::Note, (x, y), anchor, self.subject.catalog.text(key)))
    }

    /// The horizontal position of a fraction of the width.
    pub(super) fn at(&self, part: f64) -> f64 {
        part * self.subject.canvas.width()
    }

    /// The total height of the outcomes' streams of a role.
    pub(super) fn height(&self, effects: &ChainColumn, role: Role) -> f64 {
        let theirs = self.chain.effects.iter().zip(&effects.bands).filter(|(effect, _)| effect.role() == role);
        theirs.map(|(_, (_, height))| *height).sum()
    }

    /// The height of a stream of an amount.
    pub(super) fn thick(&self, amount: f64) -> f64 {
        (amount.abs() * self.per_unit).max(LEAST_HEIGHT)
    }

    /// The column of contributors: their names end at their nodes.
    fn givers(&self) -> ChainColumn {
        let mut column = ChainColumn { bands: Vec::new(), marks: Vec::new(), y: 0.0 };
        for giver in &self.chain.givers {
            let thick = self.thick(giver.brings.real());
            let texts = self.texts(&giver.name, Some(giver.brings), self.at(GIVERS) - self.subject.canvas.ems(0.5));
            let x = self.at(GIVERS);
            let nodes = [(Role::Inputs, thick)];
            self.node(&mut column, &texts, (x - self.subject.canvas.ems(0.5), Anchor::End), x, &nodes);
        }
        column
    }

    /// The column of receivers: their names start at their nodes.
    fn receivers(&self) -> ChainColumn {
        let mut column = ChainColumn { bands: Vec::new(), marks: Vec::new(), y: 0.0 };
        for (place, receiver) in self.chain.receivers.iter().enumerate() {
            let of_role = |role: Role| {
                let theirs = self.chain.effects.iter().filter(move |effect| effect.role() == role);
                let parts = theirs.flat_map(|effect| &effect.parts).filter(|(whom, _)| *whom == place);
                parts.map(|(_, part)| self.thick(*part)).sum::<f64>()
            };
            let nodes = match receiver.gains {
                Some(_) => vec![(Role::Value, of_role(Role::Value)), (Role::Harm, of_role(Role::Harm))],
                None => vec![(Role::Node, 2.0 * LEAST_HEIGHT)],
            };
            let x = self.at(RECEIVERS + NODE) + self.subject.canvas.ems(0.5);
            let texts = self.texts(&receiver.name, receiver.gains, self.subject.canvas.width() - x);
            self.node(&mut column, &texts, (x, Anchor::Start), self.at(RECEIVERS), &nodes);
        }
        column
    }

    /// The column of outcomes: each with its name above its stream, and a node where the stream arrives.
    fn effects(&self) -> ChainColumn {
        let canvas = self.subject.canvas;
        let (left, right) = (self.at(EFFECTS), self.at(EFFECTS_END));
        let mut column = ChainColumn { bands: Vec::new(), marks: Vec::new(), y: 0.0 };
        for effect in &self.chain.effects {
            let amount = self.amount(effect.amount, right - left);
            let mut lines = canvas.wrap(&effect.name, right - left, 2);
            let taken = lines.last().map_or(0.0, |line| canvas.text_width(line)) + canvas.ems(0.75);
            if taken + canvas.text_width(&amount) > right - left {
                lines.push(String::new());
            }
            for line in &lines {
                let at = (left, canvas.baseline(column.y));
                if !line.is_empty() {
                    column.marks.push(Mark::text(Role::Label, at, Anchor::Start, &**line));
                }
                column.y += canvas.line();
            }
            let at = (right, canvas.baseline(column.y - canvas.line()));
            column.marks.push(Mark::text(Role::Note, at, Anchor::End, amount));
            column.y += canvas.ems(0.125);
            // The sum over the receivers: with minimum heights, small streams may add up to more than the outcome's own height.
            let thick = match effect.amount {
                Some(_) => effect.parts.iter().map(|(_, part)| self.thick(*part)).sum(),
                None => LEAST_HEIGHT,
            };
            column.bands.push((column.y, thick));
            if effect.amount.is_some() {
                let corner = (left + self.at(NODE) / 2.0, column.y + thick);
                column.marks.push(Mark::rect(effect.role(), (left, column.y), corner));
            }
            column.y += thick + canvas.ems(0.75);
        }
        column.y = (column.y - canvas.ems(0.75)).max(0.0);
        column
    }

    /// An amount as text, or the text for an outcome without a price.
    fn amount(&self, amount: Option<Amount>, room: f64) -> String {
        let unpriced = || self.subject.catalog.text("chart.chain.unpriced").to_owned();
        let text = amount.map_or_else(unpriced, |amount| self.subject.money_within(amount, room));
        self.subject.canvas.cut(&text, room)
    }

    /// A name on at most two lines, then the amount.
    fn texts(&self, name: &str, amount: Option<Amount>, room: f64) -> Vec<(Role, String)> {
        let canvas = self.subject.canvas;
        let name = canvas.wrap(name, room, 2).into_iter().map(|line| (Role::Label, line));
        name.chain([(Role::Note, self.amount(amount, room))]).collect()
    }

    /// A node of stacked bands with its texts centred beside it.
    fn node(
        &self,
        column: &mut ChainColumn,
        texts: &[(Role, String)],
        (text_x, anchor): (f64, Anchor),
        x: f64,
        nodes: &[(Role, f64)],
    ) {
        let canvas = self.subject.canvas;
        let gap = if column.y > 0.0 { canvas.ems(0.75) } else { 0.0 };
        let text_height = canvas.line() * count(texts.len());
        let thick: f64 = nodes.iter().map(|(_, height)| *height).sum();
        let slot = text_height.max(thick);
        let middle = column.y + gap + slot / 2.0;
        column.bands.push((middle - thick / 2.0, thick));
        let mut y = middle - thick / 2.0;
        for (role, height) in nodes.iter().filter(|(_, height)| *height > 0.0) {
            column.marks.push(Mark::rect(*role, (x, y), (x + self.at(NODE), y + height)));
            y += height;
        }
        for (place, (role, text)) in texts.iter().enumerate() {
            let y = canvas.baseline(middle - text_height / 2.0 + canvas.line() * count(place));
            column.marks.push(Mark::text(*role, (text_x, y), anchor, &**text));
        }
        column.y += gap + slot;
    }
}

impl ChainColumn {
    fn move_down(&mut self, by: f64) {
        for (y, _) in &mut self.bands {
            *y += by;
        }
        for mark in &mut self.marks {
            mark.move_down(by);
        }
    }
}

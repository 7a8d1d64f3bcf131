//! Counts, draw by draw, which choice has the highest net present value and whether the draw reverses the stated order.
//!
//! Two values within a margin of each other are ties, and ties have no order: neither is better than the other, a tie at the
//! stated numbers cannot be reversed, and all choices tied at the top are best. The counts do not depend on the order in which
//! the values are listed.

use crate::number::Invariant as _;
use crate::stats::Frequency;

/// Invariant on the values of a draw.
const VALUES: &str = "a draw has a value for every choice";

/// The order at the stated numbers, and the counts of the draws compared with it.
#[derive(Debug, Clone)]
pub(super) struct RankTally {
    margin: f64,
    reference: usize,
    /// Whether each value is the highest at the stated numbers, ties included.
    leads: Vec<bool>,
    /// Positions of the values, sorted by stated value, highest first. Each comes with the number of values at the head of this
    /// list that exceed it by more than the margin.
    order: Vec<(usize, usize)>,
    /// How often each value is the highest, ties included.
    pub(super) best: Vec<Frequency>,
    /// How often each value exceeds that of the reference.
    pub(super) better: Vec<Frequency>,
    /// How often any two values swap their stated order.
    pub(super) reversed: Frequency,
    /// How often none of the stated leaders is best.
    pub(super) best_changes: Frequency,
}

impl RankTally {
    /// An empty tally for these stated values; `reference` is the position of one of them.
    pub(super) fn new(stated: &[f64], reference: usize, margin: f64) -> Self {
        let best = stated.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let mut sorted: Vec<(usize, f64)> = stated.iter().copied().enumerate().collect();
        sorted.sort_by(|(_, a), (_, b)| b.total_cmp(a));
        let ahead = |value: f64| sorted.iter().take_while(|(_, other)| other - value > margin).count();
        Self {
            margin,
            reference,
            leads: stated.iter().map(|value| best - value <= margin).collect(),
            order: sorted.iter().map(|(place, value)| (*place, ahead(*value))).collect(),
            best: vec![Frequency::default(); stated.len()],
            better: vec![Frequency::default(); stated.len()],
            reversed: Frequency::default(),
            best_changes: Frequency::default(),
        }
    }

    /// Every count.
    pub(super) fn all(&self) -> impl Iterator<Item = &Frequency> {
        self.best.iter().chain(&self.better).chain([&self.reversed, &self.best_changes])
    }

    /// Counts draw number `draw`; `values` are in the order of the stated values. A draw with a value that is not finite is
    /// skipped.
    pub(super) fn count(&mut self, draw: u64, values: &[f64]) {
        if values.iter().any(|value| !value.is_finite()) {
            return;
        }
        let margin = self.margin;
        let best = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let is_best = |value: f64| best - value <= margin;
        for (best, value) in self.best.iter_mut().zip(values) {
            best.count(draw, is_best(*value));
        }
        let reference = values.get(self.reference).copied().or_broken(VALUES);
        for (better, value) in self.better.iter_mut().zip(values) {
            better.count(draw, value - reference > margin);
        }
        let holds = self.leads.iter().zip(values).any(|(leads, value)| *leads && is_best(*value));
        self.best_changes.count(draw, !holds);
        let is_reversed = self.is_reversed(values);
        self.reversed.count(draw, is_reversed);
    }

    /// Whether a value exceeds another that exceeds it at the stated numbers. One pass is enough: the values ahead of each
    /// entry are the head of the sorted list, and that head never gets shorter from one entry to the next, so a running minimum
    /// over it suffices.
    fn is_reversed(&self, values: &[f64]) -> bool {
        let value = |place: usize| values.get(place).copied().or_broken(VALUES);
        let mut heads = self.order.iter();
        let (mut taken, mut lowest) = (0_usize, f64::INFINITY);
        self.order.iter().any(|(place, ahead)| {
            while taken < *ahead {
                taken = taken.saturating_add(1);
                let (head, _) = heads.next().or_broken("no more are ahead of a value than there are");
                lowest = lowest.min(value(*head));
            }
            value(*place) - lowest > self.margin
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks whether the order is reversed, whether the best changes, which values are best, and which beat the first one.
    #[track_caller]
    fn check(stated: &[f64], drawn: &[f64], reversed: bool, best_changes: bool, first: &[bool], better: &[bool]) {
        let mut rank_tally = RankTally::new(stated, 0, 1e-6);
        (0..8).for_each(|draw| rank_tally.count(draw, drawn));
        let happened = |frequency: &Frequency| frequency.share().0 > 0.5;
        assert_eq!(
            (happened(&rank_tally.reversed), happened(&rank_tally.best_changes)),
            (reversed, best_changes),
            "{stated:?}, {drawn:?}"
        );
        let all = |list: &[Frequency]| list.iter().map(happened).collect::<Vec<bool>>();
        assert_eq!(
            (all(&rank_tally.best).as_slice(), all(&rank_tally.better).as_slice()),
            (first, better),
            "{stated:?}, {drawn:?}"
        );
    }

    #[test]
    fn an_order_is_reversed_by_any_two_that_change_places() {
        let (yes, no) = (true, false);
        check(&[3.0, 2.0, 1.0], &[30.0, 20.0, 10.0], no, no, &[yes, no, no], &[no, no, no]);
        check(&[3.0, 2.0, 1.0], &[30.0, 10.0, 20.0], yes, no, &[yes, no, no], &[no, no, no]);
        check(&[3.0, 2.0, 1.0], &[10.0, 30.0, 20.0], yes, yes, &[no, yes, no], &[no, yes, yes]);
        check(&[1.0, 3.0, 2.0], &[-5.0, -1.0, -2.0], no, no, &[no, yes, no], &[no, yes, yes]);
        check(&[1.0, 3.0, 2.0], &[2.0, 3.0, 1.0], yes, no, &[no, yes, no], &[no, yes, no]);
    }

    #[test]
    fn between_equals_there_is_no_order() {
        let (yes, no) = (true, false);
        let little = 0.5e-6;
        // A tie in the draw: nothing is reversed, and both are best.
        check(&[1.0, 2.0], &[2.0 + little, 2.0], no, no, &[yes, yes], &[no, no]);
        // A tie at the stated numbers: there is no order to reverse, and either may lead.
        check(&[2.0, 2.0 + little], &[5.0, 4.0], no, no, &[yes, no], &[no, no]);
        check(&[2.0, 2.0 + little], &[4.0, 5.0], no, no, &[no, yes], &[no, yes]);
        // A third value that overtakes one of two tied ones reverses the order.
        check(&[2.0, 2.0, 1.0], &[3.0, 1.0, 2.0], yes, no, &[yes, no, no], &[no, no, no]);
        // A chain of ties whose ends are not tied: only the ends have an order.
        check(&[1.0, 1.0 + 0.8e-6, 1.0 + 1.6e-6], &[2.0, 1.0, 3.0], no, no, &[no, no, yes], &[no, no, yes]);
        check(&[1.0, 1.0 + 0.8e-6, 1.0 + 1.6e-6], &[3.0, 1.0, 2.0], yes, yes, &[yes, no, no], &[no, no, no]);
    }

    #[test]
    fn what_is_no_number_has_no_part() {
        let mut rank_tally = RankTally::new(&[1.0, 2.0], 0, 1e-6);
        (0..8).for_each(|draw| rank_tally.count(draw, &[f64::NAN, 1.0]));
        (0..8).for_each(|draw| rank_tally.count(draw, &[1.0, f64::INFINITY]));
        assert!(rank_tally.reversed.share().0.is_nan(), "no draw counts");
        (0..8).for_each(|draw| rank_tally.count(draw, &[2.0, 1.0]));
        assert!(rank_tally.reversed.share().0 > 0.99);
    }
}

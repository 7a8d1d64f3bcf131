//! Who comes first, draw by draw: the order of some net present values against their order at the stated numbers.
//!
//! Two values are equal when they differ by no more than a margin; between equals there is no order. So of two equals neither is
//! before the other, an order that the stated numbers do not tell cannot be reversed, and equals at the top are all of them first.
//! Nothing hangs on the order in which the values are listed.

use crate::number::Invariant as _;
use crate::stats::Frequency;

/// What holds of the values of a draw.
const VALUES: &str = "a draw has a value for every choice";

/// An order against which draws are held, and what is counted.
#[derive(Debug, Clone)]
pub(super) struct RankTally {
    margin: f64,
    reference: usize,
    /// Whether each value is the highest at the stated numbers, or equal to it.
    leads: Vec<bool>,
    /// The values by their stated size, the greatest first; with each, how many at the head of this list are more than equal.
    order: Vec<(usize, usize)>,
    /// How often each value is the highest, or equal to it.
    pub(super) best: Vec<Frequency>,
    /// How often each value is more than that of the reference.
    pub(super) better: Vec<Frequency>,
    /// How often any two come the other way round than as stated.
    pub(super) reversed: Frequency,
    /// How often none of those that lead as stated is first.
    pub(super) best_changes: Frequency,
}

impl RankTally {
    /// A tally of values that are known as stated, one of which is the reference.
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

    /// Counts the draw with this number, in the order of the stated values. One in which a value is not a number, or has no end,
    /// has no part in anything.
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

    /// Whether a value is more than one that is more than it as stated. In one pass: those ahead of a value are the head of the
    /// list, and the head of the next is no shorter.
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

    /// Whether the order is reversed, whether another is best, who is first, and who is better than the first in the list.
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
        // Equal in the draw: nothing is reversed, and both are first.
        check(&[1.0, 2.0], &[2.0 + little, 2.0], no, no, &[yes, yes], &[no, no]);
        // Equal as stated: no order to overturn, and either may lead.
        check(&[2.0, 2.0 + little], &[5.0, 4.0], no, no, &[yes, no], &[no, no]);
        check(&[2.0, 2.0 + little], &[4.0, 5.0], no, no, &[no, yes], &[no, yes]);
        // A third one that passes one of two equals overturns.
        check(&[2.0, 2.0, 1.0], &[3.0, 1.0, 2.0], yes, no, &[yes, no, no], &[no, no, no]);
        // A chain of equals whose ends are not: only the ends have an order.
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

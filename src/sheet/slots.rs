//! Column allocation: a column is reused once no later step needs its contents.

use super::plan::{Instruction, SLOT, Slot};
use crate::number::Invariant as _;

impl Instruction {
    pub(super) fn out(&self) -> Slot {
        match self {
            Self::Draw { out, .. }
            | Self::Set { out, .. }
            | Self::Add { out, .. }
            | Self::Divide { out, .. }
            | Self::Power { out, .. } => *out,
        }
    }

    /// Visits every slot that the step reads, then the one it writes.
    fn each_slot(&mut self, mut each: impl FnMut(&mut Slot)) {
        match self {
            Self::Draw { out, .. } => each(out),
            Self::Set { out, factors, .. } => {
                factors.iter_mut().for_each(&mut each);
                each(out);
            }
            Self::Add { out, terms } => {
                terms.iter_mut().flat_map(|(_, factors)| factors).for_each(&mut each);
                each(out);
            }
            Self::Divide { out, a, b } => {
                each(a);
                each(b);
                each(out);
            }
            Self::Power { out, base, .. } => {
                each(base);
                each(out);
            }
        }
    }
}

/// Maps `columns` virtual columns to as few real ones as possible; those in `kept` live until the end. Returns the steps with
/// their new slots, the slot of each virtual column, and the number of real columns.
pub(super) fn assign(
    mut steps: Vec<Instruction>,
    columns: usize,
    kept: &[Slot],
) -> (Vec<Instruction>, Vec<Slot>, usize) {
    let mut last = vec![0_usize; columns];
    for (at, step) in steps.iter_mut().enumerate() {
        step.each_slot(|slot| *last.get_mut(*slot).or_broken(SLOT) = at);
    }
    for slot in kept {
        *last.get_mut(*slot).or_broken(SLOT) = usize::MAX;
    }
    let mut places: Vec<Option<Slot>> = vec![None; columns];
    let mut free: Vec<Slot> = Vec::new();
    let mut used = 0_usize;
    for (at, step) in steps.iter_mut().enumerate() {
        let mut ended = Vec::new();
        step.each_slot(|slot| {
            let column = *slot;
            let entry = places.get_mut(column).or_broken(SLOT);
            // The output slot is visited last, so it never takes a slot that the same step reads.
            let place = entry.or_else(|| free.pop()).unwrap_or_else(|| {
                used = used.saturating_add(1);
                used.saturating_sub(1)
            });
            *entry = Some(place);
            if last.get(column) == Some(&at) && !ended.contains(&place) {
                ended.push(place);
            }
            *slot = place;
        });
        free.append(&mut ended);
    }
    (steps, places.into_iter().map(|place| place.or_broken("a step fills every column")).collect(), used)
}

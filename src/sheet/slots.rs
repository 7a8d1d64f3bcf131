//! Column allocation: a column is reused once no later step needs its contents.

use super::instruction::{Instruction, SLOT, Slot};
use crate::number::Invariant as _;

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

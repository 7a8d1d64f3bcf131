//! Splits a range of draws into blocks of [`WIDTH`]; a range may start and end inside a block.

use crate::sheet::WIDTH;
use std::ops::Range;

/// The draws of a run that lie in one block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct BlockPart {
    /// The number of the block.
    pub(super) block: u64,
    /// The number of the first of these draws.
    pub(super) first: u64,
    /// The positions of these draws in the block.
    pub(super) places: Range<usize>,
}

/// The parts of the blocks that a range of draws covers, in order.
pub(super) fn blocks(draws: Range<u64>) -> impl Iterator<Item = BlockPart> {
    let width = WIDTH as u64;
    let mut next = draws.start;
    std::iter::from_fn(move || {
        let first = next;
        if first >= draws.end {
            return None;
        }
        let block = first.checked_div(width)?;
        let start = block.saturating_mul(width);
        next = draws.end.min(start.saturating_add(width));
        let place = |draw: u64| usize::try_from(draw.saturating_sub(start)).ok();
        Some(BlockPart { block, first, places: place(first)?..place(next)? })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_starts_and_ends_inside_blocks() {
        let width = WIDTH as u64;
        let found: Vec<BlockPart> = blocks(width - 2..2 * width + 3).collect();
        let part = |block, first, places| BlockPart { block, first, places };
        let expected = [part(0, width - 2, WIDTH - 2..WIDTH), part(1, width, 0..WIDTH), part(2, 2 * width, 0..3)];
        assert_eq!(found, expected);
        assert_eq!(blocks(5..5).next(), None);
        assert_eq!(blocks(u64::MAX - 1..u64::MAX).count(), 1);
    }
}

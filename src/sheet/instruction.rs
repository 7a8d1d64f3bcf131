//! The steps of a plan: passes over columns of draws.

/// The number of draws in a batch.
pub const WIDTH: usize = 256;
/// One number per draw of a batch.
pub type BatchColumn = [f64; WIDTH];

/// The index of a column.
pub(super) type Slot = usize;

/// Invariant of every slot.
pub(super) const SLOT: &str = "a plan only names the columns that it counts";

/// One pass over columns.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Instruction {
    /// Fills `out` with the draws of the plan's nth drawn input.
    Draw { out: Slot, input: usize },
    /// `out = scale · Π factors`.
    Set { out: Slot, scale: f64, factors: Vec<Slot> },
    /// `out = out + scale · Π factors`, for each term.
    Add { out: Slot, terms: Vec<(f64, Vec<Slot>)> },
    /// `out = a / b`.
    Divide { out: Slot, a: Slot, b: Slot },
    /// `out = min(max(of − after, 0), 1)`.
    Portion { out: Slot, of: Slot, after: u32 },
    /// `out = base^(halves / 2)`.
    Power { out: Slot, base: Slot, halves: i64 },
}

/// An uncertain number as the plan draws it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DrawnInput {
    /// Index into the uncertain numbers given to [`Plan::new`](super::Plan::new).
    pub input: usize,
    /// Whether the column holds `1 − x` rather than `x`.
    pub complement: bool,
}

/// A wanted figure: a column, or a constant when it does not depend on any draw.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Output {
    BatchColumn(Slot),
    Same(f64),
}

impl Instruction {
    pub(super) fn out(&self) -> Slot {
        match self {
            Self::Draw { out, .. }
            | Self::Set { out, .. }
            | Self::Add { out, .. }
            | Self::Divide { out, .. }
            | Self::Portion { out, .. }
            | Self::Power { out, .. } => *out,
        }
    }

    /// Visits every slot that the step reads, then the one it writes.
    pub(super) fn each_slot(&mut self, mut each: impl FnMut(&mut Slot)) {
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
            Self::Portion { out, of, .. } => {
                each(of);
                each(out);
            }
            Self::Power { out, base, .. } => {
                each(base);
                each(out);
            }
        }
    }
}

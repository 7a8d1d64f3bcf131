//! The bins of a histogram: 2048 for each power of two, on both sides of the origin.
//!
//! The bin of a distance from the origin is read off the bits of its `f64`: sign and exponent give the octave, the first 11 bits
//! of the mantissa the bin within it. A bin is therefore never wider than 2⁻¹¹ of its distance from the origin.

use crate::number::{Invariant as _, broken};

/// Bins of an octave, as bits of the mantissa.
const BITS: u32 = 11;
/// Bins of an octave.
pub(super) const BINS: usize = 2_048;
/// Bits of the mantissa of an `f64`.
const MANTISSA: u32 = 52;
/// The smallest exponent with an octave of its own: closer distances count as the origin itself.
const LEAST: i32 = -128;
/// Number of octaves on each side: distances of 2¹⁹² and more count in the last one.
const OCTAVES: usize = 320;
/// Octaves on both sides, in ascending order of values.
pub(super) const PLACES: usize = 2 * OCTAVES;

/// The draws whose distance from the origin lies between two powers of two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Octave {
    pub(super) counts: Box<[u32; BINS]>,
    /// Sum of the 53-bit mantissas, exact.
    pub(super) sum: u128,
    /// Sum of the squares of the first 32 bits of the mantissas.
    pub(super) squares: u128,
}

impl Default for Octave {
    fn default() -> Self {
        Self { counts: Box::new([0; BINS]), sum: 0, squares: 0 }
    }
}

/// Where a distance is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// The octave, in ascending order of values.
    pub(super) place: usize,
    /// The bin within the octave, in ascending order of distances.
    pub(super) bin: usize,
    mantissa: u64,
}

impl Slot {
    /// The slot of a finite distance; none for the origin.
    pub(super) fn of(distance: f64) -> Option<Self> {
        let bits = distance.to_bits();
        let exponent = i32::try_from((bits >> MANTISSA) & 0x7FF).unwrap_or_default().saturating_sub(1_023);
        let octave = usize::try_from(exponent.checked_sub(LEAST)?).ok()?;
        let fraction = bits & 0x000F_FFFF_FFFF_FFFF;
        let (octave, fraction) =
            if octave < OCTAVES { (octave, fraction) } else { (OCTAVES.saturating_sub(1), 0x000F_FFFF_FFFF_FFFF) };
        let place = if distance < 0.0 {
            OCTAVES.saturating_sub(1).saturating_sub(octave)
        } else {
            OCTAVES.saturating_add(octave)
        };
        let bin = usize::try_from(fraction >> MANTISSA.saturating_sub(BITS)).or_broken("a bin is below 2048");
        Some(Self { place, bin, mantissa: fraction | 0x0010_0000_0000_0000 })
    }
}

impl Octave {
    /// Counts a distance.
    pub(super) fn count(&mut self, slot: Slot) {
        let count = self.counts.get_mut(slot.bin).or_broken("an octave has all its bins");
        *count = count.saturating_add(1);
        self.sum = self.sum.saturating_add(u128::from(slot.mantissa));
        let short = slot.mantissa >> 21;
        self.squares = self.squares.saturating_add(u128::from(short.saturating_mul(short)));
    }

    /// Adds the counts of the same octave elsewhere.
    pub(super) fn merge(&mut self, other: &Self) {
        for (count, more) in self.counts.iter_mut().zip(other.counts.iter()) {
            *count = count.saturating_add(*more);
        }
        self.sum = self.sum.saturating_add(other.sum);
        self.squares = self.squares.saturating_add(other.squares);
    }
}

/// The sign of an octave and the exponent of its lower distance.
fn exponent(place: usize) -> (f64, i32) {
    let (sign, octave) = match place.checked_sub(OCTAVES) {
        Some(octave) => (1.0, octave),
        None => (-1.0, OCTAVES.saturating_sub(1).saturating_sub(place)),
    };
    (sign, i32::try_from(octave).unwrap_or(i32::MAX).saturating_add(LEAST))
}

/// `2^exponent`, for an exponent that an `f64` has.
fn power_of_two(exponent: i32) -> f64 {
    match u64::try_from(exponent.saturating_add(1_023)) {
        Ok(biased) if (1..2_047).contains(&biased) => f64::from_bits(biased << MANTISSA),
        _ => broken("the exponent of an octave is that of a number"),
    }
}

/// The bounds of a bin, as signed distances, the lower one first.
#[expect(clippy::cast_precision_loss, reason = "a bin is at most 2048")]
pub(super) fn bounds(place: usize, bin: usize) -> (f64, f64) {
    let (sign, exponent) = exponent(place);
    let (start, step) = (power_of_two(exponent), power_of_two(exponent.saturating_sub(11)));
    let (near, far) = (start + bin as f64 * step, start + (bin as f64 + 1.0) * step);
    if sign > 0.0 { (near, far) } else { (-far, -near) }
}

/// The sum of the signed distances in an octave, and of their squares.
#[expect(clippy::cast_precision_loss, reason = "sums are rounded once, at the end")]
pub(super) fn moments(place: usize, octave: &Octave) -> (f64, f64) {
    let (sign, exponent) = exponent(place);
    let (unit, short) = (power_of_two(exponent.saturating_sub(52)), power_of_two(exponent.saturating_sub(31)));
    (sign * unit * octave.sum as f64, short * short * octave.squares as f64)
}

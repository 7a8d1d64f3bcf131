//! The fingerprint of a run: `outlook::simulation::fingerprint` of the bundled case [`CASE`] with the default widening, the same
//! natively and in a browser, where the case is a file of `cases/`. A change of it is a change of what people see for the same
//! seed; the commit says why.

/// The case: the one whose ranges have all five shapes.
pub(crate) const CASE: &str = "tutorat";
/// The seed.
pub(crate) const SEED: u64 = 1;
/// Draws of the run.
pub(crate) const DRAWS: u64 = 10_000;
/// What they come to, on every machine.
pub(crate) const FINGERPRINT: u64 = 0xA1B5_F563_AC11_BDEC;

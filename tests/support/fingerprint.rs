//! The fingerprint of a run: `outlook::simulation::fingerprint` of the bundled case [`CASE`] with the default widening, the same
//! natively and in a browser, where the case is a file of `cases/`. A change of it is a change of what people see for the same
//! seed; the commit says why.

/// The case.
pub(crate) const CASE: &str = "mediation";
/// The seed.
pub(crate) const SEED: u64 = 1;
/// Draws of the run.
pub(crate) const DRAWS: u64 = 10_000;
/// What they come to, on every machine.
pub(crate) const FINGERPRINT: u64 = 0x73D6_D167_5A93_E043;

//! The fingerprint of a run: `analysis::simulation::fingerprint` of the bundled case [`CASE`] with the default ranges. It is
//! the same natively and in a browser, where the case is a file of `cases/`. A change of it changes what people see for the
//! same seed, so the commit must say why.

use retombees::analysis::simulation::SimulationModel;
use retombees::study::{Correlation, Shared, Study};

/// The case: the one whose ranges have all five shapes.
pub(crate) const CASE: &str = "tutorat";
/// The seed.
pub(crate) const SEED: u64 = 1;
/// Draws of the run.
pub(crate) const DRAWS: u64 = 10_000;
/// What they come to, on every machine.
pub(crate) const FINGERPRINT: u64 = 0x90BA_5E58_44D9_44C4;

/// The same with all numbers of the case that are spread in one group, with the rank correlation 0.6.
pub(crate) const GROUPED: u64 = 0x0293_084E_01CE_2086;

/// Puts them in that group.
pub(crate) fn grouped(study: &mut Study, model: &SimulationModel) {
    let members = model.uncertain.iter().map(|one| one.path.clone()).collect();
    study.correlations = vec![Shared::new(Correlation { id: "g".to_owned(), members, ..Correlation::default() })];
}

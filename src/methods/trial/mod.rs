//! Randomised evaluation: what a trial can find, and what it found.
//!
//! | module | content |
//! |---|---|
//! | `plan`, [`power`] | how many people, with which power, to find how small an effect |
//! | `arms`, `strata`, `interval` | the effect, its interval and the test of no effect |
//! | `local_effect` | the effect on those whom the offer brings to take it up |
//! | `attrition` | who did not answer, and how far that could carry the effect |
//! | `design_effect` | clusters |
//! | `multiplicity` | several outcomes |
//! | `finding` | what is to be said beside the figures |
//!
//! Formulas, sources and limits: `docs/methods/trial.md`.

mod arms;
mod attrition;
mod design_effect;
mod evaluation;
pub mod figure;
mod finding;
mod interval;
mod local_effect;
mod multiplicity;
mod plan;
pub mod power;
mod step;
mod steps;
mod strata;

pub use evaluation::{TrialEvaluation, Verdict, evaluate};
pub use figure::{PlanFigure, TrialFigure, TrialFigureRef, TrialKey};
pub use finding::{IMBALANCE, TrialFinding};
pub use plan::{PlanEvaluation, PlanProblem, PowerPoint, plan};
pub use step::step;

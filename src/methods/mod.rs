//! Methods of evaluation: from a study to a sheet to a result. One folder a method; the value of volunteer
//! time is a small sheet of its own, and the interval of a measured effect a derivation. [`figure_ref`] is what they have in common:
//! figures that can be shown, opened and explained.

pub mod effect;
pub mod figure_ref;
pub mod method;
pub mod simulated;
pub mod sroi;
mod study_figures;
pub mod trial;
pub mod volunteer_time;
pub mod volunteering;

pub use figure_ref::{CellMethod, FigureOrigin, FigureRef, FigureStep, FigureValue, StepFormula};
pub use method::Method;
pub use study_figures::{StudyFigures, no_trial};
pub use volunteer_time::VolunteerTime;

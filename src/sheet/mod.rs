//! The calculation as data: a sheet of cells, each with a key, a unit and a formula over earlier cells, and its evaluations.
//!
//! A method of evaluation does not compute anything; it builds a [`Sheet`] from a study. The sheet is then evaluated
//! - exactly, in checked decimals ([`exact`]), for the figures that the page shows;
//! - in batches of draws, as columns of reals ([`batch`]), or by a plan compiled for many batches (`plan`, `run`), for
//!   simulation;
//! - for slopes ([`slopes`]): the derivative of one figure in every cell;
//! - step by step ([`steps`]), to explain how a figure was obtained.
//!
//! A result that is not a sum of products carries its own steps instead ([`derivation`]).
//!
//! The sheet knows nothing about SROI: the method defines the keys.

pub mod batch;
pub mod cell;
pub mod derivation;
pub mod exact;
pub mod instruction;
mod plan;
pub mod run;
pub mod slopes;
mod slots;
pub mod steps;

pub use batch::BatchReader;
pub use cell::{CellId, CellUnit, Formula, Sheet};
pub use derivation::{Derivation, DerivationStep, SUM};
pub use exact::{EvaluationError, Exact};
pub use instruction::{BatchColumn, DrawnInput, WIDTH};
pub use plan::Plan;
pub use run::Runner;
pub use steps::FormulaStep;

/// Invariant: a cell is only looked up in the sheet it belongs to, or in values computed from that sheet.
const CELL: &str = "a cell belongs to the sheet that is read";
/// Invariant of every formula: its arguments are earlier cells.
const EARLIER: &str = "a formula only refers to earlier cells";

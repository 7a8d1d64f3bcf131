//! The calculation as data: a sheet of cells, each a key, a unit and a formula over earlier cells, and the ways to read it.
//!
//! A method of evaluation does not compute; it builds a [`Sheet`] from a study. The sheet is then read
//! - exactly, in checked decimals ([`exact`]): what the page shows;
//! - in batches of draws, as columns of reals ([`batch`]), or made ready for very many of them ([`plan`], [`run`]): what
//!   simulation uses;
//! - as slopes ([`slopes`]): what each cell is worth at the margin;
//! - as steps ([`steps`]): how a figure was obtained.
//!
//! A result that is not a sum of products carries its own steps instead ([`derivation`]).
//!
//! The sheet knows nothing of SROI: keys belong to the method.

pub mod batch;
pub mod cell;
pub mod derivation;
pub mod exact;
pub mod plan;
pub mod run;
pub mod slopes;
mod slots;
pub mod steps;

pub use batch::BatchReader;
pub use cell::{CellId, CellUnit, Formula, Sheet};
pub use derivation::{Derivation, DerivationStep};
pub use exact::{EvaluationError, Exact};
pub use plan::{BatchColumn, DrawnInput, Plan, WIDTH};
pub use run::Runner;
pub use steps::FormulaStep;

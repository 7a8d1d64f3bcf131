//! What else could be: the study with other numbers than those stated, and what that changes.
//!
//! | module | what it does |
//! |---|---|
//! | [`comparison`] | sets the scenarios of one study side by side |
//! | [`scenario`] | applies a scenario to its study: the hypotheses it takes, then its own overrides |
//! | [`drivers`] | formulas by which numbers move over the years |
//! | [`starting`] | ready-made variables, hypotheses and scenarios for any study |
//! | `change` | one override |
//! | `draft` | what drivers do to a study |
//! | `free_growth` | growth that nobody pays for |
//! | [`widening`] | the range of a number of which only the basis is stated |
//! | [`mod@tornado`] | each estimate at its two ends, alone |
//! | [`mod@grid`] | the ratio at every pair of values of two numbers |
//! | [`mod@nearest`] | which number is nearest to where the ratio would be 1 |
//! | [`simulation`] | what many draws of the uncertain numbers come to |
//! | [`report`] | what a simulation finds, as the page receives it |
//! | [`ranking`] | what draws say of the order of the scenarios, as the page receives it |

mod change;
pub mod comparison;
mod draft;
pub mod drivers;
mod free_growth;
pub mod grid;
mod moved;
pub mod nearest;
pub mod ranking;
pub mod report;
pub mod scenario;
pub mod simulation;
pub mod starting;
pub mod tornado;
pub mod widening;

pub use comparison::Comparison;
pub use grid::{grid, steps};
pub use nearest::nearest;
pub use ranking::Ranking;
pub use report::Report;
pub use scenario::apply;
pub use tornado::{Bar, tornado};
pub use widening::Widening;

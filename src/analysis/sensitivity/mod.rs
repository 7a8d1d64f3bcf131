//! Sensitivity of the result to one or two numbers, with all others as stated.
//!
//! | module | what it does |
//! |---|---|
//! | [`mod@tornado`] | each number at the two ends of its range |
//! | [`mod@grid`] | the ratio at every pair of values of two numbers |
//! | [`mod@closest_switching_value`] | the estimate closest, in relative terms, to where the ratio would be 1 |
//! | `partial` | evaluates again only the inputs and outcomes that the changed numbers belong to |

pub mod closest_switching_value;
pub mod grid;
mod partial;
pub mod tornado;

pub use closest_switching_value::{closest_switching_value, nearest_first};
pub use grid::{grid, steps};
pub use tornado::{Bar, tornado};

//! What else could be: the study with other numbers than those stated, and what that changes.
//!
//! | module | what it does |
//! |---|---|
//! | [`scenario`] | applies a scenario to its study: the hypotheses it takes, then its own overrides |
//! | [`drivers`] | formulas by which numbers move over the years |
//! | [`starting`] | ready-made variables, hypotheses and scenarios for any study |
//! | `change` | one override |
//! | `draft` | what drivers do to a study |
//! | `free_growth` | growth that nobody pays for |

mod change;
mod draft;
pub mod drivers;
mod free_growth;
pub mod scenario;
pub mod starting;

pub use scenario::apply;

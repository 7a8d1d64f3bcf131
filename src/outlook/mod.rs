//! What else could be: the study with other numbers than those stated, and what that changes.
//!
//! | module | what it does |
//! |---|---|
//! | [`comparison`] | sets the scenarios of one study side by side |
//! | [`scenario`] | applies the overrides of a scenario to its study |

pub mod comparison;
pub mod scenario;

pub use comparison::Comparison;
pub use scenario::apply;

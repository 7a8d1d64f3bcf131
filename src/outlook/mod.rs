//! What else could be: the study with other numbers than those stated, and what that changes.
//!
//! | module | what it does |
//! |---|---|
//! | [`scenario`] | applies the overrides of a scenario to its study |

pub mod scenario;

pub use scenario::apply;

//! Analyses of what would change the result: the same study with other numbers than those stated.
//!
//! | module | what it does |
//! |---|---|
//! | [`scenarios`] | applies a scenario to its study: the hypotheses it takes, then its own overrides |
//! | [`drivers`] | formulas by which numbers move over the years |
//! | [`comparison`] | compares the scenarios of one study |
//! | [`default_ranges`] | the range of a number for which only the evidence basis is stated |
//! | [`sensitivity`] | the ratio when one or two numbers take other values |
//! | [`simulation`] | the distribution of the result over many draws of the uncertain numbers |

pub mod comparison;
pub mod default_ranges;
pub mod drivers;
pub mod ratio_range;
pub mod scenarios;
pub mod sensitivity;
pub mod simulation;

pub use comparison::Comparison;
pub use default_ranges::DefaultRanges;
pub use ratio_range::{RatioRange, ShownRange};
pub use scenarios::apply;
pub use sensitivity::{Bar, closest_switching_value, grid, steps, tornado};
pub use simulation::{Ranking, Report};

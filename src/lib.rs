//! *Retombées*: a social-impact calculator that runs entirely in the browser.
//!
//! The rooms, in the order in which they may import from one another (each only from those above it). This is the one list of
//! them: `tests/architecture` reads it.
//!
//! 1. [`number`]: numbers with meaning, and how they are read and written;
//! 2. [`stats`]: chance: draws, distributions, what they come to;
//! 3. [`study`]: what a person states;
//! 4. [`mod@file`]: the study outside memory;
//! 5. [`sheet`]: the calculation as data, and the ways to read it;
//! 6. [`methods`]: from a study to a sheet to a result;
//! 7. [`analysis`]: what else could be: scenarios, their comparison, sensitivity, simulation;
//! 8. [`present`]: results for people, still without a browser;
//! 9. [`app`]: state, actions, history;
//! 10. `ui` (feature `ui`): the page;
//! 11. `bin`: the programs.

pub mod analysis;
pub mod app;
pub mod file;
pub mod methods;
pub mod number;
pub mod present;
pub mod sheet;
pub mod stats;
pub mod study;
#[cfg(feature = "ui")]
pub mod ui;

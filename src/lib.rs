//! *Retombées*: a social-impact calculator that runs entirely in the browser.
//!
//! The rooms, in the order in which they may import from one another (each only from those above it). This is the one list of
//! them: `tests/architecture` reads it.
//!
//! 1. [`number`]: numbers with meaning, and how they are read and written;
//! 2. [`json`]: JSON values, their parser and their printer;
//! 3. [`stats`]: chance: draws, distributions, histograms;
//! 4. [`study`]: what a person states;
//! 5. [`mod@file`]: the study outside memory;
//! 6. [`sheet`]: the calculation as data, and the ways to read it;
//! 7. [`methods`]: from a study to a sheet to a result;
//! 8. [`analysis`]: what would change the result: scenarios, their comparison, sensitivity, simulation;
//! 9. [`present`]: results for people, still without a browser;
//! 10. [`app`]: state, actions, history;
//! 11. `ui` (feature `view`, and `ui` for all of it): the page;
//! 12. `bin`: the programs.

pub mod analysis;
pub mod app;
pub mod file;
pub mod json;
pub mod methods;
pub mod number;
pub mod present;
pub mod sheet;
pub mod stats;
pub mod study;
#[cfg(feature = "view")]
pub mod ui;

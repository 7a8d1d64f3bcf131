//! *Retombées*: a social-impact calculator that runs entirely in the browser.
//!
//! The rooms, in the order in which they may import from one another (each only from those above it):
//!
//! 1. [`number`]: numbers with meaning, and how they are read and written;
//! 2. [`study`]: what a person states;
//! 3. [`mod@file`]: the study outside memory;
//! 4. [`sheet`]: the calculation as data, and the ways to read it;
//! 5. [`methods`]: from a study to a sheet to a result;
//! 6. [`analysis`]: what else could be: scenarios, and their comparison;
//! 7. [`present`]: results for people, still without a browser;
//! 8. [`app`]: state, actions, history;
//! 9. `ui` (feature `view`, and `ui` for all of it): the page.

pub mod analysis;
pub mod app;
pub mod file;
pub mod methods;
pub mod number;
pub mod present;
pub mod sheet;
pub mod stats;
pub mod study;
#[cfg(feature = "view")]
pub mod ui;

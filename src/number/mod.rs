//! The room of numbers: how a number is stored, read, written and computed.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`plain`] | numbers of files: one strict grammar, the same for every language |
//! | [`language`] | the decimal mark, group sign and spaces of French and English |
//! | [`read`] | numbers typed or pasted by people, refused rather than guessed |
//! | [`mod@write`] | numbers shown to people, rounded once |
//! | [`real`] | real-valued functions that give the same bits on every machine |
//!
//! Money and stated shares are [`Decimal`]: a decimal typed by a person is kept exactly, digit for
//! digit, and `0.1 + 0.2` is `0.3`. Simulation and statistics use `f64`, and cross over through
//! [`real::from_decimal`] and [`real::to_decimal`] only.
//!
//! A number of this program has at most [`plain::MAX_DIGITS`] significant digits and
//! [`plain::MAX_DECIMALS`] decimals. No number panics, and nothing here holds a sentence shown to
//! people: errors carry values, and their words are made elsewhere. [`Invariant`] is the one way to
//! stop, for what only a mistake of the program can bring about.

mod currency;
mod digits;
pub mod exact;
mod invariant;
pub mod language;
mod marks;
pub mod plain;
pub mod read;
pub mod real;
mod typed;
pub mod write;

pub use exact::CheckedOps;
pub use invariant::{Invariant, broken};
pub use language::Language;
pub use rust_decimal::Decimal;

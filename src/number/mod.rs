//! Numbers: how they are stored, parsed, formatted and computed.
//!
//! | module | what it does |
//! | --- | --- |
//! | [`plain`] | the number grammar of files, the same in every language |
//! | [`language`] | the decimal mark, group separator and spaces of French and English |
//! | [`read`] | parses numbers that people type or paste; rejects an ambiguous one instead of guessing |
//! | [`estimate`] | parses a number with its range, typed in one go |
//! | [`mod@write`] | formats numbers for people, rounding once |
//! | [`real`] | real-valued functions that give the same bits on every machine |
//!
//! Money and stated shares are [`Decimal`]: a decimal typed by a person is kept exactly, digit for
//! digit, and `0.1 + 0.2` is `0.3`. Simulation and statistics use `f64`; the only conversions are
//! [`real::from_decimal`] and [`real::to_decimal`], and [`real::near`] for rendering.
//!
//! A number of this program has at most [`plain::MAX_DIGITS`] significant digits and
//! [`plain::MAX_DECIMALS`] decimals. No number causes a panic, and no text for people is written here: errors carry values, and
//! `present` words them. [`Invariant`] is the only way to panic, for what only a bug can cause.

mod currency;
mod digits;
pub mod estimate;
pub mod exact;
mod expect;
mod invariant;
pub mod language;
mod marks;
pub mod plain;
pub mod read;
mod read_error;
pub mod real;
mod typed;
mod typed_estimate;
pub mod write;

pub use exact::CheckedOps;
pub use invariant::{Invariant, broken};
pub use language::Language;
pub use rust_decimal::Decimal;

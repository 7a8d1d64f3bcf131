//! Version 1 of the study file, as `docs/format.md` and `schema/study-v1.schema.json` state it.
//!
//! The names, words and limits here are its own and never change; the model may. What is beyond the document:
//!
//! - a volume stated as an empty list of cohorts is not stated;
//! - an absent role is `other`, an absent kind of input `cash`, an absent form `custom`, an absent text empty;
//! - `1.0` is a whole number, as JSON Schema has it; `null` stands for nothing.
//!
//! Shared with the model are how a number is written (`number::plain`), what an estimate must hold to as a whole
//! ([`Estimate::check`](crate::study::Estimate::check)), and the paths of numbers, which `tests` pins.

mod correlation;
mod estimate;
mod ids;
mod limits;
mod members;
mod parts;
mod scenario;
mod study;
#[cfg(test)]
mod tests;
mod variable;
mod words;
mod write;

pub(super) use limits::{CALENDAR_YEAR, MAX_NAME, MAX_NOTES, MAX_SOURCE, VERSION};
pub(super) use members::ObjectReader;
pub(super) use study::{discounting, head, study};
pub(super) use write::{object_head, study as written};

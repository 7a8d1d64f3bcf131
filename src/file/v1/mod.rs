//! Version 1 of the study file, as specified by `docs/format.md` and `schema/study-v1.schema.json`.
//!
//! The names, words and limits belong to the format and never change; the model may. Beyond the specification:
//!
//! - an empty list of cohorts counts as a volume that is not stated;
//! - an absent role is `other`, an absent kind of input `cash`, an absent form `custom`, an absent text empty;
//! - `1.0` is a whole number, as in JSON Schema; `null` is never accepted in place of a value.
//!
//! The format shares with the model the grammar of numbers (`number::plain`), the consistency rules of an estimate
//! ([`Estimate::check`](crate::study::Estimate::check)), and the paths of numbers, which `tests` pins.

mod correlation;
mod estimate;
mod ids;
mod limits;
mod members;
mod overrides;
mod parts;
mod scenario;
mod study;
pub(super) mod trial;
/// Whether a text can be the id of a study.
pub(super) fn is_id(text: &str) -> bool {
    ids::is_well_formed(text)
}

#[cfg(test)]
mod tests;
mod variable;
mod words;
mod write;

pub(super) use limits::{CALENDAR_YEAR, MAX_NAME, MAX_NOTES, MAX_SOURCE, VERSION};
pub(super) use members::ObjectReader;
pub(super) use study::{discounting, head, price_levels, study};
pub(super) use write::{object_head, study as written};

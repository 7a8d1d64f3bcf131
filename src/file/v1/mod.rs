//! Version 1 of the study file, as `docs/format.md` and `schema/study-v1.schema.json` state it.
//!
//! The names, words and rules here never change; the model may. What is beyond the document:
//!
//! - a volume stated as an empty list of cohorts is not stated;
//! - an absent role is `other`, an absent kind of input `cash`, an absent form `custom`, an absent text empty;
//! - `1.0` is a whole number, as JSON Schema has it; `null` stands for nothing.

mod correlation;
mod estimate;
mod ids;
mod members;
mod parts;
mod scenario;
mod study;
mod variable;
mod words;
mod write;

pub(super) use members::ObjectReader;
pub(super) use study::{discounting, head, study};
pub(super) use write::{object_head, study as written};

/// Greatest length of names, labels and references to numbers, in characters.
pub(super) const MAX_NAME: usize = crate::study::text::MAX_NAME;
/// Greatest length of remarks and other long texts, in characters.
pub(super) const MAX_NOTES: usize = crate::study::text::MAX_NOTES;
/// Greatest length of the source of a number, in characters.
pub(super) const MAX_SOURCE: usize = 1_000;
/// Greatest length of an id, in characters.
const MAX_ID: usize = 64;
/// Greatest number of stakeholders, of inputs and of outcomes.
const MAX_LINES: usize = 5_000;
/// Greatest number of scenarios.
const MAX_SCENARIOS: usize = 500;
/// Greatest number of changes in one scenario.
const MAX_OVERRIDES: usize = 5_000;
/// Greatest number of discount rates.
const MAX_RATES: usize = 300;
/// Greatest number of pairs of hypotheses that cannot go together.
const MAX_PAIRS: usize = crate::study::variable::MAX_PAIRS;

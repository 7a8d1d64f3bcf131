//! The study as the user states it: plain data, the registry of its numbers, and the findings on what is stated.
//!
//! The model's words are those of the study file (`docs/format.md`), but its types are free to change: the room
//! [`file`](crate::file) owns the stable shape.

pub(crate) mod vocabulary;

pub mod access;
pub mod adjustment;
pub mod by_year;
pub mod choice;
pub mod correlation;
pub mod document;
pub mod driver;
mod duration;
pub mod effect;
pub mod effect_measure;
pub mod estimate;
pub mod extra;
pub mod field;
mod field_spec;
pub mod finding;
mod follow;
mod horizon;
pub mod input;
pub mod limits;
pub mod lookup;
mod members;
pub mod method_part;
pub mod number_path;
pub mod outcome;
pub mod price_index;
mod prices;
pub mod quantity_factor;
pub mod range;
pub mod review;
pub mod sample;
pub mod scenario;
mod series;
pub mod shared;
mod shared_proxy;
pub mod stakeholder;
pub mod text;
pub mod trial;
pub mod unknown;
pub mod variable;

pub use adjustment::Adjustment;
pub use by_year::{DropOffFrom, YearlyNumbers};
pub use choice::{Choice, Incompatible};
pub use correlation::Correlation;
pub use document::{Currency, Discounting, Kind, Purpose, RateFrom, Seed, Study, Threshold, Timing};
pub use driver::{Driver, DriverKind, Parameter};
pub use effect::MeasuredEffect;
pub use effect_measure::EffectMeasure;
pub use estimate::{Basis, Estimate, EstimateError};
pub use extra::Extra;
pub use field::{Field, FieldError};
pub use finding::{Finding, FindingCode, Severity};
pub use input::{Input, InputKind, Recurrence};
pub use method_part::{MethodPart, StudyMethod};
pub use number_path::NumberPath;
pub use outcome::{Outcome, Proxy, Volume};
pub use price_index::{PriceIndex, PriceLevel};
pub use quantity_factor::QuantityFactor;
pub use range::{Range, RangeShape};
pub use sample::Sample;
pub use scenario::{Form, Operation, Override, Scenario};
pub use shared::Shared;
pub use stakeholder::{Role, Stakeholder};
pub use text::TextField;
pub use variable::{Hypothesis, Variable};

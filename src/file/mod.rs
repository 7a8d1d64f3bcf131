//! The study outside memory: the study file, the record kept by a browser, the bundled cases, and reference values.
//!
//! A file is read in three steps, each with its own refusals: bytes to text (`decode`), text to a tree of JSON values
//! ([`json`](crate::json)), tree to a [`Study`](crate::study::Study) (`v1`). Nothing here panics, whatever the bytes, and nothing is
//! repaired in silence: a file is read as it is meant or refused with the place that is wrong.
//!
//! | module | what it does |
//! |---|---|
//! | `open` | reads one study, or a collection |
//! | `save` | writes them |
//! | [`problem`] | why a file is refused, and where |
//! | `v1` | the shape of version 1, which stays stable whatever becomes of the model |
//! | [`record`] | one saved revision in the browser's storage, with its checksum |
//! | [`cases`] | the worked studies shipped with the page |
//! | `starting` | ready-made variables and scenarios, in one language |
//! | [`references`] | public reference values and discount rates, each with its source |

pub mod cases;
mod checksum;
mod decode;
mod open;
pub mod problem;
pub mod record;
pub mod references;
mod save;
mod starting;
mod v1;

pub use crate::json::{MAX_DEPTH, MAX_VALUES};
pub use cases::{BundledCase, CASES, bundled};
pub use open::{read, read_many};
pub use problem::{FileError, Problem};
pub use record::{Newest, Record, RecordError, id_of_key, newest, slot_keys};
pub use references::{Provenance, RatePreset, Reference, ReferenceUnit, References, Words};
pub use save::{write, write_many};
#[cfg(not(target_arch = "wasm32"))]
pub use starting::shipped_starting_point;
pub use starting::starting_point;

/// What a study file says it is.
pub const FORMAT: &str = "retombees.study";
/// What a collection of studies says it is.
pub const COLLECTION_FORMAT: &str = "retombees.studies";
/// The version of the format that is written, and the latest that is read.
pub const VERSION: u32 = v1::VERSION;

/// Greatest size of a file, in bytes.
pub const MAX_BYTES: usize = 5_000_000;
/// Greatest number of studies in a collection.
pub const MAX_STUDIES: usize = 500;

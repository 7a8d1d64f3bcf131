//! Studies outside memory: the study file, the record in browser storage, the bundled cases, and reference values.
//!
//! A file is read in three steps, each with its own errors: bytes to text (`decode`), text to a tree of JSON values
//! ([`json`](crate::json)), tree to a [`Study`](crate::study::Study) (`v1`). Nothing here panics, whatever the bytes, and
//! nothing is repaired silently: a file is read as written, or rejected with the path of its first problem.
//!
//! | module | what it does |
//! |---|---|
//! | `open` | reads one study |
//! | `open_many` | reads one or several |
//! | `collection` | reads a collection study by study |
//! | `kept` | reads what the browser kept, handed over as a file |
//! | `save` | writes them |
//! | [`problem`] | why a file is rejected, and at which path |
//! | `v1` | the format of version 1, which stays stable when the model changes |
//! | [`record`] | one saved revision in the browser's storage, with its checksum |
//! | `fragment` | whether an address is such a link |
//! | [`link`] | a whole study in an address |
//! | [`cases`] | the worked case studies shipped with the page |
//! | `starting` | ready-made variables and scenarios, in both languages |
//! | [`references`] | public reference values and discount rates, each with its source |

pub mod cases;
mod checksum;
mod collection;
mod decode;
mod fragment;
mod kept;
pub mod link;
mod methods;
mod open;
mod open_many;
pub mod problem;
pub mod record;
pub mod references;
mod save;
mod starting;
mod v1;

pub use crate::json::{MAX_DEPTH, MAX_VALUES};
pub use cases::{BundledCase, CASES, bundled, first_case, offered_cases};
pub use fragment::is_link;
pub use link::{Link, LinkDictionary, LinkError};
pub use methods::{check_methods, set_trial, trial};
pub use open::read;
pub use open_many::{FileReader, read_many};
pub use problem::{FileError, Problem};
pub use record::{Newest, Record, RecordError, id_of_key, newest, slot_keys};
pub use references::{Provenance, RatePreset, Reference, ReferenceUnit, References, Words};
pub use save::{write, write_many};
#[cfg(not(target_arch = "wasm32"))]
pub use starting::shipped_starting_point;
pub use starting::starting_point;

/// The `format` member of a study file.
pub const FORMAT: &str = "retombees.study";
/// The `format` member of a collection of studies.
pub const COLLECTION_FORMAT: &str = "retombees.studies";
/// The version of the format that is written, and the latest that can be read.
pub const VERSION: u32 = v1::VERSION;

/// Maximum size of a study, in bytes.
pub const MAX_BYTES: usize = 5_000_000;
/// Maximum size of a file of several studies, in bytes: more than any browser keeps, twice.
pub const MAX_COLLECTION_BYTES: usize = 30_000_000;
/// Maximum number of studies in a collection.
pub const MAX_STUDIES: usize = 500;

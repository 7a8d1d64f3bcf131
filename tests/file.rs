//! The study file: what it accepts, what it refuses and where, and that nothing is lost when it is written back.

#![cfg(test)]

#[path = "file/broken.rs"]
mod broken;
#[path = "file/edit.rs"]
mod edit;
#[path = "file/format.rs"]
mod format;
#[path = "file/groups.rs"]
mod groups;
#[path = "file/hostile.rs"]
mod hostile;
#[path = "file/kept.rs"]
mod kept;
#[path = "file/limits.rs"]
mod limits;
#[path = "file/links.rs"]
mod links;
#[path = "file/properties.rs"]
mod properties;
#[path = "file/records.rs"]
mod records;
#[path = "file/samples.rs"]
mod samples;
#[path = "file/schema.rs"]
mod schema;
mod support;

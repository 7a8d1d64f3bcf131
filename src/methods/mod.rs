//! Methods of evaluation: from a study to a sheet to a result. One folder a method; the value of volunteer
//! time is a small sheet of its own.

pub mod effect;
pub mod sroi;
pub mod volunteering;

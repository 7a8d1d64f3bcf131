//! Methods of evaluation: from a study to a sheet to a result. One folder a method.

pub mod sroi;

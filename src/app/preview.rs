//! What is told of a study that was opened by a link.

use crate::study::{Shared, Study};

/// What a link said besides its study.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// The study as it came.
    pub original: Shared<Study>,
    /// The version of the program that made the link.
    pub program: String,
    /// The figures that were shown there, by their names, as decimals of files.
    pub figures: Vec<(String, String)>,
    /// The names of what this version does not know and left out.
    pub left_out: Vec<String>,
}

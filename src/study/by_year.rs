//! Numbers of an outcome that differ from year to year of its value.

use super::Estimate;
use super::field::{FieldRole, PartField};
use super::vocabulary::vocabulary;

vocabulary! {
    /// The year of a cohort's value in which drop-off acts for the first time.
    pub enum DropOffFrom {
        /// The second: the first year has the whole impact. The convention of the SROI guide.
        #[default]
        SecondYear = "second_year",
        /// The first: its value is the impact less drop-off.
        FirstYear = "first_year",
    }
}

/// A number that is stated for each year of a cohort's value. The last one holds for all later years.
#[derive(Debug, Clone, PartialEq)]
pub struct YearlyNumbers {
    /// Which number; [`PartField::may_be_by_year`].
    pub part: PartField,
    /// From the first year on; at least one.
    pub values: Vec<Estimate>,
}

impl PartField {
    /// Whether it may be stated by year: an amount or a share, for which each year of value may have its own.
    pub fn may_be_by_year(self) -> bool {
        matches!(self.role(), FieldRole::UnitValue | FieldRole::Deduction | FieldRole::DropOff)
    }
}

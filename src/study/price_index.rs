//! A price index, which brings amounts of one year to the prices of another.

use super::extra::Extra;
use super::field::{Field, FieldError};
use super::limits::MAX_LEVELS;
use crate::number::Decimal;

/// The level of prices in one year.
#[derive(Debug, Clone, PartialEq)]
pub struct PriceLevel {
    /// The calendar year.
    pub year: i32,
    /// The index of that year, above 0; only ratios of two years count, so the base is free.
    pub value: Decimal,
    /// Members of the file that this version does not know.
    pub extra: Extra,
}

/// A price index by year. A study that has one converts its proxies with it.
///
/// Formula: `amount · index(price year of the study) / index(price year of the proxy)`, where both years are in the index and
/// differ.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PriceIndex {
    /// What it is, in words.
    pub label: String,
    /// Who publishes it.
    pub source: String,
    /// The day or the year as of which it is taken.
    pub date: String,
    /// The levels, years ascending.
    pub levels: Vec<PriceLevel>,
    /// Members of the file that this version does not know.
    pub extra: Extra,
}

impl PriceIndex {
    /// Checks that the years are admissible and ascend, and that the levels are above 0.
    ///
    /// # Errors
    /// The first rule that is broken.
    pub fn check(&self) -> Result<(), FieldError> {
        let mut before: Option<i32> = None;
        for level in &self.levels {
            Field::PriceYear.spec().check(Decimal::from(level.year))?;
            if level.value <= Decimal::ZERO {
                return Err(FieldError::TooSmall { value: level.value, min: Decimal::ZERO, above: true });
            }
            if before.replace(level.year).is_some_and(|before| level.year <= before) {
                return Err(FieldError::NotAscending);
            }
        }
        if self.levels.len() > MAX_LEVELS {
            return Err(FieldError::TooLarge { value: self.levels.len().into(), max: MAX_LEVELS.into() });
        }
        Ok(())
    }

    /// The index of a year; none where it is not stated.
    pub fn level(&self, year: i32) -> Option<Decimal> {
        let place = self.levels.binary_search_by_key(&year, |level| level.year).ok()?;
        self.levels.get(place).map(|level| level.value)
    }
}

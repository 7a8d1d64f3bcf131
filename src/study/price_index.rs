//! A price index, which brings amounts of one year to the prices of another.

use super::limits::MAX_LEVELS;
use super::{Extra, Field, FieldError, Outcome, Study};
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

impl Study {
    /// The price year of the outcome's proxy and that of the study, where the index converts the one to the other.
    pub fn price_years(&self, outcome: &Outcome) -> Option<(i32, i32)> {
        let (index, to) = (self.price_index.as_ref()?, self.price_year?);
        let from = self.proxy_owner(outcome)?.proxy.as_ref()?.price_year?;
        let converts = from != to && index.level(from).is_some() && index.level(to).is_some();
        converts.then_some((from, to))
    }

    /// The calendar year in which a year of the activity lies; none where that of year 0 is not stated.
    pub fn calendar_year(&self, year: u32) -> Option<i32> {
        self.start_year?.checked_add(i32::try_from(year).ok()?)
    }
}

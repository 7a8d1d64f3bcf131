//! The value of volunteer time: hours at the wage that would replace them, and as full-time jobs.
//!
//! ```text
//! value                 = hours · rate
//! full-time equivalents = hours ÷ hours of a full-time year
//! ```
//!
//! Source: rule ANC 2018-06 asks French associations to value contributions in kind when they are essential and measurable,
//! and to disclose the method and keep it; the usual rates are the wage of a comparable job and the minimum wage. The rate
//! and the hours of a year are dated facts: they come from [`references`](crate::file::references), never from here.

use crate::number::Decimal;
use crate::sheet::{CellId, CellUnit, Exact, Sheet};
use crate::study::vocabulary::vocabulary;

vocabulary! {
    /// What a cell of the sheet is.
    pub enum VolunteerFigure {
        /// Hours given.
        #[default]
        Hours = "hours",
        /// Value of an hour, in the currency of the study.
        Rate = "rate",
        /// Hours of a full-time year.
        FullTimeYear = "full_time_year",
        /// Value of the hours.
        Value = "value",
        /// Full-time equivalents.
        FullTime = "full_time",
    }
}

/// Hours of volunteers with what follows from them.
#[derive(Debug, Clone)]
pub struct Volunteering {
    sheet: Sheet<VolunteerFigure>,
    values: Exact,
    hours: CellId,
    rate: CellId,
    value: CellId,
    full_time: CellId,
}

impl Volunteering {
    /// So many hours, each worth so much, where a full-time year has so many.
    pub fn of(hours: Decimal, rate: Decimal, full_time_year: Decimal) -> Self {
        let mut sheet = Sheet::default();
        let hours = sheet.input(VolunteerFigure::Hours, CellUnit::Count, hours);
        let rate = sheet.input(VolunteerFigure::Rate, CellUnit::Money, rate);
        let year = sheet.input(VolunteerFigure::FullTimeYear, CellUnit::Count, full_time_year);
        let value = sheet.product(VolunteerFigure::Value, CellUnit::Money, &[hours, rate]);
        let full_time = sheet.quotient(VolunteerFigure::FullTime, CellUnit::Count, hours, year);
        let values = sheet.exact();
        Self { sheet, values, hours, rate, value, full_time }
    }

    /// The sheet with its formulas.
    pub fn sheet(&self) -> &Sheet<VolunteerFigure> {
        &self.sheet
    }

    /// The figures of the sheet.
    pub fn values(&self) -> &Exact {
        &self.values
    }

    /// Hours given.
    pub fn hours(&self) -> CellId {
        self.hours
    }

    /// Value of an hour.
    pub fn rate(&self) -> CellId {
        self.rate
    }

    /// `hours · rate`, in the currency of the rate.
    pub fn value(&self) -> CellId {
        self.value
    }

    /// `hours ÷ hours of a full-time year`.
    pub fn full_time(&self) -> CellId {
        self.full_time
    }

    /// The figure in a cell; none where it is too large, or where a year has no hours.
    pub fn figure(&self, cell: CellId) -> Option<Decimal> {
        self.values.get(cell).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::file::References;
    use crate::file::references::{LEGAL_YEAR, MINIMUM_WAGE};
    use rust_decimal::dec;

    #[track_caller]
    fn check(hours: Decimal, rate: Decimal, year: Decimal, expected: (Option<Decimal>, Option<Decimal>)) {
        let volunteering = Volunteering::of(hours, rate, year);
        let full_time = volunteering.figure(volunteering.full_time()).map(|people| people.round_dp(4));
        assert_eq!((volunteering.figure(volunteering.value()), full_time), expected);
    }

    /// Published: 1 200 h at the minimum wage of 2026 are 14 424.00 € and 0.7467 full-time equivalents.
    #[test]
    fn the_published_example_comes_out_with_the_shipped_values() {
        let references = References::shipped().unwrap();
        let value = |key: &str| references.value(key).unwrap().value;
        let expected = (Some(dec!(14424.00)), Some(dec!(0.7467)));
        check(dec!(1200), value(MINIMUM_WAGE), value(LEGAL_YEAR), expected);
    }

    #[test]
    fn the_edges_have_words_and_not_panics() {
        check(dec!(0), dec!(12.02), dec!(1607), (Some(dec!(0)), Some(dec!(0))));
        check(dec!(1607), dec!(0), dec!(1607), (Some(dec!(0)), Some(dec!(1))));
        check(dec!(10), dec!(12), dec!(0), (Some(dec!(120)), None));
        check(Decimal::MAX, dec!(2), dec!(1), (None, Some(Decimal::MAX)));
    }
}

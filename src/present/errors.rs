//! Error messages for typed text: what is wrong, and what to do about it.

use super::Catalog;
use crate::number::estimate::TypedEstimate;
use crate::number::read::{Expect, ReadError};
use crate::number::{Decimal, write};
use crate::study::field::FieldUnit;
use crate::study::{EstimateError, FieldError};

impl Catalog {
    /// Why a typed text is not a number of a field that expects such a one, with an example of it.
    pub fn read_error(&self, error: &ReadError, expect: Expect) -> String {
        let example = match expect {
            Expect::Money => Decimal::from(12_000),
            Expect::Number | Expect::Percent => Decimal::new(125, 1),
            Expect::Count => Decimal::from(12),
            Expect::Years { .. } => Decimal::TWO,
        };
        let example = write::for_input(example, Expect::Number, self.language());
        match error {
            ReadError::Doubtful { readings: [one, other], expect, .. } => {
                let [one, other] = [one, other].map(|reading| self.reading(*reading, *expect));
                self.fill("error.doubtful", &[("one", &one), ("other", &other)])
            }
            ReadError::Groups => self.text("error.groups").to_owned(),
            ReadError::Unit { found } => self.fill("error.unit", &[("unit", found), ("example", &example)]),
            ReadError::NotANumber => self.fill("error.not_a_number", &[("example", &example)]),
            ReadError::Formula => self.text("error.formula").to_owned(),
            ReadError::OutOfRange => self.text("error.too_many_digits").to_owned(),
            ReadError::NotWhole => self.text("error.not_whole").to_owned(),
        }
    }

    /// One reading of a doubtful text, as it can be typed.
    pub fn reading(&self, reading: TypedEstimate, expect: Expect) -> String {
        let written = reading.written(expect, self.language());
        if written.is_empty() { self.text("error.reading_nothing").to_owned() } else { written }
    }

    /// Why a number is not admissible in its field. Numbers are written in the unit of the field.
    pub fn field_error(&self, error: FieldError, unit: FieldUnit) -> String {
        let number = |value: Decimal| match unit {
            FieldUnit::Share | FieldUnit::Difference | FieldUnit::Rate => write::percent(value, 26, self.language()),
            _ => write::number(value, 28, self.language()),
        };
        match error {
            FieldError::TooSmall { min, above, .. } => {
                let key = if above { "error.not_above" } else { "error.too_small" };
                self.fill(key, &[("min", &number(min))])
            }
            // Somebody counts years by the calendar where they are counted from the start.
            FieldError::TooLarge { value, max } if unit == FieldUnit::Years && is_calendar_year(value) => {
                let value = crate::number::plain::print_normalized(value);
                self.fill("error.calendar_year", &[("value", &value), ("max", &number(max))])
            }
            FieldError::TooLarge { max, .. } => self.fill("error.too_large", &[("max", &number(max))]),
            FieldError::NoShare => self.text("error.no_share").to_owned(),
            FieldError::NotNormal => self.text("error.not_normal").to_owned(),
            FieldError::NotWhole { .. } => self.text("error.not_whole").to_owned(),
            FieldError::NotAscending => self.text("error.not_ascending").to_owned(),
            FieldError::Required => self.text("error.required").to_owned(),
            FieldError::Missing => self.text("error.missing").to_owned(),
            FieldError::Estimate(error) => match error {
                EstimateError::Empty => self.text("error.required").to_owned(),
                EstimateError::BoundsReversed { low, high } => {
                    self.fill("error.bounds_reversed", &[("low", &number(low)), ("high", &number(high))])
                }
                EstimateError::OutsideRange { low, high, .. } => {
                    self.fill("error.outside_range", &[("low", &number(low)), ("high", &number(high))])
                }
                EstimateError::NotTheMedian { median, .. } => {
                    self.fill("error.not_the_median", &[("median", &number(median))])
                }
                EstimateError::LowNotPositive { .. } => self.text("error.low_not_positive").to_owned(),
                EstimateError::Sample => self.text("error.sample").to_owned(),
                EstimateError::TooLarge => self.text("error.too_many_digits").to_owned(),
            },
        }
    }
}

/// Whether a number is more likely a year of our time than a number of years.
fn is_calendar_year(value: Decimal) -> bool {
    value.is_integer() && Decimal::from(1800) <= value && value <= Decimal::from(2200)
}

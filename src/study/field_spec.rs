//! What the registry says of a number: what it is for, what it counts, and which values are admissible.

use super::EstimateError;
use crate::number::Decimal;
use crate::number::read::Expect;

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldUnit {
    /// People, units, hours.
    Count,
    /// The study's currency.
    Money,
    /// A share from 0 to 1, shown in per cent.
    Share,
    /// A share a year, shown in per cent.
    Rate,
    /// A calendar year such as 2026.
    CalendarYear,
    /// Years since the start of the activity, or a number of years.
    Years,
    /// Points of importance.
    Points,
}

/// What a number is for in the calculation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldRole {
    /// How many units there are.
    Quantity,
    /// What one unit is worth.
    UnitValue,
    /// A share that is taken away once, from the value of every year alike.
    Deduction,
    /// A share that is taken away again each year after the first.
    DropOff,
    /// For how many years there is value.
    Duration,
    /// What later value loses in a year.
    Rate,
    /// When something starts.
    Start,
    /// No term of the calculation: it describes, or prepares the numbers that are.
    Other,
}

impl FieldRole {
    /// Whether the result follows it, all else as it is. Overrides, drivers and switching values act on these; so do ranges, on
    /// those of them that are estimated.
    pub const fn is_adjustable(self) -> bool {
        !matches!(self, Self::Start | Self::Other)
    }

    /// Whether it is a share that is taken away.
    pub const fn is_deduction(self) -> bool {
        matches!(self, Self::Deduction | Self::DropOff)
    }
}

/// What the registry knows of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSpec {
    /// What it is for in the calculation.
    pub role: FieldRole,
    /// What it counts.
    pub unit: FieldUnit,
    /// Least admissible value.
    pub min: Option<Decimal>,
    /// Whether `min` itself is excluded.
    pub above_min: bool,
    /// Greatest admissible value.
    pub max: Option<Decimal>,
    /// Whether only whole numbers are admissible.
    pub whole: bool,
    /// Whether it can carry a range, a basis and a source.
    pub estimated: bool,
    /// What is computed with when it is not stated; none when nothing can be computed then.
    pub default: Option<Decimal>,
}

/// Why a number cannot be what was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// Below the least admissible value.
    #[error("{value} is {} {min}", if *above { "not above" } else { "below" })]
    TooSmall {
        /// The number refused.
        value: Decimal,
        /// The least one admissible.
        min: Decimal,
        /// Whether the least one is itself excluded.
        above: bool,
    },
    /// Above the greatest admissible value.
    #[error("{value} is above {max}")]
    TooLarge {
        /// The number refused.
        value: Decimal,
        /// The greatest one admissible.
        max: Decimal,
    },
    /// Not a whole number where one is needed.
    #[error("{value} is not a whole number")]
    NotWhole {
        /// The number refused.
        value: Decimal,
    },
    /// The years of discount rates must ascend.
    #[error("the years of the rates must ascend")]
    NotAscending,
    /// The number has to be stated.
    #[error("this number cannot be left empty")]
    Required,
    /// The estimate does not hold together.
    #[error(transparent)]
    Estimate(#[from] EstimateError),
    /// The study has no such number.
    #[error("the study has no such number")]
    Missing,
}

impl FieldSpec {
    /// How a person types it: the units accepted, and whether what is typed is in per cent.
    pub const fn expect(&self) -> Expect {
        match self.unit {
            FieldUnit::Money => Expect::Money,
            FieldUnit::Share | FieldUnit::Rate => Expect::Percent,
            FieldUnit::Count | FieldUnit::CalendarYear | FieldUnit::Years | FieldUnit::Points if self.whole => {
                Expect::Count
            }
            FieldUnit::Count | FieldUnit::CalendarYear | FieldUnit::Years | FieldUnit::Points => Expect::Number,
        }
    }

    /// Whether a value is admissible.
    ///
    /// # Errors
    /// The first rule that is broken; see [`FieldError`].
    pub fn check(&self, value: Decimal) -> Result<(), FieldError> {
        if self.whole && !value.is_integer() {
            return Err(FieldError::NotWhole { value });
        }
        if let Some(min) = self.min
            && (value < min || (self.above_min && value == min))
        {
            return Err(FieldError::TooSmall { value, min, above: self.above_min });
        }
        if let Some(max) = self.max
            && value > max
        {
            return Err(FieldError::TooLarge { value, max });
        }
        Ok(())
    }
}

//! The registry entry of a number: its role, its unit and its admissible values.

use super::EstimateError;
use super::limits::LEAST_RATE;
use crate::number::Decimal;
use crate::number::read::Expect;

/// The unit of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldUnit {
    /// People, units, hours.
    Count,
    /// A difference of two means, in the unit of what was measured: often far below 1.
    Mean,
    /// The study's currency.
    Money,
    /// A share from 0 to 1, shown in per cent.
    Share,
    /// A difference of two shares, from −1 to 1, shown in per cent.
    Difference,
    /// A share per year, shown in per cent.
    Rate,
    /// A calendar year such as 2026.
    CalendarYear,
    /// Years since the start of the activity, or a number of years.
    Years,
    /// Points of importance.
    Points,
}

/// The role of a number in the calculation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldRole {
    /// The number of units.
    Quantity,
    /// A further factor of the number of units.
    Factor,
    /// The value of one unit.
    UnitValue,
    /// The difference that a trial measured, by which the number of units is multiplied.
    Effect,
    /// A share subtracted once, from the value of every year alike.
    Deduction,
    /// A share subtracted again each year after the first.
    DropOff,
    /// The growth of value from one year to the next.
    Growth,
    /// The number of years with value.
    Duration,
    /// The yearly rate at which later value is discounted.
    Rate,
    /// The year in which something starts.
    Start,
    /// No term of the calculation: it describes, or serves to prepare other numbers.
    Other,
}

impl FieldRole {
    /// Whether the result varies with the number, all else equal. Overrides, drivers and switching values act on these numbers;
    /// ranges act on those that are also estimated.
    pub const fn is_adjustable(self) -> bool {
        !matches!(self, Self::Start | Self::Other)
    }

    /// Whether it is a share that is subtracted.
    pub const fn is_deduction(self) -> bool {
        matches!(self, Self::Deduction | Self::DropOff)
    }
}

/// The registry entry of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSpec {
    /// The role in the calculation.
    pub role: FieldRole,
    /// The unit.
    pub unit: FieldUnit,
    /// The minimum.
    pub min: Option<Decimal>,
    /// Whether `min` itself is excluded.
    pub above_min: bool,
    /// The maximum.
    pub max: Option<Decimal>,
    /// Whether only whole numbers are admissible.
    pub whole: bool,
    /// Whether it can carry a range, a basis and a source.
    pub estimated: bool,
    /// The value used when none is stated; `None` if the calculation cannot do without one.
    pub default: Option<Decimal>,
}

/// Why a number was rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    /// Below the minimum.
    #[error("{value} is {} {min}", if *above { "not above" } else { "below" })]
    TooSmall {
        /// The rejected number.
        value: Decimal,
        /// The minimum.
        min: Decimal,
        /// Whether the minimum itself is excluded.
        above: bool,
    },
    /// Above the maximum.
    #[error("{value} is above {max}")]
    TooLarge {
        /// The rejected number.
        value: Decimal,
        /// The maximum.
        max: Decimal,
    },
    /// Not a whole number where one is required.
    #[error("{value} is not a whole number")]
    NotWhole {
        /// The rejected number.
        value: Decimal,
    },
    /// The years of discount rates must ascend.
    #[error("the years of the rates must ascend")]
    NotAscending,
    /// The number must be stated.
    #[error("this number cannot be left empty")]
    Required,
    /// A survey is stated for a number that is no share.
    #[error("only a share, or a factor of a quantity, can rest on a sample")]
    NoShare,
    /// The range of a measured effect must have the shape of a normal distribution.
    #[error("the range of a measured effect must have the shape normal")]
    NotNormal,
    /// The estimate is inconsistent.
    #[error(transparent)]
    Estimate(#[from] EstimateError),
    /// The study has no such number.
    #[error("the study has no such number")]
    Missing,
}

impl FieldError {
    /// Checks that a value is neither below `min` nor above `max`.
    ///
    /// # Errors
    /// [`FieldError::TooSmall`] or [`FieldError::TooLarge`].
    pub fn check_within(value: Decimal, min: Decimal, max: Decimal) -> Result<(), Self> {
        match value {
            _ if value < min => Err(Self::TooSmall { value, min, above: false }),
            _ if value > max => Err(Self::TooLarge { value, max }),
            _ => Ok(()),
        }
    }
}

impl FieldSpec {
    /// How the number is typed: the units accepted, and whether it is typed in per cent.
    pub const fn expect(&self) -> Expect {
        match self.unit {
            FieldUnit::Money => Expect::Money,
            FieldUnit::Share | FieldUnit::Difference | FieldUnit::Rate => Expect::Percent,
            FieldUnit::Years => Expect::Years { whole: self.whole },
            FieldUnit::Count | FieldUnit::Mean | FieldUnit::CalendarYear | FieldUnit::Points if self.whole => {
                Expect::Count
            }
            FieldUnit::Count | FieldUnit::Mean | FieldUnit::CalendarYear | FieldUnit::Points => Expect::Number,
        }
    }

    /// The bounds at which draws are clipped: shares and years at their admissible values, yearly rates at [`LEAST_RATE`].
    pub fn drawn_between(&self) -> (Option<Decimal>, Option<Decimal>) {
        match self.unit {
            FieldUnit::Share | FieldUnit::Years => (self.min, self.max),
            FieldUnit::Rate => (Some(LEAST_RATE), None),
            FieldUnit::Count
            | FieldUnit::Mean
            | FieldUnit::Money
            | FieldUnit::Difference
            | FieldUnit::CalendarYear
            | FieldUnit::Points => (None, None),
        }
    }

    /// Whether the number may rest on a survey of yes and no: a share, or a factor of a quantity, which may be one.
    pub fn takes_sample(&self) -> bool {
        self.unit == FieldUnit::Share || self.role == FieldRole::Factor
    }

    /// Checks that a value is admissible.
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

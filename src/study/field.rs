//! The registry of every number that a person can edit: its unit, range and neutral value.
//!
//! Inputs, validation, undo, switching values and overrides all go through it.

use super::{EffectMeasure, EstimateError, vocabulary::vocabulary};
use crate::number::Decimal;
use crate::number::read::Expect;

vocabulary! {
    /// The numbers of an input.
    pub enum InputField {
        /// How many units.
        #[default]
        Quantity = "quantity",
        /// Value of one unit.
        UnitValue = "unit_value",
        /// Year in which it is brought.
        Year = "year",
    }
}

vocabulary! {
    /// The numbers of an outcome that have a place of their own.
    pub enum PartField {
        /// People or units that change, when there is one cohort.
        #[default]
        Quantity = "quantity",
        /// Amount that stands for one unit of change.
        Proxy = "proxy",
        /// Share that would have happened anyway.
        Deadweight = "deadweight",
        /// Effect that a trial measured, as a difference of two shares.
        Effect = "effect",
        /// Standard error of that effect.
        EffectStandardError = "effect_standard_error",
        /// Effect that a trial measured, as a difference of two means.
        MeanEffect = "mean_effect",
        /// Standard error of that effect.
        MeanEffectStandardError = "mean_effect_standard_error",
        /// Share that only moved from somewhere else.
        Displacement = "displacement",
        /// Share due to others.
        Attribution = "attribution",
        /// Share that fades each year after the first.
        DropOff = "drop_off",
        /// Yearly periods with value.
        Duration = "duration",
        /// Year in which value starts.
        FirstYear = "first_year",
        /// Importance to stakeholders.
        Weight = "weight",
    }
}

impl PartField {
    /// For the number of a measured effect, and for its standard error: what the effect compares.
    pub const fn measure(self) -> Option<EffectMeasure> {
        match self {
            Self::Effect | Self::EffectStandardError => Some(EffectMeasure::Shares),
            Self::MeanEffect | Self::MeanEffectStandardError => Some(EffectMeasure::Means),
            _ => None,
        }
    }
}

/// The numbers of an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutcomeField {
    /// A number with a place of its own.
    Part(PartField),
    /// The cohort that starts so many years after the first one.
    Cohort(usize),
    /// The year whose prices the proxy is in.
    ProxyPriceYear,
}

impl From<PartField> for OutcomeField {
    fn from(part: PartField) -> Self {
        Self::Part(part)
    }
}

/// Every kind of number that a person can edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The year whose prices the study is in.
    PriceYear,
    /// A discount rate.
    Rate,
    /// The first year of a discount rate.
    RateYear,
    /// How many people a group has.
    Headcount,
    /// A number of an input.
    Input(InputField),
    /// A number of an outcome.
    Outcome(OutcomeField),
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldUnit {
    /// People, units, hours.
    Count,
    /// The study's currency.
    Money,
    /// A share from 0 to 1, shown in per cent.
    Share,
    /// A difference of two shares, from −1 to 1, shown in per cent.
    Difference,
    /// A share a year, shown in per cent.
    Rate,
    /// A calendar year such as 2026.
    CalendarYear,
    /// Years since the start of the activity, or a number of years.
    Years,
    /// Points of importance.
    Points,
}

/// The greatest number of cohorts of one outcome.
pub const MAX_COHORTS: usize = 100;

/// What the registry knows of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FieldSpec {
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
    /// The range of a measured effect is that of a normal number.
    #[error("the range of a measured effect must have the shape normal")]
    NotNormal,
    /// The estimate does not hold together.
    #[error(transparent)]
    Estimate(#[from] EstimateError),
    /// The study has no such number.
    #[error("the study has no such number")]
    Missing,
}

/// Years since the start of the activity at which a first year or a duration may stand.
const MAX_YEARS: Decimal = Decimal::ONE_HUNDRED;

impl Field {
    /// Whether the number is a measured effect, whose range is given by its standard error.
    pub const fn is_effect(self) -> bool {
        matches!(self, Self::Outcome(OutcomeField::Part(PartField::Effect | PartField::MeanEffect)))
    }

    /// What the registry knows of this number.
    pub const fn spec(self) -> FieldSpec {
        let free = FieldSpec {
            unit: FieldUnit::Count,
            min: Some(Decimal::ZERO),
            above_min: false,
            max: None,
            whole: false,
            estimated: true,
            default: None,
        };
        let share = FieldSpec { unit: FieldUnit::Share, max: Some(Decimal::ONE), default: Some(Decimal::ZERO), ..free };
        let years = FieldSpec { unit: FieldUnit::Years, whole: true, estimated: false, ..free };
        let standard_error = FieldSpec { above_min: true, estimated: false, ..free };
        let calendar = FieldSpec {
            unit: FieldUnit::CalendarYear,
            min: Some(Decimal::from_parts(1000, 0, 0, false, 0)),
            max: Some(Decimal::from_parts(9999, 0, 0, false, 0)),
            ..years
        };
        match self {
            Self::PriceYear | Self::Outcome(OutcomeField::ProxyPriceYear) => calendar,
            Self::Rate => FieldSpec {
                unit: FieldUnit::Rate,
                min: Some(Decimal::NEGATIVE_ONE),
                above_min: true,
                estimated: false,
                ..free
            },
            Self::RateYear => years,
            Self::Headcount => FieldSpec { whole: true, estimated: false, ..free },
            Self::Input(InputField::Quantity) => FieldSpec { default: Some(Decimal::ONE), ..free },
            Self::Input(InputField::UnitValue) => FieldSpec { unit: FieldUnit::Money, ..free },
            Self::Input(InputField::Year) => FieldSpec { default: Some(Decimal::ZERO), ..years },
            Self::Outcome(OutcomeField::Cohort(_)) => free,
            Self::Outcome(OutcomeField::Part(part)) => match part {
                PartField::Quantity => free,
                PartField::Proxy => FieldSpec { unit: FieldUnit::Money, min: None, ..free },
                PartField::Deadweight | PartField::Displacement | PartField::Attribution | PartField::DropOff => share,
                PartField::Effect => FieldSpec {
                    unit: FieldUnit::Difference,
                    min: Some(Decimal::NEGATIVE_ONE),
                    max: Some(Decimal::ONE),
                    ..free
                },
                PartField::MeanEffect => FieldSpec { min: None, ..free },
                PartField::EffectStandardError => FieldSpec { unit: FieldUnit::Difference, ..standard_error },
                PartField::MeanEffectStandardError => standard_error,
                PartField::Duration | PartField::FirstYear => {
                    FieldSpec { max: Some(MAX_YEARS), default: Some(Decimal::ONE), ..years }
                }
                PartField::Weight => FieldSpec { unit: FieldUnit::Points, max: Some(Decimal::TEN), ..free },
            },
        }
    }

    /// The key of this number's words in the catalogue, without its prefix.
    pub const fn word(self) -> &'static str {
        match self {
            Self::PriceYear => "price_year",
            Self::Rate => "rate",
            Self::RateYear => "rate_year",
            Self::Headcount => "headcount",
            Self::Input(InputField::Quantity) => "input_quantity",
            Self::Input(InputField::UnitValue) => "unit_value",
            Self::Input(InputField::Year) => "input_year",
            Self::Outcome(OutcomeField::Cohort(_)) => "cohort",
            Self::Outcome(OutcomeField::ProxyPriceYear) => "proxy_price_year",
            Self::Outcome(OutcomeField::Part(part)) => part.word(),
        }
    }
}

impl FieldSpec {
    /// How a person types it: the units accepted, and whether what is typed is in per cent.
    pub const fn expect(&self) -> Expect {
        match self.unit {
            FieldUnit::Money => Expect::Money,
            FieldUnit::Share | FieldUnit::Difference | FieldUnit::Rate => Expect::Percent,
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

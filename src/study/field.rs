//! The registry of every number that a person can edit: its role, unit, range and neutral value.
//!
//! It is the only list of numbers. Code that treats some of them alike (the chain of deductions, the columns of the map,
//! findings, draws, stress cases) iterates over [`PartField::ALL`] and [`InputField::ALL`] and selects by [`FieldRole`];
//! `members` maps each number to the struct member that stores it.

use super::EffectMeasure;
use super::limits::{CALENDAR_YEARS, MAX_WEIGHT, MAX_YEARS, number};
use super::vocabulary::vocabulary;
use crate::number::Decimal;

pub use super::field_spec::{FieldError, FieldRole, FieldSpec, FieldUnit};

vocabulary! {
    /// The numbers of an input.
    pub enum InputField {
        /// How many units.
        #[default]
        Quantity = "quantity",
        /// Value of one unit.
        UnitValue = "unit_value",
        /// Year in which it is brought, the first of several.
        Year = "year",
        /// Years for which it is brought.
        Years = "years",
    }
}

vocabulary! {
    /// The numbers of an outcome that have a place of their own, in the order of the value map.
    ///
    /// A measured effect stands in place of the deadweight. Deductions are taken in this order, each from what the one before
    /// leaves; drop-off comes last.
    pub enum PartField {
        /// People or units that change, when there is one cohort.
        #[default]
        Quantity = "quantity",
        /// Amount that stands for one unit of change.
        Proxy = "proxy",
        /// The effect measured by a trial, in place of a deadweight, as a difference of two shares.
        Effect = "effect",
        /// The standard error of that effect.
        EffectStandardError = "effect_standard_error",
        /// The effect measured by a trial, in place of a deadweight, as a difference of two means.
        MeanEffect = "mean_effect",
        /// The standard error of that effect.
        MeanEffectStandardError = "mean_effect_standard_error",
        /// Share that would have happened anyway.
        Deadweight = "deadweight",
        /// Share that only moved from somewhere else.
        Displacement = "displacement",
        /// Share due to others.
        Attribution = "attribution",
        /// Share that fades each year after the first.
        DropOff = "drop_off",
        /// Growth of the value each year after the first.
        Growth = "growth",
        /// The yearly rate at which its value is discounted, in place of those of the study.
        DiscountRate = "discount_rate",
        /// Yearly periods with value.
        Duration = "duration",
        /// Year in which value starts.
        FirstYear = "first_year",
        /// Importance to stakeholders.
        Weight = "weight",
    }
}

/// The numbers of an outcome.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum OutcomeField {
    /// A number with a place of its own.
    Part(PartField),
    /// The cohort that starts so many years after the first one.
    Cohort(usize),
    /// The number of a part in the nth year of value, from 0, where it is stated by year.
    InYear(PartField, usize),
    /// The share of the nth of the adjustments.
    Adjustment(usize),
    /// The nth of the further factors of the quantity.
    Factor(usize),
    /// The year whose prices the proxy is in.
    ProxyPriceYear,
}

impl From<PartField> for OutcomeField {
    fn from(part: PartField) -> Self {
        Self::Part(part)
    }
}

impl PartField {
    /// What it is for in the calculation.
    pub const fn role(self) -> FieldRole {
        Field::Outcome(OutcomeField::Part(self)).spec().role
    }

    /// The shares that are taken away, in the order of the chain.
    pub fn deductions() -> impl Iterator<Item = Self> + Clone {
        Self::ALL.iter().copied().filter(|part| part.role().is_deduction())
    }

    /// The columns of the impact map, in their order. A study with cohorts has their quantities in the first.
    pub fn columns() -> impl Iterator<Item = Self> + Clone {
        Self::ALL.iter().copied().filter(|part| part.column() == Some(*part))
    }

    /// The column of the impact map in which the number is: its own, and for a measured effect and its standard error that of
    /// the deadweight whose place they take.
    pub fn column(self) -> Option<Self> {
        if self.measure().is_some() {
            return Some(Self::Deadweight);
        }
        (!matches!(self.role(), FieldRole::Other | FieldRole::Growth | FieldRole::Rate)).then_some(self)
    }

    /// For a measured effect, and for its standard error: what the effect compares.
    pub const fn measure(self) -> Option<EffectMeasure> {
        match self {
            Self::Effect | Self::EffectStandardError => Some(EffectMeasure::Shares),
            Self::MeanEffect | Self::MeanEffectStandardError => Some(EffectMeasure::Means),
            _ => None,
        }
    }

    /// Whether it is the standard error of a measured effect, which is the width of that effect's range.
    pub fn is_standard_error(self) -> bool {
        self.measure().is_some_and(|measure| measure.field() != self)
    }
}

impl InputField {
    /// What it is for in the calculation.
    pub const fn role(self) -> FieldRole {
        Field::Input(self).spec().role
    }
}

impl OutcomeField {
    /// The part that the number is, in one year or in all of them; none for any other number.
    pub const fn part(self) -> Option<PartField> {
        match self {
            Self::Part(part) | Self::InYear(part, _) => Some(part),
            Self::Cohort(_) | Self::Adjustment(_) | Self::Factor(_) | Self::ProxyPriceYear => None,
        }
    }
}

/// Every kind of number that a person can edit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The year whose prices the study is in.
    PriceYear,
    /// The calendar year of year 0.
    StartYear,
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

impl Field {
    /// Whether the number is a measured effect, whose range is given by its standard error.
    pub const fn is_effect(self) -> bool {
        matches!(self.spec().role, FieldRole::Effect)
    }

    /// What the registry knows of this number.
    pub const fn spec(self) -> FieldSpec {
        let free = FieldSpec {
            role: FieldRole::Quantity,
            unit: FieldUnit::Count,
            min: Some(Decimal::ZERO),
            above_min: false,
            max: None,
            whole: false,
            estimated: true,
            default: None,
        };
        let unit_value = FieldSpec { role: FieldRole::UnitValue, unit: FieldUnit::Money, ..free };
        let effect = FieldSpec { role: FieldRole::Effect, ..free };
        let standard_error = FieldSpec { role: FieldRole::Other, above_min: true, estimated: false, ..free };
        let yearly_rate = FieldSpec {
            role: FieldRole::Rate,
            unit: FieldUnit::Rate,
            min: Some(Decimal::NEGATIVE_ONE),
            above_min: true,
            ..free
        };
        let deduction = FieldSpec {
            role: FieldRole::Deduction,
            unit: FieldUnit::Share,
            max: Some(Decimal::ONE),
            default: Some(Decimal::ZERO),
            ..free
        };
        let start = FieldSpec { role: FieldRole::Start, unit: FieldUnit::Years, whole: true, estimated: false, ..free };
        let first_year = FieldSpec { max: Some(number(MAX_YEARS)), default: Some(Decimal::ONE), ..start };
        let calendar = FieldSpec {
            role: FieldRole::Other,
            unit: FieldUnit::CalendarYear,
            min: Some(number(CALENDAR_YEARS.0)),
            max: Some(number(CALENDAR_YEARS.1)),
            ..start
        };
        match self {
            Self::PriceYear | Self::StartYear | Self::Outcome(OutcomeField::ProxyPriceYear) => calendar,
            Self::Rate => yearly_rate,
            Self::RateYear => start,
            Self::Headcount => FieldSpec { role: FieldRole::Other, whole: true, estimated: false, ..free },
            Self::Input(InputField::Quantity) => FieldSpec { default: Some(Decimal::ONE), ..free },
            Self::Input(InputField::UnitValue) => unit_value,
            Self::Input(InputField::Year) => FieldSpec { default: Some(Decimal::ZERO), ..start },
            Self::Input(InputField::Years) => FieldSpec {
                min: Some(Decimal::ONE),
                max: Some(number(MAX_YEARS)),
                default: Some(Decimal::ONE),
                ..start
            },
            Self::Outcome(OutcomeField::Cohort(_)) => free,
            Self::Outcome(OutcomeField::Factor(_)) => FieldSpec { role: FieldRole::Factor, ..free },
            Self::Outcome(OutcomeField::Adjustment(_)) => FieldSpec { default: None, ..deduction },
            Self::Outcome(OutcomeField::Part(part) | OutcomeField::InYear(part, _)) => match part {
                PartField::Quantity => free,
                PartField::Proxy => FieldSpec { min: None, ..unit_value },
                PartField::Effect => FieldSpec {
                    unit: FieldUnit::Difference,
                    min: Some(Decimal::NEGATIVE_ONE),
                    max: Some(Decimal::ONE),
                    ..effect
                },
                PartField::MeanEffect => FieldSpec { unit: FieldUnit::Mean, min: None, ..effect },
                PartField::EffectStandardError => FieldSpec { unit: FieldUnit::Difference, ..standard_error },
                PartField::MeanEffectStandardError => FieldSpec { unit: FieldUnit::Mean, ..standard_error },
                PartField::Deadweight | PartField::Displacement | PartField::Attribution => deduction,
                PartField::DropOff => FieldSpec { role: FieldRole::DropOff, ..deduction },
                PartField::Growth => FieldSpec { role: FieldRole::Growth, ..yearly_rate },
                PartField::DiscountRate => yearly_rate,
                PartField::Duration => {
                    FieldSpec { role: FieldRole::Duration, whole: false, estimated: true, ..first_year }
                }
                PartField::FirstYear => first_year,
                PartField::Weight => {
                    FieldSpec { role: FieldRole::Other, unit: FieldUnit::Points, max: Some(number(MAX_WEIGHT)), ..free }
                }
            },
        }
    }

    /// The key of this number's words in the catalogue, without its prefix.
    pub const fn word(self) -> &'static str {
        match self {
            Self::PriceYear => "price_year",
            Self::StartYear => "start_year",
            Self::Rate => "rate",
            Self::RateYear => "rate_year",
            Self::Headcount => "headcount",
            Self::Input(InputField::Quantity) => "input_quantity",
            Self::Input(InputField::UnitValue) => "unit_value",
            Self::Input(InputField::Year) => "input_year",
            Self::Input(InputField::Years) => "input_years",
            Self::Outcome(OutcomeField::Cohort(_)) => "cohort",
            Self::Outcome(OutcomeField::ProxyPriceYear) => "proxy_price_year",
            Self::Outcome(OutcomeField::Adjustment(_)) => "adjustment",
            Self::Outcome(OutcomeField::Factor(_)) => "quantity_factor",
            Self::Outcome(OutcomeField::Part(part) | OutcomeField::InYear(part, _)) => part.word(),
        }
    }
}

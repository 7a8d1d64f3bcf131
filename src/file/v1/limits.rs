//! The limits of version 1: lengths of texts and lists, and admissible numbers.
//!
//! They belong to the format and never change, whatever the limits of the model (`study::limits`, `study::field`) become.

use crate::number::Decimal;
use crate::study::field::{FieldRole, FieldSpec, FieldUnit};
use crate::study::{EffectMeasure, Parameter};

/// The version number.
pub(in crate::file) const VERSION: u32 = 1;

/// Maximum length of names, labels and references to numbers, in characters.
pub(in crate::file) const MAX_NAME: usize = 200;
/// Maximum length of remarks and other long texts, in characters.
pub(in crate::file) const MAX_NOTES: usize = 5_000;
/// Maximum length of the source of a number, in characters.
pub(in crate::file) const MAX_SOURCE: usize = 1_000;
/// Maximum length of an id, in characters.
pub(super) const MAX_ID: usize = 64;
/// Maximum number of stakeholders, of inputs and of outcomes, each.
pub(super) const MAX_PARTS: usize = 5_000;
/// Maximum number of discount rates.
pub(super) const MAX_RATES: usize = 300;
/// Maximum number of cohorts of one outcome.
pub(super) const MAX_COHORTS: usize = 100;
/// Maximum number of years for which a number of an outcome is stated.
pub(super) const MAX_BY_YEAR: usize = 100;
/// Maximum number of adjustments of one outcome.
pub(super) const MAX_ADJUSTMENTS: usize = 20;
/// Maximum number of factors of the quantity of one outcome.
pub(super) const MAX_FACTORS: usize = 20;
/// Maximum number of years of a price index.
pub(super) const MAX_LEVELS: usize = 300;
/// Maximum number of scenarios.
pub(super) const MAX_SCENARIOS: usize = 500;
/// Maximum number of variables.
pub(super) const MAX_VARIABLES: usize = 100;
/// Maximum number of hypotheses on one variable.
pub(super) const MAX_HYPOTHESES: usize = 4;
/// Maximum number of incompatible pairs of hypotheses.
pub(super) const MAX_PAIRS: usize = 500;
/// Maximum number of drivers of one hypothesis.
pub(super) const MAX_DRIVERS: usize = 100;
/// Maximum number of overrides of one scenario or hypothesis, and of targets of one driver.
pub(super) const MAX_OVERRIDES: usize = 5_000;
/// Maximum number of correlation groups.
pub(super) const MAX_CORRELATIONS: usize = 50;
/// Maximum number of members of a correlation group.
pub(super) const MAX_MEMBERS: usize = 200;

/// Any number. This module only uses the bounds of a specification.
const ANY: FieldSpec = FieldSpec {
    role: FieldRole::Other,
    unit: FieldUnit::Count,
    min: None,
    above_min: false,
    max: None,
    whole: false,
    estimated: false,
    default: None,
};

/// An amount of money, which may be negative.
pub(super) const AMOUNT: FieldSpec = ANY;
/// 0 or more.
pub(super) const COUNT: FieldSpec = FieldSpec { min: Some(Decimal::ZERO), ..ANY };
/// 0 to 1.
pub(super) const SHARE: FieldSpec = FieldSpec { unit: FieldUnit::Share, max: Some(Decimal::ONE), ..COUNT };
/// A factor of a quantity, 0 or more, which may rest on a sample.
pub(super) const FACTOR: FieldSpec = FieldSpec { role: FieldRole::Factor, ..COUNT };
/// The level of prices in one year, above 0.
pub(super) const LEVEL: FieldSpec = STANDARD_ERROR;
/// Importance, 0 to 10.
pub(super) const POINTS: FieldSpec = FieldSpec { max: Some(Decimal::TEN), ..COUNT };
/// A difference of two shares, −1 to 1.
const DIFFERENCE: FieldSpec = FieldSpec { min: Some(Decimal::NEGATIVE_ONE), max: Some(Decimal::ONE), ..ANY };
/// The standard error of a measured effect, above 0.
pub(super) const STANDARD_ERROR: FieldSpec = FieldSpec { above_min: true, ..COUNT };
/// A rate per year, above −1.
pub(super) const RATE: FieldSpec = FieldSpec { min: Some(Decimal::NEGATIVE_ONE), above_min: true, ..ANY };
/// A whole number, 0 or more.
pub(super) const WHOLE: FieldSpec = FieldSpec { whole: true, ..COUNT };
/// A duration, 0 to 100.
pub(super) const DURATION: FieldSpec = FieldSpec { max: Some(Decimal::ONE_HUNDRED), ..COUNT };
/// A whole duration or a first year, 0 to 100.
pub(super) const YEARS: FieldSpec = FieldSpec { max: Some(Decimal::ONE_HUNDRED), ..WHOLE };
/// For how many years an input is brought, 1 to 100.
pub(super) const INPUT_YEARS: FieldSpec = FieldSpec { min: Some(Decimal::ONE), ..YEARS };
/// 1000 to 9999.
pub(in crate::file) const CALENDAR_YEAR: FieldSpec = FieldSpec {
    min: Some(Decimal::from_parts(1000, 0, 0, false, 0)),
    max: Some(Decimal::from_parts(9999, 0, 0, false, 0)),
    ..WHOLE
};

/// The admissible values of a measured effect: a difference of two shares, or of two means.
pub(super) const fn effect(measure: EffectMeasure) -> &'static FieldSpec {
    match measure {
        EffectMeasure::Shares => &DIFFERENCE,
        EffectMeasure::Means => &ANY,
    }
}

/// The admissible values of a driver parameter.
pub(super) const fn parameter(parameter: Parameter) -> FieldSpec {
    match parameter {
        Parameter::Years => FieldSpec { min: Some(Decimal::ONE), ..YEARS },
        Parameter::AtYear | Parameter::LossYear => YEARS,
        Parameter::Step | Parameter::Rate => RATE,
        Parameter::OddsFactor => FieldSpec { above_min: true, ..COUNT },
        Parameter::Used | Parameter::UsedShared => FieldSpec { above_min: true, ..SHARE },
        Parameter::Start
        | Parameter::Excluded
        | Parameter::Replaced
        | Parameter::Learning
        | Parameter::Overlap
        | Parameter::Reduction
        | Parameter::LocalShare
        | Parameter::RespentShare
        | Parameter::Loss
        | Parameter::Floor
        | Parameter::Recovery => SHARE,
        Parameter::Extra
        | Parameter::HourValue
        | Parameter::Cost
        | Parameter::Contributors
        | Parameter::Hours
        | Parameter::Reached => COUNT,
    }
}

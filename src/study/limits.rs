//! The limits of a study, each defined once.
//!
//! They keep a study small enough to edit and compute on a phone. The study file has its own limits (`file::v1`), which never
//! change: a limit here may grow only together with a new version of the file.

use crate::number::Decimal;

/// Maximum length of a name or label, in characters.
pub const MAX_NAME: usize = 200;
/// Maximum length of notes, in characters.
pub const MAX_NOTES: usize = 5_000;
/// Maximum length of a source, in characters.
pub const MAX_SOURCE: usize = 1_000;
/// Maximum length of an id, in characters.
pub const MAX_ID: usize = 64;

/// Maximum number of stakeholders, of inputs and of outcomes, each.
pub const MAX_PARTS: usize = 5_000;
/// Maximum number of discount rates.
pub const MAX_RATES: usize = 300;
/// Maximum number of adjustments of one outcome.
pub const MAX_ADJUSTMENTS: usize = 20;
/// Maximum number of factors of an outcome's quantity.
pub const MAX_FACTORS: usize = 20;
/// Maximum number of years of a price index.
pub const MAX_LEVELS: usize = 300;
/// Maximum number of cohorts of one outcome, and of years for which a number of it is stated.
pub const MAX_COHORTS: usize = 100;

/// Maximum number of scenarios.
pub const MAX_SCENARIOS: usize = 500;
/// Maximum number of variables.
pub const MAX_VARIABLES: usize = 100;
/// Maximum number of hypotheses on one variable: more are hard to tell apart in a discussion.
pub const MAX_HYPOTHESES: usize = 4;
/// Maximum number of incompatible pairs of hypotheses: each scenario is checked against all of them.
pub const MAX_PAIRS: usize = 500;
/// Maximum number of drivers of one hypothesis.
pub const MAX_DRIVERS: usize = 100;
/// Maximum number of overrides of a scenario or of a hypothesis, and of targets of a driver.
pub const MAX_OVERRIDES: usize = 5_000;

/// Maximum number of correlation groups.
pub const MAX_CORRELATIONS: usize = 50;
/// Maximum number of members of a correlation group.
pub const MAX_MEMBERS: usize = 200;

/// Maximum first year and duration of an outcome, and maximum number of years of a driver.
pub const MAX_YEARS: u32 = 100;
/// The least yearly rate that is drawn: below it, the value of a later year has no meaning.
pub const LEAST_RATE: Decimal = Decimal::from_parts(99, 0, 0, true, 2);
/// Maximum weight: the importance to stakeholders.
pub const MAX_WEIGHT: u32 = 10;
/// First and last calendar year.
pub const CALENDAR_YEARS: (u32, u32) = (1000, 9999);

/// A limit as a decimal.
pub(super) const fn number(limit: u32) -> Decimal {
    Decimal::from_parts(limit, 0, 0, false, 0)
}

//! The limits of a study, each written once.
//!
//! They keep a study small enough to be edited and computed on a phone. The study file has limits of its own (`file::v1`), which
//! never change: a limit here may grow only together with a new version of the file.

use crate::number::Decimal;

/// Greatest length of a name or label, in characters.
pub const MAX_NAME: usize = 200;
/// Greatest length of notes, in characters.
pub const MAX_NOTES: usize = 5_000;
/// Greatest length of a source, in characters.
pub const MAX_SOURCE: usize = 1_000;
/// Greatest length of an id, in characters.
pub const MAX_ID: usize = 64;

/// Greatest number of stakeholders, of inputs and of outcomes.
pub const MAX_PARTS: usize = 5_000;
/// Greatest number of discount rates.
pub const MAX_RATES: usize = 300;
/// Greatest number of cohorts of one outcome.
pub const MAX_COHORTS: usize = 100;

/// Greatest number of scenarios.
pub const MAX_SCENARIOS: usize = 500;
/// Greatest number of variables.
pub const MAX_VARIABLES: usize = 100;
/// Greatest number of hypotheses on one variable: more cannot be told apart in a discussion.
pub const MAX_HYPOTHESES: usize = 4;
/// Greatest number of pairs of hypotheses that cannot go together: they are looked at for each scenario.
pub const MAX_PAIRS: usize = 500;
/// Greatest number of drivers of one hypothesis.
pub const MAX_DRIVERS: usize = 100;
/// Greatest number of overrides of a scenario or of a hypothesis, and of targets of a driver.
pub const MAX_OVERRIDES: usize = 5_000;

/// Greatest number of groups of numbers that move together.
pub const MAX_CORRELATIONS: usize = 50;
/// Greatest number of numbers in such a group.
pub const MAX_MEMBERS: usize = 200;

/// Greatest first year and duration of an outcome, and greatest number of years of a driver.
pub const MAX_YEARS: u32 = 100;
/// Greatest importance to stakeholders.
pub const MAX_WEIGHT: u32 = 10;
/// First and last calendar year.
pub const CALENDAR_YEARS: (u32, u32) = (1000, 9999);

/// A limit as a number of the study.
pub(super) const fn number(limit: u32) -> Decimal {
    Decimal::from_parts(limit, 0, 0, false, 0)
}

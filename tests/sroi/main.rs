//! The SROI calculation: reference values, properties, switching values, findings.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

#[path = "../support/mod.rs"]
#[allow(unreachable_pub, dead_code, reason = "shared by several test files, each of which uses a part")]
mod support;

mod cases;
mod causes;
mod common;
mod effects;
mod evidence_basis;
mod findings;
mod groups;
mod limits;
mod limits_of_the_chain;
mod parts_and_prices;
mod properties;
mod rarer_members;
mod rates;
mod scenario_findings;
mod switching;
mod wheels;

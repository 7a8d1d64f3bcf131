//! The SROI calculation: reference values, properties, switching values, findings.

#![expect(clippy::arithmetic_side_effects, reason = "a test may fail by overflow")]
#![allow(clippy::panic, clippy::expect_used, reason = "a helper of a test may fail loudly")]

#[path = "../support/mod.rs"]
#[allow(unreachable_pub, dead_code, reason = "shared by several test files, each of which uses a part")]
mod support;

mod cases;
mod common;
mod findings;
mod limits;
mod properties;
mod switching;
mod wheels;

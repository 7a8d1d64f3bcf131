//! Why a typed text is not a number.

use super::expect::Expect;
use super::typed_estimate::TypedEstimate;
use thiserror::Error;

/// What is doubtful in a text that can be read in two ways.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// Whether a mark is decimal or groups thousands.
    Marks,
    /// Whether a share is in per cent or a part of 1.
    Share,
    /// Whether a width is in points or a part of the value.
    Width,
    /// Whether a dash is 0 or nothing.
    Dash,
}

/// Why a typed text was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// The text can be read in two ways: a mark is decimal or groups thousands, a share is in per cent or a part of 1, a dash is 0
    /// or nothing.
    #[error("the text can be read in two ways")]
    Doubtful {
        /// Both, in the unit of the field.
        readings: [TypedEstimate; 2],
        /// How the field is read, and so written.
        expect: Expect,
        /// What is doubtful.
        doubt: Doubt,
    },
    /// The digits are not grouped by three, or marks of several kinds are mixed up.
    #[error("digits wrongly grouped")]
    Groups,
    /// A unit that is not one of this field, such as `%` in a field of money, or `k€`.
    #[error("unit {found:?} does not belong to this field")]
    Unit {
        /// The unit as typed, without spaces around it.
        found: String,
    },
    /// Not a number at all.
    #[error("not a number")]
    NotANumber,
    /// A calculation such as `=1+1`, where its result was expected.
    #[error("a formula where a number was expected")]
    Formula,
    /// More digits than can be kept exactly, or too large an exponent.
    #[error("number out of range")]
    OutOfRange,
    /// A count with a fraction.
    #[error("not a whole number")]
    NotWhole,
}

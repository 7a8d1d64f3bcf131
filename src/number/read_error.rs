//! Why a typed text is not a number.

use rust_decimal::Decimal;
use thiserror::Error;

/// Why a typed text was rejected.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ReadError {
    /// The mark may be decimal or group thousands. Both are the numbers as typed: in a field of
    /// per cent, they are not yet divided by 100.
    #[error("ambiguous: {as_decimal} or {as_thousands}")]
    Ambiguous {
        /// The number if the mark is decimal.
        as_decimal: Decimal,
        /// The number if the mark groups thousands.
        as_thousands: Decimal,
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

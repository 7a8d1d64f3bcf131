//! The number grammar of files: the same in every language and on every machine.
//!
//! `number = [ "-" ] digits [ "." digits ]` with the ASCII digits. There is no plus sign, no
//! exponent, no space and no group separator: a file has one spelling to validate, and other
//! programs read it without surprises.

use rust_decimal::Decimal;
use thiserror::Error;

/// The maximum number of significant digits. Leading zeros do not count; trailing zeros of the decimals do. Every number of 28
/// digits fits the 96 bits of a [`Decimal`]; not every number of 29 does.
pub const MAX_DIGITS: usize = 28;

/// The maximum number of decimals: the largest scale of a [`Decimal`].
pub const MAX_DECIMALS: u32 = Decimal::MAX_SCALE;

/// Why a text is not a plain number.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Error)]
pub enum PlainError {
    /// The text is empty.
    #[error("empty text where a number was expected")]
    Empty,
    /// The text does not follow the grammar.
    #[error("not a plain number: -?digits(.digits)?")]
    NotANumber,
    /// More than [`MAX_DIGITS`] significant digits.
    #[error("more than {MAX_DIGITS} significant digits")]
    TooManyDigits,
    /// More than [`MAX_DECIMALS`] decimals: the number could not be kept exactly.
    #[error("more than {MAX_DECIMALS} decimals")]
    OutOfRange,
}

/// Parses a number of a file, exactly. The number of decimals is kept (`6.00` has two), and `-0` is 0.
///
/// # Errors
///
/// See [`PlainError`]. Nothing is rounded to make a number fit.
///
/// ```
/// use retombees::number::{Decimal, plain};
/// assert_eq!(plain::parse("12.50"), Ok(Decimal::new(1250, 2)));
/// assert_eq!(plain::parse("1e3"), Err(plain::PlainError::NotANumber));
/// ```
pub fn parse(text: &str) -> Result<Decimal, PlainError> {
    if text.is_empty() {
        return Err(PlainError::Empty);
    }
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, decimals) = match unsigned.split_once('.') {
        Some((whole, decimals)) if is_digits(decimals) => (whole, decimals),
        Some(_) => return Err(PlainError::NotANumber),
        None => (unsigned, ""),
    };
    if !is_digits(whole) {
        return Err(PlainError::NotANumber);
    }
    let all = format!("{whole}{decimals}");
    let significant = all.trim_start_matches('0');
    if significant.len() > MAX_DIGITS {
        return Err(PlainError::TooManyDigits);
    }
    let scale = u32::try_from(decimals.len()).map_err(|_| PlainError::OutOfRange)?;
    let magnitude: i128 =
        if significant.is_empty() { 0 } else { significant.parse().map_err(|_| PlainError::OutOfRange)? };
    let signed = if negative { magnitude.checked_neg().ok_or(PlainError::OutOfRange)? } else { magnitude };
    Decimal::try_from_i128_with_scale(signed, scale).map_err(|_| PlainError::OutOfRange)
}

/// Prints a number for a file, with the decimals it states: `6.00` stays `6.00`. There is no `-0`. For every number of at most
/// [`MAX_DIGITS`] digits, [`parse`] returns the same value with the same number of decimals.
#[must_use]
pub fn print(value: Decimal) -> String {
    if value.is_zero() { value.abs().to_string() } else { value.to_string() }
}

/// Prints a number without trailing zeros: `6.00` gives `6`. Equal numbers give equal texts, which suits comparison and
/// checksums.
#[must_use]
pub fn print_normalized(value: Decimal) -> String {
    print(value.normalize())
}

/// Rounds a value, half to even, to the [`MAX_DIGITS`] digits that a file allows: a decimal can hold one more.
///
/// A whole number of 29 digits has no decimal to drop and stays as it is.
#[must_use]
pub fn rounded_to_fit(value: Decimal) -> Decimal {
    let fits = value.mantissa().unsigned_abs() < MAX_MANTISSA;
    if fits { value } else { value.round_dp(value.scale().saturating_sub(1)) }
}

/// The smallest whole number with more than [`MAX_DIGITS`] digits.
const MAX_MANTISSA: u128 = 10_u128.pow(28);

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Decimal, PlainError, parse, print, print_normalized};

    #[track_caller]
    fn check(text: &str, expected: Result<&str, PlainError>) {
        let found = parse(text).map(print);
        assert_eq!(found, expected.map(str::to_owned), "{text:?}");
    }

    #[test]
    fn plain_numbers_keep_their_digits() {
        check("0", Ok("0"));
        check("6.00", Ok("6.00"));
        check("-12.5", Ok("-12.5"));
        check("007", Ok("7"));
        check("0.1", Ok("0.1"));
        check("1234567890123456789012345678", Ok("1234567890123456789012345678"));
        check("-9999999999999999999999999999", Ok("-9999999999999999999999999999"));
        check("0.0000000000000000000000000001", Ok("0.0000000000000000000000000001"));
        check("1.000000000000000000000000000", Ok("1.000000000000000000000000000"));
    }

    #[test]
    fn there_is_no_negative_zero() {
        check("-0", Ok("0"));
        check("-0.00", Ok("0.00"));
        let mut zero = Decimal::new(0, 1);
        zero.set_sign_negative(true);
        assert_eq!(print(zero), "0.0");
        assert_eq!(print_normalized(zero), "0");
    }

    #[test]
    fn anything_else_is_refused() {
        check("", Err(PlainError::Empty));
        for text in [
            "-", ".", ".5", "5.", "+5", "--5", "5-", "1e3", "1E3", " 5", "5 ", "1 000", "1,5", "1.2.3", "1_000",
            "0x10", "inf", "NaN", "१२", "１２", "1.-5", "-.5",
        ] {
            check(text, Err(PlainError::NotANumber));
        }
    }

    #[test]
    fn a_number_that_does_not_fit_is_never_rounded() {
        check("12345678901234567890123456789", Err(PlainError::TooManyDigits));
        check("1.0000000000000000000000000000", Err(PlainError::TooManyDigits));
        check(&"9".repeat(400), Err(PlainError::TooManyDigits));
        check("0.00000000000000000000000000001", Err(PlainError::OutOfRange));
        check(&format!("0.{}", "0".repeat(400)), Err(PlainError::OutOfRange));
        check(&"0".repeat(400), Ok("0"));
    }

    #[test]
    fn a_computed_number_is_rounded_to_what_a_file_can_hold() {
        let fit = |value: Decimal| print(super::rounded_to_fit(value));
        let third = Decimal::from_i128_with_scale(33_333_333_333_333_333_333_333_333_335, 28);
        assert_eq!(fit(third), "3.333333333333333333333333334");
        assert_eq!(fit(Decimal::new(125, 2)), "1.25");
        assert_eq!(fit(Decimal::MAX), Decimal::MAX.to_string());
    }

    #[test]
    fn equal_numbers_have_one_normal_text() {
        assert_eq!(print_normalized(Decimal::new(600, 2)), "6");
        assert_eq!(print_normalized(Decimal::new(-1250, 2)), "-12.5");
        assert_eq!(print_normalized(Decimal::new(1200, 0)), "1200");
    }
}

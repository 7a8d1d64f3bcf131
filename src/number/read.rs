//! Parses numbers that people type or paste, in the convention of their language.
//!
//! A number that can be read in two ways is rejected with both readings and never guessed: a misread mark is an error of a
//! factor of one thousand. The rules, in order:
//!
//! 1. Spaces of any width around the text are trimmed. Inside, a space (plain, no-break, narrow, thin,
//!    figure), a tab or an apostrophe groups thousands. U+2212 and the en dash are minus signs;
//!    full-width digits and marks are read as plain ones. One unit that the field accepts is dropped.
//! 2. With both `,` and `.`, the last is decimal and the other must form groups.
//! 3. One mark that occurs several times forms groups: exactly three digits in each but the first.
//! 4. One mark that occurs once: the decimal mark of the language is decimal. The other mark is decimal too,
//!    unless exactly three digits follow digits that are not all zero: then the
//!    number is [`ReadError::Doubtful`]. After more digits before it (`2696.683`), it may also be a group with its first mark
//!    forgotten.
//! 5. An exponent is accepted (`1,5e3`). Other letters, two signs, `inf`, `nan` and hexadecimal
//!    are rejected.
//! 6. At most 28 significant digits and 28 decimals. `-0` is 0.

use rust_decimal::Decimal;

use super::currency::{COMMON_SIGNS, names};
use super::digits::shift;
pub use super::expect::{Expect, Format};
use super::language::Language;
use super::marks::{Meaning, meaning};
use super::plain;
pub use super::read_error::{Doubt, ReadError};
use super::typed::{self, TypedNumber};
use super::typed_estimate::TypedEstimate;

/// The content of a field once parsed.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Nothing was typed. This is not zero.
    NotFilled,
    /// The value, in the canonical unit of the field (see [`Expect`]).
    Value(Decimal),
}

/// A prefix or suffix longer than this is reported as text that is not a number, not as a unit.
const MAX_UNIT_CHARS: usize = 24;

/// Parses a number typed by a person. The digits are kept exactly; nothing is rounded.
///
/// # Errors
///
/// See [`ReadError`] and the rules of this module.
///
/// ```
/// use retombees::number::read::{Expect, Format, Reading, read};
/// use retombees::number::{Decimal, Language};
/// let format = Format { language: Language::French, expect: Expect::Percent, currency: "EUR" };
/// assert_eq!(read("12,5 %", &format), Ok(Reading::Value(Decimal::new(125, 3))));
/// assert_eq!(read("  ", &format), Ok(Reading::NotFilled));
/// ```
pub fn read(text: &str, format: &Format) -> Result<Reading, ReadError> {
    let text: String = text.trim().chars().map(typed::plain_sign).collect();
    if text.is_empty() {
        return Ok(Reading::NotFilled);
    }
    if typed::is_formula(&text) {
        return Err(ReadError::Formula);
    }
    let is_money = format.expect == Expect::Money;
    if is_money && is_dash(&text, format.currency) {
        let zero = TypedEstimate { value: Some(Decimal::ZERO), bounds: None };
        return Err(ReadError::Doubtful {
            readings: [zero, TypedEstimate::default()],
            expect: format.expect,
            doubt: Doubt::Dash,
        });
    }
    let accounted = if is_money { typed::without_brackets(&text) } else { None };
    let mut typed = TypedNumber::cut(accounted.as_deref().unwrap_or(&text))?;
    if accounted.is_some() {
        if typed.has_sign {
            return Err(ReadError::NotANumber);
        }
        typed.negative = true;
    }
    let places = if format.expect == Expect::Percent { -2 } else { 0 };
    check_units(&typed, format)?;
    // Behind a sign, an English amount such as `$120,000` groups by commas: nobody writes three decimals there.
    let is_grouped = is_money && !typed.prefix.is_empty() && format.language == Language::English;
    let (first, other) = match meaning(typed.body, format.language)? {
        Meaning::One(unsigned) => (unsigned, None),
        Meaning::Two { as_thousands, .. } if is_grouped && as_thousands.len() <= 6 => (as_thousands, None),
        Meaning::Two { as_decimal, as_thousands } => (as_decimal, Some(as_thousands)),
    };
    let value = exact(&typed, &first, places)?;
    if let Some(other) = other {
        let readings = [value, exact(&typed, &other, places)?];
        let readings = readings.map(|value| TypedEstimate { value: Some(value), bounds: None });
        return Err(ReadError::Doubtful { readings, expect: format.expect, doubt: Doubt::Marks });
    }
    // A share has the range of the number as typed.
    exact(&typed, &first, 0)?;
    if matches!(format.expect, Expect::Count | Expect::Years { whole: true }) && !value.is_integer() {
        return Err(ReadError::NotWhole);
    }
    Ok(Reading::Value(value))
}

/// The number of these digits, with its sign and its exponent, and its point moved by so many places.
fn exact(typed: &TypedNumber, unsigned: &str, places: i32) -> Result<Decimal, ReadError> {
    let moved = shift(unsigned, typed.exponent.saturating_add(places));
    let sign = if typed.negative { "-" } else { "" };
    plain::parse(&[sign, &moved].concat()).map_err(|_| ReadError::OutOfRange)
}

/// Accepts at most one unit, on a side where the field allows it.
fn check_units(typed: &TypedNumber, format: &Format) -> Result<(), ReadError> {
    let found = match (typed.prefix, typed.suffix) {
        ("", "") => return Ok(()),
        ("", unit) | (unit, "") => unit,
        _ => return Err(ReadError::NotANumber),
    };
    if !typed.body.contains(|sign: char| sign.is_ascii_digit()) {
        return Err(ReadError::NotANumber);
    }
    let accepted = match format.expect {
        Expect::Money => is_money_unit(found, format.currency),
        Expect::Percent => found == "%" && typed.prefix.is_empty(),
        Expect::Years { .. } => is_years(found) && typed.prefix.is_empty(),
        Expect::Number | Expect::Count => false,
    };
    if accepted {
        Ok(())
    } else if looks_like_unit(found, typed.suffix.is_empty()) {
        Err(ReadError::Unit { found: found.to_owned() })
    } else {
        Err(ReadError::NotANumber)
    }
}

/// Whether a text is the dash with which accountants write 0: `$ -`.
fn is_dash(text: &str, currency: &str) -> bool {
    let unit = text.strip_suffix('-').or_else(|| text.strip_prefix('-')).map(str::trim);
    unit.is_some_and(|unit| !unit.is_empty() && is_money_unit(unit, currency))
}

/// Whether a word says that a number counts years, in either language.
fn is_years(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_ascii_lowercase();
    matches!(word.trim_end_matches('s'), "an" | "année" | "annee" | "year" | "yr" | "y")
}

fn is_money_unit(unit: &str, currency: &str) -> bool {
    let is_common = |sign: &&str| unit.eq_ignore_ascii_case(sign);
    // The sign of another currency would denote another amount.
    names(unit, currency) || currency.trim().is_empty() && COMMON_SIGNS.iter().any(is_common)
}

/// Whether a text could be a unit. In front of a number only signs and codes in capitals can, because
/// a word there more likely belongs to a sentence.
fn looks_like_unit(text: &str, in_front: bool) -> bool {
    let is_sign = |sign: char| "%‰€$£¥°₹₩₺₫₱₦₪₴฿".contains(sign);
    let is_code = |sign: char| sign.is_ascii_uppercase();
    // Latin letters only: the Unicode table of all letters would add to every first download.
    let is_word = |sign: char| {
        sign.is_ascii_alphabetic() || matches!(sign, 'À'..='ɏ' | 'µ') && !"×÷".contains(sign) || " ./²³".contains(sign)
    };
    text.chars().count() <= MAX_UNIT_CHARS
        && text.chars().all(|sign| is_sign(sign) || is_code(sign) || !in_front && is_word(sign))
}

#[cfg(test)]
mod tests;

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
//!    unless exactly three digits follow one to three digits that are not all zero: then the
//!    number is [`ReadError::Ambiguous`].
//! 5. An exponent is accepted (`1,5e3`). Other letters, two signs, `inf`, `nan` and hexadecimal
//!    are rejected.
//! 6. At most 28 significant digits and 28 decimals. `-0` is 0.

use rust_decimal::Decimal;

use super::currency::{COMMON_SIGNS, names};
use super::digits::shift;
use super::language::Language;
use super::marks::{Meaning, meaning};
use super::plain;
pub use super::read_error::ReadError;
use super::typed::{self, TypedNumber};

/// The kind of number a field expects, which determines the units it accepts and the value it stores.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Expect {
    /// A number without unit.
    Number,
    /// An amount of money. The sign or code of its currency may stand on either side; any other currency is rejected.
    Money,
    /// A share typed in per cent, with or without `%`. **The value read is the share, that is the
    /// number typed divided by 100**: `12,5` and `12,5 %` both give 0.125. This is the only conversion
    /// from per cent to a share; [`for_input`](super::write::for_input) is its inverse.
    Percent,
    /// A whole number, such as a count of people. `12,0` is whole.
    Count,
}

/// How to parse a text: in which language, as which kind of number, in which currency.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Format<'a> {
    /// The language whose decimal mark is used.
    pub language: Language,
    /// The kind of number.
    pub expect: Expect,
    /// The ISO 4217 code of the study's currency, such as `"EUR"`.
    pub currency: &'a str,
}

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
    let typed = TypedNumber::cut(&text)?;
    let exact = |unsigned: &str, places: i32| {
        let moved = shift(unsigned, typed.exponent.saturating_add(places));
        let sign = if typed.negative { "-" } else { "" };
        plain::parse(&format!("{sign}{moved}")).map_err(|_| ReadError::OutOfRange)
    };
    check_units(&typed, format)?;
    match meaning(typed.body, format.language)? {
        Meaning::Two { as_decimal, as_thousands } => {
            Err(ReadError::Ambiguous { as_decimal: exact(&as_decimal, 0)?, as_thousands: exact(&as_thousands, 0)? })
        }
        Meaning::One(unsigned) => {
            let typed_value = exact(&unsigned, 0)?;
            let value = match format.expect {
                Expect::Percent => exact(&unsigned, -2)?,
                Expect::Number | Expect::Money | Expect::Count => typed_value,
            };
            if format.expect == Expect::Count && !value.is_integer() {
                return Err(ReadError::NotWhole);
            }
            Ok(Reading::Value(value))
        }
    }
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

fn is_money_unit(unit: &str, currency: &str) -> bool {
    let is_common = |sign: &&str| unit.eq_ignore_ascii_case(sign);
    // The sign of another currency would denote another amount.
    names(unit, currency) || currency.trim().is_empty() && COMMON_SIGNS.iter().any(is_common)
}

/// Whether a text could be a unit. In front of a number only signs and codes in capitals can, because
/// a word there more likely belongs to a sentence.
fn looks_like_unit(text: &str, in_front: bool) -> bool {
    let is_sign = |sign: char| "%‰€$£¥°".contains(sign);
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

//! Decides which marks of a typed number are decimal marks and which group thousands.
//!
//! The rules are those of [`read`](super::read); this module sees only digits, `,`, `.`, spaces and apostrophes.

use super::digits::join;
use super::language::Language;
use super::read_error::ReadError;

/// The unsigned plain numbers that a typed text can denote.
pub(super) enum Meaning {
    /// There is only one reading.
    One(String),
    /// One mark, three digits after it, and nothing tells which of the two readings is meant.
    Two {
        /// The mark is decimal: `1.234` is a little more than one.
        as_decimal: String,
        /// The mark groups thousands: `1.234` is more than a thousand.
        as_thousands: String,
    },
}

/// Interprets the digits and marks of a number typed in `language`.
pub(super) fn meaning(body: &str, language: Language) -> Result<Meaning, ReadError> {
    if !body.contains(|sign: char| sign.is_ascii_digit()) {
        return Err(ReadError::NotANumber);
    }
    let body = body.replace('\'', " ");
    let own = language.decimal_mark();
    let other = if own == ',' { '.' } else { ',' };
    let spaced = body.contains(' ');
    let text = match (count(&body, own), count(&body, other), spaced) {
        (0, 0, _) => ungroup(&body, ' ')?,
        (1, 0, _) => decimal(&body, own, ' ')?,
        // Spaces already group the thousands, so the only other mark must be decimal.
        (0, 1, true) => decimal(&body, other, ' ')?,
        (0, 1, false) => return foreign_mark(&body, other),
        (_, 0, false) => ungroup(&body, own)?,
        (0, _, false) => ungroup(&body, other)?,
        (_, _, false) if body.rfind(own) > body.rfind(other) => decimal(&body, own, other)?,
        (_, _, false) => decimal(&body, other, own)?,
        (_, _, true) => return Err(ReadError::Groups),
    };
    Ok(Meaning::One(text))
}

/// Interprets a text without spaces that contains the decimal mark of the other language once.
///
/// Three digits after digits that are not all zero look like a group of thousands, even where the mark of another group was left
/// out (`2696,683`), so there are two readings, a factor of one thousand apart.
fn foreign_mark(body: &str, mark: char) -> Result<Meaning, ReadError> {
    let as_decimal = decimal(body, mark, ' ')?;
    let (head, tail) = body.split_once(mark).unwrap_or((body, ""));
    let head_is_group = !head.bytes().all(|byte| byte == b'0');
    if head_is_group && tail.len() == 3 {
        let as_thousands = format!("{head}{tail}");
        Ok(Meaning::Two { as_decimal, as_thousands })
    } else {
        Ok(Meaning::One(as_decimal))
    }
}

/// A number whose last `mark` is decimal and whose thousands are grouped by `separator`.
fn decimal(body: &str, mark: char, separator: char) -> Result<String, ReadError> {
    let (whole, decimals) = body.rsplit_once(mark).unwrap_or((body, ""));
    if !are_digits(decimals) {
        return Err(ReadError::Groups);
    }
    Ok(join(&ungroup(whole, separator)?, decimals))
}

/// Removes the group separators from a whole part; an error when a group does not have three digits.
///
/// A first group that starts with zero is an error too: nobody groups `0 123`, so it is more likely a slip than a number.
fn ungroup(whole: &str, separator: char) -> Result<String, ReadError> {
    let mut groups = whole.split(separator);
    let first = groups.next().unwrap_or("");
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || !(1..=3).contains(&first.len()) || first.starts_with('0') {
            return Err(ReadError::Groups);
        }
        digits.push_str(group);
    }
    if are_digits(&digits) { Ok(digits) } else { Err(ReadError::Groups) }
}

fn count(text: &str, mark: char) -> usize {
    text.matches(mark).count()
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

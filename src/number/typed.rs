//! Splits a typed text into its sign, units, digits and exponent, before any of them is interpreted.

use super::read_error::ReadError;

/// The largest exponent considered. Anything beyond is out of range whatever the digits.
const MAX_EXPONENT: i32 = 99;

/// Maps the variants of a space, a minus, an apostrophe and a full-width character to their plain form.
pub(super) fn plain_sign(sign: char) -> char {
    match sign {
        '\u{a0}' | '\u{202f}' | '\u{2009}' | '\u{2007}' | '\t' => ' ',
        '\u{2212}' | '\u{2013}' | '\u{2014}' => '-',
        '\u{2019}' => '\'',
        // The full-width forms repeat the ASCII table, from `!` to `~`.
        '\u{ff01}'..='\u{ff5e}' => u32::from(sign).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(sign),
        _ => sign,
    }
}

/// Whether a text is a calculation rather than its result: it starts with `=`, or an operator stands between two
/// numbers. A minus between numbers does not count: `10-20` is as likely a range.
pub(super) fn is_formula(text: &str) -> bool {
    let close = |piece: &str| piece.trim_end().ends_with(|sign: char| sign.is_ascii_digit());
    let open = |piece: &str| piece.trim_start().starts_with(|sign: char| sign.is_ascii_digit());
    text.starts_with('=')
        || text.match_indices(['+', '*', '/', '×', '÷']).any(|(at, operator)| {
            let before = text.get(..at).unwrap_or("");
            let after = text.get(at.saturating_add(operator.len())..).unwrap_or("");
            close(before) && open(after)
        })
}

/// The text without the brackets with which accountants write a minus: `($87,635)`, `$ (87,635)`. None without them.
pub(super) fn without_brackets(text: &str) -> Option<String> {
    let (before, inside) = text.strip_suffix(')')?.split_once('(')?;
    let is_open = before.contains(|sign: char| sign.is_ascii_digit()) || inside.contains(['(', ')']);
    (!is_open).then(|| [before, inside].concat())
}

/// The parts of a typed text, not yet interpreted.
pub(super) struct TypedNumber<'a> {
    /// Whether it has a minus sign.
    pub(super) negative: bool,
    /// Whether it has a sign at all.
    pub(super) has_sign: bool,
    /// The text before the digits, such as `€`.
    pub(super) prefix: &'a str,
    /// The digits and their marks.
    pub(super) body: &'a str,
    /// The power of ten, 0 if none was typed.
    pub(super) exponent: i32,
    /// The text after the digits, such as `%`.
    pub(super) suffix: &'a str,
}

impl<'a> TypedNumber<'a> {
    /// Splits `sign? prefix? sign? body exponent? suffix?`, with at most one sign.
    pub(super) fn cut(text: &'a str) -> Result<Self, ReadError> {
        let (first_sign, rest) = cut_sign(text);
        let at = rest.find(|sign| in_body(sign) && sign != ' ' || matches!(sign, '-' | '+'));
        let (prefix, rest) = split(rest, with_its_point(rest, at));
        let (second_sign, rest) = cut_sign(rest.trim());
        if first_sign.is_some() && second_sign.is_some() {
            return Err(ReadError::NotANumber);
        }
        let (body, rest) = split(rest, rest.find(|sign| !in_body(sign)));
        let (exponent, suffix) = cut_exponent(body, rest)?;
        Ok(Self {
            negative: first_sign.or(second_sign) == Some('-'),
            has_sign: first_sign.or(second_sign).is_some(),
            prefix: prefix.trim(),
            body: body.trim(),
            exponent,
            suffix: suffix.trim(),
        })
    }
}

/// Where the digits begin: behind the point of a unit such as `Rs.` or `kr.`, which is none of theirs.
fn with_its_point(text: &str, at: Option<usize>) -> Option<usize> {
    let begins = at?;
    let (prefix, rest) = text.split_at_checked(begins)?;
    let is_abbreviated = prefix.ends_with(|sign: char| sign.is_ascii_alphabetic()) && rest.starts_with('.');
    Some(if is_abbreviated { begins.saturating_add(1) } else { begins })
}

/// Strips a sign, with the spaces after it, from the start.
fn cut_sign(text: &str) -> (Option<char>, &str) {
    text.strip_prefix(['-', '+']).map_or((None, text), |rest| (text.chars().next(), rest.trim_start()))
}

/// Strips an exponent from the text that follows the digits: `e`, an optional sign, and digits. The `e` must
/// touch a digit, so that `5 EUR` keeps its unit.
fn cut_exponent<'a>(body: &str, rest: &'a str) -> Result<(i32, &'a str), ReadError> {
    let touches = body.ends_with(|sign: char| sign.is_ascii_digit());
    let Some(after) = rest.strip_prefix(['e', 'E']).filter(|_| touches) else {
        return Ok((0, rest));
    };
    let (sign, unsigned) = match after.strip_prefix(['-', '+']) {
        Some(unsigned) => (after.chars().next(), unsigned),
        None => (None, after),
    };
    let (digits, suffix) = split(unsigned, unsigned.find(|sign: char| !sign.is_ascii_digit()));
    if digits.is_empty() {
        return Ok((0, rest));
    }
    let digits = digits.trim_start_matches('0');
    let size: i32 = match digits.len() {
        0 => 0,
        1..=2 => digits.parse().unwrap_or(MAX_EXPONENT),
        _ => return Err(ReadError::OutOfRange),
    };
    Ok((if sign == Some('-') { size.saturating_neg() } else { size }, suffix))
}

fn in_body(sign: char) -> bool {
    sign.is_ascii_digit() || matches!(sign, ',' | '.' | ' ' | '\'')
}

fn split(text: &str, at: Option<usize>) -> (&str, &str) {
    at.and_then(|at| text.split_at_checked(at)).unwrap_or((text, ""))
}

//! Text operations on the digits of a plain number (`-?digits(.digits)?`).
//!
//! Moving a point or grouping digits in text is exact and has no range, whereas multiplying a
//! [`Decimal`](super::Decimal) by 100 can overflow and dividing it can round.

/// The parts of a plain number.
pub(super) struct Parts<'a> {
    /// Whether the text starts with a minus sign.
    pub(super) negative: bool,
    /// Digits before the point.
    pub(super) whole: &'a str,
    /// Digits after the point; may be empty.
    pub(super) decimals: &'a str,
}

/// Splits a plain number into its sign, its whole part and its decimals.
pub(super) fn parts(plain: &str) -> Parts<'_> {
    let (negative, unsigned) = match plain.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, plain),
    };
    let (whole, decimals) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    Parts { negative, whole, decimals }
}

/// Joins a whole part and decimals into an unsigned plain number; either may be empty.
pub(super) fn join(whole: &str, decimals: &str) -> String {
    let whole = if whole.is_empty() { "0" } else { whole };
    if decimals.is_empty() { whole.to_owned() } else { format!("{whole}.{decimals}") }
}

/// Moves the decimal point of a plain number by `places`, to the right when positive: multiplies it by
/// `10^places`, exactly. Leading zeros are dropped; trailing zeros of the decimals are kept.
pub(super) fn shift(plain: &str, places: i32) -> String {
    let Parts { negative, whole, decimals } = parts(plain);
    let distance = usize::try_from(places.unsigned_abs()).unwrap_or(usize::MAX);
    let zeros = "0".repeat(distance);
    let (whole, decimals) = if places < 0 {
        let padded = format!("{zeros}{whole}");
        let at = padded.len().saturating_sub(distance);
        let (kept, moved) = padded.split_at_checked(at).unwrap_or((&padded, ""));
        (kept.to_owned(), format!("{moved}{decimals}"))
    } else {
        let padded = format!("{decimals}{zeros}");
        let (moved, _) = padded.split_at_checked(distance).unwrap_or((&padded, ""));
        let kept = decimals.get(distance..).unwrap_or("");
        (format!("{whole}{moved}"), kept.to_owned())
    };
    let sign = if negative { "-" } else { "" };
    format!("{sign}{}", join(whole.trim_start_matches('0'), &decimals))
}

/// Puts `separator` between groups of three digits, counted from the right.
pub(super) fn group(whole: &str, separator: char) -> String {
    let mut reversed = String::with_capacity(whole.len().saturating_mul(2));
    for (position, digit) in whole.chars().rev().enumerate() {
        if position > 0 && position % 3 == 0 {
            reversed.push(separator);
        }
        reversed.push(digit);
    }
    reversed.chars().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{group, shift};

    #[track_caller]
    fn check(plain: &str, places: i32, expected: &str) {
        assert_eq!(shift(plain, places), expected, "{plain} by {places}");
    }

    #[test]
    fn moving_the_point_is_exact_in_both_directions() {
        check("0.125", 2, "12.5");
        check("12.5", -2, "0.125");
        check("5", -2, "0.05");
        check("1", 2, "100");
        check("-0.5", 1, "-5");
        check("1.5", 3, "1500");
        check("100.00", -2, "1.0000");
        check("0", 2, "0");
        check("0.00", 2, "0");
        check("7", 0, "7");
        check("12345", -3, "12.345");
    }

    #[test]
    fn groups_are_counted_from_the_right() {
        assert_eq!(group("1", '_'), "1");
        assert_eq!(group("123", '_'), "123");
        assert_eq!(group("1234", '_'), "1_234");
        assert_eq!(group("1234567", '_'), "1_234_567");
    }
}

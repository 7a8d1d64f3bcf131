//! Formats numbers for people, in the convention of their language.
//!
//! A value is rounded once, here, from its exact digits, **half away from zero**: 0.125 to two
//! decimals is 0.13 and −0.125 is −0.13, as taught at school and as browsers do. A total shown is thus the rounding of the exact total; rounded
//! parts may not add up to it. Zero has no sign, even when it results from rounding −0.001.
//!
//! The characters are those that browsers use for `fr-FR` and `en-GB`: U+202F between French groups,
//! U+00A0 before `%` and `€`, the ASCII hyphen as minus. Three choices differ from browsers: no
//! `-0`; `$` and `£` in French where they write `$US` and `£GB`; [`compact`].
//! No text written here contains a plain space, so a number never wraps at the end of a line.

use rust_decimal::{Decimal, RoundingStrategy};

use super::currency::symbol;
use super::digits::{Parts, group, parts, shift};
use super::expect::Expect;
use super::language::{Language, NO_BREAK_SPACE};
use super::plain;

/// A number with at most `max_decimals` decimals, without trailing zeros, in groups of three.
///
/// ```
/// use retombees::number::{Decimal, Language, write};
/// let value = Decimal::new(1_234_567_89, 2);
/// assert_eq!(write::number(value, 1, Language::French), "1\u{202f}234\u{202f}567,9");
/// assert_eq!(write::number(value, 1, Language::English), "1,234,567.9");
/// ```
#[must_use]
pub fn number(value: Decimal, max_decimals: u32, language: Language) -> String {
    grouped(&plain::print_normalized(round(value, max_decimals)), language)
}

/// A number with exactly `decimals` decimals (28 at most), in groups of three.
#[must_use]
pub fn fixed(value: Decimal, decimals: u32, language: Language) -> String {
    grouped(&fixed_plain(value, decimals), language)
}

/// An amount of money with exactly `decimals` decimals: `1 234,50 €` in French, `€1,234.50` and
/// `-€5.00` in English. `currency` is an ISO 4217 code; euro, dollar and pound have their sign,
/// every other currency its code (`12,00 CHF`, `CHF 12.00`).
#[must_use]
pub fn money(value: Decimal, decimals: u32, currency: &str, language: Language) -> String {
    with_currency(&fixed(value, decimals, language), "", currency, language)
}

/// A share in per cent, with at most `max_decimals` decimals: 0.125 is `12,5 %` in French
/// and `12.5%` in English.
#[must_use]
pub fn percent(share: Decimal, max_decimals: u32, language: Language) -> String {
    let rounded = round(share, max_decimals.saturating_add(2)).normalize();
    let text = grouped(&shift(&plain::print(rounded), 2), language);
    format!("{text}{}%", language.sign_space())
}

/// A ratio of benefits to costs, with two decimals, rounded to the nearest like every published report: 17.5896 is `17,59`.
///
/// What keeps a ratio honest is the range beside it, not its rounding. A study that breaks even exactly, computed as
/// 0.9999999999999999999999999 since the last digits carry rounding errors, has a ratio of 1.00.
#[must_use]
pub fn ratio(value: Decimal, language: Language) -> String {
    fixed(value, 2, language)
}

/// An amount for a headline or an axis, with at most one decimal: `3 k€`, `1,2 M€`, `4 Md€` in
/// French, `€3k`, `€1.2M`, `€4bn` in English. Below one thousand it is [`money`] without
/// decimals. The rounded amount determines the unit: 999 950 is `1 M€`, not `1 000 k€`.
#[must_use]
pub fn compact(value: Decimal, currency: &str, language: Language) -> String {
    let thousand = Decimal::ONE_THOUSAND;
    if round(value, 0).abs() < thousand {
        return money(value, 0, currency, language);
    }
    let units = match language {
        Language::French => [(3, "k"), (6, "M"), (9, "Md")],
        Language::English => [(3, "k"), (6, "M"), (9, "bn")],
    };
    let mut text = String::new();
    let mut unit = "";
    for (power, name) in units {
        let scaled = round(over_power_of_ten(value, power), 1);
        text = number(scaled, 1, language);
        unit = name;
        if scaled.abs() < thousand {
            break;
        }
    }
    with_currency(&text, unit, currency, language)
}

/// The text of an input field that has no focus, without any unit.
///
/// [`read`](super::read::read) returns exactly the same value, in the same language, for every
/// value it accepts. Nothing is rounded and the stated decimals are kept (`6.00` is `6,00`). For
/// [`Expect::Percent`] the share 0.125 gives `12,5`.
///
/// Long numbers are grouped only where that is unambiguous: from 10 000 up in French, where
/// the group separator is a space, but from 1,000,000 up in English, because `12,345` alone is
/// ambiguous.
#[must_use]
pub fn for_input(value: Decimal, expect: Expect, language: Language) -> String {
    let text = match expect {
        Expect::Percent => shift(&plain::print(value), 2),
        Expect::Number | Expect::Money => plain::print(value),
        Expect::Count | Expect::Years { .. } => plain::print_normalized(value),
    };
    let grouped_from = match language {
        Language::French => 5,
        Language::English => 7,
    };
    localized(&text, grouped_from, language)
}

/// Rounds half away from zero.
fn round(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
}

/// `value / 10^power`, truncated to whole units first. Truncation does not affect the rounding that follows: half of the last
/// digit that [`compact`] shows is always a whole number of units.
fn over_power_of_ten(value: Decimal, power: u32) -> Decimal {
    let mut scaled = value.trunc();
    // Cannot fail: the powers used are far below the largest scale.
    let _ = scaled.set_scale(power);
    scaled
}

/// The plain text with exactly `decimals` decimals. The zeros are padded as text, because a [`Decimal`] of 28
/// digits has no room for more.
fn fixed_plain(value: Decimal, decimals: u32) -> String {
    let decimals = decimals.min(plain::MAX_DECIMALS);
    let text = plain::print(round(value, decimals).normalize());
    let wanted = usize::try_from(decimals).unwrap_or(0);
    let missing = wanted.saturating_sub(parts(&text).decimals.len());
    match (wanted, text.contains('.')) {
        (0, _) | (_, true) => format!("{text}{}", "0".repeat(missing)),
        (_, false) => format!("{text}.{}", "0".repeat(missing)),
    }
}

fn grouped(plain: &str, language: Language) -> String {
    localized(plain, 4, language)
}

/// A plain number with the marks of a language; grouped when it has at least `grouped_from` whole digits.
fn localized(plain: &str, grouped_from: usize, language: Language) -> String {
    let Parts { negative, whole, decimals } = parts(plain);
    let mut text = String::from(if negative { "-" } else { "" });
    if whole.len() < grouped_from {
        text.push_str(whole);
    } else {
        text.push_str(&group(whole, language.group_separator()));
    }
    if !decimals.is_empty() {
        text.push(language.decimal_mark());
        text.push_str(decimals);
    }
    text
}

/// Adds a magnitude unit and a currency to a formatted number: `3 k€`, `€3k`, `3 k CHF`, `CHF 3k`.
fn with_currency(number: &str, unit: &str, currency: &str, language: Language) -> String {
    // A currency may be a name that the user chose; a plain space in it could wrap the line.
    let code = currency.trim().replace(' ', &NO_BREAK_SPACE.to_string());
    let sign = symbol(&code).unwrap_or(&code);
    let is_code = symbol(&code).is_none();
    match language {
        Language::French => {
            let before = if sign.is_empty() && unit.is_empty() { "" } else { language.sign_space() };
            let inner = match (is_code && !sign.is_empty(), unit) {
                (_, "") | (false, _) => "",
                (true, _) => language.code_space(),
            };
            format!("{number}{before}{unit}{inner}{sign}")
        }
        Language::English => {
            let (minus, digits) = match number.strip_prefix('-') {
                Some(digits) => ("-", digits),
                None => ("", number),
            };
            let after = if is_code && !sign.is_empty() { language.code_space() } else { "" };
            format!("{minus}{sign}{after}{digits}{unit}")
        }
    }
}

#[cfg(test)]
mod tests;

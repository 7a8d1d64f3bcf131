//! Currency signs, shared by `read` and `write`.

/// The signs that a money field accepts when no currency is known.
pub(super) const COMMON_SIGNS: [&str; 4] = ["€", "EUR", "$", "£"];

/// The sign of a currency known by its ISO 4217 code, when one sign is enough to name it.
///
/// Currencies that share a sign with a better-known one (`CAD`, `AUD`) or have none (`CHF`) are
/// written with their code, because `$` alone would name the wrong money.
pub(super) fn symbol(code: &str) -> Option<&'static str> {
    match code {
        "EUR" => Some("€"),
        "USD" => Some("$"),
        "GBP" => Some("£"),
        _ => None,
    }
}

/// Currencies that people type with a dollar sign, although the sign alone does not identify them.
const OTHER_DOLLARS: [&str; 5] = ["AUD", "CAD", "HKD", "NZD", "SGD"];

/// Whether a text names the currency `code`, by its code (in any case) or by its sign.
pub(super) fn names(text: &str, code: &str) -> bool {
    let upper = code.to_ascii_uppercase();
    let is_dollar = text == "$" && OTHER_DOLLARS.contains(&upper.as_str());
    !text.is_empty() && (text.eq_ignore_ascii_case(code) || symbol(&upper) == Some(text) || is_dollar)
}

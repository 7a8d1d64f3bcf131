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

/// The currencies that are typed with a dollar sign, alone or after the first letter or letters of their code: `$`, `A$`, `NZ$`.
const DOLLARS: &str = "ARS AUD BBD BMD BND BSD BZD CAD CLP COP CUP DOP FJD GYD HKD JMD KYD LRD MXN NAD NZD SBD SGD SRD TTD TWD \
    USD UYU XCD";

/// The other signs with which people type an amount in the currency of their country, even if the sign alone does not identify it: code
/// and signs, each ended by a semicolon.
const SIGNS: &str = "AED Dhs DH; BRL R$; CHF Fr Fr. SFr; CNY ¥ 元; CZK Kč; DKK kr kr.; DZD DA; EGP £ E£; GHS ₵ GH₵; HUF Ft; IDR Rp Rp.; \
    ILS ₪; INR ₹ Rs Rs.; ISK kr kr.; JPY ¥ 円; KES KSh; KRW ₩; MAD DH; MYR RM; NGN ₦; NOK kr kr.; PHP ₱; PLN zł; SEK kr kr.; THB ฿; \
    TND DT; TRY ₺; TWD NT$; UAH ₴; UGX USh; VND ₫ đ; XAF FCFA F; XOF FCFA F; XPF FCFP F; ZAR R;";

/// Whether a text names the currency `code`, by its code (in any case) or by its sign.
pub(super) fn names(text: &str, code: &str) -> bool {
    let upper = code.to_ascii_uppercase();
    let text = text.replace(' ', "");
    let country = text.strip_suffix('$').filter(|country| country.len() <= 2 && upper.starts_with(country));
    let is_dollar = country.is_some() && DOLLARS.contains(&upper);
    let mut own =
        SIGNS.split(';').filter_map(|entry| entry.trim().strip_prefix(&*upper)).flat_map(|signs| signs.split(' '));
    !text.is_empty()
        && !upper.is_empty()
        && (text.eq_ignore_ascii_case(code)
            || symbol(&upper) == Some(&text)
            || is_dollar
            || own.any(|sign| text.eq_ignore_ascii_case(sign)))
}

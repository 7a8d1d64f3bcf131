//! The currencies of a study.

use crate::app::Edit;
use crate::study::Currency;
use crate::ui::browser::currency_names::named;
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::quiet_select;
use yew::prelude::*;

/// Those that most studies here are in come first.
const USUAL: [&str; 5] = ["EUR", "GBP", "USD", "CHF", "CAD"];

/// The currencies in use, as ISO 4217 lists them, without funds, metals and codes for tests. A study in another one keeps it.
#[rustfmt::skip]
const CURRENCIES: [&str; 155] = [
    "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BHD", "BIF", "BMD", "BND",
    "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHF", "CLP", "CNY", "COP", "CRC", "CUP", "CVE",
    "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL", "GHS", "GIP", "GMD",
    "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY",
    "KES", "KGS", "KHR", "KMF", "KPW", "KRW", "KWD", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "LYD", "MAD",
    "MDL", "MGA", "MKD", "MMK", "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO",
    "NOK", "NPR", "NZD", "OMR", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB", "RWF",
    "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB",
    "TJS", "TMT", "TND", "TOP", "TRY", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VED", "VES", "VND",
    "VUV", "WST", "XAF", "XCD", "XCG", "XOF", "XPF", "YER", "ZAR", "ZMW", "ZWG",
];

/// The choice of the currency.
pub(super) fn currency(view: &View) -> Html {
    let (catalog, dispatch, study) = (view.catalog, &view.dispatch, view.stated());
    let now = study.currency.code();
    let other = (!CURRENCIES.contains(&now)).then_some(now);
    let rest = CURRENCIES.into_iter().filter(|code| !USUAL.contains(code));
    let codes: Vec<&str> = USUAL.into_iter().chain(rest).chain(other).collect();
    quiet_select(
        &control_id("currency"),
        catalog.text("scope.currency"),
        now,
        named(&codes, catalog.language()),
        dispatch.choose("", |_, code| Currency::new(code).map(Edit::SetCurrency)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_currency_is_listed_once_and_well_formed() {
        assert!(CURRENCIES.is_sorted_by(|one, next| one < next));
        assert!(CURRENCIES.iter().chain(&USUAL).all(|code| Currency::new(code).is_some()));
        assert!(USUAL.iter().chain(&["NZD", "XPF", "IDR", "TWD"]).all(|code| CURRENCIES.contains(code)));
    }
}

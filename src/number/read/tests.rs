//! The table of section 6.3 of the quality note, in French and mirrored in English.

use super::{Expect, Format, ReadError, Reading, read};
use crate::number::{Decimal, Language, plain};

use Expect::{Count, Money, Number, Percent};
use Language::{English, French};

/// The expected result of a text: a plain number, or the name of an error.
#[track_caller]
fn check(text: &str, language: Language, expect: Expect, expected: &str) {
    check_in("EUR", text, language, expect, expected);
}

#[track_caller]
fn check_in(currency: &str, text: &str, language: Language, expect: Expect, expected: &str) {
    let format = Format { language, expect, currency };
    let found = match read(text, &format) {
        Ok(Reading::NotFilled) => "not filled".to_owned(),
        Ok(Reading::Value(value)) => plain::print_normalized(value),
        Err(ReadError::Doubtful { readings, .. }) => readings
            .map(|reading| reading.value.map_or_else(|| "nothing".to_owned(), plain::print_normalized))
            .join(" or "),
        Err(ReadError::Unit { found }) => format!("unit {found}"),
        Err(error) => format!("{error:?}"),
    };
    assert_eq!(found, expected, "{text:?} in {language:?} as {expect:?}");
}

/// Checks a text in French, and the text with comma and point exchanged in English.
#[track_caller]
fn mirrored(text: &str, expect: Expect, expected: &str) {
    check(text, French, expect, expected);
    let mirror: String = text
        .chars()
        .map(|sign| match sign {
            ',' => '.',
            '.' => ',',
            '，' => '．',
            _ => sign,
        })
        .collect();
    check(&mirror, English, expect, expected);
}

#[test]
fn spaces_and_apostrophes_group_thousands() {
    for space in [' ', '\u{a0}', '\u{202f}', '\u{2009}', '\u{2007}', '\t', '\'', '’'] {
        mirrored(&format!("1{space}234,5"), Number, "1234.5");
        mirrored(&format!("1{space}234{space}567"), Number, "1234567");
    }
    mirrored("  1 234,5\n", Number, "1234.5");
    mirrored("1 234.5", Number, "1234.5");
    mirrored("1 234.567", Number, "1234.567");
}

#[test]
fn one_unit_of_the_field_is_dropped() {
    mirrored("1 234,5 €", Money, "1234.5");
    mirrored("1234,5€", Money, "1234.5");
    mirrored("1 234,50 EUR", Money, "1234.5");
    mirrored("1 234,50\u{a0}eur", Money, "1234.5");
    mirrored("12,5 %", Percent, "0.125");
    mirrored("12,5%", Percent, "0.125");
    mirrored("12,5", Percent, "0.125");
    check_in("GBP", "£1,234.50", English, Money, "1234.5");
    check("-€5.00", English, Money, "-5");
    check("€-5.00", English, Money, "-5");
    check_in("USD", "$ 12", English, Money, "12");
    check_in("CHF", "CHF\u{a0}12.00", English, Money, "12");
    check_in("CHF", "12,00\u{a0}CHF", French, Money, "12");
    check_in("chf", "12 Chf", French, Money, "12");
    // Without a currency, nothing marks a sign as foreign.
    for sign in ["€", "EUR", "$", "£"] {
        check_in("", &format!("12 {sign}"), French, Money, "12");
    }
    // The dollars of other countries are typed with the same sign.
    for code in ["CAD", "AUD", "nzd", "SGD", "HKD"] {
        check_in(code, "$12", English, Money, "12");
    }
}

/// The signs that published studies in other currencies use, and the ways in which accountants write less than nothing and nothing.
#[test]
fn the_own_currency_is_read_as_accountants_write_it() {
    check_in("IDR", "Rp1.907.135.112", English, Money, "1907135112");
    check_in("TWD", "NT$120,000", English, Money, "120000");
    check_in("GBP", "£1,234", English, Money, "1234");
    check_in("CHF", "Fr.50", French, Money, "50");
    check_in("INR", "Rs. 500", English, Money, "500");
    check_in("IDR", "Rp.5000,50", French, Money, "5000.5");
    check_in("SEK", "500 kr.", French, Money, "500");
    check_in("NZD", "NZ$ 12.50", English, Money, "12.5");
    check_in("AUD", "A$12", English, Money, "12");
    check_in("USD", "US$12", English, Money, "12");
    check_in("XOF", "655 957 F CFA", French, Money, "655957");
    check_in("XPF", "119,33 FCFP", French, Money, "119.33");
    check_in("USD", "($87,635)", English, Money, "-87635");
    check_in("USD", "$ (87,635)", English, Money, "-87635");
    check_in("EUR", "(87 635,5 €)", French, Money, "-87635.5");
    check_in("USD", "-$ 25,778", English, Money, "-25778");
    check_in("USD", "$ -", English, Money, "0 or nothing");
    check_in("EUR", "- €", French, Money, "0 or nothing");
    check_in("EUR", "(-5 €)", French, Money, "NotANumber");
    check_in("USD", "NZ$12", English, Money, "unit NZ$");
    check_in("AUD", "US$12", English, Money, "unit US$");
}

#[test]
fn years_may_be_followed_by_their_word() {
    let years = Expect::Years { whole: false };
    for text in ["2 ans", "2 an", "2 années", "2 Years", "2 yrs.", "2y"] {
        check(text, French, years, "2");
        check(text, English, years, "2");
    }
    mirrored("2,5 ans", years, "2.5");
    mirrored("2,5 ans", Expect::Years { whole: true }, "NotWhole");
    mirrored("2 mois", years, "unit mois");
}

/// A sign of another currency is another amount: 12 dollars are not 12 euros, and nothing here knows the rate.
#[test]
fn money_of_another_currency_is_refused() {
    check_in("EUR", "$12", English, Money, "unit $");
    check_in("EUR", "£1,234.50", English, Money, "unit £");
    check_in("EUR", "12,00 USD", French, Money, "unit USD");
    check_in("USD", "12 €", French, Money, "unit €");
    check_in("USD", "12 eur", French, Money, "unit eur");
    check_in("CHF", "$12", English, Money, "unit $");
    check_in("GBP", "12 $", French, Money, "unit $");
}

#[test]
fn any_other_unit_is_named() {
    mirrored("12,5 %", Money, "unit %");
    mirrored("12 k€", Money, "unit k€");
    mirrored("12 €", Number, "unit €");
    mirrored("12 €", Percent, "unit €");
    mirrored("3 ans", Count, "unit ans");
    mirrored("1,5 m²", Number, "unit m²");
    mirrored("12 € €", Money, "unit € €");
    check("$12", English, Percent, "unit $");
    check_in("EUR", "CHF 12", French, Money, "unit CHF");
    mirrored("€12 €", Money, "NotANumber");
    mirrored("€", Money, "NotANumber");
    mirrored("%", Percent, "NotANumber");
    mirrored("%12", Percent, "unit %");
}

#[test]
fn with_two_kinds_of_marks_the_last_is_decimal() {
    mirrored("1.234,5", Number, "1234.5");
    mirrored("1,234.5", Number, "1234.5");
    mirrored("1.234.567,8", Number, "1234567.8");
    mirrored("1.234,567", Number, "1234.567");
    mirrored("1.5,5", Number, "Groups");
    mirrored("1,234.567,8", Number, "Groups");
    mirrored("1 234.567,8", Number, "Groups");
}

#[test]
fn one_mark_several_times_groups() {
    mirrored("1.234.567", Number, "1234567");
    mirrored("1,234,567", Number, "1234567");
    for text in [
        "12 34,5",
        "1.23.456",
        "12,5,5",
        "1  234",
        "1234 567",
        "1 2345",
        "0 123",
        "1,234 567",
        "1.234.",
        "12'",
        ".234.567",
        "0.234.567",
    ] {
        mirrored(text, Number, "Groups");
    }
}

#[test]
fn one_foreign_mark_before_three_digits_is_ambiguous() {
    mirrored("1.234", Number, "1.234 or 1234");
    mirrored("-12.500", Money, "-12.5 or -12500");
    mirrored("1.000 €", Money, "1 or 1000");
    mirrored("1.234e3", Number, "1234 or 1234000");
    mirrored("0.234", Number, "0.234");
    mirrored("1.5", Number, "1.5");
    mirrored("12.34", Number, "12.34");
    mirrored("1234.567", Number, "1234.567 or 1234567");
    check_in("GBP", "£2696,683", English, Money, "2696.683 or 2696683");
    mirrored("12345.67", Number, "12345.67");
    mirrored("1.2345", Number, "1.2345");
    mirrored(".500", Number, "0.5");
    mirrored("1,234", Number, "1.234");
}

#[test]
fn doubtful_per_cent_are_given_as_shares() {
    mirrored("1.234 %", Percent, "0.01234 or 12.34");
}

#[test]
fn exponents_are_accepted_within_range() {
    mirrored("1e6", Number, "1000000");
    mirrored("1E6", Number, "1000000");
    mirrored("1,5e3", Number, "1500");
    mirrored("1,5e+3", Number, "1500");
    mirrored("15e-3", Number, "0.015");
    mirrored("1e006", Number, "1000000");
    mirrored("1e1", Percent, "0.1");
    mirrored("2e3 €", Money, "2000");
    mirrored("1e27", Number, "1000000000000000000000000000");
    mirrored("1e-28", Number, "0.0000000000000000000000000001");
    for text in ["1e28", "1e-29", "1e400", "1e99999999999999999999", "1e-400", "0e999"] {
        mirrored(text, Number, "OutOfRange");
    }
    mirrored("1e", Number, "unit e");
    mirrored("e5", Number, "NotANumber");
    mirrored("1e5,5", Number, "NotANumber");
}

#[test]
fn every_minus_is_understood_once() {
    for text in ["-12,5", "−12,5", "–12,5", "- 12,5"] {
        mirrored(text, Number, "-12.5");
    }
    mirrored("+5", Number, "5");
    mirrored("-0", Number, "0");
    mirrored("-0,00 €", Money, "0");
    for text in ["--5", "5-", "+-5", "-+5", "-€-5", "-", "+", "1-2"] {
        mirrored(text, Money, "NotANumber");
    }
}

#[test]
fn what_is_no_number_is_refused() {
    for text in [
        "inf",
        "NaN",
        "nan",
        "0x10",
        "abc",
        "12abc5",
        "(5)",
        ",",
        ".",
        "'",
        "1_000",
        "12;5",
        "٣",
        "Infinity",
        "il y en a 12",
    ] {
        mirrored(text, Number, "NotANumber");
    }
    for text in ["=1+1", "=A1", "1+1", "1000*12", "1 / 4", "3×5"] {
        mirrored(text, Number, "Formula");
    }
}

#[test]
fn nothing_typed_is_not_zero() {
    for text in ["", "   ", "\t\n", "\u{a0}\u{202f}"] {
        for expect in [Number, Money, Percent, Count] {
            mirrored(text, expect, "not filled");
        }
    }
}

#[test]
fn a_missing_side_of_the_mark_is_zero() {
    mirrored(",5", Number, "0.5");
    mirrored("5,", Number, "5");
    mirrored(".5", Number, "0.5");
    mirrored("5.", Number, "5");
    mirrored("-,5", Number, "-0.5");
    mirrored("007", Number, "7");
}

#[test]
fn full_width_signs_are_read() {
    mirrored("１２，５", Number, "12.5");
    mirrored("１２，５％", Percent, "0.125");
    mirrored("－１２", Number, "-12");
}

#[test]
fn numbers_too_long_to_keep_are_out_of_range() {
    mirrored(&"9".repeat(400), Number, "OutOfRange");
    mirrored(&"9".repeat(29), Number, "OutOfRange");
    mirrored(&"9".repeat(28), Number, &"9".repeat(28));
    mirrored(&format!("0,{}1", "0".repeat(28)), Number, "OutOfRange");
    mirrored(&format!("0,{}1", "0".repeat(26)), Percent, "OutOfRange");
    mirrored("0,1234567890123456789012345678", Number, "0.1234567890123456789012345678");
}

#[test]
fn per_cent_have_the_range_of_the_number_typed() {
    mirrored("1e27", Percent, "10000000000000000000000000");
    mirrored("1e28", Percent, "OutOfRange");
}

#[test]
fn a_count_is_whole() {
    mirrored("12", Count, "12");
    mirrored("12,0", Count, "12");
    mirrored("1,5e1", Count, "15");
    mirrored("12,5", Count, "NotWhole");
    mirrored("12 345", Count, "12345");
}

#[test]
fn the_decimals_typed_are_kept() {
    let format = Format { language: French, expect: Money, currency: "EUR" };
    let Ok(Reading::Value(value)) = read("6,00 €", &format) else {
        unreachable!("6,00 € is a number");
    };
    assert_eq!((value, value.scale()), (Decimal::new(6, 0), 2));
}

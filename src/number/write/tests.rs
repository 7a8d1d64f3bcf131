//! Expected texts are those of `Intl.NumberFormat` for fr-FR and en-GB, except where `write` says.

use super::{Expect, compact, fixed, for_input, money, number, percent, ratio};
use crate::number::{Decimal, Language, plain};

use Language::{English, French};

fn decimal(text: &str) -> Decimal {
    plain::parse(text).unwrap()
}

/// Compares the output of a formatter in French and in English. `_` stands for U+202F and `~` for
/// U+00A0, which look like plain spaces on a screen.
#[track_caller]
fn check(write: impl Fn(Decimal, Language) -> String, value: &str, french: &str, english: &str) {
    let visible = |text: String| text.replace('\u{202f}', "_").replace('\u{a0}', "~");
    let found = Language::ALL.map(|language| visible(write(decimal(value), language)));
    assert_eq!(found, [french, english], "{value}");
}

#[test]
fn numbers_have_at_most_the_decimals_asked() {
    let write = |value, language| number(value, 3, language);
    check(write, "0", "0", "0");
    check(write, "999", "999", "999");
    check(write, "1234.5", "1_234,5", "1,234.5");
    check(write, "1234567.89", "1_234_567,89", "1,234,567.89");
    check(write, "-12.50", "-12,5", "-12.5");
    check(write, "0.0005", "0,001", "0.001");
    check(write, "-0.0001", "0", "0");
    check(write, "0.3000", "0,3", "0.3");
    check(
        write,
        "9999999999999999999999999999",
        "9_999_999_999_999_999_999_999_999_999",
        "9,999,999,999,999,999,999,999,999,999",
    );
}

#[test]
fn ties_round_away_from_zero() {
    for (value, expected) in
        [("0.5", "1"), ("1.5", "2"), ("2.5", "3"), ("-2.5", "-3"), ("-0.5", "-1"), ("2.4999", "2"), ("-0.4", "0")]
    {
        check(|value, language| fixed(value, 0, language), value, expected, expected);
    }
    // As binary floats both would be slightly too small, and round down.
    check(|value, language| fixed(value, 2, language), "1.005", "1,01", "1.01");
    check(|value, language| fixed(value, 1, language), "0.25", "0,3", "0.3");
}

#[test]
fn a_sum_shows_no_binary_dust() {
    let sum = decimal("0.1").checked_add(decimal("0.2")).unwrap();
    assert_eq!(number(sum, 28, French), "0,3");
}

#[test]
fn fixed_numbers_have_exactly_the_decimals_asked() {
    let write = |value, language| fixed(value, 2, language);
    check(write, "6", "6,00", "6.00");
    check(write, "1234.5", "1_234,50", "1,234.50");
    check(write, "-0.001", "0,00", "0.00");
    check(
        write,
        "9999999999999999999999999999",
        "9_999_999_999_999_999_999_999_999_999,00",
        "9,999,999,999,999,999,999,999,999,999.00",
    );
    assert_eq!(fixed(Decimal::ONE, u32::MAX, English).len(), 30);
    assert_eq!(fixed(Decimal::MAX, 0, English), "79,228,162,514,264,337,593,543,950,335");
}

#[test]
fn money_follows_the_currency() {
    let write = |currency| move |value, language| money(value, 2, currency, language);
    check(write("EUR"), "1234.5", "1_234,50~€", "€1,234.50");
    check(write("EUR"), "-5", "-5,00~€", "-€5.00");
    check(write("EUR"), "-0.004", "0,00~€", "€0.00");
    check(write("GBP"), "12345.67", "12_345,67~£", "£12,345.67");
    check(write("USD"), "12", "12,00~$", "$12.00");
    check(write("CHF"), "12", "12,00~CHF", "CHF~12.00");
    check(write("CHF"), "-12", "-12,00~CHF", "-CHF~12.00");
    check(write("CAD"), "12", "12,00~CAD", "CAD~12.00");
    check(write("jours de vie"), "12", "12,00~jours~de~vie", "jours~de~vie~12.00");
    check(write(""), "12", "12,00", "12.00");
}

#[test]
fn shares_are_written_in_per_cent() {
    let write = |value, language| percent(value, 1, language);
    check(write, "0.125", "12,5~%", "12.5%");
    check(write, "1", "100~%", "100%");
    check(write, "0", "0~%", "0%");
    check(write, "0.0005", "0,1~%", "0.1%");
    check(write, "0.00049", "0~%", "0%");
    check(write, "-0.3", "-30~%", "-30%");
    check(write, "12.345", "1_234,5~%", "1,234.5%");
    check(
        write,
        "9999999999999999999999999999",
        "999_999_999_999_999_999_999_999_999_900~%",
        "999,999,999,999,999,999,999,999,999,900%",
    );
    assert_eq!(percent(decimal("0.5"), u32::MAX, English), "50%");
}

#[test]
fn a_ratio_is_rounded_to_the_nearest() {
    check(ratio, "5.62", "5,62", "5.62");
    check(ratio, "17.5896", "17,59", "17.59");
    check(ratio, "4.1775", "4,18", "4.18");
    check(ratio, "6.896", "6,90", "6.90");
    check(ratio, "0.994", "0,99", "0.99");
    check(ratio, "0.995", "1,00", "1.00");
    check(ratio, "6", "6,00", "6.00");
    check(ratio, "-0.001", "0,00", "0.00");
    check(ratio, "-1.235", "-1,24", "-1.24");
    check(ratio, "1234", "1_234,00", "1,234.00");
    // A figure that is 1 up to the rounding of the 28th digit must not show as a ratio below 1.
    check(ratio, "0.9999999999999999999999999", "1,00", "1.00");
    check(ratio, "-0.0000000000000000000000001", "0,00", "0.00");
}

#[test]
fn compact_amounts_take_the_unit_of_what_is_shown() {
    let write = |value, language| compact(value, "EUR", language);
    check(write, "0", "0~€", "€0");
    check(write, "999.49", "999~€", "€999");
    check(write, "999.5", "1~k€", "€1k");
    check(write, "3000", "3~k€", "€3k");
    check(write, "-3000", "-3~k€", "-€3k");
    check(write, "1249.99999999999999999999999", "1,2~k€", "€1.2k");
    check(write, "1250", "1,3~k€", "€1.3k");
    check(write, "12345", "12,3~k€", "€12.3k");
    check(write, "999949.9999999999999999999999", "999,9~k€", "€999.9k");
    check(write, "999950", "1~M€", "€1M");
    check(write, "1200000", "1,2~M€", "€1.2M");
    check(write, "999950000", "1~Md€", "€1bn");
    check(write, "4000000000", "4~Md€", "€4bn");
    check(write, "-1234567000000", "-1_234,6~Md€", "-€1,234.6bn");
    let write = |value, language| compact(value, "CHF", language);
    check(write, "3000", "3~k~CHF", "CHF~3k");
    check(write, "12", "12~CHF", "CHF~12");
    check(|value, language| compact(value, "", language), "-3000", "-3~k", "-3k");
    assert_eq!(compact(Decimal::MAX, "EUR", English), "€79,228,162,514,264,337,593.5bn");
}

#[test]
fn input_texts_are_exact_and_unambiguous() {
    let write = |value, language| for_input(value, Expect::Number, language);
    check(write, "1234", "1234", "1234");
    check(write, "12345", "12_345", "12345");
    check(write, "1234567.5", "1_234_567,5", "1,234,567.5");
    check(write, "-6.00", "-6,00", "-6.00");
    check(write, "1.234", "1,234", "1.234");
    let write = |value, language| for_input(value, Expect::Percent, language);
    check(write, "0.125", "12,5", "12.5");
    check(write, "1", "100", "100");
    check(write, "0.00001", "0,001", "0.001");
    check(write, "-0.05", "-5", "-5");
    check(|value, language| for_input(value, Expect::Count, language), "12.0", "12", "12");
}

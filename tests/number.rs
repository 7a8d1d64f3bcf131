//! Properties of numbers: what is written reads back, and nothing panics.
//!
//! N-2, N-3 and N-7 are the acceptance tests of the quality note.

#![expect(clippy::arithmetic_side_effects, reason = "a test may fail by overflow")]

use proptest::prelude::*;
use retombees::number::estimate::TypedEstimate;
use retombees::number::read::{Expect, Format, ReadError, Reading, read};
use retombees::number::{Decimal, Language, plain, real, write};

const EXPECTS: [Expect; 4] = [Expect::Number, Expect::Money, Expect::Percent, Expect::Count];
const CURRENCIES: [&str; 5] = ["EUR", "USD", "GBP", "CHF", "XOF"];
const LARGEST: i128 = 9_999_999_999_999_999_999_999_999_999;

/// Decimals of at most 28 digits, of every length and scale, with the extremes over-represented.
fn decimals() -> impl Strategy<Value = Decimal> {
    let digits = prop_oneof![
        6 => (0_u32..=28).prop_flat_map(|length| {
            let bound = 10_i128.pow(length);
            (1 - bound)..bound
        }),
        1 => prop::sample::select(vec![
            0, 1, -1, 5, 9, 10, 100, 999, 1000, 1001, 9999, 10_000, 999_499, 999_500, 999_950,
            999_999, 1_000_000, LARGEST, -LARGEST, LARGEST - 1, i128::from(i64::MAX),
        ]),
    ];
    (digits, 0_u32..=28).prop_map(|(digits, scale)| Decimal::from_i128_with_scale(digits, scale))
}

fn languages() -> impl Strategy<Value = Language> {
    prop::sample::select(Language::ALL.to_vec())
}

fn format(language: Language, expect: Expect, currency: &str) -> Format<'_> {
    Format { language, expect, currency }
}

/// Texts that look like numbers often enough to reach every rule of the reader.
fn texts() -> impl Strategy<Value = String> {
    let likely = prop::sample::select(
        "000111222334567890,,,...  \u{a0}\u{202f}\u{2009}\u{2007}\t''’-−–+eE€$£%％１２，．kMEURinfNaNx=*/()²"
            .chars()
            .collect::<Vec<_>>(),
    );
    prop_oneof![
        4 => prop::collection::vec(likely, 0..=64).prop_map(String::from_iter),
        2 => "[-+−]?[€$£]?[0-9]{1,4}([ ,.'\u{202f}][0-9]{3}){0,4}([,.][0-9]{0,6})?(e-?[0-9]{1,2})? ?[€%]?",
        1 => prop::collection::vec(any::<char>(), 0..=64).prop_map(String::from_iter),
    ]
}

/// A displayed number reads back to the value shown, or, when the display is one group of
/// thousands without decimals in English (`1,234`), is refused with that value among its readings.
fn reads_back(text: &str, format: &Format, shown: Decimal) -> Result<(), TestCaseError> {
    match read(text, format) {
        Ok(Reading::Value(value)) => prop_assert_eq!(value, shown, "{}", text),
        Err(ReadError::Doubtful { readings: [_, TypedEstimate { value: Some(as_thousands), .. }], .. }) => {
            prop_assert_eq!(format.language, Language::English, "{}", text);
            prop_assert!(text.matches(',').count() == 1 && !text.contains('.'), "{}", text);
            prop_assert_eq!(as_thousands, shown, "{}", text);
        }
        // A display pads decimals or multiplies by 100, which may take more than 28 digits.
        Err(ReadError::OutOfRange) => {
            let digits = text.trim_start_matches(['-', '0', ',', '.']);
            let count = digits.chars().filter(char::is_ascii_digit).count();
            prop_assert!(count > plain::MAX_DIGITS, "{} is in range", text);
        }
        other => prop_assert!(false, "{text}: {other:?}"),
    }
    Ok(())
}

fn half_away(value: Decimal, decimals: u32) -> Decimal {
    value.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero)
}

// Each case checks four kinds of fields or displays: 100 000 comparisons for N-2.
proptest! {
    #![proptest_config(ProptestConfig { cases: 25_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn n2_what_an_input_shows_is_read_back_exactly(value in decimals(), language in languages()) {
        let widest = Decimal::from_i128_with_scale(10_i128.pow(26), 0);
        for expect in EXPECTS {
            // The reader's own range: whole counts, and per cent of at most 28 digits.
            let value = match expect {
                Expect::Count => value.trunc(),
                Expect::Percent if value.scale() < 2 && value.abs() >= widest => continue,
                _ => value,
            };
            let text = write::for_input(value, expect, language);
            let found = read(&text, &format(language, expect, "EUR"));
            prop_assert_eq!(found, Ok(Reading::Value(value)), "{} as {:?}", text, expect);
        }
    }

    #[test]
    fn n2_displays_are_read_back_at_their_precision(
        value in decimals(), decimals in 0_u32..=6, language in languages(),
        currency in prop::sample::select(CURRENCIES.to_vec()),
    ) {
        let shown = half_away(value, decimals);
        let number = format(language, Expect::Number, currency);
        reads_back(&write::number(value, decimals, language), &number, shown)?;
        reads_back(&write::fixed(value, decimals, language), &number, shown)?;
        let money = format(language, Expect::Money, currency);
        reads_back(&write::money(value, decimals, currency, language), &money, shown)?;
        let share = half_away(value, decimals + 2);
        let percent = format(language, Expect::Percent, currency);
        reads_back(&write::percent(value, decimals, language), &percent, share)?;
    }

    #[test]
    fn n3_any_text_is_read_without_panic_and_what_is_accepted_round_trips(
        text in texts(), language in languages(),
    ) {
        for expect in EXPECTS {
            for currency in ["EUR", "CHF", ""] {
                let format = format(language, expect, currency);
                if let Ok(Reading::Value(value)) = read(&text, &format) {
                    let shown = write::for_input(value, expect, language);
                    prop_assert_eq!(read(&shown, &format), Ok(Reading::Value(value)), "{} {}", text, shown);
                    prop_assert!(!plain::print(value).starts_with("-0") || !value.is_zero());
                    prop_assert!(real::from_decimal(value).is_finite());
                }
            }
        }
    }

    #[test]
    fn n7_no_number_holds_a_plain_space(
        value in decimals(), decimals in 0_u32..=6, language in languages(),
        currency in prop::sample::select(CURRENCIES.to_vec()),
    ) {
        let texts = [
            write::number(value, decimals, language),
            write::fixed(value, decimals, language),
            write::money(value, decimals, currency, language),
            write::percent(value, decimals, language),
            write::ratio(value, language),
            write::compact(value, currency, language),
            write::for_input(value, Expect::Number, language),
        ];
        for text in texts {
            prop_assert!(!text.contains(' '), "{}", text);
            if language == Language::French {
                for sign in ['%', '€', '$', '£'] {
                    let before = text.split(sign).next().unwrap_or("");
                    let close = before.ends_with(['\u{a0}', 'k', 'M', 'd']);
                    prop_assert!(!text.contains(sign) || close, "{}", text);
                }
                prop_assert!(!text.contains('.'), "{}", text);
            }
        }
    }

    #[test]
    fn files_keep_every_digit(value in decimals()) {
        let back = plain::parse(&plain::print(value));
        prop_assert_eq!(back.map(|back| (back, back.scale())), Ok((value, value.scale())));
        prop_assert_eq!(plain::parse(&plain::print_normalized(value)), Ok(value));
    }

    #[test]
    fn a_ratio_is_the_nearest_with_two_decimals(value in decimals(), language in languages()) {
        let text = write::ratio(value, language);
        if let Ok(Reading::Value(shown)) = read(&text, &format(language, Expect::Number, "EUR")) {
            prop_assert_eq!(shown, half_away(value, 2), "{}", text);
        }
    }

    #[test]
    fn a_real_is_the_nearest_to_its_decimal(value in decimals()) {
        let nearest: f64 = value.to_string().parse().unwrap();
        prop_assert_eq!(real::from_decimal(value).to_bits(), nearest.to_bits());
    }

    #[test]
    fn a_real_survives_its_decimal(value in prop_oneof![-1e12..1e12_f64, -1.0..1.0_f64]) {
        prop_assume!(f64::abs(value) > 1e-9);
        prop_assert_eq!(real::to_decimal(value).map(real::from_decimal).map(f64::to_bits), Some(value.to_bits()));
    }

    #[test]
    fn s7_any_real_is_converted_or_refused_without_panic(bits in any::<u64>(), power in any::<i32>()) {
        let value = f64::from_bits(bits);
        let decimal = real::to_decimal(value);
        prop_assert_eq!(decimal.is_some(), value.abs() < 7.922_816_251_426_434e28);
        let _ = real::powi(value, power);
    }
}

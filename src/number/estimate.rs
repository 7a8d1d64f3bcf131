//! A number with its range, typed in one go: `60 (50–70)`, `50–70`, `50 à 70`, `60 ± 10`, `60 ± 10 %`.

use super::exact::CheckedOps as _;
use super::read::{Expect, Format, Reading, read};
use super::read_error::{Doubt, ReadError};
use super::typed::plain_sign;
pub use super::typed_estimate::TypedEstimate;
use rust_decimal::Decimal;

/// Parses a number, with its range where one is typed. A share `60 ± 10 %` can mean points or a part of the 60, which is
/// [`ReadError::Doubtful`].
///
/// # Errors
/// What [`read`] says of the first number in it that cannot be read.
pub fn read_estimate(text: &str, format: &Format) -> Result<TypedEstimate, ReadError> {
    if let Some(found) = read_range(text, format) {
        return found;
    }
    let value = match read(text, format)? {
        Reading::Value(value) => Some(value),
        Reading::NotFilled => None,
    };
    Ok(TypedEstimate { value, bounds: None })
}

impl TypedEstimate {
    /// Asks about a share that may be in per cent or a part of 1, such as `0,25`: above 0 and below 1 as typed, without `%`.
    ///
    /// # Errors
    /// [`ReadError::Doubtful`] with both readings.
    pub fn ask_share(self, text: &str, expect: Expect) -> Result<Self, ReadError> {
        if self.value == Some(Decimal::new(1, 2)) { Ok(self) } else { self.ask_part(text, expect) }
    }

    /// The same for a cell of a spreadsheet, which keeps 100 % as 1: that is asked about too.
    ///
    /// # Errors
    /// [`ReadError::Doubtful`] with both readings.
    pub fn ask_part(self, text: &str, expect: Expect) -> Result<Self, ReadError> {
        let numbers = || self.value.into_iter().chain(self.bounds.into_iter().flatten());
        let hundredth = Decimal::new(1, 2);
        let is_small = !text.contains(['%', '％']) && numbers().all(|number| number.abs() <= hundredth);
        if !is_small || numbers().all(|number| number.is_zero()) {
            return Ok(self);
        }
        let times =
            |number: Decimal| number.times(Decimal::ONE_HUNDRED).map(|it| it.normalize()).ok_or(ReadError::OutOfRange);
        let value = self.value.map(times).transpose()?;
        let bounds = self.bounds.map(|[low, high]| Ok([times(low)?, times(high)?])).transpose()?;
        Err(ReadError::Doubtful { readings: [self, Self { value, bounds }], expect, doubt: Doubt::Share })
    }
}

/// Words that separate two bounds, in either language: `50 à 70`.
const BETWEEN: [&str; 6] = [" à ", " to ", " et ", " and ", "...", "…"];

/// Words before the first of two bounds: `entre 50 et 70`.
const BEFORE: [&str; 4] = ["entre ", "de ", "between ", "from "];

/// A number with its range; none where the text has not the form of one.
fn read_range(text: &str, format: &Format) -> Option<Result<TypedEstimate, ReadError>> {
    let text: String = text.trim().chars().map(plain_sign).collect();
    let number = |text: &str| match read(text, format)? {
        Reading::Value(value) => Ok(value),
        Reading::NotFilled => Err(ReadError::NotANumber),
    };
    if let Some((value, by)) = ["±", "+/-", "+-"].iter().find_map(|sign| text.split_once(sign)) {
        return Some(number(value).and_then(|value| around(value, by, format)));
    }
    let (value, bounds) = match inside_brackets(&text) {
        Some((value, bounds)) => (Some(value), bounds),
        None => (None, text.as_str()),
    };
    let (low, high) = bounds_of(bounds, value.is_some())?;
    let all = || {
        let value = value.map(number).transpose()?;
        Ok(TypedEstimate { value, bounds: Some([number(low)?, number(high)?]) })
    };
    Some(all())
}

/// `value ± by`. With a per cent sign, `by` is a part of the value; in a field of per cent that is doubtful.
fn around(value: Decimal, by: &str, format: &Format) -> Result<TypedEstimate, ReadError> {
    let is_relative = by.trim_end().ends_with('%');
    let spread = |is_relative: bool| {
        let expect = if is_relative { Expect::Percent } else { format.expect };
        let Reading::Value(by) = read(by, &Format { expect, ..*format })? else {
            return Err(ReadError::NotANumber);
        };
        let by = if is_relative { value.times(by) } else { Some(by) };
        let bounds = by.and_then(|by| Some([value.minus(by.abs())?, value.plus(by.abs())?]));
        Ok(TypedEstimate { value: Some(value), bounds: Some(bounds.ok_or(ReadError::OutOfRange)?) })
    };
    if is_relative && format.expect == Expect::Percent {
        return Err(ReadError::Doubtful {
            readings: [spread(false)?, spread(true)?],
            expect: format.expect,
            doubt: Doubt::Width,
        });
    }
    spread(is_relative)
}

/// The value and the text between the brackets of `60 (50-70)`. Brackets around everything are an accountant's minus.
fn inside_brackets(text: &str) -> Option<(&str, &str)> {
    let (value, bounds) = text.strip_suffix(')').and_then(|text| text.split_once('(')).or_else(|| {
        let inside = text.strip_suffix(']')?;
        inside.split_once('[')
    })?;
    (!value.trim().is_empty()).then_some((value, bounds))
}

/// The two bounds of `50-70`, `50 à 70`, `entre 50 et 70`; in brackets also of `50;70`. Elsewhere that may be a slip for `50,70`.
fn bounds_of(text: &str, in_brackets: bool) -> Option<(&str, &str)> {
    let has_digit = |text: &str| text.contains(|sign: char| sign.is_ascii_digit());
    let text = text.trim_start();
    let text = BEFORE.iter().find_map(|word| without_word(text, word)).unwrap_or(text);
    let semicolon = if in_brackets { ";" } else { " ; " };
    if let Some((low, high)) = BETWEEN.iter().chain([&semicolon]).find_map(|word| text.split_once(word)) {
        return (has_digit(low) && has_digit(high)).then_some((low, high));
    }
    // A minus with a number on either side, which is not that of an exponent.
    text.match_indices('-').map(|(at, _)| text.split_at(at)).find_map(|(low, rest)| {
        let high = rest.strip_prefix('-')?;
        let is_exponent = low.ends_with(['e', 'E']) && high.starts_with(|sign: char| sign.is_ascii_digit());
        (has_digit(low) && has_digit(high) && !is_exponent).then_some((low, high))
    })
}

/// A text without a word at its beginning, whatever its capitals.
fn without_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(word.len())?;
    start.eq_ignore_ascii_case(word).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Language;
    use rust_decimal::dec;

    fn format(expect: Expect) -> Format<'static> {
        Format { language: Language::French, expect, currency: "EUR" }
    }

    fn ranged(value: Option<Decimal>, low: Decimal, high: Decimal) -> TypedEstimate {
        TypedEstimate { value, bounds: Some([low, high]) }
    }

    #[track_caller]
    fn check(text: &str, expect: Expect, value: Option<Decimal>, low: Decimal, high: Decimal) {
        let expected = ranged(value, low, high);
        assert_eq!(read_estimate(text, &format(expect)), Ok(expected), "{text:?}");
        let written = expected.written(expect, Language::French);
        assert_eq!(read_estimate(&written, &format(expect)), Ok(expected), "{written:?}");
    }

    #[test]
    fn a_range_is_typed_in_many_ways() {
        for text in
            ["50–70", "50-70", "50 — 70", "50 à 70", "50 to 70", "de 50 à 70", "Entre 50 et 70", "50…70", "50 ; 70"]
        {
            check(text, Expect::Number, None, dec!(50), dec!(70));
            check(text, Expect::Percent, None, dec!(0.5), dec!(0.7));
        }
        check("50 %–70 %", Expect::Percent, None, dec!(0.5), dec!(0.7));
        check("1 000 € - 2 000,50 €", Expect::Money, None, dec!(1000), dec!(2000.5));
        check("-10–-5", Expect::Number, None, dec!(-10), dec!(-5));
        check("−10 à 5", Expect::Number, None, dec!(-10), dec!(5));
        check("1e-3 à 2e-3", Expect::Number, None, dec!(0.001), dec!(0.002));
        check("70–50", Expect::Number, None, dec!(70), dec!(50));
    }

    #[test]
    fn a_value_stands_before_its_range() {
        for text in ["60 (50–70)", "60 (50 à 70)", "60(50-70)", "60 [50 ; 70]", "60 ± 10"] {
            check(text, Expect::Number, Some(dec!(60)), dec!(50), dec!(70));
        }
        check("60 % (50–70 %)", Expect::Percent, Some(dec!(0.6)), dec!(0.5), dec!(0.7));
        check("60 ± 10", Expect::Percent, Some(dec!(0.6)), dec!(0.5), dec!(0.7));
        check("6000 ± 10 %", Expect::Money, Some(dec!(6000)), dec!(5400), dec!(6600));
        check("6000 +/- 500 €", Expect::Money, Some(dec!(6000)), dec!(5500), dec!(6500));
        check("-20 ± 10 %", Expect::Number, Some(dec!(-20)), dec!(-22), dec!(-18));
    }

    #[test]
    fn what_is_doubtful_has_two_readings() {
        let share = |text: &str| {
            read_estimate(text, &format(Expect::Percent)).and_then(|it| it.ask_share(text, Expect::Percent))
        };
        let value = |value| TypedEstimate { value: Some(value), bounds: None };
        let doubtful =
            |one, other, doubt| Err(ReadError::Doubtful { readings: [one, other], expect: Expect::Percent, doubt });
        let all = |low, high| ranged(Some(dec!(0.6)), low, high);
        assert_eq!(share("60 ± 10 %"), doubtful(all(dec!(0.5), dec!(0.7)), all(dec!(0.54), dec!(0.66)), Doubt::Width));
        assert_eq!(share("0,25"), doubtful(value(dec!(0.0025)), value(dec!(0.25)), Doubt::Share));
        let range = |low, high| ranged(None, low, high);
        assert_eq!(
            share("0,2–0,3"),
            doubtful(range(dec!(0.002), dec!(0.003)), range(dec!(0.2), dec!(0.3)), Doubt::Share)
        );
        for (text, typed) in [("0,25 %", dec!(0.0025)), ("1", dec!(0.01)), ("0", dec!(0)), ("2,5", dec!(0.025))] {
            assert_eq!(share(text), Ok(value(typed)), "{text}");
        }
        assert_eq!(share("0–10"), Ok(range(dec!(0), dec!(0.1))));
    }

    #[test]
    fn other_texts_are_no_range() {
        for text in ["", "60", "-60", "1e-5", "(87 635)", "12,-", "- €", "tant-pis", "60 (environ)", "5 EUR", "2;5"] {
            assert_eq!(read_range(text, &format(Expect::Number)), None, "{text:?}");
        }
        for text in ["50 - x7", "50 ±", "1 ± 2 ± 3", "60 ("] {
            assert_eq!(read_estimate(text, &format(Expect::Number)), Err(ReadError::NotANumber), "{text:?}");
        }
    }
}

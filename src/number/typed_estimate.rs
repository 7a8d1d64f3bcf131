//! A number as a person types it, with its range.

use super::expect::Expect;
use super::language::Language;
use super::write;
use rust_decimal::Decimal;

/// A number as typed: its likely value, its range, or both. Neither is there where nothing was typed.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Default)]
pub struct TypedEstimate {
    /// The likely value.
    pub value: Option<Decimal>,
    /// The two bounds, in the order in which they were typed.
    pub bounds: Option<[Decimal; 2]>,
}

impl TypedEstimate {
    /// The number as a person types it, so that [`read_estimate`](super::estimate::read_estimate) reads it back: `60 (50–70)`,
    /// in per cent with the sign.
    pub fn written(self, expect: Expect, language: Language) -> String {
        let sign = if expect == Expect::Percent { "\u{a0}%" } else { "" };
        let number = |number: Decimal| write::for_input(number, expect, language);
        let value = self.value.map(|value| [&number(value), sign].concat());
        let bounds = self.bounds.map(|[low, high]| {
            // A dash between numbers that have a minus would be hard to read.
            let dash = if low.is_sign_negative() || high.is_sign_negative() { language.between() } else { "–" };
            [&number(low), dash, &number(high), sign].concat()
        });
        match (value, bounds) {
            (Some(value), Some(bounds)) => format!("{value} ({bounds})"),
            (value, bounds) => value.or(bounds).unwrap_or_default(),
        }
    }
}

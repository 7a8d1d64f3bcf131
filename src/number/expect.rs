//! What a field expects: the kind of number, its language and its currency.

use super::language::Language;

/// The kind of number a field expects, which determines the units it accepts and the value it stores.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Expect {
    /// A number without unit.
    Number,
    /// An amount of money. The sign or code of its currency may stand on either side; any other currency is rejected.
    Money,
    /// A share typed in per cent, with or without `%`. **The value read is the share, that is the
    /// number typed divided by 100**: `12,5` and `12,5 %` both give 0.125. This is the only conversion
    /// from per cent to a share; [`for_input`](crate::number::write::for_input) is its inverse.
    Percent,
    /// A whole number, such as a count of people. `12,0` is whole.
    Count,
    /// A number of years, which may be followed by the word: `2 ans`, `1.5 years`.
    Years {
        /// Whether only whole years count.
        whole: bool,
    },
}

/// How to parse a text: in which language, as which kind of number, in which currency.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub struct Format<'a> {
    /// The language whose decimal mark is used.
    pub language: Language,
    /// The kind of number.
    pub expect: Expect,
    /// The ISO 4217 code of the study's currency, such as `"EUR"`.
    pub currency: &'a str,
}

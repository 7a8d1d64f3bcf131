//! The languages of the page, and the characters with which each writes a number.

/// A language of the page. French is the default.
#[derive(Copy, Clone, Debug, PartialEq, Eq, Default, PartialOrd, Ord)]
pub enum Language {
    /// French as written in France: `1 234,5`, `12,5 %`, `10 €`.
    #[default]
    French,
    /// British English: `1,234.5`, `12.5%`, `€10`.
    English,
}

impl Language {
    /// Every language, in the order in which the page offers them.
    pub const ALL: [Self; 2] = [Self::French, Self::English];

    /// The ISO 639-1 code: `"fr"` or `"en"`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::French => "fr",
            Self::English => "en",
        }
    }

    /// The language of a BCP 47 tag: only the part before the first `-` or `_` counts, in any
    /// case, so `"fr-CA"` is French. `None` for a language that the page does not support.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let primary = code.split(['-', '_']).next().unwrap_or("");
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(primary))
    }

    /// The character between the whole part and the decimals.
    #[must_use]
    pub const fn decimal_mark(self) -> char {
        match self {
            Self::French => ',',
            Self::English => '.',
        }
    }

    /// The character between groups of three digits, as CLDR states it: U+202F NARROW NO-BREAK SPACE
    /// in French, a comma in English.
    #[must_use]
    pub const fn group_separator(self) -> char {
        match self {
            Self::French => NARROW_NO_BREAK_SPACE,
            Self::English => ',',
        }
    }

    /// The word between two bounds, with its spaces: `-5 à 10`.
    #[must_use]
    pub const fn between(self) -> &'static str {
        match self {
            Self::French => " à ",
            Self::English => " to ",
        }
    }

    /// The space between a number and the `%` or the currency sign on its side of the number:
    /// U+00A0 in French (`12,5 %`, `10 €`), none in English (`12.5%`, `€10`).
    #[must_use]
    pub const fn sign_space(self) -> &'static str {
        match self {
            Self::French => "\u{a0}",
            Self::English => "",
        }
    }

    /// The space between a number and a currency written as a code (`12,00 CHF`, `CHF 12.00`):
    /// U+00A0 in both languages.
    #[must_use]
    pub const fn code_space(self) -> &'static str {
        "\u{a0}"
    }
}

/// U+00A0, which keeps a number and its unit on one line.
pub const NO_BREAK_SPACE: char = '\u{a0}';

/// U+202F, the French group separator since CLDR 34.
pub const NARROW_NO_BREAK_SPACE: char = '\u{202f}';

#[cfg(test)]
mod tests {
    use super::Language;

    #[track_caller]
    fn check(code: &str, expected: Option<Language>) {
        assert_eq!(Language::from_code(code), expected, "{code}");
    }

    #[test]
    fn a_language_tag_gives_its_language() {
        check("fr", Some(Language::French));
        check("fr-CA", Some(Language::French));
        check("FR_fr", Some(Language::French));
        check("en", Some(Language::English));
        check("en-GB", Some(Language::English));
        check("de", None);
        check("fro", None);
        check("", None);
    }

    #[test]
    fn codes_lead_back_to_their_language() {
        for language in Language::ALL {
            check(language.code(), Some(language));
        }
        assert_eq!(Language::default(), Language::French);
    }
}

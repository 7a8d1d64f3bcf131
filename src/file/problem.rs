//! Why a file is refused, and where.

use super::path::Path;
use crate::number::Decimal;
use crate::number::plain::{self, PlainError};
use crate::study::extra::JsonKind;
use crate::study::{EstimateError, FieldError};

/// A refusal: the first thing found wrong.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{path}: {problem}")]
pub struct FileError {
    /// The place, as a JSON path: `$.outcomes[2].proxy.value`.
    pub path: String,
    /// What is wrong there.
    pub problem: Problem,
}

impl FileError {
    /// A problem at a place.
    pub(super) fn at(path: &Path<'_>, problem: impl Into<Problem>) -> Self {
        Self { path: path.to_string(), problem: problem.into() }
    }

    /// A problem of the whole document.
    pub(super) fn whole(problem: impl Into<Problem>) -> Self {
        Self::at(&Path::Root, problem)
    }
}

/// What is wrong in a file.
///
/// Texts quoted from the file are shortened. The words for people are made elsewhere, from [`Problem::key`] and
/// [`Problem::args`].
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are named after what the sentence says")]
pub enum Problem {
    /// More bytes than are read, or than could be saved again.
    #[error("the file has {bytes} bytes, more than {max}")]
    FileTooLarge { bytes: usize, max: usize },
    /// Nothing but white space.
    #[error("the file is empty")]
    EmptyFile,
    /// Text in the encoding UTF-16.
    #[error("the file is in UTF-16; save it as UTF-8")]
    Utf16,
    /// Not a text at all.
    #[error("the file is not UTF-8 text (byte {at})")]
    NotText { at: usize },
    /// Not JSON.
    #[error("not JSON at line {line}, column {column}")]
    Syntax { line: usize, column: usize },
    /// The text ends in the middle.
    #[error("the file is cut short at line {line}, column {column}")]
    CutShort { line: usize, column: usize },
    /// Lists and objects too deep within one another.
    #[error("more than {max} levels of lists and objects")]
    TooDeep { max: usize },
    /// Too many JSON values in all.
    #[error("more than {max} values in the file")]
    TooManyValues { max: usize },
    /// Two members of one object have the same name.
    #[error("this member is there twice")]
    DuplicateMember,
    /// A name that means something to the parser and would not be written back as it came.
    #[error("no member can have this name")]
    ReservedMember,
    /// Another format, or none.
    #[error("not a study: the format is {found:?}")]
    NotAStudy { found: String },
    /// Written by a later version of the program.
    #[error("version {version} of the format is newer than {known}")]
    NewerVersion { version: i128, known: u32 },
    /// A member that must be there is absent.
    #[error("this member is missing")]
    Missing,
    /// Another kind of JSON value than the one needed.
    #[error("{} is needed here, not {}", with_article(*expected), with_article(*found))]
    WrongType { expected: JsonKind, found: JsonKind },
    /// A JSON number where the format has a text.
    #[error("write this number as a text, between quotation marks")]
    NumberAsJson,
    /// A text that is not a number of files.
    #[error("{text:?} is not a number: {why}")]
    NotANumber { text: String, why: PlainError },
    /// A JSON number with decimals where a whole one is needed.
    #[error("a whole number is needed here")]
    NotWhole,
    /// A word that is not in its list.
    #[error("{word:?} is not one of {}", allowed.join(", "))]
    UnknownWord { word: String, allowed: Vec<&'static str> },
    /// Not three capital letters.
    #[error("{text:?} is not a currency code of three capital letters")]
    BadCurrency { text: String },
    /// Not an unsigned whole number of 64 bits.
    #[error("{text:?} is not a whole number from 0 to 18446744073709551615")]
    BadSeed { text: String },
    /// A number that the registry does not admit.
    #[error(transparent)]
    OutOfRange(FieldError),
    /// An estimate that does not hold together.
    #[error(transparent)]
    Estimate(EstimateError),
    /// Only one of the two bounds of a range.
    #[error("low and high are stated both or neither")]
    HalfRange,
    /// Both ways of stating a volume.
    #[error("quantity and cohorts cannot both be stated")]
    QuantityAndCohorts,
    /// Empty, too long, or with a `/` or a control character.
    #[error("{id:?} is not an id of 1 to 64 characters without / and control characters")]
    BadId { id: String },
    /// The id of another part.
    #[error("the id {id:?} is already that of {first_at}")]
    DuplicateId { id: String, first_at: String },
    /// A reference to a stakeholder that does not exist.
    #[error("no stakeholder has the id {id:?}")]
    UnknownId { id: String },
    /// A reference to a hypothesis that does not exist.
    #[error("no hypothesis is called {id:?}")]
    UnknownChoice { id: String },
    /// Not exactly two hypotheses, or two on the same variable.
    #[error("two hypotheses on different variables are needed here")]
    NotAPair,
    /// A number is in two groups of numbers that move together, or twice in one.
    #[error("{path:?} is in a group already")]
    CorrelatedTwice { path: String },
    /// A text with too many characters.
    #[error("{length} characters, more than {max}")]
    TooLong { length: usize, max: usize },
    /// A list with too many entries.
    #[error("{count} entries, more than {max}")]
    TooMany { count: usize, max: usize },
    /// Discounting without any rate.
    #[error("at least one rate is needed")]
    NoRates,
    /// The first rate does not hold from year 0.
    #[error("the first rate must hold from year 0, not {year}")]
    FirstRateNotZero { year: u32 },
    /// A rate that starts before the one in front of it, or with it.
    #[error("the years of the rates must ascend: {year} comes after {before}")]
    RatesNotAscending { before: u32, year: u32 },
}

impl From<FieldError> for Problem {
    fn from(error: FieldError) -> Self {
        match error {
            FieldError::Estimate(error) => Self::Estimate(error),
            error => Self::OutOfRange(error),
        }
    }
}

impl From<EstimateError> for Problem {
    fn from(error: EstimateError) -> Self {
        Self::Estimate(error)
    }
}

impl Problem {
    /// Every key that [`Problem::key`] can give for a file, so that the catalogue of texts can be checked.
    pub const KEYS: &'static [&'static str] = &[
        "file_too_large",
        "empty_file",
        "utf16",
        "not_text",
        "syntax",
        "cut_short",
        "too_deep",
        "too_many_values",
        "duplicate_member",
        "reserved_member",
        "not_a_study",
        "newer_version",
        "missing",
        "wrong_type",
        "number_as_json",
        "not_a_number",
        "number_not_whole",
        "unknown_word",
        "bad_currency",
        "bad_seed",
        "number_too_small",
        "number_not_above",
        "number_too_large",
        "estimate_empty",
        "bounds_reversed",
        "outside_range",
        "not_the_median",
        "low_not_positive",
        "bounds_too_large",
        "half_range",
        "quantity_and_cohorts",
        "bad_id",
        "duplicate_id",
        "unknown_id",
        "unknown_choice",
        "not_a_pair",
        "correlated_twice",
        "too_long",
        "too_many",
        "no_rates",
        "first_rate_not_zero",
        "rates_not_ascending",
    ];

    /// The name of the sentence in the catalogue of texts, without its prefix.
    pub const fn key(&self) -> &'static str {
        match self {
            Self::FileTooLarge { .. } => "file_too_large",
            Self::EmptyFile => "empty_file",
            Self::Utf16 => "utf16",
            Self::NotText { .. } => "not_text",
            Self::Syntax { .. } => "syntax",
            Self::CutShort { .. } => "cut_short",
            Self::TooDeep { .. } => "too_deep",
            Self::TooManyValues { .. } => "too_many_values",
            Self::DuplicateMember => "duplicate_member",
            Self::ReservedMember => "reserved_member",
            Self::NotAStudy { .. } => "not_a_study",
            Self::NewerVersion { .. } => "newer_version",
            // No file states the range of an effect.
            Self::Missing | Self::OutOfRange(FieldError::Required | FieldError::Missing | FieldError::NotNormal) => {
                "missing"
            }
            Self::WrongType { .. } => "wrong_type",
            Self::NumberAsJson => "number_as_json",
            Self::NotANumber { .. } => "not_a_number",
            Self::NotWhole | Self::OutOfRange(FieldError::NotWhole { .. }) => "number_not_whole",
            Self::UnknownWord { .. } => "unknown_word",
            Self::BadCurrency { .. } => "bad_currency",
            Self::BadSeed { .. } => "bad_seed",
            Self::OutOfRange(FieldError::TooSmall { above: false, .. }) => "number_too_small",
            Self::OutOfRange(FieldError::TooSmall { above: true, .. }) => "number_not_above",
            Self::OutOfRange(FieldError::TooLarge { .. }) => "number_too_large",
            Self::Estimate(error) | Self::OutOfRange(FieldError::Estimate(error)) => estimate_key(error),
            Self::HalfRange => "half_range",
            Self::QuantityAndCohorts => "quantity_and_cohorts",
            Self::BadId { .. } => "bad_id",
            Self::DuplicateId { .. } => "duplicate_id",
            Self::UnknownId { .. } => "unknown_id",
            Self::UnknownChoice { .. } => "unknown_choice",
            Self::NotAPair => "not_a_pair",
            Self::CorrelatedTwice { .. } => "correlated_twice",
            Self::TooLong { .. } => "too_long",
            Self::TooMany { .. } => "too_many",
            Self::NoRates => "no_rates",
            Self::FirstRateNotZero { .. } => "first_rate_not_zero",
            Self::RatesNotAscending { .. } | Self::OutOfRange(FieldError::NotAscending) => "rates_not_ascending",
        }
    }

    /// What the sentence names: numbers are plain, to be shown in the reader's language.
    pub fn args(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::FileTooLarge { bytes, max } => vec![("bytes", bytes.to_string()), ("max", max.to_string())],
            Self::NotText { at } => vec![("at", at.to_string())],
            Self::Syntax { line, column } | Self::CutShort { line, column } => {
                vec![("line", line.to_string()), ("column", column.to_string())]
            }
            Self::TooDeep { max } | Self::TooManyValues { max } => vec![("max", max.to_string())],
            Self::NotAStudy { found } => vec![("found", found.clone())],
            Self::NewerVersion { version, known } => {
                vec![("version", version.to_string()), ("known", known.to_string())]
            }
            Self::WrongType { expected, found } => {
                vec![("expected", expected.word().to_owned()), ("found", found.word().to_owned())]
            }
            Self::NotANumber { text, .. } | Self::BadCurrency { text } | Self::BadSeed { text } => {
                vec![("text", text.clone())]
            }
            Self::UnknownWord { word, allowed } => vec![("word", word.clone()), ("allowed", allowed.join(", "))],
            Self::OutOfRange(error) => field_args(error),
            Self::Estimate(error) => estimate_args(error),
            Self::BadId { id } | Self::UnknownId { id } | Self::UnknownChoice { id } => vec![("id", id.clone())],
            Self::CorrelatedTwice { path } => vec![("path", path.clone())],
            Self::DuplicateId { id, first_at } => vec![("id", id.clone()), ("first_at", first_at.clone())],
            Self::TooLong { length, max } => vec![("length", length.to_string()), ("max", max.to_string())],
            Self::TooMany { count, max } => vec![("count", count.to_string()), ("max", max.to_string())],
            Self::FirstRateNotZero { year } => vec![("year", year.to_string())],
            Self::RatesNotAscending { before, year } => {
                vec![("before", before.to_string()), ("year", year.to_string())]
            }
            Self::EmptyFile
            | Self::Utf16
            | Self::DuplicateMember
            | Self::ReservedMember
            | Self::Missing
            | Self::NumberAsJson
            | Self::NotWhole
            | Self::HalfRange
            | Self::QuantityAndCohorts
            | Self::NotAPair
            | Self::NoRates => Vec::new(),
        }
    }
}

/// The kind of a JSON value, as it stands in an English sentence.
fn with_article(kind: JsonKind) -> String {
    match kind {
        JsonKind::Null => kind.word().to_owned(),
        JsonKind::Object => format!("an {}", kind.word()),
        _ => format!("a {}", kind.word()),
    }
}

const fn estimate_key(error: &EstimateError) -> &'static str {
    match error {
        EstimateError::Empty => "estimate_empty",
        EstimateError::BoundsReversed { .. } => "bounds_reversed",
        EstimateError::OutsideRange { .. } => "outside_range",
        EstimateError::NotTheMedian { .. } => "not_the_median",
        EstimateError::LowNotPositive { .. } => "low_not_positive",
        EstimateError::TooLarge => "bounds_too_large",
    }
}

fn numbers(list: &[(&'static str, Decimal)]) -> Vec<(&'static str, String)> {
    list.iter().map(|(name, value)| (*name, plain::print(*value))).collect()
}

fn field_args(error: &FieldError) -> Vec<(&'static str, String)> {
    match error {
        FieldError::TooSmall { value, min, .. } => numbers(&[("value", *value), ("min", *min)]),
        FieldError::TooLarge { value, max } => numbers(&[("value", *value), ("max", *max)]),
        FieldError::NotWhole { value } => numbers(&[("value", *value)]),
        FieldError::Estimate(error) => estimate_args(error),
        FieldError::NotAscending | FieldError::Required | FieldError::Missing | FieldError::NotNormal => Vec::new(),
    }
}

fn estimate_args(error: &EstimateError) -> Vec<(&'static str, String)> {
    match error {
        EstimateError::BoundsReversed { low, high } => numbers(&[("low", *low), ("high", *high)]),
        EstimateError::OutsideRange { value, low, high } => {
            numbers(&[("value", *value), ("low", *low), ("high", *high)])
        }
        EstimateError::NotTheMedian { value, median } => numbers(&[("value", *value), ("median", *median)]),
        EstimateError::LowNotPositive { low } => numbers(&[("low", *low)]),
        EstimateError::Empty | EstimateError::TooLarge => Vec::new(),
    }
}

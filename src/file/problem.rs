//! Why a file is refused, and where.

use crate::json::{JsonError, JsonKind, JsonProblem, Path};
use crate::number::Decimal;
use crate::number::plain::{self, PlainError};
use crate::study::{EstimateError, FieldError};
use EstimateError as E;
use FieldError as F;

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

/// Declares the problems: the fields of each, which are also the arguments of its message, and the key of that message. Fields
/// after `+` are not arguments. The problems of numbers and of estimates follow, each with its pattern.
macro_rules! problems {
    (
        $(
            $(#[$meta:meta])*
            $variant:ident $({ $($field:ident: $kind:ty),+ } $(+ { $($more:ident: $more_kind:ty),+ })?)? = $key:literal,
        )+
        $( => $pattern:pat => $error_key:literal $(($($number:ident),+))?, )+
    ) => {
        /// What is wrong in a file.
        ///
        /// Texts quoted from the file are shortened. The words for people are made elsewhere, from [`Problem::key`] and
        /// [`Problem::args`].
        #[derive(Debug, Clone, PartialEq, thiserror::Error)]
        #[expect(missing_docs, reason = "the fields are named after what the sentence says")]
        pub enum Problem {
            $( $(#[$meta])* $variant $({ $($field: $kind,)+ $($($more: $more_kind),+)? })?, )+
            /// Not JSON, or JSON beyond a limit.
            #[error(transparent)]
            Json(JsonProblem),
            /// A number that is not admissible.
            #[error(transparent)]
            OutOfRange(FieldError),
            /// An estimate that does not hold together.
            #[error(transparent)]
            Estimate(EstimateError),
        }

        impl Problem {
            /// Every key that [`Problem::key`] can give, so that the catalogue of texts can be checked.
            pub const KEYS: &'static [&'static str] = &[$($key,)+ $($error_key),+];

            /// The name of the sentence in the catalogue of texts, without its prefix.
            #[expect(unused_variables, reason = "a pattern names what the sentence does")]
            pub const fn key(&self) -> &'static str {
                match self {
                    $( Self::$variant $({ $($field: _,)+ .. })? => $key, )+
                    $( $pattern => $error_key, )+
                }
            }

            /// What the sentence names: numbers are plain, to be shown in the reader's language.
            pub fn args(&self) -> Vec<(&'static str, String)> {
                match self {
                    $( Self::$variant $({ $($field,)+ .. })? => vec![$($((stringify!($field), $field.said())),+)?], )+
                    $( $pattern => vec![$($((stringify!($number), $number.said())),+)?], )+
                }
            }
        }
    };
}

problems! {
    /// More bytes than are read, or than could be saved again.
    #[error("the file has {bytes} bytes, more than {max}")]
    FileTooLarge { bytes: usize, max: usize } = "file_too_large",
    /// Nothing but white space.
    #[error("the file is empty")]
    EmptyFile = "empty_file",
    /// Text in the encoding UTF-16.
    #[error("the file is in UTF-16; save it as UTF-8")]
    Utf16 = "utf16",
    /// Not a text at all.
    #[error("the file is not UTF-8 text (byte {at})")]
    NotText { at: usize } = "not_text",
    /// A collection or a rescue file without a study.
    #[error("there is no study in the file")]
    NoStudies = "no_studies",
    /// A record of the browser's storage that is not as it was written.
    #[error("the saved text is damaged")]
    DamagedRecord = "damaged_record",
    /// Another format, or none.
    #[error("not a study: the format is {found:?}")]
    NotAStudy { found: String } = "not_a_study",
    /// Written by a later version of the program.
    #[error("version {version} of the format is newer than {known}")]
    NewerVersion { version: i128, known: u32 } = "newer_version",
    /// A member that must be there is absent.
    #[error("this member is missing")]
    Missing = "missing",
    /// Another kind of JSON value than the one needed.
    #[error("{} is needed here, not {}", with_article(*expected), with_article(*found))]
    WrongType { expected: JsonKind, found: JsonKind } = "wrong_type",
    /// A JSON number where the format has a text.
    #[error("write this number as a text, between quotation marks")]
    NumberAsJson = "number_as_json",
    /// A text that is not a number of files.
    #[error("{text:?} is not a number: {why}")]
    NotANumber { text: String } + { why: PlainError } = "not_a_number",
    /// A JSON number with decimals where a whole one is needed.
    #[error("a whole number is needed here")]
    NotWhole = "number_not_whole",
    /// A word that is not in its list.
    #[error("{word:?} is not one of {}", allowed.join(", "))]
    UnknownWord { word: String, allowed: Vec<&'static str> } = "unknown_word",
    /// Not three capital letters.
    #[error("{text:?} is not a currency code of three capital letters")]
    BadCurrency { text: String } = "bad_currency",
    /// Not an unsigned whole number of 64 bits.
    #[error("{text:?} is not a whole number from 0 to 18446744073709551615")]
    BadSeed { text: String } = "bad_seed",
    /// Only one of the two bounds of a range.
    #[error("low and high are stated both or neither")]
    HalfRange = "half_range",
    /// Both ways of stating a volume.
    #[error("quantity and cohorts cannot both be stated")]
    QuantityAndCohorts = "quantity_and_cohorts",
    /// Empty, too long, or with a `/` or a control character.
    #[error("{id:?} is not an id of 1 to 64 characters without / and control characters")]
    BadId { id: String } = "bad_id",
    /// The id of another part.
    #[error("the id {id:?} is already that of {first_at}")]
    DuplicateId { id: String, first_at: String } = "duplicate_id",
    /// A reference to a stakeholder that does not exist.
    #[error("no stakeholder has the id {id:?}")]
    UnknownId { id: String } = "unknown_id",
    /// A reference to an outcome that does not exist, or that has no proxy of its own.
    #[error("no outcome with a proxy of its own has the id {id:?}")]
    UnknownProxy { id: String } = "unknown_proxy",
    /// A proxy that is that of another outcome, and states a number.
    #[error("a proxy that is shared by same_as has no number of its own")]
    SharedProxy = "shared_proxy",
    /// A reference to a hypothesis that does not exist.
    #[error("no hypothesis is called {id:?}")]
    UnknownChoice { id: String } = "unknown_choice",
    /// A reference to a scenario that does not exist.
    #[error("no scenario has the id {id:?}")]
    UnknownScenario { id: String } = "unknown_scenario",
    /// Not exactly two hypotheses, or two on the same variable.
    #[error("two hypotheses on different variables are needed here")]
    NotAPair = "not_a_pair",
    /// A number is in two groups of numbers that move together, or twice in one.
    #[error("{path:?} is in a group already")]
    CorrelatedTwice { path: String } = "correlated_twice",
    /// A text with too many characters.
    #[error("{length} characters, more than {max}")]
    TooLong { length: usize, max: usize } = "too_long",
    /// A list with too many entries.
    #[error("{count} entries, more than {max}")]
    TooMany { count: usize, max: usize } = "too_many",
    /// Discounting without any rate.
    #[error("at least one rate is needed")]
    NoRates = "no_rates",
    /// The first rate does not hold from year 0.
    #[error("the first rate must hold from year 0, not {year}")]
    FirstRateNotZero { year: u32 } = "first_rate_not_zero",
    /// A year of a price index before the one in front of it, or the same.
    #[error("the years of the index must ascend: {year} comes after {before}")]
    LevelsNotAscending { before: i32, year: i32 } = "levels_not_ascending",
    /// A rate that starts before the one in front of it, or with it.
    #[error("the years of the rates must ascend: {year} comes after {before}")]
    RatesNotAscending { before: u32, year: u32 } = "rates_not_ascending",

    => Self::Json(JsonProblem::Syntax { line, column }) => "syntax" (line, column),
    => Self::Json(JsonProblem::CutShort { line, column }) => "cut_short" (line, column),
    => Self::Json(JsonProblem::TooDeep { max }) => "too_deep" (max),
    => Self::Json(JsonProblem::TooManyValues { max }) => "too_many_values" (max),
    => Self::Json(JsonProblem::DuplicateMember) => "duplicate_member",
    => Self::Json(JsonProblem::ReservedMember) => "reserved_member",
    => Self::OutOfRange(F::Required | F::Missing | F::NotNormal) => "missing",
    => Self::OutOfRange(F::NotWhole { value }) => "number_not_whole" (value),
    => Self::OutOfRange(F::TooSmall { above: false, value, min }) => "number_too_small" (value, min),
    => Self::OutOfRange(F::TooSmall { above: true, value, min }) => "number_not_above" (value, min),
    => Self::OutOfRange(F::TooLarge { value, max }) => "number_too_large" (value, max),
    => Self::OutOfRange(F::NoShare) => "no_share",
    => Self::OutOfRange(F::NotAscending) => "rates_not_ascending",
    => Self::OutOfRange(F::Estimate(E::Empty)) | Self::Estimate(E::Empty) => "estimate_empty",
    => Self::OutOfRange(F::Estimate(E::BoundsReversed { low, high })) | Self::Estimate(E::BoundsReversed { low, high }) =>
        "bounds_reversed" (low, high),
    => Self::OutOfRange(F::Estimate(E::OutsideRange { value, low, high }))
    | Self::Estimate(E::OutsideRange { value, low, high }) => "outside_range" (value, low, high),
    => Self::OutOfRange(F::Estimate(E::NotTheMedian { value, median })) | Self::Estimate(E::NotTheMedian { value, median }) =>
        "not_the_median" (value, median),
    => Self::OutOfRange(F::Estimate(E::LowNotPositive { low })) | Self::Estimate(E::LowNotPositive { low }) =>
        "low_not_positive" (low),
    => Self::OutOfRange(F::Estimate(E::Sample)) | Self::Estimate(E::Sample) => "sample_counts",
    => Self::OutOfRange(F::Estimate(E::TooLarge)) | Self::Estimate(E::TooLarge) => "bounds_too_large",
}

/// A part of a problem, as its sentence names it.
trait Said {
    fn said(&self) -> String;
}

macro_rules! said {
    ($($kind:ty: $this:ident => $said:expr),+ $(,)?) => {
        $( impl Said for $kind { fn said(&self) -> String { let $this = self; $said } } )+
    };
}
said! {
    usize: this => this.to_string(),
    u32: this => this.to_string(),
    i32: this => this.to_string(),
    i128: this => this.to_string(),
    String: this => this.clone(),
    Decimal: this => plain::print(*this),
    JsonKind: this => this.word().to_owned(),
    Vec<&'static str>: this => this.join(", "),
}

impl From<JsonError> for FileError {
    fn from(error: JsonError) -> Self {
        Self { path: error.path, problem: Problem::Json(error.problem) }
    }
}

impl From<JsonProblem> for Problem {
    fn from(problem: JsonProblem) -> Self {
        Self::Json(problem)
    }
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

/// The kind of a JSON value, as it stands in an English sentence.
fn with_article(kind: JsonKind) -> String {
    match kind {
        JsonKind::Null => kind.word().to_owned(),
        JsonKind::Object => format!("an {}", kind.word()),
        _ => format!("a {}", kind.word()),
    }
}

//! The fields to type in: every number and every text of a study, and the settings of its simulation.

use crate::app::workspace::UncertaintySettings;
use crate::app::{Changes, State};
use crate::number::read::Expect;
use crate::number::{Decimal, plain};
use crate::study::field::FieldUnit;
use crate::study::text::MAX_SOURCE;
use crate::study::{Correlation, Estimate, FieldError, NumberPath, Operation, Override, Parameter, Study, TextField};

/// A field to type in.
#[derive(Debug, Clone, PartialEq)]
pub enum TypedField {
    /// A number.
    Number(NumberField),
    /// A text of the study.
    Text(TextField),
    /// The source of a number.
    Source(NumberPath),
}

/// One of the two bounds of a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// The lower one.
    Low,
    /// The upper one.
    High,
}

/// A number to type.
#[derive(Debug, Clone, PartialEq)]
pub enum NumberField {
    /// The likely value of a registered number.
    Value(NumberPath),
    /// A bound of its range. A range has both bounds or neither.
    Bound(NumberPath, Bound),
    /// The year of publication of its source.
    SourceYear(NumberPath),
    /// A parameter of a driver: the id of its hypothesis, the index of the driver there, the parameter.
    Parameter(String, usize, Parameter),
    /// The value of the override at this index.
    Override(Changes, usize),
    /// The rank correlation of a group.
    RankCorrelation(String),
    /// The seed of the simulation.
    Seed,
    /// Half the width of the default range of a judged number, as a share of its value.
    JudgedWidth,
    /// The same for a number whose basis is `Unknown`.
    UnknownWidth,
    /// The ratio above which the user would decide otherwise.
    Threshold,
}

/// How the number of a field is read and shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumberFormat {
    /// What the parser expects: accepted units, and whether the text is in per cent.
    pub expect: Expect,
    /// The unit of the number.
    pub unit: FieldUnit,
    /// Whether its digits are not grouped, as in a calendar year.
    pub ungrouped: bool,
}

impl TypedField {
    /// The path that identifies the field in labels, for the focus and in tests.
    pub fn path(&self) -> String {
        match self {
            Self::Number(number) => number.path(),
            Self::Text(text) => text.path(),
            Self::Source(path) => format!("{path}/source"),
        }
    }

    /// The maximum length of its text, in characters; `None` for a number.
    pub const fn max_length(&self) -> Option<usize> {
        match self {
            Self::Number(_) => None,
            Self::Text(text) => Some(text.max_length()),
            Self::Source(_) => Some(MAX_SOURCE),
        }
    }
}

impl Bound {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Low => Self::High,
            Self::High => Self::Low,
        }
    }

    /// Its word in paths and in the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::High => "high",
        }
    }
}

impl NumberField {
    /// The path that identifies the field in labels, for the focus and in tests.
    pub fn path(&self) -> String {
        match self {
            Self::Value(path) => path.to_string(),
            Self::Bound(path, bound) => format!("{path}/{}", bound.word()),
            Self::SourceYear(path) => format!("{path}/year"),
            Self::Parameter(id, n, parameter) => format!("hypotheses/{id}/drivers/{n}/{}", parameter.word()),
            Self::Override(changes, n) => format!("{}/overrides/{n}/value", changes.path()),
            Self::RankCorrelation(id) => format!("correlations/{id}/rank_correlation"),
            Self::Seed => "seed".to_owned(),
            Self::JudgedWidth => "uncertainty/judged".to_owned(),
            Self::UnknownWidth => "uncertainty/unknown".to_owned(),
            Self::Threshold => "uncertainty/threshold".to_owned(),
        }
    }

    /// The format of the number.
    pub fn format(&self, study: Option<&Study>) -> NumberFormat {
        let of = |expect, unit| NumberFormat { expect, unit, ungrouped: unit == FieldUnit::CalendarYear };
        match self {
            Self::Value(path) | Self::Bound(path, _) => {
                let spec = path.field().spec();
                of(spec.expect(), spec.unit)
            }
            Self::Parameter(_, _, parameter) => of(parameter.spec().expect(), parameter.spec().unit),
            Self::Override(changes, n) => {
                let change = study.and_then(|study| changes.get(study, *n));
                let path = change.filter(|change| change.operation != Operation::Scale).map(|change| &*change.target);
                let spec = path.and_then(NumberPath::parse).map(|path| path.field().spec());
                spec.map_or(of(Expect::Number, FieldUnit::Count), |spec| of(spec.expect(), spec.unit))
            }
            Self::SourceYear(_) => of(Expect::Count, FieldUnit::CalendarYear),
            Self::Seed => NumberFormat { ungrouped: true, ..of(Expect::Count, FieldUnit::Count) },
            Self::JudgedWidth | Self::UnknownWidth => of(Expect::Percent, FieldUnit::Share),
            Self::RankCorrelation(_) | Self::Threshold => of(Expect::Number, FieldUnit::Count),
        }
    }

    /// The current number; `None` where it is not stated.
    pub fn stated(&self, state: &State) -> Option<Decimal> {
        let settings = &state.workspace.uncertainty;
        match self {
            Self::JudgedWidth => return Some(settings.default_ranges.judged),
            Self::UnknownWidth => return Some(settings.default_ranges.unknown),
            Self::Threshold => return Some(settings.threshold),
            _ => {}
        }
        let study = &**state.open()?.study();
        match self {
            Self::Value(path) => path.get(study)?.value,
            Self::Bound(path, bound) => {
                let range = path.get(study)?.range?;
                Some(if *bound == Bound::Low { range.low } else { range.high })
            }
            Self::SourceYear(path) => path.get(study)?.year.map(Decimal::from),
            Self::Parameter(id, n, parameter) => study.hypothesis(id)?.1.drivers.get(*n)?.stated(*parameter),
            Self::Override(changes, n) => changes.get(study, *n).map(|change| change.value.point()),
            Self::RankCorrelation(id) => study.correlation(id).map(|group| group.rank_correlation),
            Self::Seed => Some(Decimal::from(study.seed.0)),
            Self::JudgedWidth | Self::UnknownWidth | Self::Threshold => None,
        }
    }

    /// Checks whether a number is admissible here. [`super::bounds`] checks a bound, together with the other one.
    ///
    /// # Errors
    /// The first rule that the number breaks.
    pub(super) fn check(&self, state: &State, value: Decimal) -> Result<(), FieldError> {
        match self {
            Self::JudgedWidth | Self::UnknownWidth => return UncertaintySettings::check_width(value),
            Self::Threshold => return UncertaintySettings::check_threshold(value),
            Self::Seed => return check_seed(value),
            Self::RankCorrelation(_) => return Correlation::check(value),
            Self::SourceYear(_) => return crate::study::Field::PriceYear.spec().check(value),
            _ => {}
        }
        let study = state.open().map(|document| &**document.study()).ok_or(FieldError::Missing)?;
        match self {
            Self::Value(path) => path.check(&Estimate { value: Some(value), ..path.get(study).unwrap_or_default() }),
            Self::Parameter(id, n, parameter) => {
                let driver = study.hypothesis(id).and_then(|(_, hypothesis)| hypothesis.drivers.get(*n));
                driver.ok_or(FieldError::Missing)?.clone().set(*parameter, Some(value))
            }
            Self::Override(changes, n) => {
                let change = changes.get(study, *n).ok_or(FieldError::Missing)?;
                let estimate = Estimate { value: Some(value), ..change.value.clone() };
                check_override(&Override { value: estimate, ..change.clone() })
            }
            _ => Ok(()),
        }
    }
}

/// Checks an override: a value to set must be admissible for its target. A factor or a difference need not be, but its estimate
/// must be consistent.
pub(in crate::app) fn check_override(change: &Override) -> Result<(), FieldError> {
    match (NumberPath::parse(&change.target), change.operation) {
        (Some(path), Operation::Set) => path.check(&change.value),
        _ => Estimate::check(&change.value).map_err(FieldError::from),
    }
}

/// A seed is a whole number that 64 bits can hold.
fn check_seed(value: Decimal) -> Result<(), FieldError> {
    let (min, max) = (Decimal::ZERO, Decimal::from(u64::MAX));
    match value {
        _ if !value.is_integer() => Err(FieldError::NotWhole { value }),
        _ if value < min => Err(FieldError::TooSmall { value, min, above: false }),
        _ if value > max => Err(FieldError::TooLarge { value, max }),
        _ => Ok(()),
    }
}

/// The number as a seed; `None` where [`check_seed`] refuses it.
pub(super) fn seed(value: Decimal) -> Option<u64> {
    plain::print(value).parse().ok()
}

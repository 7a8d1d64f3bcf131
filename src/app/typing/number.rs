//! The number of a field: what the state holds, and what may be stated.

use super::field::{Bound, NumberField};
use crate::app::State;
use crate::app::changes::check_override;
use crate::app::workspace::UncertaintySettings;
use crate::number::{Decimal, plain};
use crate::study::field::Field;
use crate::study::{Correlation, Estimate, FieldError, Override};

impl NumberField {
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
            Self::Actual(path) => path.get(study)?.actual,
            Self::Sample(path, count) => count.of(path.get(study)?.sample.as_deref()?).map(Decimal::from),
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
            Self::Actual(path) => path.field().spec().check(value),
            Self::Sample(..) => Field::Headcount.spec().check(value),
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

//! The number of a field: what the state holds, and what may be stated.

use super::field::{Bound, NumberField, trial_of, trial_spec};
use crate::app::State;
use crate::app::changes::check_override;
use crate::app::workspace::UncertaintySettings;
use crate::number::{Decimal, plain};
use crate::study::field::{Field, FieldSpec};
use crate::study::trial::{ArmNumber, Trial, TrialPath};
use crate::study::{Correlation, Estimate, FieldError, NumberPath, Operation, Override, Study, Threshold};

impl NumberField {
    /// The current number; `None` where it is not stated.
    pub fn stated(&self, state: &State) -> Option<Decimal> {
        let settings = &state.workspace.uncertainty;
        match self {
            Self::JudgedWidth => return Some(settings.default_ranges.judged),
            Self::UnknownWidth => return Some(settings.default_ranges.unknown),
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
            Self::Threshold => Some(study.threshold.0),
            Self::Trial(path) => path.get(&trial_of(study)?),
            Self::JudgedWidth | Self::UnknownWidth => None,
        }
    }

    /// The key of the undo step that typing in it makes, where what is typed moves more than that: a value its range, a bound the
    /// value and the other bound.
    pub(super) fn step(&self) -> Option<String> {
        match self {
            Self::Value(path) => Some(path.to_string()),
            Self::Bound(path, _) => Some(format!("{path}/pedigree")),
            Self::Override(..) => Some(self.path().trim_end_matches("/value").to_owned()),
            _ => None,
        }
    }

    /// Whether a number below 0 may be stated here.
    pub fn may_be_negative(&self, study: Option<&Study>) -> bool {
        let below_zero = |min: Option<Decimal>| min.is_none_or(|min| min < Decimal::ZERO);
        match self {
            Self::Value(path) | Self::Bound(path, _) | Self::Actual(path) => below_zero(path.field().spec().min),
            Self::Parameter(_, _, parameter) => below_zero(parameter.spec().min),
            Self::Trial(path) => below_zero(trial_spec(path, study).min),
            Self::Override(changes, n) => {
                let change = study.and_then(|study| changes.get(study, *n));
                change.is_some_and(|change| match change.operation {
                    Operation::Add => true,
                    Operation::Scale => false,
                    Operation::Set => {
                        NumberPath::parse(&change.target).is_some_and(|path| below_zero(path.field().spec().min))
                    }
                })
            }
            _ => false,
        }
    }

    /// The number whose range moves with what is typed here, or is typed here.
    pub(super) fn path_of_range(&self) -> Option<&NumberPath> {
        match self {
            Self::Value(path) | Self::Bound(path, _) => Some(path),
            _ => None,
        }
    }

    /// Checks whether a number is admissible here. The edit that states a value checks it, with the range that follows, and
    /// [`super::bounds`] a bound.
    ///
    /// # Errors
    /// The first rule that the number breaks.
    pub(super) fn check(&self, state: &State, value: Decimal) -> Result<(), FieldError> {
        match self {
            Self::JudgedWidth | Self::UnknownWidth => return UncertaintySettings::check_width(value),
            Self::Threshold => return Threshold::check(value),
            Self::Seed => return check_seed(value),
            Self::RankCorrelation(_) => return Correlation::check(value),
            Self::SourceYear(_) => return crate::study::Field::PriceYear.spec().check(value),
            _ => {}
        }
        let study = state.open().map(|document| &**document.study()).ok_or(FieldError::Missing)?;
        match self {
            Self::Actual(path) => path.field().spec().check(value),
            Self::Sample(..) => Field::Headcount.spec().check(value),
            Self::Trial(path) => check_trial(path, &trial_of(study).ok_or(FieldError::Missing)?, value),
            Self::Parameter(id, n, parameter) => {
                let driver = study.hypothesis(id).and_then(|(_, hypothesis)| hypothesis.drivers.get(*n));
                driver.ok_or(FieldError::Missing)?.clone().set(*parameter, Some(value))
            }
            Self::Override(changes, n) => {
                let change = changes.get(study, *n).ok_or(FieldError::Missing)?;
                check_override(&Override { value: overriding(change, value), ..change.clone() })
            }
            _ => Ok(()),
        }
    }
}

/// The estimate of an override with another value; a range beside it is taken along.
pub(super) fn overriding(change: &Override, value: Decimal) -> Estimate {
    let path = NumberPath::parse(&change.target).filter(|path| !path.field().is_effect());
    match path {
        Some(path) => {
            let spec = path.field().spec();
            let free = FieldSpec { min: None, max: None, ..spec };
            // A factor or a difference is not limited by what the number may be.
            change.value.with_value(value, if change.operation == Operation::Set { &spec } else { &free })
        }
        None => Estimate { value: Some(value), ..change.value.clone() },
    }
}

/// A number of a group must be possible beside those of the same people. Where another one is what cannot be, such as positives above
/// the answers that are typed, this one is refused for it.
fn check_trial(path: &TrialPath, trial: &Trial, value: Decimal) -> Result<(), FieldError> {
    let mut next = trial.clone();
    path.set(&mut next, Some(value))?;
    let TrialPath::Arm(place, arm, number) = path else { return Ok(()) };
    let measure = next.measure_at(place).unwrap_or_default();
    match next.arms(place).and_then(|arms| arms.arm(*arm).impossible(measure)) {
        None => Ok(()),
        Some((found, error)) if found == *number => Err(error),
        // Those are part of these: there are at least as many.
        Some((_, FieldError::TooLarge { value: min, .. })) => Err(FieldError::TooSmall { value, min, above: false }),
        // Both groups together are more than the answers leave room for.
        Some((_, FieldError::TooSmall { value: both, min, .. })) => {
            let change = min.saturating_sub(both);
            Err(if *number == ArmNumber::Answered {
                FieldError::TooSmall { value, min: value.saturating_add(change), above: false }
            } else {
                FieldError::TooLarge { value, max: value.saturating_sub(change) }
            })
        }
        Some((_, error)) => Err(error),
    }
}

/// A seed is a whole number that 64 bits can hold.
fn check_seed(value: Decimal) -> Result<(), FieldError> {
    if !value.is_integer() {
        return Err(FieldError::NotWhole { value });
    }
    FieldError::check_within(value, Decimal::ZERO, Decimal::from(u64::MAX))
}

/// The number as a seed; `None` where [`check_seed`] refuses it.
pub(super) fn seed(value: Decimal) -> Option<u64> {
    plain::print(value).parse().ok()
}

//! The numbers and texts of a trial by their place, as fields and labels name them.

use super::{Arm, ArmNumber, Arms, PlanNumber, Trial, TrialNumber, TrialOutcome};
use crate::number::Decimal;
use crate::study::field::{FieldError, FieldSpec, FieldUnit};
use crate::study::limits::{MAX_NAME, MAX_NOTES, MAX_SOURCE};
use crate::study::{EffectMeasure, Estimate};

/// Where two groups stand.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum ArmsPlace {
    /// Those of an outcome, or of what was known before, by its id.
    Outcome(String),
    /// Those of a stratum, by its id.
    Stratum(String),
}

/// One number of a trial: `trial/plan/power`, `trial/o1/offered/positives`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TrialPath {
    /// A number of the trial as a whole.
    Trial(TrialNumber),
    /// A number of its plan.
    Plan(PlanNumber),
    /// The year of its figures.
    Year,
    /// The share without a comparison.
    RawRate,
    /// A number of a group.
    Arm(ArmsPlace, Arm, ArmNumber),
}

impl TrialPath {
    /// The path as text.
    pub fn path(&self) -> String {
        match self {
            Self::Trial(number) => format!("trial/{}", number.word()),
            Self::Plan(number) => format!("trial/plan/{}", number.word()),
            Self::Year => "trial/year".to_owned(),
            Self::RawRate => "trial/raw_rate".to_owned(),
            Self::Arm(ArmsPlace::Outcome(id) | ArmsPlace::Stratum(id), arm, number) => {
                format!("trial/{id}/{}/{}", arm.word(), number.word())
            }
        }
    }

    /// What the registry knows of the number; the effect of a plan depends on what its outcome is.
    pub fn spec(&self, trial: Option<&Trial>) -> FieldSpec {
        let effect = FieldSpec {
            unit: FieldUnit::Difference,
            min: Some(Decimal::NEGATIVE_ONE),
            max: Some(Decimal::ONE),
            ..PlanNumber::Effect.spec()
        };
        match self {
            Self::Trial(number) => number.spec(),
            Self::Plan(PlanNumber::Effect)
                if trial.is_some_and(|trial| trial.plan.measure == EffectMeasure::Shares) =>
            {
                effect
            }
            Self::Plan(number) => number.spec(),
            Self::Year => crate::study::Field::StartYear.spec(),
            Self::RawRate => PlanNumber::BaseShare.spec(),
            Self::Arm(_, _, number) => number.spec(),
        }
    }

    /// The number as stated; none where it is not, or where its place is not there.
    pub fn get(&self, trial: &Trial) -> Option<Decimal> {
        match self {
            Self::Trial(number) => trial.numbers.get(*number),
            Self::Plan(number) => trial.plan.numbers.get(*number),
            Self::Year => trial.year.map(Decimal::from),
            Self::RawRate => trial.raw_rate.share,
            Self::Arm(place, arm, number) => trial.arms(place)?.get(*arm, *number),
        }
    }

    /// States the number, or takes it back; false where its place is not there.
    ///
    /// # Errors
    /// [`FieldError`] if the value is not admissible; the trial is then unchanged.
    pub fn set(&self, trial: &mut Trial, value: Option<Decimal>) -> Result<bool, FieldError> {
        if let Some(value) = value {
            Estimate::of(value).check()?;
            self.spec(Some(trial)).check(value)?;
        }
        match self {
            Self::Trial(number) => trial.numbers.set(*number, value),
            Self::Plan(number) => trial.plan.numbers.set(*number, value),
            Self::Year => trial.year = value.and_then(|value| i32::try_from(value).ok()),
            Self::RawRate => trial.raw_rate.share = value,
            Self::Arm(place, arm, number) => {
                let Some(arms) = trial.arms_mut(place) else { return Ok(false) };
                arms.arm_mut(*arm).numbers.set(*number, value);
            }
        }
        Ok(true)
    }
}

/// One text of a trial.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum TrialText {
    /// Its name.
    Label,
    /// What is offered.
    Offer,
    /// Where its figures come from.
    Source,
    /// Remarks.
    Notes,
    /// What the share without a comparison is.
    RawRateLabel,
    /// Where that share comes from.
    RawRateSource,
    /// What was measured, by its id.
    OutcomeLabel(String),
    /// The unit of a mean, by the id of what was measured.
    OutcomeUnit(String),
    /// What a stratum is, by its id.
    StratumLabel(String),
}

impl TrialText {
    /// The path as text.
    pub fn path(&self) -> String {
        match self {
            Self::Label => "trial/label".to_owned(),
            Self::Offer => "trial/offer".to_owned(),
            Self::Source => "trial/source".to_owned(),
            Self::Notes => "trial/notes".to_owned(),
            Self::RawRateLabel => "trial/raw_rate/label".to_owned(),
            Self::RawRateSource => "trial/raw_rate/source".to_owned(),
            Self::OutcomeLabel(id) | Self::StratumLabel(id) => format!("trial/{id}/label"),
            Self::OutcomeUnit(id) => format!("trial/{id}/unit"),
        }
    }

    /// The maximum length, in characters.
    pub const fn max_length(&self) -> usize {
        match self {
            Self::Notes | Self::Offer => MAX_NOTES,
            Self::Source | Self::RawRateSource => MAX_SOURCE,
            _ => MAX_NAME,
        }
    }

    /// The text, mutably; none where its place is not there.
    pub fn place<'a>(&self, trial: &'a mut Trial) -> Option<&'a mut String> {
        match self {
            Self::Label => Some(&mut trial.label),
            Self::Offer => Some(&mut trial.offer),
            Self::Source => Some(&mut trial.source),
            Self::Notes => Some(&mut trial.notes),
            Self::RawRateLabel => Some(&mut trial.raw_rate.label),
            Self::RawRateSource => Some(&mut trial.raw_rate.source),
            Self::OutcomeLabel(id) => trial.measured_mut(id).map(|it| &mut it.label),
            Self::OutcomeUnit(id) => trial.measured_mut(id).map(|it| &mut it.unit),
            Self::StratumLabel(id) => {
                let strata = trial.outcomes.iter_mut().flat_map(|it| &mut it.strata);
                strata.into_iter().find(|it| it.id == *id).map(|it| &mut it.label)
            }
        }
    }
}

impl Trial {
    /// What was measured, before or after, under this id.
    pub fn measured(&self, id: &str) -> Option<&TrialOutcome> {
        self.outcomes.iter().chain(&self.baseline).find(|it| it.id == id)
    }

    /// The same, mutably.
    pub fn measured_mut(&mut self, id: &str) -> Option<&mut TrialOutcome> {
        self.outcomes.iter_mut().chain(&mut self.baseline).find(|it| it.id == id)
    }

    /// The groups at a place.
    pub fn arms(&self, place: &ArmsPlace) -> Option<&Arms> {
        match place {
            ArmsPlace::Outcome(id) => self.measured(id).map(|it| &it.arms),
            ArmsPlace::Stratum(id) => {
                self.outcomes.iter().flat_map(|it| &it.strata).find(|it| it.id == *id).map(|it| &it.arms)
            }
        }
    }

    /// What is measured at a place.
    pub fn measure_at(&self, place: &ArmsPlace) -> Option<EffectMeasure> {
        let outcome = match place {
            ArmsPlace::Outcome(id) => self.measured(id),
            ArmsPlace::Stratum(id) => self.outcomes.iter().find(|it| it.strata.iter().any(|one| one.id == *id)),
        };
        outcome.map(|it| it.measure)
    }

    /// The groups at a place, mutably.
    pub fn arms_mut(&mut self, place: &ArmsPlace) -> Option<&mut Arms> {
        match place {
            ArmsPlace::Outcome(id) => self.measured_mut(id).map(|it| &mut it.arms),
            ArmsPlace::Stratum(id) => {
                let strata = self.outcomes.iter_mut().flat_map(|it| &mut it.strata);
                strata.into_iter().find(|it| it.id == *id).map(|it| &mut it.arms)
            }
        }
    }
}

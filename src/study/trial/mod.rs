//! A randomised trial: what a person states of it. Only counts and means of groups are kept, never a row about one person.
//!
//! A study carries its trial as JSON ([`StudyMethod::Trial`](super::StudyMethod)) until a room needs it; [`Trial`] is what the
//! room `file` reads from that.

mod numbers;
mod path;

pub use numbers::{Arm, ArmNumber, Numbers, PlanNumber, TrialNumber};
pub use path::{ArmsPlace, TrialPath, TrialText};

use super::vocabulary::vocabulary;
use super::{EffectMeasure, Extra, FieldError};
use crate::number::{CheckedOps as _, Decimal};

vocabulary! {
    /// Which number of a plan follows from the others.
    pub enum Solve {
        /// How many people it takes.
        #[default]
        People = "people",
        /// How likely the effect is found.
        Power = "power",
        /// The smallest effect that is found with the power.
        Effect = "effect",
    }
}

vocabulary! {
    /// How the power of a comparison is computed.
    pub enum PowerMethod {
        /// The usual one of the outcome: [`TwoVariances`](Self::TwoVariances) for shares, [`StudentT`](Self::StudentT) for means.
        #[default]
        Usual = "usual",
        /// Normal distribution; both groups have the variance of the control group.
        Normal = "normal",
        /// Normal distribution; each group has the variance of its share, and the test pools them. For shares.
        TwoVariances = "two_variances",
        /// Normal distribution of the arcsine of the root of each share. For shares.
        Arcsine = "arcsine",
        /// Non-central t distribution; with clusters the t distribution with one degree of freedom a cluster of a group. For means.
        StudentT = "student_t",
    }
}

vocabulary! {
    /// What a plan compares.
    pub enum Groups {
        /// A group with the offer and one without.
        #[default]
        Two = "two",
        /// One group and a known value. This is no trial.
        One = "one",
    }
}

vocabulary! {
    /// In which direction a difference counts as a finding.
    pub enum Sides {
        /// In both.
        #[default]
        Two = "two",
        /// Only in that of the effect.
        One = "one",
    }
}

vocabulary! {
    /// What people wish for of an outcome.
    pub enum Wish {
        /// That is left open.
        #[default]
        Open = "open",
        /// More of it is better.
        More = "more",
        /// Less of it is better.
        Less = "less",
    }
}

/// The plan of a trial.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TrialPlan {
    /// What the main outcome is.
    pub measure: EffectMeasure,
    /// Which number follows from the others.
    pub solve: Solve,
    /// How the power is computed.
    pub method: PowerMethod,
    /// What is compared.
    pub groups: Groups,
    /// In which direction a difference counts.
    pub sides: Sides,
    /// Its numbers.
    pub numbers: Numbers<PlanNumber>,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

/// What was counted or measured in one group.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ArmCounts {
    /// Its numbers.
    pub numbers: Numbers<ArmNumber>,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

impl ArmCounts {
    /// The first number that cannot be beside the others, and why: no more people can be part of some than those are, and whoever
    /// took the offer up or had a good outcome must be among those who answered. Numbers that the measure does not ask for are kept
    /// and have no part in this.
    pub fn impossible(&self, measure: EffectMeasure) -> Option<(ArmNumber, FieldError)> {
        let of_shares = |number| matches!(number, ArmNumber::Positives | ArmNumber::PositivesTookUp);
        let counts = |number: &ArmNumber| measure == EffectMeasure::Shares || !of_shares(*number);
        let stated = |number| self.numbers.get(number).filter(|_| counts(&number));
        let pairs = ArmNumber::ALL.iter().flat_map(|number| number.parts_of().iter().map(|whole| (*number, *whole)));
        let too_large = |(number, whole): (ArmNumber, ArmNumber)| {
            let (value, max) = (stated(number)?, stated(whole)?);
            (value > max).then_some((number, FieldError::TooLarge { value, max }))
        };
        let too_few_in_both = || {
            let both = stated(ArmNumber::PositivesTookUp)?;
            let either = stated(ArmNumber::Positives)?.plus(stated(ArmNumber::TookUp)?)?;
            let min = either.minus(stated(ArmNumber::Answered)?)?;
            let error = FieldError::TooSmall { value: both, min, above: false };
            (both < min).then_some((ArmNumber::PositivesTookUp, error))
        };
        pairs.into_iter().find_map(too_large).or_else(too_few_in_both)
    }
}

/// Both groups.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Arms {
    /// The group with the offer.
    pub offered: ArmCounts,
    /// The control group.
    pub control: ArmCounts,
}

impl Arms {
    /// One of them.
    pub const fn arm(&self, arm: Arm) -> &ArmCounts {
        match arm {
            Arm::Offered => &self.offered,
            Arm::Control => &self.control,
        }
    }

    /// One of them, mutably.
    pub const fn arm_mut(&mut self, arm: Arm) -> &mut ArmCounts {
        match arm {
            Arm::Offered => &mut self.offered,
            Arm::Control => &mut self.control,
        }
    }

    /// A number of one of them as stated.
    pub fn get(&self, arm: Arm, number: ArmNumber) -> Option<Decimal> {
        self.arm(arm).numbers.get(number)
    }
}

/// A site or another part of the people within which the lot was drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stratum {
    /// Short name, unique in the trial.
    pub id: String,
    /// What it is, in words.
    pub label: String,
    /// Its groups.
    pub arms: Arms,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

/// Something that was measured in both groups: an outcome, or what was known before the lot was drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct TrialOutcome {
    /// Short name, unique in the trial.
    pub id: String,
    /// What was measured, in words.
    pub label: String,
    /// Shares of people or means of a quantity.
    pub measure: EffectMeasure,
    /// Its unit, for a mean: euros a month, points.
    pub unit: String,
    /// What people wish for.
    pub wish: Wish,
    /// Its groups; with strata, those of the strata count in their place.
    pub arms: Arms,
    /// Its groups by stratum.
    pub strata: Vec<Stratum>,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

/// A share of people with a good end that is published without a comparison: no effect.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RawRate {
    /// What it is, in words.
    pub label: String,
    /// The share.
    pub share: Option<Decimal>,
    /// Where it comes from.
    pub source: String,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

/// A randomised trial.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trial {
    /// Its name.
    pub label: String,
    /// What is offered.
    pub offer: String,
    /// Where its figures come from.
    pub source: String,
    /// The year of its figures.
    pub year: Option<i32>,
    /// Free remarks; what sources disagree on.
    pub notes: String,
    /// Its numbers.
    pub numbers: Numbers<TrialNumber>,
    /// Its plan.
    pub plan: TrialPlan,
    /// What was measured after the offer.
    pub outcomes: Vec<TrialOutcome>,
    /// What was known before the lot was drawn.
    pub baseline: Vec<TrialOutcome>,
    /// A share without a comparison, to be set against the effect.
    pub raw_rate: RawRate,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

/// Maximum number of outcomes of a trial, and of what was known before.
pub const MAX_TRIAL_OUTCOMES: usize = 100;
/// Maximum number of strata of one outcome.
pub const MAX_STRATA: usize = 100;

impl Trial {
    /// A number of the trial: as stated, or what counts where it is not.
    pub fn number(&self, number: TrialNumber) -> Option<Decimal> {
        self.numbers.get(number).or(number.spec().default)
    }

    /// Whether whole clusters were drawn by lot.
    pub fn is_clustered(&self) -> bool {
        self.numbers.get(TrialNumber::ClusterSize).is_some()
    }

    /// Whether a short name is taken.
    pub fn has_id(&self, id: &str) -> bool {
        let all = self.outcomes.iter().chain(&self.baseline);
        all.clone().any(|it| it.id == id) || all.flat_map(|it| &it.strata).any(|it| it.id == id)
    }
}

impl TrialPlan {
    /// A number of the plan: as stated, or what counts where it is not.
    pub fn number(&self, number: PlanNumber) -> Option<Decimal> {
        self.numbers.get(number).or(number.spec().default)
    }

    /// How the power is computed: the method that is chosen where the outcome allows it, otherwise the usual one.
    pub const fn power_method(&self) -> PowerMethod {
        match (self.measure, self.method) {
            (_, PowerMethod::Normal) => PowerMethod::Normal,
            (EffectMeasure::Shares, PowerMethod::Arcsine) => PowerMethod::Arcsine,
            (EffectMeasure::Shares, _) => PowerMethod::TwoVariances,
            (EffectMeasure::Means, _) => PowerMethod::StudentT,
        }
    }
}

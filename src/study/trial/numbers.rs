//! The registry of the numbers of a randomised trial: each with its unit, its range and what counts where it is not stated.

use crate::number::Decimal;
use crate::study::field::{FieldRole, FieldSpec, FieldUnit};
use crate::study::vocabulary::vocabulary;

vocabulary! {
    /// One of the two groups that the lot made.
    pub enum Arm {
        /// Those to whom the activity was offered.
        #[default]
        Offered = "offered",
        /// Those to whom it was not.
        Control = "control",
    }
}

vocabulary! {
    /// The numbers of the trial as a whole.
    pub enum TrialNumber {
        /// People drawn by lot into the group with the offer.
        #[default]
        Offered = "offered",
        /// People drawn by lot into the control group.
        Control = "control",
        /// Probability of finding an effect where there is none, `α`.
        Significance = "significance",
        /// People who answer in a cluster on average, `m`, where whole groups (classes, sites) were drawn by lot.
        ClusterSize = "cluster_size",
        /// How alike the people of one cluster are, `ρ`: the share of the variance that lies between clusters.
        IntraclusterCorrelation = "intracluster_correlation",
        /// How much clusters differ in size: the deviation of their sizes over its mean, `cv`.
        ClusterSizeVariation = "cluster_size_variation",
    }
}

vocabulary! {
    /// The numbers of the plan of a trial. One of the people, the power and the effect follows from the others.
    pub enum PlanNumber {
        /// People drawn by lot, both groups together, `N`.
        #[default]
        People = "people",
        /// Probability of finding the effect where it is there.
        Power = "power",
        /// The difference that the offer is to make for who takes it up, in the unit of the outcome.
        Effect = "effect",
        /// The share among people without the offer, or the value to which one group is compared.
        BaseShare = "base_share",
        /// Standard deviation of the quantity, `σ`.
        Deviation = "deviation",
        /// Share of the people to whom the activity is offered, `P`.
        OfferedShare = "offered_share",
        /// Share of those with the offer who take it up, `c`.
        TakeUp = "take_up",
        /// Share of the control group that gets the activity all the same, `s₀`.
        ControlTakeUp = "control_take_up",
        /// Share of the people who answer in the end.
        Response = "response",
        /// Share of the variance that what is known before explains, `R²`.
        RSquared = "r_squared",
    }
}

vocabulary! {
    /// The numbers of one group: of an outcome, of a stratum of it, or of what was known before.
    pub enum ArmNumber {
        /// People who answered, `n`.
        #[default]
        Answered = "answered",
        /// Those of them of whom it holds.
        Positives = "positives",
        /// The mean of the quantity among those who answered.
        Mean = "mean",
        /// Its standard deviation among them, `s`.
        Deviation = "deviation",
        /// Those who answered and took the activity up.
        TookUp = "took_up",
        /// Those of whom it holds among those who took the activity up.
        PositivesTookUp = "positives_took_up",
    }
}

/// Any number of units that is 0 or more; it describes the trial, and no result of the study varies with it.
const COUNT: FieldSpec = FieldSpec {
    role: FieldRole::Other,
    unit: FieldUnit::Count,
    min: Some(Decimal::ZERO),
    above_min: false,
    max: None,
    whole: false,
    estimated: false,
    default: None,
};
/// The most people that a trial counts: beyond them there is no one left to ask.
const MOST_PEOPLE: Decimal = Decimal::from_parts(1_410_065_408, 2, 0, false, 0);
const PEOPLE: FieldSpec = FieldSpec { whole: true, max: Some(MOST_PEOPLE), ..COUNT };
const SHARE: FieldSpec = FieldSpec { unit: FieldUnit::Share, max: Some(Decimal::ONE), ..COUNT };
const MEAN: FieldSpec = FieldSpec { unit: FieldUnit::Mean, min: None, ..COUNT };

const fn percent(n: u32) -> Decimal {
    Decimal::from_parts(n, 0, 0, false, 2)
}

impl TrialNumber {
    /// What the registry knows of the number.
    pub const fn spec(self) -> FieldSpec {
        match self {
            Self::Offered | Self::Control => PEOPLE,
            Self::Significance => {
                FieldSpec { above_min: true, max: Some(percent(50)), default: Some(percent(5)), ..SHARE }
            }
            Self::ClusterSize => FieldSpec { min: Some(Decimal::ONE), max: Some(MOST_PEOPLE), ..COUNT },
            Self::IntraclusterCorrelation => FieldSpec { default: Some(Decimal::ZERO), ..SHARE },
            Self::ClusterSizeVariation => FieldSpec { default: Some(Decimal::ZERO), max: Some(Decimal::TEN), ..COUNT },
        }
    }
}

impl PlanNumber {
    /// What the registry knows of the number. The effect is a difference of two shares where the outcome is a share.
    pub const fn spec(self) -> FieldSpec {
        match self {
            Self::People => FieldSpec { min: Some(Decimal::TWO), whole: false, ..PEOPLE },
            Self::Power => FieldSpec {
                above_min: true,
                max: Some(Decimal::from_parts(999_999, 0, 0, false, 6)),
                default: Some(percent(80)),
                ..SHARE
            },
            Self::Effect => MEAN,
            Self::BaseShare => SHARE,
            Self::Deviation => {
                FieldSpec { min: Some(Decimal::ZERO), above_min: true, default: Some(Decimal::ONE), ..MEAN }
            }
            Self::OfferedShare => {
                FieldSpec { min: Some(percent(1)), max: Some(percent(99)), default: Some(percent(50)), ..SHARE }
            }
            Self::TakeUp | Self::Response => FieldSpec { above_min: true, default: Some(Decimal::ONE), ..SHARE },
            Self::ControlTakeUp => FieldSpec { default: Some(Decimal::ZERO), ..SHARE },
            Self::RSquared => FieldSpec { max: Some(percent(99)), default: Some(Decimal::ZERO), ..SHARE },
        }
    }
}

impl ArmNumber {
    /// What the registry knows of the number.
    pub const fn spec(self) -> FieldSpec {
        match self {
            Self::Answered | Self::Positives | Self::TookUp | Self::PositivesTookUp => PEOPLE,
            Self::Mean => MEAN,
            Self::Deviation => FieldSpec { min: Some(Decimal::ZERO), ..MEAN },
        }
    }

    /// The numbers of people among whom these people are: there are at least as many of each.
    pub const fn parts_of(self) -> &'static [Self] {
        match self {
            Self::Positives | Self::TookUp => &[Self::Answered],
            Self::PositivesTookUp => &[Self::Answered, Self::Positives, Self::TookUp],
            Self::Answered | Self::Mean | Self::Deviation => &[],
        }
    }
}

/// Numbers by what they are, each stated at most once, in the order of the registry.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbers<K>(Vec<(K, Decimal)>);

impl<K> Default for Numbers<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Copy + Ord> Numbers<K> {
    /// The number as stated; none if it is not.
    pub fn get(&self, key: K) -> Option<Decimal> {
        self.0.iter().find(|(known, _)| *known == key).map(|(_, value)| *value)
    }

    /// States a number, or takes it back. Whether it is admissible is not asked here.
    pub fn set(&mut self, key: K, value: Option<Decimal>) {
        self.0.retain(|(known, _)| *known != key);
        if let Some(value) = value {
            let place = self.0.partition_point(|(known, _)| *known < key);
            self.0.insert(place, (key, value));
        }
    }

    /// Whether nothing is stated.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn what_counts_without_a_statement_is_admissible() {
        assert_eq!(MOST_PEOPLE, dec!(10_000_000_000));
        let specs = TrialNumber::ALL.iter().map(|it| it.spec()).chain(PlanNumber::ALL.iter().map(|it| it.spec()));
        for spec in specs {
            assert!(spec.default.is_none_or(|value| spec.check(value).is_ok()), "{spec:?}");
        }
    }

    #[test]
    fn numbers_stay_in_order_and_are_stated_once() {
        let mut numbers = Numbers::default();
        for (key, value) in [(ArmNumber::Mean, dec!(1)), (ArmNumber::Answered, dec!(2)), (ArmNumber::Mean, dec!(3))] {
            numbers.set(key, Some(value));
        }
        assert_eq!(numbers.0, [(ArmNumber::Answered, dec!(2)), (ArmNumber::Mean, dec!(3))]);
        numbers.set(ArmNumber::Answered, None);
        assert_eq!((numbers.get(ArmNumber::Answered), numbers.get(ArmNumber::Mean)), (None, Some(dec!(3))));
        assert!(!numbers.is_empty());
    }
}

//! Drivers: what makes numbers of the study move over the years, as data. Their formulas are in `analysis::drivers`.

use super::field::{FieldError, FieldRole, FieldSpec, FieldUnit};
use super::limits::{MAX_YEARS, number};
use super::{Extra, vocabulary::vocabulary};
use crate::number::Decimal;

vocabulary! {
    /// What makes numbers move over the years.
    pub enum DriverKind {
        /// The same part of the first year is added every year.
        LinearGrowth = "linear_growth",
        /// Every year grows by the same part of the year before.
        #[default]
        CompoundGrowth = "compound_growth",
        /// A service reaches more people as its use spreads, and leaves out those who are excluded from digital use.
        LogisticAdoption = "logistic_adoption",
        /// A unit costs less each time that the accumulated volume doubles.
        LearningCurve = "learning_curve",
        /// A resource is shared: each use bears a smaller part of its cost.
        SharedUse = "shared_use",
        /// Peers give time and reach more people; their time is an input.
        PeerContribution = "peer_contribution",
        /// Partners reach more people; those whom several reach count once.
        PooledReach = "pooled_reach",
        /// Working together costs money every year.
        CoordinationCost = "coordination_cost",
        /// Less of the change is only moved from somewhere else.
        LessDisplacement = "less_displacement",
        /// Money spent again on the spot, in three rounds.
        LocalMultiplier = "local_multiplier",
        /// What is reached fades towards a floor.
        Erosion = "erosion",
        /// A loss in one year, recovered later or not.
        Shock = "shock",
    }
}

vocabulary! {
    /// The numbers of drivers. A name means the same in every driver that has it.
    pub enum Parameter {
        /// For how many years the activity runs; what is stated for fewer goes on.
        #[default]
        Years = "years",
        /// Year at which a number that has no years, such as a deduction, is taken.
        AtYear = "at_year",
        /// Part of the first year that each year adds.
        Step = "step",
        /// Growth in a year, as a share of the year before.
        Rate = "rate",
        /// People who could be reached in addition, as a share of those reached today.
        Extra = "extra",
        /// Share of these who use the service in year 0.
        Start = "start",
        /// Factor by which the odds of using it, users over non-users, grow in a year.
        OddsFactor = "odds_factor",
        /// Share of people who are excluded from digital use.
        Excluded = "excluded",
        /// Share of today's service that moves online.
        Replaced = "replaced",
        /// Part of the unit cost that goes each time that the accumulated volume doubles.
        Learning = "learning",
        /// Share of its time during which a resource is used today.
        Used = "used",
        /// Share of its time during which it is used when shared.
        UsedShared = "used_shared",
        /// How many peers contribute in a year.
        Contributors = "contributors",
        /// Hours that each gives in a year.
        Hours = "hours",
        /// Value of one of these hours, in the study's currency.
        HourValue = "hour_value",
        /// People whom each reaches in a year.
        Reached = "reached",
        /// Share of the additional people whom another partner reaches already.
        Overlap = "overlap",
        /// Amount in a year, in the study's currency.
        Cost = "cost",
        /// Part of a deduction that goes.
        Reduction = "reduction",
        /// Share of the money that is spent on the spot.
        LocalShare = "local_share",
        /// Share of that money which is spent on the spot once more.
        RespentShare = "respent_share",
        /// Part that is lost.
        Loss = "loss",
        /// Share below which nothing falls.
        Floor = "floor",
        /// The year of the loss.
        LossYear = "loss_year",
        /// Part of the loss that is made good every year afterwards.
        Recovery = "recovery",
    }
}

use Parameter as P;

impl DriverKind {
    /// The parameters that it uses, in the order in which a person states them.
    pub const fn parameters(self) -> &'static [Parameter] {
        match self {
            Self::LinearGrowth => &[P::Step, P::Years, P::AtYear],
            Self::CompoundGrowth => &[P::Rate, P::Years, P::AtYear],
            Self::LogisticAdoption => &[P::Extra, P::Start, P::OddsFactor, P::Excluded, P::Replaced, P::Years],
            Self::LearningCurve => &[P::Learning, P::Rate, P::Years],
            Self::SharedUse => &[P::Used, P::UsedShared],
            Self::PeerContribution => &[P::Contributors, P::Hours, P::HourValue, P::Reached, P::Years],
            Self::PooledReach => &[P::Extra, P::Overlap],
            Self::CoordinationCost => &[P::Cost, P::Years],
            Self::LessDisplacement => &[P::Reduction],
            Self::LocalMultiplier => &[P::LocalShare, P::RespentShare],
            Self::Erosion => &[P::Loss, P::Floor, P::Years, P::AtYear],
            Self::Shock => &[P::Loss, P::LossYear, P::Recovery, P::Years, P::AtYear],
        }
    }

    /// Whether it adds an input, which somebody brings.
    pub const fn adds_inputs(self) -> bool {
        matches!(self, Self::PeerContribution | Self::CoordinationCost)
    }

    /// Whether it acts on numbers of the study; a coordination cost only adds an input.
    pub const fn has_targets(self) -> bool {
        !matches!(self, Self::CoordinationCost)
    }
}

impl Parameter {
    /// What it counts, what is admissible, and the neutral value: a driver with neutral values changes nothing.
    pub const fn spec(self) -> FieldSpec {
        let (zero, one) = (Some(Decimal::ZERO), Some(Decimal::ONE));
        let count = FieldSpec {
            role: FieldRole::Other,
            unit: FieldUnit::Count,
            min: zero,
            above_min: false,
            max: None,
            whole: false,
            estimated: false,
            default: zero,
        };
        let years = FieldSpec { unit: FieldUnit::Years, max: Some(number(MAX_YEARS)), whole: true, ..count };
        let share = FieldSpec { unit: FieldUnit::Share, max: one, ..count };
        match self {
            Self::Years => FieldSpec { min: one, default: one, ..years },
            Self::AtYear | Self::LossYear => years,
            Self::Step | Self::Rate => {
                FieldSpec { unit: FieldUnit::Rate, min: Some(Decimal::NEGATIVE_ONE), above_min: true, ..count }
            }
            Self::Extra => FieldSpec { max: None, ..share },
            Self::OddsFactor => FieldSpec { above_min: true, default: one, ..count },
            Self::Used | Self::UsedShared => FieldSpec { above_min: true, default: one, ..share },
            Self::Recovery => FieldSpec { default: one, ..share },
            Self::Start
            | Self::Excluded
            | Self::Replaced
            | Self::Learning
            | Self::Overlap
            | Self::Reduction
            | Self::LocalShare
            | Self::RespentShare
            | Self::Loss
            | Self::Floor => share,
            Self::HourValue | Self::Cost => FieldSpec { unit: FieldUnit::Money, ..count },
            Self::Contributors | Self::Hours | Self::Reached => count,
        }
    }
}

/// What makes some numbers of the study move over the years, in a hypothesis.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Driver {
    /// Which formula.
    pub kind: DriverKind,
    /// Paths of the numbers that it acts on, as written; `outcomes/ID/quantity` is the volume, be it stated as one
    /// quantity or as cohorts. They may name nothing.
    pub targets: Vec<String>,
    /// The parameters that are stated, in the order of [`Parameter::ALL`], each once; the others are neutral.
    pub parameters: Vec<(Parameter, Decimal)>,
    /// Id of the stakeholder who brings the input that it adds; empty when not stated.
    pub stakeholder: String,
    /// Where the parameters come from, in words.
    pub source: String,
    /// Members of the file that this version does not know.
    pub extra: Extra,
}

impl Driver {
    /// The value of a parameter: as stated where the kind uses it, else the neutral one.
    pub fn value(&self, parameter: Parameter) -> Decimal {
        let used = self.kind.parameters().contains(&parameter);
        let stated = if used { self.stated(parameter) } else { None };
        stated.or(parameter.spec().default).unwrap_or_default()
    }

    /// A parameter as stated; none when it is not.
    pub fn stated(&self, parameter: Parameter) -> Option<Decimal> {
        self.parameters.iter().find(|(known, _)| *known == parameter).map(|(_, value)| *value)
    }

    /// States a parameter, or takes it back with `None`.
    ///
    /// # Errors
    /// [`FieldError`] when the value is not admissible; the driver is then unchanged.
    pub fn set(&mut self, parameter: Parameter, value: Option<Decimal>) -> Result<(), FieldError> {
        if let Some(value) = value {
            super::Estimate::of(value).check()?;
            parameter.spec().check(value)?;
        }
        self.parameters.retain(|(known, _)| *known != parameter);
        if let Some(value) = value {
            let place = self.parameters.iter().take_while(|(known, _)| *known < parameter).count();
            self.parameters.insert(place, (parameter, value));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn neutral_values_are_admissible() {
        for parameter in Parameter::ALL {
            let spec = parameter.spec();
            assert_eq!(spec.default.map(|neutral| spec.check(neutral)), Some(Ok(())), "{parameter:?}");
        }
    }

    #[test]
    fn parameters_stay_in_order_and_are_stated_once() {
        let mut driver = Driver { kind: DriverKind::Erosion, ..Driver::default() };
        assert_eq!(driver.set(P::Floor, Some(dec!(0.2))), Ok(()));
        assert_eq!(driver.set(P::Years, Some(dec!(4))), Ok(()));
        assert_eq!(driver.set(P::Floor, Some(dec!(0.3))), Ok(()));
        assert_eq!(driver.parameters, [(P::Years, dec!(4)), (P::Floor, dec!(0.3))]);
        let refused = Err(FieldError::TooLarge { value: dec!(1.1), max: dec!(1) });
        assert_eq!((driver.set(P::Loss, Some(dec!(1.1))), driver.value(P::Loss)), (refused, dec!(0)));
        assert_eq!(driver.set(P::Floor, None), Ok(()));
        assert_eq!(driver.parameters, [(P::Years, dec!(4))]);
    }

    #[test]
    fn what_the_kind_does_not_use_is_neutral() {
        let parameters = vec![(P::Rate, dec!(0.5)), (P::Loss, dec!(0.1))];
        let driver = Driver { kind: DriverKind::Erosion, parameters, ..Driver::default() };
        assert_eq!((driver.value(P::Rate), driver.value(P::Loss)), (dec!(0), dec!(0.1)));
    }
}

//! Drivers: causes that move numbers of the study over the years, as data. Their formulas are in `analysis::drivers`.

use super::field::{FieldError, FieldRole, FieldSpec, FieldUnit};
use super::limits::{MAX_YEARS, number};
use super::{Extra, vocabulary::vocabulary};
use crate::number::Decimal;

vocabulary! {
    /// The kinds of drivers.
    pub enum DriverKind {
        /// Each year adds the same fraction of the first year.
        LinearGrowth = "linear_growth",
        /// Each year grows by the same fraction of the previous year.
        #[default]
        CompoundGrowth = "compound_growth",
        /// A service reaches more people as its use spreads, and leaves out people who are excluded from digital use.
        LogisticAdoption = "logistic_adoption",
        /// The unit cost falls each time that the accumulated volume doubles.
        LearningCurve = "learning_curve",
        /// A resource is shared: each use bears a smaller part of its cost.
        SharedUse = "shared_use",
        /// Peers give time and reach more people; their time is an input.
        PeerContribution = "peer_contribution",
        /// Partners reach more people; people reached by several partners count once.
        PooledReach = "pooled_reach",
        /// Cooperation costs money every year.
        CoordinationCost = "coordination_cost",
        /// A smaller part of the change is merely displaced from elsewhere.
        LessDisplacement = "less_displacement",
        /// Money is spent again locally, in three rounds.
        LocalMultiplier = "local_multiplier",
        /// The value reached declines towards a floor.
        Erosion = "erosion",
        /// A loss in one year, with or without recovery.
        Shock = "shock",
    }
}

vocabulary! {
    /// The parameters of drivers. A parameter means the same in every driver that has it.
    pub enum Parameter {
        /// How many years the activity runs. The most that any driver of a study states is the horizon of all its scenarios.
        #[default]
        Years = "years",
        /// The year at which a number without a time series, such as a deduction, is evaluated.
        AtYear = "at_year",
        /// Fraction of the first year that each year adds.
        Step = "step",
        /// Growth per year, relative to the previous year.
        Rate = "rate",
        /// People who could be reached in addition, relative to those reached today.
        Extra = "extra",
        /// Share of these additional people who use the service in year 0.
        Start = "start",
        /// Yearly growth factor of the odds of use, users over non-users.
        OddsFactor = "odds_factor",
        /// Share of people who are excluded from digital use.
        Excluded = "excluded",
        /// Share of today's service that moves online.
        Replaced = "replaced",
        /// Share of the unit cost saved each time that the accumulated volume doubles.
        Learning = "learning",
        /// Share of time during which a resource is used today.
        Used = "used",
        /// Share of time during which it is used when shared.
        UsedShared = "used_shared",
        /// How many peers contribute in a year.
        Contributors = "contributors",
        /// Hours that each peer gives in a year.
        Hours = "hours",
        /// Value of one of these hours, in the study's currency.
        HourValue = "hour_value",
        /// People whom each peer reaches in a year.
        Reached = "reached",
        /// Share of the additional people whom another partner already reaches.
        Overlap = "overlap",
        /// Amount per year, in the study's currency.
        Cost = "cost",
        /// Share of a deduction that disappears.
        Reduction = "reduction",
        /// Share of the money that is spent locally.
        LocalShare = "local_share",
        /// Share of that money which is spent locally again.
        RespentShare = "respent_share",
        /// Share that is lost.
        Loss = "loss",
        /// Share below which nothing falls.
        Floor = "floor",
        /// The year of the loss.
        LossYear = "loss_year",
        /// Share of the loss that is recovered in each later year.
        Recovery = "recovery",
    }
}

use Parameter as P;

impl DriverKind {
    /// The parameters of the kind, in the order in which the page asks for them.
    pub const fn parameters(self) -> &'static [Parameter] {
        match self {
            Self::LinearGrowth => &[P::Step, P::Years, P::AtYear],
            Self::CompoundGrowth => &[P::Rate, P::Years, P::AtYear],
            Self::LogisticAdoption => &[P::Extra, P::Start, P::OddsFactor, P::Excluded, P::Replaced, P::Years],
            Self::LearningCurve => &[P::Learning, P::Rate, P::Years],
            Self::SharedUse => &[P::Used, P::UsedShared, P::Years],
            Self::PeerContribution => &[P::Contributors, P::Hours, P::HourValue, P::Reached, P::Years],
            Self::PooledReach => &[P::Extra, P::Overlap, P::Years],
            Self::CoordinationCost => &[P::Cost, P::Years],
            Self::LessDisplacement => &[P::Reduction, P::Years],
            Self::LocalMultiplier => &[P::LocalShare, P::RespentShare, P::Years],
            Self::Erosion => &[P::Loss, P::Floor, P::Years, P::AtYear],
            Self::Shock => &[P::Loss, P::LossYear, P::Recovery, P::Years, P::AtYear],
        }
    }

    /// Whether the driver adds an input, which a stakeholder brings.
    pub const fn adds_inputs(self) -> bool {
        matches!(self, Self::PeerContribution | Self::CoordinationCost)
    }

    /// Whether the driver acts on numbers of the study; a coordination cost only adds an input.
    pub const fn has_targets(self) -> bool {
        !matches!(self, Self::CoordinationCost)
    }
}

impl Parameter {
    /// The unit, the admissible values and the neutral value: a driver with neutral values changes nothing.
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

/// A driver of a hypothesis: it moves some numbers of the study over the years.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Driver {
    /// The kind, which selects the formula.
    pub kind: DriverKind,
    /// Paths of the numbers that it acts on, as written; `outcomes/ID/quantity` is the volume, whether stated as one
    /// quantity or as cohorts. A path may name nothing.
    pub targets: Vec<String>,
    /// The stated parameters, in the order of [`Parameter::ALL`], each at most once; the others are neutral.
    pub parameters: Vec<(Parameter, Decimal)>,
    /// Id of the stakeholder who brings the added input; empty when not stated.
    pub stakeholder: String,
    /// The source of the parameters, in words.
    pub source: String,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

impl Driver {
    /// The value of a parameter: the stated one if the kind uses it, otherwise the neutral one.
    pub fn value(&self, parameter: Parameter) -> Decimal {
        let used = self.kind.parameters().contains(&parameter);
        let stated = if used { self.stated(parameter) } else { None };
        stated.or(parameter.spec().default).unwrap_or_default()
    }

    /// A parameter as stated; `None` if it is not.
    pub fn stated(&self, parameter: Parameter) -> Option<Decimal> {
        self.parameters.iter().find(|(known, _)| *known == parameter).map(|(_, value)| *value)
    }

    /// States a parameter, or clears it with `None`.
    ///
    /// # Errors
    /// [`FieldError`] if the value is not admissible; the driver is then unchanged.
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

//! Drivers: formulas that turn a year of the activity into a factor or an amount.
//!
//! | module | formulas |
//! |---|---|
//! | [`growth`] | linear and compound growth, erosion, shock |
//! | [`adoption`] | logistic adoption of a digital service |
//! | [`learning`] | learning curve on unit cost |
//! | [`sharing`] | shared resources, contributions of peers |
//! | [`cooperation`] | reach of partners, displacement, local multiplier |
//!
//! `t` is the year of the activity, 0 for the first. Sources, charts and examples are in `docs/scenarios.md`. All formulas use
//! checked decimals. A factor is then rounded to [`DECIMALS`] decimals, half to even, so that its products remain numbers that
//! a study can state.

pub mod adoption;
pub mod cooperation;
pub mod growth;
pub mod learning;
pub mod sharing;

use crate::number::{Decimal, Invariant as _};
use crate::study::field::{InputField, OutcomeField, PartField};
use crate::study::{Driver, DriverKind, NumberPath, Parameter as P};

/// Decimals to which a factor is rounded.
pub const DECIMALS: u32 = 12;

/// The effect of a driver in one year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Multiplies its targets.
    Factor(Decimal),
    /// Adds this many people to its targets.
    People(Decimal),
    /// Adds an input of this much money.
    Money(Decimal),
}

impl Effect {
    /// The factor or the amount.
    pub const fn value(self) -> Decimal {
        match self {
            Self::Factor(value) | Self::People(value) | Self::Money(value) => value,
        }
    }
}

/// The last year of change; the effect is constant afterwards.
const LAST_YEAR: u32 = 200;

/// Whether a kind of driver can act on a number.
///
/// Growth, erosion and shocks act on any number but the years of inputs; adoption and pooled reach on volumes and on quantities of inputs;
/// contributions of peers on volumes only; the learning curve and shared use on quantities and unit values of inputs;
/// displacement on outcomes; the local multiplier on volumes and proxies; a coordination cost on none.
pub fn applies(kind: DriverKind, target: &NumberPath) -> bool {
    let is_volume = matches!(target, NumberPath::Outcome(_, OutcomeField::Part(PartField::Quantity)));
    match kind {
        DriverKind::LinearGrowth | DriverKind::CompoundGrowth | DriverKind::Erosion | DriverKind::Shock => {
            !matches!(target, NumberPath::Input(_, InputField::Year | InputField::Years))
        }
        DriverKind::LogisticAdoption | DriverKind::PooledReach => {
            is_volume || matches!(target, NumberPath::Input(_, InputField::Quantity))
        }
        DriverKind::PeerContribution => is_volume,
        DriverKind::LearningCurve | DriverKind::SharedUse => {
            matches!(target, NumberPath::Input(_, InputField::Quantity | InputField::UnitValue))
        }
        DriverKind::LessDisplacement => target.outcome().is_some(),
        DriverKind::LocalMultiplier => {
            let is_proxy = |field: &OutcomeField| field.part() == Some(PartField::Proxy);
            is_volume || matches!(target, NumberPath::Outcome(_, field) if is_proxy(field))
        }
        DriverKind::CoordinationCost => false,
    }
}

/// The effect of a driver in a year of the activity; none when the numbers are too large to compute.
pub fn effect(driver: &Driver, year: u32) -> Option<Effect> {
    let year = year.min(LAST_YEAR);
    let of = |parameter| driver.value(parameter);
    let factor = match driver.kind {
        DriverKind::LinearGrowth => growth::linear(of(P::Step), year),
        DriverKind::CompoundGrowth => growth::compound(of(P::Rate), year),
        DriverKind::Erosion => growth::erosion(of(P::Loss), of(P::Floor), year),
        DriverKind::Shock => growth::shock(of(P::Loss), of(P::LossYear), of(P::Recovery), year),
        DriverKind::LogisticAdoption => {
            let adopted = adoption::logistic(of(P::Start), of(P::OddsFactor), year)?;
            adoption::reach(of(P::Extra), of(P::Excluded), of(P::Replaced), adopted)
        }
        DriverKind::LearningCurve => learning::unit_cost(of(P::Learning), of(P::Rate), year),
        DriverKind::SharedUse => sharing::cost_of_use(of(P::Used), of(P::UsedShared)),
        DriverKind::PooledReach => cooperation::pooled(of(P::Extra), of(P::Overlap)),
        DriverKind::LessDisplacement => cooperation::kept(of(P::Reduction)),
        DriverKind::LocalMultiplier => cooperation::local_multiplier(of(P::LocalShare), of(P::RespentShare)),
        DriverKind::PeerContribution => {
            return sharing::reached(of(P::Contributors), of(P::Reached)).map(Effect::People);
        }
        DriverKind::CoordinationCost => return Some(Effect::Money(of(P::Cost))),
    };
    factor.map(|factor| Effect::Factor(factor.round_dp(DECIMALS).normalize()))
}

/// A driver with a cache of its effect in each year, computed once for all of its targets.
#[derive(Debug)]
pub struct Course<'a> {
    /// The driver.
    pub driver: &'a Driver,
    known: Vec<Option<Effect>>,
}

impl<'a> Course<'a> {
    /// The course of a driver.
    pub fn of(driver: &'a Driver) -> Self {
        Self { driver, known: Vec::new() }
    }

    /// See [`effect`].
    pub fn at(&mut self, year: u32) -> Option<Effect> {
        let year = year.min(LAST_YEAR);
        for next in u32::try_from(self.known.len()).unwrap_or(u32::MAX)..=year {
            self.known.push(effect(self.driver, next));
        }
        *self.known.get(year as usize).or_broken("a course is known up to the year asked for")
    }
}

/// The factor or amount of a driver in each of its first `years` years, for a chart. It ends before the first year that cannot
/// be computed.
pub fn curve(driver: &Driver, years: u32) -> Vec<(u32, Decimal)> {
    (0..years).map_while(|year| Some((year, effect(driver, year)?.value()))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    /// A driver with no parameter stated changes nothing, in any year.
    #[test]
    fn every_driver_is_neutral_by_default() {
        for kind in DriverKind::ALL.iter().copied() {
            let driver = Driver { kind, ..Driver::default() };
            for year in [0, 1, 7, 99] {
                let neutral = match effect(&driver, year) {
                    Some(Effect::Factor(factor)) => factor == Decimal::ONE,
                    Some(Effect::People(amount) | Effect::Money(amount)) => amount.is_zero(),
                    None => false,
                };
                assert!(neutral, "{kind:?} in year {year}");
            }
        }
    }

    #[test]
    fn a_curve_follows_the_formula_and_stops_where_there_is_no_figure() {
        let driver = |rate| Driver { parameters: vec![(P::Rate, rate)], ..Driver::default() };
        let grown = curve(&driver(dec!(0.1)), 4);
        assert_eq!(grown, [(0, dec!(1)), (1, dec!(1.1)), (2, dec!(1.21)), (3, dec!(1.331))]);
        assert_eq!(curve(&driver(dec!(99999999999999)), 9).len(), 3);
    }

    #[test]
    fn a_factor_has_a_bounded_number_of_digits() {
        let driver = Driver { parameters: vec![(P::Rate, dec!(0.0123))], ..Driver::default() };
        for (year, factor) in curve(&driver, 100) {
            assert!(factor.scale() <= DECIMALS, "{factor} in year {year}");
        }
    }
}

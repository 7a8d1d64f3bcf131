//! Maps the fields of the registry to the struct members that hold them in [`Input`] and [`Outcome`].
//!
//! The matches are exhaustive, so a new field does not compile without an entry here. Code that treats many numbers alike
//! iterates over the registry and uses this mapping.

use super::field::{InputField, OutcomeField, PartField};
use super::{Estimate, Input, Outcome, Volume};

/// The member of an input that holds this estimate; `None` for a whole number.
macro_rules! input_member {
    ($input:ident, $field:ident, $($borrow:tt)+) => {
        match $field {
            InputField::Quantity => Some($($borrow)+ $input.quantity),
            InputField::UnitValue => Some($($borrow)+ $input.unit_value),
            InputField::Year => None,
        }
    };
}

/// The member of an outcome that holds this estimate; `None` for a number stored in another form.
macro_rules! outcome_member {
    ($outcome:ident, $part:ident, $($borrow:tt)+) => {
        match $part {
            PartField::Deadweight => Some($($borrow)+ $outcome.deadweight),
            PartField::Displacement => Some($($borrow)+ $outcome.displacement),
            PartField::Attribution => Some($($borrow)+ $outcome.attribution),
            PartField::DropOff => Some($($borrow)+ $outcome.drop_off),
            PartField::Weight => Some($($borrow)+ $outcome.weight),
            PartField::Quantity | PartField::Proxy | PartField::Duration | PartField::FirstYear => None,
        }
    };
}

impl Input {
    /// An estimated number as stated.
    pub fn estimate(&self, field: InputField) -> Option<&Estimate> {
        input_member!(self, field, &)?.as_ref()
    }

    /// The member that holds an estimated number; `None` for a number that is not estimated.
    pub fn estimate_mut(&mut self, field: InputField) -> Option<&mut Option<Estimate>> {
        input_member!(self, field, &mut)
    }

    /// The estimates that the result depends on, in the order of the registry.
    pub fn estimates(&self) -> impl Iterator<Item = (InputField, &Estimate)> {
        let fields = InputField::ALL.iter().copied().filter(|field| field.role().is_adjustable());
        fields.filter_map(|field| Some((field, self.estimate(field)?)))
    }
}

impl Outcome {
    /// An estimated number as stated.
    pub fn estimate(&self, field: OutcomeField) -> Option<&Estimate> {
        match field {
            OutcomeField::Part(PartField::Quantity) => match &self.volume {
                Volume::Single(quantity) => Some(quantity),
                Volume::Unstated | Volume::Cohorts(_) => None,
            },
            OutcomeField::Part(PartField::Proxy) => self.proxy_value(),
            OutcomeField::Part(part) => outcome_member!(self, part, &)?.as_ref(),
            OutcomeField::Cohort(n) => match &self.volume {
                Volume::Cohorts(cohorts) => cohorts.get(n),
                Volume::Unstated | Volume::Single(_) => None,
            },
            OutcomeField::ProxyPriceYear => None,
        }
    }

    /// An estimated number as stated, mutably.
    pub fn estimate_mut(&mut self, field: OutcomeField) -> Option<&mut Estimate> {
        match field {
            OutcomeField::Part(PartField::Quantity) => match &mut self.volume {
                Volume::Single(quantity) => Some(quantity),
                Volume::Unstated | Volume::Cohorts(_) => None,
            },
            OutcomeField::Part(PartField::Proxy) => self.proxy.as_mut()?.value.as_mut(),
            OutcomeField::Part(part) => self.member_mut(part)?.as_mut(),
            OutcomeField::Cohort(n) => match &mut self.volume {
                Volume::Cohorts(cohorts) => cohorts.get_mut(n),
                Volume::Unstated | Volume::Single(_) => None,
            },
            OutcomeField::ProxyPriceYear => None,
        }
    }

    /// The member that holds an estimate, stated or not; `None` for a number stored in another form.
    pub(super) fn member_mut(&mut self, part: PartField) -> Option<&mut Option<Estimate>> {
        outcome_member!(self, part, &mut)
    }

    /// The fields under which a number is stored: one per cohort for a volume in cohorts, otherwise the number's own.
    pub fn places(&self, part: PartField) -> impl Iterator<Item = OutcomeField> + use<> {
        let cohorts = match (&self.volume, part) {
            (Volume::Cohorts(cohorts), PartField::Quantity) => Some(cohorts.len()),
            _ => None,
        };
        (0..cohorts.unwrap_or(0)).map(OutcomeField::Cohort).chain(cohorts.is_none().then_some(part.into()))
    }

    /// The estimates that the result depends on, in the order of the registry: the volume, the proxy value, the deductions.
    pub fn estimates(&self) -> impl Iterator<Item = (OutcomeField, &Estimate)> {
        let parts = PartField::ALL.iter().copied().filter(|part| part.role().is_adjustable());
        let places = parts.flat_map(|part| self.places(part));
        places.filter_map(|field| Some((field, self.estimate(field)?)))
    }

    /// Whether a number can change a figure: drop-off does only when value lasts more than one year.
    pub fn applies(&self, field: OutcomeField) -> bool {
        field != OutcomeField::Part(PartField::DropOff) || self.duration_years() > 1
    }
}

//! Maps the fields of the registry to the struct members that hold them in [`Input`] and [`Outcome`].
//!
//! The matches are exhaustive, so a new field does not compile without an entry here. Code that treats many numbers alike
//! iterates over the registry and uses this mapping.

use super::field::{FieldRole, InputField, OutcomeField, PartField};
use super::{DropOffFrom, Estimate, Input, MeasuredEffect, Outcome, Volume};
use std::borrow::Cow;

/// The member of an input that holds this estimate; `None` for a whole number.
macro_rules! input_member {
    ($input:ident, $field:ident, $($borrow:tt)+) => {
        match $field {
            InputField::Quantity => Some($($borrow)+ $input.quantity),
            InputField::UnitValue => Some($($borrow)+ $input.unit_value),
            InputField::Year | InputField::Years => None,
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
            PartField::Growth => Some($($borrow)+ $outcome.growth),
            PartField::DiscountRate => Some($($borrow)+ $outcome.discount_rate),
            PartField::Duration => Some($($borrow)+ $outcome.duration),
            PartField::Weight => Some($($borrow)+ $outcome.weight),
            PartField::Quantity
            | PartField::Proxy
            | PartField::Effect
            | PartField::EffectStandardError
            | PartField::MeanEffect
            | PartField::MeanEffectStandardError
            | PartField::FirstYear => None,
        }
    };
}

impl OutcomeField {
    /// Every number that one of several versions of an outcome may have: its parts, in one year or in all, its cohorts, its
    /// adjustments, the factors of its quantity, the price year of the proxy.
    pub fn all(versions: &[&Outcome]) -> Vec<Self> {
        let most = |count: &dyn Fn(&Outcome) -> usize| versions.iter().map(|it| count(it)).max().unwrap_or(0);
        let in_years = |part: PartField| most(&|it| it.by_year(part).map_or(0, <[Estimate]>::len));
        let parts = PartField::ALL.iter().copied();
        let parts = parts.flat_map(|part| {
            [Self::from(part)].into_iter().chain((0..in_years(part)).map(move |n| Self::InYear(part, n)))
        });
        let cohorts = most(&|it| it.volume.cohorts().len());
        let adjustments = most(&|it| it.adjustments.len());
        let factors = most(&|it| it.quantity_factors.len());
        let listed = (0..cohorts).map(Self::Cohort).chain((0..factors).map(Self::Factor));
        let listed = listed.chain((0..adjustments).map(Self::Adjustment));
        parts.chain(listed).chain([Self::ProxyPriceYear]).collect()
    }
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
    /// The numbers of a part that is stated by year; none for one that is the same in every year.
    pub fn by_year(&self, part: PartField) -> Option<&[Estimate]> {
        self.by_year.iter().find(|known| known.part == part).map(|known| known.values.as_slice())
    }

    /// The same, mutably. At least one is left.
    pub fn by_year_mut(&mut self, part: PartField) -> Option<&mut Vec<Estimate>> {
        self.by_year.iter_mut().find(|known| known.part == part).map(|known| &mut known.values)
    }

    /// Whether the number in this place acts in a year of value.
    pub fn acts_by_year(&self, part: PartField, year: usize) -> bool {
        let years = self.years_of_value() as usize;
        let last = if part == PartField::DropOff && self.drop_off_from == DropOffFrom::SecondYear {
            years.saturating_sub(1)
        } else {
            years
        };
        year < last
    }

    /// Whether a number is the share of an adjustment that says what is kept.
    pub fn is_kept(&self, field: OutcomeField) -> bool {
        matches!(field, OutcomeField::Adjustment(n) if self.adjustments.get(n).is_some_and(|it| it.kept))
    }

    /// An estimated number as stated. That of a measured effect is computed from its standard error.
    pub fn estimate(&self, field: OutcomeField) -> Option<Cow<'_, Estimate>> {
        let stored = match field {
            OutcomeField::Part(PartField::Quantity) => match &self.volume {
                Volume::Single(quantity) => Some(quantity),
                Volume::Unstated | Volume::Cohorts(_) => None,
            },
            OutcomeField::Part(PartField::Proxy) => self.proxy.as_ref()?.value.as_ref(),
            OutcomeField::Part(part) if part.role() == FieldRole::Effect => {
                return self.effect_at(part)?.estimate().map(Cow::Owned);
            }
            OutcomeField::Part(part) => outcome_member!(self, part, &)?.as_ref(),
            OutcomeField::Cohort(n) => match &self.volume {
                Volume::Cohorts(cohorts) => cohorts.get(n),
                Volume::Unstated | Volume::Single(_) => None,
            },
            OutcomeField::InYear(part, year) => self.by_year(part)?.get(year),
            OutcomeField::Adjustment(n) => self.adjustments.get(n)?.share.as_ref(),
            OutcomeField::Factor(n) => self.quantity_factors.get(n)?.value.as_ref(),
            OutcomeField::ProxyPriceYear => None,
        };
        stored.map(Cow::Borrowed)
    }

    /// Changes an estimated number, if it is stated.
    pub fn change_estimate(&mut self, field: OutcomeField, change: impl FnOnce(&mut Estimate)) {
        if let OutcomeField::Part(part) = field
            && let Some(effect) = self.effect.as_mut().filter(|effect| effect.measure.field() == part)
        {
            if let Some(mut estimate) = effect.estimate() {
                change(&mut estimate);
                effect.state(Some(estimate));
            }
        } else if let Some(estimate) = self.estimate_mut(field) {
            change(estimate);
        }
    }

    /// The measured effect, if its measure is that of this number.
    pub(super) fn effect_at(&self, part: PartField) -> Option<&MeasuredEffect> {
        self.effect.as_ref().filter(|effect| Some(effect.measure) == part.measure())
    }

    /// A stored estimate, mutably; `None` for a measured effect, whose estimate is computed.
    pub(super) fn estimate_mut(&mut self, field: OutcomeField) -> Option<&mut Estimate> {
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
            OutcomeField::InYear(part, year) => self.by_year_mut(part)?.get_mut(year),
            OutcomeField::Adjustment(n) => self.adjustments.get_mut(n)?.share.as_mut(),
            OutcomeField::Factor(n) => self.quantity_factors.get_mut(n)?.value.as_mut(),
            OutcomeField::ProxyPriceYear => None,
        }
    }

    /// The member that holds an estimate, stated or not; `None` for a number stored in another form.
    pub fn member_mut(&mut self, part: PartField) -> Option<&mut Option<Estimate>> {
        outcome_member!(self, part, &mut)
    }

    /// The fields under which a number is stored: one per cohort for a volume in cohorts, one per year for a number stated by
    /// year, none for a measured effect of another measure than the chosen one or for a proxy that another outcome states, otherwise
    /// the number's own.
    pub fn places(&self, part: PartField) -> impl Iterator<Item = OutcomeField> + use<> {
        let several = match (&self.volume, part) {
            (Volume::Cohorts(cohorts), PartField::Quantity) => Some(cohorts.len()),
            _ => self.by_year(part).map(<[Estimate]>::len),
        };
        let is_shared = part == PartField::Proxy && self.shares_proxy_of().is_some();
        let has_own = several.is_none() && !is_shared && (part.measure().is_none() || self.effect_at(part).is_some());
        let one_of_several = move |n| match part {
            PartField::Quantity => OutcomeField::Cohort(n),
            _ => OutcomeField::InYear(part, n),
        };
        (0..several.unwrap_or(0)).map(one_of_several).chain(has_own.then_some(part.into()))
    }

    /// Whether anything is stated in the places of a number.
    pub fn states(&self, part: PartField) -> bool {
        self.places(part).any(|place| self.estimate(place).is_some())
    }

    /// The numbers in a column of the impact map. In that of the deadweight, these are the chosen effect and its standard error;
    /// a deadweight beside them is shown only when it is stated. The factors of the quantity follow it, and adjustments the last of
    /// the one-time deductions.
    pub fn in_column(&self, column: PartField) -> Vec<OutcomeField> {
        let mut shown = Vec::new();
        for part in PartField::ALL.iter().copied().filter(|part| part.column() == Some(column)) {
            if !self.is_replaced(part) || self.states(part) {
                shown.extend(self.places(part));
            }
        }
        if column == PartField::Quantity {
            self.list_factors(&mut shown);
        }
        if column == PartField::Attribution {
            self.list_adjustments(&mut shown);
        }
        shown
    }

    /// Whether a measured effect takes the place of the number: of the deadweight.
    pub fn is_replaced(&self, part: PartField) -> bool {
        part == PartField::Deadweight && self.effect.is_some()
    }

    /// The numbers that the calculation of this outcome has, stated or not, in the order of the registry: the volume, the proxy
    /// value, the measured effect or the deadweight, the other deductions, the duration.
    pub fn terms(&self) -> impl Iterator<Item = PartField> {
        let parts = PartField::ALL.iter().copied().filter(|part| part.role().is_adjustable());
        parts.filter(|part| !self.is_replaced(*part) && (part.measure().is_none() || self.effect_at(*part).is_some()))
    }

    /// The places of the numbers that the calculation has, stated or not, in the order of the sheet: those of the
    /// [terms](Self::terms), the factors of the quantity after it, and the adjustments before drop-off.
    pub fn numbers(&self) -> Vec<OutcomeField> {
        let mut numbers = Vec::with_capacity(12);
        for part in self.terms() {
            if part == PartField::DropOff {
                self.list_adjustments(&mut numbers);
            }
            numbers.extend(self.places(part));
            if part == PartField::Quantity {
                self.list_factors(&mut numbers);
            }
        }
        numbers
    }

    fn list_factors(&self, numbers: &mut Vec<OutcomeField>) {
        numbers.extend((0..self.quantity_factors.len()).map(OutcomeField::Factor));
    }

    fn list_adjustments(&self, numbers: &mut Vec<OutcomeField>) {
        numbers.extend((0..self.adjustments.len()).map(OutcomeField::Adjustment));
    }

    /// The estimates that the result depends on, in the order of the sheet: the volume, the proxy value, the measured effect,
    /// the deductions.
    pub fn estimates(&self) -> std::vec::IntoIter<(OutcomeField, Cow<'_, Estimate>)> {
        let stated = self.numbers().into_iter().filter_map(|field| Some((field, self.estimate(field)?)));
        stated.collect::<Vec<_>>().into_iter()
    }

    /// Whether a number can change a figure. Drop-off and growth do only when value lasts more than one year, a number stated by
    /// year only in a year that has value, and a deadweight only without a measured effect.
    pub fn applies(&self, field: OutcomeField) -> bool {
        match field {
            OutcomeField::Part(part @ PartField::DropOff) => self.acts_by_year(part, 0),
            OutcomeField::Part(PartField::Growth) => self.years_of_value() > 1,
            OutcomeField::Part(part) => !self.is_replaced(part),
            OutcomeField::InYear(part, year) => !self.is_replaced(part) && self.acts_by_year(part, year),
            OutcomeField::Cohort(_)
            | OutcomeField::Adjustment(_)
            | OutcomeField::Factor(_)
            | OutcomeField::ProxyPriceYear => true,
        }
    }
}

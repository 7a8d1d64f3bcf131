//! Reading and changing one number of a study by its path.

use super::field::{Field, FieldError, InputField, OutcomeField, PartField};
use super::lookup::find_mut;
use super::{Discounting, Estimate, Input, MeasuredEffect, NumberPath, Outcome, Proxy, RateFrom, Study, Volume};
use crate::number::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use std::borrow::Cow;

impl NumberPath {
    /// The number as stated; `None` when it is not stated, or when the study has no such number.
    pub fn get(&self, study: &Study) -> Option<Estimate> {
        match self {
            Self::PriceYear => study.price_year.map(Estimate::of),
            Self::StartYear => study.start_year.map(Estimate::of),
            Self::Rate => rate_at(study, 0).map(|entry| entry.rate.clone()),
            Self::LaterRate(n) => rate_at(study, *n).map(|entry| entry.rate.clone()),
            Self::LaterRateYear(n) => rate_at(study, *n).map(|entry| Estimate::of(entry.from_year)),
            Self::Headcount(id) => study.stakeholder(id)?.headcount.map(Estimate::of),
            Self::Input(id, field) => input_get(study.input(id)?, *field),
            Self::Outcome(id, field) => outcome_get(study.outcome(id)?, *field),
        }
    }

    /// The number of an input as stated, without the study around it.
    pub fn of_input(input: &Input, field: InputField) -> Option<Estimate> {
        input_get(input, field)
    }

    /// The number of an outcome as stated, without the study around it.
    pub fn of_outcome(outcome: &Outcome, field: OutcomeField) -> Option<Estimate> {
        outcome_get(outcome, field)
    }

    /// Whether the study has this number, stated or not.
    pub fn exists(&self, study: &Study) -> bool {
        match self {
            Self::PriceYear | Self::StartYear | Self::Rate => true,
            Self::LaterRate(n) | Self::LaterRateYear(n) => rate_at(study, *n).is_some(),
            Self::Headcount(id) => study.stakeholder(id).is_some(),
            Self::Input(id, _) => study.input(id).is_some(),
            Self::Outcome(id, field) => study.outcome(id).is_some_and(|outcome| match field {
                OutcomeField::Cohort(_) => outcome.places(PartField::Quantity).any(|place| place == *field),
                OutcomeField::Part(part) | OutcomeField::InYear(part, _) => {
                    outcome.places(*part).any(|place| place == *field)
                }
                OutcomeField::Adjustment(n) => *n < outcome.adjustments.len(),
                OutcomeField::Factor(n) => *n < outcome.quantity_factors.len(),
                OutcomeField::ProxyPriceYear => outcome.shares_proxy_of().is_none(),
            }),
        }
    }

    /// Whether the number is the share of an adjustment that says what is kept, and not what is taken away.
    pub fn is_kept_in(&self, study: &Study) -> bool {
        let Self::Outcome(id, field) = self else { return false };
        study.outcome(id).is_some_and(|outcome| outcome.is_kept(*field))
    }

    /// Checks that an estimate is admissible for this number.
    ///
    /// # Errors
    /// The first rule of the registry, or of estimates, that is broken.
    pub fn check(&self, estimate: &Estimate) -> Result<(), FieldError> {
        if self.field().is_effect() {
            MeasuredEffect::check(estimate)?;
        } else {
            estimate.check()?;
        }
        let spec = self.field().spec();
        estimate.actual.map_or(Ok(()), |actual| spec.check(actual))?;
        if estimate.sample.is_some() && !spec.takes_sample() {
            return Err(FieldError::NoShare);
        }
        spec.check(estimate.point())
    }

    /// States the number, or clears it with `None`.
    ///
    /// # Errors
    /// [`FieldError`] when it is not admissible; the study is then unchanged.
    pub fn set(&self, study: &mut Study, estimate: Option<Estimate>) -> Result<(), FieldError> {
        if !self.exists(study) {
            return Err(FieldError::Missing);
        }
        if let Some(estimate) = &estimate {
            self.check(estimate)?;
        }
        match self {
            Self::PriceYear => study.price_year = whole_i32(estimate.as_ref())?,
            Self::StartYear => study.start_year = whole_i32(estimate.as_ref())?,
            Self::Rate => set_rate(study, estimate)?,
            Self::LaterRate(n) => {
                later_rate(study, *n)?.rate = estimate.ok_or(FieldError::Required)?;
            }
            Self::LaterRateYear(n) => {
                let year = whole_u32(estimate.as_ref())?.ok_or(FieldError::Required)?;
                let before = rate_at(study, n.saturating_sub(1)).map(|entry| entry.from_year);
                let after = rate_at(study, n.saturating_add(1)).map(|entry| entry.from_year);
                if before.is_some_and(|before| before >= year) || after.is_some_and(|after| after <= year) {
                    return Err(FieldError::NotAscending);
                }
                later_rate(study, *n)?.from_year = year;
            }
            Self::Headcount(id) => {
                let headcount = match &estimate {
                    None => None,
                    Some(estimate) => Some(estimate.point().to_u64().ok_or(too_large(estimate, u64::MAX))?),
                };
                find_mut(&mut study.stakeholders, id).ok_or(FieldError::Missing)?.headcount = headcount;
            }
            Self::Input(id, field) => {
                let is_whole = matches!(field, InputField::Year | InputField::Years);
                let year = if is_whole { whole_u32(estimate.as_ref())? } else { None };
                let input = find_mut(&mut study.inputs, id).ok_or(FieldError::Missing)?;
                match field {
                    InputField::Year => input.year = year.unwrap_or_default(),
                    InputField::Years => input.years = year,
                    _ => *input.estimate_mut(*field).ok_or(FieldError::Missing)? = estimate,
                }
            }
            Self::Outcome(id, field) => {
                let outcome = find_mut(&mut study.outcomes, id).ok_or(FieldError::Missing)?;
                outcome_set(outcome, *field, estimate)?;
            }
        }
        Ok(())
    }

    /// States the number in place of all that stood there: of a measured effect, its standard error and its pedigree too, which
    /// [`set`](Self::set) keeps beside an effect that is not stated yet.
    ///
    /// # Errors
    /// [`FieldError`] when it is not admissible; the study is then unchanged.
    pub fn replace(&self, study: &mut Study, estimate: Estimate) -> Result<(), FieldError> {
        if let Self::Outcome(id, OutcomeField::Part(part)) = self
            && self.exists(study)
        {
            self.check(&estimate)?;
            let outcome = find_mut(&mut study.outcomes, id).ok_or(FieldError::Missing)?;
            if let Some(effect) = outcome.effect.as_mut().filter(|effect| effect.measure.field() == *part) {
                let extra = std::mem::take(&mut effect.extra);
                *effect = MeasuredEffect { measure: effect.measure, extra, ..MeasuredEffect::default() };
            }
        }
        self.set(study, Some(estimate))
    }
}

impl Study {
    /// Every number that a figure may depend on, in the order of the study: inputs, outcomes, then the rates.
    ///
    /// A number that is not stated is included where the calculation has a default for it, as 0 for a deduction. A volume, a
    /// proxy value, a measured effect or a rate that is not stated is left out, and so is a deadweight beside an effect.
    pub fn targets(&self) -> Vec<NumberPath> {
        let mut targets = Vec::new();
        for input in &self.inputs {
            let fields = InputField::ALL.iter().filter(|field| {
                let spec = Field::Input(**field).spec();
                spec.role.is_adjustable() && (spec.default.is_some() || input.estimate(**field).is_some())
            });
            targets.extend(fields.map(|field| NumberPath::Input(input.id.clone(), *field)));
        }
        for outcome in &self.outcomes {
            let places = outcome
                .numbers()
                .into_iter()
                .filter(|field| Field::Outcome(*field).spec().default.is_some() || outcome.estimate(*field).is_some());
            targets.extend(places.map(|field| NumberPath::Outcome(outcome.id.clone(), field)));
        }
        let rates = self.discounting.as_ref().map_or(0, |discounting| discounting.rates.len());
        targets.extend((0..rates).map(NumberPath::rate));
        targets
    }

    /// The numbers that a hypothesis may act on, in the order of the study, stated or not. A volume is one number, however it
    /// is stated.
    pub fn candidates(&self) -> Vec<NumberPath> {
        let mut all = Vec::new();
        let fields = || InputField::ALL.iter().filter(|field| field.role().is_adjustable());
        for input in &self.inputs {
            all.extend(fields().map(|field| NumberPath::Input(input.id.clone(), *field)));
        }
        for outcome in &self.outcomes {
            let is_offered = |field: &OutcomeField| match field {
                OutcomeField::Cohort(_) => false,
                OutcomeField::Part(part @ (PartField::Growth | PartField::DiscountRate)) => outcome.states(*part),
                _ => true,
            };
            let fields = outcome.numbers().into_iter().filter(is_offered);
            let volume = matches!(outcome.volume, Volume::Cohorts(_)).then_some(PartField::Quantity.into());
            all.extend(volume.into_iter().chain(fields).map(|field| NumberPath::Outcome(outcome.id.clone(), field)));
        }
        all
    }
}

fn rate_at(study: &Study, n: usize) -> Option<&RateFrom> {
    study.discounting.as_ref()?.rates.get(n)
}

fn later_rate(study: &mut Study, n: usize) -> Result<&mut RateFrom, FieldError> {
    study.discounting.as_mut().and_then(|discounting| discounting.rates.get_mut(n)).ok_or(FieldError::Missing)
}

fn set_rate(study: &mut Study, estimate: Option<Estimate>) -> Result<(), FieldError> {
    match (&mut study.discounting, estimate) {
        (Some(discounting), Some(rate)) => {
            discounting.rates.first_mut().ok_or(FieldError::Missing)?.rate = rate;
        }
        (None, Some(rate)) => {
            let first = RateFrom { rate, ..RateFrom::default() };
            study.discounting = Some(Discounting { rates: vec![first], ..Discounting::default() });
        }
        (Some(discounting), None) if discounting.rates.len() > 1 => return Err(FieldError::Required),
        (_, None) => study.discounting = None,
    }
    Ok(())
}

fn input_get(input: &Input, field: InputField) -> Option<Estimate> {
    match field {
        InputField::Year => Some(Estimate::of(input.year)),
        InputField::Years => input.years.map(Estimate::of),
        _ => input.estimate(field).cloned(),
    }
}

fn outcome_get(outcome: &Outcome, field: OutcomeField) -> Option<Estimate> {
    match field {
        OutcomeField::ProxyPriceYear => outcome.proxy.as_ref()?.price_year.map(Estimate::of),
        OutcomeField::Part(PartField::FirstYear) => Some(Estimate::of(outcome.first_year)),
        OutcomeField::Part(part) if part.is_standard_error() => {
            outcome.effect_at(part)?.standard_error.map(Estimate::of)
        }
        OutcomeField::Part(_)
        | OutcomeField::Cohort(_)
        | OutcomeField::InYear(..)
        | OutcomeField::Adjustment(_)
        | OutcomeField::Factor(_) => outcome.estimate(field).map(Cow::into_owned),
    }
}

fn outcome_set(outcome: &mut Outcome, field: OutcomeField, estimate: Option<Estimate>) -> Result<(), FieldError> {
    match field {
        OutcomeField::Cohort(_) | OutcomeField::InYear(..) => {
            let place = outcome.estimate_mut(field).ok_or(FieldError::Missing)?;
            *place = estimate.ok_or(FieldError::Required)?;
        }
        OutcomeField::Adjustment(n) => outcome.adjustments.get_mut(n).ok_or(FieldError::Missing)?.share = estimate,
        OutcomeField::Factor(n) => outcome.quantity_factors.get_mut(n).ok_or(FieldError::Missing)?.value = estimate,
        OutcomeField::ProxyPriceYear => {
            let year = whole_i32(estimate.as_ref())?;
            outcome.proxy.get_or_insert_with(Proxy::default).price_year = year;
        }
        OutcomeField::Part(part) => match part {
            PartField::Quantity => outcome.volume = estimate.map_or(Volume::Unstated, Volume::Single),
            PartField::Proxy => outcome.proxy.get_or_insert_with(Proxy::default).value = estimate,
            PartField::Effect | PartField::MeanEffect => {
                outcome.effect.as_mut().ok_or(FieldError::Missing)?.state(estimate);
            }
            PartField::EffectStandardError | PartField::MeanEffectStandardError => {
                let error = estimate.map(|estimate| estimate.point());
                outcome.effect.as_mut().ok_or(FieldError::Missing)?.standard_error = error;
            }
            PartField::FirstYear => outcome.first_year = whole_u32(estimate.as_ref())?.unwrap_or(1),
            _ => *outcome.member_mut(part).ok_or(FieldError::Missing)? = estimate,
        },
    }
    Ok(())
}

fn too_large(estimate: &Estimate, max: impl Into<Decimal>) -> FieldError {
    FieldError::TooLarge { value: estimate.point(), max: max.into() }
}

fn whole_u32(estimate: Option<&Estimate>) -> Result<Option<u32>, FieldError> {
    estimate.map(|estimate| estimate.point().to_u32().ok_or(too_large(estimate, u32::MAX))).transpose()
}

fn whole_i32(estimate: Option<&Estimate>) -> Result<Option<i32>, FieldError> {
    estimate.map(|estimate| estimate.point().to_i32().ok_or(too_large(estimate, i32::MAX))).transpose()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::study::Shared;
    use rust_decimal::dec;

    fn study() -> Study {
        let outcome = Outcome { id: "o1".to_owned(), ..Outcome::default() };
        Study { outcomes: vec![Shared::new(outcome)], ..Study::default() }
    }

    #[track_caller]
    fn check(path: &str, value: Decimal, expected: Result<(), FieldError>) {
        let mut study = study();
        let target = NumberPath::parse(path).unwrap();
        let before = study.clone();
        assert_eq!(target.set(&mut study, Some(Estimate::of(value))), expected);
        if expected.is_ok() {
            assert_eq!(target.get(&study), Some(Estimate::of(value)));
        } else {
            assert_eq!(study, before);
        }
    }

    #[test]
    fn a_number_put_in_is_the_number_read() {
        check("outcomes/o1/proxy", dec!(-5), Ok(()));
        check("outcomes/o1/deadweight", dec!(1), Ok(()));
        check("outcomes/o1/duration", dec!(100), Ok(()));
        check("discounting/rate", dec!(-0.99), Ok(()));
        check("price_year", dec!(2026), Ok(()));
    }

    #[test]
    fn what_is_not_admissible_changes_nothing() {
        let (zero, one) = (Decimal::ZERO, Decimal::ONE);
        check("outcomes/o1/deadweight", dec!(1.1), Err(FieldError::TooLarge { value: dec!(1.1), max: one }));
        check("outcomes/o1/quantity", dec!(-1), Err(FieldError::TooSmall { value: dec!(-1), min: zero, above: false }));
        check("outcomes/o1/first_year", dec!(1.5), Err(FieldError::NotWhole { value: dec!(1.5) }));
        check("outcomes/o1/duration", dec!(1.5), Ok(()));
        check("discounting/rate", dec!(-1), Err(FieldError::TooSmall { value: dec!(-1), min: dec!(-1), above: true }));
        check("outcomes/o2/quantity", one, Err(FieldError::Missing));
        check("outcomes/o1/cohorts/0", one, Err(FieldError::Missing));
    }
}

//! Reading and changing one number of a study by its path.

use super::field::{FieldError, InputField, MAX_COHORTS, OutcomeField, PartField};
use super::lookup::find_mut;
use super::{Discounting, Estimate, MeasuredEffect, NumberPath, Outcome, Proxy, RateFrom, Study, Volume};
use crate::number::{Decimal, plain};
use rust_decimal::prelude::ToPrimitive as _;

impl NumberPath {
    /// The number as stated; none when it is not stated, or when the study has no such place.
    pub fn get(&self, study: &Study) -> Option<Estimate> {
        match self {
            Self::PriceYear => study.price_year.map(Estimate::of),
            Self::Rate => rate_at(study, 0).map(|entry| Estimate::of(entry.rate)),
            Self::LaterRate(n) => rate_at(study, *n).map(|entry| Estimate::of(entry.rate)),
            Self::LaterRateYear(n) => rate_at(study, *n).map(|entry| Estimate::of(entry.from_year)),
            Self::Headcount(id) => study.stakeholder(id)?.headcount.map(Estimate::of),
            Self::Input(id, field) => {
                let input = study.input(id)?;
                match field {
                    InputField::Quantity => input.quantity.clone(),
                    InputField::UnitValue => input.unit_value.clone(),
                    InputField::Year => Some(Estimate::of(input.year)),
                }
            }
            Self::Outcome(id, field) => outcome_get(study.outcome(id)?, *field),
        }
    }

    /// The number of an outcome as stated, without the study around it.
    pub fn of_outcome(outcome: &Outcome, field: OutcomeField) -> Option<Estimate> {
        outcome_get(outcome, field)
    }

    /// Whether the study has a place for this number, stated or not.
    pub fn exists(&self, study: &Study) -> bool {
        match self {
            Self::PriceYear | Self::Rate => true,
            Self::LaterRate(n) | Self::LaterRateYear(n) => rate_at(study, *n).is_some(),
            Self::Headcount(id) => study.stakeholder(id).is_some(),
            Self::Input(id, _) => study.input(id).is_some(),
            Self::Outcome(id, field) => study.outcome(id).is_some_and(|outcome| match field {
                OutcomeField::Cohort(n) => matches!(&outcome.volume, Volume::Cohorts(list) if *n < list.len()),
                OutcomeField::Part(PartField::Quantity) => !matches!(outcome.volume, Volume::Cohorts(_)),
                OutcomeField::Part(part) => part
                    .measure()
                    .is_none_or(|measure| outcome.effect.as_ref().is_some_and(|effect| effect.measure == measure)),
                OutcomeField::ProxyPriceYear => true,
            }),
        }
    }

    /// Whether this estimate could stand in this place.
    ///
    /// # Errors
    /// The first rule of the registry, or of estimates, that is broken.
    pub fn check(&self, estimate: &Estimate) -> Result<(), FieldError> {
        if self.field().is_effect() {
            MeasuredEffect::check(estimate)?;
        } else {
            estimate.check()?;
        }
        self.field().spec().check(estimate.point())
    }

    /// States the number, or takes it back with `None`.
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
            Self::Rate => set_rate(study, estimate)?,
            Self::LaterRate(n) => {
                let rate = plain::rounded_to_fit(estimate.ok_or(FieldError::Required)?.point());
                later_rate(study, *n)?.rate = rate;
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
                let year = if *field == InputField::Year { whole_u32(estimate.as_ref())? } else { None };
                let input = find_mut(&mut study.inputs, id).ok_or(FieldError::Missing)?;
                match field {
                    InputField::Quantity => input.quantity = estimate,
                    InputField::UnitValue => input.unit_value = estimate,
                    InputField::Year => input.year = year.unwrap_or_default(),
                }
            }
            Self::Outcome(id, field) => {
                let outcome = find_mut(&mut study.outcomes, id).ok_or(FieldError::Missing)?;
                outcome_set(outcome, *field, estimate)?;
            }
        }
        Ok(())
    }
}

impl Study {
    /// Every number that a figure may depend on, in the order of the study: inputs, outcomes, then the rates.
    ///
    /// Deductions that are not stated are in it, since the calculation takes them as 0; a volume, an amount, an effect or a rate
    /// that is not stated is not, and neither is a deadweight beside an effect.
    pub fn targets(&self) -> Vec<NumberPath> {
        let mut targets = Vec::new();
        for input in &self.inputs {
            targets.push(NumberPath::Input(input.id.clone(), InputField::Quantity));
            if input.unit_value.is_some() {
                targets.push(NumberPath::Input(input.id.clone(), InputField::UnitValue));
            }
        }
        for outcome in &self.outcomes {
            let of = |field: OutcomeField| NumberPath::Outcome(outcome.id.clone(), field);
            match &outcome.volume {
                Volume::Unstated => {}
                Volume::Single(_) => targets.push(of(PartField::Quantity.into())),
                Volume::Cohorts(list) => targets.extend((0..list.len()).map(|n| of(OutcomeField::Cohort(n)))),
            }
            if outcome.proxy_value().is_some() {
                targets.push(of(PartField::Proxy.into()));
            }
            targets.extend(outcome.counterfactual().map(|part| of(part.into())));
            for part in [PartField::Displacement, PartField::Attribution, PartField::DropOff, PartField::Duration] {
                targets.push(of(part.into()));
            }
        }
        let rates = self.discounting.as_ref().map_or(0, |discounting| discounting.rates.len());
        targets.extend((0..rates).map(|n| if n == 0 { NumberPath::Rate } else { NumberPath::LaterRate(n) }));
        targets
    }
}

fn rate_at(study: &Study, n: usize) -> Option<&RateFrom> {
    study.discounting.as_ref()?.rates.get(n)
}

fn later_rate(study: &mut Study, n: usize) -> Result<&mut RateFrom, FieldError> {
    study.discounting.as_mut().and_then(|discounting| discounting.rates.get_mut(n)).ok_or(FieldError::Missing)
}

fn set_rate(study: &mut Study, estimate: Option<Estimate>) -> Result<(), FieldError> {
    // The middle of a range may have a digit more than a number of a file.
    let rate = estimate.map(|estimate| plain::rounded_to_fit(estimate.point()));
    match (&mut study.discounting, rate) {
        (Some(discounting), Some(rate)) => {
            discounting.rates.first_mut().ok_or(FieldError::Missing)?.rate = rate;
        }
        (None, Some(rate)) => study.discounting = Some(Discounting::single(rate, "")),
        (Some(discounting), None) if discounting.rates.len() > 1 => return Err(FieldError::Required),
        (_, None) => study.discounting = None,
    }
    Ok(())
}

fn outcome_get(outcome: &Outcome, field: OutcomeField) -> Option<Estimate> {
    match field {
        OutcomeField::Cohort(n) => match &outcome.volume {
            Volume::Cohorts(list) => list.get(n).cloned(),
            Volume::Unstated | Volume::Single(_) => None,
        },
        OutcomeField::ProxyPriceYear => outcome.proxy.as_ref()?.price_year.map(Estimate::of),
        OutcomeField::Part(part) => match part {
            PartField::Quantity => match &outcome.volume {
                Volume::Single(quantity) => Some(quantity.clone()),
                Volume::Unstated | Volume::Cohorts(_) => None,
            },
            PartField::Proxy => outcome.proxy_value().cloned(),
            PartField::Deadweight => outcome.deadweight.clone(),
            PartField::Effect | PartField::MeanEffect => effect_of(outcome, part)?.estimate(),
            PartField::EffectStandardError | PartField::MeanEffectStandardError => {
                effect_of(outcome, part)?.standard_error.map(Estimate::of)
            }
            PartField::Displacement => outcome.displacement.clone(),
            PartField::Attribution => outcome.attribution.clone(),
            PartField::DropOff => outcome.drop_off.clone(),
            PartField::Duration => outcome.duration.map(Estimate::of),
            PartField::FirstYear => Some(Estimate::of(outcome.first_year)),
            PartField::Weight => outcome.weight.clone(),
        },
    }
}

/// The effect of an outcome, where it compares what the field does.
fn effect_of(outcome: &Outcome, part: PartField) -> Option<&MeasuredEffect> {
    outcome.effect.as_ref().filter(|effect| Some(effect.measure) == part.measure())
}

fn outcome_set(outcome: &mut Outcome, field: OutcomeField, estimate: Option<Estimate>) -> Result<(), FieldError> {
    match field {
        OutcomeField::Cohort(n) => {
            let Volume::Cohorts(list) = &mut outcome.volume else {
                return Err(FieldError::Missing);
            };
            let place = list.get_mut(n.min(MAX_COHORTS)).ok_or(FieldError::Missing)?;
            *place = estimate.ok_or(FieldError::Required)?;
        }
        OutcomeField::ProxyPriceYear => {
            let year = whole_i32(estimate.as_ref())?;
            outcome.proxy.get_or_insert_with(Proxy::default).price_year = year;
        }
        OutcomeField::Part(part) => match part {
            PartField::Quantity => outcome.volume = estimate.map_or(Volume::Unstated, Volume::Single),
            PartField::Proxy => outcome.proxy.get_or_insert_with(Proxy::default).value = estimate,
            PartField::Deadweight => outcome.deadweight = estimate,
            PartField::Effect | PartField::MeanEffect => {
                outcome.effect.as_mut().ok_or(FieldError::Missing)?.state(estimate);
            }
            PartField::EffectStandardError | PartField::MeanEffectStandardError => {
                let error = estimate.map(|estimate| estimate.point());
                outcome.effect.as_mut().ok_or(FieldError::Missing)?.standard_error = error;
            }
            PartField::Displacement => outcome.displacement = estimate,
            PartField::Attribution => outcome.attribution = estimate,
            PartField::DropOff => outcome.drop_off = estimate,
            PartField::Duration => outcome.duration = whole_u32(estimate.as_ref())?,
            PartField::FirstYear => outcome.first_year = whole_u32(estimate.as_ref())?.unwrap_or(1),
            PartField::Weight => outcome.weight = estimate,
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
        check("outcomes/o1/duration", dec!(1.5), Err(FieldError::NotWhole { value: dec!(1.5) }));
        check("discounting/rate", dec!(-1), Err(FieldError::TooSmall { value: dec!(-1), min: dec!(-1), above: true }));
        check("outcomes/o2/quantity", one, Err(FieldError::Missing));
        check("outcomes/o1/cohorts/0", one, Err(FieldError::Missing));
    }
}

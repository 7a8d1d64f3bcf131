//! A measured effect: what a trial found that an activity changes, with its standard error.

use super::extra::Extra;
use super::field::PartField;
use super::{Basis, EffectMeasure, Estimate, FieldError, Range, RangeShape};
use crate::number::{CheckedOps as _, Decimal, plain};

impl EffectMeasure {
    /// The registry's field of the effect.
    pub const fn field(self) -> PartField {
        match self {
            Self::Shares => PartField::Effect,
            Self::Means => PartField::MeanEffect,
        }
    }

    /// The registry's field of its standard error.
    pub const fn standard_error_field(self) -> PartField {
        match self {
            Self::Shares => PartField::EffectStandardError,
            Self::Means => PartField::MeanEffectStandardError,
        }
    }
}

/// The difference that an activity makes for a person to whom it is offered, as a trial measured it: below 0 where it does harm.
///
/// The comparison with those who were not offered it is the counterfactual, so there is no deadweight beside it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MeasuredEffect {
    /// What was compared.
    pub measure: EffectMeasure,
    /// The effect, `d`; absent means not stated yet.
    pub value: Option<Decimal>,
    /// Its standard error, above 0; absent means not stated, and the effect is a point.
    pub standard_error: Option<Decimal>,
    /// What it rests on, if stated.
    pub basis: Option<Basis>,
    /// Which trial, in words.
    pub source: String,
    /// The year of the trial.
    pub year: Option<i32>,
    /// Members of the file that this version does not know.
    pub extra: Extra,
}

/// The 95th percentile of the standard normal distribution.
const Z95: Decimal = Decimal::from_parts(1_231_775_714, 3_829_723, 0, false, 16);

impl MeasuredEffect {
    /// An effect that is still to be stated; a trial is a measurement.
    pub fn measured(measure: EffectMeasure) -> Self {
        Self { measure, basis: Some(Basis::Measured), ..Self::default() }
    }

    /// The effect as an estimate, spread as `N(d, SE)`: its range reaches from the 5th to the 95th percentile,
    /// `d ± 1.6448536269514722 · SE`. A point without a standard error, or where the range is too large to be computed.
    pub fn estimate(&self) -> Option<Estimate> {
        let value = self.value?;
        let range = || {
            let by = self.standard_error?.times(Z95)?;
            let bound = |bound: Option<Decimal>| bound.map(plain::rounded_to_fit);
            Some(Range { low: bound(value.minus(by))?, high: bound(value.plus(by))? })
        };
        let range = range();
        Some(Estimate {
            value: Some(value),
            range,
            shape: range.map(|_| RangeShape::Normal),
            basis: self.basis,
            source: self.source.clone(),
            year: self.year,
            // Unknown members stay with the effect.
            actual: None,
            sample: None,
            extra: Extra::new(),
        })
    }

    /// States the effect, or takes it back. A range says how large the standard error is, by its width; without one there is none.
    pub(super) fn state(&mut self, estimate: Option<Estimate>) {
        let Some(estimate) = estimate else {
            *self = Self { extra: std::mem::take(&mut self.extra), ..Self::measured(self.measure) };
            return;
        };
        let is_stated = self.value.is_some();
        let width = |range: Option<Range>| range.and_then(|range| range.high.minus(range.low));
        let stated = width(estimate.range);
        // The range that belongs to the standard error as it is: computed back from it, the last digit could change.
        if stated != width(self.estimate().and_then(|now| now.range)) {
            let error = stated.and_then(|width| width.over(Z95)?.over(Decimal::TWO));
            self.standard_error = error.map(plain::rounded_to_fit).filter(|error| *error > Decimal::ZERO);
        }
        self.value = Some(estimate.point());
        // Where only a number is stated so far, the pedigree that came with the choice, or with the file, stays.
        if is_stated || estimate.has_pedigree() {
            (self.basis, self.source, self.year) = (estimate.basis, estimate.source, estimate.year);
        }
    }

    /// Whether an estimate could be an effect. Its range is that of a normal number and moves with its value, so that both are
    /// looked at apart.
    pub(super) fn check(estimate: &Estimate) -> Result<(), FieldError> {
        let value = Estimate { range: None, ..estimate.clone() };
        let range = Estimate { value: None, ..estimate.clone() };
        if estimate.value.is_some() {
            value.check()?;
        }
        match estimate.range {
            None => Ok(value.check()?),
            Some(_) if estimate.shape() == RangeShape::Normal => Ok(range.check()?),
            Some(_) => Err(FieldError::NotNormal),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn effect(value: Decimal, error: Decimal) -> MeasuredEffect {
        MeasuredEffect {
            value: Some(value),
            standard_error: Some(error),
            ..MeasuredEffect::measured(EffectMeasure::Shares)
        }
    }

    #[test]
    fn the_range_ends_at_the_5th_and_95th_percentiles() {
        assert_eq!(Z95, dec!(1.6448536269514722));
        let range = effect(dec!(0.08), dec!(0.03)).estimate().unwrap().range.unwrap();
        assert_eq!(range, Range { low: dec!(0.030654391191455834), high: dec!(0.129345608808544166) });
    }

    #[track_caller]
    fn check(before: Decimal, error: Decimal, after: Estimate, expected: Option<Decimal>) {
        let mut effect = effect(before, error);
        assert_eq!(MeasuredEffect::check(&after), Ok(()));
        let value = after.point();
        effect.state(Some(after));
        assert_eq!((effect.value, effect.standard_error), (Some(value), expected));
    }

    #[test]
    fn another_value_keeps_the_standard_error_to_its_last_digit() {
        for error in [dec!(0.03), dec!(0.0123456789012345678901), dec!(123456789.123456789)] {
            let now = effect(dec!(0.08), error).estimate().unwrap();
            check(dec!(0.08), error, Estimate { value: Some(dec!(-0.5)), ..now }, Some(error));
        }
    }

    #[test]
    fn a_range_says_how_large_the_standard_error_is() {
        let twice = effect(dec!(0.16), dec!(0.06)).estimate().unwrap();
        check(dec!(0.08), dec!(0.03), twice, Some(dec!(0.06)));
        check(dec!(0.08), dec!(0.03), Estimate::of(dec!(0.1)), None);
        let pert = Estimate { range: Some(Range { low: dec!(0), high: dec!(1) }), ..Estimate::of(dec!(0.1)) };
        assert_eq!(MeasuredEffect::check(&pert), Err(FieldError::NotNormal));
    }

    #[test]
    fn what_is_taken_back_is_chosen_still() {
        let mut effect = effect(dec!(0.08), dec!(0.03));
        effect.extra.push(("trial".to_owned(), crate::json::Json::Bool(true)));
        effect.state(None);
        let extra = effect.extra.clone();
        assert_eq!(effect, MeasuredEffect { extra, ..MeasuredEffect::measured(EffectMeasure::Shares) });
        assert_eq!(effect.extra.len(), 1);
        effect.standard_error = Some(dec!(0.03));
        effect.state(Some(Estimate::of(dec!(0.02))));
        assert_eq!((effect.value, effect.standard_error), (Some(dec!(0.02)), Some(dec!(0.03))));
        assert_eq!((effect.basis, effect.extra.len()), (Some(Basis::Measured), 1));
    }
}

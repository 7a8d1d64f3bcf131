//! How ranges follow values: laws that hold for every field of the registry, every shape and every admissible number.

use crate::support::numbers::{amount, decimal, estimate, factor, quantity, share, signed_amount};
use proptest::prelude::*;
use retombees::number::Decimal;
use retombees::study::field::{Field, FieldSpec, FieldUnit, InputField, OutcomeField, PartField};
use retombees::study::{Estimate, EstimateError, Range, RangeShape};

/// Every field that carries a range of its own.
fn fields() -> Vec<Field> {
    let inputs = InputField::ALL.iter().copied().map(Field::Input);
    let parts = PartField::ALL.iter().map(|part| Field::Outcome((*part).into()));
    let others = [OutcomeField::Cohort(0), OutcomeField::Adjustment(0), OutcomeField::Factor(0)].map(Field::Outcome);
    let all = inputs.chain(parts).chain(others).chain([Field::Rate]);
    all.filter(|field| field.spec().estimated && !field.is_effect()).collect()
}

/// A field, with a number that a study may state there and another that a person types.
fn stated() -> impl Strategy<Value = (FieldSpec, Estimate, Decimal)> {
    prop::sample::select(fields()).prop_flat_map(|field| {
        let spec = field.spec();
        let (known, typed) = match (field, spec.unit) {
            (_, FieldUnit::Share) => (share(), decimal(0, 1000, 3)),
            (_, FieldUnit::Rate) => (estimate(decimal(-200, 900, 3)), decimal(-900, 5000, 3)),
            (_, FieldUnit::Money) if spec.min.is_none() => (signed_amount(), decimal(-99_999_999, 99_999_999, 2)),
            (_, FieldUnit::Money) => (amount(), decimal(0, 99_999_999, 2)),
            (_, FieldUnit::Years | FieldUnit::Points) => (estimate(decimal(0, 60, 1)), decimal(0, 50, 1)),
            (Field::Outcome(OutcomeField::Factor(_)), _) => (factor(), decimal(0, 900, 2)),
            _ => (quantity(), decimal(0, 9_999_999, 1)),
        };
        let few = prop_oneof![4 => typed, 1 => Just(Decimal::ZERO)];
        (Just(spec), known, few).prop_filter("admissible", |(spec, known, typed)| {
            known.check().is_ok() && spec.check(known.point()).is_ok() && spec.check(*typed).is_ok()
        })
    })
}

fn within(spec: &FieldSpec, range: Range) -> bool {
    spec.min.is_none_or(|min| min <= range.low) && spec.max.is_none_or(|max| range.high <= max)
}

fn width(range: Range) -> Decimal {
    range.high - range.low
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 3000, ..ProptestConfig::default() })]

    #[test]
    fn a_typed_value_is_never_refused_for_its_range((spec, before, value) in stated()) {
        let after = before.with_value(value, &spec);
        prop_assert_eq!(after.check(), Ok(()));
        prop_assert_eq!(after.value, Some(value));
        let alone = Estimate { value: Some(value), ..before.clone() };
        let rest = |it: &Estimate| Estimate { value: None, range: None, shape: None, sample: None, ..it.clone() };
        prop_assert_eq!(rest(&after), rest(&before));
        if alone.check().is_ok() {
            prop_assert_eq!(&after, &alone, "what may stay stays");
            return Ok(());
        }
        let Some(range) = after.range else {
            let is_scaled_away = value.is_zero() && !matches!(spec.unit, FieldUnit::Share | FieldUnit::Rate);
            // A range that lay all on one side of its value, at the end of what is admissible.
            let is_cut_away = Some(value) == spec.min || Some(value) == spec.max;
            prop_assert!(is_scaled_away || is_cut_away, "a range goes only where nothing is left of it");
            return Ok(());
        };
        prop_assert!(range.low <= value && value <= range.high && within(&spec, range));
        let Some(stated) = before.range else { return Ok(()) };
        let is_scaled = !matches!(spec.unit, FieldUnit::Share | FieldUnit::Rate) && !before.point().is_zero();
        if after.shape() == RangeShape::Lognormal {
            let factor = |it: &Estimate, range: Range| range.high / it.point();
            let (was, is) = (factor(&before, stated), factor(&after, range));
            prop_assert!(is <= was * Decimal::new(1011, 3), "{} {}", was, is);
        } else if !is_scaled {
            prop_assert!(width(range) <= width(stated), "a shift never widens");
            let free = within(&spec, Range { low: stated.low + value - before.point(), high: stated.high + value - before.point() });
            if free && !before.shape().is_bell() {
                prop_assert_eq!(width(range), width(stated));
            }
        } else if before.shape() == after.shape() {
            let scaled = width(stated) * (value / before.point()).abs();
            let clipped = !within(&spec, Range { low: range.low, high: range.high }) || spec.max == Some(range.high) || spec.min == Some(range.low);
            let near = (width(range) - scaled).abs() <= scaled * Decimal::new(3, 3);
            prop_assert!(near || clipped || after.shape().is_bell() && width(range) <= scaled, "{} {}", width(range), scaled);
        }
    }

    #[test]
    fn a_typed_bound_stands_and_the_rest_follows((spec, before, bound) in stated(), is_low: bool) {
        let Some(range) = before.range else { return Ok(()) };
        let other = if is_low { range.high } else { range.low };
        let after = before.with_bound(is_low, bound, other, &spec);
        let stated = after.range.map(|range| if is_low { range.low } else { range.high });
        prop_assert_eq!(stated, Some(bound));
        match after.check() {
            Ok(()) => {}
            Err(EstimateError::LowNotPositive { .. }) => prop_assert_eq!(before.shape(), RangeShape::Lognormal),
            Err(error) => prop_assert!(false, "{error:?} in {after:?}"),
        }
        let kept = Estimate { range: after.range, ..before.clone() };
        if kept.check().is_ok() {
            prop_assert_eq!(after.value, before.value, "a value that may stay stays");
        }
    }

    #[test]
    fn a_shape_keeps_the_value((spec, before, _) in stated(), shape in prop::sample::select(RangeShape::ALL.to_vec())) {
        match before.with_shape(shape, &spec) {
            Ok(after) => {
                prop_assert_eq!(after.check(), Ok(()));
                prop_assert_eq!((after.value, after.shape()), (before.value, shape));
            }
            Err(_) => prop_assert!(shape.is_bell() && before.range.is_some()),
        }
    }
}

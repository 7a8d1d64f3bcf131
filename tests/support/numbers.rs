//! Generates decimals and estimates.

use super::texts::{extra, name, of};
use proptest::option;
use proptest::prelude::*;
use retombees::number::Decimal;
use retombees::study::{Basis, Estimate, Range, RangeShape, Sample};

/// A number of so many thousandths (or other `10^-scale`), written with all its decimals.
pub(crate) fn decimal(from: i64, to: i64, scale: u32) -> BoxedStrategy<Decimal> {
    (from..=to).prop_map(move |n| Decimal::new(n, scale)).boxed()
}

/// An estimate whose value and bounds are all drawn from `number`; without a value, its middle is then within the same
/// limits.
pub(crate) fn estimate(number: BoxedStrategy<Decimal>) -> BoxedStrategy<Estimate> {
    let bare = number.clone().prop_map(Estimate::of);
    let actual = option::weighted(0.2, number.clone());
    let bounds = [number.clone(), number.clone(), number];
    let pedigree = (option::of(of(Basis::ALL)), name(), option::of(1000..=9999_i32), actual, extra());
    let full = (bounds, 0..7_usize, any::<bool>(), pedigree).prop_map(|(mut bounds, form, has_value, pedigree)| {
        let (basis, source, year, actual, extra) = pedigree;
        bounds.sort_unstable();
        let [low, value, high] = bounds;
        let blank = Estimate { basis, source, year, actual, extra, ..Estimate::default() };
        ranged(blank, Range { low, high }, value, form, has_value)
    });
    prop_oneof![3 => bare, 2 => full].boxed()
}

/// No range, a range of the default shape, or of one of the five: the first that holds together with these numbers.
fn ranged(blank: Estimate, range: Range, value: Decimal, form: usize, has_value: bool) -> Estimate {
    let alone = Estimate { value: Some(value), ..blank.clone() };
    if form == 0 {
        return alone;
    }
    let shape = RangeShape::ALL.iter().copied().nth(form.saturating_sub(2)).filter(|_| form > 1);
    let implied = Estimate { range: Some(range), shape, ..blank };
    let value = match shape {
        Some(RangeShape::Normal | RangeShape::Lognormal) => implied.point().round_dp(9),
        _ => value,
    };
    let stated = Estimate { value: Some(value), ..implied.clone() };
    let candidates = if has_value { [stated, implied, alone] } else { [implied, stated, alone] };
    let [first, second, third] = candidates;
    [first, second].into_iter().find(|candidate| candidate.check().is_ok()).unwrap_or(third)
}

/// A share from 0 to 1, whose bounds may lie a little outside.
pub(crate) fn share() -> BoxedStrategy<Estimate> {
    let inside = estimate(decimal(0, 1000, 3));
    let outside = (decimal(0, 100, 2), decimal(0, 50, 2)).prop_map(|(value, width)| {
        let (low, high) = (value.saturating_sub(width), value.saturating_add(width));
        Estimate { range: Some(Range { low, high }), ..Estimate::of(value) }
    });
    let surveyed = (sample(), name()).prop_map(|(sample, source)| Estimate {
        sample: Some(Box::new(sample)),
        source,
        ..Estimate::default()
    });
    prop_oneof![8 => inside, 2 => outside, 1 => surveyed].boxed()
}

/// A survey, of a group that is known or not.
fn sample() -> impl Strategy<Value = Sample> {
    (0..60_u64, 1..60_u64, option::of(0..200_u64), extra()).prop_map(|(positives, others, beyond, extra)| {
        let n = positives.saturating_add(others);
        Sample { n, positives, of: beyond.map(|beyond| n.saturating_add(beyond)), extra }
    })
}

/// A factor of a quantity.
pub(crate) fn factor() -> BoxedStrategy<Estimate> {
    prop_oneof![2 => share(), 1 => estimate(decimal(0, 900, 2))].boxed()
}

/// A number of people or units.
pub(crate) fn quantity() -> BoxedStrategy<Estimate> {
    estimate(prop_oneof![decimal(0, 5_000, 0), decimal(0, 99_999, 1)].boxed())
}

/// An amount of 0 or more.
pub(crate) fn amount() -> BoxedStrategy<Estimate> {
    estimate(decimal(0, 99_999_999, 2))
}

/// An amount of either sign.
pub(crate) fn signed_amount() -> BoxedStrategy<Estimate> {
    estimate(prop_oneof![3 => decimal(0, 9_999_999, 2), 1 => decimal(-9_999_999, 0, 2)].boxed())
}

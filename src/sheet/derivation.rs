//! Derivations: results that are not sums of products, as named steps that a person can follow.
//!
//! A p-value, a confidence interval or a Shapley value is no cell of a sheet: it takes a distribution, a comparison, a count of
//! orders. A derivation says how it was obtained all the same: each step has a name, a unit, a value, the formula that leads to it
//! from earlier steps, and where a step starts from a published constant, its source.

use super::{CellUnit, EvaluationError};
use crate::number::Decimal;

/// The formula of a step that is the sum of its parts, however many.
pub const SUM: &str = "Σ";

/// One step of a derivation.
#[derive(Debug, Clone, PartialEq)]
pub struct DerivationStep<K> {
    /// Which step it is.
    pub key: K,
    /// Its unit.
    pub unit: CellUnit,
    /// Its value, or why there is none.
    pub value: Result<Decimal, EvaluationError>,
    /// The formula, with `{1}`, `{2}` … in the place of its parts; empty for a number that is stated or published.
    pub formula: &'static str,
    /// The earlier steps that the formula names, in the order of their numbers.
    pub parts: Vec<K>,
    /// For a published constant: the key of its source in the catalogue, under `source.`.
    pub source: Option<&'static str>,
}

/// The steps of a derivation, each from earlier ones.
#[derive(Debug, Clone, PartialEq)]
pub struct Derivation<K>(Vec<DerivationStep<K>>);

impl<K> Default for Derivation<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Copy + PartialEq> Derivation<K> {
    /// Adds a number that the person states.
    pub fn stated(&mut self, key: K, unit: CellUnit, value: Decimal) {
        self.push(key, unit, Ok(value), "", &[], None);
    }

    /// Adds a published constant with the key of its source.
    pub fn published(&mut self, key: K, unit: CellUnit, value: Decimal, source: &'static str) {
        self.push(key, unit, Ok(value), "", &[], Some(source));
    }

    /// Adds a number that was counted or measured, such as a percentile of draws, with the earlier steps that it rests on.
    pub fn observed(&mut self, key: K, unit: CellUnit, value: Decimal, parts: &[K]) {
        self.push(key, unit, Ok(value), "", parts, None);
    }

    /// Adds a step that follows from earlier ones. `compute` is given their values in the order of `parts` and answers none where
    /// the result is too large; it is not asked where a part has no value.
    pub fn step(
        &mut self,
        key: K,
        unit: CellUnit,
        formula: &'static str,
        parts: &[K],
        // No pointer to a function: the program that is cut in two would keep what it leads to in its first part.
        compute: impl FnOnce(&[Decimal]) -> Option<Decimal>,
    ) {
        let value = self.values(parts).map(|values| compute(&values));
        self.put(key, unit, value, formula, parts);
    }

    #[inline(never)] // once for all steps, however many formulas there are
    fn put(
        &mut self,
        key: K,
        unit: CellUnit,
        value: Result<Option<Decimal>, EvaluationError>,
        formula: &'static str,
        parts: &[K],
    ) {
        let value = value.and_then(|value| value.ok_or(EvaluationError::Overflow));
        self.push(key, unit, value, formula, parts, None);
    }

    /// The values of earlier steps.
    #[inline(never)]
    fn values(&self, parts: &[K]) -> Result<Vec<Decimal>, EvaluationError> {
        let value = |part: &K| self.get(*part).map_or(Err(EvaluationError::Undefined), |step| step.value);
        parts.iter().map(value).collect()
    }

    /// The step with this key.
    pub fn get(&self, key: K) -> Option<&DerivationStep<K>> {
        self.0.iter().find(|step| step.key == key)
    }

    fn push(
        &mut self,
        key: K,
        unit: CellUnit,
        value: Result<Decimal, EvaluationError>,
        formula: &'static str,
        parts: &[K],
        source: Option<&'static str>,
    ) {
        self.0.push(DerivationStep { key, unit, value, formula, parts: parts.to_vec(), source });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::CheckedOps as _;
    use rust_decimal::dec;

    fn product(values: &[Decimal]) -> Option<Decimal> {
        values.iter().try_fold(Decimal::ONE, |product, value| product.times(*value))
    }

    fn derivation(x: Decimal) -> Derivation<char> {
        let mut derivation = Derivation::default();
        derivation.stated('x', CellUnit::Count, x);
        derivation.published('c', CellUnit::Factor, dec!(3), "a_book");
        derivation.step('p', CellUnit::Count, "{1} × {2}", &['x', 'c'], product);
        derivation.step('q', CellUnit::Count, "{1} × {2}", &['p', 'p'], product);
        derivation.step('u', CellUnit::Count, "{1}", &['z'], product);
        derivation
    }

    #[test]
    fn a_step_follows_from_earlier_ones() {
        let derivation = derivation(dec!(4));
        let step = derivation.get('p').unwrap();
        assert_eq!((step.value, step.formula, step.parts.as_slice()), (Ok(dec!(12)), "{1} × {2}", &['x', 'c'][..]));
        assert_eq!(derivation.get('q').unwrap().value, Ok(dec!(144)));
        assert_eq!(derivation.get('c').unwrap().source, Some("a_book"));
        assert_eq!(derivation.get('z'), None);
    }

    #[test]
    fn a_step_without_a_value_spreads_to_what_follows_from_it() {
        let derivation = derivation(Decimal::MAX);
        assert_eq!(derivation.get('p').unwrap().value, Err(EvaluationError::Overflow));
        assert_eq!(derivation.get('q').unwrap().value, Err(EvaluationError::Overflow));
        assert_eq!(derivation.get('u').unwrap().value, Err(EvaluationError::Undefined));
    }
}

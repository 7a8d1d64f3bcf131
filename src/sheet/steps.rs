//! Steps: how a figure follows from other figures.

use super::{CellId, CellUnit, EvaluationError, Exact, Formula, Sheet};
use crate::number::Decimal;

/// One figure with the cells it is computed from, ready to be worded.
#[derive(Debug, Clone, PartialEq)]
pub struct FormulaStep<'a, K> {
    /// Which figure it is.
    pub key: K,
    /// Its unit.
    pub unit: CellUnit,
    /// The figure, or why there is none.
    pub value: Result<Decimal, EvaluationError>,
    /// The formula that computes it.
    pub formula: Formula<'a>,
    /// The arguments, in the order of the formula.
    pub parts: Vec<CellId>,
}

impl<K: Copy> Sheet<K> {
    /// How the figure in a cell was obtained; `None` when the sheet has no such cell.
    pub fn step<'a>(&'a self, values: &Exact, cell: CellId) -> Option<FormulaStep<'a, K>> {
        let formula = self.formula(cell)?;
        let parts = match formula {
            Formula::Input(_) | Formula::Constant(_) => Vec::new(),
            Formula::Sum(cells) | Formula::Product(cells) => cells.to_vec(),
            Formula::Difference(a, b) | Formula::Quotient(a, b) => vec![a, b],
            Formula::Complement(a) | Formula::Portion { of: a, .. } | Formula::Power { base: a, .. } => vec![a],
        };
        Some(FormulaStep { key: self.key(cell)?, unit: self.unit(cell)?, value: values.get(cell), formula, parts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn a_step_names_its_parts_and_they_give_its_value() {
        let mut sheet = Sheet::default();
        let x = sheet.input('x', CellUnit::Count, dec!(4));
        let y = sheet.input('y', CellUnit::Money, dec!(1.5));
        let product = sheet.product('p', CellUnit::Money, &[x, y]);
        let values = sheet.exact();
        let step = sheet.step(&values, product).unwrap();
        assert_eq!((step.key, step.value, step.parts), ('p', Ok(dec!(6)), vec![x, y]));
    }
}

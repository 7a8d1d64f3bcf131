//! Slopes: the derivative of one figure in every cell.

use super::exact::{divide, power};
use super::{CELL, CellId, EvaluationError, Exact, Formula, Sheet};
use crate::number::{CheckedOps as _, Decimal, Invariant as _};

/// The slope of one figure in every cell of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Slopes(Vec<Result<Decimal, EvaluationError>>);

impl Slopes {
    /// The change of the figure per unit change of this cell, with the other inputs held fixed.
    ///
    /// # Errors
    /// [`EvaluationError`] where the slope cannot be computed.
    pub fn get(&self, cell: CellId) -> Result<Decimal, EvaluationError> {
        self.0.get(cell.index()).copied().or_broken(CELL)
    }

    fn add(&mut self, cell: CellId, amount: Result<Decimal, EvaluationError>) {
        let slope = self.0.get_mut(cell.index()).or_broken(CELL);
        *slope = slope.and_then(|slope| slope.plus(amount?).ok_or(EvaluationError::Overflow));
    }
}

impl<K: Copy> Sheet<K> {
    /// The slopes of `figure` in all cells, by one sweep from the last cell to the first (reverse-mode differentiation).
    ///
    /// Formula: `d figure / d cell`, by the chain rule at the exact values. Cost: that of one evaluation.
    pub fn slopes(&self, values: &Exact, figure: CellId) -> Slopes {
        let mut slopes = Slopes(vec![Ok(Decimal::ZERO); self.len()]);
        slopes.add(figure, Ok(Decimal::ONE));
        for (index, formula) in self.formulas().enumerate().rev() {
            let outer = slopes.0.get(index).copied().or_broken(CELL);
            if outer != Ok(Decimal::ZERO) {
                spread(formula, values, outer, &mut slopes);
            }
        }
        slopes
    }
}

fn spread(formula: Formula<'_>, values: &Exact, outer: Result<Decimal, EvaluationError>, slopes: &mut Slopes) {
    let times = |inner: Result<Decimal, EvaluationError>| outer?.times(inner?).ok_or(EvaluationError::Overflow);
    match formula {
        Formula::Input(_) | Formula::Constant(_) | Formula::Power { halves: 0, .. } => {}
        Formula::Sum(cells) => {
            for cell in cells {
                slopes.add(*cell, outer);
            }
        }
        Formula::Product(cells) => {
            for (place, cell) in cells.iter().enumerate() {
                let others = cells.iter().enumerate().filter(|(other, _)| *other != place);
                let product = others
                    .map(|(_, other)| values.get(*other))
                    .try_fold(Decimal::ONE, |total, value| total.times(value?).ok_or(EvaluationError::Overflow));
                slopes.add(*cell, times(product));
            }
        }
        Formula::Difference(a, b) => {
            slopes.add(a, outer);
            slopes.add(b, outer.map(negative));
        }
        Formula::Quotient(a, b) => {
            let quotient = values.get(a).and_then(|a| divide(a, values.get(b)?));
            slopes.add(a, times(values.get(b).and_then(|b| divide(Decimal::ONE, b))));
            slopes.add(b, times(quotient.and_then(|quotient| divide(negative(quotient), values.get(b)?))));
        }
        Formula::Complement(a) => slopes.add(a, outer.map(negative)),
        Formula::Portion { of, after } => {
            // Where the portion starts or ends, the slope is that towards a larger cell.
            let start = Decimal::from(after);
            let is_within =
                |value: Decimal| value >= start && value.minus(start).is_some_and(|part| part < Decimal::ONE);
            let inner = values.get(of).map(|value| if is_within(value) { Decimal::ONE } else { Decimal::ZERO });
            slopes.add(of, times(inner));
        }
        Formula::Power { base, halves } => {
            let exponent = Decimal::from(halves).over(Decimal::TWO).ok_or(EvaluationError::Overflow);
            let lower = values.get(base).and_then(|base| power(base, halves.saturating_sub(2)));
            slopes.add(base, times(exponent.and_then(|e| e.times(lower?).ok_or(EvaluationError::Overflow))));
        }
    }
}

#[expect(clippy::arithmetic_side_effects, reason = "changing the sign of a decimal cannot overflow")]
fn negative(value: Decimal) -> Decimal {
    -value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::CellUnit;
    use rust_decimal::dec;

    #[test]
    fn slopes_follow_the_chain_rule() {
        let mut sheet = Sheet::default();
        let x = sheet.input('x', CellUnit::Count, dec!(4));
        let y = sheet.input('y', CellUnit::Share, dec!(0.5));
        let left = sheet.complement('l', CellUnit::Share, y);
        let product = sheet.product('p', CellUnit::Count, &[x, left, left]);
        let root = sheet.power('r', CellUnit::Factor, x, 1);
        let quotient = sheet.quotient('q', CellUnit::Ratio, product, root);
        let result = sheet.difference('d', CellUnit::Ratio, quotient, y);
        let slopes = sheet.slopes(&sheet.exact(), result);
        // f = x(1−y)²/√x − y: df/dx = (1−y)²/(2√x) = 0.0625, df/dy = −2(1−y)√x − 1 = −3.
        assert_eq!(slopes.get(x), Ok(dec!(0.0625)));
        assert_eq!(slopes.get(y), Ok(dec!(-3)));
    }
}

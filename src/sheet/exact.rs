//! Exact evaluation: each cell is computed in checked decimals.

use super::{CellId, Formula, Sheet};
use crate::number::{CheckedOps as _, Decimal, Invariant as _};
use rust_decimal::MathematicalOps as _;

/// Why a cell has no value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum EvaluationError {
    /// The value is too large for a decimal of 28 digits.
    #[error("the figure is too large to be computed")]
    Overflow,
    /// A division by zero, or the square root of a negative number.
    #[error("the figure is not defined")]
    Undefined,
}

/// The exact value of every cell of a sheet.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Exact(Vec<Result<Decimal, EvaluationError>>);

impl Exact {
    /// The value of a cell.
    ///
    /// # Errors
    /// The [`EvaluationError`] of the cell or of a cell it depends on. A cell that was not evaluated, or was
    /// [forgotten](Self::forget_from), is [`Undefined`](EvaluationError::Undefined).
    pub fn get(&self, cell: CellId) -> Result<Decimal, EvaluationError> {
        self.0.get(cell.index()).copied().unwrap_or(Err(EvaluationError::Undefined))
    }

    /// Discards the values from this cell on; they become [`Undefined`](EvaluationError::Undefined).
    pub fn forget_from(&mut self, cell: CellId) {
        self.0.truncate(cell.index());
    }

    /// Whether any cell overflowed.
    pub fn has_overflow(&self) -> bool {
        self.0.contains(&Err(EvaluationError::Overflow))
    }
}

impl<K: Copy> Sheet<K> {
    /// Evaluates the sheet with the stated numbers.
    pub fn exact(&self) -> Exact {
        let mut values = Exact::default();
        self.exact_more(&mut values);
        values
    }

    /// Evaluates the cells added to the sheet since `values` was computed.
    pub fn exact_more(&self, values: &mut Exact) {
        self.read_on(values, |_, stated| stated);
    }

    /// Evaluates the sheet with the numbers of some input cells replaced.
    pub fn exact_with(&self, changed: &[(CellId, Decimal)]) -> Exact {
        let mut values = Exact::default();
        self.read_on(&mut values, |cell, stated| {
            let other = changed.iter().find(|(id, _)| *id == cell).map(|(_, value)| *value);
            other.unwrap_or(stated)
        });
        values
    }

    fn read_on(&self, values: &mut Exact, number: impl Fn(CellId, Decimal) -> Decimal) {
        let input = |slot: usize| {
            let (cell, stated) = self.inputs().get(slot).or_broken("an input cell has its number");
            number(*cell, *stated)
        };
        values.0.reserve(self.len().saturating_sub(values.0.len()));
        for formula in self.formulas().skip(values.0.len()) {
            let value = read_one(formula, values, &input);
            values.0.push(value);
        }
    }
}

fn read_one(
    formula: Formula<'_>,
    values: &Exact,
    input: &impl Fn(usize) -> Decimal,
) -> Result<Decimal, EvaluationError> {
    match formula {
        Formula::Input(slot) => Ok(input(slot)),
        Formula::Constant(value) => Ok(value),
        Formula::Sum(cells) => cells
            .iter()
            .try_fold(Decimal::ZERO, |total, cell| total.plus(values.get(*cell)?).ok_or(EvaluationError::Overflow)),
        Formula::Product(cells) => product(cells, values),
        Formula::Difference(a, b) => values.get(a)?.minus(values.get(b)?).ok_or(EvaluationError::Overflow),
        Formula::Quotient(a, b) => divide(values.get(a)?, values.get(b)?),
        Formula::Complement(a) => Decimal::ONE.minus(values.get(a)?).ok_or(EvaluationError::Overflow),
        Formula::Portion { of, after } => {
            let above = values.get(of)?.minus(Decimal::from(after)).ok_or(EvaluationError::Overflow)?;
            Ok(above.clamp(Decimal::ZERO, Decimal::ONE))
        }
        Formula::Power { base, halves } => power(values.get(base)?, halves),
    }
}

/// The product of cells. Nothing times something too large to compute is nothing; what is not defined stays so.
fn product(cells: &[CellId], values: &Exact) -> Result<Decimal, EvaluationError> {
    let product = cells
        .iter()
        .try_fold(Decimal::ONE, |total, cell| total.times(values.get(*cell)?).ok_or(EvaluationError::Overflow));
    let factors = || cells.iter().map(|cell| values.get(*cell));
    let is_nothing = || factors().any(|factor| factor.is_ok_and(|factor| factor.is_zero()));
    let is_defined = || factors().all(|factor| factor != Err(EvaluationError::Undefined));
    match product {
        Err(EvaluationError::Overflow) if is_nothing() && is_defined() => Ok(Decimal::ZERO),
        other => other,
    }
}

pub(super) fn divide(a: Decimal, b: Decimal) -> Result<Decimal, EvaluationError> {
    if b.is_zero() {
        return Err(EvaluationError::Undefined);
    }
    a.over(b).ok_or(EvaluationError::Overflow)
}

/// `base^(halves / 2)` to 28 digits; `0^0` is 1.
///
/// A result below 10⁻²⁸ is 0 and a result above 7.9·10²⁸ overflows, by whatever route it is reached.
pub(super) fn power(base: Decimal, halves: i64) -> Result<Decimal, EvaluationError> {
    if halves < 0 && !base.is_zero() && base.abs() < Decimal::ONE {
        // Powers of a base below 1 lose significant digits, since a decimal keeps 28 decimals; powers of its inverse do not.
        return power(divide(Decimal::ONE, base)?, halves.saturating_neg());
    }
    let size = halves.unsigned_abs();
    // The division comes last because 1/1.035 is rounded and 1.035² is exact.
    let raised = match base.raised(size / 2) {
        Some(whole) if size % 2 == 1 => {
            let root = base.sqrt().ok_or(EvaluationError::Undefined)?;
            whole.times(root).ok_or(EvaluationError::Overflow)
        }
        other => other.ok_or(EvaluationError::Overflow),
    };
    match raised {
        raised if halves >= 0 => raised,
        Err(EvaluationError::Overflow) => Ok(Decimal::ZERO),
        Ok(raised) if raised.is_zero() && !base.is_zero() => Err(EvaluationError::Overflow),
        raised => divide(Decimal::ONE, raised?),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[track_caller]
    #[expect(clippy::arithmetic_side_effects, reason = "a test may fail by overflow")]
    fn check(base: Decimal, halves: i64, expected: Result<Decimal, EvaluationError>) {
        let found = power(base, halves);
        match (found, expected) {
            (Ok(found), Ok(expected)) => assert!((found - expected).abs() < dec!(1e-26), "{base}^{halves}/2 = {found}"),
            (found, expected) => assert_eq!(found, expected, "{base}^{halves}/2"),
        }
    }

    #[test]
    fn powers_have_the_published_values() {
        check(dec!(1.035), 4, Ok(dec!(1.071225)));
        check(dec!(1.035), -2, Ok(dec!(0.9661835748792270531400966184)));
        check(dec!(1.035), -4, Ok(dec!(0.9335107003664029498938131579)));
        check(dec!(0.9), 6, Ok(dec!(0.729)));
        check(dec!(4), -1, Ok(dec!(0.5)));
        check(dec!(2), 1, Ok(dec!(1.4142135623730950488016887242)));
        check(dec!(1.032), -1, Ok(dec!(0.9843740386976972199408958719)));
    }

    #[test]
    fn the_limits_are_words_and_not_panics() {
        check(dec!(0), 0, Ok(dec!(1)));
        check(dec!(0), -2, Err(EvaluationError::Undefined));
        check(dec!(-1), 1, Err(EvaluationError::Undefined));
        check(dec!(10), 60, Err(EvaluationError::Overflow));
        check(dec!(10), -60, Ok(dec!(0)));
        check(dec!(0.1), -80, Err(EvaluationError::Overflow));
        check(dec!(2), i64::MIN, Ok(dec!(0)));
        check(dec!(1), i64::MAX - 1, Ok(dec!(1)));
    }

    #[test]
    fn trouble_spreads_only_to_what_depends_on_it() {
        let mut sheet = Sheet::default();
        let big = sheet.input("big", crate::sheet::CellUnit::Count, Decimal::MAX);
        let twice = sheet.sum("twice", crate::sheet::CellUnit::Count, &[big, big]);
        let none = sheet.sum("none", crate::sheet::CellUnit::Count, &[]);
        let bad = sheet.quotient("bad", crate::sheet::CellUnit::Ratio, big, none);
        let good = sheet.complement("good", crate::sheet::CellUnit::Share, none);
        let values = sheet.exact();
        assert_eq!(values.get(twice), Err(EvaluationError::Overflow));
        assert_eq!(values.get(bad), Err(EvaluationError::Undefined));
        assert_eq!(values.get(good), Ok(Decimal::ONE));
        // Nothing of what is too large is nothing; nothing of what is not defined is not defined.
        let nothing = sheet.product("nothing", crate::sheet::CellUnit::Count, &[twice, none]);
        let still_bad = sheet.product("still bad", crate::sheet::CellUnit::Count, &[bad, twice, none]);
        let more = sheet.exact();
        assert_eq!((more.get(nothing), more.get(still_bad)), (Ok(Decimal::ZERO), Err(EvaluationError::Undefined)));
        let mut fewer = values.clone();
        fewer.forget_from(twice);
        assert_eq!((fewer.get(big), fewer.get(good)), (values.get(big), Err(EvaluationError::Undefined)));
        assert_eq!(sheet.exact_with(&[(big, dec!(2))]).get(twice), Ok(dec!(4)));
    }
}

//! Checked arithmetic on decimals.
//!
//! The operations are those of `rust_decimal`, kept out of line: inlined, each call site would add a kilobyte to the program
//! that phones download.

use rust_decimal::Decimal;

/// Checked operations: `None` when the result exceeds 28 digits, or when a divisor is 0.
///
/// A result with more than 28 decimals is rounded to 28, half to even.
pub trait CheckedOps: Sized {
    /// `self + other`
    fn plus(self, other: Self) -> Option<Self>;
    /// `self − other`
    fn minus(self, other: Self) -> Option<Self>;
    /// `self × other`
    fn times(self, other: Self) -> Option<Self>;
    /// `self ÷ other`
    fn over(self, other: Self) -> Option<Self>;
    /// `self` to a whole power, by repeated squaring; `0^0` is 1.
    fn raised(self, exponent: u64) -> Option<Self>;
}

impl CheckedOps for Decimal {
    #[inline(never)]
    fn plus(self, other: Self) -> Option<Self> {
        self.checked_add(other)
    }

    fn minus(self, other: Self) -> Option<Self> {
        let mut negative = other;
        negative.set_sign_positive(!other.is_sign_positive());
        self.plus(negative)
    }

    #[inline(never)]
    fn times(self, other: Self) -> Option<Self> {
        self.checked_mul(other)
    }

    #[inline(never)]
    fn over(self, other: Self) -> Option<Self> {
        self.checked_div(other)
    }

    fn raised(self, mut exponent: u64) -> Option<Self> {
        let mut result = Self::ONE;
        let mut square = Some(self);
        while exponent > 0 {
            let factor = square?;
            if exponent % 2 == 1 {
                result = result.times(factor)?;
            }
            exponent /= 2;
            // The last square goes unused, so its overflow is ignored.
            square = factor.times(factor);
        }
        Some(result)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn the_operations_give_exact_results_or_none() {
        assert_eq!(dec!(0.1).plus(dec!(0.2)), Some(dec!(0.3)));
        assert_eq!(dec!(1).minus(dec!(0.95)), Some(dec!(0.05)));
        assert_eq!(dec!(-5).minus(dec!(-5)), Some(dec!(0)));
        assert_eq!(dec!(0).minus(dec!(7)), Some(dec!(-7)));
        assert_eq!(dec!(1.5).times(dec!(-4)), Some(dec!(-6)));
        assert_eq!(dec!(1).over(dec!(8)), Some(dec!(0.125)));
        assert_eq!(dec!(1).over(dec!(0)), None);
        assert_eq!(dec!(1.1).raised(3), Some(dec!(1.331)));
        assert_eq!(dec!(1e14).raised(3), None);
        assert_eq!(dec!(0).raised(0), Some(dec!(1)));
        assert_eq!(Decimal::MAX.raised(1), Some(Decimal::MAX));
        assert_eq!(Decimal::MAX.plus(dec!(1)), None);
        assert_eq!(Decimal::MAX.times(dec!(2)), None);
        assert_eq!(Decimal::MIN.minus(dec!(1)), None);
    }
}

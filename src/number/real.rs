//! Real-valued functions, and the conversions between [`Decimal`] and `f64`.
//!
//! The functions come from the `libm` crate, a port of musl's: they are compiled code, not the mathematics library of the
//! machine. A browser and a server thus compute the same bits, so the same seed gives the same simulation everywhere.
//! `f64::exp` and its siblings do not promise that.

use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive as _;

/// `e^x`. Overflows to infinity above about 709.78.
#[must_use]
pub fn exp(x: f64) -> f64 {
    libm::exp(x)
}

/// The natural logarithm. `ln(0)` is minus infinity; below zero, NaN.
#[must_use]
pub fn ln(x: f64) -> f64 {
    libm::log(x)
}

/// `base^exponent` for any real exponent; NaN for a negative base and a fractional exponent. For
/// a whole exponent, [`powi`] is exact more often.
#[must_use]
pub fn pow(base: f64, exponent: f64) -> f64 {
    libm::pow(base, exponent)
}

/// The sine of an angle in radians.
#[must_use]
pub fn sin(x: f64) -> f64 {
    libm::sin(x)
}

/// The square root, correctly rounded; NaN below zero.
#[must_use]
pub fn sqrt(x: f64) -> f64 {
    libm::sqrt(x)
}

/// `base^exponent` for a whole exponent, by repeated squaring from the lowest bit up, in a fixed order; a negative exponent
/// gives `1 / base^|exponent|`. `powi(x, 0)` is 1.
///
/// `f64::powi` leaves the order of multiplication, and with it the last bits, to the compiler.
#[must_use]
pub fn powi(base: f64, exponent: i32) -> f64 {
    let mut remaining = exponent.unsigned_abs();
    let mut square = base;
    let mut product = 1.0;
    while remaining > 0 {
        if remaining & 1 == 1 {
            product *= square;
        }
        square *= square;
        remaining >>= 1;
    }
    if exponent < 0 { 1.0 / product } else { product }
}

/// The powers of ten that `f64` holds exactly.
const EXACT_POWERS_OF_TEN: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20,
    1e21, 1e22,
];

/// The `f64` nearest to a decimal, ties to even.
///
/// When the digits are at most 2^53 and the decimals at most 22, both sides of
/// `digits / 10^decimals` are exact, so the one division is correctly rounded. Other numbers
/// are printed and parsed by the standard library, whose parsing is correctly rounded.
#[must_use]
pub fn from_decimal(value: Decimal) -> f64 {
    let digits = value.mantissa();
    let power = usize::try_from(value.scale()).ok().and_then(|scale| EXACT_POWERS_OF_TEN.get(scale));
    match power {
        Some(power) if digits.unsigned_abs() <= 1 << f64::MANTISSA_DIGITS => {
            #[expect(clippy::cast_precision_loss, reason = "the digits are at most 2^53")]
            let digits = digits as f64;
            digits / power
        }
        // A printed decimal always parses; NaN would expose a bug rather than hide it.
        _ => value.to_string().parse().unwrap_or(f64::NAN),
    }
}

/// A real close to a decimal, within one part in 10¹⁵: for rendering, not for computing.
///
/// [`from_decimal`] gives the nearest real, but needs code that a page which only renders should not have to download.
#[must_use]
#[expect(clippy::cast_precision_loss, reason = "near is enough")]
pub fn near(value: Decimal) -> f64 {
    let scale = usize::try_from(value.scale()).unwrap_or_default();
    let (first, second) = (scale.min(22), scale.saturating_sub(22));
    let power = |exponent: usize| EXACT_POWERS_OF_TEN.get(exponent).copied().unwrap_or(1.0);
    value.mantissa() as f64 / power(first) / power(second)
}

/// Converts an `f64` to the decimal with the shortest digits that parse back to it, so 0.1 is 0.1 and not
/// 0.1000000000000000055. Digits after the 28th decimal are rounded off, so a value below
/// 10⁻²⁸ may give 0.
///
/// `None` for NaN, the infinities, and any magnitude above about 7.9 · 10²⁸.
#[must_use]
pub fn to_decimal(value: f64) -> Option<Decimal> {
    if !value.is_finite() {
        return None;
    }
    let decimal = Decimal::from_str(&value.to_string()).ok()?;
    Some(if decimal.is_zero() { Decimal::ZERO } else { decimal })
}

/// A decimal close to a real, within one part in 10¹⁵; none for what is no number or too large. What is below 10⁻²⁸ gives 0.
///
/// [`to_decimal`] gives the shortest decimal that reads back, but needs tables of twelve kilobytes that no page should have to download.
#[must_use]
pub fn near_decimal(value: f64) -> Option<Decimal> {
    Decimal::from_f64(value).map(|decimal| if decimal.is_zero() { Decimal::ZERO } else { decimal })
}

#[cfg(test)]
mod tests {
    use super::{Decimal, exp, from_decimal, ln, near, near_decimal, pow, powi, sqrt, to_decimal};
    use crate::number::plain;

    #[track_caller]
    fn check(text: &str, expected: f64) {
        let found = plain::parse(text).map(from_decimal).unwrap();
        assert_eq!(found.to_bits(), expected.to_bits(), "{text}: {found} for {expected}");
    }

    #[test]
    fn a_decimal_gives_the_nearest_real() {
        check("0", 0.0);
        check("0.1", 0.1);
        check("-12.5", -12.5);
        check("9007199254740992", 9_007_199_254_740_992.0);
        check("9007199254740993", 9_007_199_254_740_992.0);
        check("9007199254740995", 9_007_199_254_740_996.0);
        check("0.0000000000000000000000000001", 1e-28);
        check("0.3333333333333333333333333333", 1.0 / 3.0);
        check("9999999999999999999999999999", 1e28);
    }

    #[test]
    fn the_fast_way_and_the_text_way_agree() {
        let mut digits: i64 = 1;
        for scale in 0..=22 {
            digits = digits.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_041) & ((1 << 53) - 1);
            let value = Decimal::new(digits, scale);
            check(&value.to_string(), value.to_string().parse().unwrap());
        }
    }

    #[test]
    fn a_real_gives_its_shortest_decimal_or_nothing() {
        let text = |value| to_decimal(value).map(plain::print);
        assert_eq!(text(0.1).as_deref(), Some("0.1"));
        assert_eq!(text(0.1 + 0.2).as_deref(), Some("0.30000000000000004"));
        assert_eq!(text(-0.0).as_deref(), Some("0"));
        assert_eq!(text(1e28).as_deref(), Some("10000000000000000000000000000"));
        assert_eq!(text(-2.5).as_deref(), Some("-2.5"));
        assert_eq!(text(f64::MIN_POSITIVE).as_deref(), Some("0"));
        for lost in [1e300, -1e300, 1e29, f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX] {
            assert_eq!(to_decimal(lost), None, "{lost}");
        }
        let third = to_decimal(1.0 / 3.0).map(from_decimal).unwrap();
        assert_eq!(third.to_bits(), (1.0_f64 / 3.0).to_bits());
    }

    #[test]
    fn functions_give_known_bits() {
        // One unit in the last place above e: the promise is the same bits on every machine, not the nearest value.
        assert_eq!(exp(1.0).to_bits(), std::f64::consts::E.next_up().to_bits());
        assert_eq!(exp(0.0).to_bits(), 1.0_f64.to_bits());
        assert_eq!(ln(10.0).to_bits(), std::f64::consts::LN_10.to_bits());
        assert_eq!(sqrt(2.0).to_bits(), std::f64::consts::SQRT_2.to_bits());
        assert_eq!(pow(2.0, 0.5).to_bits(), std::f64::consts::SQRT_2.to_bits());
        assert!(sqrt(-1.0).is_nan() && ln(-1.0).is_nan());
    }

    #[test]
    fn whole_powers_follow_one_order() {
        let same = |found: f64, expected: f64| assert_eq!(found.to_bits(), expected.to_bits());
        same(powi(1.5, 0), 1.0);
        same(powi(0.0, 0), 1.0);
        same(powi(2.0, 10), 1024.0);
        same(powi(2.0, -2), 0.25);
        same(powi(-3.0, 3), -27.0);
        let x = 1.035;
        same(powi(x, 5), x * ((x * x) * (x * x)));
        same(powi(1.0, i32::MIN), 1.0);
        same(powi(2.0, i32::MIN), 0.0);
    }

    #[test]
    fn a_near_decimal_is_near() {
        for value in [1.0 / 3.0, -0.048_783_618_225_307_74, 1_564.529_123_456_789, 1e-9, 123_456_789.123, 2e10] {
            let near = near_decimal(value).map(from_decimal).unwrap();
            assert!((near - value).abs() <= value.abs() * 1e-14, "{near} for {value}");
        }
        assert_eq!((near_decimal(0.5), near_decimal(-0.0)), (Some(Decimal::new(5, 1)), Some(Decimal::ZERO)));
        assert_eq!([f64::NAN, f64::INFINITY, 1e40].map(near_decimal), [None; 3]);
    }

    #[test]
    fn near_is_near() {
        for value in
            [Decimal::ZERO, Decimal::new(1, 1), Decimal::new(-1_234_567_891, 3), Decimal::MAX, Decimal::new(1, 28)]
        {
            let (near, nearest) = (near(value), from_decimal(value));
            assert!((near - nearest).abs() <= nearest.abs() * 1e-15, "{value}: {near} for {nearest}");
        }
    }
}

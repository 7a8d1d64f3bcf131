//! Functions of the normal and the beta distributions.

use crate::number::real::{exp, ln, sqrt};

/// The 95th percentile of the standard normal distribution: the range from P5 to P95 spans twice this many standard deviations.
pub const Z95: f64 = 1.644_853_626_951_472_2;

/// The probability that a standard normal variable is at most `x`.
///
/// Formula: `erfc(−x / √2) / 2`. Relative error about 1e-15, also far in the lower tail.
#[must_use]
pub fn normal_cdf(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// Density of the standard normal distribution.
#[must_use]
pub fn normal_density(x: f64) -> f64 {
    const ONE_OVER_ROOT_OF_TWO_PI: f64 = 0.398_942_280_401_432_7;
    ONE_OVER_ROOT_OF_TWO_PI * exp(-0.5 * x * x)
}

/// The quantile of the standard normal distribution at probability `p`; infinite at 0 and 1, NaN outside.
///
/// Three rational functions: in the middle, in the tails, and far out in them (Wichura 1988, algorithm AS 241, PPND16).
/// Relative error about 1e-15. The tails cost one logarithm and one root, because draws there are computed by this function.
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        return q * quotient(0.180_625 - q * q, &MIDDLE);
    }
    let (tail, sign) = if p < 0.5 { (p, -1.0) } else { (1.0 - p, 1.0) };
    if tail <= 0.0 {
        return sign * f64::INFINITY;
    }
    let r = sqrt(-ln(tail));
    sign * if r <= 5.0 { quotient(r - 1.6, &TAIL) } else { quotient(r - 5.0, &FAR) }
}

/// Coefficients of the numerator and the denominator, from the highest power down.
type Coefficients = [(f64, f64); 8];

const MIDDLE: Coefficients = [
    (2.509_080_928_730_122_7e3, 5.226_495_278_852_854e3),
    (3.343_057_558_358_813e4, 2.872_908_573_572_194_3e4),
    (6.726_577_092_700_87e4, 3.930_789_580_009_271e4),
    (4.592_195_393_154_987e4, 2.121_379_430_158_659_7e4),
    (1.373_169_376_550_946e4, 5.394_196_021_424_751e3),
    (1.971_590_950_306_551_3e3, 6.871_870_074_920_579e2),
    (1.331_416_678_917_843_8e2, 4.231_333_070_160_091e1),
    (3.387_132_872_796_366_5, 1.0),
];
const TAIL: Coefficients = [
    (7.745_450_142_783_414e-4, 1.050_750_071_644_416_9e-9),
    (2.272_384_498_926_918_4e-2, 5.475_938_084_995_345e-4),
    (2.417_807_251_774_506e-1, 1.519_866_656_361_645_7e-2),
    (1.270_458_252_452_368_4, 1.481_039_764_274_800_8e-1),
    (3.647_848_324_763_204_5, 6.897_673_349_851e-1),
    (5.769_497_221_460_691, 1.676_384_830_183_803_8),
    (4.630_337_846_156_546, 2.053_191_626_637_759),
    (1.423_437_110_749_683_5, 1.0),
];
const FAR: Coefficients = [
    (2.010_334_399_292_288_1e-7, 2.044_263_103_389_939_8e-15),
    (2.711_555_568_743_487_6e-5, 1.421_511_758_316_446e-7),
    (1.242_660_947_388_078_4e-3, 1.846_318_317_510_054_8e-5),
    (2.653_218_952_657_612_4e-2, 7.868_691_311_456_133e-4),
    (2.965_605_718_285_048_7e-1, 1.487_536_129_085_061_5e-2),
    (1.784_826_539_917_291_3, 1.369_298_809_227_358e-1),
    (5.463_784_911_164_114, 5.998_322_065_558_88e-1),
    (6.657_904_643_501_103, 1.0),
];

/// The quotient of two polynomials at `x`, by Horner's scheme.
fn quotient(x: f64, coefficients: &Coefficients) -> f64 {
    let (above, below) = coefficients.iter().fold((0.0, 0.0), |(a, b), (above, below)| (a * x + above, b * x + below));
    above / below
}

/// The probability that a beta variable with parameters `a` and `b`, both at least 1/2, is at most `x`.
///
/// Continued fraction of the regularised incomplete beta function (Abramowitz and Stegun 26.5.8), by Lentz's method.
#[must_use]
pub fn beta_cdf(a: f64, b: f64, x: f64) -> f64 {
    if x <= 0.0 {
        return 0.0;
    }
    if x >= 1.0 {
        return 1.0;
    }
    // The fraction converges quickly below the mean; above it, the other tail does.
    if x > (a + 1.0) / (a + b + 2.0) { 1.0 - lower_tail(b, a, 1.0 - x) } else { lower_tail(a, b, x) }
}

#[expect(clippy::many_single_char_names, reason = "the letters of the source")]
fn lower_tail(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |x: f64| if x.abs() < TINY { TINY } else { x };
    let front = exp(libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b) + a * ln(x) + b * ln(1.0 - x)) / a;
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    // As many steps as the root of the larger parameter, times some.
    for m in 1..20_000 {
        let m = f64::from(m);
        let even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / away(1.0 + even * d);
        c = away(1.0 + even / c);
        fraction *= d * c;
        let odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / away(1.0 + odd * d);
        c = away(1.0 + odd / c);
        let step = d * c;
        fraction *= step;
        if (step - 1.0).abs() < 1e-15 {
            break;
        }
    }
    front * fraction
}

/// The quantile at probability `p` of a beta distribution with parameters of at least 1, by bisection to the last bits.
#[must_use]
pub fn beta_quantile(a: f64, b: f64, p: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let middle = 0.5 * (low + high);
        if beta_cdf(a, b, middle) < p {
            low = middle;
        } else {
            high = middle;
        }
    }
    0.5 * (low + high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(found: f64, expected: f64, tolerance: f64) {
        assert!((found - expected).abs() <= tolerance, "{found} for {expected}");
    }

    #[test]
    fn normal_quantiles_are_those_of_the_tables() {
        for (p, x) in [
            (0.5, 0.0),
            (0.95, Z95),
            (0.05, -Z95),
            (0.9, 1.281_551_565_544_600_4),
            (0.975, 1.959_963_984_540_054),
            (0.999_999, 4.753_424_308_822_899),
            (1e-10, -6.361_340_902_404_056),
        ] {
            near(normal_quantile(p), x, 1e-9 * x.abs().max(1.0));
            near(normal_cdf(normal_quantile(p)), p, 1e-14);
            near(normal_quantile(1.0 - p), -normal_quantile(p), 1e-15 / normal_density(x));
        }
        // Both sides of the joins of the three rational functions, and the far tail.
        for p in [0.074_999, 0.075, 0.075_001, 0.925_001, 1.388e-11, 1.389e-11, 1e-40, 1e-300] {
            near(normal_cdf(normal_quantile(p)) / p, 1.0, 1e-12);
        }
        assert!(
            normal_quantile(-0.1).is_nan() && normal_quantile(0.0).is_infinite() && normal_quantile(1.0).is_infinite()
        );
    }

    #[test]
    fn beta_functions_are_those_of_closed_forms() {
        // Beta(1, b): 1 − (1 − x)^b; beta(a, 1): x^a; beta(2, 2): 3x² − 2x³.
        for n in 1..20 {
            let x = f64::from(n) / 20.0;
            near(beta_cdf(1.0, 4.0, x), 1.0 - (1.0 - x) * (1.0 - x) * (1.0 - x) * (1.0 - x), 1e-13);
            near(beta_cdf(5.0, 1.0, x), x * x * x * x * x, 1e-13);
            near(beta_cdf(2.0, 2.0, x), x * x * (3.0 - 2.0 * x), 1e-13);
            near(beta_cdf(2.6, 3.4, x), 1.0 - beta_cdf(3.4, 2.6, 1.0 - x), 1e-13);
            near(beta_cdf(2.6, 3.4, beta_quantile(2.6, 3.4, x)), x, 1e-12);
        }
        near(beta_quantile(3.0, 3.0, 0.5), 0.5, 1e-12);
        near(beta_cdf(3.0, 3.0, 0.0) + beta_cdf(3.0, 3.0, 1.0), 1.0, 0.0);
    }
}

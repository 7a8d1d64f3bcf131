//! Functions of the normal and the beta distribution.

use crate::number::real::{exp, ln, sqrt};

/// The 95th percentile of the standard normal distribution: a range from P5 to P95 is twice this many deviations wide.
pub const Z95: f64 = 1.644_853_626_951_472_2;

/// Probability that a standard normal number is at most `x`.
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

/// The standard normal number below which a share `p` lies; infinite at 0 and 1, NaN outside.
///
/// A rational start (Hastings 1955, formula 26.2.23 of Abramowitz and Stegun, error below 4.5e-4), then three steps of
/// Halley's method on [`normal_cdf`], each of which triples the number of right digits.
#[must_use]
pub fn normal_quantile(p: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) {
        return f64::NAN;
    }
    let (tail, sign) = if p < 0.5 { (p, -1.0) } else { (1.0 - p, 1.0) };
    if tail <= 0.0 {
        return sign * f64::INFINITY;
    }
    let t = sqrt(-2.0 * ln(tail));
    let above = 2.515_517 + t * (0.802_853 + t * 0.010_328);
    let below = 1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308));
    let mut x = t - above / below;
    for _ in 0..3 {
        // `normal_cdf(−x)` is the tail above `x`.
        let error = (tail - normal_cdf(-x)) / normal_density(x);
        x -= error / (1.0 + 0.5 * x * error);
    }
    sign * x
}

/// Probability that a beta number with parameters `a` and `b`, both at least 1, is at most `x`.
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

fn lower_tail(a: f64, b: f64, x: f64) -> f64 {
    const TINY: f64 = 1e-300;
    let away = |x: f64| if x.abs() < TINY { TINY } else { x };
    let front = exp(libm::lgamma(a + b) - libm::lgamma(a) - libm::lgamma(b) + a * ln(x) + b * ln(1.0 - x)) / a;
    let mut c = 1.0;
    let mut d = 1.0 / away(1.0 - (a + b) * x / (a + 1.0));
    let mut fraction = d;
    for m in 1..200 {
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

/// The beta number, parameters at least 1, below which a share `p` lies, by bisection to the last bits.
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
        }
        assert!(normal_quantile(-0.1).is_nan() && normal_quantile(0.0).is_infinite() && normal_quantile(1.0).is_infinite());
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

//! Student's t distribution, central and non-central.

use super::special::{beta_cdf, normal_cdf};
use crate::number::real::{exp, ln, sqrt};

/// The probability that a t variable with `df` degrees of freedom is at least `|t|` from 0, on either side.
///
/// Formula: `I(df / 2, 1/2)` at `df / (df + t²)`, the regularised incomplete beta function.
#[must_use]
pub fn student_two_tails(t: f64, df: f64) -> f64 {
    beta_cdf(0.5 * df, 0.5, df / (df + t * t))
}

/// The probability that a t variable with `df` degrees of freedom is at most `t`.
#[must_use]
pub fn student_cdf(t: f64, df: f64) -> f64 {
    let tail = 0.5 * student_two_tails(t, df);
    if t > 0.0 { 1.0 - tail } else { tail }
}

/// The quantile at probability `p` of the t distribution with `df` degrees of freedom, by bisection to the last bits; infinite at 0
/// and 1, NaN outside.
#[must_use]
pub fn student_quantile(p: f64, df: f64) -> f64 {
    if !(0.0..=1.0).contains(&p) || df.is_nan() || df <= 0.0 {
        return f64::NAN;
    }
    let tail = p.min(1.0 - p);
    let sign = if p < 0.5 { -1.0 } else { 1.0 };
    if tail <= 0.0 {
        return sign * f64::INFINITY;
    }
    let above = |t: f64| 0.5 * student_two_tails(t, df) > tail;
    let mut high = 1.0;
    while above(high) && high < 1e300 {
        high *= 2.0;
    }
    let mut low = 0.0;
    for _ in 0..100 {
        let middle = 0.5 * (low + high);
        if above(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    sign * 0.5 * (low + high)
}

/// Beyond this non-centrality the first term of the sum is too small for a real.
const LARGEST_NONCENTRALITY: f64 = 37.0;

/// The probability that a non-central t variable with `df` degrees of freedom and non-centrality `delta` is at most `t`.
///
/// Sum of incomplete beta functions (Lenth 1989, algorithm AS 243, Applied Statistics 38, 185–189), to about 1e-12. Beyond a
/// non-centrality of 37 the normal approximation of Abramowitz and Stegun 26.7.10.
#[must_use]
pub fn noncentral_student_cdf(t: f64, df: f64, delta: f64) -> f64 {
    if t < 0.0 {
        return 1.0 - noncentral_student_cdf(-t, df, -delta);
    }
    if delta.abs() > LARGEST_NONCENTRALITY {
        let quarter = 1.0 / (4.0 * df);
        return normal_cdf((t * (1.0 - quarter) - delta) / sqrt(1.0 + t * t * 2.0 * quarter));
    }
    normal_cdf(-delta) + sum_of_betas(t, df, delta)
}

/// The part of the non-central distribution between 0 and `t`, at least 0.
#[expect(clippy::many_single_char_names, reason = "the letters of the source")]
fn sum_of_betas(t: f64, df: f64, delta: f64) -> f64 {
    const ROOT_OF_TWO_OVER_PI: f64 = 0.797_884_560_802_865_4;
    const HALF_LN_PI: f64 = 0.572_364_942_924_700_1;
    let x = t * t / (t * t + df);
    if x <= 0.0 {
        return 0.0;
    }
    let (half, square) = (0.5 * df, delta * delta);
    let mut p = 0.5 * exp(-0.5 * square);
    let mut q = ROOT_OF_TWO_OVER_PI * p * delta;
    let mut left = 0.5 - p;
    let mut a = 0.5;
    let rest = exp(half * ln(df / (t * t + df)));
    let log_beta = HALF_LN_PI + libm::lgamma(half) - libm::lgamma(a + half);
    let mut odd = beta_cdf(a, half, x);
    let mut odd_step = 2.0 * rest * exp(a * ln(x) - log_beta);
    let mut even = 1.0 - rest;
    let mut even_step = half * x * rest;
    let mut sum = p * odd + q * even;
    for n in 1..2_000 {
        let n = f64::from(n);
        a += 1.0;
        odd -= odd_step;
        even -= even_step;
        odd_step *= x * (a + half - 1.0) / a;
        even_step *= x * (a + half - 0.5) / (a + 0.5);
        p *= square / (2.0 * n);
        q *= square / (2.0 * n + 1.0);
        left -= p;
        sum += p * odd + q * even;
        if 2.0 * left * (odd - odd_step) < 1e-13 {
            break;
        }
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(found: f64, expected: f64, tolerance: f64) {
        assert!((found - expected).abs() <= tolerance, "{found} for {expected}");
    }

    /// Closed forms: 1 degree of freedom is Cauchy's distribution, 2 have `t / √(2 + t²)`.
    #[test]
    fn central_values_are_those_of_closed_forms() {
        for t in [0.0, 0.1, 1.0, 2.5, 12.0] {
            near(student_cdf(t, 1.0), 0.5 + libm::atan(t) / std::f64::consts::PI, 1e-13);
            near(student_cdf(t, 2.0), 0.5 + 0.5 * t / sqrt(2.0 + t * t), 1e-13);
            near(student_cdf(-t, 2.0), 1.0 - student_cdf(t, 2.0), 1e-15);
        }
    }

    /// The tables of the t distribution, and the normal one for many degrees of freedom.
    #[test]
    fn quantiles_are_those_of_the_tables() {
        for (p, df, t) in [
            (0.975, 1.0, 12.706_204_736_432_095),
            (0.975, 10.0, 2.228_138_851_964_939),
            (0.95, 30.0, 1.697_260_886_593_957),
            (0.8, 100.0, 0.845_230_419_6),
            (0.975, 1e7, 1.959_964_2),
        ] {
            near(student_quantile(p, df), t, 1e-7);
            near(student_quantile(1.0 - p, df), -t, 1e-7);
        }
        assert!(student_quantile(0.0, 3.0).is_infinite() && student_quantile(1.5, 3.0).is_nan());
    }

    /// The same probability as a sum over the chi distribution: `∫ Φ(t √(v / df) − δ) f(v) dv` by the midpoint rule.
    fn by_integration(t: f64, df: f64, delta: f64) -> f64 {
        let (steps, most) = (200_000, df + 40.0 * sqrt(2.0 * df) + 60.0);
        let width = most / f64::from(steps);
        let log_front = -0.5 * df * std::f64::consts::LN_2 - libm::lgamma(0.5 * df);
        (0..steps)
            .map(|n| {
                let v = (f64::from(n) + 0.5) * width;
                let density = exp(log_front + (0.5 * df - 1.0) * ln(v) - 0.5 * v);
                width * density * normal_cdf(t * sqrt(v / df) - delta)
            })
            .sum()
    }

    #[test]
    fn noncentral_values_are_those_of_an_integral() {
        for (t, df, delta) in
            [(2.0, 10.0, 2.8), (1.98, 126.0, 2.82), (0.5, 4.0, -1.0), (-1.0, 20.0, 1.5), (30.0, 12.0, 25.0)]
        {
            near(noncentral_student_cdf(t, df, delta), by_integration(t, df, delta), 1e-8);
        }
        near(noncentral_student_cdf(1.3, 7.0, 0.0), student_cdf(1.3, 7.0), 1e-12);
        near(noncentral_student_cdf(40.0, 50.0, 38.0), by_integration(40.0, 50.0, 38.0), 2e-2);
        assert!(noncentral_student_cdf(2.0, 1e6, 60.0) < 1e-12);
    }
}

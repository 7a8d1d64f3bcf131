//! The distributions of an estimate.

use super::special::{Z95, beta_quantile, normal_cdf, normal_density, normal_quantile};
use crate::number::real::{exp, ln, sqrt};

/// A probability distribution.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Distribution {
    /// A single value, with certainty.
    Point(f64),
    /// Constant density between the bounds.
    Uniform {
        /// Minimum.
        low: f64,
        /// Maximum.
        high: f64,
    },
    /// Density that rises linearly from 0 at the lower bound to the likely value, and falls linearly to 0 at the upper bound.
    Triangular {
        /// Minimum.
        low: f64,
        /// Likely value.
        mode: f64,
        /// Maximum.
        high: f64,
    },
    /// Beta distribution with λ = 4: `α = 1 + 4 (mode − low) / (high − low)`, `β = 6 − α`.
    Pert {
        /// Minimum.
        low: f64,
        /// Likely value.
        mode: f64,
        /// Maximum.
        high: f64,
    },
    /// Normal distribution.
    Normal {
        /// Mean, which is the median too.
        mean: f64,
        /// Standard deviation.
        sd: f64,
    },
    /// Lognormal distribution: the logarithm is normal.
    Lognormal {
        /// Median.
        median: f64,
        /// Standard deviation of the logarithm.
        sigma: f64,
    },
}

/// Why a distribution cannot be built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DistributionError {
    /// A number is NaN or infinite.
    #[error("a number of the distribution is not finite")]
    NotFinite,
    /// The bounds and the likely value are not in ascending order.
    #[error("the bounds and the likely value are not in their order")]
    NotInOrder,
    /// A lognormal distribution needs bounds above 0.
    #[error("a lognormal distribution needs bounds above 0")]
    NotPositive,
}

impl Distribution {
    /// A PERT distribution; a [`Point`](Self::Point) where the bounds are equal.
    ///
    /// # Errors
    /// [`DistributionError`] for bounds out of order or not finite.
    pub fn pert(low: f64, mode: f64, high: f64) -> Result<Self, DistributionError> {
        in_order(low, mode, high, Self::Pert { low, mode, high })
    }

    /// A triangular distribution; a [`Point`](Self::Point) where the bounds are equal.
    ///
    /// # Errors
    /// [`DistributionError`] for bounds out of order or not finite.
    pub fn triangular(low: f64, mode: f64, high: f64) -> Result<Self, DistributionError> {
        in_order(low, mode, high, Self::Triangular { low, mode, high })
    }

    /// A uniform distribution; a [`Point`](Self::Point) where the bounds are equal.
    ///
    /// # Errors
    /// [`DistributionError`] for bounds out of order or not finite.
    pub fn uniform(low: f64, high: f64) -> Result<Self, DistributionError> {
        in_order(low, low, high, Self::Uniform { low, high })
    }

    /// A normal distribution from its 5th and 95th percentiles: `mean = (p5 + p95) / 2`, `sd = (p95 − p5) / (2 z)` with
    /// z = 1.6448536269514722.
    ///
    /// # Errors
    /// [`DistributionError`] for bounds out of order or not finite.
    pub fn normal(p5: f64, p95: f64) -> Result<Self, DistributionError> {
        let (mean, sd) = (0.5 * p5 + 0.5 * p95, (p95 - p5) / (2.0 * Z95));
        in_order(p5, p5, p95, Self::Normal { mean, sd })
    }

    /// A lognormal distribution from its 5th and 95th percentiles: `median = √(p5 · p95)`, `sigma = ln(p95 / p5) / (2 z)`.
    ///
    /// # Errors
    /// [`DistributionError`] for bounds out of order, not finite, or not above 0.
    pub fn lognormal(p5: f64, p95: f64) -> Result<Self, DistributionError> {
        if p5 <= 0.0 {
            return Err(DistributionError::NotPositive);
        }
        let (median, sigma) = (sqrt(p5) * sqrt(p95), ln(p95 / p5) / (2.0 * Z95));
        in_order(p5, p5, p95, Self::Lognormal { median, sigma })
    }

    /// The mean.
    ///
    /// Formulas: `(low + high) / 2`; `(low + mode + high) / 3`; `(low + 4 mode + high) / 6`; `mean`; `median · e^(sigma² / 2)`.
    #[must_use]
    pub fn mean(&self) -> f64 {
        match *self {
            Self::Point(value) => value,
            Self::Uniform { low, high } => 0.5 * low + 0.5 * high,
            Self::Triangular { low, mode, high } => low / 3.0 + mode / 3.0 + high / 3.0,
            Self::Pert { low, mode, high } => low / 6.0 + mode / 1.5 + high / 6.0,
            Self::Normal { mean, .. } => mean,
            Self::Lognormal { median, sigma } => median * exp(0.5 * sigma * sigma),
        }
    }

    /// The mean after clipping: values outside `low` to `high` count as the nearer bound.
    ///
    /// Formulas: `E = low Φ(a) + high (1 − Φ(b)) + mean (Φ(b) − Φ(a)) − sd (φ(b) − φ(a))` with `a = (low − mean) / sd` and `b`
    /// likewise; for a lognormal distribution, `high P(X > high)` plus the mean of the part below. A bounded distribution is
    /// assumed to lie inside, as the rules of a study require.
    #[must_use]
    pub fn clipped_mean(&self, low: f64, high: f64) -> f64 {
        match *self {
            Self::Normal { mean, sd } if sd > 0.0 => {
                let (a, b) = ((low - mean) / sd, (high - mean) / sd);
                let (below, under) = (normal_cdf(a), normal_cdf(b));
                low * below + high * (1.0 - under) + mean * (under - below)
                    - sd * (normal_density(b) - normal_density(a))
            }
            Self::Lognormal { median, sigma } if sigma > 0.0 && low <= 0.0 => {
                let b = ln(high / median) / sigma;
                self.mean() * normal_cdf(b - sigma) + high * (1.0 - normal_cdf(b))
            }
            _ => self.mean().clamp(low, high),
        }
    }

    /// The quantile at probability `p`, exact to rounding (beta: 1e-15 of the range).
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        match *self {
            Self::Point(value) => value,
            Self::Uniform { low, high } => low + p * (high - low),
            Self::Triangular { low, mode, high } => {
                let width = high - low;
                let left = mode - low;
                if p * width < left {
                    low + sqrt(p * width * left)
                } else {
                    high - sqrt((1.0 - p) * width * (high - mode))
                }
            }
            Self::Pert { low, mode, high } => {
                let alpha = alpha(low, mode, high);
                low + (high - low) * beta_quantile(alpha, 6.0 - alpha, p)
            }
            Self::Normal { mean, sd } => mean + sd * normal_quantile(p),
            Self::Lognormal { median, sigma } => median * exp(sigma * normal_quantile(p)),
        }
    }
}

/// The first parameter of the beta distribution of a PERT; the second is `6 − α`.
pub(super) fn alpha(low: f64, mode: f64, high: f64) -> f64 {
    1.0 + 4.0 * ((mode - low) / (high - low))
}

fn in_order(low: f64, mode: f64, high: f64, distribution: Distribution) -> Result<Distribution, DistributionError> {
    if !(low.is_finite() && mode.is_finite() && high.is_finite() && (high - low).is_finite()) {
        return Err(DistributionError::NotFinite);
    }
    if !(low <= mode && mode <= high) {
        return Err(DistributionError::NotInOrder);
    }
    Ok(if low < high { distribution } else { Distribution::Point(low) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(found: f64, expected: f64, tolerance: f64) {
        assert!((found - expected).abs() <= tolerance, "{found} for {expected}");
    }

    fn all() -> [Distribution; 5] {
        [
            Distribution::uniform(2.0, 5.0),
            Distribution::triangular(-1.0, 0.5, 4.0),
            Distribution::pert(10.0, 12.0, 20.0),
            Distribution::normal(4.0, 10.0),
            Distribution::lognormal(1.0, 9.0),
        ]
        .map(Result::unwrap)
    }

    #[test]
    fn percentiles_use_the_95th_and_never_the_90th() {
        let [.., normal, lognormal] = all();
        near(normal.quantile(0.05), 4.0, 1e-12);
        near(normal.quantile(0.95), 10.0, 1e-12);
        near(lognormal.quantile(0.05), 1.0, 1e-12);
        near(lognormal.quantile(0.5), 3.0, 1e-12);
        near(lognormal.quantile(0.95), 9.0, 1e-11);
    }

    #[test]
    fn the_mean_is_what_the_quantiles_come_to() {
        for distribution in all() {
            let n = 20_000;
            let total: f64 = (0..n).map(|i| distribution.quantile((f64::from(i) + 0.5) / f64::from(n))).sum();
            near(total / f64::from(n), distribution.mean(), 2e-4 * distribution.quantile(0.99).abs());
        }
    }

    #[test]
    fn the_mean_of_what_is_clipped_is_what_clipped_quantiles_come_to() {
        for (p5, p95) in [(-0.2, 0.6), (0.3, 0.9), (0.7, 1.4)] {
            for distribution in [Distribution::normal(p5, p95), Distribution::lognormal(p95 / 4.0, p95)] {
                let distribution = distribution.unwrap();
                let n = 20_000;
                let clipped = |i: i32| distribution.quantile((f64::from(i) + 0.5) / f64::from(n)).clamp(0.0, 1.0);
                near((0..n).map(clipped).sum::<f64>() / f64::from(n), distribution.clipped_mean(0.0, 1.0), 1e-5);
            }
        }
    }

    #[test]
    fn quantiles_of_triangle_and_pert_are_those_computed_by_hand() {
        let triangle = Distribution::triangular(0.0, 2.0, 10.0).unwrap();
        near(triangle.quantile(0.2), 2.0, 1e-12); // the share below the mode is (2 − 0) / 10
        near(triangle.quantile(0.05), 1.0, 1e-12); // x² / (10 · 2) = 0.05
        let pert = Distribution::pert(0.0, 0.0, 1.0).unwrap();
        near(pert.quantile(0.5), 1.0 - sqrt(sqrt(sqrt(0.5) * sqrt(0.5))) / 1.0, 0.04); // beta(1, 5): 1 − 0.5^(1/5)
        near(pert.quantile(0.5), 1.0 - exp(ln(0.5) / 5.0), 1e-12);
    }

    #[test]
    fn what_is_no_distribution_is_refused() {
        let refused = Err(DistributionError::NotInOrder);
        assert_eq!(Distribution::pert(1.0, 0.0, 2.0), refused);
        assert_eq!(Distribution::uniform(3.0, 2.0), refused);
        assert_eq!(Distribution::lognormal(0.0, 2.0), Err(DistributionError::NotPositive));
        assert_eq!(Distribution::normal(f64::NAN, 2.0), Err(DistributionError::NotFinite));
        assert_eq!(Distribution::triangular(-1e308, 0.0, 1e308), Err(DistributionError::NotFinite));
        assert_eq!(Distribution::pert(2.0, 2.0, 2.0), Ok(Distribution::Point(2.0)));
    }
}

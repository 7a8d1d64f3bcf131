//! Root finding: bracketed search, and roots of sparse polynomials.

use crate::number::{CheckedOps as _, Decimal};

/// Figures that differ by less than this fraction of their size count as equal: the last of 28 digits carry rounding errors.
const ROUNDING: Decimal = Decimal::from_parts(1, 0, 0, false, 18);
/// Maximum number of steps of the bracketed search; every third step at least halves the bracket.
const MAX_STEPS: u32 = 400;

/// Whether a gap between figures of this size is only a rounding error.
pub(super) fn is_rounding(gap: Decimal, size: Decimal) -> bool {
    size.abs().times(ROUNDING).is_some_and(|limit| gap.abs() <= limit)
}

/// A root of `gap` between two values at which it has opposite signs, by regula falsi with halving (Illinois), and
/// bisection at every third step; `None` when the signs agree.
pub(super) fn root(gap: impl Fn(Decimal) -> Option<Decimal>, mut low: Decimal, mut high: Decimal) -> Option<Decimal> {
    let (mut at_low, mut at_high) = (gap(low)?, gap(high)?);
    if at_low.is_zero() {
        return Some(low);
    }
    if at_high.is_zero() {
        return Some(high);
    }
    if at_low.is_sign_negative() == at_high.is_sign_negative() {
        return None;
    }
    for step in 0..MAX_STEPS {
        let width = high.minus(low)?;
        let falsi = || {
            let part = at_low.over(at_low.minus(at_high)?)?;
            low.plus(width.times(part)?)
        };
        let half = low.plus(width.over(Decimal::TWO)?)?;
        // Every third step is a bisection, so the bracket always shrinks.
        let middle = if step % 3 == 2 { half } else { falsi().unwrap_or(half) };
        if middle <= low || middle >= high {
            break;
        }
        let at_middle = gap(middle)?;
        if at_middle.is_zero() {
            return Some(middle);
        }
        if at_middle.is_sign_negative() == at_low.is_sign_negative() {
            (low, at_low) = (middle, at_middle);
            at_high = at_high.over(Decimal::TWO)?;
        } else {
            (high, at_high) = (middle, at_middle);
            at_low = at_low.over(Decimal::TWO)?;
        }
    }
    let (near_low, near_high) = (gap(low)?.abs(), gap(high)?.abs());
    Some(if near_low <= near_high { low } else { high })
}

/// A sparse polynomial `Σ a · x^e`: terms with ascending exponents and nonzero coefficients.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Polynomial(Vec<(u64, Decimal)>);

impl Polynomial {
    /// Sums terms; `None` when a coefficient overflows.
    pub(super) fn of(terms: impl IntoIterator<Item = (u64, Decimal)>) -> Option<Self> {
        let mut sum: Vec<(u64, Decimal)> = Vec::new();
        for (exponent, coefficient) in terms {
            let place = sum.partition_point(|(known, _)| *known < exponent);
            match sum.get_mut(place).filter(|(known, _)| *known == exponent) {
                Some((_, known)) => *known = known.plus(coefficient)?,
                None => sum.insert(place, (exponent, coefficient)),
            }
        }
        sum.retain(|(_, coefficient)| !coefficient.is_zero());
        Some(Self(sum))
    }

    /// Whether the polynomial is identically 0.
    pub(super) fn is_nothing(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of sign changes between consecutive terms, an upper bound on the number of positive roots (Descartes).
    pub(super) fn sign_changes(&self) -> usize {
        let signs = || self.0.iter().map(|(_, coefficient)| coefficient.is_sign_negative());
        signs().zip(signs().skip(1)).filter(|(one, next)| one != next).count()
    }

    /// Divides by the power of x common to all terms, which has no positive root; if only even powers remain, also substitutes
    /// `x²` by x. Returns whether it substituted.
    pub(super) fn simplified(self) -> (Self, bool) {
        let lowest = self.0.first().map_or(0, |(exponent, _)| *exponent);
        let lowered = self.0.into_iter().map(|(exponent, a)| (exponent.saturating_sub(lowest), a));
        let mut terms: Vec<(u64, Decimal)> = lowered.collect();
        let is_even = terms.iter().all(|(exponent, _)| exponent % 2 == 0);
        if is_even {
            for (exponent, _) in &mut terms {
                *exponent /= 2;
            }
        }
        (Self(terms), is_even)
    }

    fn degree(&self) -> u64 {
        self.0.last().map_or(0, |(exponent, _)| *exponent)
    }

    /// `x^n · p(1/x)`: its roots are the inverses of the roots of `p`.
    pub(super) fn reversed(&self) -> Self {
        let degree = self.degree();
        Self(self.0.iter().rev().map(|(exponent, a)| (degree.saturating_sub(*exponent), *a)).collect())
    }

    /// The value at `x` from 0 to 1, where powers cannot overflow (Horner).
    pub(super) fn at(&self, x: Decimal) -> Option<Decimal> {
        self.horner(x, |coefficient| coefficient)
    }

    /// The sum of the absolute values of all terms at `x`: the scale of rounding errors in [`Self::at`].
    pub(super) fn size_at(&self, x: Decimal) -> Option<Decimal> {
        self.horner(x, |coefficient| coefficient.abs())
    }

    fn horner(&self, x: Decimal, coefficient: impl Fn(Decimal) -> Decimal) -> Option<Decimal> {
        let mut sum = Decimal::ZERO;
        let mut above = self.degree();
        for (exponent, a) in self.0.iter().rev() {
            sum = lowered(sum, x, above.saturating_sub(*exponent))?.plus(coefficient(*a))?;
            above = *exponent;
        }
        lowered(sum, x, above)
    }

    /// The derivative divided by the degree, so that no coefficient grows; it has the roots of the derivative.
    fn slope(&self) -> Option<Self> {
        let degree = Decimal::from(self.degree().max(1));
        let terms = self.0.iter().filter(|(exponent, _)| *exponent > 0).map(|(exponent, a)| {
            let part = Decimal::from(*exponent).over(degree)?;
            Some((exponent.saturating_sub(1), a.times(part)?))
        });
        Some(Self(terms.collect::<Option<Vec<_>>>()?))
    }

    /// Finds roots between the points of an ascending grid from 0 to 1: where the sign changes, and on both sides of an
    /// extremum that crosses or touches 0.
    pub(super) fn roots(&self, grid: &[Decimal]) -> Vec<Decimal> {
        let Some(slope) = self.slope() else {
            return Vec::new();
        };
        let (of, slope_of) = (|x: Decimal| self.at(x), |x: Decimal| slope.at(x));
        let mut found = Vec::new();
        for (low, high) in grid.iter().zip(grid.iter().skip(1)) {
            if let Some(root) = root(of, *low, *high) {
                found.push(root);
                continue;
            }
            let Some(extremum) = root(slope_of, *low, *high) else {
                continue;
            };
            let touches =
                of(extremum).zip(self.size_at(extremum)).is_some_and(|(value, size)| is_rounding(value, size));
            if touches {
                found.push(extremum);
            } else {
                found.extend(root(of, *low, extremum).into_iter().chain(root(of, extremum, *high)));
            }
        }
        found
    }
}

/// `sum · x^n`, multiplied factor by factor if `n` is small enough: a small power keeps few of its 28 decimals.
fn lowered(sum: Decimal, x: Decimal, n: u64) -> Option<Decimal> {
    if n > MAX_FACTORS { sum.times(x.raised(n)?) } else { (0..n).try_fold(sum, |sum, _| sum.times(x)) }
}

/// More than the number of half-years of any outcome.
const MAX_FACTORS: u64 = 1_000;

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[track_caller]
    #[expect(clippy::arithmetic_side_effects, reason = "a test may fail by overflow")]
    fn check(terms: &[(u64, Decimal)], expected: &[Decimal]) {
        let polynomial = Polynomial::of(terms.iter().copied()).unwrap();
        let grid = [dec!(0.001), dec!(0.5), dec!(1)];
        let found = polynomial.roots(&grid);
        let near = found.iter().zip(expected).all(|(found, root)| (found - root).abs() < dec!(1e-20));
        assert!(found.len() == expected.len() && near, "{found:?}");
    }

    #[test]
    fn roots_are_found_apart_together_and_touching() {
        check(&[(0, dec!(-0.25)), (1, dec!(1))], &[dec!(0.25)]);
        // (x − 0.6)(x − 0.7), (x − 0.7)², (x − 0.7)² + 0.01, x⁸ − 0.8⁸.
        check(&[(0, dec!(0.42)), (1, dec!(-1.3)), (2, dec!(1))], &[dec!(0.6), dec!(0.7)]);
        check(&[(0, dec!(0.49)), (1, dec!(-1.4)), (2, dec!(1))], &[dec!(0.7)]);
        check(&[(0, dec!(0.5)), (1, dec!(-1.4)), (2, dec!(1))], &[]);
        check(&[(0, dec!(-0.16777216)), (8, dec!(1))], &[dec!(0.8)]);
        check(&[(0, dec!(1)), (3, dec!(1))], &[]);
    }

    #[test]
    fn terms_are_added_up_and_turned_round() {
        let polynomial = Polynomial::of([(6, dec!(2)), (2, dec!(1)), (6, dec!(-1)), (4, dec!(0))]).unwrap();
        assert_eq!(polynomial, Polynomial(vec![(2, dec!(1)), (6, dec!(1))]));
        let (simple, squared) = polynomial.simplified();
        assert_eq!((&simple, squared), (&Polynomial(vec![(0, dec!(1)), (2, dec!(1))]), true));
        assert_eq!(simple.at(dec!(0.5)), Some(dec!(1.25)));
        assert_eq!(
            Polynomial(vec![(0, dec!(5)), (3, dec!(-1))]).reversed(),
            Polynomial(vec![(0, dec!(-1)), (3, dec!(5))])
        );
        assert_eq!(Polynomial(vec![(0, dec!(5)), (3, dec!(-1)), (4, dec!(-1))]).sign_changes(), 1);
    }
}

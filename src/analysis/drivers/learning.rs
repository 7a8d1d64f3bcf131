//! Learning curve on unit cost.

use crate::number::{CheckedOps as _, Decimal};
use rust_decimal::MathematicalOps as _;

/// Binary digits of the logarithm: its error is below 2⁻⁴², about 2 · 10⁻¹³.
const BITS: u32 = 42;

/// Factor on the cost of a unit: `p^(log₂ N(t))`, with `p = 1 − learning` and `N(t) = Σ (1 + rate)^k` for k = 0 … t.
///
/// `learning`: share of the unit cost saved each time the accumulated volume doubles, 0 to 1; `N`: volume accumulated since
/// year 0, in units of the volume of year 0; `rate`: growth of the yearly volume; `t`: year. In year 0 it is 1.
///
/// Source: Wright, "Factors Affecting the Cost of Airplanes", *Journal of the Aeronautical Sciences* 3(4), 1936. Limits: it
/// describes repeated, similar units; nothing is learnt before year 0; there are no savings without volume.
pub fn unit_cost(learning: Decimal, rate: Decimal, year: u32) -> Option<Decimal> {
    let growth = Decimal::ONE.plus(rate)?;
    let (mut volume, mut accumulated) = (Decimal::ONE, Decimal::ONE);
    for _ in 0..year {
        volume = volume.times(growth)?;
        accumulated = accumulated.plus(volume)?;
    }
    per_doubling(Decimal::ONE.minus(learning)?, accumulated)
}

/// `progress^(log₂ times)` for `times` of at least 1, by whole doublings, then by halves of a doubling, quarters and so on,
/// each of which takes one square and one root.
fn per_doubling(progress: Decimal, times: Decimal) -> Option<Decimal> {
    if progress == Decimal::ONE {
        return Some(progress);
    }
    let (mut left, mut part, mut factor) = (times, progress, Decimal::ONE);
    while left >= Decimal::TWO {
        left = left.over(Decimal::TWO)?;
        factor = factor.times(part)?;
    }
    for _ in 0..BITS {
        if left == Decimal::ONE {
            break;
        }
        left = left.times(left)?;
        part = part.sqrt()?;
        if left >= Decimal::TWO {
            left = left.over(Decimal::TWO)?;
            factor = factor.times(part)?;
        }
    }
    Some(factor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::real;
    use rust_decimal::dec;

    #[test]
    fn each_doubling_takes_the_same_part() {
        // With the same volume every year, 2, 4 and 8 volumes are accumulated in years 1, 3 and 7.
        let found: Vec<_> = [0, 1, 3, 7].into_iter().map(|t| unit_cost(dec!(0.2), dec!(0), t)).collect();
        assert_eq!(found, [dec!(1), dec!(0.8), dec!(0.64), dec!(0.512)].map(Some));
        // A volume that doubles: 1, 3, 7.
        let third = unit_cost(dec!(0), dec!(1), 2);
        assert_eq!((third, unit_cost(dec!(1), dec!(0), 3)), (Some(dec!(1)), Some(dec!(0))));
    }

    #[test]
    fn between_doublings_it_is_the_power_law() {
        for (learning, progress) in [(dec!(0.05), 0.95), (dec!(0.2), 0.8), (dec!(0.5), 0.5)] {
            for year in 0..30_u32 {
                let volumes = f64::from(year) + 1.0;
                let closed = real::exp(real::ln(volumes) / real::ln(2.0) * real::ln(progress));
                let found = real::from_decimal(unit_cost(learning, dec!(0), year).unwrap());
                assert!((found - closed).abs() < 1e-12, "{found} for {closed} in year {year}");
            }
        }
    }

    #[test]
    fn hostile_numbers_give_a_figure_or_none() {
        let huge = dec!(9999999999999999999999999999);
        assert_eq!(unit_cost(dec!(0.2), huge, 9), None);
        assert!(unit_cost(dec!(0.9999999999999999999999999999), dec!(0.5), 99).is_some());
        assert!(unit_cost(dec!(0.2), dec!(-0.9999999999999999999999999999), 99).is_some());
    }
}

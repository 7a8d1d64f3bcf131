//! Cooperation of organisations in one territory.

use crate::number::{CheckedOps as _, Decimal};

/// Factor on the people reached by partners together: `1 + extra · (1 − overlap)`.
///
/// `extra`: people whom the partners reach in addition, as a share of those reached today; `overlap`: share of these whom
/// another partner reaches already, and who must not count twice. It is the size of a union of groups.
pub fn pooled(extra: Decimal, overlap: Decimal) -> Option<Decimal> {
    Decimal::ONE.plus(extra.times(Decimal::ONE.minus(overlap)?)?)
}

/// Factor on a displacement that is reduced: `1 − reduction`.
pub fn kept(reduction: Decimal) -> Option<Decimal> {
    Decimal::ONE.minus(reduction)
}

/// Local multiplier in three rounds: `LM3 = (r₁ + r₂ + r₃) ÷ r₁ = 1 + local + local · respent`.
///
/// `r₁`: the money spent; `r₂ = local · r₁`: the part of it spent locally; `r₃ = respent · r₂`: the part of that spent locally
/// once more. From 1 to 3. Source: Sacks, *The Money Trail: Measuring Your Impact on the Local Economy Using LM3*, New
/// Economics Foundation, 2002, with *Plugging the Leaks* (Ward and Lewis, 2002).
///
/// Limits: it measures turnover, not value added, and ignores what other places lose. On a proxy that is money spent, either
/// use it or lower the displacement, not both for the same reason: local spending taken from elsewhere would be counted twice.
pub fn local_multiplier(local: Decimal, respent: Decimal) -> Option<Decimal> {
    Decimal::ONE.plus(local)?.plus(local.times(respent)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[test]
    fn people_whom_several_partners_reach_count_once() {
        assert_eq!(pooled(dec!(0.5), dec!(0)), Some(dec!(1.5)));
        assert_eq!(pooled(dec!(0.5), dec!(0.4)), Some(dec!(1.3)));
        assert_eq!(pooled(dec!(3), dec!(1)), Some(dec!(1)));
    }

    #[test]
    fn a_displacement_goes_in_part() {
        assert_eq!(kept(dec!(0.25)), Some(dec!(0.75)));
        assert_eq!(kept(dec!(1)), Some(dec!(0)));
    }

    #[test]
    fn money_goes_round_three_times() {
        // 100 spent, 60 of it locally, 30 of that locally once more: 190 ÷ 100.
        assert_eq!(local_multiplier(dec!(0.6), dec!(0.5)), Some(dec!(1.9)));
        assert_eq!(local_multiplier(dec!(0), dec!(1)), Some(dec!(1)));
        assert_eq!(local_multiplier(dec!(1), dec!(1)), Some(dec!(3)));
    }
}

//! A survey that a share rests on.

use super::extra::Extra;
use super::range::Range;
use crate::number::{CheckedOps as _, Decimal, plain};
use rust_decimal::MathematicalOps as _;

/// How many people answered a survey, and how many of them said yes.
///
/// The share that it implies is `positives / n`. The range that it implies is Wilson's interval of 90 %: with `p` the share, `z`
/// the 95th percentile of a normal distribution and `m = n`, or `n (N − 1) / (N − n)` where the whole group of `N` people is known,
///
/// `(p + z²/2m ± z √(p (1 − p) / m + z²/4m²)) / (1 + z²/m)`
///
/// which lies within 0 … 1 and contains `p`. Where everybody answered there is no range.
/// Source: E. B. Wilson (1927), Journal of the American Statistical Association 22, 209–212.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sample {
    /// People who answered, at least 1.
    pub n: u64,
    /// Those of them who said yes, at most `n`.
    pub positives: u64,
    /// Everybody in the group that was asked, at least `n`; none where it is unknown or much larger.
    pub of: Option<u64>,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

/// The 95th percentile of a standard normal distribution, as in `docs/format.md`.
const Z: Decimal = Decimal::from_parts(1_231_775_714, 3_829_723, 0, false, 16);

impl Sample {
    /// The share of those who said yes.
    pub fn share(&self) -> Decimal {
        Decimal::from(self.positives).over(Decimal::from(self.n)).map(plain::rounded_to_fit).unwrap_or_default()
    }

    /// The range that it implies: 5th and 95th percentiles; none where everybody answered.
    pub fn range(&self) -> Option<Range> {
        let (n, share) = (Decimal::from(self.n), Decimal::from(self.positives).over(Decimal::from(self.n))?);
        let m = match self.of.map(Decimal::from) {
            Some(all) if all <= n => return None,
            Some(all) => n.times(all.minus(Decimal::ONE)?.over(all.minus(n)?)?)?,
            None => n,
        };
        let square = Z.times(Z)?.over(m)?;
        let of_share = share.times(Decimal::ONE.minus(share)?)?.over(m)?;
        let of_size = square.over(m)?.over(Decimal::from(4_u32))?;
        let half = Z.times(of_share.plus(of_size)?.sqrt()?)?;
        let centre = share.plus(square.over(Decimal::TWO)?)?;
        let whole = Decimal::ONE.plus(square)?;
        let bound = |end: Decimal| Some(plain::rounded_to_fit(end.over(whole)?));
        // The last digits of a root must not put a bound on the wrong side of the share.
        let low = bound(centre.minus(half)?)?.max(Decimal::ZERO).min(self.share());
        let high = bound(centre.plus(half)?)?.min(Decimal::ONE).max(self.share());
        Some(Range { low, high })
    }

    /// Whether the counts are possible: somebody answered, and no more said yes than answered, nor answered than there are.
    pub fn is_possible(&self) -> bool {
        self.n > 0 && self.positives <= self.n && self.of.is_none_or(|all| self.n <= all)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    fn sample(positives: u64, n: u64, of: Option<u64>) -> Sample {
        Sample { n, positives, of, ..Sample::default() }
    }

    #[track_caller]
    fn check(positives: u64, n: u64, of: Option<u64>, low: Decimal, high: Decimal) {
        let range = sample(positives, n, of).range().unwrap();
        assert_eq!((range.low.round_dp(5), range.high.round_dp(5)), (low, high));
    }

    #[test]
    fn z_is_the_95th_percentile() {
        assert_eq!(Z, dec!(1.6448536269514722));
    }

    /// For 30 of 60: z² = 2.7055434541, and 1.6448536 · √(0.25 / 60 + 2.7055435 / 14 400) / 1.0450924 = 0.10386.
    #[test]
    fn wilson_intervals() {
        check(30, 60, None, dec!(0.39614), dec!(0.60386));
        check(0, 10, None, dec!(0), dec!(0.21294));
        check(10, 10, None, dec!(0.78706), dec!(1));
        check(1, 4, None, dec!(0.05791), dec!(0.64383));
    }

    /// 30 of 60 in a group of 100: m = 60 · 99 / 40 = 148.5.
    #[test]
    fn who_asks_most_of_a_group_knows_more() {
        check(30, 60, Some(100), dec!(0.43312), dec!(0.56688));
        assert_eq!(sample(30, 60, Some(60)).range(), None);
    }

    #[test]
    fn the_share_lies_within_its_range_and_nothing_panics() {
        for (positives, n, of) in
            [(0, 1, None), (1, 3, None), (2, 3, Some(4)), (u64::MAX, u64::MAX, None), (1, u64::MAX - 1, Some(u64::MAX))]
        {
            let sample = sample(positives, n, of);
            assert!(sample.is_possible());
            if let Some(range) = sample.range() {
                let share = sample.share();
                assert!(
                    Decimal::ZERO <= range.low && range.low <= share && share <= range.high,
                    "{sample:?} {range:?}"
                );
            }
        }
        for impossible in [(0, 0, None), (3, 2, None), (1, 3, Some(2))] {
            let (positives, n, of) = impossible;
            assert!(!sample(positives, n, of).is_possible());
        }
    }
}

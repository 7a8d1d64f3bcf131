//! Fisher's exact test of two shares.

/// The most tables that the test looks at; beyond, the normal approximation is as good.
const MOST_TABLES: u64 = 1_000_000;

/// The probability, were the two shares the same, of a table with these totals that is at most as likely as the one found:
/// `a` of `n` against `b` of `m`. None where a count is impossible, or for more than a million tables.
///
/// With the totals fixed the first count is hypergeometric: `C(a + b, k) C(n + m − a − b, n − k) / C(n + m, n)`. It is also the
/// two-sided p-value of a randomisation test of the two shares. Source: R. A. Fisher (1935), The Design of Experiments.
#[must_use]
pub fn fisher_exact(a: u64, n: u64, b: u64, m: u64) -> Option<f64> {
    if a > n || b > m {
        return None;
    }
    let (positives, all) = (a.checked_add(b)?, n.checked_add(m)?);
    let least = positives.saturating_sub(m);
    let most = positives.min(n);
    if most.checked_sub(least)? > MOST_TABLES || all > 1 << 52 {
        return None;
    }
    let negatives = all.checked_sub(positives)?;
    let real = |count: u64| u32::try_from(count).map_or_else(|_| wide(count), f64::from);
    // How much likelier k + 1 is than k.
    let ratio = |k: u64| {
        let above = real(positives.saturating_sub(k)) * real(n.saturating_sub(k));
        let next = k.saturating_add(1);
        above / (real(next) * real(negatives.saturating_add(next).saturating_sub(n)))
    };
    // Every table relative to the one found, from it outwards, so that no product is too small at the start.
    let (mut up, mut down) = (Vec::new(), Vec::new());
    let mut weight = 1.0;
    for k in a..most {
        weight *= ratio(k);
        up.push(weight);
    }
    weight = 1.0;
    for k in (least..a).rev() {
        weight /= ratio(k);
        down.push(weight);
    }
    let weights = || up.iter().chain(&down).copied();
    // Where the one found is so rare that another one is infinitely likelier.
    if weights().any(f64::is_infinite) {
        return Some(0.0);
    }
    let whole = 1.0 + weights().sum::<f64>();
    // Equally likely tables may differ in the last bits.
    let extreme = 1.0 + weights().filter(|weight| *weight <= 1.0 + 1e-7).sum::<f64>();
    Some((extreme / whole).min(1.0))
}

#[expect(clippy::cast_precision_loss, reason = "counts below 2^52 are exact")]
const fn wide(count: u64) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(a: u64, n: u64, b: u64, m: u64, expected: f64) {
        let found = fisher_exact(a, n, b, m).unwrap();
        assert!((found - expected).abs() < 1e-9, "{found} for {expected}");
    }

    /// The lady tasting tea: 3 of 4 against 1 of 4 is 34/70; all right is 2/70. And 9 of 305 against 22 of 281, by scipy.
    #[test]
    fn published_values() {
        check(3, 4, 1, 4, 34.0 / 70.0);
        check(4, 4, 0, 4, 2.0 / 70.0);
        check(9, 305, 22, 281, 0.009_441_551_6);
    }

    #[test]
    fn equal_shares_and_empty_tables_say_nothing() {
        for (a, n, b, m) in [(5, 10, 5, 10), (0, 10, 0, 7), (10, 10, 7, 7), (0, 0, 0, 0)] {
            check(a, n, b, m, 1.0);
        }
        assert_eq!(fisher_exact(3, 2, 0, 1), None);
        assert_eq!(fisher_exact(5_000_000, 10_000_000, 5_000_000, 10_000_000), None);
    }

    #[test]
    fn swapped_arms_and_swapped_answers_are_the_same() {
        for (a, n, b, m) in [(3, 17, 9, 20), (0, 30, 4, 25), (12, 13, 2, 40)] {
            let found = fisher_exact(a, n, b, m).unwrap();
            check(b, m, a, n, found);
            check(n - a, n, m - b, m, found);
        }
    }
}

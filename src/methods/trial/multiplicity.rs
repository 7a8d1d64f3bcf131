//! p-values of several outcomes, adjusted because one of many differs by chance.

/// Holm's adjusted p-values, in the order given: sorted, `max over j ≤ i of (m − j + 1) p_j`, at most 1. The probability of any false
/// finding stays below the significance. Source: S. Holm (1979), Scandinavian Journal of Statistics 6, 65–70.
pub(super) fn holm(p_values: &[f64]) -> Vec<f64> {
    let mut largest: f64 = 0.0;
    adjust(p_values, |order| {
        let count = order.len();
        let step = |(n, (place, p)): (usize, &(usize, f64))| {
            largest = largest.max(times(*p, count.saturating_sub(n))).min(1.0);
            (*place, largest)
        };
        order.iter().enumerate().map(step).collect()
    })
}

/// The adjusted p-values of Benjamini and Hochberg: sorted, `min over j ≥ i of m p_j / j`, at most 1. The share of false ones among
/// the findings stays below the significance. Source: Journal of the Royal Statistical Society B 57 (1995), 289–300.
pub(super) fn false_discovery(p_values: &[f64]) -> Vec<f64> {
    let mut least: f64 = 1.0;
    adjust(p_values, |order| {
        let count = order.len();
        let step = |(n, (place, p)): (usize, &(usize, f64))| {
            least = least.min(times(*p, count) / times(1.0, n.saturating_add(1)));
            (*place, least)
        };
        order.iter().enumerate().rev().map(step).collect()
    })
}

fn times(p: f64, count: usize) -> f64 {
    p * u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

/// Adjusts p-values in ascending order, and puts them back into theirs.
fn adjust(p_values: &[f64], by: impl FnOnce(&[(usize, f64)]) -> Vec<(usize, f64)>) -> Vec<f64> {
    let mut order: Vec<(usize, f64)> = p_values.iter().copied().enumerate().collect();
    order.sort_by(|(_, first), (_, second)| first.total_cmp(second));
    let mut adjusted = by(&order);
    adjusted.sort_by_key(|(place, _)| *place);
    adjusted.into_iter().map(|(_, p)| p).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(found: &[f64], expected: &[f64]) {
        assert_eq!(found.len(), expected.len());
        assert!(
            found.iter().zip(expected).all(|(one, other)| (one - other).abs() < 1e-12),
            "{found:?} for {expected:?}"
        );
    }

    #[test]
    fn published_values_in_any_order() {
        check(&holm(&[0.001, 0.012, 0.03, 0.04, 0.2]), &[0.005, 0.048, 0.09, 0.09, 0.2]);
        check(&holm(&[0.2, 0.001, 0.04, 0.03, 0.012]), &[0.2, 0.005, 0.09, 0.09, 0.048]);
        check(&false_discovery(&[0.04, 0.001, 0.03, 0.012, 0.2]), &[0.05, 0.005, 0.05, 0.03, 0.2]);
    }

    #[test]
    fn one_outcome_is_not_adjusted_and_nothing_passes_1() {
        check(&holm(&[0.03]), &[0.03]);
        check(&false_discovery(&[0.03]), &[0.03]);
        check(&holm(&[0.6, 0.7]), &[1.0, 1.0]);
        check(&holm(&[]), &[]);
    }
}

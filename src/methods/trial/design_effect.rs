//! By how much clusters enlarge the variance.

use crate::number::{CheckedOps as _, Decimal};
use crate::study::trial::{Trial, TrialNumber};

/// `DEFF = 1 + ((cv² + 1) m − 1) ρ` for clusters of `m` people on average whose sizes vary by `cv`, with an intracluster correlation
/// `ρ`; none where no clusters were drawn, or where it is too large. Source: Eldridge, Ashby and Kerry (2006), International
/// Journal of Epidemiology 35, 1292–1300.
pub(super) fn design_effect(trial: &Trial) -> Option<Decimal> {
    let size = trial.numbers.get(TrialNumber::ClusterSize)?;
    let variation = trial.number(TrialNumber::ClusterSizeVariation)?;
    let larger = variation.times(variation)?.plus(Decimal::ONE)?.times(size)?;
    let correlated = larger.minus(Decimal::ONE)?.times(trial.number(TrialNumber::IntraclusterCorrelation)?)?;
    correlated.plus(Decimal::ONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use rust_decimal::dec;

    #[track_caller]
    fn check(size: Decimal, correlation: Decimal, variation: Decimal, expected: Decimal) {
        let mut trial = Trial::default();
        assert_eq!(design_effect(&trial), None);
        trial.numbers.set(TrialNumber::ClusterSize, Some(size));
        trial.numbers.set(TrialNumber::IntraclusterCorrelation, Some(correlation));
        trial.numbers.set(TrialNumber::ClusterSizeVariation, Some(variation));
        assert_eq!(design_effect(&trial), Some(expected));
    }

    /// 1 + 19 · 0.05, and with sizes that vary by half their mean 1 + (1.25 · 20 − 1) · 0.05.
    #[test]
    fn clusters_enlarge_the_variance() {
        check(dec!(20), dec!(0.05), dec!(0), dec!(1.95));
        check(dec!(20), dec!(0.05), dec!(0.5), dec!(2.2));
        check(dec!(1), dec!(0.3), dec!(0), dec!(1));
    }
}

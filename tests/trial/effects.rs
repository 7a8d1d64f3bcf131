//! Effects, intervals and tests against values that scipy and statsmodels give.

use super::{check, evaluated, figure};
use retombees::methods::trial::{TrialEvaluation, TrialFigure as F, TrialFinding, Verdict};
use retombees::number::real::from_decimal;
use retombees::study::trial::Wish;

const SHARES: &str = r#"{"outcomes":[{"id":"o1",
    "offered":{"answered":100,"positives":60},"control":{"answered":100,"positives":50}}]}"#;

/// The published 2.9 and 7.9 % of the Groupements de Créateurs at a response of 65 % that nobody published.
const SELF_EMPLOYED: &str = r#"{"outcomes":[{"id":"o1",
    "offered":{"answered":305,"positives":9},"control":{"answered":281,"positives":22}}]}"#;

#[test]
fn two_shares() {
    let expected = [
        (F::Effect, 0.1),
        (F::PooledStandardError, 0.070_356_236_4),
        (F::TestStatistic, 1.421_338_109),
        (F::PValue, 0.155_218_489_7),
        (F::WaldLow, -0.037_197_478_9),
        (F::WaldHigh, 0.237_197_478_9),
        (F::Low, -0.037_302_103_2),
        (F::High, 0.232_123_054_2),
        (F::RiskRatio, 1.2),
        (F::NumberNeeded, 10.0),
    ];
    let evaluation = evaluated(SHARES);
    check(&evaluation, &expected, 1e-10);
    assert_eq!(evaluation.verdict(0, Wish::More), Some(Verdict::Open));
}

#[test]
fn a_fall_of_five_points() {
    let expected = [
        (F::Effect, -0.048_783_618_2),
        (F::TestStatistic, -2.635_715_663_2),
        (F::PValue, 0.008_396_005_3),
        (F::WaldLow, -0.085_487_748_6),
        (F::WaldHigh, -0.012_079_487_9),
        (F::Low, -0.088_683_573),
        (F::High, -0.012_271_039_6),
        (F::FisherPValue, 0.009_441_551_6),
        (F::RiskRatio, 0.376_900),
    ];
    let evaluation = evaluated(SELF_EMPLOYED);
    check(&evaluation, &expected, 1e-6);
    check(&evaluation, &expected[..8], 1e-10);
    let verdicts = [Wish::Open, Wish::More, Wish::Less].map(|wish| evaluation.verdict(0, wish));
    assert_eq!(verdicts, [Some(Verdict::Less), Some(Verdict::Worse), Some(Verdict::Better)]);
}

/// Welch's test of 24 and 30 people, by scipy: `ttest_ind_from_stats(12.5, 3.1, 24, 10.2, 4.6, 30, equal_var=False)`.
#[test]
fn two_means() {
    let evaluation = evaluated(
        r#"{"outcomes":[{"id":"o1","measure":"means","unit":"points",
        "offered":{"answered":24,"mean":"12.5","deviation":"3.1"},
        "control":{"answered":30,"mean":"10.2","deviation":"4.6"}}]}"#,
    );
    let variance: f64 = 3.1 * 3.1 / 24.0 + 4.6 * 4.6 / 30.0;
    let (offered, control): (f64, f64) = (3.1 * 3.1 / 24.0, 4.6 * 4.6 / 30.0);
    let df = variance * variance / (offered * offered / 23.0 + control * control / 29.0);
    let t = 2.3 / variance.sqrt();
    let expected =
        [(F::Effect, 2.3), (F::StandardError, variance.sqrt()), (F::DegreesOfFreedom, df), (F::TestStatistic, t)];
    check(&evaluation, &expected, 1e-12);
    check(&evaluation, &[(F::PValue, 0.033_363_8), (F::Quantile, 2.007_892_6)], 1e-7);
    let (low, high) = (figure(&evaluation, F::Low), figure(&evaluation, F::High));
    assert!((low + high - 4.6).abs() < 1e-12 && low > 0.0);
    // The p-value is that at which the interval would just touch 0.
    assert!((figure(&evaluation, F::Quantile) * variance.sqrt() - (2.3 - low)).abs() < 1e-12);
}

/// Cells (lot, take-up, outcome): 111: 52, 110: 28, 101: 8, 100: 12, 011: 6, 010: 4, 001: 44, 000: 46.
#[test]
fn the_effect_on_those_who_take_it_up() {
    let of = |control: &str| {
        evaluated(&format!(
            r#"{{"outcomes":[{{"id":"o1",
            "offered":{{"answered":100,"positives":60,"took_up":80,"positives_took_up":52}},
            "control":{{"answered":100,"positives":50,"took_up":10{control}}}}}]}}"#
        ))
    };
    let known = of(r#","positives_took_up":6"#);
    let expected = [
        (F::Effect, 0.1),
        (F::FirstStage, 0.7),
        (F::FirstStageStatistic, 196.0),
        (F::LocalEffect, 0.142_857_142_9),
        (F::LocalStandardError, 0.099_058_458),
    ];
    check(&known, &expected, 1e-10);
    // Without what is common to both, the take-up counts as known.
    let unknown = of("");
    let error = figure(&unknown, F::StandardError) / 0.7;
    check(&unknown, &[(F::LocalStandardError, error)], 1e-12);
}

#[test]
fn strata_are_weighted_by_who_answered() {
    let evaluation = evaluated(
        r#"{"outcomes":[{"id":"o1","strata":[
        {"id":"a","offered":{"answered":40,"positives":20},"control":{"answered":60,"positives":24}},
        {"id":"b","offered":{"answered":150,"positives":90},"control":{"answered":50,"positives":20}}]}]}"#,
    );
    let variance = [(0.5, 40.0, 0.4, 60.0), (0.6, 150.0, 0.4, 50.0)]
        .map(|(p, n, q, m): (f64, f64, f64, f64)| p * (1.0 - p) / n + q * (1.0 - q) / m);
    let (first, second): (f64, f64) = (100.0 / 300.0, 200.0 / 300.0);
    let error = (first * first * variance[0] + second * second * variance[1]).sqrt();
    check(&evaluation, &[(F::Effect, first * 0.1 + second * 0.2), (F::StandardError, error)], 1e-12);
    assert_eq!(evaluation.figure(0, F::OfferedAnswered).map(from_decimal), Some(190.0));
}

/// 20 people a cluster and ρ 0.05: 1.95 times the variance.
#[test]
fn clusters_widen_the_interval() {
    let clustered = evaluated(&SHARES.replacen('{', r#"{"cluster_size":"20","intracluster_correlation":"0.05","#, 1));
    let plain = evaluated(SHARES);
    check(&clustered, &[(F::DesignEffect, 1.95), (F::Effect, 0.1)], 1e-12);
    for error in [F::StandardError, F::PooledStandardError] {
        let ratio = figure(&clustered, error) / figure(&plain, error);
        assert!((ratio - 1.95_f64.sqrt()).abs() < 1e-12, "{error:?}: {ratio}");
    }
    assert!(figure(&clustered, F::Low) < figure(&plain, F::Low));
    assert_eq!(clustered.figure(0, F::FisherPValue), None);
}

#[test]
fn several_outcomes_adjust_their_p_values() {
    let one = |id: &str, positives: u32| {
        format!(
            r#"{{"id":"{id}","offered":{{"answered":200,"positives":{positives}}},"control":{{"answered":200,"positives":100}}}}"#
        )
    };
    let both = evaluated(&format!(r#"{{"outcomes":[{},{}]}}"#, one("a", 120), one("b", 105)));
    let p = |place, key: F| both.figure(place, key).map(from_decimal).unwrap();
    assert!((p(0, F::HolmPValue) - 2.0 * p(0, F::PValue)).abs() < 1e-12);
    assert!((p(1, F::HolmPValue) - p(1, F::PValue)).abs() < 1e-12);
    assert_eq!(both.findings, [TrialFinding::FoundByMany { outcome: "a".to_owned() }]);
    let alone: TrialEvaluation = evaluated(&format!(r#"{{"outcomes":[{}]}}"#, one("a", 120)));
    assert_eq!(alone.figure(0, F::HolmPValue), None);
}

/// Before the lot: 52 and 55 of 100 women, and ages of 22.1 (2.4) and 21.8 (2.6).
#[test]
fn what_was_known_before_is_compared_in_deviations() {
    let evaluation = evaluated(
        r#"{"baseline":[
        {"id":"women","offered":{"answered":100,"positives":52},"control":{"answered":100,"positives":55}},
        {"id":"age","measure":"means","offered":{"answered":100,"mean":"22.1","deviation":"2.4"},
         "control":{"answered":100,"mean":"21.8","deviation":"2.6"}}]}"#,
    );
    let difference = |place: usize| {
        let step = evaluation.baseline[place].get(F::StandardisedDifference.into()).unwrap();
        from_decimal(step.value.unwrap())
    };
    assert!((difference(0) - -0.03 / (0.5_f64 * (0.52 * 0.48 + 0.55 * 0.45)).sqrt()).abs() < 1e-12);
    assert!((difference(1) - 0.3 / (0.5_f64 * (2.4 * 2.4 + 2.6 * 2.6)).sqrt()).abs() < 1e-12);
    assert_eq!(evaluation.findings, [TrialFinding::Imbalance { baseline: "age".to_owned() }]);
}

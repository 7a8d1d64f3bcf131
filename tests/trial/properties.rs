//! Laws of any trial, on random ones.

use super::{evaluated, figure};
use proptest::prelude::*;
use retombees::methods::trial::{TrialEvaluation, TrialFigure as F};
use retombees::number::real::from_decimal;

/// Counts of one group: who answered, of whom it holds, who took it up, and both.
type Counts = (u64, u64, u64, u64);

fn counts() -> impl Strategy<Value = Counts> {
    (5_u64..400).prop_flat_map(|n| (Just(n), 0..=n, 0..=n)).prop_flat_map(|(n, positives, took_up)| {
        let least = (positives + took_up).saturating_sub(n);
        (Just(n), Just(positives), Just(took_up), least..=positives.min(took_up))
    })
}

fn arm((n, positives, took_up, both): Counts) -> String {
    format!(r#"{{"answered":{n},"positives":{positives},"took_up":{took_up},"positives_took_up":{both}}}"#)
}

fn trial(offered: Counts, control: Counts) -> TrialEvaluation {
    evaluated(&format!(r#"{{"outcomes":[{{"id":"o1","offered":{},"control":{}}}]}}"#, arm(offered), arm(control)))
}

fn close(one: Option<f64>, other: Option<f64>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => (one - other).abs() <= 1e-9 * one.abs().max(1.0),
        (None, None) => true,
        _ => false,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn swapped_groups_change_the_sign_and_nothing_else(offered in counts(), control in counts()) {
        let (one, other) = (trial(offered, control), trial(control, offered));
        let of = |it: &TrialEvaluation, key: F| it.figure(0, key).map(from_decimal);
        for (key, swapped) in [(F::Effect, F::Effect), (F::Low, F::High), (F::WaldLow, F::WaldHigh), (F::TestStatistic, F::TestStatistic)] {
            prop_assert!(close(of(&one, key), of(&other, swapped).map(|it| -it)), "{key:?}");
        }
        for key in [F::PValue, F::FisherPValue, F::StandardError, F::NumberNeeded] {
            prop_assert!(close(of(&one, key), of(&other, key)), "{key:?}");
        }
        // The offer raises the take-up in one of the two, if at all.
        prop_assert!(of(&one, F::LocalEffect).is_none() || of(&other, F::LocalEffect).is_none());
    }

    #[test]
    fn the_interval_contains_the_effect_and_lies_within_what_is_possible(offered in counts(), control in counts()) {
        let it = trial(offered, control);
        let (low, effect, high) = (figure(&it, F::Low), figure(&it, F::Effect), figure(&it, F::High));
        prop_assert!(-1.0 <= low && low <= effect && effect <= high && high <= 1.0);
        if let Some(p) = it.figure(0, F::PValue) {
            prop_assert!((0.0..=1.0).contains(&from_decimal(p)));
        }
    }

    #[test]
    fn where_all_take_it_up_the_local_effect_is_the_effect((n, x, ..) in counts(), (m, y, ..) in counts()) {
        let it = trial((n, x, n, x), (m, y, 0, 0));
        prop_assert_eq!(it.figure(0, F::LocalEffect), it.figure(0, F::Effect));
        prop_assert!(close(Some(figure(&it, F::LocalStandardError)), Some(figure(&it, F::StandardError))));
    }

    #[test]
    fn equal_strata_are_the_trial_without_strata(offered in counts(), control in counts(), parts in 2_usize..5) {
        let ((n, x, ..), (m, y, ..)) = (offered, control);
        let arms = |n: u64, x: u64| format!(r#"{{"answered":{n},"positives":{x}}}"#);
        let strata: Vec<String> = (0..parts)
            .map(|id| format!(r#"{{"id":"s{id}","offered":{},"control":{}}}"#, arms(n, x), arms(m, y)))
            .collect();
        let stratified = evaluated(&format!(r#"{{"outcomes":[{{"id":"o1","strata":[{}]}}]}}"#, strata.join(",")));
        let times = u64::try_from(parts).unwrap();
        let whole = trial((n * times, x * times, 0, 0), (m * times, y * times, 0, 0));
        // Where nothing varies, strata have no interval.
        let varies = figure(&whole, F::StandardError) > 0.0;
        prop_assert_eq!(stratified.figure(0, F::Low).is_some(), varies);
        for key in [F::Effect, F::StandardError, F::WaldLow].into_iter().take(if varies { 3 } else { 2 }) {
            let found = if key == F::WaldLow { F::Low } else { key };
            prop_assert!(close(Some(figure(&stratified, found)), Some(figure(&whole, key))), "{key:?}");
        }
    }

    #[test]
    fn the_error_of_the_local_effect_is_that_of_a_bootstrap_in_the_limit(offered in counts(), control in counts()) {
        // The infinitesimal jackknife: the variance of the influence of each person, cell by cell, computed another way.
        let it = trial(offered, control);
        let Some(found) = it.figure(0, F::LocalStandardError).map(from_decimal) else { return Ok(()) };
        let (local, stage) = (figure(&it, F::LocalEffect), figure(&it, F::FirstStage));
        let group = |(n, y, d, both): Counts| {
            let real = |count: u64| f64::from(u32::try_from(count).unwrap());
            let (mean_y, mean_d) = (real(y) / real(n), real(d) / real(n));
            let cells = [(1.0, 1.0, both), (1.0, 0.0, y - both), (0.0, 1.0, d - both), (0.0, 0.0, n + both - y - d)];
            let square = |(y, d, count): (f64, f64, u64)| {
                let influence = ((y - mean_y) - local * (d - mean_d)) / stage;
                real(count) * influence * influence
            };
            cells.map(square).iter().sum::<f64>() / (real(n) * real(n))
        };
        let expected = (group(offered) + group(control)).sqrt();
        prop_assert!((found - expected).abs() <= 1e-7 * expected.max(1e-6), "{found} for {expected}");
    }
}

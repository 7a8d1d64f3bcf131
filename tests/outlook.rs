//! Scenarios: what an override does to any study, and what it leaves alone.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

mod support;

use proptest::prelude::*;
use retombees::number::Decimal;
use retombees::outlook::apply;
use retombees::study::{Estimate, FindingCode, Operation, Override, Scenario, Study, Target};

/// A scenario that does the same to every number of a study.
fn to_all(study: &Study, operation: Operation, value: Decimal) -> Scenario {
    let change = |target: Target| Override {
        target: target.to_string(),
        operation,
        value: Estimate::of(value),
        ..Override::default()
    };
    Scenario { overrides: study.targets().into_iter().map(change).collect(), ..Scenario::default() }
}

/// The study without scenarios: nothing to be compared with but itself.
fn alone(mut study: Study) -> Study {
    study.scenarios.clear();
    study
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn a_factor_of_one_and_an_addition_of_nothing_change_nothing(study in support::study()) {
        let study = alone(study);
        for (operation, neutral) in [(Operation::Scale, Decimal::ONE), (Operation::Add, Decimal::ZERO)] {
            let (changed, findings) = apply(&study, &to_all(&study, operation, neutral));
            prop_assert_eq!(&changed, &study);
            prop_assert_eq!(findings, vec![]);
        }
    }

    #[test]
    fn stating_what_is_stated_changes_nothing(study in support::study()) {
        let study = alone(study);
        let stated = study.targets().into_iter().filter_map(|target| {
            let value = target.get(&study)?;
            Some(Override { target: target.to_string(), value, ..Override::default() })
        });
        let (changed, findings) = apply(&study, &Scenario { overrides: stated.collect(), ..Scenario::default() });
        prop_assert_eq!(&changed, &study);
        prop_assert_eq!(findings, vec![]);
    }

    /// Whatever a scenario asks for, the study that comes out can be written and read again.
    #[test]
    fn what_comes_out_is_a_study(study in support::study(), factor in -3_i64..30) {
        for operation in Operation::ALL.iter().copied() {
            let (changed, findings) = apply(&study, &to_all(&study, operation, Decimal::new(factor, 1)));
            let written = retombees::file::write(&changed);
            prop_assert_eq!(retombees::file::read(written.as_bytes()), Ok(changed));
            let expected = [FindingCode::OverrideNotAdmissible, FindingCode::GrowthWithoutInputs];
            prop_assert!(findings.iter().all(|finding| expected.contains(&finding.code)));
        }
        for scenario in &study.scenarios {
            let (changed, findings) = apply(&study, scenario);
            prop_assert_eq!((&changed.scenarios, &changed.variables), (&study.scenarios, &study.variables));
            let written = retombees::file::write(&changed);
            prop_assert_eq!(retombees::file::read(written.as_bytes()), Ok(changed));
            let said: usize = study.variables.iter().flat_map(|variable| &variable.hypotheses).map(|hypothesis| {
                let targets: usize = hypothesis.drivers.iter().map(|driver| driver.targets.len() + 1).sum();
                hypothesis.overrides.len() + targets
            }).sum();
            prop_assert!(findings.len() <= scenario.overrides.len() + said + 2);
        }
    }

    /// Overrides are applied in their order: one that undoes the other leaves the study as it was.
    #[test]
    fn overrides_follow_one_another(study in support::study()) {
        let (mut twice, half) = (to_all(&study, Operation::Scale, Decimal::TWO), Decimal::new(5, 1));
        let back = to_all(&study, Operation::Scale, half);
        let (changed, findings) = apply(&study, &twice);
        prop_assume!(findings.iter().all(|finding| finding.code == FindingCode::GrowthWithoutInputs));
        twice.overrides.extend(back.overrides.iter().cloned());
        let (at_once, _) = apply(&study, &twice);
        let (later, _) = apply(&changed, &back);
        prop_assert_eq!(at_once, later);
    }
}

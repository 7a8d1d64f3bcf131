//! Applies a scenario to its study.
//!
//! The result is an ordinary study, so whatever reads a study also reads a scenario, and there is only one way of computing.
//! The scenario is applied in steps, each to the result of the one before:
//!
//! 1. for each variable of the study, in order, the hypothesis that the scenario takes on it: its overrides, then its drivers;
//! 2. the scenario's own overrides.
//!
//! Two hypotheses that are declared incompatible are both applied, with a finding: a finding never blocks anything.

mod application;
mod free_growth;
mod overrides;
pub mod starting;

use crate::study::{Finding, FindingCode, Override, Scenario, Study};
use application::ScenarioApplication;
use free_growth::grows_for_free;

/// Applies a scenario. Returns the changed study and the findings: what could not be applied, in the order of the attempts,
/// then incompatible hypotheses, then growth that costs nothing.
///
/// Never fails. The study keeps its variables and scenarios, so that references to them stay valid. Source: `docs/format.md`,
/// "Scenario".
pub fn apply(study: &Study, scenario: &Scenario) -> (Study, Vec<Finding>) {
    let ScenarioApplication { study: changed, mut findings, .. } = changed(study, scenario);
    let place = || format!("scenarios/{}", scenario.id);
    if study.contradictions(scenario).next().is_some() {
        findings.push(Finding::warning(FindingCode::IncompatibleChoices, place()));
    }
    let reference = study.reference().filter(|reference| reference.id != scenario.id);
    let before = reference.map(|reference| self::changed(study, reference).study);
    if grows_for_free(before.as_ref().unwrap_or(study), &changed) {
        findings.push(Finding::warning(FindingCode::GrowthWithoutInputs, place()));
    }
    (changed, findings)
}

/// Applies a scenario without computing findings, which simulations do not need.
pub(super) fn apply_quietly(study: &Study, scenario: &Scenario) -> Study {
    changed(study, scenario).study
}

/// Applies the steps of a scenario without checking incompatibilities or growth.
fn changed(study: &Study, scenario: &Scenario) -> ScenarioApplication {
    let mut application = ScenarioApplication::new(study.clone());
    for variable in &study.variables {
        let chosen = scenario.chosen(&variable.id);
        let hypothesis = variable.hypotheses.iter().find(|hypothesis| Some(hypothesis.id.as_str()) == chosen);
        if let Some(hypothesis) = hypothesis {
            override_all(&mut application, &hypothesis.overrides);
            for driver in &hypothesis.drivers {
                application.drive(hypothesis, driver);
            }
        }
    }
    override_all(&mut application, &scenario.overrides);
    application
}

fn override_all(application: &mut ScenarioApplication, overrides: &[Override]) {
    for change in overrides {
        if let Err(code) = overrides::apply_override(&mut application.study, change) {
            application.findings.push(Finding::warning(code, change.target.clone()));
        }
    }
}

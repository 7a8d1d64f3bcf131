//! A scenario applied to its study.
//!
//! The answer is an ordinary study: whatever reads a study reads a scenario, and there is no second way of computing. What the
//! scenario does is done one step after the other, each to what those before it have left:
//!
//! 1. for each variable of the study, in its order, the hypothesis that the scenario takes on it: its overrides, then its
//!    drivers;
//! 2. the scenario's own overrides.
//!
//! Two hypotheses that are declared incompatible are applied all the same, with a finding: a finding never blocks anything.

mod application;
mod free_growth;
mod overrides;
pub mod starting;

use crate::study::{Finding, FindingCode, Override, Scenario, Study};
use application::ScenarioApplication;
use free_growth::grows_for_free;

/// The study as the scenario has it, and what is to be said of it: what could not be done, in the order in which it was tried,
/// then what contradicts itself, then growth that costs nothing.
///
/// Never fails. The study keeps its variables and scenarios, so that what it says of them stays the same. Source: `docs/format.md`,
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

/// The study as the scenario has it, without a word on it: all that draws need.
pub(super) fn apply_quietly(study: &Study, scenario: &Scenario) -> Study {
    changed(study, scenario).study
}

/// What the scenario does, without a look at other scenarios.
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

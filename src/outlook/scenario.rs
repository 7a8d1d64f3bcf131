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

use super::change;
use super::draft::Draft;
use super::free_growth::grows_for_free;
use crate::study::{Finding, FindingCode, Override, Scenario, Study};

/// The study as the scenario has it, and what is to be said of it: what could not be done, in the order in which it was tried,
/// then what contradicts itself, then growth that costs nothing.
///
/// Never fails. The study keeps its variables and scenarios, so that what it says of them stays the same. Source: `format.md`,
/// "Scenario".
pub fn apply(study: &Study, scenario: &Scenario) -> (Study, Vec<Finding>) {
    let Draft { study: changed, mut findings, .. } = changed(study, scenario);
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
pub(super) fn version(study: &Study, scenario: &Scenario) -> Study {
    changed(study, scenario).study
}

/// What the scenario does, without a look at other scenarios.
fn changed(study: &Study, scenario: &Scenario) -> Draft {
    let mut draft = Draft::new(study.clone());
    for variable in &study.variables {
        let chosen = scenario.chosen(&variable.id);
        let hypothesis = variable.hypotheses.iter().find(|hypothesis| Some(hypothesis.id.as_str()) == chosen);
        if let Some(hypothesis) = hypothesis {
            override_all(&mut draft, &hypothesis.overrides);
            for driver in &hypothesis.drivers {
                draft.drive(hypothesis, driver);
            }
        }
    }
    override_all(&mut draft, &scenario.overrides);
    draft
}

fn override_all(draft: &mut Draft, overrides: &[Override]) {
    for change in overrides {
        if let Err(code) = change::one(&mut draft.study, change) {
            draft.findings.push(Finding::warning(code, change.target.clone()));
        }
    }
}

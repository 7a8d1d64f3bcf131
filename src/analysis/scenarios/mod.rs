//! Applies a scenario to its study.
//!
//! The result is an ordinary study, so whatever reads a study also reads a scenario, and there is only one way of computing.
//! The scenario is applied in steps, each to the result of the one before:
//!
//! 1. the activity goes on to the horizon of the study's scenarios ([`Study::horizon`]), outcomes and inputs alike, after the
//!    overrides of the years of inputs, which say what goes on;
//! 2. for each variable of the study, in order, the hypothesis that the scenario takes on it: its overrides, then its drivers;
//! 3. the scenario's own overrides.
//!
//! Two hypotheses that are declared incompatible are both applied, with a finding: a finding never blocks anything.

mod application;
mod extension;
mod free_growth;
mod lopsided_years;
mod overrides;
mod repeated;
pub mod starting;

use crate::study::{Finding, FindingCode, Hypothesis, Override, Scenario, Study};
use application::ScenarioApplication;
use free_growth::grows_for_free;
use lopsided_years::lopsided_years;
pub use repeated::Repeated;

/// Applies a scenario. Returns the changed study and the findings: what could not be applied, in the order of the attempts,
/// then incompatible hypotheses, then growth that costs nothing, then years with one side only.
///
/// Never fails. The study keeps its variables and scenarios, so that references to them stay valid. Source: `docs/format.md`,
/// "Scenario".
pub fn apply(study: &Study, scenario: &Scenario) -> (Study, Vec<Finding>) {
    let (applied, findings) = apply_with_repeated(study, scenario);
    (applied.study, findings)
}

/// The same, with the numbers that the scenario repeats, which simulations need.
pub fn apply_with_repeated(study: &Study, scenario: &Scenario) -> (AppliedScenario, Vec<Finding>) {
    let ScenarioApplication { study: changed, mut findings, repeated, .. } = changed(study, scenario);
    let place = || format!("scenarios/{}", scenario.id);
    if study.contradictions(scenario).next().is_some() {
        findings.push(Finding::warning(FindingCode::IncompatibleChoices, place()));
    }
    let reference = study.reference().filter(|reference| reference.id != scenario.id);
    let before = reference.map_or_else(
        || ScenarioApplication::new(study, std::iter::empty()),
        |reference| self::changed(study, reference),
    );
    if grows_for_free(&before.study, &changed) {
        findings.push(Finding::warning(FindingCode::GrowthWithoutInputs, place()));
    }
    findings.extend(lopsided_years(&changed, &place()));
    (AppliedScenario { study: changed, repeated }, findings)
}

/// A study to which a scenario has been applied.
#[derive(Debug, Clone, PartialEq)]
pub struct AppliedScenario {
    /// The changed study.
    pub study: Study,
    /// The numbers that the scenario repeats in later years.
    pub repeated: Repeated,
}

impl AppliedScenario {
    /// A study without a scenario.
    #[must_use]
    pub fn none(study: Study) -> Self {
        Self { study, repeated: Repeated::default() }
    }
}

/// Applies a scenario without computing findings, which simulations do not need.
#[must_use]
pub fn apply_quietly(study: &Study, scenario: &Scenario) -> AppliedScenario {
    let ScenarioApplication { study, repeated, .. } = changed(study, scenario);
    AppliedScenario { study, repeated }
}

/// Applies the steps of a scenario without checking incompatibilities or growth.
fn changed(study: &Study, scenario: &Scenario) -> ScenarioApplication {
    let mut hypotheses: Vec<&Hypothesis> = Vec::new();
    for variable in &study.variables {
        let chosen = scenario.chosen(&variable.id);
        hypotheses.extend(variable.hypotheses.iter().find(|hypothesis| Some(hypothesis.id.as_str()) == chosen));
    }
    let all: Vec<&Override> =
        hypotheses.iter().flat_map(|hypothesis| &hypothesis.overrides).chain(&scenario.overrides).collect();
    let mut application = ScenarioApplication::new(study, all.into_iter());
    for hypothesis in hypotheses {
        for change in &hypothesis.overrides {
            application.override_number(change);
        }
        for driver in &hypothesis.drivers {
            application.drive(hypothesis, driver);
        }
    }
    for change in &scenario.overrides {
        application.override_number(change);
    }
    application
}

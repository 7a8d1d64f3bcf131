//! Findings on variables, hypotheses and scenarios.

use crate::study::variable::Hypothesis;
use crate::study::{Finding, FindingCode, NumberPath, Study};

pub(super) fn review(study: &Study, findings: &mut Vec<Finding>) {
    recurrences(study, findings);
    for variable in &study.variables {
        if variable.hypotheses.len() < 2 {
            findings.push(Finding::note(FindingCode::FewHypotheses, format!("variables/{}", variable.id)));
        }
        for hypothesis in &variable.hypotheses {
            let missing = paths(hypothesis).filter(|path| !may_exist(study, path));
            findings.extend(missing.map(|path| Finding::warning(FindingCode::OverrideTargetMissing, path)));
            let unnamed =
                hypothesis.drivers.iter().any(|driver| driver.kind.adds_inputs() && driver.stakeholder.is_empty());
            if unnamed {
                let place = format!("hypotheses/{}", hypothesis.id);
                findings.push(Finding::note(FindingCode::ContributorNotStated, place));
            }
        }
    }
    for scenario in &study.scenarios {
        let place = || format!("scenarios/{}", scenario.id);
        // A driver may create cohorts and years that do not exist yet.
        let exists = |path: &str| match scenario.choices.as_slice() {
            [] => NumberPath::parse(path).is_some_and(|target| target.exists(study)),
            _ => may_exist(study, path),
        };
        for change in scenario.overrides.iter().filter(|change| !exists(&change.target)) {
            findings.push(Finding::warning(FindingCode::OverrideTargetMissing, change.target.clone()));
        }
        if study.contradictions(scenario).next().is_some() {
            findings.push(Finding::warning(FindingCode::IncompatibleChoices, place()));
        }
        // A scenario of overrides alone need not take a hypothesis on each variable.
        let open = |id: &str| scenario.chosen(id).is_none();
        if !scenario.choices.is_empty() && study.variables.iter().any(|variable| open(&variable.id)) {
            findings.push(Finding::note(FindingCode::VariableWithoutChoice, place()));
        }
    }
}

/// Asks whether inputs come again where scenarios continue the activity.
fn recurrences(study: &Study, findings: &mut Vec<Finding>) {
    let asked = study.asked_recurrences();
    findings
        .extend(asked.map(|input| Finding::warning(FindingCode::RecurrenceNotStated, format!("inputs/{}", input.id))));
}

/// The paths that a hypothesis acts on.
fn paths(hypothesis: &Hypothesis) -> impl Iterator<Item = &str> {
    let overrides = hypothesis.overrides.iter().map(|change| change.target.as_str());
    overrides.chain(hypothesis.drivers.iter().flat_map(|driver| driver.targets.iter().map(String::as_str)))
}

/// Whether a path belongs to a part of the study. Whether that part has the number may depend on the scenario.
fn may_exist(study: &Study, path: &str) -> bool {
    NumberPath::parse(path).is_some_and(|target| match &target {
        NumberPath::Outcome(id, _) => study.outcome(id).is_some(),
        _ => target.exists(study),
    })
}

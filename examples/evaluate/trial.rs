//! The randomised trial of a study as JSON.

use super::result::{number, text};
use retombees::file::{self, FileError};
use retombees::json::{Json, object};
use retombees::methods::trial::{
    PlanEvaluation, PlanFigure, PlanProblem, TrialEvaluation, TrialFigure, TrialKey, evaluate,
};
use retombees::sheet::Derivation;
use retombees::study::Study;
use retombees::study::trial::{Stratum, Trial, TrialOutcome};

/// What a trial is planned to find and what it found; `null` for a study without one.
pub(super) fn trial(study: &Study) -> Result<Json, FileError> {
    let Some(trial) = file::trial(study)? else { return Ok(Json::Null) };
    let evaluation = evaluate(&trial);
    Ok(object([
        ("plan", plan(&evaluation.plan)),
        ("outcomes", outcomes(&trial, &evaluation)),
        ("baseline", baseline(&trial, &evaluation)),
        ("findings", findings(&evaluation)),
    ]))
}

fn plan(plan: &PlanEvaluation) -> Json {
    let mut members = vec![("problem".to_owned(), plan.problem.map_or(Json::Null, |problem| text(problem.word())))];
    if let Some(PlanProblem::Missing(number)) = plan.problem {
        members.push(("missing".to_owned(), text(number.word())));
    }
    let figures = PlanFigure::ALL.iter().filter_map(|figure| Some((figure.word(), plan.figure(*figure)?)));
    members.extend(figures.map(|(word, value)| (word.to_owned(), number(value))));
    Json::Object(members)
}

fn outcomes(trial: &Trial, evaluation: &TrialEvaluation) -> Json {
    let one = |(place, (outcome, steps)): (usize, (&TrialOutcome, &Derivation<TrialKey>))| {
        let verdict = evaluation.verdict(place, outcome.wish).map_or(Json::Null, |verdict| text(verdict.word()));
        let mut members = vec![("id".to_owned(), text(&outcome.id)), ("verdict".to_owned(), verdict)];
        members.extend(figures(steps, None));
        if !outcome.strata.is_empty() {
            let stratum = |(place, stratum): (usize, &Stratum)| of(&stratum.id, figures(steps, Some(place)));
            members.push(("strata".to_owned(), Json::List(outcome.strata.iter().enumerate().map(stratum).collect())));
        }
        Json::Object(members)
    };
    Json::List(trial.outcomes.iter().zip(&evaluation.outcomes).enumerate().map(one).collect())
}

fn baseline(trial: &Trial, evaluation: &TrialEvaluation) -> Json {
    let rows = trial.baseline.iter().zip(&evaluation.baseline);
    Json::List(rows.map(|(row, steps)| of(&row.id, figures(steps, None))).collect())
}

fn of(id: &str, figures: impl Iterator<Item = (String, Json)>) -> Json {
    Json::Object(std::iter::once(("id".to_owned(), text(id))).chain(figures).collect())
}

/// Each figure that exists, under its word.
fn figures(steps: &Derivation<TrialKey>, stratum: Option<usize>) -> impl Iterator<Item = (String, Json)> {
    TrialFigure::ALL.iter().filter_map(move |figure| {
        let step = steps.get(TrialKey { stratum, figure: *figure })?;
        Some((figure.word().to_owned(), number(step.value.ok()?)))
    })
}

fn findings(evaluation: &TrialEvaluation) -> Json {
    let one = |finding: &retombees::methods::trial::TrialFinding| {
        object([
            ("code", text(finding.code())),
            ("subject", text(finding.subject())),
            ("arm", text(finding.arm().map_or("", |arm| arm.word()))),
        ])
    };
    Json::List(evaluation.findings.iter().map(one).collect())
}

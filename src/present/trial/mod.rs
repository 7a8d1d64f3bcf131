//! What a randomised trial says, in words: its effects, its plan, and what is to be said beside them.

mod names;
mod plan;

use super::Catalog;
use crate::methods::trial::{TrialEvaluation, TrialFigure as F, TrialFinding, TrialKey};
use crate::number::{CheckedOps as _, Decimal, Language, write};
use crate::study::EffectMeasure;
use crate::study::text::{MAX_SOURCE, clean};
use crate::study::trial::{Trial, TrialNumber, TrialOutcome};

impl Catalog {
    /// What was measured, or a word for what has no name yet.
    pub fn measured_name<'a>(&'a self, outcome: &'a TrialOutcome) -> &'a str {
        let label = outcome.label.trim();
        if label.is_empty() { self.text("trial.unnamed") } else { label }
    }

    /// A level of an outcome: a share in per cent, or a mean in its unit.
    pub fn trial_level(&self, outcome: &TrialOutcome, level: Decimal) -> String {
        match outcome.measure {
            EffectMeasure::Shares => write::percent(level, 1, self.language()),
            EffectMeasure::Means => in_unit(&write::number(level, 2, self.language()), &outcome.unit),
        }
    }

    /// An effect on an outcome: points of a share, or the unit of a mean. Its sign is that of the difference.
    pub fn trial_effect(&self, measure: EffectMeasure, unit: &str, effect: Decimal) -> String {
        match measure {
            EffectMeasure::Shares => {
                let points = effect.times(Decimal::ONE_HUNDRED).unwrap_or(effect);
                let number = write::number(points, 1, self.language());
                self.fill(
                    if self.is_one(points.round_dp(1).abs()) { "trial.point" } else { "trial.points" },
                    &[("n", &number)],
                )
            }
            EffectMeasure::Means => in_unit(&write::number(effect, 2, self.language()), unit),
        }
    }

    /// Whether a number is followed by the singular.
    fn is_one(&self, size: Decimal) -> bool {
        match self.language() {
            Language::French => size < Decimal::TWO,
            Language::English => size == Decimal::ONE,
        }
    }

    /// The name of the nth stratum of an outcome, or its number.
    pub fn stratum_name(&self, outcome: &TrialOutcome, n: usize) -> String {
        let label = outcome.strata.get(n).map_or("", |stratum| stratum.label.trim());
        let number = n.saturating_add(1).to_string();
        let own =
            if label.is_empty() { self.fill("trial.stratum.numbered", &[("n", &number)]) } else { label.to_owned() };
        [self.measured_name(outcome), &own].join(", ")
    }

    /// What an outcome shows: its levels, its effect with its interval, what the interval says, and what could not have been seen.
    /// None while a number is missing.
    pub fn trial_sentences(&self, trial: &Trial, evaluation: &TrialEvaluation, place: usize) -> Option<Vec<String>> {
        let outcome = trial.outcomes.get(place)?;
        let figure = |figure: F| evaluation.figure(place, figure);
        let level = |level: Decimal| self.trial_level(outcome, level);
        let effect = |effect: Decimal| self.trial_effect(outcome.measure, &outcome.unit, effect);
        let of = |key: &str, values: &[(&str, String)]| {
            let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
            self.fill(key, &values)
        };
        let confidence = Decimal::ONE.minus(trial.number(TrialNumber::Significance)?)?;
        let confidence = write::percent(confidence, 1, self.language());
        let found = effect(figure(F::Effect)?);
        let interval = figure(F::Low)
            .zip(figure(F::High))
            .map(|(low, high)| [("low", effect(low)), ("high", effect(high)), ("confidence", confidence.clone())]);
        let mut sentences = Vec::new();
        let mut values = vec![("effect", found)];
        let levels = figure(F::OfferedLevel).zip(figure(F::ControlLevel)).filter(|_| outcome.strata.is_empty());
        let key = match (levels, interval) {
            (Some((offered, control)), Some(interval)) => {
                values.extend([("offered", level(offered)), ("control", level(control))]);
                values.extend(interval);
                "trial.sentence"
            }
            (None, Some(interval)) => {
                values.extend(interval);
                "trial.sentence.strata"
            }
            (_, None) => "trial.sentence.point",
        };
        sentences.push(of(key, &values));
        sentences.extend(self.trial_verdict(evaluation, outcome, place));
        if let Some(smallest) = figure(F::Detectable) {
            let power = self.chances(figure(F::Power)?);
            sentences.push(of("trial.unseen", &[("effect", effect(smallest)), ("n", power)]));
        }
        if let (Some(local), Some(low), Some(high)) =
            (figure(F::LocalEffect), figure(F::LocalLow), figure(F::LocalHigh))
        {
            let stage = self.trial_effect(EffectMeasure::Shares, "", figure(F::FirstStage)?);
            let values = [("effect", effect(local)), ("low", effect(low)), ("high", effect(high)), ("stage", stage)];
            sentences.push(of("trial.local", &values));
        } else if figure(F::FirstStage).is_some_and(|stage| stage <= Decimal::ZERO) {
            sentences.push(self.text("trial.local.none").to_owned());
        }
        Some(sentences)
    }

    /// What the interval of an outcome says; none where there is none.
    pub fn trial_verdict(&self, evaluation: &TrialEvaluation, outcome: &TrialOutcome, place: usize) -> Option<String> {
        let verdict = evaluation.verdict(place, outcome.wish)?;
        Some(self.under("trial.verdict", verdict.word()).to_owned())
    }

    /// A share as chances in a hundred.
    pub(super) fn chances(&self, share: Decimal) -> String {
        write::number(share.times(Decimal::ONE_HUNDRED).unwrap_or(share), 1, self.language())
    }

    /// How the response of both groups compares; none where it is not known how many were drawn by lot.
    pub fn trial_response(&self, evaluation: &TrialEvaluation, outcome: &TrialOutcome, place: usize) -> Option<String> {
        let figure = |figure: F| evaluation.figure(place, figure);
        let percent = |share: Decimal| write::percent(share, 1, self.language());
        let (offered, control) = (percent(figure(F::OfferedResponse)?), percent(figure(F::ControlResponse)?));
        let mut said = self.fill("trial.response", &[("offered", &offered), ("control", &control)]);
        let effect = |effect: Decimal| self.trial_effect(outcome.measure, &outcome.unit, effect);
        if let (Some(low), Some(high)) = (figure(F::LeeLow), figure(F::LeeHigh)) {
            let bounds = self.fill("trial.lee", &[("low", &effect(low)), ("high", &effect(high))]);
            said = [said, bounds].join(" ");
        }
        if let (Some(low), Some(high)) = (figure(F::ManskiLow), figure(F::ManskiHigh)) {
            let bounds = self.fill("trial.manski", &[("low", &effect(low)), ("high", &effect(high))]);
            said = [said, bounds].join(" ");
        }
        Some(said)
    }

    /// A remark on a trial.
    pub fn trial_finding(&self, trial: &Trial, finding: &TrialFinding) -> String {
        let name = trial.measured(finding.subject()).map_or("", |outcome| self.measured_name(outcome));
        let arm = finding.arm().map_or("", |arm| self.under("trial.arm", arm.word()));
        self.fill(&["trial.finding.", finding.code()].concat(), &[("name", name), ("arm", arm)])
    }

    /// The effect of an outcome set against a share of good ends that is published without a comparison.
    pub fn trial_contrast(&self, trial: &Trial) -> Option<String> {
        let share = write::percent(trial.raw_rate.share?, 1, self.language());
        let label = trial.raw_rate.label.trim();
        let label = if label.is_empty() { self.text("trial.raw_rate.unnamed") } else { label };
        Some(self.fill("trial.contrast", &[("label", label), ("share", &share)]))
    }

    /// How many more or fewer people it comes to where so many are offered the activity.
    pub fn trial_people(
        &self,
        evaluation: &TrialEvaluation,
        outcome: &TrialOutcome,
        place: usize,
        offered: Decimal,
    ) -> Option<String> {
        let people = evaluation.people(place, offered)?;
        let offered = write::number(offered, 0, self.language());
        let size = people.round_dp(1).abs();
        let (key, size) = match outcome.measure {
            EffectMeasure::Means => {
                let sum = in_unit(&write::number(people, 1, self.language()), &outcome.unit);
                return Some(self.fill("trial.people.means", &[("offered", &offered), ("sum", &sum)]));
            }
            EffectMeasure::Shares if people < Decimal::ZERO => ("trial.people.fewer", size),
            EffectMeasure::Shares => ("trial.people.more", size),
        };
        let number = write::number(size, 1, self.language());
        let key = [key, if self.is_one(size) { ".one" } else { ".other" }].concat();
        Some(self.fill(&key, &[("offered", &offered), ("people", &number)]))
    }

    /// Which trial an effect comes from, as the source of a number.
    pub fn trial_source(&self, trial: &Trial, outcome: &TrialOutcome) -> String {
        let label = trial.label.trim();
        let label = if label.is_empty() { self.text("trial.unnamed_trial") } else { label };
        let said = self.fill("trial.source_of", &[("trial", label), ("outcome", self.measured_name(outcome))]);
        let source = trial.source.trim();
        let said = if source.is_empty() { said } else { [said.as_str(), source].join(" ") };
        clean(&said, MAX_SOURCE)
    }

    /// The name of a figure of an outcome, with its stratum where it is of one.
    pub fn trial_figure(&self, key: TrialKey) -> String {
        let name = self.under("trial.figure", key.figure.word());
        match key.stratum {
            None => name.to_owned(),
            Some(n) => self.fill("trial.figure.in_stratum", &[("name", name), ("n", &n.saturating_add(1).to_string())]),
        }
    }
}

fn in_unit(number: &str, unit: &str) -> String {
    let unit = unit.trim();
    if unit.is_empty() { number.to_owned() } else { [number, unit].join("\u{a0}") }
}

//! Changes to the randomised trial of a study.

use super::edit_error::EditError;
use super::{Removed, RemovedFrom};
use crate::file::{set_trial, trial};
use crate::number::Decimal;
use crate::present::Catalog;
use crate::study::lookup::find_mut;
use crate::study::text::{MAX_SOURCE, clean};
use crate::study::trial::{
    Arms, Groups, MAX_STRATA, MAX_TRIAL_OUTCOMES, PowerMethod, Sides, Solve, Stratum, Trial, TrialOutcome, TrialPath,
    TrialText, Wish,
};
use crate::study::{EffectMeasure, MeasuredEffect, Study};

/// A choice in the plan of a trial.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanChoice {
    /// What the main outcome is. An effect that could not be one of it is not stated any more.
    Measure(EffectMeasure),
    /// Which number follows from the others.
    Solve(Solve),
    /// How the power is computed.
    Method(PowerMethod),
    /// What is compared.
    Groups(Groups),
    /// In which direction a difference counts.
    Sides(Sides),
}

/// In which of the two lists something that was measured stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measured {
    /// After the offer.
    After,
    /// Before the lot was drawn.
    Before,
}

/// A change to the randomised trial.
#[derive(Debug, Clone, PartialEq)]
pub enum TrialEdit {
    /// Gives the study a trial with one empty outcome of this id.
    Start(String),
    /// Takes the trial out of the study.
    Remove,
    /// States a number, or takes it back.
    SetNumber(TrialPath, Option<Decimal>),
    /// Changes a text; it is cleaned and cut at its greatest length.
    SetText(TrialText, String),
    /// Changes a choice of the plan.
    Plan(PlanChoice),
    /// Adds something that was measured, by its id.
    Add(Measured, String),
    /// Takes out what was measured, or a stratum, by its id.
    Take(String),
    /// Whether it is a share or a mean.
    SetMeasure(String, EffectMeasure),
    /// What people wish for of an outcome.
    SetWish(String, Wish),
    /// Adds a stratum to an outcome: the id of the outcome, and that of the stratum. The first one takes the counts that are there.
    AddStratum(String, String),
    /// Puts a measured effect into the outcome of the study with this id, in place of its deadweight.
    UseEffect(String, Box<MeasuredEffect>),
}

impl TrialEdit {
    /// The key by which consecutive edits merge into one undo step; `None` where they do not.
    pub(super) fn about(&self) -> Option<String> {
        match self {
            Self::SetNumber(path, _) => Some(path.path()),
            Self::SetText(text, _) => Some(text.path()),
            _ => None,
        }
    }

    /// What the edit deletes, with its name in the study that still has it.
    #[inline(never)] // with the rooms that need it, in the deferred part of the program
    pub(super) fn removed(&self, study: &Study, catalog: &Catalog) -> Option<Removed> {
        let made = |from, place, name: &str| Removed { from, id: String::new(), place, name: name.to_owned() };
        match self {
            Self::Remove => Some(made(RemovedFrom::Trial, 0, catalog.under("room", "trial"))),
            Self::Take(id) => {
                let trial = trial(study).ok()??;
                if let Some(place) = trial.baseline.iter().position(|row| row.id == *id) {
                    let name = trial.baseline.get(place).map_or("", |row| catalog.measured_name(row));
                    return Some(made(RemovedFrom::TrialBefore, place, name));
                }
                let place =
                    trial.outcomes.iter().position(|it| it.id == *id || it.strata.iter().any(|one| one.id == *id))?;
                let outcome = trial.outcomes.get(place)?;
                let stratum = outcome.strata.iter().position(|one| one.id == *id);
                let name =
                    stratum.map_or(catalog.measured_name(outcome).to_owned(), |n| catalog.stratum_name(outcome, n));
                Some(made(RemovedFrom::TrialAfter, place, &name))
            }
            _ => None,
        }
    }

    /// Applies the edit; false when there is nothing to change.
    #[inline(never)] // with the rooms that need it, in the deferred part of the program
    pub(super) fn change(&self, study: &mut Study) -> Result<bool, EditError> {
        // A trial that cannot be read is kept as it is, and nothing of it is changed.
        let known = trial(study).map_err(|_| EditError::Nothing);
        match self {
            Self::Start(id) => {
                if known?.is_some() {
                    return Ok(false);
                }
                let outcome = TrialOutcome { id: id.clone(), ..TrialOutcome::default() };
                set_trial(study, Some(&Trial { outcomes: vec![outcome], ..Trial::default() }));
                Ok(true)
            }
            Self::Remove => {
                set_trial(study, None);
                Ok(true)
            }
            Self::UseEffect(outcome, effect) => Ok(use_effect(study, outcome, effect)),
            edit => {
                let Some(mut trial) = known? else { return Ok(false) };
                let done = edit.change_trial(&mut trial)?;
                if done {
                    set_trial(study, Some(&trial));
                }
                Ok(done)
            }
        }
    }

    fn change_trial(&self, trial: &mut Trial) -> Result<bool, EditError> {
        Ok(match self {
            Self::Start(_) | Self::Remove | Self::UseEffect(..) => false,
            Self::SetNumber(path, value) => path.set(trial, *value)?,
            Self::SetText(text, words) => {
                let words = clean(words, text.max_length());
                text.place(trial).map(|place| *place = words).is_some()
            }
            Self::Plan(choice) => {
                choose(trial, *choice);
                true
            }
            Self::Add(list, id) => add(trial, *list, id),
            Self::Take(id) => take(trial, id),
            Self::SetMeasure(id, measure) => trial.measured_mut(id).map(|it| it.measure = *measure).is_some(),
            Self::SetWish(id, wish) => trial.measured_mut(id).map(|it| it.wish = *wish).is_some(),
            Self::AddStratum(outcome, id) => add_stratum(trial, outcome, id),
        })
    }
}

fn choose(trial: &mut Trial, choice: PlanChoice) {
    let plan = &mut trial.plan;
    match choice {
        PlanChoice::Measure(measure) => {
            plan.measure = measure;
            let effect = TrialPath::Plan(crate::study::trial::PlanNumber::Effect);
            let stays = effect.get(trial).is_none_or(|value| effect.spec(Some(trial)).check(value).is_ok());
            if !stays {
                trial.plan.numbers.set(crate::study::trial::PlanNumber::Effect, None);
            }
        }
        PlanChoice::Solve(solve) => plan.solve = solve,
        PlanChoice::Method(method) => plan.method = method,
        PlanChoice::Groups(groups) => plan.groups = groups,
        PlanChoice::Sides(sides) => plan.sides = sides,
    }
}

fn add(trial: &mut Trial, list: Measured, id: &str) -> bool {
    if id.is_empty() || trial.has_id(id) {
        return false;
    }
    let list = match list {
        Measured::After => &mut trial.outcomes,
        Measured::Before => &mut trial.baseline,
    };
    let has_room = list.len() < MAX_TRIAL_OUTCOMES;
    if has_room {
        list.push(TrialOutcome { id: id.to_owned(), ..TrialOutcome::default() });
    }
    has_room
}

fn take(trial: &mut Trial, id: &str) -> bool {
    let count = |trial: &Trial| {
        let strata: usize = trial.outcomes.iter().map(|outcome| outcome.strata.len()).sum();
        (trial.outcomes.len(), trial.baseline.len(), strata)
    };
    let before = count(trial);
    trial.outcomes.retain(|outcome| outcome.id != id);
    trial.baseline.retain(|row| row.id != id);
    for outcome in &mut trial.outcomes {
        // The counts of the only stratum are those of the outcome again.
        if let [only] = outcome.strata.as_mut_slice()
            && only.id == id
            && outcome.arms == Arms::default()
        {
            outcome.arms = std::mem::take(&mut only.arms);
        }
        outcome.strata.retain(|stratum| stratum.id != id);
    }
    count(trial) != before
}

fn add_stratum(trial: &mut Trial, outcome: &str, id: &str) -> bool {
    if id.is_empty() || trial.has_id(id) {
        return false;
    }
    let Some(outcome) = trial.outcomes.iter_mut().find(|it| it.id == outcome) else { return false };
    let has_room = outcome.strata.len() < MAX_STRATA;
    if has_room {
        let arms = if outcome.strata.is_empty() { std::mem::take(&mut outcome.arms) } else { Arms::default() };
        outcome.strata.push(Stratum { id: id.to_owned(), arms, ..Stratum::default() });
    }
    has_room
}

/// States a measured effect as that of an outcome of the study.
fn use_effect(study: &mut Study, outcome: &str, effect: &MeasuredEffect) -> bool {
    let Some(outcome) = find_mut(&mut study.outcomes, outcome) else { return false };
    let extra = outcome.effect.take().map(|effect| effect.extra).unwrap_or_default();
    let source = clean(&effect.source, MAX_SOURCE);
    outcome.effect = Some(MeasuredEffect { source, extra, ..effect.clone() });
    true
}

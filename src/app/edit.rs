//! Changes to a study, as data.

use super::edit_error::EditError;
use super::give_ranges;
use super::outcome_edit::OutcomeEdit;
use super::parts::{self, PartKind};
use super::paste::{self, Start};
use super::rates;
use super::scenario_edit::ScenarioEdit;
use super::series_edit::SeriesEdit;
use super::set_value::set_value;
use super::table::{Choice, Table, place_table};
use super::tie::tie;
use super::trial_edit::TrialEdit;
use crate::analysis::DefaultRanges;
use crate::number::{Decimal, Language};
use crate::study::field::{FieldUnit, PartField};
use crate::study::limits::MAX_MEMBERS;
use crate::study::lookup::{find, find_mut};
use crate::study::text::clean;
use crate::study::unknown::unknown;
use crate::study::{
    Basis, Correlation, Currency, EffectMeasure, Estimate, Field, FieldError, Kind, MeasuredEffect, NumberPath,
    PriceIndex, Purpose, RateFrom, Recurrence, Role, Seed, Study, TextField, Threshold, Timing, Volume,
};

/// A change to the open study.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// States the likely value of a number, keeping its pedigree; `None` takes the whole number back: it is not stated.
    SetValue(NumberPath, Option<Decimal>),
    /// States a number with its pedigree.
    SetEstimate(NumberPath, Option<Estimate>),
    /// States a number with the range that was typed in the field of its value: one undo step with what else is typed there.
    SetSpread(NumberPath, Estimate),
    /// Gives every number of this evidence basis without a range the one that these widths make; with no basis, every number that
    /// states none, which then counts as judged. Refused where there is none.
    GiveRanges(Vec<Option<Basis>>, DefaultRanges),
    /// States that nobody knows a number: a prudent value in a wide range, see [`unknown`]. The text, in words of the page,
    /// becomes its source. Refused where there is nothing to say.
    DoNotKnow(NumberPath, String),
    /// Changes a text; it is cleaned and cut at its greatest length.
    SetText(TextField, String),
    /// Changes the currency; amounts stay as they are.
    SetCurrency(Currency),
    /// Expected or observed outcomes.
    SetKind(Kind),
    /// What the evaluation serves.
    SetPurpose(Option<Purpose>),
    /// When within the year value arises; nothing happens without discounting.
    SetTiming(Timing),
    /// The seed of the simulation.
    SetSeed(u64),
    /// The index that converts amounts to the prices of the study; none leaves them as they are.
    SetPriceIndex(Option<PriceIndex>),
    /// Replaces every discount rate, by those of a published schedule say; the moment of the year stays.
    SetRates(Vec<RateFrom>),
    /// Adds a rate from ten years after the last one on.
    AddRate,
    /// Takes a later rate out.
    RemoveRate(usize),
    /// The part that a stakeholder plays.
    SetRole(String, Role),
    /// Changes the inputs with these ids, which are one resource, in the order of their years.
    Series(Vec<String>, SeriesEdit),
    /// The scenario that the simulation draws; empty for the study as stated.
    SimulateScenario(String),
    /// The ratio above which one would decide otherwise.
    SetThreshold(Decimal),
    /// Whether an input comes again where scenarios continue the activity; none for not stated.
    SetRecurrence(String, Option<Recurrence>),
    /// Whether an input has a part in the totals.
    SetCounted(String, bool),
    /// For whom something changes; empty for nobody yet.
    SetOutcomeStakeholder(String, String),
    /// What a measured effect compares, or with none a deadweight in place of an effect. A value that cannot be an effect of the
    /// new measure is not stated any more.
    SetEffect(String, Option<EffectMeasure>),
    /// Whether an outcome is expressed in money.
    SetValued(String, bool),
    /// Whether an outcome is in the total.
    SetMaterial(String, bool),
    /// Whether an outcome has one cohort (false) or one a year (true). Nothing stated is lost on the way there.
    SetYearly(String, bool),
    /// Adds a cohort like the last one.
    AddCohort(String),
    /// Takes the last cohort out, as long as one is left.
    RemoveCohort(String),
    /// Changes the rarer members of the outcome with this id.
    Outcome(String, OutcomeEdit),
    /// Adds an empty part with this id.
    Add(PartKind, String),
    /// Adds a copy of a part, with a new id, right after it.
    Duplicate(PartKind, String, String),
    /// Moves a part one place, down when true.
    Move(PartKind, String, bool),
    /// Takes a part out.
    Remove(PartKind, String),
    /// Changes variables, hypotheses or scenarios.
    Scenario(ScenarioEdit),
    /// Changes the randomised trial.
    Trial(TrialEdit),
    /// The rank correlation of a group, from 0 to 1.
    SetCorrelation(String, Decimal),
    /// States that numbers are one and the same: a correlation group with this id and name holds them at the same quantile.
    /// Refused where one is in a group.
    Tie(String, String, Vec<NumberPath>),
    /// Whether a number, given by its path, is in a group. Refused for one that is in another group.
    SetMember(String, String, bool),
    /// Whether a member of a correlation group moves the other way than the others.
    SetOpposite(String, String, bool),
    /// Brings a pasted table in, as one step, with ids for what it adds.
    PlaceTable(Box<Table>, Vec<String>),
    /// Puts a block of spreadsheet cells into the impact map, as one step. What is refused stays out;
    /// [`place_block`](paste::place_block) says what and why.
    PasteBlock {
        /// Where its first cell goes.
        at: Start,
        /// The cells, row by row.
        rows: Vec<Vec<String>>,
        /// In whose convention the numbers are written.
        language: Language,
        /// Ids for outcomes beyond the last; a row for which there is none is left out.
        new_ids: Vec<String>,
        /// How shares that may be in per cent or a part of 1 are read, once that is chosen.
        shares: Option<Choice>,
    },
}

impl Edit {
    /// The key by which consecutive edits merge into one undo step; `None` where they do not.
    pub fn about(&self) -> Option<String> {
        match self {
            Self::SetValue(target, _) | Self::SetSpread(target, _) => Some(target.to_string()),
            Self::SetEstimate(target, _) => Some(format!("{target}/pedigree")),
            Self::SetText(field, _) => Some(field.path()),
            Self::SetSeed(_) => Some("seed".to_owned()),
            Self::SetThreshold(_) => Some("threshold".to_owned()),
            Self::SetCorrelation(id, _) => Some(format!("correlations/{id}/rank_correlation")),
            Self::Scenario(edit) => edit.about(),
            Self::Trial(edit) => edit.about(),
            _ => None,
        }
    }

    /// The unit in which a number that is refused is written.
    pub fn unit(&self) -> FieldUnit {
        match self {
            Self::SetValue(path, _)
            | Self::SetEstimate(path, _)
            | Self::SetSpread(path, _)
            | Self::DoNotKnow(path, _) => path.field().spec().unit,
            _ => FieldUnit::Count,
        }
    }

    /// The study with this edit.
    ///
    /// # Errors
    /// [`EditError`] when it is refused or changes nothing.
    #[inline(never)] // with the rooms that edit, in the deferred part of the program
    pub fn apply(&self, study: &Study) -> Result<Study, EditError> {
        let mut next = study.clone();
        self.change(&mut next)?;
        if next == *study { Err(EditError::Nothing) } else { Ok(next) }
    }

    fn change(&self, study: &mut Study) -> Result<(), EditError> {
        let done = match self {
            Self::SetValue(target, value) => set_value(study, target, *value).map(|()| true)?,
            Self::SetEstimate(target, estimate) => target.set(study, estimate.clone()).map(|()| true)?,
            Self::SetSpread(target, estimate) => target.set(study, Some(estimate.clone())).map(|()| true)?,
            Self::GiveRanges(bases, widths) => give_ranges::give(study, bases, widths).map(|()| true)?,
            Self::DoNotKnow(target, source) => {
                let estimate = unknown(study, target, source).ok_or(EditError::Nothing)?;
                target.set(study, Some(estimate))?;
                true
            }
            Self::SetText(field, text) => {
                let text = clean(text, field.max_length());
                field.place(study).map(|place| *place = text).is_some()
            }
            Self::SetCurrency(currency) => {
                study.currency = *currency;
                true
            }
            Self::SetKind(kind) => {
                study.kind = *kind;
                true
            }
            Self::SetPurpose(purpose) => {
                study.purpose = *purpose;
                true
            }
            Self::SetTiming(timing) => study.discounting.as_mut().map(|it| it.timing = *timing).is_some(),
            Self::SetSeed(seed) => {
                study.seed = Seed(*seed);
                true
            }
            Self::SimulateScenario(id) => simulate(study, id),
            Self::SetThreshold(value) => set_threshold(study, *value).map(|()| true)?,
            Self::SetPriceIndex(index) => {
                index.as_ref().map_or(Ok(()), PriceIndex::check)?;
                study.price_index.clone_from(index);
                true
            }
            Self::SetRates(rates) => {
                rates::replace(study, rates)?;
                true
            }
            Self::AddRate => study.discounting.as_mut().is_some_and(rates::add),
            Self::RemoveRate(n) => study.discounting.as_mut().is_some_and(|discounting| {
                let later = *n > 0 && *n < discounting.rates.len();
                later.then(|| discounting.rates.remove(*n)).is_some()
            }),
            Self::SetRole(id, role) => find_mut(&mut study.stakeholders, id).map(|it| it.role = *role).is_some(),
            Self::SetRecurrence(id, recurrence) => {
                find_mut(&mut study.inputs, id).map(|it| it.recurrence = *recurrence).is_some()
            }
            Self::SetCounted(id, counted) => {
                find_mut(&mut study.inputs, id).map(|it| it.uncounted = !*counted).is_some()
            }
            Self::Series(ids, edit) => edit.change(study, ids),
            Self::SetOutcomeStakeholder(id, stakeholder) => {
                is_stakeholder(study, stakeholder)
                    && find_mut(&mut study.outcomes, id).map(|it| it.stakeholder.clone_from(stakeholder)).is_some()
            }
            Self::SetEffect(id, measure) => {
                find_mut(&mut study.outcomes, id).map(|it| set_effect(&mut it.effect, *measure)).is_some()
            }
            Self::SetValued(id, valued) => find_mut(&mut study.outcomes, id).map(|it| it.valued = *valued).is_some(),
            Self::SetMaterial(id, material) => {
                find_mut(&mut study.outcomes, id).map(|it| it.material = *material).is_some()
            }
            Self::SetYearly(id, yearly) => {
                find_mut(&mut study.outcomes, id).map(|it| set_yearly(&mut it.volume, *yearly)).is_some()
            }
            Self::AddCohort(id) => {
                // A quantity that nobody has stated has no year to add another to.
                if let Some(outcome) = find_mut(&mut study.outcomes, id).filter(|it| it.volume != Volume::Unstated) {
                    set_yearly(&mut outcome.volume, true);
                }
                cohorts(study, id).is_some_and(parts::add_year)
            }
            Self::RemoveCohort(id) => cohorts(study, id).is_some_and(parts::remove_year),
            Self::Add(kind, id) => parts::add(study, *kind, id),
            Self::Duplicate(kind, id, new_id) => parts::duplicate(study, *kind, id, new_id),
            Self::Move(kind, id, down) => parts::shift(study, *kind, id, *down),
            Self::Remove(kind, id) => parts::remove(study, *kind, id),
            Self::Outcome(id, edit) => edit.change(study, id),
            Self::Scenario(edit) => edit.change(study)?,
            Self::Trial(edit) => edit.change(study)?,
            Self::SetCorrelation(id, value) => set_correlation(study, id, *value)?,
            Self::Tie(id, name, paths) => tie(study, id, name, paths),
            Self::SetMember(id, path, is_in) => set_member(study, id, path, *is_in),
            Self::SetOpposite(id, path, is_opposite) => set_opposite(study, id, path, *is_opposite),
            Self::PlaceTable(table, new_ids) => {
                *study = place_table(study, table, new_ids, table.language).study;
                true
            }
            Self::PasteBlock { at, rows, language, new_ids, shares } => {
                *study =
                    paste::place_block(study, at, rows, *language, new_ids, *shares).ok_or(EditError::Nothing)?.study;
                true
            }
        };
        if done { Ok(()) } else { Err(EditError::Nothing) }
    }
}

fn simulate(study: &mut Study, id: &str) -> bool {
    id.clone_into(&mut study.simulated_scenario);
    id.is_empty() || find(&study.scenarios, id).is_some()
}

fn set_threshold(study: &mut Study, value: Decimal) -> Result<(), FieldError> {
    Threshold::check(value)?;
    study.threshold = Threshold(value);
    Ok(())
}

fn set_opposite(study: &mut Study, id: &str, path: &str, is_opposite: bool) -> bool {
    let group = find_mut(&mut study.correlations, id).filter(|group| group.members.iter().any(|member| member == path));
    let Some(group) = group else { return false };
    group.opposite.retain(|member| member != path);
    if is_opposite {
        group.opposite.push(path.to_owned());
    }
    true
}

fn set_correlation(study: &mut Study, id: &str, value: Decimal) -> Result<bool, FieldError> {
    Correlation::check(value)?;
    Ok(find_mut(&mut study.correlations, id).map(|group| group.rank_correlation = value).is_some())
}

fn set_member(study: &mut Study, id: &str, path: &str, is_in: bool) -> bool {
    if is_in && (study.correlation_of(path).is_some() || NumberPath::parse(path).is_none()) {
        return false;
    }
    let Some(group) = find_mut(&mut study.correlations, id) else {
        return false;
    };
    if is_in {
        let has_room = group.members.len() < MAX_MEMBERS;
        if has_room {
            group.members.push(path.to_owned());
        }
        has_room
    } else {
        let before = group.members.len();
        group.opposite.retain(|member| member != path);
        group.members.retain(|member| member != path);
        group.members.len() < before
    }
}

fn is_stakeholder(study: &Study, id: &str) -> bool {
    id.is_empty() || study.stakeholder(id).is_some()
}

fn set_effect(effect: &mut Option<MeasuredEffect>, measure: Option<EffectMeasure>) {
    let now = effect.take();
    *effect = measure.map(|measure| {
        let admits = |field: PartField, value: &Decimal| Field::Outcome(field.into()).spec().check(*value).is_ok();
        let now = now.unwrap_or_else(|| MeasuredEffect::measured(measure));
        let value = now.value.filter(|value| admits(measure.field(), value));
        MeasuredEffect { measure, value, ..now }
    });
}

fn set_yearly(volume: &mut Volume, yearly: bool) {
    *volume = match (std::mem::take(volume), yearly) {
        (Volume::Single(quantity), true) => Volume::Cohorts(vec![quantity]),
        (Volume::Unstated, true) => Volume::Cohorts(vec![Estimate::of(Decimal::ZERO)]),
        (Volume::Cohorts(list), false) => list.into_iter().next().map_or(Volume::Unstated, Volume::Single),
        (same, _) => same,
    };
}

/// The cohorts of an outcome that is stated so.
fn cohorts<'a>(study: &'a mut Study, id: &str) -> Option<&'a mut Vec<Estimate>> {
    match &mut find_mut(&mut study.outcomes, id)?.volume {
        Volume::Cohorts(list) => Some(list),
        Volume::Single(_) | Volume::Unstated => None,
    }
}

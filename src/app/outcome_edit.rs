//! Changes to the rarer members of an outcome: numbers by year, factors of the quantity, adjustments, a shared proxy, drop-off.

use super::parts;
use super::rename_paths::rename_paths;
use crate::number::Decimal;
use crate::study::field::{Field, OutcomeField, PartField};
use crate::study::limits::{MAX_ADJUSTMENTS, MAX_COHORTS, MAX_FACTORS, MAX_NAME};
use crate::study::lookup::find_mut;
use crate::study::text::clean;
use crate::study::{
    Adjustment, DropOffFrom, Estimate, NumberPath, Outcome, Proxy, QuantityFactor, Study, Volume, YearlyNumbers,
};

/// A change to one outcome.
#[derive(Debug, Clone, PartialEq)]
pub enum OutcomeEdit {
    /// Whether a number is stated by year (true) or is the same in all years (false). The number in force becomes that of each
    /// year of the duration, at least two; on the way back, that of the first year becomes that of all. One that is not stated yet
    /// stays so.
    SetByYear(PartField, bool),
    /// Adds a year like the last one to a number that is stated by year.
    AddYear(PartField),
    /// Takes the last year out of a number that is stated by year, as long as one is left.
    RemoveYear(PartField),
    /// States the quantities of several years, from this one on; those before and after stay.
    SetQuantities(usize, Vec<Decimal>),
    /// The year of value in which drop-off acts for the first time.
    SetDropOffFrom(DropOffFrom),
    /// Adds an adjustment with this label; whether its share is what is kept.
    AddAdjustment(String, bool),
    /// Adds a factor of the quantity with this label.
    AddFactor(String),
    /// Takes the nth factor of the quantity out. What refers to a later one follows it, what refers to this one goes with it.
    RemoveFactor(usize),
    /// Shares the proxy of the outcome with this id; empty for a proxy of its own, which starts as a copy of the shared one.
    ShareProxy(String),
    /// Whether the share of the nth adjustment is what is kept.
    SetKept(usize, bool),
    /// Takes the nth adjustment out. What refers to a later one follows it, what refers to this one goes with it.
    RemoveAdjustment(usize),
}

impl OutcomeEdit {
    /// Applies the edit to the outcome with this id; false when there is nothing to change.
    #[inline(never)] // with the details of an outcome, in the deferred part of the program
    pub(super) fn change(&self, study: &mut Study, id: &str) -> bool {
        let Some(outcome) = find_mut(&mut study.outcomes, id) else { return false };
        match self {
            Self::ShareProxy(owner) => share_proxy(study, id, owner),
            Self::AddFactor(label) => add_factor(outcome, label),
            Self::RemoveFactor(n) => {
                let is_there = *n < outcome.quantity_factors.len();
                if is_there {
                    outcome.quantity_factors.remove(*n);
                    forget(study, id, OutcomeField::Factor, *n);
                }
                is_there
            }
            Self::SetByYear(part, by_year) => set_by_year(outcome, *part, *by_year),
            Self::AddYear(part) => outcome.by_year_mut(*part).is_some_and(parts::add_year),
            Self::RemoveYear(part) => outcome.by_year_mut(*part).is_some_and(parts::remove_year),
            Self::SetQuantities(from, values) => set_quantities(outcome, *from, values),
            Self::SetDropOffFrom(from) => {
                outcome.drop_off_from = *from;
                true
            }
            Self::AddAdjustment(label, kept) => add_adjustment(outcome, label, *kept),
            Self::SetKept(n, kept) => outcome.adjustments.get_mut(*n).map(|it| it.kept = *kept).is_some(),
            Self::RemoveAdjustment(n) => {
                let is_there = *n < outcome.adjustments.len();
                if is_there {
                    outcome.adjustments.remove(*n);
                    forget(study, id, OutcomeField::Adjustment, *n);
                }
                is_there
            }
        }
    }
}

fn set_quantities(outcome: &mut Outcome, from: usize, values: &[Decimal]) -> bool {
    let spec = Field::Outcome(PartField::Quantity.into()).spec();
    let mut years: Vec<Estimate> = outcome.volume.cohorts().to_vec();
    let end = from.saturating_add(values.len());
    if values.is_empty()
        || from > years.len()
        || end > MAX_COHORTS
        || values.iter().any(|value| spec.check(*value).is_err())
    {
        return false;
    }
    for (year, value) in (from..).zip(values) {
        match years.get_mut(year) {
            Some(known) => *known = known.with_value(*value, &spec),
            None => years.push(Estimate::of(*value)),
        }
    }
    outcome.volume = match (years.len(), &outcome.volume) {
        (1, Volume::Single(_) | Volume::Unstated) => years.pop().map_or(Volume::Unstated, Volume::Single),
        _ => Volume::Cohorts(years),
    };
    true
}

/// The member that holds the single number of a part.
fn single(outcome: &mut Outcome, part: PartField) -> Option<&mut Option<Estimate>> {
    match part {
        PartField::Proxy => Some(&mut outcome.proxy.get_or_insert_with(Proxy::default).value),
        _ => outcome.member_mut(part),
    }
}

fn set_by_year(outcome: &mut Outcome, part: PartField, by_year: bool) -> bool {
    if !part.may_be_by_year() || !outcome.states(part) || by_year == outcome.by_year(part).is_some() {
        return false;
    }
    if by_year {
        let Some(number) = single(outcome, part).and_then(Option::take) else { return false };
        let years = (outcome.duration_years() as usize).clamp(2, MAX_COHORTS);
        let place = outcome.by_year.partition_point(|known| known.part < part);
        outcome.by_year.insert(place, YearlyNumbers { part, values: vec![number; years] });
        return true;
    }
    let number = outcome.by_year(part).and_then(<[Estimate]>::first).cloned();
    outcome.by_year.retain(|known| known.part != part);
    single(outcome, part).map(|place| *place = number).is_some()
}

fn add_adjustment(outcome: &mut Outcome, label: &str, kept: bool) -> bool {
    if outcome.adjustments.len() >= MAX_ADJUSTMENTS {
        return false;
    }
    let id = free_id("a", |id| outcome.adjustments.iter().all(|known| known.id != id));
    outcome.adjustments.push(Adjustment { id, label: clean(label, MAX_NAME), kept, ..Adjustment::default() });
    true
}

fn add_factor(outcome: &mut Outcome, label: &str) -> bool {
    if outcome.quantity_factors.len() >= MAX_FACTORS {
        return false;
    }
    let id = free_id("f", |id| outcome.quantity_factors.iter().all(|known| known.id != id));
    outcome.quantity_factors.push(QuantityFactor { id, label: clean(label, MAX_NAME), ..QuantityFactor::default() });
    true
}

/// The first of `a1`, `a2`, … that is free.
fn free_id(stem: &str, is_free: impl Fn(&str) -> bool) -> String {
    let mut n = 1_usize;
    loop {
        let id = format!("{stem}{n}");
        if is_free(&id) {
            return id;
        }
        n = n.saturating_add(1);
    }
}

/// Shares the proxy of another outcome, in place of its own, or ends that. Refused where that one shares one itself, or where this
/// one's is shared by others: there is one outcome that states it.
fn share_proxy(study: &mut Study, id: &str, owner: &str) -> bool {
    let Some(mut outcome) = study.outcome(id).map(|it| Outcome::clone(it)) else { return false };
    if owner.is_empty() {
        if outcome.shares_proxy_of().is_none() {
            return false;
        }
        study.own_proxy(&mut outcome);
    } else {
        let owns = study.outcome(owner).is_some_and(|it| it.shares_proxy_of().is_none());
        if owner == id || !owns || study.proxy_sharers(id).next().is_some() {
            return false;
        }
        outcome.by_year.retain(|known| known.part != PartField::Proxy);
        outcome.proxy = Some(Proxy { same_as: owner.to_owned(), ..Proxy::default() });
    }
    find_mut(&mut study.outcomes, id).map(|place| *place = outcome).is_some()
}

/// Renames the paths of the numbers of a list after one that was taken out, and drops what refers to that one.
fn forget(study: &mut Study, id: &str, field: fn(usize) -> OutcomeField, removed: usize) {
    rename_paths(study, &|path| {
        let place = match NumberPath::parse(path) {
            Some(NumberPath::Outcome(of, OutcomeField::Adjustment(n) | OutcomeField::Factor(n))) if of == id => Some(n),
            _ => None,
        };
        let at = |n: usize| NumberPath::Outcome(id.to_owned(), field(n)).to_string();
        match place.filter(|n| *n >= removed && at(*n) == path) {
            Some(n) => n.checked_sub(1).filter(|_| n > removed).map(at),
            None => Some(path.to_owned()),
        }
    });
}

//! Changes to the rarer members of an outcome: numbers by year, adjustments, the convention of drop-off.

use super::parts;
use crate::study::field::{OutcomeField, PartField};
use crate::study::limits::{MAX_ADJUSTMENTS, MAX_COHORTS, MAX_NAME};
use crate::study::lookup::find_mut;
use crate::study::text::clean;
use crate::study::{
    Adjustment, DropOffFrom, Estimate, NumberPath, Outcome, Override, Proxy, Study, Variable, YearlyNumbers,
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
    /// The year of value in which drop-off acts for the first time.
    SetDropOffFrom(DropOffFrom),
    /// Adds an adjustment with this label; whether its share is what is kept.
    AddAdjustment(String, bool),
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
            Self::SetByYear(part, by_year) => set_by_year(outcome, *part, *by_year),
            Self::AddYear(part) => outcome.by_year_mut(*part).is_some_and(parts::add_year),
            Self::RemoveYear(part) => outcome.by_year_mut(*part).is_some_and(parts::remove_year),
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
                    forget_adjustment(study, id, *n);
                }
                is_there
            }
        }
    }
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
    let is_free = |id: &String| outcome.adjustments.iter().all(|known| known.id != *id);
    let Some(id) = (1..=MAX_ADJUSTMENTS).map(|n| format!("a{n}")).find(is_free) else { return false };
    outcome.adjustments.push(Adjustment { id, label: clean(label, MAX_NAME), kept, ..Adjustment::default() });
    true
}

/// Renames the paths of the adjustments after one that was taken out, and drops what refers to that one.
fn forget_adjustment(study: &mut Study, id: &str, removed: usize) {
    let renamed = |path: &str| match NumberPath::parse(path) {
        Some(NumberPath::Outcome(of, OutcomeField::Adjustment(n))) if of == id && n >= removed => {
            let before = n.checked_sub(1).filter(|_| n > removed)?;
            Some(NumberPath::Outcome(of, OutcomeField::Adjustment(before)).to_string())
        }
        _ => Some(path.to_owned()),
    };
    let paths = |list: &[String]| list.iter().filter_map(|path| renamed(path)).collect::<Vec<_>>();
    let changes = |list: &[Override]| {
        let renamed = |change: &Override| Some(Override { target: renamed(&change.target)?, ..change.clone() });
        list.iter().filter_map(renamed).collect::<Vec<_>>()
    };
    for scenario in &mut study.scenarios {
        let overrides = changes(&scenario.overrides);
        if overrides != scenario.overrides {
            scenario.make_mut().overrides = overrides;
        }
    }
    for variable in &mut study.variables {
        let mut next = Variable::clone(variable);
        for hypothesis in &mut next.hypotheses {
            hypothesis.overrides = changes(&hypothesis.overrides);
            hypothesis.drivers.iter_mut().for_each(|driver| driver.targets = paths(&driver.targets));
        }
        if next != **variable {
            *variable.make_mut() = next;
        }
    }
    for group in &mut study.correlations {
        let (members, opposite) = (paths(&group.members), paths(&group.opposite));
        if members != group.members || opposite != group.opposite {
            let group = group.make_mut();
            (group.members, group.opposite) = (members, opposite);
        }
    }
}

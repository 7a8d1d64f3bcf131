//! Changes to a resource over several years, which is one input for each year.

use super::parts::{self, PartKind};
use crate::study::limits::{MAX_NAME, MAX_YEARS};
use crate::study::lookup::find_mut;
use crate::study::text::clean;
use crate::study::{InputKind, Study};

/// A change to the inputs that are one resource.
#[derive(Debug, Clone, PartialEq)]
pub enum SeriesEdit {
    /// Gives all of them this label.
    Rename(String),
    /// Who brings them; empty for nobody yet.
    SetStakeholder(String),
    /// The form of all of them.
    SetKind(InputKind),
    /// Adds a copy of the last one in the year after it, with this id.
    AddYear(String),
    /// Takes all of them out.
    Remove,
}

impl SeriesEdit {
    /// Applies the edit to the inputs with these ids, which are in the order of their years; false when there is nothing to change.
    pub(super) fn change(&self, study: &mut Study, ids: &[String]) -> bool {
        if ids.is_empty() || ids.iter().any(|id| study.input(id).is_none()) {
            return false;
        }
        match self {
            Self::AddYear(new_id) => add_year(study, ids, new_id),
            Self::Remove => ids.iter().filter(|id| parts::remove(study, PartKind::Input, id)).count() > 0,
            Self::SetStakeholder(who) if !who.is_empty() && study.stakeholder(who).is_none() => false,
            _ => {
                for id in ids {
                    let Some(input) = find_mut(&mut study.inputs, id) else { return false };
                    match self {
                        Self::Rename(label) => input.label = clean(label, MAX_NAME),
                        Self::SetStakeholder(who) => input.stakeholder.clone_from(who),
                        Self::SetKind(kind) => input.kind = *kind,
                        Self::AddYear(_) | Self::Remove => {}
                    }
                }
                true
            }
        }
    }
}

/// The copy stands after the last one. What it says of coming again is said by the last year alone.
fn add_year(study: &mut Study, ids: &[String], new_id: &str) -> bool {
    let last =
        ids.last().and_then(|id| study.input(id)).map(|input| (input.id.clone(), input.year, input.number_of_years()));
    let Some((last, year, years)) = last else { return false };
    let next = year.saturating_add(years);
    if next > MAX_YEARS || !parts::duplicate(study, PartKind::Input, &last, new_id) {
        return false;
    }
    if let Some(copy) = find_mut(&mut study.inputs, new_id) {
        copy.year = next;
        copy.years = None;
    }
    if let Some(before) = find_mut(&mut study.inputs, &last) {
        before.recurrence = None;
    }
    true
}

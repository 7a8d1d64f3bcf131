//! Adding, duplicating, moving and removing the parts of a study.

use crate::study::lookup::{Named, position};
use crate::study::{Input, Outcome, Shared, Stakeholder, Study};

/// A list of a study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// Stakeholders.
    Stakeholder,
    /// Inputs.
    Input,
    /// Outcomes.
    Outcome,
}

/// The most parts that a list can have; the study file says the same.
pub const MAX_PARTS: usize = 5_000;

/// A part that can be given a name of its own.
trait Part: Named + Clone + Default {
    fn with_id(self, id: &str) -> Self;
}

macro_rules! part {
    ($($kind:ty),+) => {
        $( impl Part for $kind { fn with_id(self, id: &str) -> Self { Self { id: id.to_owned(), ..self } } } )+
    };
}
part!(Stakeholder, Input, Outcome);

/// Runs the same code on the list that a kind names.
macro_rules! on_list {
    ($study:expr, $kind:expr, |$list:ident| $body:expr) => {
        match $kind {
            PartKind::Stakeholder => {
                let $list = &mut $study.stakeholders;
                $body
            }
            PartKind::Input => {
                let $list = &mut $study.inputs;
                $body
            }
            PartKind::Outcome => {
                let $list = &mut $study.outcomes;
                $body
            }
        }
    };
}

/// Adds an empty part at the end; false when the id is taken or the list is full.
pub(super) fn add(study: &mut Study, kind: PartKind, id: &str) -> bool {
    if study.has_id(id) {
        return false;
    }
    on_list!(study, kind, |list| insert(list, id, list.len(), None))
}

/// Adds a copy of a part right after it.
pub(super) fn duplicate(study: &mut Study, kind: PartKind, id: &str, new_id: &str) -> bool {
    if study.has_id(new_id) {
        return false;
    }
    on_list!(study, kind, |list| {
        let place = position(list, id);
        let original = place.and_then(|place| list.get(place)).map(|part| (**part).clone());
        match (place, original) {
            (Some(place), Some(original)) => insert(list, new_id, place.saturating_add(1), Some(original)),
            _ => false,
        }
    })
}

/// Moves a part one place up or down; false at the end of the list.
pub(super) fn shift(study: &mut Study, kind: PartKind, id: &str, down: bool) -> bool {
    on_list!(study, kind, |list| {
        let from = position(list, id);
        let to = from.and_then(|from| if down { from.checked_add(1) } else { from.checked_sub(1) });
        match (from, to) {
            (Some(from), Some(to)) if to < list.len() => {
                list.swap(from, to);
                true
            }
            _ => false,
        }
    })
}

/// Takes a part out. What named a stakeholder that leaves names none any more.
pub(super) fn remove(study: &mut Study, kind: PartKind, id: &str) -> bool {
    let removed = on_list!(study, kind, |list| {
        let place = position(list, id);
        place.map(|place| list.remove(place)).is_some()
    });
    if removed && kind == PartKind::Stakeholder {
        for input in study.inputs.iter_mut().filter(|input| input.stakeholder == id) {
            input.make_mut().stakeholder.clear();
        }
        for outcome in study.outcomes.iter_mut().filter(|outcome| outcome.stakeholder == id) {
            outcome.make_mut().stakeholder.clear();
        }
    }
    removed
}

fn insert<T: Part>(list: &mut Vec<Shared<T>>, id: &str, place: usize, original: Option<T>) -> bool {
    if list.len() >= MAX_PARTS {
        return false;
    }
    list.insert(place, Shared::new(original.unwrap_or_default().with_id(id)));
    true
}

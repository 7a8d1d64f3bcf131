//! Adding, duplicating, moving and removing the parts of a study.

use super::rename_paths::rename_paths;
use super::scenario_edit::forget;
use crate::study::limits::{MAX_COHORTS, MAX_CORRELATIONS, MAX_NAME, MAX_PARTS, MAX_SCENARIOS, MAX_VARIABLES};
use crate::study::lookup::{Named, find_mut, position};
use crate::study::text::clean;
use crate::study::{Correlation, Estimate, Input, Outcome, Scenario, Shared, Stakeholder, Study, Variable};

/// A list of parts in a study.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartKind {
    /// Stakeholders.
    Stakeholder,
    /// Inputs.
    Input,
    /// Outcomes.
    Outcome,
    /// Variables.
    Variable,
    /// Scenarios.
    Scenario,
    /// Correlation groups.
    Correlation,
}

/// A part of a study with an id.
trait Part: Named + Clone + Default {
    /// The maximum number in a study.
    const MAX: usize = MAX_PARTS;

    fn with_id(self, id: &str) -> Self;
}

macro_rules! part {
    ($($kind:ty),+) => {
        $( impl Part for $kind { fn with_id(self, id: &str) -> Self { Self { id: id.to_owned(), ..self } } } )+
    };
}
part!(Stakeholder, Input, Outcome);

impl Part for Variable {
    const MAX: usize = MAX_VARIABLES;

    fn with_id(self, id: &str) -> Self {
        Self { id: id.to_owned(), ..self }
    }
}

impl Part for Correlation {
    const MAX: usize = MAX_CORRELATIONS;

    /// A number is in one group at most, so a copy starts without members.
    fn with_id(self, id: &str) -> Self {
        Self { id: id.to_owned(), members: Vec::new(), opposite: Vec::new(), ..self }
    }
}

impl Part for Scenario {
    const MAX: usize = MAX_SCENARIOS;

    /// Only one scenario is the reference, so a copy is not.
    fn with_id(self, id: &str) -> Self {
        Self { id: id.to_owned(), reference: false, ..self }
    }
}

/// Runs the same code on the list of a kind.
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
            PartKind::Variable => {
                let $list = &mut $study.variables;
                $body
            }
            PartKind::Scenario => {
                let $list = &mut $study.scenarios;
                $body
            }
            PartKind::Correlation => {
                let $list = &mut $study.correlations;
                $body
            }
        }
    };
}

/// Adds an empty part at the end; false when the id is taken or the list is full.
pub(super) fn add(study: &mut Study, kind: PartKind, id: &str) -> bool {
    let done = append(study, kind, id);
    if done {
        follow_on(study, kind);
    }
    done
}

/// The same for a part that says itself whose it is.
pub(super) fn append(study: &mut Study, kind: PartKind, id: &str) -> bool {
    !study.has_id(id) && on_list!(study, kind, |list| insert(list, id, list.len(), None))
}

/// A new input or outcome is about whom the one before it is about: most often several in a row are.
fn follow_on(study: &mut Study, kind: PartKind) {
    match kind {
        PartKind::Input => {
            if let [.., before, new] = study.inputs.as_mut_slice() {
                new.make_mut().stakeholder.clone_from(&before.stakeholder);
            }
        }
        PartKind::Outcome => {
            if let [.., before, new] = study.outcomes.as_mut_slice() {
                new.make_mut().stakeholder.clone_from(&before.stakeholder);
            }
        }
        _ => {}
    }
}

/// Adds a copy of a part right after it. A variable is not duplicated: the ids of its hypotheses would not be unique.
pub(super) fn duplicate(study: &mut Study, kind: PartKind, id: &str, new_id: &str) -> bool {
    if study.has_id(new_id) || kind == PartKind::Variable {
        return false;
    }
    let copied = on_list!(study, kind, |list| {
        let place = position(list, id);
        let original = place.and_then(|place| list.get(place)).map(|part| (**part).clone());
        match (place, original) {
            (Some(place), Some(original)) => insert(list, new_id, place.saturating_add(1), Some(original)),
            _ => false,
        }
    });
    if copied && kind == PartKind::Scenario {
        name_copy(study, new_id);
    }
    copied
}

/// Gives a copied scenario a name of its own, numbered: scenarios are compared by their names.
fn name_copy(study: &mut Study, id: &str) {
    let names: Vec<String> = study.scenarios.iter().map(|scenario| scenario.name.clone()).collect();
    let Some(copy) = find_mut(&mut study.scenarios, id) else {
        return;
    };
    if copy.name.trim().is_empty() {
        return;
    }
    // "Trend (2)" is a copy where there is a "Trend"; "Horizon (2030)" is a name.
    let is_number = |text: &str| text.strip_suffix(')').is_some_and(|number| number.parse::<u32>().is_ok());
    let stem = match copy.name.rsplit_once(" (") {
        Some((stem, number)) if is_number(number) && names.iter().any(|name| name == stem) => stem.to_owned(),
        _ => copy.name.clone(),
    };
    let numbered = (2..).map(|n: u32| format!("{stem} ({n})"));
    let free = numbered.take(names.len().saturating_add(1)).find(|name| !names.contains(name));
    copy.name = clean(&free.unwrap_or_default(), MAX_NAME);
}

/// Moves a part one position up or down; false at the end of the list.
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

/// Leaves the proxy of an outcome that is removed to the first that shares it: it becomes that one's own, which the others share,
/// and what refers to its numbers follows.
fn leave_proxy(study: &mut Study, id: &str) {
    let Some(heir) = study.proxy_sharers(id).next().map(|it| it.id.clone()) else { return };
    let before = study.clone();
    for outcome in study.outcomes.iter_mut().filter(|outcome| outcome.shares_proxy_of() == Some(id)) {
        let outcome = outcome.make_mut();
        if outcome.id == heir {
            before.own_proxy(outcome);
        } else if let Some(proxy) = &mut outcome.proxy {
            proxy.same_as.clone_from(&heir);
        }
    }
    let (own, inherited) = (format!("outcomes/{id}/proxy"), format!("outcomes/{heir}/proxy"));
    rename_paths(study, &|path| {
        let rest = path.strip_prefix(own.as_str()).filter(|rest| rest.is_empty() || rest.starts_with('/'));
        Some(rest.map_or_else(|| path.to_owned(), |rest| [inherited.as_str(), rest].concat()))
    });
}

/// Removes a part. References to a removed stakeholder become empty; choices of a removed variable are removed.
pub(super) fn remove(study: &mut Study, kind: PartKind, id: &str) -> bool {
    if kind == PartKind::Outcome {
        leave_proxy(study, id);
    }
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
        for variable in &mut study.variables {
            let hypotheses = || variable.hypotheses.iter().flat_map(|hypothesis| &hypothesis.drivers);
            if hypotheses().any(|driver| driver.stakeholder == id) {
                let drivers = variable.make_mut().hypotheses.iter_mut().flat_map(|hypothesis| &mut hypothesis.drivers);
                drivers.filter(|driver| driver.stakeholder == id).for_each(|driver| driver.stakeholder.clear());
            }
        }
    }
    if removed && kind == PartKind::Scenario && study.simulated_scenario == id {
        study.simulated_scenario.clear();
    }
    if removed && kind == PartKind::Variable {
        forget(study, |choice| choice.variable == id);
    }
    removed
}

/// Adds an entry like the last one to a list that has one for each year; false when the list is full, or empty.
pub(super) fn add_year(years: &mut Vec<Estimate>) -> bool {
    let last = years.last().filter(|_| years.len() < MAX_COHORTS).cloned();
    last.map(|last| years.push(last)).is_some()
}

/// Takes the last entry out of such a list, as long as one is left; false when it is the only one.
pub(super) fn remove_year(years: &mut Vec<Estimate>) -> bool {
    years.len() > 1 && years.pop().is_some()
}

fn insert<T: Part>(list: &mut Vec<Shared<T>>, id: &str, place: usize, original: Option<T>) -> bool {
    if list.len() >= T::MAX {
        return false;
    }
    list.insert(place, Shared::new(original.unwrap_or_default().with_id(id)));
    true
}

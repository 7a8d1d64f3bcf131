//! Changes to variables, hypotheses and scenarios.

use super::changes::{Changes, check_override};
use super::edit_error::EditError;
use crate::analysis::{drivers::applies, scenarios::starting};
use crate::number::Decimal;
use crate::study::limits::{MAX_DRIVERS, MAX_HYPOTHESES, MAX_NAME, MAX_OVERRIDES, MAX_PAIRS, MAX_VARIABLES};
use crate::study::lookup::find_mut;
use crate::study::{
    Choice, Driver, DriverKind, FieldError, Form, Hypothesis, Incompatible, NumberPath, Override, Parameter, Shared,
    Study, Variable,
};

/// A change to variables, hypotheses or scenarios. A hypothesis is identified by its id alone, which is unique in the study.
#[derive(Debug, Clone, PartialEq)]
pub enum ScenarioEdit {
    /// Adds a variable with two empty hypotheses, by their ids.
    AddVariable(String, [String; 2]),
    /// Adds an empty hypothesis to a variable: the id of the variable, the id of the hypothesis.
    AddHypothesis(String, String),
    /// Moves a hypothesis one position, down when true.
    MoveHypothesis(String, bool),
    /// Removes a hypothesis, also from the choices and the incompatible pairs.
    RemoveHypothesis(String),
    /// Sets the form of value creation that a scenario explores.
    SetForm(String, Form),
    /// Sets whether this scenario is the reference; no other one is then.
    SetReference(String, bool),
    /// Sets the hypothesis that a scenario takes on a variable; `None` removes the choice. Refused where the scenario takes
    /// another hypothesis that is declared incompatible with it.
    Choose {
        /// Id of the scenario.
        scenario: String,
        /// Id of the variable.
        variable: String,
        /// Id of the hypothesis on it.
        hypothesis: Option<String>,
    },
    /// Declares two hypotheses on different variables incompatible. A scenario that takes both keeps them, with a finding.
    Exclude(String, String),
    /// Withdraws that declaration.
    Allow(String, String),
    /// Adds an override at the end.
    AddOverride(Changes, Override),
    /// Replaces the target, operation and value of an override. Members unknown to this version stay.
    SetOverride(Changes, usize, Override),
    /// Removes an override.
    RemoveOverride(Changes, usize),
    /// Adds a driver with neutral parameters to a hypothesis.
    AddDriver(String, DriverKind),
    /// Sets the numbers that a driver acts on. It must be able to act on each of them.
    SetTargets(String, usize, Vec<String>),
    /// States a parameter of a driver, or clears it.
    SetParameter(String, usize, Parameter, Option<Decimal>),
    /// Sets the stakeholder who brings what a driver adds to the inputs; empty for nobody yet.
    SetBringer(String, usize, String),
    /// Removes a driver.
    RemoveDriver(String, usize),
    /// Adds a ready-made starting point, see [`starting::fit`].
    Start(Box<Study>),
}

impl ScenarioEdit {
    /// The key by which consecutive edits merge into one undo step; `None` where they do not.
    pub(super) fn about(&self) -> Option<String> {
        match self {
            Self::SetOverride(changes, n, _) => Some(format!("{}/overrides/{n}", changes.path())),
            Self::SetParameter(id, n, parameter, _) => {
                Some(format!("hypotheses/{id}/drivers/{n}/{}", parameter.word()))
            }
            _ => None,
        }
    }

    /// Applies the edit; false when there is nothing to change.
    #[inline(never)] // with the rooms that need it, in the deferred part of the program
    pub(super) fn change(&self, study: &mut Study) -> Result<bool, EditError> {
        Ok(match self {
            Self::AddVariable(id, hypotheses) => {
                add_variable(study, id) && hypotheses.iter().all(|it| add_hypothesis(study, id, it))
            }
            Self::AddHypothesis(variable, id) => add_hypothesis(study, variable, id),
            Self::MoveHypothesis(id, down) => move_hypothesis(study, id, *down),
            Self::RemoveHypothesis(id) => remove_hypothesis(study, id),
            Self::SetForm(id, form) => find_mut(&mut study.scenarios, id).map(|it| it.form = *form).is_some(),
            Self::SetReference(id, reference) => set_reference(study, id, *reference),
            Self::Choose { scenario, variable, hypothesis } => {
                choose(study, scenario, variable, hypothesis.as_deref())?
            }
            Self::Exclude(one, other) => exclude(study, one, other),
            Self::Allow(one, other) => match (study.choice(one), study.choice(other)) {
                (Some(one), Some(other)) => {
                    study.incompatible.retain(|pair| !pair.joins(&one, &other));
                    true
                }
                _ => false,
            },
            Self::AddOverride(changes, change) => {
                check(study, change)?;
                let list = overrides(study, changes).filter(|list| list.len() < MAX_OVERRIDES);
                list.map(|list| list.push(change.clone())).is_some()
            }
            Self::SetOverride(changes, n, change) => {
                check(study, change)?;
                let place = overrides(study, changes).and_then(|list| list.get_mut(*n));
                place.map(|place| *place = Override { extra: place.extra.clone(), ..change.clone() }).is_some()
            }
            Self::RemoveOverride(changes, n) => overrides(study, changes).is_some_and(|list| remove_at(list, *n)),
            Self::AddDriver(id, kind) => {
                let hypothesis = study.hypothesis_mut(id).filter(|it| it.drivers.len() < MAX_DRIVERS);
                hypothesis.map(|it| it.drivers.push(Driver { kind: *kind, ..Driver::default() })).is_some()
            }
            Self::SetTargets(id, n, targets) => set_targets(study, id, *n, targets)?,
            Self::SetParameter(id, n, parameter, value) => match driver(study, id, *n) {
                Some(driver) => driver.set(*parameter, *value).map(|()| true)?,
                None => false,
            },
            Self::SetBringer(id, n, stakeholder) => {
                let known = stakeholder.is_empty() || study.stakeholder(stakeholder).is_some();
                known && driver(study, id, *n).map(|it| it.stakeholder.clone_from(stakeholder)).is_some()
            }
            Self::RemoveDriver(id, n) => study.hypothesis_mut(id).is_some_and(|it| remove_at(&mut it.drivers, *n)),
            Self::Start(template) => match starting::fit(study, template) {
                Some(next) => {
                    *study = next;
                    true
                }
                None => false,
            },
        })
    }
}

/// Removes the matching choices from the scenarios, and the incompatible pairs that contain one.
pub(super) fn forget(study: &mut Study, is_gone: impl Fn(&Choice) -> bool) {
    study.incompatible.retain(|pair| !is_gone(&pair.0) && !is_gone(&pair.1));
    for scenario in &mut study.scenarios {
        if scenario.choices.iter().any(&is_gone) {
            scenario.make_mut().choices.retain(|choice| !is_gone(choice));
        }
    }
}

fn remove_at<T>(list: &mut Vec<T>, n: usize) -> bool {
    let there = n < list.len();
    there.then(|| list.remove(n)).is_some()
}

fn add_variable(study: &mut Study, id: &str) -> bool {
    let fits = !id.is_empty() && !study.has_id(id) && study.variables.len() < MAX_VARIABLES;
    if fits {
        study.variables.push(Shared::new(Variable { id: id.to_owned(), ..Variable::default() }));
    }
    fits
}

fn add_hypothesis(study: &mut Study, variable: &str, id: &str) -> bool {
    if id.is_empty() || study.has_id(id) {
        return false;
    }
    let variable = find_mut(&mut study.variables, variable).filter(|it| it.hypotheses.len() < MAX_HYPOTHESES);
    let hypothesis = Hypothesis { id: id.to_owned(), ..Hypothesis::default() };
    variable.map(|it| it.hypotheses.push(hypothesis)).is_some()
}

/// The list that contains a hypothesis, and its index.
fn among<'a>(study: &'a mut Study, id: &str) -> Option<(&'a mut Vec<Hypothesis>, usize)> {
    let variable = study.choice(id)?.variable;
    let list = &mut find_mut(&mut study.variables, &variable)?.hypotheses;
    let place = list.iter().position(|hypothesis| hypothesis.id == id)?;
    Some((list, place))
}

fn move_hypothesis(study: &mut Study, id: &str, down: bool) -> bool {
    let Some((list, from)) = among(study, id) else { return false };
    let to = if down { from.checked_add(1) } else { from.checked_sub(1) };
    let to = to.filter(|to| *to < list.len());
    to.map(|to| list.swap(from, to)).is_some()
}

fn remove_hypothesis(study: &mut Study, id: &str) -> bool {
    let removed = among(study, id).is_some_and(|(list, place)| remove_at(list, place));
    if removed {
        forget(study, |choice| choice.hypothesis == id);
    }
    removed
}

fn set_reference(study: &mut Study, id: &str, reference: bool) -> bool {
    let known = study.scenarios.iter().any(|scenario| scenario.id == id);
    if known {
        for scenario in &mut study.scenarios {
            let is = if scenario.id == id { reference } else { scenario.reference && !reference };
            if scenario.reference != is {
                scenario.make_mut().reference = is;
            }
        }
    }
    known
}

fn choose(study: &mut Study, scenario: &str, variable: &str, hypothesis: Option<&str>) -> Result<bool, EditError> {
    let choice = match hypothesis {
        None => None,
        Some(id) => match study.choice(id) {
            Some(choice) if choice.variable == variable => Some(choice),
            _ => return Ok(false),
        },
    };
    let Some(place) = study.scenarios.iter().position(|it| it.id == scenario) else { return Ok(false) };
    let others = study.scenarios.get(place).map(|it| it.choices.clone()).unwrap_or_default();
    let mut others = others.into_iter().filter(|other| other.variable != variable);
    if choice.as_ref().is_some_and(|choice| others.any(|other| study.are_incompatible(choice, &other))) {
        return Err(EditError::Incompatible);
    }
    let Some(scenario) = find_mut(&mut study.scenarios, scenario) else { return Ok(false) };
    match (scenario.choices.iter().position(|it| it.variable == variable), choice) {
        (Some(n), Some(choice)) => {
            if let Some(place) = scenario.choices.get_mut(n) {
                *place = choice;
            }
        }
        (Some(n), None) => _ = scenario.choices.remove(n),
        (None, Some(choice)) => scenario.choices.push(choice),
        (None, None) => {}
    }
    Ok(true)
}

fn exclude(study: &mut Study, one: &str, other: &str) -> bool {
    match (study.choice(one), study.choice(other)) {
        (Some(one), Some(other))
            if one.variable != other.variable
                && study.incompatible.len() < MAX_PAIRS
                && !study.are_incompatible(&one, &other) =>
        {
            study.incompatible.push(Incompatible(one, other));
            true
        }
        _ => false,
    }
}

fn overrides<'a>(study: &'a mut Study, changes: &Changes) -> Option<&'a mut Vec<Override>> {
    match changes {
        Changes::Scenario(id) => find_mut(&mut study.scenarios, id).map(|it| &mut it.overrides),
        Changes::Hypothesis(id) => study.hypothesis_mut(id).map(|it| &mut it.overrides),
    }
}

/// Parses the target of an override or a driver; it must belong to a part of the study. A cohort need not exist, since a driver
/// may create it.
fn target(study: &Study, path: &str) -> Result<NumberPath, FieldError> {
    let known = |target: &NumberPath| match target.outcome() {
        Some(id) => study.outcome(id).is_some(),
        None => target.exists(study),
    };
    let path = Some(path).filter(|path| path.chars().count() <= MAX_NAME);
    path.and_then(NumberPath::parse).filter(known).ok_or(FieldError::Missing)
}

/// Checks that an override targets a number of the study and that its value is admissible.
fn check(study: &Study, change: &Override) -> Result<(), FieldError> {
    target(study, &change.target)?;
    check_override(change)
}

fn driver<'a>(study: &'a mut Study, id: &str, n: usize) -> Option<&'a mut Driver> {
    study.hypothesis_mut(id)?.drivers.get_mut(n)
}

fn set_targets(study: &mut Study, id: &str, n: usize, targets: &[String]) -> Result<bool, EditError> {
    let Some(kind) = driver(study, id, n).map(|driver| driver.kind) else { return Ok(false) };
    for path in targets {
        let target = target(study, path)?;
        if !applies(kind, &target) {
            return Ok(false);
        }
    }
    let fits = targets.len() <= MAX_OVERRIDES;
    Ok(fits && driver(study, id, n).map(|driver| driver.targets = targets.to_vec()).is_some())
}

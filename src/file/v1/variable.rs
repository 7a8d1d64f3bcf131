//! Reads variables, hypotheses, drivers, and incompatible pairs.

use super::ids::Ids;
use super::limits::{self, MAX_DRIVERS, MAX_HYPOTHESES, MAX_NAME, MAX_NOTES, MAX_OVERRIDES, MAX_SOURCE};
use super::members::ObjectReader;
use super::overrides::changes;
use super::words::Word;
use crate::file::problem::{FileError, Problem};
use crate::json::{Json, JsonKind, Path, shortened};
use crate::study::driver::{Driver, Parameter};
use crate::study::{Choice, Hypothesis, Incompatible, Variable};

pub(super) fn variable(json: Json, path: &Path<'_>, ids: &mut Ids) -> Result<Variable, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let id = ids.claim_variable(&mut members)?;
    Ok(Variable {
        name: members.text("name", MAX_NAME)?,
        hypotheses: members
            .list("hypotheses", MAX_HYPOTHESES, |json, path| hypothesis(json, path, (&mut *ids, id.as_str())))?,
        id,
        extra: members.rest(),
    })
}

fn hypothesis(json: Json, path: &Path<'_>, (ids, variable): (&mut Ids, &str)) -> Result<Hypothesis, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    Ok(Hypothesis {
        id: ids.claim_hypothesis(&mut members, variable)?,
        name: members.text("name", MAX_NAME)?,
        text: members.text("text", MAX_NOTES)?,
        overrides: changes(&mut members)?,
        drivers: members.list("drivers", MAX_DRIVERS, |json, path| driver(json, path, ids))?,
        extra: members.rest(),
    })
}

/// Reads one driver. As for an override, a target may name nothing; a parameter that the kind does not use is kept.
fn driver(json: Json, path: &Path<'_>, ids: &Ids) -> Result<Driver, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let kind = members.word("kind")?;
    let mut driver = Driver { kind: members.needed("kind", kind)?, ..Driver::default() };
    driver.targets = members.list("targets", MAX_OVERRIDES, target)?;
    for (parameter, name) in <Parameter as Word>::WORDS {
        if let Some(value) = members.number(name)? {
            let bounds = limits::parameter(*parameter);
            let set = bounds.check(value).and_then(|()| driver.set(*parameter, Some(value)));
            set.map_err(|error| members.fail_at(name, error))?;
        }
    }
    driver.stakeholder = ids.reference(&mut members)?;
    driver.source = members.text("source", MAX_SOURCE)?;
    driver.extra = members.rest();
    Ok(driver)
}

/// Reads two hypotheses on different variables, each as `VARIABLE/HYPOTHESIS`.
pub(super) fn incompatible(json: Json, path: &Path<'_>, ids: &Ids) -> Result<Incompatible, FileError> {
    let Json::List(items) = json else {
        return Err(FileError::at(path, Problem::WrongType { expected: JsonKind::List, found: json.kind() }));
    };
    let mut choices = Vec::new();
    for (n, item) in items.into_iter().enumerate() {
        choices.push(choice(item, &Path::Entry(path, n), ids)?);
    }
    let pair: Result<[Choice; 2], _> = choices.try_into();
    match pair {
        Ok([one, other]) if one.variable != other.variable => Ok(Incompatible(one, other)),
        _ => Err(FileError::at(path, Problem::NotAPair)),
    }
}

fn choice(json: Json, path: &Path<'_>, ids: &Ids) -> Result<Choice, FileError> {
    let text = text(json, path)?;
    Choice::parse(&text)
        .filter(|choice| ids.has_hypothesis(choice))
        .ok_or_else(|| FileError::at(path, Problem::UnknownChoice { id: shortened(&text) }))
}

/// Reads the choices of a scenario: an object that maps the id of each variable to that of a hypothesis on it.
pub(super) fn choices(json: Json, path: &Path<'_>, ids: &Ids) -> Result<Vec<Choice>, FileError> {
    let Json::Object(members) = json else {
        return Err(FileError::at(path, Problem::WrongType { expected: JsonKind::Object, found: json.kind() }));
    };
    let read = |(variable, json): (String, Json)| {
        let place = Path::Member(path, &variable);
        let hypothesis = text(json, &place)?;
        let choice = Choice { variable: variable.clone(), hypothesis };
        if ids.has_hypothesis(&choice) {
            return Ok(choice);
        }
        Err(FileError::at(&place, Problem::UnknownChoice { id: shortened(&choice.path()) }))
    };
    members.into_iter().map(read).collect()
}

/// Reads the path of a number, which may name nothing.
pub(super) fn target(json: Json, path: &Path<'_>) -> Result<String, FileError> {
    let target = text(json, path)?;
    let length = target.chars().count();
    if length > MAX_NAME {
        return Err(FileError::at(path, Problem::TooLong { length, max: MAX_NAME }));
    }
    Ok(target)
}

fn text(json: Json, path: &Path<'_>) -> Result<String, FileError> {
    match json {
        Json::Text(text) => Ok(text),
        other => Err(FileError::at(path, Problem::WrongType { expected: JsonKind::Text, found: other.kind() })),
    }
}

//! Stakeholders, inputs and outcomes.

use super::ids::Ids;
use super::members::ObjectReader;
use super::{MAX_NAME, MAX_NOTES, MAX_SOURCE, estimate};
use crate::file::path::Path;
use crate::file::problem::{FileError, Problem};
use crate::study::field::{Field, InputField, MAX_COHORTS, OutcomeField, PartField};
use crate::study::{EffectMeasure, Input, InputKind, Json, MeasuredEffect, Outcome, Proxy, Role, Stakeholder, Volume};

pub(super) fn stakeholder(json: Json, path: &Path<'_>, ids: &mut Ids) -> Result<Stakeholder, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    Ok(Stakeholder {
        id: ids.claim_stakeholder(&mut members)?,
        name: members.text("name", MAX_NAME)?,
        role: members.word("role")?.unwrap_or(Role::Other),
        headcount: members.whole("headcount", Field::Headcount, u64::MAX)?,
        consulted: members.text("consulted", MAX_NOTES)?,
        extra: members.rest(),
    })
}

pub(super) fn input(json: Json, path: &Path<'_>, ids: &mut Ids) -> Result<Input, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    Ok(Input {
        id: ids.claim(&mut members)?,
        stakeholder: ids.reference(&mut members)?,
        label: members.text("label", MAX_NAME)?,
        kind: members.word("kind")?.unwrap_or(InputKind::Cash),
        quantity: members.estimate("quantity", Field::Input(InputField::Quantity))?,
        unit_value: members.estimate("unit_value", Field::Input(InputField::UnitValue))?,
        year: members.whole("year", Field::Input(InputField::Year), u32::MAX)?.unwrap_or_default(),
        notes: members.text("notes", MAX_NOTES)?,
        extra: members.rest(),
    })
}

pub(super) fn outcome(json: Json, path: &Path<'_>, ids: &mut Ids) -> Result<Outcome, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let blank = Outcome::default();
    Ok(Outcome {
        id: ids.claim(&mut members)?,
        stakeholder: ids.reference(&mut members)?,
        label: members.text("label", MAX_NAME)?,
        output: members.text("output", MAX_NAME)?,
        indicator: members.text("indicator", MAX_NAME)?,
        notes: members.text("notes", MAX_NOTES)?,
        volume: volume(&mut members)?,
        proxy: members.with("proxy", proxy)?,
        effect: members.with("effect", effect)?,
        deadweight: members.estimate("deadweight", part(PartField::Deadweight))?,
        displacement: members.estimate("displacement", part(PartField::Displacement))?,
        attribution: members.estimate("attribution", part(PartField::Attribution))?,
        drop_off: members.estimate("drop_off", part(PartField::DropOff))?,
        duration: members.whole("duration", part(PartField::Duration), u32::MAX)?,
        first_year: members.whole("first_year", part(PartField::FirstYear), u32::MAX)?.unwrap_or(blank.first_year),
        valued: members.flag("valued")?.unwrap_or(blank.valued),
        material: members.flag("material")?.unwrap_or(blank.material),
        weight: members.estimate("weight", part(PartField::Weight))?,
        extra: members.rest(),
    })
}

fn effect(json: Json, path: &Path<'_>) -> Result<MeasuredEffect, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let measure: Option<EffectMeasure> = members.word("measure")?;
    let measure = members.needed("measure", measure)?;
    let mut number = |name: &str, field: PartField| {
        let value = members.number(name)?;
        let refusal = value.and_then(|value| part(field).spec().check(value).err());
        refusal.map_or(Ok(value), |error| Err(members.fail_at(name, error)))
    };
    Ok(MeasuredEffect {
        measure,
        value: number("value", measure.field())?,
        standard_error: number("standard_error", measure.standard_error_field())?,
        basis: members.word("basis")?,
        source: members.text("source", MAX_SOURCE)?,
        year: members.whole("year", Field::PriceYear, i32::MAX)?,
        extra: members.rest(),
    })
}

const fn part(part: PartField) -> Field {
    Field::Outcome(OutcomeField::Part(part))
}

fn volume(members: &mut ObjectReader<'_>) -> Result<Volume, FileError> {
    let quantity = members.estimate("quantity", part(PartField::Quantity))?;
    let cohort = Field::Outcome(OutcomeField::Cohort(0));
    // An empty list says nothing alone; beside a quantity it contradicts it, as the schema has it.
    let stated = members.has("cohorts");
    let cohorts = members.list("cohorts", MAX_COHORTS, |json, path| estimate::estimate(json, path, Some(cohort)))?;
    match quantity {
        Some(_) if stated => Err(members.fail(Problem::QuantityAndCohorts)),
        Some(quantity) => Ok(Volume::Single(quantity)),
        None if cohorts.is_empty() => Ok(Volume::Unstated),
        None => Ok(Volume::Cohorts(cohorts)),
    }
}

fn proxy(json: Json, path: &Path<'_>) -> Result<Proxy, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    Ok(Proxy {
        label: members.text("label", MAX_NAME)?,
        value: members.estimate("value", part(PartField::Proxy))?,
        source: members.text("source", MAX_SOURCE)?,
        price_year: members.whole("price_year", Field::Outcome(OutcomeField::ProxyPriceYear), i32::MAX)?,
        extra: members.rest(),
    })
}

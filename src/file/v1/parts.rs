//! Stakeholders, inputs and outcomes.

use super::estimate;
use super::ids::Ids;
use super::limits::{
    self, AMOUNT, CALENDAR_YEAR, COUNT, DURATION, FACTOR, MAX_ADJUSTMENTS, MAX_BY_YEAR, MAX_COHORTS, MAX_FACTORS,
    MAX_NAME, MAX_NOTES, MAX_SOURCE, POINTS, RATE, SHARE, STANDARD_ERROR, WHOLE, YEARS,
};
use super::members::ObjectReader;
use crate::file::problem::{FileError, Problem};
use crate::json::{Json, JsonKind, Path};
use crate::study::field::{FieldSpec, PartField};
use crate::study::{
    Adjustment, EffectMeasure, Estimate, Input, InputKind, MeasuredEffect, Outcome, Proxy, QuantityFactor, Role,
    Stakeholder, Volume, YearlyNumbers,
};

pub(super) fn stakeholder(json: Json, path: &Path<'_>, ids: &mut Ids) -> Result<Stakeholder, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    Ok(Stakeholder {
        id: ids.claim_stakeholder(&mut members)?,
        name: members.text("name", MAX_NAME)?,
        role: members.word("role")?.unwrap_or(Role::Other),
        headcount: members.whole("headcount", &WHOLE, u64::MAX)?,
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
        quantity: members.estimate("quantity", &COUNT)?,
        unit_value: members.estimate("unit_value", &COUNT)?,
        year: members.whole("year", &WHOLE, u32::MAX)?.unwrap_or_default(),
        years: members.whole("years", &limits::INPUT_YEARS, u32::MAX)?,
        uncounted: !members.flag("counted")?.unwrap_or(true),
        recurrence: members.word("recurrence")?,
        notes: members.text("notes", MAX_NOTES)?,
        extra: members.rest(),
    })
}

pub(super) fn outcome(json: Json, path: &Path<'_>, ids: &mut Ids) -> Result<Outcome, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let blank = Outcome::default();
    let mut by_year = Vec::new();
    let (mut own_ids, mut factor_ids) = (Ids::default(), Ids::default());
    Ok(Outcome {
        id: ids.claim(&mut members)?,
        stakeholder: ids.reference(&mut members)?,
        label: members.text("label", MAX_NAME)?,
        output: members.text("output", MAX_NAME)?,
        indicator: members.text("indicator", MAX_NAME)?,
        notes: members.text("notes", MAX_NOTES)?,
        volume: volume(&mut members)?,
        quantity_factors: members
            .list("quantity_factors", MAX_FACTORS, |json, path| quantity_factor(json, path, &mut factor_ids))?,
        proxy: members.with("proxy", |json, path| proxy(json, path, &mut by_year))?,
        effect: members.with("effect", effect)?,
        deadweight: yearly(&mut members, "deadweight", PartField::Deadweight, &SHARE, &mut by_year)?,
        displacement: yearly(&mut members, "displacement", PartField::Displacement, &SHARE, &mut by_year)?,
        attribution: yearly(&mut members, "attribution", PartField::Attribution, &SHARE, &mut by_year)?,
        adjustments: members.list("adjustments", MAX_ADJUSTMENTS, |json, path| adjustment(json, path, &mut own_ids))?,
        drop_off: yearly(&mut members, "drop_off", PartField::DropOff, &SHARE, &mut by_year)?,
        drop_off_from: members.word("drop_off_from")?.unwrap_or_default(),
        growth: members.estimate("growth", &RATE)?,
        discount_rate: members.estimate("discount_rate", &RATE)?,
        by_year,
        duration: duration(&mut members)?,
        first_year: members.whole("first_year", &YEARS, u32::MAX)?.unwrap_or(blank.first_year),
        valued: members.flag("valued")?.unwrap_or(blank.valued),
        material: members.flag("material")?.unwrap_or(blank.material),
        weight: members.estimate("weight", &POINTS)?,
        extra: members.rest(),
    })
}

/// Reads a number that is stated once or, as a list, by year; an empty list states nothing.
fn yearly(
    members: &mut ObjectReader<'_>,
    name: &str,
    part: PartField,
    bounds: &FieldSpec,
    by_year: &mut Vec<YearlyNumbers>,
) -> Result<Option<Estimate>, FileError> {
    if members.kind(name) != Some(JsonKind::List) {
        return members.estimate(name, bounds);
    }
    let values = members.list(name, MAX_BY_YEAR, |json, path| estimate::estimate(json, path, Some(bounds)))?;
    if !values.is_empty() {
        by_year.push(YearlyNumbers { part, values });
    }
    Ok(None)
}

/// Reads a duration: a JSON number where it is no more than whole years, otherwise an estimate.
fn duration(members: &mut ObjectReader<'_>) -> Result<Option<Estimate>, FileError> {
    let kind = members.kind("duration");
    if !matches!(kind, Some(JsonKind::Text | JsonKind::Object)) {
        return Ok(members.whole("duration", &YEARS, u32::MAX)?.map(Estimate::of));
    }
    let duration = members.estimate("duration", &DURATION)?;
    let is_whole = duration.as_ref().is_some_and(|it| it.point().is_integer());
    match kind {
        Some(found @ JsonKind::Text) if is_whole => {
            Err(members.fail_at("duration", Problem::WrongType { expected: JsonKind::Number, found }))
        }
        _ => Ok(duration),
    }
}

fn adjustment(json: Json, path: &Path<'_>, ids: &mut Ids) -> Result<Adjustment, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    Ok(Adjustment {
        id: ids.claim(&mut members)?,
        label: members.text("label", MAX_NAME)?,
        share: members.estimate("share", &SHARE)?,
        kept: members.flag("kept")?.unwrap_or_default(),
        extra: members.rest(),
    })
}

fn quantity_factor(json: Json, path: &Path<'_>, ids: &mut Ids) -> Result<QuantityFactor, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    Ok(QuantityFactor {
        id: ids.claim(&mut members)?,
        label: members.text("label", MAX_NAME)?,
        value: members.estimate("value", &FACTOR)?,
        extra: members.rest(),
    })
}

fn effect(json: Json, path: &Path<'_>) -> Result<MeasuredEffect, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let measure: Option<EffectMeasure> = members.word("measure")?;
    let measure = members.needed("measure", measure)?;
    let mut number = |name: &str, bounds: &FieldSpec| {
        let value = members.number(name)?;
        let refusal = value.and_then(|value| bounds.check(value).err());
        refusal.map_or(Ok(value), |error| Err(members.fail_at(name, error)))
    };
    Ok(MeasuredEffect {
        measure,
        value: number("value", limits::effect(measure))?,
        standard_error: number("standard_error", &STANDARD_ERROR)?,
        basis: members.word("basis")?,
        source: members.text("source", MAX_SOURCE)?,
        year: members.whole("year", &CALENDAR_YEAR, i32::MAX)?,
        extra: members.rest(),
    })
}

fn volume(members: &mut ObjectReader<'_>) -> Result<Volume, FileError> {
    let quantity = members.estimate("quantity", &COUNT)?;
    // An empty list alone states nothing; beside a quantity it is an error, as in the schema.
    let stated = members.kind("cohorts").is_some();
    let cohorts = members.list("cohorts", MAX_COHORTS, |json, path| estimate::estimate(json, path, Some(&COUNT)))?;
    match quantity {
        Some(_) if stated => Err(members.fail(Problem::QuantityAndCohorts)),
        Some(quantity) => Ok(Volume::Single(quantity)),
        None if cohorts.is_empty() => Ok(Volume::Unstated),
        None => Ok(Volume::Cohorts(cohorts)),
    }
}

fn proxy(json: Json, path: &Path<'_>, by_year: &mut Vec<YearlyNumbers>) -> Result<Proxy, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let same_as = members.raw_text("same_as")?.unwrap_or_default();
    let own = ["value", "price_year"].into_iter().find(|name| members.kind(name).is_some());
    if let Some(own) = own.filter(|_| !same_as.is_empty()) {
        return Err(members.fail_at(own, Problem::SharedProxy));
    }
    Ok(Proxy {
        same_as,
        label: members.text("label", MAX_NAME)?,
        value: yearly(&mut members, "value", PartField::Proxy, &AMOUNT, by_year)?,
        source: members.text("source", MAX_SOURCE)?,
        price_year: members.whole("price_year", &CALENDAR_YEAR, i32::MAX)?,
        extra: members.rest(),
    })
}

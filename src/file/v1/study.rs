//! Reads the study itself: its head, its discounting, and its lists.

use super::ids::{self, Ids};
use super::limits::{
    CALENDAR_YEAR, LEVEL, MAX_LEVELS, MAX_NAME, MAX_NOTES, MAX_PAIRS, MAX_PARTS, MAX_RATES, MAX_SCENARIOS, MAX_SOURCE,
    MAX_VARIABLES, RATE, WHOLE,
};
use super::members::ObjectReader;
use super::{correlation, parts, scenario, variable};
use crate::file::problem::{FileError, Problem};
use crate::file::{FORMAT, VERSION};
use crate::json::{Json, Path, shortened};
use crate::number::Decimal;
use crate::study::document::{Currency, Seed, Threshold};
use crate::study::lookup::position;
use crate::study::{
    Discounting, FieldError, MethodPart, Outcome, PriceIndex, PriceLevel, RateFrom, Shared, Study, StudyMethod,
};

/// Rejects a document of another format, or of a later version.
///
/// The version is checked before any other member, because members of a later version may have other meanings.
pub(in crate::file) fn head(members: &mut ObjectReader<'_>, format: &str) -> Result<(), FileError> {
    let found = members.raw_text("format")?.unwrap_or_default();
    if found != format {
        return Err(members.fail_at("format", Problem::NotAStudy { found: shortened(&found) }));
    }
    let version = members.integer("version")?;
    let version = members.needed("version", version)?;
    if version > i128::from(VERSION) {
        return Err(members.fail_at("version", Problem::NewerVersion { version, known: VERSION }));
    }
    if version < 1 {
        let value = i64::try_from(version).map_or(Decimal::MIN, Decimal::from);
        return Err(members.fail_at("version", FieldError::TooSmall { value, min: Decimal::ONE, above: false }));
    }
    Ok(())
}

/// Reads the study at `path`.
pub(in crate::file) fn study(json: Json, path: &Path<'_>) -> Result<Study, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    head(&mut members, FORMAT)?;
    let mut ids = Ids::default();
    let study = Study {
        id: ids::of_study(&mut members)?,
        title: members.text("title", MAX_NAME)?,
        organisation: members.text("organisation", MAX_NAME)?,
        notes: members.text("notes", MAX_NOTES)?,
        currency: currency(&mut members)?,
        price_year: members.whole("price_year", &CALENDAR_YEAR, i32::MAX)?,
        start_year: members.whole("start_year", &CALENDAR_YEAR, i32::MAX)?,
        price_index: members.with("price_index", price_index)?,
        kind: members.word("kind")?.unwrap_or_default(),
        purpose: members.word("purpose")?,
        ideal: members.text("ideal", MAX_NOTES)?,
        discounting: members.with("discounting", discounting)?,
        stakeholders: members
            .list("stakeholders", MAX_PARTS, |json, path| parts::stakeholder(json, path, &mut ids).map(Shared::new))?,
        inputs: members.list("inputs", MAX_PARTS, |json, path| parts::input(json, path, &mut ids).map(Shared::new))?,
        outcomes: members
            .list("outcomes", MAX_PARTS, |json, path| parts::outcome(json, path, &mut ids).map(Shared::new))?,
        variables: members
            .list("variables", MAX_VARIABLES, |json, path| variable::variable(json, path, &mut ids).map(Shared::new))?,
        incompatible: members.list("incompatible", MAX_PAIRS, |json, path| variable::incompatible(json, path, &ids))?,
        scenarios: members
            .list("scenarios", MAX_SCENARIOS, |json, path| scenario::scenario(json, path, &mut ids).map(Shared::new))?,
        correlations: correlation::correlations(&mut members, &mut ids)?,
        simulated_scenario: members.raw_text("simulated_scenario")?.unwrap_or_default(),
        threshold: threshold(&mut members)?,
        seed: seed(&mut members)?,
        method_parts: method_parts(&mut members),
        extra: members.rest(),
    };
    let simulated = &study.simulated_scenario;
    if !simulated.is_empty() && position(&study.scenarios, simulated).is_none() {
        let id = shortened(simulated);
        return Err(FileError::at(&Path::Member(path, "simulated_scenario"), Problem::UnknownScenario { id }));
    }
    let ownerless = |outcome: &Shared<Outcome>| study.proxy_owner(outcome).is_none();
    if let Some(n) = study.outcomes.iter().position(ownerless) {
        let list = Path::Member(path, "outcomes");
        let entry = Path::Entry(&list, n);
        let proxy = Path::Member(&entry, "proxy");
        let shared = study.outcomes.get(n).and_then(|outcome| outcome.shares_proxy_of());
        let id = shortened(shared.unwrap_or_default());
        return Err(FileError::at(&Path::Member(&proxy, "same_as"), Problem::UnknownProxy { id }));
    }
    Ok(study)
}

/// Takes out what is stated for the further methods, as it is: their rooms read it.
fn method_parts(members: &mut ObjectReader<'_>) -> Vec<MethodPart> {
    let part = |method: &StudyMethod| {
        let json = Shared::new(members.take(method.word())?);
        Some(MethodPart { method: *method, json })
    };
    StudyMethod::ALL.iter().filter_map(part).collect()
}

fn currency(members: &mut ObjectReader<'_>) -> Result<Currency, FileError> {
    let Some(text) = members.raw_text("currency")? else {
        return Ok(Currency::default());
    };
    Currency::new(&text).ok_or_else(|| members.fail_at("currency", Problem::BadCurrency { text: shortened(&text) }))
}

fn threshold(members: &mut ObjectReader<'_>) -> Result<Threshold, FileError> {
    let Some(value) = members.number("threshold")? else {
        return Ok(Threshold::default());
    };
    Threshold::check(value).map_err(|error| members.fail_at("threshold", error))?;
    Ok(Threshold(value))
}

fn seed(members: &mut ObjectReader<'_>) -> Result<Seed, FileError> {
    let text = members.with("seed", |json, path| match json {
        Json::Text(text) => Ok(text),
        other => Err(super::members::wrong_number(&other, path)),
    })?;
    let Some(text) = text else {
        return Ok(Seed::default());
    };
    // A seed has one spelling only: neither `+7` nor `007`.
    let seed = text.parse::<u64>().ok().filter(|seed| seed.to_string() == text);
    seed.map(Seed).ok_or_else(|| members.fail_at("seed", Problem::BadSeed { text: shortened(&text) }))
}

/// Reads the discount rates with the years from which they apply, and the timing within the year.
pub(in crate::file) fn discounting(json: Json, path: &Path<'_>) -> Result<Discounting, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let mut before = None;
    let rates = members.list("rates", MAX_RATES, |json, path| {
        let entry = rate(json, path)?;
        let year = entry.from_year;
        let problem = match before.replace(year) {
            None if year > 0 => Some(Problem::FirstRateNotZero { year }),
            Some(before) if year <= before => Some(Problem::RatesNotAscending { before, year }),
            _ => None,
        };
        match problem {
            Some(problem) => Err(FileError::at(&Path::Member(path, "from_year"), problem)),
            None => Ok(entry),
        }
    })?;
    if rates.is_empty() {
        return Err(members.fail_at("rates", Problem::NoRates));
    }
    Ok(Discounting { rates, timing: members.word("timing")?.unwrap_or_default(), extra: members.rest() })
}

fn price_index(json: Json, path: &Path<'_>) -> Result<PriceIndex, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let levels = price_levels(&mut members)?;
    Ok(PriceIndex {
        label: members.text("label", MAX_NAME)?,
        source: members.text("source", MAX_SOURCE)?,
        date: members.text("date", MAX_NAME)?,
        levels,
        extra: members.rest(),
    })
}

/// Reads the levels of a price index, years ascending.
pub(in crate::file) fn price_levels(members: &mut ObjectReader<'_>) -> Result<Vec<PriceLevel>, FileError> {
    let mut before: Option<i32> = None;
    members.list("levels", MAX_LEVELS, |json, path| {
        let level = price_level(json, path)?;
        let year = level.year;
        match before.replace(year).filter(|before| year <= *before) {
            Some(before) => {
                Err(FileError::at(&Path::Member(path, "year"), Problem::LevelsNotAscending { before, year }))
            }
            None => Ok(level),
        }
    })
}

fn price_level(json: Json, path: &Path<'_>) -> Result<PriceLevel, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let (year, value) = (members.whole("year", &CALENDAR_YEAR, i32::MAX)?, members.number("value")?);
    let value = members.needed("value", value)?;
    LEVEL.check(value).map_err(|error| members.fail_at("value", error))?;
    Ok(PriceLevel { year: members.needed("year", year)?, value, extra: members.rest() })
}

fn rate(json: Json, path: &Path<'_>) -> Result<RateFrom, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let from_year = members.whole("from_year", &WHOLE, u32::MAX)?;
    let rate = members.estimate("rate", &RATE)?;
    let mut rate = members.needed("rate", rate)?;
    // Its source stands beside it; one inside it counts as well.
    let beside = members.text("source", MAX_SOURCE)?;
    rate.source = match (beside, std::mem::take(&mut rate.source)) {
        (one, other) if other.is_empty() || one == other => one,
        (one, other) if one.is_empty() => other,
        (one, other) => members.bounded("source", [one, other].join("; "), MAX_SOURCE)?,
    };
    Ok(RateFrom { from_year: members.needed("from_year", from_year)?, rate, extra: members.rest() })
}

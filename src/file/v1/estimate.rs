//! Reads one number with its pedigree: a bare text, or an object.

use super::limits::{CALENDAR_YEAR, MAX_SOURCE, WHOLE};
use super::members::{ObjectReader, number, wrong_number};
use crate::file::problem::{FileError, Problem};
use crate::json::{Json, Path};
use crate::study::field::FieldSpec;
use crate::study::{Estimate, FieldError, Range, Sample};

impl ObjectReader<'_> {
    /// Reads an estimate whose point value lies within `bounds`.
    pub(super) fn estimate(&mut self, name: &str, bounds: &FieldSpec) -> Result<Option<Estimate>, FileError> {
        self.with(name, |json, path| estimate(json, path, Some(bounds)))
    }
}

/// Reads an estimate; without bounds, any number is accepted.
pub(super) fn estimate(json: Json, path: &Path<'_>, bounds: Option<&FieldSpec>) -> Result<Estimate, FileError> {
    let is_object = matches!(json, Json::Object(_));
    let estimate = match json {
        Json::Text(text) => Estimate { value: Some(number(&text, path)?), ..Estimate::default() },
        Json::Object(_) => object(ObjectReader::of(json, path)?)?,
        other => return Err(wrong_number(&other, path)),
    };
    estimate.check().map_err(|error| FileError::at(path, error))?;
    if let Some(bounds) = bounds
        && let Err(error) = bounds.check(estimate.point())
    {
        let value = Path::Member(path, "value");
        return Err(FileError::at(if is_object && estimate.value.is_some() { &value } else { path }, error));
    }
    if estimate.sample.is_some() && bounds.is_some_and(|bounds| !bounds.takes_sample()) {
        return Err(FileError::at(&Path::Member(path, "sample"), FieldError::NoShare));
    }
    if let Some((bounds, actual)) = bounds.zip(estimate.actual) {
        bounds.check(actual).map_err(|error| FileError::at(&Path::Member(path, "actual"), error))?;
    }
    Ok(estimate)
}

fn sample(json: Json, path: &Path<'_>) -> Result<Sample, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let (n, positives) = (members.whole("n", &WHOLE, u64::MAX)?, members.whole("positives", &WHOLE, u64::MAX)?);
    Ok(Sample {
        n: members.needed("n", n)?,
        positives: members.needed("positives", positives)?,
        of: members.whole("of", &WHOLE, u64::MAX)?,
        extra: members.rest(),
    })
}

fn object(mut members: ObjectReader<'_>) -> Result<Estimate, FileError> {
    let value = members.number("value")?;
    let range = match (members.number("low")?, members.number("high")?) {
        (Some(low), Some(high)) => Some(Range { low, high }),
        (None, None) => None,
        _ => return Err(members.fail(Problem::HalfRange)),
    };
    Ok(Estimate {
        value,
        range,
        shape: members.word("shape")?,
        basis: members.word("basis")?,
        sample: members.with("sample", sample)?.map(Box::new),
        source: members.text("source", MAX_SOURCE)?,
        year: members.whole("year", &CALENDAR_YEAR, i32::MAX)?,
        actual: members.number("actual")?,
        extra: members.rest(),
    })
}

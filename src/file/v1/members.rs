//! Reads the members of one JSON object by taking them out one by one; the members that remain are unknown and are preserved.

use super::words::Word;
use crate::file::problem::{FileError, Problem};
use crate::json::{Json, JsonKind, Path, shortened};
use crate::number::{CheckedOps as _, Decimal, plain};
use crate::study::field::FieldSpec;
use crate::study::{Extra, FieldError};
use rust_decimal::prelude::{FromPrimitive as _, ToPrimitive as _};

/// A JSON object being read.
pub(in crate::file) struct ObjectReader<'p> {
    path: &'p Path<'p>,
    left: Vec<(String, Json)>,
}

impl<'p> ObjectReader<'p> {
    /// Starts reading the object at `path`.
    pub(in crate::file) fn of(json: Json, path: &'p Path<'p>) -> Result<Self, FileError> {
        match json {
            Json::Object(left) => Ok(Self { path, left }),
            other => Err(wrong_type(&other, JsonKind::Object, path)),
        }
    }

    /// The type of a member, if it is there.
    pub(super) fn kind(&self, name: &str) -> Option<JsonKind> {
        self.left.iter().find(|(known, _)| known == name).map(|(_, value)| value.kind())
    }

    /// Removes a member and returns its value.
    pub(super) fn take(&mut self, name: &str) -> Option<Json> {
        let at = self.left.iter().position(|(known, _)| known == name)?;
        Some(self.left.remove(at).1)
    }

    /// The members that were not taken, in the order of the file.
    pub(super) fn rest(self) -> Extra {
        self.left
    }

    /// The path of the object, as text.
    pub(in crate::file) fn place(&self) -> String {
        self.path.to_string()
    }

    /// An error at the object itself.
    pub(super) fn fail(&self, problem: impl Into<Problem>) -> FileError {
        FileError::at(self.path, problem)
    }

    /// An error at one member.
    pub(in crate::file) fn fail_at(&self, name: &str, problem: impl Into<Problem>) -> FileError {
        FileError::at(&Path::Member(self.path, name), problem)
    }

    /// Reads a member with `read`; `None` when it is absent.
    pub(in crate::file) fn with<T>(
        &mut self,
        name: &str,
        read: impl FnOnce(Json, &Path<'_>) -> Result<T, FileError>,
    ) -> Result<Option<T>, FileError> {
        self.take(name).map(|json| read(json, &Path::Member(self.path, name))).transpose()
    }

    /// Unwraps the value of a required member.
    pub(in crate::file) fn needed<T>(&self, name: &str, value: Option<T>) -> Result<T, FileError> {
        value.ok_or_else(|| self.fail_at(name, Problem::Missing))
    }

    /// Reads a text of any length; `None` when it is absent.
    pub(in crate::file) fn raw_text(&mut self, name: &str) -> Result<Option<String>, FileError> {
        self.with(name, |json, path| match json {
            Json::Text(text) => Ok(text),
            other => Err(wrong_type(&other, JsonKind::Text, path)),
        })
    }

    /// Reads a text of at most `max` characters; empty when it is absent.
    pub(super) fn text(&mut self, name: &str, max: usize) -> Result<String, FileError> {
        let text = self.raw_text(name)?.unwrap_or_default();
        self.bounded(name, text, max)
    }

    /// Reads a required text of at most `max` characters.
    pub(in crate::file) fn stated_text(&mut self, name: &str, max: usize) -> Result<String, FileError> {
        let text = self.raw_text(name)?;
        let text = self.needed(name, text)?;
        self.bounded(name, text, max)
    }

    /// A text, refused where it has more than `max` characters.
    pub(super) fn bounded(&self, name: &str, text: String, max: usize) -> Result<String, FileError> {
        // A text has at least as many bytes as characters, and its byte length costs nothing to read.
        if text.len() > max {
            let length = text.chars().count();
            if length > max {
                return Err(self.fail_at(name, Problem::TooLong { length, max }));
            }
        }
        Ok(text)
    }

    /// Reads a word of a closed list.
    pub(super) fn word<T: Word>(&mut self, name: &str) -> Result<Option<T>, FileError> {
        let Some(text) = self.raw_text(name)? else {
            return Ok(None);
        };
        T::from_file(&text).map(Some).ok_or_else(|| {
            let allowed = T::WORDS.iter().map(|(_, word)| *word).collect();
            self.fail_at(name, Problem::UnknownWord { word: shortened(&text), allowed })
        })
    }

    /// Reads a Boolean.
    pub(in crate::file) fn flag(&mut self, name: &str) -> Result<Option<bool>, FileError> {
        self.with(name, |json, path| match json {
            Json::Bool(truth) => Ok(truth),
            other => Err(wrong_type(&other, JsonKind::Bool, path)),
        })
    }

    /// Reads a number written as a JSON text.
    pub(in crate::file) fn number(&mut self, name: &str) -> Result<Option<Decimal>, FileError> {
        self.with(name, |json, path| match json {
            Json::Text(text) => number(&text, path),
            other => Err(wrong_number(&other, path)),
        })
    }

    /// Reads a JSON number without a fraction.
    pub(in crate::file) fn integer(&mut self, name: &str) -> Result<Option<i128>, FileError> {
        self.with(name, |json, path| match json {
            Json::Integer(n) => Ok(n),
            Json::Number(text) => whole(&text).ok_or_else(|| FileError::at(path, Problem::NotWhole)),
            other => Err(wrong_type(&other, JsonKind::Number, path)),
        })
    }

    /// Reads a whole JSON number that lies within `bounds` and fits the type `T`, whose maximum is `max`.
    pub(in crate::file) fn whole<T>(&mut self, name: &str, bounds: &FieldSpec, max: T) -> Result<Option<T>, FileError>
    where
        T: TryFrom<i128> + Into<Decimal>,
    {
        let Some(n) = self.integer(name)? else {
            return Ok(None);
        };
        let value = Decimal::from_i128(n).unwrap_or(if n > 0 { Decimal::MAX } else { Decimal::MIN });
        bounds.check(value).map_err(|error| self.fail_at(name, error))?;
        let fits = T::try_from(n).map_err(|_| FieldError::TooLarge { value, max: max.into() });
        fits.map(Some).map_err(|error| self.fail_at(name, error))
    }

    /// Reads a list of at most `max` entries, each with its own path; empty when it is absent.
    pub(in crate::file) fn list<T>(
        &mut self,
        name: &str,
        max: usize,
        mut read: impl FnMut(Json, &Path<'_>) -> Result<T, FileError>,
    ) -> Result<Vec<T>, FileError> {
        let items = self.items(name, max)?;
        let path = Path::Member(self.path, name);
        // Collecting into a result costs two kilobytes of code for each kind of entry.
        let mut list = Vec::with_capacity(items.len());
        for (n, item) in items.into_iter().enumerate() {
            list.push(read(item, &Path::Entry(&path, n))?);
        }
        Ok(list)
    }

    /// Takes a list of at most `max` entries; empty when it is absent.
    fn items(&mut self, name: &str, max: usize) -> Result<Vec<Json>, FileError> {
        match self.take(name) {
            None => Ok(Vec::new()),
            Some(Json::List(items)) if items.len() > max => {
                Err(self.fail_at(name, Problem::TooMany { count: items.len(), max }))
            }
            Some(Json::List(items)) => Ok(items),
            Some(other) => Err(wrong_type(&other, JsonKind::List, &Path::Member(self.path, name))),
        }
    }
}

/// Parses a decimal as the format writes it.
pub(super) fn number(text: &str, path: &Path<'_>) -> Result<Decimal, FileError> {
    plain::parse(text).map_err(|why| FileError::at(path, Problem::NotANumber { text: shortened(text), why }))
}

/// The integer that a JSON number such as `3.0` or `1e2` denotes; `None` when it has a fraction.
///
/// A number too large for an `i128` or a decimal becomes the extreme `i128` of its sign, which every bounds check rejects.
fn whole(text: &str) -> Option<i128> {
    let too_large = if text.starts_with('-') { i128::MIN } else { i128::MAX };
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (Ok(mut number), Ok(exponent)) = (plain::parse(digits), exponent.parse::<i32>()) else {
        return (!digits.contains('.') && !exponent.starts_with('-')).then_some(too_large);
    };
    let is_zero = number.is_zero();
    for _ in 0..exponent.unsigned_abs().min(plain::MAX_DECIMALS.saturating_mul(2)) {
        let next = if exponent < 0 { number.over(Decimal::TEN) } else { number.times(Decimal::TEN) };
        let Some(next) = next else {
            return Some(too_large);
        };
        number = next;
    }
    // A nonzero number that underflowed to 0 had a fraction.
    (number.is_integer() && number.is_zero() == is_zero).then(|| number.to_i128().unwrap_or(too_large))
}

/// The error for a value that is not a text holding a number.
pub(super) fn wrong_number(found: &Json, path: &Path<'_>) -> FileError {
    match found.kind() {
        JsonKind::Number => FileError::at(path, Problem::NumberAsJson),
        _ => wrong_type(found, JsonKind::Text, path),
    }
}

fn wrong_type(found: &Json, expected: JsonKind, path: &Path<'_>) -> FileError {
    FileError::at(path, Problem::WrongType { expected, found: found.kind() })
}

//! Public reference values and discount rates, each a single fact with its own source: `data/references.json`.
//!
//! The list is short on purpose. A single fact is not protected, but a collection is, so nothing is taken from catalogues of
//! values (those of HACT, Social Value UK and the Global Value Exchange must not be shipped in a tool at all). Values that go
//! out of date are data in this file and never constants in code.

use super::problem::{FileError, Problem};
use super::v1::{self, MAX_NAME, MAX_NOTES, MAX_SOURCE, ObjectReader};
use crate::json::{self, Json, Path, shortened};
use crate::number::{Decimal, Language};
use crate::study::vocabulary::vocabulary;
use crate::study::{Currency, Estimate, PriceIndex, PriceLevel, RateFrom};
use std::collections::BTreeMap;

/// The `format` member of the file.
const FORMAT: &str = "retombees.references";
/// Maximum number of entries in a list of the file.
const MAX_ENTRIES: usize = 200;

/// The key of the gross hourly minimum wage in France, the usual value of an hour of volunteering.
pub const MINIMUM_WAGE: &str = "fr-smic-hour";
/// The key of the number of hours in a full-time year in France.
pub const LEGAL_YEAR: &str = "fr-legal-year";

vocabulary! {
    /// The unit of a reference value.
    pub enum ReferenceUnit {
        /// Money per hour of work.
        #[default]
        MoneyPerHour = "money_per_hour",
        /// Money per month of full-time work.
        MoneyPerMonth = "money_per_month",
        /// Money per person and per year.
        MoneyPerPersonYear = "money_per_person_year",
        /// Money per statistical life.
        MoneyPerLife = "money_per_life",
        /// Money per tonne of CO₂.
        MoneyPerTonne = "money_per_tonne",
        /// Hours in a year of full-time work.
        HoursPerYear = "hours_per_year",
    }
}

impl ReferenceUnit {
    /// Whether the unit is an amount of money, in the currency of the entry.
    pub const fn is_money(self) -> bool {
        !matches!(self, Self::HoursPerYear)
    }
}

/// A text in each language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Words {
    /// In French.
    pub french: String,
    /// In English.
    pub english: String,
}

impl Words {
    /// The text in a language.
    pub fn of(&self, language: Language) -> &str {
        match language {
            Language::French => &self.french,
            Language::English => &self.english,
        }
    }
}

/// The origin of a fact, and what to know before using it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Provenance {
    /// What the fact is.
    pub label: Words,
    /// The publisher, worded for use as the source of a number in a study.
    pub source: Words,
    /// The web address where it was read.
    pub url: Option<String>,
    /// The day or year from which it applies; for a fact without one, the year in which it was recorded here.
    pub date: String,
    /// Its limits: what the fact does not tell.
    pub caveat: Words,
    /// Why it may be shipped.
    pub licence: Words,
    /// Whether the original is still to be checked.
    pub verify: bool,
}

/// One public reference value.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reference {
    /// Its name in code and in links, unique in the file.
    pub key: String,
    /// The value, in [`Reference::unit`].
    pub value: Decimal,
    /// The unit.
    pub unit: ReferenceUnit,
    /// The currency, for money.
    pub currency: Option<Currency>,
    /// The year of the prices, for money; `None` when it is not established.
    pub price_year: Option<i32>,
    /// The origin of the value.
    pub about: Provenance,
}

/// A schedule of discount rates that an authority publishes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RatePreset {
    /// Its name in code and in links, unique in the file.
    pub key: String,
    /// The rates in the convention of a study, without their source: the rate of year `y` discounts value from year `y + 1` to
    /// year `y`. A table that says "years 31 to 75" names the steps into those years, so its rate applies here from year 30.
    rates: Vec<RateFrom>,
    /// The origin of the rates.
    pub about: Provenance,
}

impl RatePreset {
    /// The rates for a study, with their source in this language.
    pub fn rates(&self, language: Language) -> Vec<RateFrom> {
        let source = self.about.source.of(language);
        let sourced = |rate: &Estimate| Estimate { source: source.to_owned(), ..rate.clone() };
        self.rates.iter().map(|entry| RateFrom { rate: sourced(&entry.rate), ..entry.clone() }).collect()
    }
}

/// A price index that an authority publishes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct IndexPreset {
    /// Its name in code and in links, unique in the file.
    pub key: String,
    /// The levels, years ascending.
    levels: Vec<PriceLevel>,
    /// The origin of the levels.
    pub about: Provenance,
}

impl IndexPreset {
    /// The index for a study, with its words in this language.
    pub fn index(&self, language: Language) -> PriceIndex {
        let about = &self.about;
        PriceIndex {
            label: about.label.of(language).to_owned(),
            source: about.source.of(language).to_owned(),
            date: about.date.clone(),
            levels: self.levels.clone(),
            ..PriceIndex::default()
        }
    }
}

/// The whole file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct References {
    /// Values, in the order in which the page offers them.
    pub values: Vec<Reference>,
    /// Discount rates, in the order in which the page offers them.
    pub rates: Vec<RatePreset>,
    /// Price indices, in the order in which the page offers them.
    pub indices: Vec<IndexPreset>,
}

impl References {
    /// Parses the file.
    ///
    /// # Errors
    /// The first problem found, with its path; see [`Problem`].
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let (tree, _) = json::parse(text)?;
        let mut members = ObjectReader::of(tree, &Path::Root)?;
        v1::head(&mut members, FORMAT)?;
        let mut keys = Keys::default();
        Ok(Self {
            values: members.list("references", MAX_ENTRIES, |json, path| reference(json, path, &mut keys))?,
            rates: members.list("rates", MAX_ENTRIES, |json, path| preset(json, path, &mut keys))?,
            indices: members.list("indices", MAX_ENTRIES, |json, path| index(json, path, &mut keys))?,
        })
    }

    /// The file as shipped. In the browser, it is a file served beside the program.
    ///
    /// # Errors
    /// None: a test parses the file.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn shipped() -> Result<Self, FileError> {
        Self::parse(include_str!("../../data/references.json"))
    }

    /// The value with this key.
    pub fn value(&self, key: &str) -> Option<&Reference> {
        self.values.iter().find(|value| value.key == key)
    }

    /// The discount rates with this key.
    pub fn rate(&self, key: &str) -> Option<&RatePreset> {
        self.rates.iter().find(|preset| preset.key == key)
    }
}

/// The keys claimed so far, with the path of each.
#[derive(Default)]
struct Keys(BTreeMap<String, String>);

impl Keys {
    fn claim(&mut self, members: &mut ObjectReader<'_>) -> Result<String, FileError> {
        let key = members.stated_text("key", MAX_NAME)?;
        if let Some(first_at) = self.0.insert(key.clone(), members.place()) {
            return Err(members.fail_at("key", Problem::DuplicateId { id: key, first_at }));
        }
        Ok(key)
    }
}

fn reference(json: Json, path: &Path<'_>, keys: &mut Keys) -> Result<Reference, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let key = keys.claim(&mut members)?;
    let value = members.number("value")?;
    let value = members.needed("value", value)?;
    let unit = unit(&mut members)?;
    let currency = match members.raw_text("currency")? {
        Some(code) => Some(Currency::new(&code).ok_or_else(|| members.fail_at("currency", bad_currency(&code)))?),
        None if unit.is_money() => return Err(members.fail_at("currency", Problem::Missing)),
        None => None,
    };
    let price_year = members.whole("price_year", &v1::CALENDAR_YEAR, i32::MAX)?;
    Ok(Reference { key, value, unit, currency, price_year, about: provenance(&mut members)? })
}

fn bad_currency(code: &str) -> Problem {
    Problem::BadCurrency { text: shortened(code) }
}

fn unit(members: &mut ObjectReader<'_>) -> Result<ReferenceUnit, FileError> {
    let word = members.stated_text("unit", MAX_NAME)?;
    ReferenceUnit::from_word(&word).ok_or_else(|| {
        let allowed = ReferenceUnit::ALL.iter().map(|unit| unit.word()).collect();
        members.fail_at("unit", Problem::UnknownWord { word: shortened(&word), allowed })
    })
}

fn preset(json: Json, path: &Path<'_>, keys: &mut Keys) -> Result<RatePreset, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let key = keys.claim(&mut members)?;
    // The same format, and the same rules, as in the study file.
    let discounting = members.with("discounting", v1::discounting)?;
    let rates = members.needed("discounting", discounting)?.rates;
    Ok(RatePreset { key, rates, about: provenance(&mut members)? })
}

fn index(json: Json, path: &Path<'_>, keys: &mut Keys) -> Result<IndexPreset, FileError> {
    let mut members = ObjectReader::of(json, path)?;
    let key = keys.claim(&mut members)?;
    let levels = v1::price_levels(&mut members)?;
    Ok(IndexPreset { key, levels, about: provenance(&mut members)? })
}

fn provenance(members: &mut ObjectReader<'_>) -> Result<Provenance, FileError> {
    let verify = members.flag("verify")?;
    Ok(Provenance {
        label: words(members, "label", MAX_NAME)?,
        source: words(members, "source", MAX_SOURCE)?,
        url: members.raw_text("url")?,
        date: members.stated_text("date", MAX_NAME)?,
        caveat: words(members, "caveat", MAX_NOTES)?,
        licence: words(members, "licence", MAX_NOTES)?,
        verify: members.needed("verify", verify)?,
    })
}

fn words(members: &mut ObjectReader<'_>, name: &str, max: usize) -> Result<Words, FileError> {
    let words = members.with(name, |json, path| {
        let mut members = ObjectReader::of(json, path)?;
        Ok(Words { french: members.stated_text("fr", max)?, english: members.stated_text("en", max)? })
    })?;
    members.needed(name, words)
}

#[cfg(test)]
mod tests;

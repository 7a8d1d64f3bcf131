//! The study: one evaluation, as a person states it.

use super::{
    Correlation, Extra, Incompatible, Input, Outcome, Scenario, Shared, Stakeholder, Variable, vocabulary::vocabulary,
};
use crate::number::Decimal;

vocabulary! {
    /// Whether outcomes are expected or observed.
    pub enum Kind {
        /// Value if the outcomes are reached.
        #[default]
        Forecast = "forecast",
        /// Value of outcomes that happened.
        Evaluative = "evaluative",
    }
}

vocabulary! {
    /// What the evaluation serves. It orders the views and never changes a figure.
    pub enum Purpose {
        /// To do better.
        #[default]
        Improve = "improve",
        /// To account for what was achieved.
        Prove = "prove",
        /// To negotiate a place in a chain of value.
        Negotiate = "negotiate",
    }
}

vocabulary! {
    /// The moment of the year at which its value is discounted.
    pub enum Timing {
        /// At the start: year 0 is not discounted.
        #[default]
        Start = "start",
        /// In the middle: half a year more.
        Mid = "mid",
    }
}

/// A discount rate in force from a year on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RateFrom {
    /// First year in which the rate holds.
    pub from_year: u32,
    /// Rate per year, as a share (0.035 is 3.5 %), above −1.
    pub rate: Decimal,
    /// Where the rate comes from.
    pub source: String,
    /// Members of the file that this version does not know.
    pub extra: Extra,
}

/// How later value is brought back to today.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Discounting {
    /// At least one rate, years ascending, the first from year 0.
    pub rates: Vec<RateFrom>,
    /// When within the year value arises.
    pub timing: Timing,
    /// Members of the file that this version does not know.
    pub extra: Extra,
}

impl Discounting {
    /// One rate for all years.
    pub fn single(rate: Decimal, source: &str) -> Self {
        let first = RateFrom { rate, source: source.to_owned(), ..RateFrom::default() };
        Self { rates: vec![first], ..Self::default() }
    }
}

/// One evaluation. The members are those of the study file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Study {
    /// Identity across copies; empty in a file that states none.
    pub id: String,
    /// Title.
    pub title: String,
    /// Who carries the activity.
    pub organisation: String,
    /// Free remarks.
    pub notes: String,
    /// Currency of all money, ISO 4217.
    pub currency: Currency,
    /// The year whose prices the money is in.
    pub price_year: Option<i32>,
    /// Expected or observed outcomes.
    pub kind: Kind,
    /// What the evaluation serves.
    pub purpose: Option<Purpose>,
    /// The shared social aspiration, in words.
    pub ideal: String,
    /// Absent: no discounting.
    pub discounting: Option<Discounting>,
    /// Who is concerned.
    pub stakeholders: Vec<Shared<Stakeholder>>,
    /// What is put in.
    pub inputs: Vec<Shared<Input>>,
    /// What changes for whom.
    pub outcomes: Vec<Shared<Outcome>>,
    /// What may turn out in several ways, with the hypotheses on each.
    pub variables: Vec<Shared<Variable>>,
    /// Hypotheses that cannot both come true.
    pub incompatible: Vec<Incompatible>,
    /// Variants of the study.
    pub scenarios: Vec<Shared<Scenario>>,
    /// Groups of numbers that move together.
    pub correlations: Vec<Shared<Correlation>>,
    /// Seed of the simulation.
    pub seed: Seed,
    /// Members of the file that this version does not know.
    pub extra: Extra,
}

impl Study {
    /// Whether it is a study of weights only: it has outcomes, and none of them is expressed in money.
    pub fn is_without_money(&self) -> bool {
        !self.outcomes.is_empty() && self.outcomes.iter().all(|outcome| !outcome.valued)
    }
}

/// An ISO 4217 code: three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The currency with this code, if it has the form of one.
    pub fn new(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("EUR")
    }
}

impl Default for Currency {
    fn default() -> Self {
        Self(*b"EUR")
    }
}

/// Seed of the simulation; the default is 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seed(pub u64);

impl Default for Seed {
    fn default() -> Self {
        Self(1)
    }
}

//! The study: one evaluation, as the user states it.

use super::{
    Correlation, Estimate, Extra, FieldError, Incompatible, Input, MethodPart, Outcome, PriceIndex, Scenario, Shared,
    Stakeholder, StudyMethod, Variable, vocabulary::vocabulary,
};
use crate::json::Json;
use crate::number::Decimal;

vocabulary! {
    /// Whether outcomes are expected or observed.
    pub enum Kind {
        /// The value if the outcomes are reached.
        #[default]
        Forecast = "forecast",
        /// The value of outcomes that happened.
        Evaluative = "evaluative",
    }
}

vocabulary! {
    /// The purpose of the evaluation. It orders the views and never changes a figure.
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
    /// The point in the year from which its value is discounted.
    pub enum Timing {
        /// At the start of the year: year 0 is not discounted.
        #[default]
        Start = "start",
        /// In the middle of the year: half a year more.
        Mid = "mid",
    }
}

/// A discount rate that applies from a year on.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RateFrom {
    /// First year in which the rate applies.
    pub from_year: u32,
    /// Rate per year, as a share (0.035 is 3.5 %), above −1. The file has its source beside it.
    pub rate: Estimate,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

impl RateFrom {
    /// A bare rate that applies from a year on.
    pub fn from_year(from_year: u32, rate: Decimal) -> Self {
        Self { from_year, rate: Estimate::of(rate), ..Self::default() }
    }
}

/// How later value is converted to present value.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Discounting {
    /// At least one rate, years ascending, the first from year 0.
    pub rates: Vec<RateFrom>,
    /// The point in the year at which value arises.
    pub timing: Timing,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

impl Discounting {
    /// One rate for all years.
    pub fn single(rate: Decimal, source: &str) -> Self {
        let rate = Estimate { source: source.to_owned(), ..Estimate::of(rate) };
        let first = RateFrom { rate, ..RateFrom::default() };
        Self { rates: vec![first], ..Self::default() }
    }
}

/// One evaluation. Its fields mirror the members of the study file.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Study {
    /// Identity across copies; empty if the file states none.
    pub id: String,
    /// Title.
    pub title: String,
    /// The organisation that carries out the activity.
    pub organisation: String,
    /// Free remarks.
    pub notes: String,
    /// Currency of all amounts, ISO 4217.
    pub currency: Currency,
    /// The year whose prices all amounts are in.
    pub price_year: Option<i32>,
    /// The calendar year of year 0. It names the years and changes no figure.
    pub start_year: Option<i32>,
    /// The index that converts proxies to the prices of the study; `None` leaves them as they are.
    pub price_index: Option<PriceIndex>,
    /// Whether outcomes are expected or observed.
    pub kind: Kind,
    /// The purpose of the evaluation.
    pub purpose: Option<Purpose>,
    /// The shared social aspiration, in words.
    pub ideal: String,
    /// Discounting; `None` means no discounting.
    pub discounting: Option<Discounting>,
    /// The stakeholders.
    pub stakeholders: Vec<Shared<Stakeholder>>,
    /// The inputs: the resources put in.
    pub inputs: Vec<Shared<Input>>,
    /// The outcomes: what changes for whom.
    pub outcomes: Vec<Shared<Outcome>>,
    /// What may turn out in several ways, with the hypotheses on each.
    pub variables: Vec<Shared<Variable>>,
    /// Pairs of hypotheses that cannot both come true.
    pub incompatible: Vec<Incompatible>,
    /// Variants of the study.
    pub scenarios: Vec<Shared<Scenario>>,
    /// Correlation groups.
    pub correlations: Vec<Shared<Correlation>>,
    /// Id of the scenario that the simulation draws; empty for the study as stated.
    pub simulated_scenario: String,
    /// The ratio above which one would decide otherwise. The simulation says how often it is exceeded.
    pub threshold: Threshold,
    /// Seed of the simulation.
    pub seed: Seed,
    /// What is stated for the methods beside the social return, in their order, each at most once.
    pub method_parts: Vec<MethodPart>,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

impl Study {
    /// A study without stakeholders, inputs, outcomes and scenarios, and with what the figures of an outcome depend on beside it:
    /// the discounting and the prices.
    #[must_use]
    pub fn without_parts(&self) -> Self {
        Self {
            discounting: self.discounting.clone(),
            price_year: self.price_year,
            price_index: self.price_index.clone(),
            ..Self::default()
        }
    }

    /// What is stated for a method; none where the study does not use it.
    pub fn method_part(&self, method: StudyMethod) -> Option<&Shared<Json>> {
        self.method_parts.iter().find(|part| part.method == method).map(|part| &part.json)
    }

    /// States what a method needs, or takes all of it out of the study.
    pub fn set_method_part(&mut self, method: StudyMethod, json: Option<Json>) {
        self.method_parts.retain(|part| part.method != method);
        if let Some(json) = json {
            let place = self.method_parts.partition_point(|part| part.method < method);
            self.method_parts.insert(place, MethodPart { method, json: Shared::new(json) });
        }
    }

    /// Whether the study uses weights only: it has outcomes, and none of them is valued in money.
    pub fn is_without_money(&self) -> bool {
        !self.outcomes.is_empty() && self.outcomes.iter().all(|outcome| !outcome.valued)
    }
}

/// An ISO 4217 code: three capital letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The currency with this code, if the code is well-formed.
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

/// A ratio above which one would decide otherwise; the default is 1, where the value equals the inputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Threshold(pub Decimal);

impl Threshold {
    /// Checks a threshold.
    ///
    /// # Errors
    /// [`FieldError`] below 0 and above 1 000.
    pub fn check(value: Decimal) -> Result<(), FieldError> {
        FieldError::check_within(value, Decimal::ZERO, Decimal::ONE_THOUSAND)
    }
}

impl Default for Threshold {
    fn default() -> Self {
        Self(Decimal::ONE)
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

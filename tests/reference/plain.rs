//! A study as plain numbers, read from its JSON. Only what moves a figure at the stated numbers is kept.

use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Debug, Clone, Default)]
pub(crate) struct PlainStudy {
    pub(crate) rates: Vec<(u32, f64)>,
    pub(crate) mid: bool,
    pub(crate) price_year: Option<u32>,
    pub(crate) price_levels: Vec<(u32, f64)>,
    pub(crate) inputs: Vec<PlainInput>,
    pub(crate) outcomes: Vec<PlainOutcome>,
    pub(crate) json: Value,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct PlainInput {
    pub(crate) id: String,
    /// The input of the study that it is, in whichever year.
    pub(crate) origin: String,
    pub(crate) quantity: Option<f64>,
    pub(crate) unit_value: Option<f64>,
    pub(crate) year: u32,
    pub(crate) years: u32,
    pub(crate) counted: bool,
    pub(crate) is_cash: bool,
    pub(crate) recurs: bool,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct PlainOutcome {
    pub(crate) id: String,
    pub(crate) cohorts: Vec<f64>,
    /// The further factors of each quantity.
    pub(crate) factors: Vec<Option<f64>>,
    /// The outcome whose proxy it shares; empty for its own.
    pub(crate) same_as: String,
    /// The price year of the proxy.
    pub(crate) price_year: Option<u32>,
    /// What brings the amount to the prices of the study.
    pub(crate) price_factor: f64,
    /// Whether the study states one quantity, or nothing yet.
    pub(crate) is_single: bool,
    /// Cohorts that the study states.
    pub(crate) stated: usize,
    pub(crate) proxy: Option<f64>,
    /// The measure and, if stated, the value of a measured effect.
    pub(crate) effect: Option<(String, Option<f64>)>,
    pub(crate) deadweight: Option<f64>,
    pub(crate) displacement: Option<f64>,
    pub(crate) attribution: Option<f64>,
    pub(crate) drop_off: Option<f64>,
    /// The numbers that are stated by year, under their names.
    pub(crate) by_year: BTreeMap<String, Vec<f64>>,
    /// The shares of the adjustments, and whether each is what is kept.
    pub(crate) adjustments: Vec<(Option<f64>, bool)>,
    /// How often drop-off has acted before the first year of value ends.
    pub(crate) early_drops: usize,
    pub(crate) growth: Option<f64>,
    pub(crate) discount_rate: Option<f64>,
    pub(crate) duration: Option<f64>,
    /// Whether the duration has a range, and of some width; and whether it has a basis that gives one.
    pub(crate) duration_spread: (Option<bool>, bool),
    pub(crate) first_year: f64,
    pub(crate) valued: bool,
    pub(crate) material: bool,
    pub(crate) weight: Option<f64>,
}

fn number(value: &Value) -> f64 {
    value.as_str().expect("a number is a text").parse().expect("a number")
}

/// The likely value of an estimate: stated, or the middle of its bounds.
pub(crate) fn estimate(value: &Value) -> f64 {
    if value.is_string() {
        return number(value);
    }
    if let Some(stated) = value.get("value") {
        return number(stated);
    }
    if value.get("low").is_none() {
        // A survey alone.
        return value["sample"]["positives"].as_f64().unwrap() / value["sample"]["n"].as_f64().unwrap();
    }
    let (low, high) = (number(&value["low"]), number(&value["high"]));
    if value["shape"] == "lognormal" { (low * high).sqrt() } else { f64::midpoint(low, high) }
}

/// Whether an estimate has a range, and whether that has some width.
pub(crate) fn range(value: &Value) -> Option<bool> {
    value.get("low").map(|low| number(low) < number(&value["high"]))
}

/// Whether an estimate without a range is drawn from a default one.
pub(crate) fn has_default_range(value: &Value) -> bool {
    value["basis"] == "judged" || value["basis"] == "unknown"
}

fn maybe(of: &Value, name: &str) -> Option<f64> {
    of.get(name).filter(|value| !value.is_array()).map(estimate)
}

fn text(of: &Value, name: &str) -> String {
    of.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

pub(crate) fn list<'a>(of: &'a Value, name: &str) -> &'a [Value] {
    of.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn whole(of: &Value, name: &str) -> Option<u32> {
    of.get(name).map(|n| u32::try_from(n.as_u64().expect("a whole number")).expect("a year"))
}

impl PlainStudy {
    pub(crate) fn of(json: &Value) -> Self {
        let discounting = json.get("discounting");
        let rates = discounting.map_or(&[][..], |it| list(it, "rates"));
        let inputs = list(json, "inputs");
        Self {
            rates: rates.iter().map(|it| (whole(it, "from_year").unwrap(), estimate(&it["rate"]))).collect(),
            mid: discounting.is_some_and(|it| it["timing"] == "mid"),
            price_year: whole(json, "price_year"),
            price_levels: json.get("price_index").map_or(&[][..], |it| list(it, "levels")).iter().map(level).collect(),
            inputs: inputs.iter().map(|it| input(it, inputs)).collect(),
            outcomes: list(json, "outcomes").iter().map(outcome).collect(),
            json: json.clone(),
        }
    }
}

fn level(json: &Value) -> (u32, f64) {
    (whole(json, "year").unwrap(), number(&json["value"]))
}

fn input(json: &Value, all: &[Value]) -> PlainInput {
    let year = |it: &Value| whole(it, "year").unwrap_or_default();
    let same = |other: &Value, name: &str| text(other, name) == text(json, name);
    let kind = |it: &Value| it.get("kind").and_then(Value::as_str).unwrap_or("cash").to_owned();
    let is_continued = all.iter().any(|other| {
        year(other) > year(json) && kind(other) == kind(json) && same(other, "stakeholder") && same(other, "label")
    });
    PlainInput {
        id: text(json, "id"),
        origin: text(json, "id"),
        quantity: maybe(json, "quantity"),
        unit_value: maybe(json, "unit_value"),
        year: year(json),
        years: whole(json, "years").unwrap_or(1),
        counted: json.get("counted").is_none_or(|it| it == true),
        is_cash: kind(json) == "cash",
        recurs: match json.get("recurrence").and_then(Value::as_str) {
            Some(word) => word == "yearly",
            None => json.get("years").is_none() && !is_continued,
        },
    }
}

fn outcome(json: &Value) -> PlainOutcome {
    let single = json.get("quantity").map(estimate);
    let cohorts: Vec<f64> = list(json, "cohorts").iter().map(estimate).collect();
    let is_single = cohorts.is_empty();
    let cohorts: Vec<f64> = single.into_iter().chain(cohorts).collect();
    let flag = |name: &str| json.get(name).is_none_or(|it| it == true);
    let listed = |of: &Value, name: &str| list(of, name).iter().map(estimate).collect::<Vec<f64>>();
    let shares = ["deadweight", "displacement", "attribution", "drop_off"].map(|name| (name, listed(json, name)));
    let amounts = ("proxy", json.get("proxy").map(|it| listed(it, "value")).unwrap_or_default());
    let by_year = shares.into_iter().chain([amounts]).filter(|(_, values)| !values.is_empty());
    let adjustments = list(json, "adjustments").iter().map(|it| (maybe(it, "share"), it["kept"] == true));
    PlainOutcome {
        by_year: by_year.map(|(name, values)| (name.to_owned(), values)).collect(),
        adjustments: adjustments.collect(),
        factors: list(json, "quantity_factors").iter().map(|it| maybe(it, "value")).collect(),
        price_factor: 1.0,
        same_as: json.get("proxy").map(|it| text(it, "same_as")).unwrap_or_default(),
        price_year: json.get("proxy").and_then(|it| whole(it, "price_year")),
        early_drops: usize::from(json["drop_off_from"] == "first_year"),
        growth: maybe(json, "growth"),
        discount_rate: maybe(json, "discount_rate"),
        id: text(json, "id"),
        is_single,
        stated: cohorts.len(),
        cohorts,
        proxy: json.get("proxy").and_then(|it| maybe(it, "value")),
        effect: json.get("effect").map(|it| (text(it, "measure"), it.get("value").map(number))),
        deadweight: maybe(json, "deadweight"),
        displacement: maybe(json, "displacement"),
        attribution: maybe(json, "attribution"),
        drop_off: maybe(json, "drop_off"),
        duration: json.get("duration").map(|it| it.as_f64().unwrap_or_else(|| estimate(it))),
        duration_spread: (json.get("duration").and_then(range), json.get("duration").is_some_and(has_default_range)),
        first_year: f64::from(whole(json, "first_year").unwrap_or(1)),
        valued: flag("valued"),
        material: flag("material"),
        weight: maybe(json, "weight"),
    }
}

//! Serializes a study as a tree of JSON values, with members in the order of the format.

use super::limits;
use super::words::Word;
use crate::file::FORMAT;
use crate::json::Json;
use crate::number::{Decimal, plain};
use crate::study::field::PartField;
use crate::study::{
    Adjustment, Choice, Correlation, Discounting, Driver, DropOffFrom, Estimate, Extra, Hypothesis, Incompatible,
    Input, MeasuredEffect, MethodPart, Outcome, Override, PriceIndex, QuantityFactor, RateFrom, Sample, Scenario,
    Shared, Stakeholder, Study, Threshold, Variable, Volume,
};
use rust_decimal::prelude::ToPrimitive as _;

/// A builder for one JSON object.
#[derive(Default)]
pub(in crate::file) struct Object(Vec<(String, Json)>);

impl Object {
    fn put(mut self, name: &str, json: Json) -> Self {
        self.0.push((name.to_owned(), json));
        self
    }

    pub(super) fn put_some(self, name: &str, json: Option<Json>) -> Self {
        match json {
            Some(json) => self.put(name, json),
            None => self,
        }
    }

    /// Writes a text member, even an empty one.
    pub(super) fn text(self, name: &str, text: &str) -> Self {
        self.put(name, Json::Text(text.to_owned()))
    }

    /// Writes a text member unless the text is empty.
    pub(super) fn words(self, name: &str, text: &str) -> Self {
        if text.is_empty() { self } else { self.text(name, text) }
    }

    fn word(self, name: &str, word: impl Word) -> Self {
        self.text(name, word.in_file())
    }

    fn whole(self, name: &str, n: impl Into<i128>) -> Self {
        self.put(name, Json::Integer(n.into()))
    }

    fn estimate(self, name: &str, value: Option<&Estimate>) -> Self {
        self.put_some(name, value.map(estimate))
    }

    /// Writes a number of an outcome: a list where it is stated by year.
    fn yearly(self, name: &str, outcome: &Outcome, part: PartField) -> Self {
        match outcome.by_year(part) {
            Some(values) => self.list(name, values, estimate),
            None => self.estimate(name, outcome.estimate(part.into()).as_deref()),
        }
    }

    /// Writes a list member, even an empty one.
    pub(in crate::file) fn list<T>(self, name: &str, items: &[T], one: impl Fn(&T) -> Json) -> Self {
        self.put(name, Json::List(items.iter().map(one).collect()))
    }

    /// Writes a list member unless the list is empty, as in files from before the member existed.
    pub(super) fn some<T>(self, name: &str, items: &[T], one: impl Fn(&T) -> Json) -> Self {
        if items.is_empty() { self } else { self.list(name, items, one) }
    }

    /// Writes a flag whose default is true: `false` is written, `true` is left out.
    fn unless(self, name: &str, truth: bool) -> Self {
        if truth { self } else { self.put(name, Json::Bool(false)) }
    }

    /// Writes what is stated for each further method.
    fn parts(self, parts: &[MethodPart]) -> Self {
        parts.iter().fold(self, |object, part| object.put(part.method.word(), (*part.json).clone()))
    }

    /// Appends the unknown members and finishes. An unknown member that bears a known name is dropped: no file can contain one,
    /// and a duplicate member would make the written file unreadable.
    pub(super) fn end(mut self, extra: &Extra) -> Json {
        let known = self.0.len();
        for (name, json) in extra {
            if self.0.iter().take(known).all(|(written, _)| written != name) {
                self.0.push((name.clone(), json.clone()));
            }
        }
        self.done()
    }

    /// Finishes the object without unknown members.
    pub(in crate::file) fn done(self) -> Json {
        Json::Object(self.0)
    }
}

/// Starts a document with its `format` and `version` members.
pub(in crate::file) fn object_head(format: &str) -> Object {
    Object::default().text("format", format).whole("version", limits::VERSION)
}

/// Serializes a study as a whole document.
pub(in crate::file) fn study(study: &Study) -> Json {
    object_head(FORMAT)
        .text("id", &study.id)
        .text("title", &study.title)
        .words("organisation", &study.organisation)
        .words("notes", &study.notes)
        .text("currency", study.currency.code())
        .put_some("price_year", study.price_year.map(|year| Json::Integer(year.into())))
        .put_some("start_year", study.start_year.map(|year| Json::Integer(year.into())))
        .put_some("price_index", study.price_index.as_ref().map(price_index))
        .word("kind", study.kind)
        .put_some("purpose", study.purpose.map(|purpose| Json::Text(purpose.in_file().to_owned())))
        .words("ideal", &study.ideal)
        .put_some("discounting", study.discounting.as_ref().map(discounting))
        .list("stakeholders", &study.stakeholders, stakeholder)
        .list("inputs", &study.inputs, input)
        .list("outcomes", &study.outcomes, outcome)
        .some("variables", &study.variables, variable)
        .some("incompatible", &study.incompatible, incompatible)
        .list("scenarios", &study.scenarios, scenario)
        .some("correlations", &study.correlations, correlation)
        .words("simulated_scenario", &study.simulated_scenario)
        .put_some("threshold", (study.threshold != Threshold::default()).then(|| Json::Text(number(study.threshold.0))))
        .text("seed", &study.seed.0.to_string())
        .parts(&study.method_parts)
        .end(&study.extra)
}

fn discounting(discounting: &Discounting) -> Json {
    Object::default().list("rates", &discounting.rates, rate).word("timing", discounting.timing).end(&discounting.extra)
}

fn rate(entry: &RateFrom) -> Json {
    Object::default()
        .whole("from_year", entry.from_year)
        .put("rate", estimate(&Estimate { source: String::new(), ..entry.rate.clone() }))
        .words("source", &entry.rate.source)
        .end(&entry.extra)
}

fn price_index(index: &PriceIndex) -> Json {
    Object::default()
        .words("label", &index.label)
        .words("source", &index.source)
        .words("date", &index.date)
        .list("levels", &index.levels, |level| {
            Object::default().whole("year", level.year).text("value", &number(level.value)).end(&level.extra)
        })
        .end(&index.extra)
}

fn stakeholder(stakeholder: &Shared<Stakeholder>) -> Json {
    Object::default()
        .text("id", &stakeholder.id)
        .words("name", &stakeholder.name)
        .word("role", stakeholder.role)
        .put_some("headcount", stakeholder.headcount.map(|n| Json::Integer(n.into())))
        .words("consulted", &stakeholder.consulted)
        .end(&stakeholder.extra)
}

fn input(input: &Shared<Input>) -> Json {
    Object::default()
        .text("id", &input.id)
        .words("stakeholder", &input.stakeholder)
        .words("label", &input.label)
        .word("kind", input.kind)
        .estimate("quantity", input.quantity.as_ref())
        .estimate("unit_value", input.unit_value.as_ref())
        .whole("year", input.year)
        .put_some("years", input.years.map(|n| Json::Integer(n.into())))
        .unless("counted", !input.uncounted)
        .put_some("recurrence", input.recurrence.map(|word| Json::Text(word.in_file().to_owned())))
        .words("notes", &input.notes)
        .end(&input.extra)
}

fn outcome(outcome: &Shared<Outcome>) -> Json {
    let object = Object::default()
        .text("id", &outcome.id)
        .words("stakeholder", &outcome.stakeholder)
        .words("label", &outcome.label)
        .words("output", &outcome.output)
        .words("indicator", &outcome.indicator)
        .words("notes", &outcome.notes);
    let object = match &outcome.volume {
        Volume::Unstated => object,
        Volume::Single(quantity) => object.put("quantity", estimate(quantity)),
        Volume::Cohorts(cohorts) => object.list("cohorts", cohorts, estimate),
    };
    let is_usual = outcome.drop_off_from == DropOffFrom::default();
    let drop_off_from = (!is_usual).then(|| Json::Text(outcome.drop_off_from.in_file().to_owned()));
    object
        .some("quantity_factors", &outcome.quantity_factors, quantity_factor)
        .put_some("proxy", proxy(outcome))
        .put_some("effect", outcome.effect.as_ref().map(effect))
        .yearly("deadweight", outcome, PartField::Deadweight)
        .yearly("displacement", outcome, PartField::Displacement)
        .yearly("attribution", outcome, PartField::Attribution)
        .some("adjustments", &outcome.adjustments, adjustment)
        .yearly("drop_off", outcome, PartField::DropOff)
        .put_some("drop_off_from", drop_off_from)
        .estimate("growth", outcome.growth.as_ref())
        .estimate("discount_rate", outcome.discount_rate.as_ref())
        .put_some("duration", outcome.duration.as_ref().map(duration))
        .whole("first_year", outcome.first_year)
        .unless("valued", outcome.valued)
        .unless("material", outcome.material)
        .estimate("weight", outcome.weight.as_ref())
        .end(&outcome.extra)
}

fn effect(effect: &MeasuredEffect) -> Json {
    Object::default()
        .word("measure", effect.measure)
        .put_some("value", effect.value.map(|value| Json::Text(number(value))))
        .put_some("standard_error", effect.standard_error.map(|error| Json::Text(number(error))))
        .put_some("basis", effect.basis.map(|basis| Json::Text(basis.in_file().to_owned())))
        .words("source", &effect.source)
        .put_some("year", effect.year.map(|year| Json::Integer(year.into())))
        .end(&effect.extra)
}

fn proxy(outcome: &Outcome) -> Option<Json> {
    let proxy = outcome.proxy.as_ref()?;
    let object = Object::default()
        .words("label", &proxy.label)
        .yearly("value", outcome, PartField::Proxy)
        .words("source", &proxy.source)
        .put_some("price_year", proxy.price_year.map(|year| Json::Integer(year.into())))
        .words("same_as", &proxy.same_as);
    Some(object.end(&proxy.extra))
}

/// Writes a duration: a JSON number where it is no more than whole years.
fn duration(stated: &Estimate) -> Json {
    let years = stated.value.filter(|_| !stated.has_pedigree()).filter(Decimal::is_integer);
    years.and_then(|years| years.to_i128()).map_or_else(|| estimate(stated), Json::Integer)
}

fn adjustment(adjustment: &Adjustment) -> Json {
    Object::default()
        .text("id", &adjustment.id)
        .words("label", &adjustment.label)
        .estimate("share", adjustment.share.as_ref())
        .put_some("kept", adjustment.kept.then_some(Json::Bool(true)))
        .end(&adjustment.extra)
}

fn quantity_factor(factor: &QuantityFactor) -> Json {
    Object::default()
        .text("id", &factor.id)
        .words("label", &factor.label)
        .estimate("value", factor.value.as_ref())
        .end(&factor.extra)
}

fn scenario(scenario: &Shared<Scenario>) -> Json {
    Object::default()
        .text("id", &scenario.id)
        .words("name", &scenario.name)
        .words("story", &scenario.story)
        .word("form", scenario.form)
        .put_some("choices", choices(&scenario.choices))
        .put_some("reference", scenario.reference.then_some(Json::Bool(true)))
        .list("overrides", &scenario.overrides, change)
        .end(&scenario.extra)
}

fn choices(choices: &[Choice]) -> Option<Json> {
    let member = |choice: &Choice| (choice.variable.clone(), Json::Text(choice.hypothesis.clone()));
    (!choices.is_empty()).then(|| Json::Object(choices.iter().map(member).collect()))
}

fn variable(variable: &Shared<Variable>) -> Json {
    Object::default()
        .text("id", &variable.id)
        .words("name", &variable.name)
        .some("hypotheses", &variable.hypotheses, hypothesis)
        .end(&variable.extra)
}

fn hypothesis(hypothesis: &Hypothesis) -> Json {
    Object::default()
        .text("id", &hypothesis.id)
        .words("name", &hypothesis.name)
        .words("text", &hypothesis.text)
        .some("overrides", &hypothesis.overrides, change)
        .some("drivers", &hypothesis.drivers, driver)
        .end(&hypothesis.extra)
}

fn driver(driver: &Driver) -> Json {
    let mut object =
        Object::default().word("kind", driver.kind).some("targets", &driver.targets, |path| Json::Text(path.clone()));
    for (parameter, value) in &driver.parameters {
        object = object.text(parameter.in_file(), &number(*value));
    }
    object.words("stakeholder", &driver.stakeholder).words("source", &driver.source).end(&driver.extra)
}

fn incompatible(pair: &Incompatible) -> Json {
    Json::List(vec![Json::Text(pair.0.path()), Json::Text(pair.1.path())])
}

fn correlation(group: &Shared<Correlation>) -> Json {
    Object::default()
        .text("id", &group.id)
        .words("name", &group.name)
        .text("rank_correlation", &number(group.rank_correlation))
        .list("members", &group.members, |path| Json::Text(path.clone()))
        .some("opposite", &group.opposite, |path| Json::Text(path.clone()))
        .end(&group.extra)
}

fn change(change: &Override) -> Json {
    Object::default()
        .text("target", &change.target)
        .word("op", change.operation)
        .put("value", estimate(&change.value))
        .end(&change.extra)
}

/// Writes an estimate: a bare text when it has a value and nothing else, otherwise an object.
fn estimate(estimate: &Estimate) -> Json {
    if let (Some(value), false) = (estimate.value, estimate.has_pedigree()) {
        return Json::Text(number(value));
    }
    let bound = |value: Option<Decimal>| value.map(|value| Json::Text(number(value)));
    Object::default()
        .put_some("value", bound(estimate.value))
        .put_some("low", bound(estimate.range.map(|range| range.low)))
        .put_some("high", bound(estimate.range.map(|range| range.high)))
        .put_some("shape", estimate.shape.map(|shape| Json::Text(shape.in_file().to_owned())))
        .put_some("basis", estimate.basis.map(|basis| Json::Text(basis.in_file().to_owned())))
        .put_some("sample", estimate.sample.as_deref().map(sample))
        .words("source", &estimate.source)
        .put_some("year", estimate.year.map(|year| Json::Integer(year.into())))
        .put_some("actual", bound(estimate.actual))
        .end(&estimate.extra)
}

fn sample(sample: &Sample) -> Json {
    Object::default()
        .whole("n", sample.n)
        .put_some("of", sample.of.map(|all| Json::Integer(all.into())))
        .whole("positives", sample.positives)
        .end(&sample.extra)
}

/// Prints a number with the digits it states, rounded to the format's [maximum](plain::MAX_DIGITS): a computed decimal can have
/// one digit more.
pub(super) fn number(value: Decimal) -> String {
    let most = u32::try_from(plain::MAX_DIGITS).unwrap_or(u32::MAX);
    let text = plain::print(value);
    if plain::parse(&text).is_ok() {
        return text;
    }
    value.round_sf(most).map_or(text, plain::print)
}

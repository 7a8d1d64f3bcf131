//! Members of the file that this version does not know, is asked to compute with, and cannot.

use crate::json::Json;
use crate::number::plain;
use crate::study::{Driver, Estimate, Extra, Finding, FindingCode, Input, Outcome, Study};

/// The findings on unknown members that hold a number, in parts of the calculation: they are kept, and have no effect.
///
/// A parameter that a driver's kind does not use is one of them.
pub(super) fn review(study: &Study, findings: &mut Vec<Finding>) {
    let mut found = Found(findings);
    found.members("", &study.extra);
    if let Some(discounting) = &study.discounting {
        found.members("discounting", &discounting.extra);
        discounting.rates.iter().for_each(|rate| {
            found.members("discounting/rate", &rate.extra);
            found.estimate("discounting/rate", &rate.rate);
        });
    }
    if let Some(index) = &study.price_index {
        found.members("price_index", &index.extra);
        index.levels.iter().for_each(|level| found.members("price_index", &level.extra));
    }
    study.inputs.iter().for_each(|it| found.input(it));
    study.outcomes.iter().for_each(|it| found.outcome(it));
    for hypothesis in study.variables.iter().flat_map(|variable| &variable.hypotheses) {
        let place = ["hypotheses/", &hypothesis.id].concat();
        found.members(&place, &hypothesis.extra);
        hypothesis.drivers.iter().for_each(|driver| found.driver(&place, driver));
    }
}

struct Found<'a>(&'a mut Vec<Finding>);

impl Found<'_> {
    fn say(&mut self, part: &str, name: &str) {
        let target = if part.is_empty() { name.to_owned() } else { [part, "/", name].concat() };
        self.0.push(Finding::warning(FindingCode::UnknownMember, target));
    }

    fn members(&mut self, part: &str, extra: &Extra) {
        for (name, value) in extra {
            if holds_number(value) {
                self.say(part, name);
            }
        }
    }

    fn estimate(&mut self, part: &str, estimate: &Estimate) {
        self.members(part, &estimate.extra);
        estimate.sample.iter().for_each(|sample| self.members(part, &sample.extra));
    }

    fn input(&mut self, input: &Input) {
        let part = ["inputs/", &input.id].concat();
        self.members(&part, &input.extra);
        input.estimates().for_each(|(_, estimate)| self.estimate(&part, estimate));
    }

    fn outcome(&mut self, outcome: &Outcome) {
        let part = ["outcomes/", &outcome.id].concat();
        self.members(&part, &outcome.extra);
        if let Some(proxy) = &outcome.proxy {
            self.members(&part, &proxy.extra);
        }
        if let Some(effect) = &outcome.effect {
            self.members(&part, &effect.extra);
        }
        outcome.adjustments.iter().for_each(|it| self.members(&part, &it.extra));
        outcome.quantity_factors.iter().for_each(|it| self.members(&part, &it.extra));
        outcome.estimates().for_each(|(_, estimate)| self.estimate(&part, &estimate));
    }

    fn driver(&mut self, place: &str, driver: &Driver) {
        self.members(place, &driver.extra);
        let unused = driver.parameters.iter().filter(|(known, _)| !driver.kind.parameters().contains(known));
        unused.for_each(|(parameter, _)| self.say(place, parameter.word()));
    }
}

/// Whether a value is a number, or a text, a list or an object that holds one.
fn holds_number(value: &Json) -> bool {
    match value {
        Json::Integer(_) | Json::Number(_) => true,
        Json::Text(text) => plain::parse(text).is_ok(),
        Json::List(items) => items.iter().any(holds_number),
        Json::Object(members) => members.iter().any(|(_, value)| holds_number(value)),
        Json::Null | Json::Bool(_) => false,
    }
}

//! The schema and the reader say the same of a document, except where a schema cannot say anything.

use crate::broken::{self, Schema};
use crate::edit::{edited, json};
use crate::support::study;
use jsonschema::Validator;
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use retombees::file::{CASES, read, write};
use serde_json::Value;

pub(crate) fn schema() -> Validator {
    let schema = json(include_str!("../../schema/study-v1.schema.json"));
    assert!(jsonschema::draft202012::meta::is_valid(&schema));
    jsonschema::draft202012::new(&schema).unwrap_or_else(|error| panic!("{error}"))
}

#[track_caller]
pub(crate) fn check(schema: &Validator, document: &Value, by_schema: bool, by_reader: bool) {
    assert_eq!(schema.is_valid(document), by_schema, "schema: {:?}", schema.iter_errors(document).next());
    let read = read(document.to_string().as_bytes());
    assert_eq!(read.is_ok(), by_reader, "reader: {read:?}");
}

/// Edits of the full sample that both accept.
const ACCEPTED: &[(&str, Option<&str>)] = &[
    ("/id", None),
    ("/id", Some(r#""""#)),
    ("/version", Some("1.0")),
    ("/currency", None),
    ("/kind", None),
    ("/purpose", None),
    ("/price_year", None),
    ("/price_year", Some("2026.0")),
    ("/price_year", Some("1000")),
    ("/seed", Some(r#""0""#)),
    ("/discounting", None),
    ("/discounting/timing", None),
    ("/discounting/rates/1/rate", Some(r#""-0.9999""#)),
    ("/discounting/rates/1/rate", Some(r#""12""#)),
    ("/stakeholders/0/role", None),
    ("/stakeholders/0/headcount", Some("0")),
    ("/stakeholders/0/headcount", Some("18446744073709551615")),
    ("/inputs/0/kind", None),
    ("/inputs/0/stakeholder", None),
    ("/inputs/0/stakeholder", Some(r#""""#)),
    ("/inputs/0/quantity", None),
    ("/inputs/0/quantity", Some(r#""-0.00""#)),
    ("/inputs/0/quantity", Some(r#"{"value":"1","low":"-5","high":"5"}"#)),
    ("/inputs/0/unit_value", None),
    ("/inputs/0/unit_value", Some(r#"{"value":"1","shape":"uniform"}"#)),
    ("/inputs/0/unit_value/value", None),
    ("/outcomes/0/quantity", None),
    ("/outcomes/0/quantity/value", Some(r#""60.2""#)),
    ("/outcomes/1/cohorts", None),
    ("/outcomes/1/cohorts", Some("[]")),
    ("/outcomes/0/proxy", None),
    ("/outcomes/0/proxy", Some("{}")),
    ("/outcomes/0/proxy/value", Some(r#""9999999999999999999999999999""#)),
    ("/outcomes/0/proxy/value", Some(r#""-0.0000000000000000000000000001""#)),
    ("/outcomes/0/deadweight", Some(r#""1.000""#)),
    ("/outcomes/0/deadweight", Some(r#""001""#)),
    ("/outcomes/0/deadweight", Some(r#"{"value":"0.9","low":"0.5","high":"1.3"}"#)),
    ("/outcomes/0/drop_off", None),
    ("/outcomes/0/drop_off", Some(r#"{"sample":{"n":3,"positives":1,"of":9}}"#)),
    ("/outcomes/0/quantity_factors", Some(r#"[{"id":"f"},{"id":"g","value":{"sample":{"n":3,"positives":1}}}]"#)),
    ("/outcomes/1/proxy", Some(r#"{"label":"x","same_as":"o1"}"#)),
    ("/outcomes/0/proxy/same_as", Some(r#""""#)),
    ("/start_year", Some("2025")),
    ("/price_index", Some(r#"{"levels":[{"year":2009,"value":"91.2"},{"year":2010,"value":"93"}]}"#)),
    ("/discounting/rates/1/rate", Some(r#"{"value":"0.03","low":"0.02","high":"0.05"}"#)),
    ("/outcomes/0/duration", Some("0")),
    ("/outcomes/0/duration", Some("100.0")),
    ("/outcomes/0/first_year", None),
    ("/outcomes/0/valued", Some("true")),
    ("/outcomes/0/weight", Some(r#""10.0""#)),
    ("/scenarios/0/form", None),
    ("/scenarios/0/overrides", None),
    ("/scenarios/0/overrides/0/target", Some(r#""outcomes/none/at/all""#)),
    ("/scenarios/0/overrides/0/value", Some(r#""-1000""#)),
    ("/trials", Some(r#"{"any":[1,null,true]}"#)),
    ("/outcomes/0/proxy/value/later", Some("null")),
];

#[test]
fn both_accept_what_is_right() {
    let schema = schema();
    for sample in [
        include_str!("../samples/full-v1.json"),
        include_str!("../samples/minimal-v1.json"),
        include_str!("../samples/unknown-v1.json"),
        include_str!("../samples/scenarios-v1.json"),
        include_str!("../samples/effect-v1.json"),
    ] {
        check(&schema, &json(sample), true, true);
    }
    let base = broken::base();
    for (pointer, value) in ACCEPTED {
        check(&schema, &edited(&base, pointer, value.map(json)), true, true);
    }
    for case in CASES {
        let written = write(&case.study().expect("a case reads"));
        check(&schema, &json(&written), true, true);
    }
}

#[test]
fn both_refuse_what_is_wrong_except_where_a_schema_is_mute() {
    let schema = schema();
    let base = broken::base();
    for row in broken::ROWS {
        check(&schema, &broken::broken(&base, row), row.4 == Schema::CannotSay, false);
    }
    let prospect = broken::prospect();
    for row in broken::PROSPECT {
        check(&schema, &broken::broken(&prospect, row), row.4 == Schema::CannotSay, false);
    }
    let effects = broken::effects();
    for row in broken::EFFECTS {
        check(&schema, &broken::broken(&effects, row), row.4 == Schema::CannotSay, false);
    }
    for (pointer, value, ..) in broken::long_rows() {
        check(&schema, &edited(&base, pointer, Some(value)), false, false);
    }
    for (number, text) in ["[]", "7", "null", "\"retombees.study\"", "{}"].iter().enumerate() {
        assert!(!schema.is_valid(&json(text)), "{number}");
    }
}

/// Values of every kind, and numbers at the edges of what some member admits.
const PROBES: &[&str] = &[
    "null",
    "true",
    "[]",
    "{}",
    "[null]",
    "-1",
    "0",
    "1",
    "1.5",
    "100",
    "101",
    "2026",
    "10000",
    "5000000000",
    "1e40",
    r#""""#,
    r#""a""#,
    r#""a/b""#,
    r#""s1""#,
    r#""s2""#,
    r#""x1""#,
    r#""-1""#,
    r#""-0.5""#,
    r#""-0""#,
    r#""0""#,
    r#""0.5""#,
    r#""1""#,
    r#""1.0001""#,
    r#""10""#,
    r#""10.1""#,
    r#""1e3""#,
    r#""+1""#,
    r#"".5""#,
    r#""5.""#,
    r#""٣""#,
    r#""EUR""#,
    r#""mid""#,
    r#""set""#,
    r#""pert""#,
    r#""uniform""#,
    r#""lognormal""#,
    r#"["0.5"]"#,
    r#"{"value":"0.5"}"#,
    r#"{"low":"0.2","high":"0.4"}"#,
    r#"{"id":"new"}"#,
];

/// The refusals that a schema cannot make, since they compare places of the document or count digits.
const MUTE: &[&str] = &[
    "duplicate_id",
    "unknown_id",
    "unknown_choice",
    "unknown_scenario",
    "not_a_pair",
    "correlated_twice",
    "bounds_reversed",
    "outside_range",
    "not_the_median",
    "low_not_positive",
    "rates_not_ascending",
    "levels_not_ascending",
    "unknown_proxy",
    "sample_counts",
];

#[test]
fn both_agree_whatever_stands_in_any_place() {
    let schema = schema();
    agree_in_every_place(&schema, &broken::base());
    agree_in_every_place(&schema, &broken::prospect());
    agree_in_every_place(&schema, &broken::effects());
}

fn agree_in_every_place(schema: &Validator, base: &Value) {
    let mut pointers = Vec::new();
    places(base, "", &mut pointers);
    assert!(pointers.len() > 50, "the sample holds next to nothing");
    for pointer in &pointers {
        let removed = pointer.rsplit('/').next().filter(|last| last.parse::<usize>().is_err()).map(|_| None);
        for probe in PROBES.iter().map(|probe| Some(json(probe))).chain(removed) {
            let document = edited(base, pointer, probe.clone());
            let refusal = read(document.to_string().as_bytes()).err();
            let is_mute = refusal.as_ref().is_some_and(|error| MUTE.contains(&error.problem.key()));
            // A refusal of the first rule that a schema cannot state may hide another that it can.
            assert!(
                is_mute || schema.is_valid(&document) == refusal.is_none(),
                "{probe:?} at {pointer}: the reader says {refusal:?}"
            );
        }
    }
}

/// The pointers of all values below a value.
fn places(value: &Value, above: &str, pointers: &mut Vec<String>) {
    let below: Vec<(String, &Value)> = match value {
        Value::Object(members) => members.iter().map(|(name, value)| (name.clone(), value)).collect(),
        Value::Array(items) => items.iter().enumerate().map(|(n, value)| (n.to_string(), value)).collect(),
        _ => Vec::new(),
    };
    for (name, value) in below {
        let pointer = format!("{above}/{name}");
        places(value, &pointer, pointers);
        pointers.push(pointer);
    }
}

#[test]
fn the_schema_accepts_every_written_study() {
    let schema = schema();
    let mut runner = TestRunner::new(ProptestConfig::with_cases(300));
    let outcome = runner.run(&study(), |study| {
        let document = json(&write(&study));
        let error = schema.iter_errors(&document).next().map(|error| error.to_string());
        prop_assert_eq!(error, None);
        Ok(())
    });
    assert_eq!(outcome, Ok(()));
}

#[test]
fn every_member_has_a_title_and_a_description() {
    let document = json(include_str!("../../schema/study-v1.schema.json"));
    let definitions = document["$defs"].as_object().expect("definitions");
    for (name, part) in definitions.iter().map(|(name, part)| (name.as_str(), part)).chain([("study", &document)]) {
        assert!(part["title"].is_string() && part["description"].is_string(), "{name}");
        let members = part["properties"].as_object().into_iter().flatten();
        for (member, schema) in members {
            let described = |schema: &Value| schema["title"].is_string() && schema["description"].is_string();
            let refers = schema["$ref"].is_string();
            assert!(described(schema) || refers, "{name}.{member}");
        }
    }
}

//! One broken thing each: where the reader says it is, under which key, and whether the schema refuses it too.

use crate::edit::{edited, json};
use retombees::file::read;
use serde_json::Value;

/// Whether the schema can say what is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Schema {
    /// It refuses the document too.
    Refuses,
    /// It accepts the document: the rule compares places of the document with one another, or digits of a number.
    CannotSay,
}
use Schema::{CannotSay, Refuses};

/// Place of the edit, new JSON (none removes), path and key of the refusal, schema.
pub(crate) type Row = (&'static str, Option<&'static str>, &'static str, &'static str, Schema);

/// Every row is an edit of `samples/full-v1.json`.
pub(crate) const ROWS: &[Row] = &[
    // The head.
    ("/format", Some(r#""retombees.result""#), "$.format", "not_a_study", Refuses),
    ("/format", None, "$.format", "not_a_study", Refuses),
    ("/format", Some("1"), "$.format", "wrong_type", Refuses),
    ("/version", Some("2"), "$.version", "newer_version", Refuses),
    ("/version", Some("1e300"), "$.version", "newer_version", Refuses),
    ("/version", Some("0"), "$.version", "number_too_small", Refuses),
    ("/version", Some("1.5"), "$.version", "number_not_whole", Refuses),
    ("/version", Some(r#""1""#), "$.version", "wrong_type", Refuses),
    ("/version", None, "$.version", "missing", Refuses),
    // The study.
    ("/id", Some(r#""a/b""#), "$.id", "bad_id", Refuses),
    ("/title", Some("null"), "$.title", "wrong_type", Refuses),
    ("/notes", Some("[]"), "$.notes", "wrong_type", Refuses),
    ("/currency", Some(r#""eur""#), "$.currency", "bad_currency", Refuses),
    ("/currency", Some(r#""EURO""#), "$.currency", "bad_currency", Refuses),
    ("/price_year", Some(r#""2026""#), "$.price_year", "wrong_type", Refuses),
    ("/price_year", Some("26"), "$.price_year", "number_too_small", Refuses),
    ("/price_year", Some("20260"), "$.price_year", "number_too_large", Refuses),
    ("/kind", Some(r#""prospective""#), "$.kind", "unknown_word", Refuses),
    ("/purpose", Some(r#""""#), "$.purpose", "unknown_word", Refuses),
    ("/threshold", Some("1.5"), "$.threshold", "number_as_json", Refuses),
    ("/threshold", Some(r#""-1""#), "$.threshold", "number_too_small", Refuses),
    ("/threshold", Some(r#""1000.5""#), "$.threshold", "number_too_large", Refuses),
    ("/seed", Some("1"), "$.seed", "number_as_json", Refuses),
    ("/seed", Some(r#""-1""#), "$.seed", "bad_seed", Refuses),
    ("/seed", Some(r#""007""#), "$.seed", "bad_seed", Refuses),
    ("/seed", Some(r#""18446744073709551616""#), "$.seed", "bad_seed", CannotSay),
    // Discounting.
    ("/discounting", Some(r#""0.03""#), "$.discounting", "wrong_type", Refuses),
    ("/discounting/rates", Some("[]"), "$.discounting.rates", "no_rates", Refuses),
    ("/discounting/rates", None, "$.discounting.rates", "no_rates", Refuses),
    ("/discounting/rates/0/from_year", Some("1"), "$.discounting.rates[0].from_year", "first_rate_not_zero", Refuses),
    ("/discounting/rates/1/from_year", Some("0"), "$.discounting.rates[1].from_year", "rates_not_ascending", CannotSay),
    ("/discounting/rates/1/from_year", Some("-1"), "$.discounting.rates[1].from_year", "number_too_small", Refuses),
    ("/discounting/rates/1/from_year", None, "$.discounting.rates[1].from_year", "missing", Refuses),
    ("/discounting/rates/0/rate", Some(r#""-1""#), "$.discounting.rates[0].rate", "number_not_above", Refuses),
    ("/discounting/rates/0/rate", Some("0.03"), "$.discounting.rates[0].rate", "number_as_json", Refuses),
    ("/discounting/rates/0/rate", Some(r#""3 %""#), "$.discounting.rates[0].rate", "not_a_number", Refuses),
    ("/discounting/rates/0/rate", None, "$.discounting.rates[0].rate", "missing", Refuses),
    ("/discounting/timing", Some(r#""end""#), "$.discounting.timing", "unknown_word", Refuses),
    // Stakeholders.
    ("/stakeholders", Some("{}"), "$.stakeholders", "wrong_type", Refuses),
    ("/stakeholders/0", Some("[3.5]"), "$.stakeholders[0]", "wrong_type", Refuses),
    ("/stakeholders/0/id", None, "$.stakeholders[0].id", "missing", Refuses),
    ("/stakeholders/0/id", Some(r#""""#), "$.stakeholders[0].id", "bad_id", Refuses),
    ("/stakeholders/0/id", Some(r#""a\u0000""#), "$.stakeholders[0].id", "bad_id", Refuses),
    ("/stakeholders/1/id", Some(r#""s1""#), "$.stakeholders[1].id", "duplicate_id", CannotSay),
    ("/stakeholders/0/role", Some(r#""client""#), "$.stakeholders[0].role", "unknown_word", Refuses),
    ("/stakeholders/0/headcount", Some("-3"), "$.stakeholders[0].headcount", "number_too_small", Refuses),
    ("/stakeholders/0/headcount", Some("2.5"), "$.stakeholders[0].headcount", "number_not_whole", Refuses),
    ("/stakeholders/0/headcount", Some("1e30"), "$.stakeholders[0].headcount", "number_too_large", Refuses),
    ("/stakeholders/0/consulted", Some("false"), "$.stakeholders[0].consulted", "wrong_type", Refuses),
    // Inputs.
    ("/inputs/0/id", Some(r#""o2""#), "$.outcomes[1].id", "duplicate_id", CannotSay),
    ("/inputs/0/stakeholder", Some(r#""nobody""#), "$.inputs[0].stakeholder", "unknown_id", CannotSay),
    ("/inputs/0/kind", Some(r#""money""#), "$.inputs[0].kind", "unknown_word", Refuses),
    ("/inputs/0/quantity", Some("1"), "$.inputs[0].quantity", "number_as_json", Refuses),
    ("/inputs/0/quantity", Some(r#""-1""#), "$.inputs[0].quantity", "number_too_small", Refuses),
    ("/inputs/0/unit_value/value", Some(r#""1e4""#), "$.inputs[0].unit_value.value", "not_a_number", Refuses),
    ("/inputs/0/unit_value/value", Some("12000"), "$.inputs[0].unit_value.value", "number_as_json", Refuses),
    ("/inputs/0/unit_value/value", Some(r#""9000""#), "$.inputs[0].unit_value", "outside_range", CannotSay),
    ("/inputs/0/unit_value/low", Some(r#""20000""#), "$.inputs[0].unit_value", "bounds_reversed", CannotSay),
    ("/inputs/0/unit_value/low", None, "$.inputs[0].unit_value", "half_range", Refuses),
    ("/inputs/0/unit_value/high", None, "$.inputs[0].unit_value", "half_range", Refuses),
    ("/inputs/0/unit_value/shape", Some(r#""beta""#), "$.inputs[0].unit_value.shape", "unknown_word", Refuses),
    ("/inputs/0/unit_value/basis", Some("null"), "$.inputs[0].unit_value.basis", "wrong_type", Refuses),
    ("/inputs/0/unit_value/year", Some("0"), "$.inputs[0].unit_value.year", "number_too_small", Refuses),
    ("/inputs/0/unit_value", Some("{}"), "$.inputs[0].unit_value", "estimate_empty", Refuses),
    ("/inputs/0/unit_value", Some("true"), "$.inputs[0].unit_value", "wrong_type", Refuses),
    ("/inputs/0/year", Some("-1"), "$.inputs[0].year", "number_too_small", Refuses),
    ("/inputs/0/year", Some("4294967296"), "$.inputs[0].year", "number_too_large", Refuses),
    ("/inputs/1/quantity/low", Some(r#""-3000""#), "$.inputs[1].quantity", "number_too_small", CannotSay),
    // Outcomes.
    ("/outcomes/-", Some("7"), "$.outcomes[2]", "wrong_type", Refuses),
    ("/outcomes/0/stakeholder", Some(r#""i1""#), "$.outcomes[0].stakeholder", "unknown_id", CannotSay),
    ("/outcomes/0/cohorts", Some(r#"["1"]"#), "$.outcomes[0]", "quantity_and_cohorts", Refuses),
    ("/outcomes/0/cohorts", Some("[]"), "$.outcomes[0]", "quantity_and_cohorts", Refuses),
    ("/outcomes/0/quantity/value", Some(r#""61""#), "$.outcomes[0].quantity", "not_the_median", CannotSay),
    (
        "/outcomes/0/quantity_factors",
        Some(r#"[{"id":"f","value":"-1"}]"#),
        "$.outcomes[0].quantity_factors[0].value",
        "number_too_small",
        Refuses,
    ),
    (
        "/outcomes/0/quantity_factors",
        Some(r#"[{"id":"f"},{"id":"f"}]"#),
        "$.outcomes[0].quantity_factors[1].id",
        "duplicate_id",
        CannotSay,
    ),
    ("/outcomes/0/proxy", Some(r#"{"same_as":"nobody"}"#), "$.outcomes[0].proxy.same_as", "unknown_proxy", CannotSay),
    (
        "/outcomes/1/proxy",
        Some(r#"{"same_as":"o1","value":"3"}"#),
        "$.outcomes[1].proxy.value",
        "shared_proxy",
        Refuses,
    ),
    (
        "/outcomes/1/proxy",
        Some(r#"{"same_as":"o1","price_year":2020}"#),
        "$.outcomes[1].proxy.price_year",
        "shared_proxy",
        Refuses,
    ),
    (
        "/outcomes/0/drop_off",
        Some(r#"{"sample":{"n":3,"positives":4}}"#),
        "$.outcomes[0].drop_off",
        "sample_counts",
        CannotSay,
    ),
    (
        "/outcomes/0/drop_off",
        Some(r#"{"sample":{"n":0,"positives":0}}"#),
        "$.outcomes[0].drop_off",
        "sample_counts",
        Refuses,
    ),
    (
        "/outcomes/0/drop_off",
        Some(r#"{"sample":{"n":3}}"#),
        "$.outcomes[0].drop_off.sample.positives",
        "missing",
        Refuses,
    ),
    (
        "/outcomes/0/drop_off",
        Some(r#"{"sample":{"n":60,"positives":30},"value":"0.9"}"#),
        "$.outcomes[0].drop_off",
        "outside_range",
        CannotSay,
    ),
    (
        "/inputs/0/quantity",
        Some(r#"{"sample":{"n":3,"positives":2}}"#),
        "$.inputs[0].quantity.sample",
        "no_share",
        Refuses,
    ),
    (
        "/price_index",
        Some(r#"{"levels":[{"year":2009,"value":"0"}]}"#),
        "$.price_index.levels[0].value",
        "number_not_above",
        Refuses,
    ),
    (
        "/price_index",
        Some(r#"{"levels":[{"year":2009,"value":"1"},{"year":2009,"value":"1"}]}"#),
        "$.price_index.levels[1].year",
        "levels_not_ascending",
        CannotSay,
    ),
    ("/outcomes/1/cohorts/1", Some(r#""-12""#), "$.outcomes[1].cohorts[1]", "number_too_small", Refuses),
    ("/outcomes/1/cohorts/2/value", Some(r#""-1""#), "$.outcomes[1].cohorts[2].value", "number_too_small", Refuses),
    ("/outcomes/1/cohorts", Some(r#""10""#), "$.outcomes[1].cohorts", "wrong_type", Refuses),
    ("/outcomes/0/proxy", Some(r#""20""#), "$.outcomes[0].proxy", "wrong_type", Refuses),
    ("/outcomes/0/proxy/value/low", Some(r#""0""#), "$.outcomes[0].proxy.value", "low_not_positive", CannotSay),
    ("/outcomes/1/proxy/value", Some("-35"), "$.outcomes[1].proxy.value", "number_as_json", Refuses),
    ("/outcomes/1/proxy/value", Some(r#""NaN""#), "$.outcomes[1].proxy.value", "not_a_number", Refuses),
    ("/outcomes/1/proxy/value", Some(r#""""#), "$.outcomes[1].proxy.value", "not_a_number", Refuses),
    (
        "/outcomes/1/proxy/value",
        Some(r#""12345678901234567890123456789""#),
        "$.outcomes[1].proxy.value",
        "not_a_number",
        CannotSay,
    ),
    ("/outcomes/0/proxy/price_year", Some("2024.5"), "$.outcomes[0].proxy.price_year", "number_not_whole", Refuses),
    ("/outcomes/0/deadweight", Some(r#""1.01""#), "$.outcomes[0].deadweight", "number_too_large", Refuses),
    ("/outcomes/0/deadweight", Some(r#""10 %""#), "$.outcomes[0].deadweight", "not_a_number", Refuses),
    ("/outcomes/0/deadweight", Some(r#""0,1""#), "$.outcomes[0].deadweight", "not_a_number", Refuses),
    ("/outcomes/0/displacement", Some(r#""-0.1""#), "$.outcomes[0].displacement", "number_too_small", Refuses),
    ("/outcomes/0/attribution/value", Some("0.25"), "$.outcomes[0].attribution.value", "number_as_json", Refuses),
    ("/outcomes/0/attribution/high", Some(r#""high""#), "$.outcomes[0].attribution.high", "not_a_number", Refuses),
    ("/outcomes/0/drop_off", Some("null"), "$.outcomes[0].drop_off", "wrong_type", Refuses),
    ("/outcomes/0/duration", Some("101"), "$.outcomes[0].duration", "number_too_large", Refuses),
    ("/outcomes/0/duration", Some(r#""5""#), "$.outcomes[0].duration", "wrong_type", Refuses),
    ("/outcomes/0/first_year", Some("-1"), "$.outcomes[0].first_year", "number_too_small", Refuses),
    ("/outcomes/0/first_year", Some("101"), "$.outcomes[0].first_year", "number_too_large", Refuses),
    ("/outcomes/1/valued", Some(r#""no""#), "$.outcomes[1].valued", "wrong_type", Refuses),
    ("/outcomes/1/material", Some("0"), "$.outcomes[1].material", "wrong_type", Refuses),
    ("/outcomes/0/weight", Some(r#""10.5""#), "$.outcomes[0].weight", "number_too_large", Refuses),
    // Scenarios.
    ("/scenarios/0/id", Some(r#""s1""#), "$.scenarios[0].id", "duplicate_id", CannotSay),
    ("/scenarios/0/form", Some(r#""wild""#), "$.scenarios[0].form", "unknown_word", Refuses),
    ("/scenarios/0/overrides/0/op", Some(r#""divide""#), "$.scenarios[0].overrides[0].op", "unknown_word", Refuses),
    ("/scenarios/0/overrides/0/op", None, "$.scenarios[0].overrides[0].op", "missing", Refuses),
    ("/scenarios/0/overrides/0/target", None, "$.scenarios[0].overrides[0].target", "missing", Refuses),
    ("/scenarios/0/overrides/0/value", None, "$.scenarios[0].overrides[0].value", "missing", Refuses),
    ("/scenarios/0/overrides/0/value", Some("2"), "$.scenarios[0].overrides[0].value", "number_as_json", Refuses),
];

/// Texts and lists that are too long, as edits of the same sample: pointer, new value, path, key.
pub(crate) fn long_rows() -> Vec<(&'static str, Value, &'static str, &'static str)> {
    let text = |length: usize| Value::String("é".repeat(length));
    let list = |item: &str, length: usize| Value::Array(vec![json(item); length]);
    vec![
        ("/title", text(201), "$.title", "too_long"),
        ("/notes", text(5_001), "$.notes", "too_long"),
        ("/discounting/rates/1/source", text(1_001), "$.discounting.rates[1].source", "too_long"),
        ("/stakeholders/0/id", text(65), "$.stakeholders[0].id", "bad_id"),
        ("/stakeholders/0/consulted", text(5_001), "$.stakeholders[0].consulted", "too_long"),
        ("/outcomes/0/proxy/value/source", text(1_001), "$.outcomes[0].proxy.value.source", "too_long"),
        ("/scenarios/0/overrides/0/target", text(201), "$.scenarios[0].overrides[0].target", "too_long"),
        ("/stakeholders", list(r#"{"id":"a"}"#, 5_001), "$.stakeholders", "too_many"),
        ("/inputs", list(r#"{"id":"a"}"#, 5_001), "$.inputs", "too_many"),
        ("/outcomes", list(r#"{"id":"a"}"#, 5_001), "$.outcomes", "too_many"),
        ("/scenarios", list(r#"{"id":"a"}"#, 501), "$.scenarios", "too_many"),
        ("/outcomes/1/cohorts", list(r#""1""#, 101), "$.outcomes[1].cohorts", "too_many"),
        ("/discounting/rates", list(r#"{"from_year":0,"rate":"0"}"#, 301), "$.discounting.rates", "too_many"),
        (
            "/scenarios/0/overrides",
            list(r#"{"target":"","op":"set","value":"0"}"#, 5_001),
            "$.scenarios[0].overrides",
            "too_many",
        ),
    ]
}

/// The sample that is edited.
pub(crate) fn base() -> Value {
    json(include_str!("../samples/full-v1.json"))
}

/// The edited sample of a row.
pub(crate) fn broken(base: &Value, row: &Row) -> Value {
    edited(base, row.0, row.1.map(json))
}

/// Every row is an edit of `samples/scenarios-v1.json`.
pub(crate) const PROSPECT: &[Row] = &[
    ("/variables/0/id", Some(r#""h3""#), "$.variables[1].hypotheses[0].id", "duplicate_id", CannotSay),
    ("/variables/0/id", Some(r#""$serde_json::private::Number""#), "$.variables[0].id", "bad_id", CannotSay),
    ("/variables/1/hypotheses/0/id", None, "$.variables[1].hypotheses[0].id", "missing", Refuses),
    (
        "/variables/0/hypotheses/1/overrides/0/op",
        None,
        "$.variables[0].hypotheses[1].overrides[0].op",
        "missing",
        Refuses,
    ),
    (
        "/variables/0/hypotheses/1/drivers/0/kind",
        None,
        "$.variables[0].hypotheses[1].drivers[0].kind",
        "missing",
        Refuses,
    ),
    (
        "/variables/0/hypotheses/1/drivers/0/kind",
        Some(r#""magic""#),
        "$.variables[0].hypotheses[1].drivers[0].kind",
        "unknown_word",
        Refuses,
    ),
    (
        "/variables/0/hypotheses/1/drivers/0/years",
        Some(r#""101""#),
        "$.variables[0].hypotheses[1].drivers[0].years",
        "number_too_large",
        Refuses,
    ),
    (
        "/variables/0/hypotheses/1/drivers/0/years",
        Some(r#""2.5""#),
        "$.variables[0].hypotheses[1].drivers[0].years",
        "number_not_whole",
        Refuses,
    ),
    (
        "/variables/0/hypotheses/1/drivers/0/rate",
        Some(r#""-1""#),
        "$.variables[0].hypotheses[1].drivers[0].rate",
        "number_not_above",
        Refuses,
    ),
    (
        "/variables/0/hypotheses/1/drivers/0/targets/1",
        Some("7"),
        "$.variables[0].hypotheses[1].drivers[0].targets[1]",
        "wrong_type",
        Refuses,
    ),
    (
        "/variables/0/hypotheses/1/drivers/1/stakeholder",
        Some(r#""nobody""#),
        "$.variables[0].hypotheses[1].drivers[1].stakeholder",
        "unknown_id",
        CannotSay,
    ),
    ("/incompatible/0/1", Some(r#""v2/h9""#), "$.incompatible[0][1]", "unknown_choice", CannotSay),
    ("/incompatible/0/1", Some(r#""v1/h3""#), "$.incompatible[0][1]", "unknown_choice", CannotSay),
    ("/incompatible/0/1", Some(r#""h3""#), "$.incompatible[0][1]", "unknown_choice", Refuses),
    ("/incompatible/0/1", Some(r#""v1/h2""#), "$.incompatible[0]", "not_a_pair", CannotSay),
    ("/incompatible/0", Some(r#"["v1/h1"]"#), "$.incompatible[0]", "not_a_pair", Refuses),
    ("/incompatible/0", Some(r#""v1/h1""#), "$.incompatible[0]", "wrong_type", Refuses),
    ("/scenarios/0/choices/v1", Some(r#""h3""#), "$.scenarios[0].choices.v1", "unknown_choice", CannotSay),
    ("/scenarios/0/choices/v9", Some(r#""h3""#), "$.scenarios[0].choices.v9", "unknown_choice", CannotSay),
    ("/scenarios/0/choices/v1", Some("1"), "$.scenarios[0].choices.v1", "wrong_type", Refuses),
    ("/scenarios/0/choices", Some("[]"), "$.scenarios[0].choices", "wrong_type", Refuses),
    ("/scenarios/0/reference", Some(r#""yes""#), "$.scenarios[0].reference", "wrong_type", Refuses),
    ("/simulated_scenario", Some(r#""x9""#), "$.simulated_scenario", "unknown_scenario", CannotSay),
    ("/simulated_scenario", Some("1"), "$.simulated_scenario", "wrong_type", Refuses),
    ("/correlations/1/id", Some(r#""x1""#), "$.correlations[1].id", "duplicate_id", CannotSay),
    ("/correlations/1/id", None, "$.correlations[1].id", "missing", Refuses),
    ("/correlations/0/rank_correlation", None, "$.correlations[0].rank_correlation", "missing", Refuses),
    (
        "/correlations/0/rank_correlation",
        Some(r#""1.01""#),
        "$.correlations[0].rank_correlation",
        "number_too_large",
        Refuses,
    ),
    (
        "/correlations/0/rank_correlation",
        Some(r#""-0.1""#),
        "$.correlations[0].rank_correlation",
        "number_too_small",
        Refuses,
    ),
    ("/correlations/0/rank_correlation", Some("0.6"), "$.correlations[0].rank_correlation", "number_as_json", Refuses),
    (
        "/correlations/0/members/1",
        Some(r#""outcomes/o1/quantity""#),
        "$.correlations[0].members[1]",
        "correlated_twice",
        CannotSay,
    ),
    (
        "/correlations/1/members",
        Some(r#"["outcomes/o1/proxy"]"#),
        "$.correlations[1].members[0]",
        "correlated_twice",
        CannotSay,
    ),
    ("/correlations/1/members", Some("{}"), "$.correlations[1].members", "wrong_type", Refuses),
    ("/correlations/0/members/0", Some("1"), "$.correlations[0].members[0]", "wrong_type", Refuses),
    ("/correlations", Some(r#""none""#), "$.correlations", "wrong_type", Refuses),
];

/// The sample with variables and hypotheses.
pub(crate) fn prospect() -> Value {
    json(include_str!("../samples/scenarios-v1.json"))
}

/// Every row is an edit of `samples/effect-v1.json`.
pub(crate) const EFFECTS: &[Row] = &[
    ("/outcomes/0/effect", Some(r#""0.08""#), "$.outcomes[0].effect", "wrong_type", Refuses),
    ("/outcomes/0/effect/measure", None, "$.outcomes[0].effect.measure", "missing", Refuses),
    ("/outcomes/0/effect/measure", Some(r#""odds""#), "$.outcomes[0].effect.measure", "unknown_word", Refuses),
    ("/outcomes/0/effect/value", Some(r#""1.01""#), "$.outcomes[0].effect.value", "number_too_large", Refuses),
    ("/outcomes/0/effect/value", Some(r#""-1.01""#), "$.outcomes[0].effect.value", "number_too_small", Refuses),
    ("/outcomes/0/effect/value", Some("0.08"), "$.outcomes[0].effect.value", "number_as_json", Refuses),
    ("/outcomes/1/effect/value", Some(r#""8 %""#), "$.outcomes[1].effect.value", "not_a_number", Refuses),
    (
        "/outcomes/1/effect/standard_error",
        Some(r#""0""#),
        "$.outcomes[1].effect.standard_error",
        "number_not_above",
        Refuses,
    ),
    (
        "/outcomes/1/effect/standard_error",
        Some(r#""-2""#),
        "$.outcomes[1].effect.standard_error",
        "number_not_above",
        Refuses,
    ),
    ("/outcomes/0/effect/basis", Some(r#""guessed""#), "$.outcomes[0].effect.basis", "unknown_word", Refuses),
    ("/outcomes/0/effect/year", Some("16"), "$.outcomes[0].effect.year", "number_too_small", Refuses),
];

/// The sample with measured effects.
pub(crate) fn effects() -> Value {
    json(include_str!("../samples/effect-v1.json"))
}

#[track_caller]
fn check(document: &Value, path: &str, key: &str) {
    let error = read(document.to_string().as_bytes()).expect_err(path);
    assert_eq!((error.path.as_str(), error.problem.key()), (path, key), "{error}");
    assert!(error.to_string().starts_with(path));
    for (name, value) in error.problem.args() {
        assert!(!name.is_empty() && value.chars().count() <= 200, "{name}: {value}");
    }
}

#[test]
fn s4_every_broken_thing_is_refused_at_its_place() {
    let base = base();
    assert!(read(base.to_string().as_bytes()).is_ok());
    for row in ROWS {
        check(&broken(&base, row), row.2, row.3);
    }
    let prospect = prospect();
    for row in PROSPECT {
        check(&broken(&prospect, row), row.2, row.3);
    }
    let effects = effects();
    for row in EFFECTS {
        check(&broken(&effects, row), row.2, row.3);
    }
    for (pointer, value, path, key) in long_rows() {
        check(&edited(&base, pointer, Some(value)), path, key);
    }
}

#[test]
fn texts_and_lists_as_long_as_allowed_are_read() {
    let text = |length: usize| Some(Value::String("🌱".repeat(length)));
    let mut document = base();
    for (pointer, length) in [("/title", 200), ("/notes", 5_000), ("/stakeholders/1/id", 64), ("/id", 64)] {
        document = edited(&document, pointer, text(length));
    }
    for pointer in ["/inputs/0/stakeholder", "/outcomes/1/stakeholder"] {
        document = edited(&document, pointer, text(64));
    }
    document = edited(&document, "/outcomes/1/cohorts", Some(Value::Array(vec![json(r#""1""#); 100])));
    assert!(read(document.to_string().as_bytes()).is_ok());
}

#[test]
fn the_words_that_would_do_are_named() {
    let document = edited(&base(), "/discounting/timing", Some(json(r#""end""#)));
    let error = read(document.to_string().as_bytes()).expect_err("refused");
    assert_eq!(error.problem.args(), [("word", "end".to_owned()), ("allowed", "start, mid".to_owned())]);
    assert_eq!(error.to_string(), "$.discounting.timing: \"end\" is not one of start, mid");
}

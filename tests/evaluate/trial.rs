//! The trial of a study, as it is printed.

use crate::{accepted, case_path, run};
use serde_json::{Value, json};

fn evaluated(trial: &Value) -> Value {
    let study = json!({ "format": "retombees.study", "version": 1, "id": "e", "title": "Essai", "trial": trial });
    accepted(&run(&["-"], study.to_string().as_bytes()))["trial"].clone()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

#[test]
fn the_figures_of_an_outcome_are_printed_under_their_words() {
    let trial = evaluated(&json!({ "outcomes": [{
        "id": "o1", "wish": "more",
        "offered": { "answered": 100, "positives": 60 }, "control": { "answered": 100, "positives": 50 }
    }] }));
    let outcome = &trial["outcomes"][0];
    assert_eq!((text(&outcome["id"]), text(&outcome["verdict"]), text(&outcome["effect"])), ("o1", "open", "0.1"));
    for (figure, expected) in [
        ("p_value", "0.15521848"),
        ("pooled_standard_error", "0.0703562363"),
        ("low", "-0.0373021032"),
        ("high", "0.2321230542"),
        ("risk_ratio", "1.2"),
        ("number_needed", "10"),
    ] {
        assert!(text(&outcome[figure]).starts_with(expected), "{figure}: {}", outcome[figure]);
    }
    assert_eq!(outcome.get("local_effect"), None);
}

#[test]
fn a_plan_says_its_result_or_what_is_missing() {
    let plan = |plan: Value| evaluated(&json!({ "plan": plan }))["plan"].clone();
    let found = plan(json!({ "measure": "means", "effect": "0.5" }));
    assert!(found["problem"].is_null() && text(&found["offered_answers"]).starts_with("63.7656"), "{found}");
    assert_eq!(text(&found["offered_people"]), "64");
    let missing = plan(json!({}));
    assert_eq!((text(&missing["problem"]), text(&missing["missing"])), ("missing", "base_share"));
}

#[test]
fn strata_findings_and_what_was_known_before_are_printed() {
    let counts = |answered: u32, positives: u32| json!({ "answered": answered, "positives": positives });
    let trial = evaluated(&json!({
        "outcomes": [{ "id": "o1", "strata": [{ "id": "a", "offered": counts(20, 3), "control": counts(30, 12) }] }],
        "baseline": [{ "id": "b", "offered": counts(50, 25), "control": counts(50, 20) }]
    }));
    assert!(text(&trial["outcomes"][0]["strata"][0]["effect"]).starts_with("-0.25"));
    assert!(text(&trial["baseline"][0]["standardised_difference"]).starts_with("0.2"));
    let findings = json!([
        { "code": "small_cell", "subject": "o1", "arm": "offered" },
        { "code": "imbalance", "subject": "b", "arm": "" }
    ]);
    assert_eq!(trial["findings"], findings);
}

#[test]
fn a_worked_trial_has_its_effect_and_a_refused_one_its_place() {
    let result = accepted(&run(&[&case_path("createurs")], b""));
    assert!(text(&result["trial"]["outcomes"][0]["effect"]).starts_with("-0.0487836182"));
    assert!(result["sroi_ratio"].is_null());
    let study = json!({ "format": "retombees.study", "version": 1, "trial": { "significance": "0.6" } });
    let refused = run(&["-"], study.to_string().as_bytes());
    let said = String::from_utf8(refused.stderr).unwrap();
    assert!(!refused.status.success() && said.contains("$.trial.significance"), "{said}");
}

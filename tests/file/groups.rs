//! Correlation groups in a file: their limits, and what reading and writing preserve.

use crate::broken::prospect;
use crate::edit::{edited, json};
use crate::schema::{check, schema};
use retombees::file::{read, write};
use retombees::number::plain;
use serde_json::Value;

/// Paths of which no two are the same.
fn paths(count: usize) -> Value {
    (0..count).map(|n| Value::String(format!("inputs/i{n}/quantity"))).collect()
}

fn groups(count: usize) -> Value {
    (0..count).map(|n| json(&format!(r#"{{"id":"many{n}","rank_correlation":"0.5"}}"#))).collect()
}

fn text(length: usize) -> Value {
    Value::String("🌱".repeat(length))
}

/// What is edited, as large as asked for; the most that is allowed; the place and the key of the refusal beyond.
type Row = (&'static str, fn(usize) -> Value, usize, &'static str, &'static str);

#[test]
fn as_many_and_as_long_as_allowed_and_no_more() {
    let (schema, base) = (schema(), prospect());
    let rows: [Row; 4] = [
        ("/correlations", groups, 50, "$.correlations", "too_many"),
        ("/correlations/0/members", paths, 200, "$.correlations[0].members", "too_many"),
        ("/correlations/0/members/0", text, 200, "$.correlations[0].members[0]", "too_long"),
        ("/correlations/0/name", text, 200, "$.correlations[0].name", "too_long"),
    ];
    for (pointer, value, most, path, key) in rows {
        check(&schema, &edited(&base, pointer, Some(value(most))), true, true);
        let beyond = edited(&base, pointer, Some(value(most + 1)));
        check(&schema, &beyond, false, false);
        let error = read(beyond.to_string().as_bytes()).expect_err(pointer);
        assert_eq!((error.path.as_str(), error.problem.key()), (path, key), "{error}");
    }
}

#[test]
fn the_ends_are_correlations_and_digits_are_kept() {
    let (schema, base) = (schema(), prospect());
    for value in ["0", "1", "1.00", "0.000", "0.60", "0.123456789012345678901234567"] {
        let document = edited(&base, "/correlations/0/rank_correlation", Some(Value::String(value.to_owned())));
        check(&schema, &document, true, true);
        let study = read(document.to_string().as_bytes()).unwrap();
        assert_eq!(plain::print(study.correlations[0].rank_correlation), value);
    }
}

#[test]
fn what_is_absent_is_not_written_and_what_is_unknown_is_kept() {
    let text = edited(&prospect(), "/correlations/1/members", None).to_string();
    let with = r#""id":"g1","zebra":{"b":[1.0,null],"a":1e300},"apple":-2,"#;
    let text = text.replacen(r#""id":"g1","#, with, 1);
    let (base, study) = (json(&text), read(text.as_bytes()).unwrap());
    let names: Vec<&str> = study.correlations[0].extra.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["zebra", "apple"]);
    let written = write(&study);
    assert_eq!(json(&written)["correlations"][0], base["correlations"][0]);
    assert_eq!(json(&written)["correlations"][1], json(r#"{"id":"g2","rank_correlation":"0","members":[]}"#));
    assert_eq!(read(written.as_bytes()), Ok(study.clone()));
    let without = write(&retombees::study::Study { correlations: Vec::new(), ..study });
    assert!(!without.contains("correlations"), "{without}");
}

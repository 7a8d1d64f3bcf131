//! `docs/format.md`, the contract of the file, leaves nothing out that the schema or the code has.

use crate::edit::json;
use retombees::study::{DriverKind, FindingCode};
use serde_json::Value;
use std::collections::BTreeSet;

const FORMAT: &str = include_str!("../../docs/format.md");

fn schema() -> Value {
    json(include_str!("../../schema/study-v1.schema.json"))
}

/// Every value of the schema, with the name it stands under.
fn walk<'a>(value: &'a Value, each: &mut impl FnMut(&'a str, &'a Value)) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                each(name, value);
                walk(value, each);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| walk(item, each)),
        _ => {}
    }
}

/// The words that the page sets as code, such as `"pert"`, `first_year` or `outcomes/ID/weight`.
fn words() -> BTreeSet<&'static str> {
    let code = FORMAT.split('`').skip(1).step_by(2);
    code.flat_map(|code| code.split(|c: char| !(c.is_ascii_alphanumeric() || "_.".contains(c)))).collect()
}

#[test]
fn every_member_and_every_word_of_the_schema_is_in_the_format() {
    let (schema, known) = (schema(), words());
    let (mut members, mut listed) = (BTreeSet::new(), BTreeSet::new());
    walk(&schema, &mut |name, value| match (name, value) {
        ("properties", Value::Object(properties)) => members.extend(properties.keys().map(String::as_str)),
        ("enum", Value::Array(words)) => listed.extend(words.iter().filter_map(Value::as_str)),
        ("const", Value::String(word)) => _ = listed.insert(word),
        _ => {}
    });
    assert!(members.len() > 60 && listed.len() > 40, "{} members, {} words", members.len(), listed.len());
    let missing: Vec<&&str> = members.union(&listed).filter(|word| !known.contains(**word)).collect();
    assert_eq!(missing, Vec::<&&str>::new(), "docs/format.md does not describe them");
}

#[test]
fn every_limit_of_the_schema_is_in_the_format() {
    let limits = FORMAT.split("### Limits").nth(1).and_then(|rest| rest.split("\n## ").next()).expect("a section");
    let numbers: BTreeSet<String> =
        limits.lines().filter_map(|line| line.rsplit('|').nth(1)).map(|cell| cell.replace(' ', "")).collect();
    let schema = schema();
    let mut found = 0;
    walk(&schema, &mut |name, value| {
        // A pair of two is no limit.
        if matches!(name, "maxItems" | "maxLength") && value != &Value::from(2) {
            found += 1;
            assert!(numbers.contains(&value.to_string()), "{name}: {value}");
        }
    });
    assert!(found > 30, "{found} limits");
}

#[test]
fn every_kind_of_driver_stands_with_its_parameters() {
    assert!(!DriverKind::ALL.is_empty());
    for kind in DriverKind::ALL {
        let parameters: Vec<String> = kind.parameters().iter().map(|one| format!("`{}`", one.word())).collect();
        let row = format!("| `{}` | {} |", kind.word(), parameters.join(", "));
        assert!(FORMAT.contains(&row), "{row}");
    }
}

#[test]
fn every_finding_has_its_row() {
    assert!(!FindingCode::WORDS.is_empty());
    for code in FindingCode::WORDS {
        assert!(FORMAT.contains(&format!("\n| `{code}` | ")), "{code}");
    }
}

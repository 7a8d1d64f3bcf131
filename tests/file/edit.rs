//! Changes a JSON document at a JSON pointer.

use serde_json::Value;

/// The document with another value, or none, at a place. A member that is not there yet is added.
pub(crate) fn edited(document: &Value, pointer: &str, value: Option<Value>) -> Value {
    let mut document = document.clone();
    let (above, last) = pointer.rsplit_once('/').unwrap_or(("", pointer));
    let place = document.pointer_mut(above).unwrap_or_else(|| panic!("no {above} in the document"));
    match (place, value) {
        (Value::Object(members), Some(value)) => _ = members.insert(last.to_owned(), value),
        (Value::Object(members), None) => assert!(members.remove(last).is_some(), "no {pointer}"),
        (Value::Array(items), Some(value)) if last == "-" => items.push(value),
        (Value::Array(items), Some(value)) => items[last.parse::<usize>().unwrap_or_default()] = value,
        (place, value) => panic!("cannot put {value:?} at {pointer} in {place}"),
    }
    document
}

/// A JSON text as a value.
pub(crate) fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

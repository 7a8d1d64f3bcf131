//! Parses text into a tree of JSON values, and rejects early what no document needs.
//!
//! `serde_json` alone accepts 128 levels, keeps the last of two members with the same name, and does not limit the number of
//! values; this parser restricts all three while reading.

use super::{Json, MAX_DEPTH, MAX_VALUES, Path};
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use std::collections::BTreeMap;
use std::fmt;

/// A parse error: the first problem in a text.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {problem}")]
pub struct JsonError {
    /// The path of the value, such as `$.outcomes[2].proxy.value`.
    pub path: String,
    /// The problem at that path.
    pub problem: JsonProblem,
}

/// Why a text is rejected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "the fields are named after what the sentence says")]
pub enum JsonProblem {
    /// Not JSON.
    #[error("not JSON at line {line}, column {column}")]
    Syntax { line: usize, column: usize },
    /// The text ends inside a value.
    #[error("the file is cut short at line {line}, column {column}")]
    CutShort { line: usize, column: usize },
    /// Lists and objects are nested too deeply.
    #[error("more than {max} levels of lists and objects")]
    TooDeep { max: usize },
    /// The document has too many values in all.
    #[error("more than {max} values in the file")]
    TooManyValues { max: usize },
    /// Two members of one object have the same name.
    #[error("this member is there twice")]
    DuplicateMember,
    /// A name that `serde_json` reserves, so the member could not be written back unchanged.
    #[error("no member can have this name")]
    ReservedMember,
}

/// Parses a text; `None` when it is not JSON, or exceeds a limit.
pub fn tree(text: &str) -> Option<Json> {
    parse(text).ok().map(|(json, _)| json)
}

/// Parses a text; returns the value and the number of values in it.
///
/// # Errors
/// The first problem found, with its path; see [`JsonProblem`].
pub fn parse(text: &str) -> Result<(Json, usize), JsonError> {
    parse_into(text, &mut ScanState::default())
}

/// The top-level members that have one of these names and hold a text or a number, the first of each name, as far as the text
/// can be parsed. They identify a rejected text by what it states before its first problem.
pub fn simple_members(text: &str, names: &'static [&'static str]) -> Vec<(String, Json)> {
    let mut state = ScanState { names, ..ScanState::default() };
    // A failure does not matter here.
    _ = parse_into(text, &mut state);
    state.found
}

fn parse_into(text: &str, state: &mut ScanState) -> Result<(Json, usize), JsonError> {
    let mut source = serde_json::Deserializer::from_str(text);
    let tree = Tree { path: &Path::Root, depth: 0, state: &mut *state };
    match tree.deserialize(&mut source).and_then(|json| source.end().map(|()| json)) {
        Ok(json) => Ok((json, state.values)),
        Err(error) => Err(state.failure.take().unwrap_or_else(|| JsonError {
            path: state.stopped_at.take().unwrap_or_else(|| Path::Root.to_string()),
            problem: syntax(&error),
        })),
    }
}

fn syntax(error: &serde_json::Error) -> JsonProblem {
    let (line, column) = (error.line(), error.column());
    if error.is_eof() { JsonProblem::CutShort { line, column } } else { JsonProblem::Syntax { line, column } }
}

/// The state of the parser across the whole document.
#[derive(Default)]
struct ScanState {
    values: usize,
    /// The path of the deepest value being read when the text stopped being JSON.
    stopped_at: Option<String>,
    failure: Option<JsonError>,
    /// Whether the value just read is the text of a number, the only text that arrives as an owned string.
    is_number: bool,
    /// The names given to [`simple_members`], and the members found.
    names: &'static [&'static str],
    found: Vec<(String, Json)>,
}

impl ScanState {
    fn note(&mut self, name: &str, value: &Json) {
        let is_simple = matches!(value, Json::Text(_) | Json::Integer(_) | Json::Number(_));
        let is_first = self.names.contains(&name) && self.found.iter().all(|(known, _)| known != name);
        if is_simple && is_first {
            self.found.push((name.to_owned(), value.clone()));
        }
    }
}

/// A seed and visitor for one value.
struct Tree<'p, 's> {
    path: &'p Path<'p>,
    depth: usize,
    state: &'s mut ScanState,
}

impl Tree<'_, '_> {
    /// Records our own error; `serde_json` only needs to learn that there is one.
    fn refuse<E: serde::de::Error>(self, problem: JsonProblem) -> E {
        let place = self.path.to_string();
        self.refuse_at(place, problem)
    }

    fn refuse_at<E: serde::de::Error>(self, path: String, problem: JsonProblem) -> E {
        self.state.failure = Some(JsonError { path, problem });
        E::custom("refused")
    }

    fn is_too_deep(&self) -> bool {
        self.depth >= MAX_DEPTH
    }
}

impl<'de> DeserializeSeed<'de> for Tree<'_, '_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Json, D::Error> {
        self.state.values = self.state.values.saturating_add(1);
        if self.state.values > MAX_VALUES {
            return Err(self.refuse(JsonProblem::TooManyValues { max: MAX_VALUES }));
        }
        let Self { path, depth, state } = self;
        let value = source.deserialize_any(Tree { path, depth, state: &mut *state });
        if value.is_err() && state.stopped_at.is_none() {
            state.stopped_at = Some(path.to_string());
        }
        value
    }
}

impl<'de> Visitor<'de> for Tree<'_, '_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Integer(value.into()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Integer(value.into()))
    }

    /// Never called, since numbers arrive as texts; the default implementation would link in float formatting, ten kilobytes.
    fn visit_f64<E: serde::de::Error>(self, _: f64) -> Result<Json, E> {
        Err(E::custom("refused"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    /// Only called for the text of a number: texts of the document are borrowed from it, or from the parser's buffer.
    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        self.state.is_number = true;
        Ok(Json::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Json, A::Error> {
        if self.is_too_deep() {
            return Err(self.refuse(JsonProblem::TooDeep { max: MAX_DEPTH }));
        }
        let depth = self.depth.saturating_add(1);
        let mut items = Vec::new();
        loop {
            let path = Path::Entry(self.path, items.len());
            let Some(item) = source.next_element_seed(Tree { path: &path, depth, state: &mut *self.state })? else {
                return Ok(Json::List(items));
            };
            items.push(item);
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Json, A::Error> {
        let is_too_deep = self.is_too_deep();
        let depth = self.depth.saturating_add(1);
        let mut members: Vec<(String, Json)> = Vec::new();
        while let Some(name) = source.next_key::<String>()? {
            // `serde_json` hands a number over, digit for digit, as an object with this one member. A member of the document
            // with the same name must not pass for a number: it would be written back without quotation marks.
            if name == RESERVED_NAME {
                // The number was counted already. Its text is read through a seed because any other way can report a type
                // error, and would link in float formatting.
                self.state.values = self.state.values.saturating_sub(1);
                let text = source.next_value_seed(Tree { path: self.path, depth, state: &mut *self.state })?;
                return match text {
                    Json::Text(text) if std::mem::take(&mut self.state.is_number) => Ok(number(text)),
                    _ => {
                        let path = Path::Member(self.path, &name).to_string();
                        Err(self.refuse_at(path, JsonProblem::ReservedMember))
                    }
                };
            }
            if is_too_deep {
                return Err(self.refuse(JsonProblem::TooDeep { max: MAX_DEPTH }));
            }
            let path = Path::Member(self.path, &name);
            let value = source.next_value_seed(Tree { path: &path, depth, state: &mut *self.state })?;
            if self.depth == 0 {
                self.state.note(&name, &value);
            }
            members.push((name, value));
        }
        if is_too_deep {
            return Err(self.refuse(JsonProblem::TooDeep { max: MAX_DEPTH }));
        }
        if let Some(name) = first_repeated(&members) {
            let path = Path::Member(self.path, name).to_string();
            return Err(self.refuse_at(path, JsonProblem::DuplicateMember));
        }
        Ok(Json::Object(members))
    }
}

/// The member under which `serde_json` hands over a number as text. No object may have a member of this name.
pub const RESERVED_NAME: &str = "$serde_json::private::Number";

/// Converts the text of a number, to an integer where it is written as one. `-0` stays as it is written.
fn number(text: String) -> Json {
    // `serde_json` writes a sign into every exponent.
    let text = text.replace("e+", "e");
    match text.parse() {
        Ok(whole) if text != "-0" => Json::Integer(whole),
        _ => Json::Number(text),
    }
}

/// The first name that an earlier member has too; a map keeps this fast for objects of any size.
fn first_repeated(members: &[(String, Json)]) -> Option<&str> {
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    let mut names = members.iter().map(|(name, _)| name);
    names.find(|name| seen.insert((*name).clone(), String::new()).is_some()).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{Layout, print};

    #[track_caller]
    fn check(text: &str, expected: Result<&str, (&str, JsonProblem)>) {
        let found = parse(text).map(|(json, _)| print(&json, Layout::Compact)).map_err(|e| (e.path, e.problem));
        assert_eq!(found, expected.map(str::to_owned).map_err(|(path, problem)| (path.to_owned(), problem)));
    }

    #[test]
    fn members_keep_their_order_and_numbers_their_kind() {
        let text = "{\"b\":1,\"a\":[1.0,-2,18446744073709551615,1e300,null,true,\"\\u00e9\"]}";
        check(text, Ok("{\"b\":1,\"a\":[1.0,-2,18446744073709551615,1e300,null,true,\"é\"]}"));
        assert_eq!(parse(text).map(|(_, values)| values), Ok(10));
    }

    #[test]
    fn a_repeated_member_is_refused_with_its_place() {
        check("{\"a\":[{\"x\":1,\"y\":2,\"x\":3}]}", Err(("$.a[0].x", JsonProblem::DuplicateMember)));
    }

    #[test]
    fn a_member_cannot_pass_for_a_number() {
        for value in ["\"2\"", "\"\\u0032\"", "2", "1.5", "null", "[1]", "{\"$serde_json::private::Number\":2}"] {
            let found = parse(&format!("[1, {{\"$serde_json::private::Number\":{value}}}]"));
            let error = found.map(|_| ()).unwrap_err();
            assert_eq!(error.problem, JsonProblem::ReservedMember, "{value}");
            assert!(error.path.starts_with("$[1]"), "{}", error.path);
        }
        check("[\"$serde_json::private::Number\"]", Ok("[\"$serde_json::private::Number\"]"));
    }

    #[test]
    fn depth_is_bounded() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(parse(&nested(MAX_DEPTH)).is_ok());
        for depth in [33, 128, 100_000] {
            let error = parse(&nested(depth)).unwrap_err();
            assert_eq!(error.problem, JsonProblem::TooDeep { max: MAX_DEPTH });
            assert_eq!(error.path, format!("${}", "[0]".repeat(MAX_DEPTH)));
        }
    }

    #[test]
    fn the_number_of_values_is_bounded() {
        let list = |values: usize| format!("[{}0]", "0,".repeat(values.saturating_sub(2)));
        assert!(parse(&list(MAX_VALUES)).is_ok());
        let error = parse(&list(MAX_VALUES.saturating_add(1))).unwrap_err();
        assert_eq!(error.problem, JsonProblem::TooManyValues { max: MAX_VALUES });
    }

    #[test]
    fn a_text_that_breaks_off_still_says_what_it_is() {
        let found = |text| simple_members(text, &["format", "version"]);
        let format = ("format".to_owned(), Json::Text("x".to_owned()));
        let version = ("version".to_owned(), Json::Integer(2));
        assert_eq!(found(r#"{"format":"x","more":{"version":1},"version":2,"#), [format.clone(), version]);
        assert_eq!(found(r#"{"format":"x","format":"y","version":[2],"#), [format]);
        assert_eq!(found("[1"), []);
    }

    #[test]
    fn what_is_not_json_is_refused_where_it_stops() {
        check("{\"a\": [1, 2,]}", Err(("$.a", JsonProblem::Syntax { line: 1, column: 13 })));
        check("{\"a\":\n \"b", Err(("$.a", JsonProblem::CutShort { line: 2, column: 3 })));
        check("{} {}", Err(("$", JsonProblem::Syntax { line: 1, column: 4 })));
        check("[NaN]", Err(("$[0]", JsonProblem::Syntax { line: 1, column: 2 })));
        check("\"\\ud800\"", Err(("$", JsonProblem::Syntax { line: 1, column: 8 })));
    }
}

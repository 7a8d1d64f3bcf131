//! Prints JSON values.

use super::Json;
use std::fmt::Write as _;

/// The white space of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layout {
    /// One member or entry per line, two spaces per level.
    Pretty,
    /// None.
    Compact,
}

/// Prints a value.
///
/// A [`Json::Number`] is printed as it was written.
pub fn print(json: &Json, layout: Layout) -> String {
    let mut out = String::new();
    value(json, layout, 0, &mut out);
    out
}

fn value(json: &Json, layout: Layout, level: usize, out: &mut String) {
    match json {
        Json::Bool(truth) => out.push_str(if *truth { "true" } else { "false" }),
        // Writing to a String cannot fail.
        Json::Integer(n) => _ = write!(out, "{n}"),
        Json::Number(text) => out.push_str(text),
        Json::Null => out.push_str("null"),
        Json::Text(text) => quote(text, out),
        Json::List(items) => block(items, ('[', ']'), layout, level, out, |item, level, out| {
            value(item, layout, level, out);
        }),
        Json::Object(members) => block(members, ('{', '}'), layout, level, out, |(name, json), level, out| {
            quote(name, out);
            out.push_str(if layout == Layout::Pretty { ": " } else { ":" });
            value(json, layout, level, out);
        }),
    }
}

fn block<T>(
    items: &[T],
    (open, close): (char, char),
    layout: Layout,
    level: usize,
    out: &mut String,
    one: impl Fn(&T, usize, &mut String),
) {
    out.push(open);
    let inner = level.saturating_add(1);
    for (n, item) in items.iter().enumerate() {
        if n > 0 {
            out.push(',');
        }
        line(layout, inner, out);
        one(item, inner, out);
    }
    if !items.is_empty() {
        line(layout, level, out);
    }
    out.push(close);
}

fn line(layout: Layout, level: usize, out: &mut String) {
    if layout == Layout::Pretty {
        out.push('\n');
        for _ in 0..level {
            out.push_str("  ");
        }
    }
}

/// A text as a JSON string literal.
pub(super) fn quoted(text: &str) -> String {
    let mut out = String::new();
    quote(text, &mut out);
    out
}

fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            c if c < ' ' => _ = write!(out, "\\u{:04x}", u32::from(c)),
            c => out.push(c),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(json: &Json, expected: &str) {
        assert_eq!(print(json, Layout::Compact), expected);
    }

    #[test]
    fn texts_are_escaped() {
        check(&Json::Text("a\"b\\c\n\t\r\u{1}é\u{2028}".to_owned()), "\"a\\\"b\\\\c\\n\\t\\r\\u0001é\u{2028}\"");
    }

    #[test]
    fn real_numbers_stay_real() {
        check(&Json::Number("1.0".to_owned()), "1.0");
        check(&Json::Number("1e300".to_owned()), "1e300");
        check(&Json::Integer(-7), "-7");
    }

    #[test]
    fn pretty_text_has_one_member_a_line() {
        let empty = ("none".to_owned(), Json::List(Vec::new()));
        let list = ("some".to_owned(), Json::List(vec![Json::Null, Json::Bool(true)]));
        let text = print(&Json::Object(vec![empty, list]), Layout::Pretty);
        assert_eq!(text, "{\n  \"none\": [],\n  \"some\": [\n    null,\n    true\n  ]\n}");
    }
}

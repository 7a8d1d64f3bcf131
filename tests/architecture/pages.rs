//! Pages read derived data and compute nothing: they name types of the computing modules, but call none of their functions. The
//! computation is in `app/derived`, once for each version of a study.

use crate::{none, sources};

/// The rooms that compute.
const COMPUTING: [&str; 4] = ["analysis", "methods", "sheet", "stats"];

/// The names that end the paths of some code: `a::{b, c::D}` has `b` and `D`.
fn leaves(path: &str) -> Vec<String> {
    let Some((head, group)) = path.split_once('{') else {
        return path.rsplit("::").next().map(|name| name.trim().to_owned()).into_iter().collect();
    };
    assert!(!head.is_empty());
    let group = group.rsplit_once('}').map_or(group, |(inside, _)| inside);
    let mut parts = vec![String::new()];
    let mut depth = 0;
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if c == ',' && depth == 0 {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    parts.iter().filter(|part| !part.trim().is_empty()).flat_map(|part| leaves(part.trim())).collect()
}

/// The paths into a room in some code, each with its line.
fn paths(code: &str, room: &str) -> Vec<(usize, String)> {
    let start = format!("crate::{room}::");
    let ends = |text: &str| {
        let mut depth = 0;
        text.char_indices()
            .find(|(_, c)| {
                depth += i32::from(*c == '{') - i32::from(*c == '}');
                let inside = depth > 0 || *c == '}' || c.is_alphanumeric() || matches!(c, '_' | ':');
                !inside
            })
            .map_or(text.len(), |(at, _)| at)
    };
    code.match_indices(&start)
        .map(|(at, _)| {
            let rest = &code[at + "crate::".len()..];
            (code[..at].matches('\n').count() + 1, rest[..ends(rest)].to_owned())
        })
        .collect()
}

#[test]
fn a_page_calls_no_function_of_a_computing_room() {
    let all = sources("src/ui");
    assert!(all.len() > 30, "the pages are in src/ui");
    let mut named = 0;
    let mut violations = Vec::new();
    for source in all {
        for room in COMPUTING {
            for (line, path) in paths(source.code(), room) {
                for name in leaves(&path) {
                    named += 1;
                    // `self` names a module, whose functions would be called.
                    if !name.starts_with(char::is_uppercase) {
                        violations.push(format!(
                            "{}:{line}: {path} names {name}: ask app/derived for it, or let present say it",
                            source.name
                        ));
                    }
                }
            }
        }
        for computed in
            ["Evaluation::of(", "Comparison::of(", "Derived::of(", "Volunteering::of(", "VolunteerTime::of("]
        {
            for line in source.lines_with(computed) {
                violations.push(format!("{}:{line}: {computed}…): ask app/derived for it", source.name));
            }
        }
    }
    none(&violations);
    assert!(named > 10, "pages name types of these rooms: {named}");
}

#[test]
fn names_at_the_ends_of_paths_are_found() {
    assert_eq!(leaves("analysis::{apply, sensitivity::{grid, Bar}, Report}"), ["apply", "grid", "Bar", "Report"]);
    assert_eq!(leaves("analysis::drivers::applies"), ["applies"]);
    let code = "use crate::analysis::{apply, Bar};\nlet x = crate::analysis::drivers::years(driver);";
    let found = [(1, "analysis::{apply, Bar}".to_owned()), (2, "analysis::drivers::years".to_owned())];
    assert_eq!(paths(code, "analysis"), found);
}

/// The text controls in some code, each with its line: what is between `<input` or `<textarea` and `/>`.
fn text_controls(code: &str) -> Vec<(usize, &str)> {
    let starts = ["<input", "<textarea"].into_iter().flat_map(|tag| code.match_indices(tag));
    starts
        .filter_map(|(at, _)| {
            let control = code[at..].split("/>").next()?;
            let is_text = !["checkbox", "radio", "range", "file"].iter().any(|kind| control.contains(kind));
            is_text.then(|| (code[..at].matches('\n').count() + 1, control))
        })
        .collect()
}

/// Yew writes the attribute `value` into a control at every rendering. Where no draft follows each key, that is over what is being typed.
#[test]
fn a_text_control_has_a_value_only_where_each_key_is_a_draft() {
    let mut controls = 0;
    let mut violations = Vec::new();
    for source in sources("src/ui") {
        for (line, control) in text_controls(source.code()) {
            controls += 1;
            let has_value = control.contains(" value=") || control.contains("{value}");
            if has_value && !control.contains("oninput") && !control.contains("readonly") {
                violations.push(format!("{}:{line}: use use_text_until_left instead of value", source.name));
            }
        }
    }
    none(&violations);
    assert!(controls > 6, "there are text controls: {controls}");
}

#[test]
fn text_controls_are_found_with_their_lines() {
    let code = "<p>\n<input type=\"text\" value={a} /><input type=\"radio\" value={b} />\n<textarea {value} />";
    let found = text_controls(code);
    assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [2, 3]);
}

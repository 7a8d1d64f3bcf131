//! Rules that the compiler does not enforce: the order of the modules, what each may name, and where words may appear.
//!
//! Sources are read as text, with comments removed and string literals separated from code. A failure names the file, the line,
//! and what to do.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

mod catalogues;
mod circles;
mod contrast;
mod lints;
mod pages;
mod programs;
mod reading;

use reading::{Source, files, root};
use std::collections::BTreeSet;
use std::fs;

const MAX_LINES: usize = 400;

fn sources(folder: &str) -> Vec<Source> {
    files(&root().join(folder), "rs").iter().map(|path| Source::read(path)).collect()
}

/// The rooms, as the documentation of `lib.rs` numbers them; each may import from those before it.
fn rooms() -> Vec<String> {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let entries = text.lines().filter_map(|line| line.strip_prefix("//! ")?.split_once(". "));
    let numbered = entries.filter_map(|(number, entry)| Some((number.parse::<usize>().ok()?, entry)));
    let mut rooms = Vec::new();
    for (number, entry) in numbered {
        let name = entry.split('`').nth(1).unwrap_or_else(|| panic!("src/lib.rs: no room in {entry:?}"));
        rooms.push(name.trim_start_matches("mod@").to_owned());
        assert_eq!(number, rooms.len(), "src/lib.rs: the rooms are numbered from 1 on");
    }
    assert!(!rooms.is_empty(), "src/lib.rs lists the rooms");
    rooms
}

/// The room of a file of `src`, by its place in the list; none for `lib.rs`.
fn room(rooms: &[String], source: &Source) -> Option<usize> {
    let mut parts = source.name.split('/').skip(1);
    let first = parts.next().filter(|_| parts.next().is_some())?;
    Some(rooms.iter().position(|room| room == first).unwrap_or_else(|| {
        panic!("{}: the room {first} is not in the list of src/lib.rs: give it a place there", source.name)
    }))
}

#[track_caller]
fn none(violations: &[String]) {
    assert!(violations.is_empty(), "\n{}\n", violations.join("\n"));
}

#[test]
fn a_room_only_imports_from_the_rooms_before_it() {
    let rooms = rooms();
    let (mut violations, mut seen) = (Vec::new(), vec![0; rooms.len()]);
    for source in sources("src") {
        let Some(own) = room(&rooms, &source) else { continue };
        seen[own] += 1;
        for (line, name) in source.paths_from("crate") {
            let Some(other) = rooms.iter().position(|room| *room == name) else { continue };
            if other > own {
                violations.push(format!(
                    "{}:{line}: the room {} imports from {name}, which comes after it: move what both need up",
                    source.name, rooms[own]
                ));
            }
        }
    }
    for (room, files) in rooms.iter().zip(seen) {
        assert!(files > 0, "the room {room} has no file: take it out of the list");
    }
    none(&violations);
}

#[test]
fn decisions_are_dated_records_without_doubles() {
    let text = reading::text("docs/decisions.md");
    let records: Vec<&str> = text.split("\n## ").skip(1).collect();
    assert!(records.len() > 40, "{} records", records.len());
    let (mut titles, mut last) = (BTreeSet::new(), String::new());
    for (place, record) in records.iter().enumerate() {
        let mut lines = record.lines();
        let (number, title) = lines.next().and_then(|heading| heading.split_once(' ')).expect("a number and a title");
        assert_eq!(number, format!("{:04}", place + 1), "{title}");
        assert!(titles.insert(title.to_lowercase()), "{title} is there twice");
        let date = lines.nth(1).unwrap_or("");
        let is_date = date.len() == 10 && date.split('-').all(|part| part.parse::<u32>().is_ok());
        assert!(is_date && *date >= *last, "{title}: {date} after {last}");
        date.clone_into(&mut last);
        for part in ["- **Context.** ", "- **Decision.** ", "- **Consequences.** "] {
            assert_eq!(record.matches(part).count(), 1, "{title}: {part}");
        }
    }
}

#[test]
fn the_rooms_are_listed_in_one_order() {
    let rooms = rooms();
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let table = text.split("\n## ").find(|part| part.starts_with("The rooms")).expect("a section on the rooms");
    let rows = table.lines().filter_map(|line| Some(line.strip_prefix("| `")?.split_once('`')?.0));
    assert_eq!(rows.collect::<Vec<_>>(), rooms, "ARCHITECTURE.md has the order of src/lib.rs");
    let folders = fs::read_dir(root().join("src")).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_dir());
    let folders: BTreeSet<String> = folders.map(|entry| entry.file_name().into_string().unwrap()).collect();
    assert_eq!(folders, rooms.into_iter().collect(), "src/lib.rs lists the folders of src");
}

#[test]
fn a_file_is_short_enough_to_be_read_at_once() {
    let long = sources("src").into_iter().filter(|source| source.lines() > MAX_LINES);
    let violations =
        long.map(|it| format!("{}: {} lines, at most {MAX_LINES}: split it by subject", it.name, it.lines()));
    none(&violations.collect::<Vec<_>>());
}

#[test]
fn the_domain_names_no_browser_no_clock_and_no_machine() {
    let browser = ["yew", "gloo", "web_sys", "js_sys", "wasm_bindgen"];
    let machine = ["time", "env", "fs", "io", "net", "process", "thread"];
    let words = [
        ("HashMap", "its order changes from run to run: use BTreeMap"),
        ("HashSet", "its order changes from run to run: use BTreeSet"),
        ("println", "nobody reads it: return a value or a finding"),
        ("eprintln", "nobody reads it: return a value or a finding"),
        ("print", "nobody reads it: return a value or a finding"),
    ];
    let rooms = rooms();
    let domain = |source: &Source| room(&rooms, source).is_none_or(|room| !["ui", "bin"].contains(&&*rooms[room]));
    let mut violations = Vec::new();
    for source in sources("src").into_iter().filter(domain) {
        let mut add = |line: usize, what: &str, advice: &str| {
            violations.push(format!("{}:{line}: {what} outside ui and bin; {advice}", source.name));
        };
        for word in browser {
            for line in source.words(word) {
                add(line, word, "let it arrive as an argument, or move the code to ui");
            }
        }
        for (line, name) in source.paths_from("std") {
            if machine.contains(&name.as_str()) {
                add(line, &format!("std::{name}"), "let it arrive as an argument");
            }
        }
        for (word, advice) in words {
            for line in source.words(word) {
                let is_macro = source.after(line, word).starts_with('!');
                if is_macro || word.starts_with("Hash") {
                    add(line, word, advice);
                }
            }
        }
    }
    none(&violations);
}

#[test]
fn nothing_is_left_for_later_and_no_test_is_switched_off() {
    let mut violations = Vec::new();
    for source in ["src", "tests", "examples", "benches"].into_iter().flat_map(sources) {
        for (pattern, advice) in [
            ("#[ignore", "a test runs or is deleted"),
            ("#[should_panic", "assert the value that is returned"),
            ("todo!", "write it or leave it out"),
            ("unimplemented!", "write it or leave it out"),
        ] {
            for line in source.lines_with(pattern) {
                violations.push(format!("{}:{line}: {pattern}: {advice}", source.name));
            }
        }
    }
    none(&violations);
}

#[test]
fn there_is_no_inline_style_and_no_inline_script() {
    let mut violations = Vec::new();
    for source in sources("src/ui") {
        for line in source.words("style") {
            if source.after(line, "style").starts_with('=') {
                violations.push(format!("{}:{line}: style=: write a class in styles/", source.name));
            }
        }
        for line in source.lines_with("<script").into_iter().chain(source.lines_with("<style")) {
            violations
                .push(format!("{}:{line}: inline script or style: the policy of the page refuses it", source.name));
        }
    }
    violations.extend(reading::inline_in_page(&reading::text("index.html")));
    none(&violations);
}

/// Attributes whose values are for machines.
const MACHINE_ATTRIBUTES: [&str; 16] = [
    "class",
    "d",
    "viewBox",
    "transform",
    "points",
    "rel",
    "sandbox",
    "preserveAspectRatio",
    "media",
    "reason",
    "r#type",
    "autocomplete",
    "allow",
    "srcset",
    "sizes",
    "headers",
];
/// Calls whose literals are for machines or for developers.
const MACHINE_CALLS: [&str; 13] = [
    "class_if",
    "classes!",
    "expect",
    "log",
    "log_1",
    "warn_1",
    "error_1",
    "query_selector",
    "query_selector_all",
    "match_media",
    "debug_assert!",
    "error",
    "unreachable!",
];
/// Attributes that a person hears or reads.
const SPOKEN_ATTRIBUTES: [&str; 7] =
    ["title", "alt", "placeholder", "aria-label", "aria-description", "aria-roledescription", "label"];

#[test]
fn components_hold_no_words() {
    let mut violations = Vec::new();
    let sheets = files(&root().join("styles"), "css");
    let classes: BTreeSet<String> =
        sheets.iter().flat_map(|path| reading::classes(&fs::read_to_string(path).unwrap())).collect();
    assert!(classes.len() > 100, "{} classes in styles/", classes.len());
    let mut seen = 0;
    for source in sources("src/ui") {
        for literal in &source.literals {
            seen += 1;
            let before = literal.before.trim_end();
            let (attribute, call) = (reading::attribute(before), reading::call(before));
            // Classes may be handed to a function: what is made of names from the style sheets only is a list of them.
            let is_class_list = literal.text.split_whitespace().all(|word| classes.contains(word));
            if is_class_list || MACHINE_ATTRIBUTES.contains(&attribute) || MACHINE_CALLS.contains(&call.as_str()) {
                continue;
            }
            let words = reading::without_placeholders(&literal.text);
            let spoken = SPOKEN_ATTRIBUTES.contains(&attribute) || reading::is_child(before);
            let why = if words.chars().any(|c| c.is_alphabetic() && !c.is_ascii()) {
                "a letter with an accent"
            } else if reading::has_two_words(&words) {
                "several words"
            } else if spoken && words.chars().filter(|c| c.is_alphabetic()).count() > 1 {
                "shown or read aloud"
            } else {
                continue;
            };
            violations.push(format!(
                "{}:{}: {:?} ({why}): put the words in locales/ and ask the catalogue for them",
                source.name, literal.line, literal.text
            ));
        }
    }
    assert!(seen > 1_000, "{seen} literals in src/ui");
    none(&violations);
}

/// The rules themselves: what they must catch, and what they must let pass.
#[test]
fn the_rules_see_what_they_should() {
    let source =
        Source::of("src/ui/x.rs", "use crate::{app::State, sheet};\nlet a = \"deux mots\"; // \"not this one\"\n");
    let names: BTreeSet<String> = source.paths_from("crate").into_iter().map(|(_, name)| name).collect();
    assert_eq!(names, BTreeSet::from(["app".to_owned(), "sheet".to_owned()]));
    assert_eq!(source.literals.len(), 1);
    assert_eq!((source.literals[0].text.as_str(), source.literals[0].line), ("deux mots", 2));

    let see = |code: &str| {
        let source = Source::of("src/ui/x.rs", code);
        let literal = source.literals.last().unwrap();
        let before = literal.before.trim_end().to_owned();
        (reading::attribute(&before).to_owned(), reading::call(&before), reading::is_child(&before))
    };
    assert_eq!(see("<p class=\"a b\">").0, "class");
    assert_eq!(see("<p aria-label={\"a b\"}>").0, "aria-label");
    assert_eq!(see("class={classes!(\"a\", \"b c\")}").1, "classes!");
    assert_eq!(see("#[expect(dead_code, reason = \"a b\")]").0, "reason");
    assert!(see("<p>{\"Word\"}</p>").2 && see("<p> { \"Word\" }").2);
    assert!(!see("match x { A => { \"word\" } }").2);

    assert_eq!(reading::without_placeholders("{a} {b:?} c"), "  c");
    assert!(reading::has_two_words("deux mots") && !reading::has_two_words("M 0 0") && !reading::has_two_words("a-b"));
    assert!(reading::is_key("bar.undo") && reading::is_key("case.wheels-to-meals.title"));
    assert!(
        !reading::is_key("bar") && !reading::is_key("Bar.x") && !reading::is_key("12.5") && !reading::is_key("a..b")
    );
    assert_eq!(reading::classes(".a-b.c > p:not(.d) { margin: .5em }"), ["a-b", "c", "d"]);
    assert_eq!(reading::placeholders("{n} sur {total}"), ["n", "total"]);
    for bad in ["Quoi ?", "l'effet", "« mot\u{a0}»", "\"mot\"", "3 %", "un : deux", "Ah!"] {
        assert!(!reading::badly_set(bad).is_empty(), "{bad}");
    }
    for good in ["Quoi\u{202f}?", "l’effet", "«\u{a0}mot\u{a0}»", "3\u{a0}%", "https://x.org/?a=b", "à 10:30"] {
        assert_eq!(reading::badly_set(good), Vec::<&str>::new(), "{good}");
    }
    assert_eq!(reading::inline_in_page("<p>\n<a style=\"x\" onclick=\"y\"><script>").len(), 3);
    assert_eq!(reading::inline_in_page("<!-- <style> --><script type=\"module\" src=\"a.js\"></script>").len(), 0);
}

/// The build lists the files of the folder for `boot.js`.
#[test]
fn the_worked_cases_are_those_of_the_folder() {
    let there = reading::files(&root().join("cases"), "json");
    let there: BTreeSet<_> = there.iter().filter_map(|path| path.file_stem()?.to_str()).collect();
    assert_eq!(there, retombees::file::CASES.iter().map(|case| case.key).collect());
}

#[test]
fn the_page_starts_in_every_language() {
    let visit = reading::text("assets/visit.js");
    let codes: Vec<String> = retombees::number::Language::ALL.iter().map(|one| format!("\"{}\"", one.code())).collect();
    let list = format!("const LANGUAGES = [{}];", codes.join(", "));
    assert!(
        visit.contains(&list),
        "assets/visit.js finds out the language to start in, the first being its default: {list}"
    );
    let (page, sheet) = (reading::text("index.html"), reading::text("styles/boot.css"));
    for code in retombees::number::Language::ALL.iter().map(|one| one.code()) {
        assert!(page.contains(&format!("assets/answer.{code}.html")), "index.html holds no answer in {code}");
        assert!(
            sheet.contains(&format!("[data-answer=\"{code}\"] [data-answer=\"{code}\"]")),
            "styles/boot.css shows no answer in {code}"
        );
    }
}

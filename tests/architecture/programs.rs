//! Checks that `tools/programs.json` declares each module of each program as first or deferred, and a budget for each program.

use crate::reading::{Source, files, root};
use crate::{none, rooms, sources};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;

/// One program as it is declared.
struct Program {
    name: String,
    first: Vec<String>,
    deferred: Vec<String>,
    deferred_methods: Vec<String>,
    deferred_texts: Vec<String>,
    /// Whether it has a catalogue of its own, which `app/widget/tests.rs` holds against what it shows.
    has_own_texts: bool,
    budgets: Vec<(String, u64)>,
}

fn texts(value: &Value) -> Vec<String> {
    let items = value.as_array().expect("a list");
    items.iter().map(|item| item.as_str().expect("a text").to_owned()).collect()
}

fn programs() -> Vec<Program> {
    let text = fs::read_to_string(root().join("tools/programs.json")).expect("tools/programs.json is there");
    let all: Value = serde_json::from_str(&text).expect("tools/programs.json is JSON");
    let one = |(name, it): (&String, &Value)| Program {
        name: name.clone(),
        first: texts(&it["first"]),
        deferred: texts(&it["deferred"]),
        deferred_methods: texts(&it["deferred_methods"]),
        deferred_texts: it.get("deferred_texts").map(texts).unwrap_or_default(),
        has_own_texts: it.get("texts").is_some(),
        budgets: (it["budgets"].as_object().expect("budgets").iter())
            .map(|(part, bytes)| (part.clone(), bytes.as_u64().expect("bytes")))
            .collect(),
    };
    all.as_object().expect("programs by their names").iter().map(one).collect()
}

fn is_inside(module: &str, other: &str) -> bool {
    module.strip_prefix(other).is_some_and(|rest| rest.starts_with("::"))
}

/// Whether an entry of a list stands for a module: for its own, and for all in it unless something in it is in the other list.
fn stands_for(entry: &str, module: &str, other_list: &[String]) -> bool {
    entry == module || (is_inside(module, entry) && !other_list.iter().any(|other| is_inside(other, entry)))
}

impl Program {
    fn deferred_entries(&self, module: &str) -> usize {
        self.deferred.iter().filter(|entry| stands_for(entry, module, &self.first)).count()
    }

    /// What is wrong with its lists, given the modules that reach it.
    fn violations(&self, modules: &BTreeSet<String>) -> Vec<String> {
        let mut violations = Vec::new();
        let place = format!("tools/programs.json, {}", self.name);
        for module in modules {
            let first = self.first.iter().filter(|entry| stands_for(entry, module, &self.deferred)).count();
            match (first, self.deferred_entries(module)) {
                (0, 0) => violations.push(format!(
                    "{place}: {module} is in neither list: put it into first, or into deferred where no first visit needs it"
                )),
                (1, 0) | (0, 1) => {}
                _ => violations.push(format!("{place}: {module} is listed more than once: one entry is enough")),
            }
        }
        for entry in self.first.iter().chain(&self.deferred).filter(|entry| !modules.contains(*entry)) {
            violations.push(format!("{place}: there is no module {entry} in this program: take it out"));
        }
        violations
    }
}

/// The path of a module by its file: `src/ui/pages/mod.rs` is `ui::pages`.
fn module(file: &str) -> String {
    let path = file.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    path.replace('/', "::")
}

/// Whether a module is only compiled for tests, by its declaration.
fn is_test(path: &str) -> bool {
    let Some((parent, name)) = path.rsplit_once("::") else { return false };
    let folder = root().join("src").join(parent.replace("::", "/"));
    let text = fs::read_to_string(folder.with_extension("rs")).or_else(|_| fs::read_to_string(folder.join("mod.rs")));
    text.expect("the file of a parent").contains(&format!("#[cfg(test)]\nmod {name};"))
}

/// The modules that can be in a program: those of the rooms that its file names, and of all above them.
fn reaching(program: &str) -> BTreeSet<String> {
    let file = Source::read(&root().join(format!("src/bin/{program}.rs")));
    let named = file.paths_from("retombees").into_iter();
    let all = rooms();
    let last = named.filter_map(|(_, name)| all.iter().position(|room| *room == name)).max();
    let rooms = &all[..=last.expect("a program names a room")];
    let modules = sources("src").into_iter().map(|source| module(&source.name));
    let reaches = |path: &String| rooms.iter().any(|room| path.split("::").next() == Some(room)) && !is_test(path);
    modules.filter(reaches).collect()
}

#[test]
fn every_module_of_a_program_is_first_or_deferred() {
    let mut violations = Vec::new();
    for program in programs() {
        let modules = reaching(&program.name);
        assert!(modules.len() > 50, "{}: {} modules", program.name, modules.len());
        violations.extend(program.violations(&modules));
    }
    none(&violations);
}

#[test]
fn every_program_is_declared_with_its_budgets() {
    let bins = files(&root().join("src/bin"), "rs");
    let bins: Vec<String> = bins.iter().filter_map(|path| Some(path.file_stem()?.to_str()?.to_owned())).collect();
    let programs = programs();
    let names: Vec<String> = programs.iter().map(|program| program.name.clone()).collect();
    assert_eq!(bins, names, "src/bin and tools/programs.json name the same programs");
    for Program { name, budgets, deferred, .. } in &programs {
        // What tests/e2e/size.mjs weighs.
        let parts: &[&str] = match name.as_str() {
            "app" => &["wasm", "first_load", "deferred"],
            "embed" => &["loader", "first_figure", "deferred", "range"],
            _ => &["all"],
        };
        assert_eq!(
            budgets.iter().map(|(part, _)| part.as_str()).collect::<BTreeSet<_>>(),
            parts.iter().copied().collect()
        );
        assert!(budgets.iter().all(|(_, bytes)| *bytes >= 1_000), "{name}: a budget is in bytes");
        let waits = parts.contains(&"deferred");
        assert_eq!(waits, !deferred.is_empty(), "{name}: a deferred part has its budget");
    }
}

#[test]
fn a_deferred_method_is_defined_in_a_deferred_module() {
    let mut violations = Vec::new();
    for program in programs() {
        for method in &program.deferred_methods {
            let (owner, name) = method.split_once("::").expect("Type::method");
            let defines = |source: &Source| {
                let starts = |line: usize| source.after(line, "fn").trim_start().starts_with(&format!("{name}("));
                !source.lines_with(&format!("impl {owner} {{")).is_empty() && source.words("fn").into_iter().any(starts)
            };
            let defining: Vec<String> =
                sources("src").iter().filter(|source| defines(source)).map(|source| module(&source.name)).collect();
            if defining.len() != 1 || program.deferred_entries(&defining[0]) == 0 {
                violations.push(format!(
                    "tools/programs.json, {}: {method} is to be in one deferred module, and is in {defining:?}",
                    program.name
                ));
            }
        }
    }
    none(&violations);
}

/// A module of the first part that asked for a deferred text would show a gap until the deferred part is there.
#[test]
fn the_first_part_asks_for_no_deferred_text() {
    let keys: Vec<String> = crate::catalogues::keys();
    let mut violations = Vec::new();
    for program in programs().into_iter().filter(|program| !program.has_own_texts) {
        for group in &program.deferred_texts {
            if !keys.iter().any(|key| key.starts_with(&format!("{group}."))) {
                violations.push(format!("tools/programs.json, {}: there is no text {group}.…", program.name));
            }
            let asks = [format!("\"{group}."), format!("under(\"{group}\""), format!("choices(catalog, \"{group}\"")];
            let first =
                sources("src").into_iter().filter(|source| program.deferred_entries(&module(&source.name)) == 0);
            for source in first {
                let text = fs::read_to_string(root().join(&source.name)).expect("a source");
                let text =
                    text.split("#[cfg(test)]").next().unwrap_or_default().replace(&format!("\"{group}.title\""), "");
                if asks.iter().any(|ask| text.contains(ask)) {
                    violations.push(format!("{}: the texts {group}.… come with the deferred part", source.name));
                }
            }
        }
    }
    none(&violations);
}

/// The rule itself: what it must catch, and what it must let pass.
#[test]
fn the_lists_are_held_against_the_modules() {
    let check = |first: &[&str], deferred: &[&str], expected: &[&str]| {
        let list = |list: &[&str]| list.iter().map(|one| (*one).to_owned()).collect::<Vec<_>>();
        let modules = ["a", "a::b", "a::b::c", "a::bc", "d", "d::e"].map(str::to_owned).into();
        let (first, deferred) = (list(first), list(deferred));
        let name = "app".to_owned();
        let none = Vec::new;
        let program = Program {
            name,
            first,
            deferred,
            deferred_methods: none(),
            deferred_texts: none(),
            has_own_texts: false,
            budgets: Vec::new(),
        };
        let found = program.violations(&modules);
        assert_eq!(found.len(), expected.len(), "{found:?}");
        for (found, expected) in found.iter().zip(expected) {
            assert!(found.contains(expected), "{found}");
        }
    };
    check(&["a"], &["d"], &[]);
    check(&["a", "d"], &[], &[]);
    check(&["a", "a::bc", "d"], &["a::b"], &[]);
    // A module with something deferred in it stands for its own file only.
    check(&["a", "d"], &["a::b"], &["a::bc is in neither"]);
    check(&["a"], &["a::b", "d::e"], &["a::bc is in neither", "d is in neither"]);
    check(&["a", "a::bc"], &["a::b"], &["d is in neither", "d::e is in neither"]);
    check(&["a", "d"], &["d"], &["d is listed more", "d::e is listed more"]);
    check(&["a", "a::b", "d"], &[], &["a::b is listed more", "a::b::c is listed more"]);
    check(&["a", "d", "x"], &["d::f"], &["d::e is in neither", "no module x", "no module d::f"]);
    assert_eq!([module("src/a/mod.rs"), module("src/a/b.rs")], ["a", "a::b"]);
    assert!(is_test("present::chart::analysis_tests") && !is_test("present::chart::axes") && !is_test("present"));
}

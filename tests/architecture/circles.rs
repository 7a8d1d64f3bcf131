//! No two files need one another, however far around: whoever reads a file can read first what it builds on.
//!
//! A file needs another one when it names something of it, through `use` or by a path. What a module only passes on with `pub use`
//! is traced to the file that defines it. The declaration of a submodule needs nothing.

use crate::{none, sources};
use std::collections::{BTreeMap, BTreeSet};

/// The modules of the crate, by their paths: their code, without what only tests compile.
fn modules() -> BTreeMap<String, String> {
    let path = |name: &str| {
        name.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod").replace('/', "::")
    };
    let code = |code: &str| code.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or_default().to_owned();
    let all = sources("src").into_iter().filter(|source| source.name != "src/lib.rs");
    all.map(|source| (path(&source.name), code(source.code()))).collect()
}

/// The single paths of a tree: `a::{b, c::D}` is `a::b` and `a::c::D`.
fn paths(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((head, body)) = tree.split_once('{') else {
        let path = tree.split(" as ").next().unwrap_or_default().trim();
        return vec![path.trim_end_matches("::*").trim_end_matches("::self").to_owned()];
    };
    let body = body.rsplit_once('}').map_or(body, |(inside, _)| inside);
    let (mut parts, mut depth) = (vec![String::new()], 0);
    for c in body.chars() {
        depth += i32::from(c == '{') - i32::from(c == '}');
        if c == ',' && depth == 0 {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    let parts = parts.iter().filter(|part| !part.trim().is_empty());
    parts.flat_map(|part| paths(&format!("{head}{}", part.trim()))).collect()
}

/// The trees that `use` names in some code, each with whether it is passed on.
fn uses(code: &str) -> Vec<(bool, String)> {
    let statements = code.split(';').filter_map(|statement| {
        let statement = statement.rsplit_once('\n').map_or(statement, |_| statement).trim_start();
        let at = statement.rfind("use ").filter(|at| {
            let before = &statement[..*at];
            before.is_empty() || before.ends_with(['\n', ' '])
        })?;
        let line = statement[..at].rsplit('\n').next().unwrap_or_default().trim();
        let passes_on = line.starts_with("pub");
        (line.is_empty() || passes_on).then(|| (passes_on, statement[at + "use ".len()..].to_owned()))
    });
    statements.collect()
}

/// A path made absolute, from the module that has it; none for one into another crate.
fn absolute(module: &str, path: &str, modules: &BTreeMap<String, String>) -> Option<String> {
    let mut base: Vec<&str> = module.split("::").collect();
    let mut rest: Vec<&str> = path.split("::").map(str::trim).collect();
    match rest.first().copied()? {
        "crate" => return Some(rest[1..].join("::")),
        "self" => _ = rest.remove(0),
        "super" => {
            while rest.first() == Some(&"super") {
                rest.remove(0);
                base.pop();
            }
        }
        child => {
            modules.get(&format!("{module}::{child}"))?;
        }
    }
    base.extend(rest);
    Some(base.join("::"))
}

/// The paths that code names outside of `use`.
fn inline(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    for root in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(root) {
            let is_start = !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ':');
            let rest = &code[at..];
            let end = rest.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(rest.len());
            if is_start {
                found.push(rest[..end].trim_end_matches("::").to_owned());
            }
        }
    }
    found
}

/// Which modules each module needs.
fn needs(modules: &BTreeMap<String, String>) -> BTreeMap<String, BTreeSet<String>> {
    let mut passed_on = BTreeMap::new();
    let mut named: Vec<(&String, String)> = Vec::new();
    for (module, code) in modules {
        let mut rest = code.clone();
        for (passes_on, tree) in uses(code) {
            rest = rest.replace(&format!("use {tree};"), "");
            for path in paths(&tree) {
                let Some(full) = absolute(module, &path, modules) else { continue };
                // A private `use` is there for the submodules, too.
                let name = full.rsplit("::").next().unwrap_or_default().to_owned();
                passed_on.insert(format!("{module}::{name}"), full.clone());
                if !passes_on {
                    named.push((module, full));
                }
            }
        }
        named.extend(inline(&rest).iter().filter_map(|path| Some((module, absolute(module, path, modules)?))));
    }
    let mut needs: BTreeMap<String, BTreeSet<String>> =
        modules.keys().map(|module| (module.clone(), BTreeSet::new())).collect();
    for (module, path) in named {
        if let Some(owner) = owner(path, modules, &passed_on).filter(|owner| owner != module) {
            needs.get_mut(module).expect("a module").insert(owner);
        }
    }
    needs
}

/// The module whose file defines what a path names.
fn owner(mut path: String, modules: &BTreeMap<String, String>, passed_on: &BTreeMap<String, String>) -> Option<String> {
    // A name is passed on a few times at most.
    for _ in 0..8 {
        let parts: Vec<&str> = path.split("::").collect();
        let known = (1..=parts.len()).rev().map(|n| parts[..n].join("::")).find(|head| modules.contains_key(head))?;
        let next = parts.get(known.split("::").count()).map(|name| format!("{known}::{name}"));
        match next.and_then(|next| passed_on.get(&next)) {
            Some(full) => path.clone_from(full),
            None => return Some(known),
        }
    }
    None
}

/// The circles: groups of modules each of which needs all others of the group.
fn circles(needs: &BTreeMap<String, BTreeSet<String>>) -> BTreeSet<Vec<String>> {
    let reached = |start: &String| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![start]);
        while let Some(module) = open.pop() {
            open.extend(needs.get(module).into_iter().flatten().filter(|next| seen.insert((*next).clone())));
        }
        seen
    };
    let reach: BTreeMap<&String, BTreeSet<String>> = needs.keys().map(|module| (module, reached(module))).collect();
    let circle = |module: &String| {
        let all = reach.get(module).into_iter().flatten();
        all.filter(|other| reach.get(other).is_some_and(|back| back.contains(module))).cloned().collect::<Vec<_>>()
    };
    needs.keys().map(circle).filter(|circle| circle.len() > 1).collect()
}

#[test]
fn no_two_files_need_one_another() {
    let modules = modules();
    let needs = needs(&modules);
    let all: usize = needs.values().map(BTreeSet::len).sum();
    assert!(modules.len() > 200 && all > 800, "{} modules, {all} needs", modules.len());
    let violations = circles(&needs).into_iter().map(|circle| {
        let inside = |module: &String| {
            let others: Vec<&str> = needs[module].iter().filter(|it| circle.contains(it)).map(String::as_str).collect();
            format!("  {module} needs {}", others.join(", "))
        };
        let lines: Vec<String> = circle.iter().map(inside).collect();
        format!("these files need one another: move what both need into a file of its own\n{}", lines.join("\n"))
    });
    none(&violations.collect::<Vec<_>>());
}

#[test]
fn a_circle_is_found_also_through_what_a_module_passes_on() {
    let code =
        |pairs: &[(&str, &str)]| pairs.iter().map(|(path, code)| ((*path).to_owned(), (*code).to_owned())).collect();
    let straight: BTreeMap<String, String> = code(&[
        ("a", "mod b;\nmod c;\npub use c::Leaf;\n"),
        ("a::b", "use super::Leaf;\nfn f() {}\n"),
        ("a::c", "pub struct Leaf;\n"),
    ]);
    assert!(circles(&needs(&straight)).is_empty());
    let round: BTreeMap<String, String> = code(&[
        ("a", "mod b;\nmod c;\npub use c::Leaf;\n"),
        ("a::b", "use super::{Leaf, d::{E, F}};\nfn f() {}\n"),
        ("a::c", "pub struct Leaf;\nfn g() { crate::a::b::f() }\n"),
    ]);
    assert_eq!(circles(&needs(&round)), BTreeSet::from([vec!["a::b".to_owned(), "a::c".to_owned()]]));
}

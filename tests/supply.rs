//! What is linked into the page: each crate has its reason, an allowed licence and source, and there are not too many (S-14).

#![cfg(test)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

const ALLOWED: [&str; 7] = ["MIT", "Apache-2.0", "BSL-1.0", "Unlicense", "Unicode-3.0", "0BSD", "Zlib"];

fn text(name: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The crates that are linked into a program, as `name version`, with their licences.
fn linked(feature: &str) -> BTreeMap<String, String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(["tree", "--locked", "--target", "wasm32-unknown-unknown", "--edges", "normal,no-proc-macro"])
        .args(["--features", feature, "--prefix", "none", "--format", "{p}|{l}"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let all: BTreeMap<String, String> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .filter_map(|line| line.trim_end_matches(" (*)").split_once('|'))
        .map(|(name, licence)| (name.to_owned(), licence.to_owned()))
        .collect();
    assert!(all.len() > 10, "{all:?}");
    all
}

/// The rows of the table below a heading of `docs/dependencies.md`.
fn table(heading: &str) -> Vec<(String, String)> {
    let page = text("docs/dependencies.md");
    let part = page.split("\n## ").find(|part| part.starts_with(heading)).unwrap();
    let cells = |row: &str| {
        let mut cells = row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned());
        Some((cells.next()?, cells.next()?))
    };
    let rows: Vec<_> = part.lines().filter(|line| line.starts_with("| ")).skip(2).filter_map(cells).collect();
    assert!(!rows.is_empty(), "{heading}");
    rows
}

#[test]
fn s14_every_dependency_of_the_page_has_its_reason() {
    let manifest = text("Cargo.toml");
    let own = manifest.split("\n[").filter(|part| part.starts_with("dependencies"));
    let mut named = BTreeSet::new();
    for part in own {
        let (head, rest) = part.split_once(']').unwrap();
        match head.split_once('.') {
            Some((_, name)) => _ = named.insert(name.to_owned()),
            None => {
                named.extend(rest.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.to_owned()));
            }
        }
    }
    let explained: BTreeSet<String> = table("Named in").into_iter().map(|(name, _)| name).collect();
    assert_eq!(named, explained);
    assert!(table("Named in").iter().all(|(_, why)| why.len() > 10));
}

#[test]
fn s14_the_crates_in_the_programs_are_counted() {
    let limits: BTreeMap<String, String> = table("Limits").into_iter().collect();
    for (what, feature) in
        [("crates in the page", "ui"), ("crates in the worker", "worker"), ("crates in the widget", "embed")]
    {
        let (found, most) = (linked(feature).len(), limits[what].parse::<usize>().unwrap());
        assert!(
            found <= most,
            "{what}: {found}, at most {most}: name the new ones in docs/dependencies.md, with the reason"
        );
    }
}

#[test]
fn s14_licences_sources_and_crates_are_allowed() {
    let all = linked("ui,worker,embed");
    for (name, licence) in &all {
        let words = licence.split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '.'));
        let names: Vec<&str> = words.filter(|word| !["", "OR", "AND"].contains(word)).collect();
        assert!(!names.is_empty() && names.iter().all(|name| ALLOWED.contains(name)), "{name}: {licence}");
    }
    let page = text("docs/dependencies.md");
    let banned = page.split("Not in the page").nth(1).unwrap().split("They weigh").next().unwrap();
    let banned: Vec<&str> = banned.split('`').skip(1).step_by(2).collect();
    assert!(banned.len() >= 5, "{banned:?}");
    for name in all.keys() {
        let name = name.split(' ').next().unwrap();
        assert!(!banned.contains(&name), "{name} is not allowed in the page");
    }
    let lock = text("Cargo.lock");
    for source in lock.lines().filter_map(|line| line.strip_prefix("source = ")) {
        assert!(source.starts_with("\"registry+"), "{source}");
    }
    assert!(lock.matches("checksum = ").count() >= all.len() - 1);
}

#[test]
fn s14_two_versions_of_one_crate_are_told() {
    let mut versions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for name in linked("ui,worker,embed").into_keys() {
        let mut words = name.split(' ').map(str::to_owned);
        versions.entry(words.next().unwrap()).or_default().extend(words.next());
    }
    let twice: Vec<&String> = versions.iter().filter(|(_, all)| all.len() > 1).map(|(name, _)| name).collect();
    let page = text("docs/dependencies.md");
    let told = page.split("Two versions of one crate").nth(1).unwrap().split("\n\n").next().unwrap();
    for name in &twice {
        assert!(told.contains(&format!("`{name}`")), "{name} is there in several versions: say so, with the reason");
    }
    assert!(!twice.is_empty() || told.is_empty(), "docs/dependencies.md tells of versions that are gone");
}

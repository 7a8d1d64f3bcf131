//! What would stop the program on some input is denied by lints, in every program; an exception states its reason (S-16).

use crate::reading::root;
use crate::{none, sources};
use std::fs;

/// The lints on what panics.
const PANICS: [&str; 5] = ["arithmetic_side_effects", "expect_used", "indexing_slicing", "panic", "unwrap_used"];

#[test]
fn s16_what_panics_is_denied_and_each_exception_has_its_reason() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml is there");
    for lint in PANICS {
        assert!(manifest.contains(&format!("\n{lint} = \"deny\"\n")), "{lint} is denied in Cargo.toml");
    }
    assert!(manifest.contains("\nunsafe_code = \"forbid\"\n"));
    let (mut exceptions, mut violations) = (0, Vec::new());
    for source in sources("src") {
        let code = source.code();
        for (at, _) in code.match_indices("clippy::") {
            let denied: String =
                code[at + "clippy::".len()..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if !PANICS.contains(&denied.as_str()) {
                continue;
            }
            exceptions += 1;
            let attribute = code[at..].split(")]").next().unwrap_or_default();
            if !attribute.contains("reason = \"") {
                let line = code[..at].matches('\n').count() + 1;
                violations.push(format!("{}:{line}: {denied} is let through without a reason", source.name));
            }
        }
    }
    none(&violations);
    assert!(exceptions > 5, "there are exceptions: {exceptions}");
}

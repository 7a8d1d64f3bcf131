//! The contrast of the palette, computed from its tokens.

use retombees::app::widget::accent::{Colour, Ground, contrast};
use std::collections::BTreeMap;

/// Foreground and background, and the contrast that they need: 4.5 for text, 3 for edges and marks.
const PAIRS: [(&str, &str, f64); 12] = [
    ("ink", "paper", 4.5),
    ("ink", "field", 4.5),
    ("soft", "paper", 4.5),
    ("soft", "field", 4.5),
    ("accent", "paper", 4.5),
    ("accent", "field", 4.5),
    ("on-accent", "accent", 4.5),
    ("alert", "paper", 4.5),
    ("control", "paper", 3.0),
    ("control", "field", 3.0),
    // The marks of charts against the paper; beside one another they differ in pattern or are apart.
    ("accent", "paper", 3.0),
    ("ink", "paper", 3.0),
];

/// The colours of a theme: the first block is light, the block for dark screens changes some.
fn palettes(sheet: &str) -> [BTreeMap<String, String>; 2] {
    let colours = |text: &str| {
        text.split(';')
            .filter_map(|line| line.rsplit_once("--")?.1.split_once(':'))
            .map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned()))
            .filter(|(_, value)| value.starts_with('#'))
            .collect::<BTreeMap<_, _>>()
    };
    let (light, rest) = sheet.split_once("[data-theme=\"dark\"]").unwrap();
    let light = colours(&without_comments(light));
    let mut dark = light.clone();
    dark.extend(colours(&without_comments(rest.split_once("@media").unwrap().0)));
    [light, dark]
}

fn without_comments(text: &str) -> String {
    text.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, after)| after)).collect()
}

fn colour(text: &str) -> Colour {
    let digits = text.trim_start_matches('#');
    let wide: String =
        if digits.len() == 3 { digits.chars().flat_map(|c| [c, c]).collect() } else { digits.to_owned() };
    [0, 2, 4].map(|at| u8::from_str_radix(&wide[at..at + 2], 16).unwrap())
}

/// A widget sets its accent apart from these two: they are stated in the program too.
#[test]
fn the_accent_of_a_widget_is_read_on_the_papers_of_the_themes() {
    let sheet = std::fs::read_to_string(super::reading::root().join("styles/tokens.css")).unwrap();
    for (ground, palette) in [Ground::Light, Ground::Dark].into_iter().zip(palettes(&sheet)) {
        assert_eq!(ground.papers(), [colour(&palette["paper"]), colour(&palette["field"])]);
    }
}

#[test]
fn every_pair_of_colours_can_be_told_apart_in_both_themes() {
    let sheet = std::fs::read_to_string(super::reading::root().join("styles/tokens.css")).unwrap();
    let mut violations = Vec::new();
    for (theme, palette) in ["light", "dark"].into_iter().zip(palettes(&sheet)) {
        for (front, back, least) in PAIRS {
            let found = contrast(colour(&palette[front]), colour(&palette[back]));
            if found < least {
                violations.push(format!("{theme}: --{front} on --{back} has {found:.2}, needs {least}"));
            }
        }
    }
    super::none(&violations);
}

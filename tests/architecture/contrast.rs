//! The contrast of the palette, computed from its tokens.

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

/// Relative luminance, as the WCAG define it.
fn luminance(colour: &str) -> f64 {
    let digits = colour.trim_start_matches('#');
    let wide: String =
        if digits.len() == 3 { digits.chars().flat_map(|c| [c, c]).collect() } else { digits.to_owned() };
    let channel = |at: usize| {
        let value = f64::from(u8::from_str_radix(&wide[at..at + 2], 16).unwrap()) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { retombees::number::real::pow((value + 0.055) / 1.055, 2.4) }
    };
    0.2126 * channel(0) + 0.7152 * channel(2) + 0.0722 * channel(4)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn every_pair_of_colours_can_be_told_apart_in_both_themes() {
    let sheet = std::fs::read_to_string(super::reading::root().join("styles/tokens.css")).unwrap();
    let mut violations = Vec::new();
    for (theme, palette) in ["light", "dark"].into_iter().zip(palettes(&sheet)) {
        for (front, back, least) in PAIRS {
            let found = contrast(&palette[front], &palette[back]);
            if found < least {
                violations.push(format!("{theme}: --{front} on --{back} has {found:.2}, needs {least}"));
            }
        }
    }
    super::none(&violations);
}

#[test]
fn contrast_is_that_of_the_guidelines() {
    assert!((contrast("#000", "#ffffff") - 21.0).abs() < 1e-9);
    assert!((contrast("#777777", "#fff") - 4.48).abs() < 0.01);
}

//! Whether the fragment of an address is a link, before the code that reads links is there.

/// Whether a fragment, with or without `#`, is meant as a link, however damaged: `v` and a digit, or what is left of one that was cut.
pub fn is_link(fragment: &str) -> bool {
    let text = fragment.trim_start_matches('#');
    text.strip_prefix('v').is_some_and(|rest| rest.is_empty() || rest.starts_with(|first: char| first.is_ascii_digit()))
}

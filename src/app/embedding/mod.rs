//! The settings of a widget that a person puts together, for a site of their own.

mod change;
pub mod snippet;

use super::widget::accent;
use crate::number::Language;
use crate::present::chart::ChartKind;

/// The theme of a widget.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum EmbedTheme {
    /// Light, without a ground of its own.
    #[default]
    Light,
    /// Dark, without a ground of its own.
    Dark,
    /// What the device of the visitor asks for, on a ground of its own.
    Auto,
}

impl EmbedTheme {
    /// All themes.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Auto];

    /// Its word in the attribute, and the last part of its key in the catalogue.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Auto => "auto",
        }
    }
}

/// The numbers that visitors may move.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum OpenNumbers {
    /// Those that decide most.
    #[default]
    Usual,
    /// These, by their paths, at most [`MOST_NUMBERS`](super::widget::MOST_NUMBERS); none at all where the list is empty.
    Chosen(Vec<String>),
}

/// The widths at which a widget is tried, in CSS pixels: a phone, the column of an article, a page.
pub const WIDTHS: [u32; 3] = [320, 480, 768];

/// The settings of a widget.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmbedSettings {
    /// Id of the study that they are for; those that name its parts go with it.
    pub study: String,
    /// Id of the scenario that it shows; empty for the study as stated.
    pub scenario: String,
    /// Its picture.
    pub picture: ChartKind,
    /// Its language; none for that of the page around it, or of the visitor's browser.
    pub language: Option<Language>,
    /// The colour of the site; none for ours.
    pub colour: Option<accent::Colour>,
    /// Its theme.
    pub theme: EmbedTheme,
    /// The numbers that visitors may move.
    pub numbers: OpenNumbers,
    /// Whether the site wants the totals, for which each visitor is asked.
    pub figures: bool,
    /// The width at which it is tried.
    pub width: u32,
}

impl Default for EmbedSettings {
    fn default() -> Self {
        Self {
            study: String::new(),
            scenario: String::new(),
            picture: ChartKind::Waterfall,
            language: None,
            colour: None,
            theme: EmbedTheme::default(),
            numbers: OpenNumbers::default(),
            figures: false,
            width: WIDTHS[1],
        }
    }
}

/// A change of the settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EmbedAction {
    /// Shows this scenario, by its id; the study as stated with an empty one.
    Scenario(String),
    /// Shows this picture, by its word.
    Picture(String),
    /// Speaks this language, by its code; that of the page around it with an empty one.
    Language(String),
    /// Takes this colour, as `#rrggbb`; ours with an empty one.
    Colour(String),
    /// Takes this theme, by its word.
    Theme(String),
    /// Lets visitors move those numbers that decide most, or chosen ones.
    Numbers(bool),
    /// Lets visitors move this number, or no longer.
    Toggle(String),
    /// Asks visitors for the totals, or not.
    Figures(bool),
    /// Tries it at this width.
    Width(u32),
}

impl EmbedSettings {
    /// The settings for a study: those that are there, without what names parts of another study.
    #[must_use]
    pub fn for_study(&self, id: &str) -> Self {
        if self.study == id {
            return self.clone();
        }
        Self { study: id.to_owned(), scenario: String::new(), numbers: OpenNumbers::default(), ..self.clone() }
    }
}

#[cfg(test)]
mod tests;

//! Results for people, still without a browser: words, sentences, figures, explanations, the geometry of bars and charts.
//!
//! There are no tags and no colours here, and no words either: those are in `locales/`, one file a language.

pub mod bars;
pub mod catalog;
pub mod chart;
pub mod comparison;
pub mod errors;
pub mod explain;
mod figure_names;
pub mod figures;
pub mod findings;
pub mod names;
pub mod references;
pub mod scenario_texts;
pub mod sentence;
pub mod switching;
pub mod uncertainty;

pub use catalog::Catalog;

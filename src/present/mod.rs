//! Presentation without a browser: texts, sentences, figures, explanations, and the geometry of bars and charts.
//!
//! It contains no tags and no colours, and no words either: those are in `locales/`, one file for each language.

pub mod bars;
pub mod card;
pub mod catalog;
pub mod chart;
pub mod comparison;
pub mod curve;
pub mod errors;
pub mod explain;
pub mod explain_chain;
mod figure_names;
pub mod figures;
pub mod findings;
mod link_error;
pub mod names;
pub mod number_groups;
mod problems;
pub mod qr;
pub mod rates;
pub mod ratio_range;
pub mod references;
pub mod scenario_texts;
pub mod sentence;
pub mod switching;
pub mod tab_separated;
mod trial;
pub mod uncertainty;

pub use catalog::Catalog;
pub use tab_separated::{tab_separated, without_apostrophe};

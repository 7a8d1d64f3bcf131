//! The pages. They compute nothing: they read the evaluation and send actions.

pub mod about;
mod answer;
pub mod comparison;
mod currencies;
pub mod deferred;
pub mod impact_map;
pub mod inputs;
mod map_keys;
pub mod map_row;
pub mod one_outcome;
pub mod outcome_card;
pub mod outcome_details;
pub mod outcome_extras;
pub mod outcome_quantity;
pub mod outcomes;
pub mod outside;
pub mod pedigree;
pub mod pedigree_props;
pub mod price_index;
pub mod references;
pub mod result;
pub mod result_details;
pub mod result_parts;
pub mod scenarios;
pub mod scope;
pub mod scope_discounting;
mod simulated_ranges;
mod sliders;
pub mod stakeholders;
mod start;
pub mod studies;
pub mod switching;
mod table_paste;
pub mod uncertainty;
pub mod workspace;

pub use workspace::Workspace;

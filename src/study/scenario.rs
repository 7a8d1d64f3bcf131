//! Variants of a study: the same study with some of its numbers changed.

use super::{Choice, Estimate, Extra, vocabulary::vocabulary};

vocabulary! {
    /// The form of value creation that a scenario explores.
    pub enum Form {
        /// Things go on as they are.
        Trend = "trend",
        /// Digital services.
        Digital = "digital",
        /// Collaborative economy.
        Collaborative = "collaborative",
        /// Territorial cooperation.
        Territorial = "territorial",
        /// Anything else.
        #[default]
        Custom = "custom",
    }
}

vocabulary! {
    /// How an override changes a number.
    pub enum Operation {
        /// Replaces it.
        #[default]
        Set = "set",
        /// Multiplies it.
        Scale = "scale",
        /// Adds to it.
        Add = "add",
    }
}

/// A change to one number of the study.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Override {
    /// Path of the number, as written; it may name nothing.
    pub target: String,
    /// How it changes.
    pub operation: Operation,
    /// By what.
    pub value: Estimate,
    /// Members of the file that this version does not know.
    pub extra: Extra,
}

/// A named variant of the study.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scenario {
    /// Short name, unique in the study.
    pub id: String,
    /// Name.
    pub name: String,
    /// What happens in it, in words.
    pub story: String,
    /// The form of value creation that it explores.
    pub form: Form,
    /// The hypothesis that it takes on each variable, at most one a variable.
    pub choices: Vec<Choice>,
    /// Whether the others are compared with it; of several, the first is meant.
    pub reference: bool,
    /// The numbers that it changes beyond its hypotheses, in order, after them.
    pub overrides: Vec<Override>,
    /// Members of the file that this version does not know.
    pub extra: Extra,
}

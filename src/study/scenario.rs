//! Scenarios: the same study with some of its numbers changed.

use super::{Choice, Estimate, Extra, vocabulary::vocabulary};

vocabulary! {
    /// The form of value creation that a scenario explores.
    pub enum Form {
        /// The current trend continues.
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

/// An override: a change to one number of the study.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Override {
    /// Path of the number, as written; it may name nothing.
    pub target: String,
    /// How it changes.
    pub operation: Operation,
    /// The operand.
    pub value: Estimate,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

/// A named variant of the study.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scenario {
    /// Identifier, unique in the study.
    pub id: String,
    /// Name.
    pub name: String,
    /// What happens in it, in words.
    pub story: String,
    /// The form of value creation that it explores.
    pub form: Form,
    /// The hypotheses that it assumes, at most one per variable.
    pub choices: Vec<Choice>,
    /// Whether the other scenarios are compared with this one; of several references, the first counts.
    pub reference: bool,
    /// The overrides applied after those of its hypotheses, in order.
    pub overrides: Vec<Override>,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

impl Scenario {
    /// The id of the hypothesis that the scenario takes on a variable.
    pub fn chosen(&self, variable: &str) -> Option<&str> {
        self.choices.iter().find(|choice| choice.variable == variable).map(|choice| choice.hypothesis.as_str())
    }
}

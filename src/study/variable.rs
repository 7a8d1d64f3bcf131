//! Variables of the prospective method: questions that may turn out in several ways, and the hypotheses on each.
//!
//! Source: the morphological analysis of the French school of prospective (Godet, *Manuel de prospective stratégique*):
//! a scenario takes one hypothesis on each variable, and excludes the combinations that cannot go together.

use super::{Driver, Extra, Override};

/// A question that may turn out in several ways.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Variable {
    /// Identifier, unique in the study.
    pub id: String,
    /// Name.
    pub name: String,
    /// The possible answers: two to four in a complete study.
    pub hypotheses: Vec<Hypothesis>,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

/// One way in which a variable may turn out, and its effect on numbers of the study.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Hypothesis {
    /// Identifier, unique in the study.
    pub id: String,
    /// Name.
    pub name: String,
    /// The assumption, in words.
    pub text: String,
    /// The overrides, in order.
    pub overrides: Vec<Override>,
    /// The drivers, applied in order after the overrides.
    pub drivers: Vec<Driver>,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

//! Further shares that the chain of an outcome takes away or keeps.

use super::{Estimate, Extra};

/// A named share in the chain of an outcome, after the deductions that every study has: leakage, optimism bias, the probability
/// that an expected change comes about.
///
/// Formula: the impact is multiplied by `1 − share`, or by `share` where the share says what is kept. Without a share it has no
/// part in any figure.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Adjustment {
    /// Short name, unique in the outcome.
    pub id: String,
    /// What it stands for, in words.
    pub label: String,
    /// The share, from 0 to 1; absent means not stated yet.
    pub share: Option<Estimate>,
    /// Whether the share is what is kept, as a probability, rather than what is taken away.
    pub kept: bool,
    /// Members of the file that this version does not know.
    pub extra: Extra,
}

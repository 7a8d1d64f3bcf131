//! Further factors of an outcome's quantity.

use super::{Estimate, Extra};

/// A named number by which each quantity of an outcome is multiplied, so that a product is stated part by part: people × the share
/// of them that changes × the points gained on a scale.
///
/// Formula: `quantity · factor₁ · factor₂ · …`. Without a number it has no part in any figure.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct QuantityFactor {
    /// Short name, unique among the factors of the outcome.
    pub id: String,
    /// What it stands for, in words.
    pub label: String,
    /// The number, 0 or more; absent means not stated yet.
    pub value: Option<Estimate>,
    /// Members of the file that this version does not know.
    pub extra: Extra,
}

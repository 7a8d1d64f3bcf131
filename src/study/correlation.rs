//! Correlation groups: numbers that move together, so that where one turns out high, the others do too.
//!
//! Optional: without a group, numbers are drawn independently.

use super::field::{OutcomeField, PartField};
use super::{Extra, FieldError, NumberPath};
use crate::number::Decimal;

/// The default rank correlation of a group: neither weak nor strong.
pub const USUAL: Decimal = Decimal::from_parts(6, 0, 0, false, 1);

/// A correlation group: any two of its numbers have the same rank correlation.
#[derive(Debug, Clone, PartialEq)]
pub struct Correlation {
    /// Identifier, unique in the study.
    pub id: String,
    /// Why the numbers move together, in words.
    pub name: String,
    /// Spearman's rank correlation of any two of them, from 0 (independent) to 1 (always at the same quantile); minus that of
    /// one that moves the other way and one that does not.
    pub rank_correlation: Decimal,
    /// Paths of the numbers, each in at most one group. A path that names nothing, or a number without a range, has no effect.
    pub members: Vec<String>,
    /// Those of the members that move the other way: low where the others are high. A path that is no member has no effect.
    pub opposite: Vec<String>,
    /// Unknown members of the file, preserved when it is saved.
    pub extra: Extra,
}

impl Default for Correlation {
    fn default() -> Self {
        Self {
            id: String::new(),
            name: String::new(),
            rank_correlation: USUAL,
            members: Vec::new(),
            opposite: Vec::new(),
            extra: Extra::default(),
        }
    }
}

impl Correlation {
    /// Whether the group can have an effect: at least two members and a correlation above 0. Does not check that they exist.
    pub fn has_effect(&self) -> bool {
        self.members.len() > 1 && self.rank_correlation > Decimal::ZERO
    }

    /// Validates a rank correlation. Negative values are rejected, because three or more numbers may be unable to attain them.
    ///
    /// # Errors
    /// [`FieldError`] below 0 or above 1.
    pub fn check(value: Decimal) -> Result<(), FieldError> {
        FieldError::check_within(value, Decimal::ZERO, Decimal::ONE)
    }
}

/// The path under which a number belongs to a group. A cohort stands under the quantity, and the number of one year under that of
/// all years, because correlated numbers are correlated in every year.
pub fn whole(target: &NumberPath) -> String {
    match target {
        NumberPath::Outcome(id, OutcomeField::Cohort(_)) => {
            NumberPath::Outcome(id.clone(), PartField::Quantity.into()).to_string()
        }
        NumberPath::Outcome(id, OutcomeField::InYear(part, _)) => {
            NumberPath::Outcome(id.clone(), (*part).into()).to_string()
        }
        _ => target.to_string(),
    }
}

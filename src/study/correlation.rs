//! Correlation groups: numbers that move together, so that where one turns out high, the others do too.
//!
//! Optional: without a group, numbers are drawn independently.

use super::field::{OutcomeField, PartField};
use super::{Extra, FieldError, NumberPath, Study, lookup};
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
    /// Spearman's rank correlation of any two of them, from 0 (independent) to 1 (always at the same quantile).
    pub rank_correlation: Decimal,
    /// Paths of the numbers, each in at most one group. A path that names nothing, or a number without a range, has no effect.
    pub members: Vec<String>,
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
            extra: Extra::default(),
        }
    }
}

impl Correlation {
    /// Whether the group can have an effect: at least two members and a correlation above 0. Does not check that they exist.
    pub fn has_effect(&self) -> bool {
        self.members.len() > 1 && self.rank_correlation > Decimal::ZERO
    }

    /// The members that name a stated number of the study. A quantity in cohorts counts as one member.
    pub fn stated<'a>(&'a self, study: &'a Study) -> impl Iterator<Item = &'a str> {
        let is_stated = |target: NumberPath| match &target {
            NumberPath::Outcome(id, OutcomeField::Part(PartField::Quantity)) => {
                study.outcome(id).is_some_and(|outcome| !outcome.volume.cohorts().is_empty())
            }
            _ => target.get(study).is_some(),
        };
        self.members.iter().map(String::as_str).filter(move |path| NumberPath::parse(path).is_some_and(is_stated))
    }

    /// Validates a rank correlation. Negative values are rejected, because three or more numbers may be unable to attain them.
    ///
    /// # Errors
    /// [`FieldError`] below 0 or above 1.
    pub fn check(value: Decimal) -> Result<(), FieldError> {
        let (min, max) = (Decimal::ZERO, Decimal::ONE);
        match value {
            _ if value < min => Err(FieldError::TooSmall { value, min, above: false }),
            _ if value > max => Err(FieldError::TooLarge { value, max }),
            _ => Ok(()),
        }
    }
}

/// The path under which a number belongs to a group. A cohort stands under the quantity, because correlated quantities are
/// correlated in every year.
pub fn whole(target: &NumberPath) -> String {
    match target {
        NumberPath::Outcome(id, OutcomeField::Cohort(_)) => {
            NumberPath::Outcome(id.clone(), PartField::Quantity.into()).to_string()
        }
        _ => target.to_string(),
    }
}

impl Study {
    /// The group with this id.
    pub fn correlation(&self, id: &str) -> Option<&Correlation> {
        lookup::find(&self.correlations, id).map(|group| &**group)
    }

    /// The group that a number is in.
    pub fn correlation_of(&self, path: &str) -> Option<&Correlation> {
        self.correlations.iter().find(|group| group.members.iter().any(|member| member == path)).map(|group| &**group)
    }
}

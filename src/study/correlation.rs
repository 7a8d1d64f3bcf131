//! Numbers that move together: where one turns out high, so do the others.
//!
//! Off unless stated: without a group, numbers are drawn independently of each other.

use super::field::{OutcomeField, PartField};
use super::{Extra, FieldError, NumberPath, Study, lookup};
use crate::number::Decimal;

/// The rank correlation of a group that states none: neither weak nor strong.
pub const USUAL: Decimal = Decimal::from_parts(6, 0, 0, false, 1);

/// A group of numbers of which any two have the same rank correlation.
#[derive(Debug, Clone, PartialEq)]
pub struct Correlation {
    /// Short name, unique in the study.
    pub id: String,
    /// What makes them move together, in words.
    pub name: String,
    /// Spearman's rank correlation of any two of them, from 0 (independent) to 1 (always at the same quantile).
    pub rank_correlation: Decimal,
    /// Paths of the numbers, each in one group at most. One that names nothing, or a number that is not spread, has no part in it.
    pub members: Vec<String>,
    /// Members of the file that this version does not know.
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
    /// Whether it may change anything: two members at least, and a correlation above 0. What they name is not asked.
    pub fn has_effect(&self) -> bool {
        self.members.len() > 1 && self.rank_correlation > Decimal::ZERO
    }

    /// The members that are numbers of the study as stated. A quantity in cohorts is one of them, once.
    pub fn stated<'a>(&'a self, study: &'a Study) -> impl Iterator<Item = &'a str> {
        let is_stated = |target: NumberPath| match &target {
            NumberPath::Outcome(id, OutcomeField::Part(PartField::Quantity)) => {
                study.outcome(id).is_some_and(|outcome| !outcome.volume.cohorts().is_empty())
            }
            _ => target.get(study).is_some(),
        };
        self.members.iter().map(String::as_str).filter(move |path| NumberPath::parse(path).is_some_and(is_stated))
    }

    /// Refuses what cannot be the rank correlation of a group. Below 0 no group of three or more could have it.
    ///
    /// # Errors
    /// [`FieldError`] below 0 and above 1.
    pub fn check(value: Decimal) -> Result<(), FieldError> {
        let (min, max) = (Decimal::ZERO, Decimal::ONE);
        match value {
            _ if value < min => Err(FieldError::TooSmall { value, min, above: false }),
            _ if value > max => Err(FieldError::TooLarge { value, max }),
            _ => Ok(()),
        }
    }
}

/// The path under which a number is in a group: a cohort is part of a quantity, and what moves with other numbers does so in
/// every year.
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

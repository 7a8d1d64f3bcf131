//! Looks up the parts of a study by id.

use super::{Input, Outcome, Shared, Stakeholder, Study};

/// A part of a study that has an id.
pub trait Named {
    /// The id.
    fn id(&self) -> &str;
}

macro_rules! named {
    ($($kind:ty),+) => { $( impl Named for $kind { fn id(&self) -> &str { &self.id } } )+ };
}
named!(Stakeholder, Input, Outcome, super::Scenario, super::Variable, super::Correlation);

/// The position of the part with this id.
pub fn position<T: Named>(items: &[Shared<T>], id: &str) -> Option<usize> {
    items.iter().position(|item| item.id() == id)
}

/// The part with this id.
pub fn find<'a, T: Named>(items: &'a [Shared<T>], id: &str) -> Option<&'a Shared<T>> {
    items.iter().find(|item| item.id() == id)
}

/// The part with this id, mutably; other versions of the study keep theirs.
pub fn find_mut<'a, T: Named + Clone>(items: &'a mut [Shared<T>], id: &str) -> Option<&'a mut T> {
    items.iter_mut().find(|item| item.id() == id).map(Shared::make_mut)
}

impl Study {
    /// The stakeholder with this id.
    pub fn stakeholder(&self, id: &str) -> Option<&Shared<Stakeholder>> {
        find(&self.stakeholders, id)
    }

    /// The input with this id.
    pub fn input(&self, id: &str) -> Option<&Shared<Input>> {
        find(&self.inputs, id)
    }

    /// The outcome with this id.
    pub fn outcome(&self, id: &str) -> Option<&Shared<Outcome>> {
        find(&self.outcomes, id)
    }

    /// Whether any part of the study has this id.
    pub fn has_id(&self, id: &str) -> bool {
        self.stakeholder(id).is_some()
            || self.input(id).is_some()
            || self.outcome(id).is_some()
            || find(&self.scenarios, id).is_some()
            || self.variable(id).is_some()
            || self.hypothesis(id).is_some()
            || self.correlation(id).is_some()
    }
}

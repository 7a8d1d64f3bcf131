//! Undo and redo over a line of versions.

use crate::study::Shared;

/// Maximum number of versions that can be undone; older ones are dropped.
const DEPTH: usize = 300;

/// A value, the versions before it, and those that were undone.
#[derive(Debug, Clone, PartialEq)]
pub struct History<T> {
    past: Vec<Shared<T>>,
    present: Shared<T>,
    future: Vec<Shared<T>>,
    /// The key of the last change: a next change with the same key joins it, so that a typed number is one step.
    about: Option<String>,
}

impl<T: PartialEq> History<T> {
    /// A history of one version.
    pub fn new(present: T) -> Self {
        Self::of(Shared::new(present))
    }

    /// A history of one version that is shared already.
    pub fn of(present: Shared<T>) -> Self {
        Self { past: Vec::new(), present, future: Vec::new(), about: None }
    }

    /// The current version.
    pub fn present(&self) -> &Shared<T> {
        &self.present
    }

    /// Whether there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// The history with a new version. Consecutive changes with the same key are one step.
    #[must_use]
    pub fn record(&self, next: T, about: Option<String>) -> Self {
        let mut past = self.past.clone();
        let joins = about.is_some() && about == self.about;
        if !joins {
            past.push(self.present.clone());
            let excess = past.len().saturating_sub(DEPTH);
            past.drain(..excess);
        } else if let Some(before) = past.pop_if(|before| **before == next) {
            // The text was typed and removed again: nothing is left to undo.
            return Self { past, present: before, future: Vec::new(), about: None };
        }
        Self { past, present: Shared::new(next), future: Vec::new(), about }
    }

    /// The history in which the next change is a step of its own; `None` when it already would be.
    #[must_use]
    pub fn settle(&self) -> Option<Self> {
        self.about.as_ref()?;
        Some(Self { past: self.past.clone(), present: self.present.clone(), future: self.future.clone(), about: None })
    }

    /// The history without the step that changes with this key are making; `None` where there is no such step, or it is settled.
    #[must_use]
    pub fn without_step(&self, about: &str) -> Option<Self> {
        (self.about.as_deref() == Some(about)).then_some(())?;
        let (present, past) = self.past.split_last()?;
        Some(Self { past: past.to_vec(), present: present.clone(), future: Vec::new(), about: None })
    }

    /// The history one step back.
    #[must_use]
    pub fn undo(&self) -> Option<Self> {
        let (present, past) = self.past.split_last()?;
        let future = self.future.iter().cloned().chain([self.present.clone()]).collect();
        Some(Self { past: past.to_vec(), present: present.clone(), future, about: None })
    }

    /// The history one step forward.
    #[must_use]
    pub fn redo(&self) -> Option<Self> {
        let (present, future) = self.future.split_last()?;
        let past = self.past.iter().cloned().chain([self.present.clone()]).collect();
        Some(Self { past, present: present.clone(), future: future.to_vec(), about: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn undo_and_redo_walk_the_same_line() {
        let history = History::new(0).record(1, None).record(2, None);
        let back = history.undo().unwrap().undo().unwrap();
        assert_eq!(**back.present(), 0);
        assert!(!back.can_undo());
        assert_eq!(**back.redo().unwrap().redo().unwrap().present(), 2);
        assert!(!back.record(5, None).can_redo(), "a new change forgets what was undone");
    }

    #[test]
    fn what_is_typed_in_one_field_is_one_step() {
        let about = || Some("outcomes/o1/quantity".to_owned());
        let history = History::new(0).record(1, about()).record(10, about()).record(105, about());
        assert_eq!(**history.undo().unwrap().present(), 0);
        assert!(!history.record(0, about()).can_undo(), "typed and taken back is no step");
        let without = history.without_step("outcomes/o1/quantity").unwrap();
        assert_eq!((**without.present(), without.can_undo(), without.can_redo()), (0, false, false));
        assert!(history.without_step("outcomes/o1/label").is_none());
        assert!(history.settle().unwrap().without_step("outcomes/o1/quantity").is_none());
        let settled = history.settle().unwrap().record(7, about());
        assert_eq!(**settled.undo().unwrap().present(), 105);
    }
}

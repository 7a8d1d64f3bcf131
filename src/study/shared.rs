//! A reference-counted value, shared between versions of a study.

use std::ops::Deref;
use std::rc::Rc;

/// A value that many versions of a study share.
///
/// Undo keeps every version, and the page compares versions at each keystroke: cloning only increments a counter, and two
/// handles to the same allocation compare equal without comparing the values.
#[derive(Debug, Default)]
pub struct Shared<T>(Rc<T>);

impl<T> Shared<T> {
    /// Wraps a value.
    pub fn new(value: T) -> Self {
        Self(Rc::new(value))
    }

    /// Whether both handles point to the same allocation.
    pub fn is_same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T: Clone> Shared<T> {
    /// The value, mutably; clones it first if another version shares it.
    pub fn make_mut(&mut self) -> &mut T {
        Rc::make_mut(&mut self.0)
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T: PartialEq> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        self.is_same(other) || *self.0 == *other.0
    }
}

impl<T: Eq> Eq for Shared<T> {}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> From<T> for Shared<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changing_one_handle_leaves_the_other() {
        let first = Shared::new(vec![1]);
        let mut second = first.clone();
        second.make_mut().push(2);
        assert_eq!((first.len(), second.len()), (1, 2));
        assert!(!first.is_same(&second));
    }
}

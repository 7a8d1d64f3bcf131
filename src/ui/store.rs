//! The state of the page as Yew keeps it.

use crate::app::{Action, State, update};
use std::rc::Rc;
use yew::prelude::*;

/// The state, changed only by actions.
#[derive(Debug, Clone, Default)]
pub struct Store(pub Rc<State>);

impl PartialEq for Store {
    /// Every change makes another state, so there is no need to look inside.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match update(&self.0, action) {
            Some(next) => Rc::new(Self(Rc::new(next))),
            None => self,
        }
    }
}

//! The state of the page as Yew keeps it.

use crate::app::{Action, State, update};
use std::rc::Rc;
use yew::prelude::*;

/// The state, changed only by actions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Store(pub Rc<State>);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        match update(&self.0, action) {
            Some(next) => Rc::new(Self(Rc::new(next))),
            None => self,
        }
    }
}

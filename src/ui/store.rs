//! The state as the page keeps it: the state now, and what is shown of it.
//!
//! What a person types is seen at once in its field, which keeps its own draft. What follows from it, a whole page in a large
//! study, is drawn once the key has been painted: the key never waits for the page. Everything else that a person does is
//! drawn at once, with whatever still waits.

use super::browser::paint;
use crate::app::{Action, State, update};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::UseStateSetter;

/// The state, changed only by actions.
pub struct Store {
    now: RefCell<Rc<State>>,
    /// Whether something has changed that is not shown yet.
    waits: Cell<bool>,
    show: UseStateSetter<Rc<State>>,
}

impl Store {
    /// The store of a state that is shown already, and the way to show another one.
    pub fn new(state: Rc<State>, show: UseStateSetter<Rc<State>>) -> Rc<Self> {
        Rc::new(Self { now: RefCell::new(state), waits: Cell::new(false), show })
    }

    /// The state now, also where the page does not show it yet.
    pub fn now(&self) -> Rc<State> {
        self.now.borrow().clone()
    }

    /// Whether nothing has changed that is not shown, or being drawn.
    pub fn shows_all(&self) -> bool {
        !self.waits.get()
    }

    /// Does something.
    pub fn act(self: &Rc<Self>, action: Action) {
        let is_typed = action.is_typed();
        let before = self.now();
        let waited = self.waits.get();
        if let Some(next) = update(&before, action) {
            self.now.replace(Rc::new(next));
            self.waits.set(true);
        }
        if !is_typed {
            self.show();
        } else if !waited {
            let store = self.clone();
            paint::after(move || store.show());
        }
    }

    /// Shows what waits to be shown.
    fn show(&self) {
        if self.waits.replace(false) {
            self.show.set(self.now());
        }
    }
}

//! The state as the page keeps it: the state now, and what is shown of it.
//!
//! What a person types is seen at once in its field, which keeps its own draft. What follows from it, a whole page in a large
//! study, is drawn once the key has been painted: the key never waits for the page. Everything else that a person does is
//! drawn at once, with whatever still waits.

use super::browser::paint;
use crate::app::{Action, State, update};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::{Callback, UseStateSetter};

/// The longest that what is typed waits for what was started, in milliseconds: two frames.
const LONGEST_HOLD_MS: u32 = 32;

/// The state, changed only by actions.
pub struct Store {
    now: RefCell<Rc<State>>,
    /// Whether something has changed that is not shown yet.
    waits: Cell<bool>,
    show: UseStateSetter<Rc<State>>,
    /// Ends what is being typed.
    end: RefCell<Option<Callback<()>>>,
    /// Who starts something as soon as the state changes, before anything is drawn.
    watch: RefCell<Option<Callback<Rc<State>>>>,
    /// What is typed waits for what was started, until then.
    hold: RefCell<Option<Timeout>>,
}

impl Store {
    /// The store of a state that is shown already, and the way to show another one.
    pub fn new(state: Rc<State>, show: UseStateSetter<Rc<State>>) -> Rc<Self> {
        Rc::new(Self {
            now: RefCell::new(state),
            waits: Cell::new(false),
            show,
            end: RefCell::default(),
            watch: RefCell::default(),
            hold: RefCell::default(),
        })
    }

    /// The state now, also where the page does not show it yet.
    pub fn now(&self) -> Rc<State> {
        self.now.borrow().clone()
    }

    /// Whether nothing has changed that is not shown, or being drawn.
    pub fn shows_all(&self) -> bool {
        !self.waits.get()
    }

    /// Notes what ends the draft of the field that is typed in; none when there is no draft. Undo and redo call it: what they bring
    /// may be what the page still shows, and nothing would then tell the field.
    pub fn drafts(&self, end: Option<Callback<()>>) {
        self.end.replace(end);
    }

    /// Calls back with the state as soon as it changes, before anything is drawn; none ends that. What is typed is then drawn when
    /// [`release`](Self::release) says that what was started has something to show.
    pub fn watch(&self, watch: Option<Callback<Rc<State>>>) {
        self.watch.replace(watch);
    }

    /// Does something.
    pub fn act(self: &Rc<Self>, action: Action) {
        let is_typed = action.is_typed();
        let settles = matches!(action, Action::Settle);
        let end = matches!(action, Action::Undo | Action::Redo).then(|| self.end.take()).flatten();
        let before = self.now();
        let waited = self.waits.get();
        if let Some(next) = update(&before, action) {
            self.now.replace(Rc::new(next));
            self.waits.set(true);
            let watch = self.watch.borrow().clone();
            if let Some(watch) = watch {
                watch.emit(self.now());
            }
        }
        if let Some(end) = end {
            end.emit(());
        }
        if settles && self.hold.borrow().is_some() {
            // A step of a slider ends with it, and shows nothing of its own.
        } else if !is_typed {
            self.show();
        } else if !waited && self.waits.get() {
            if self.watch.borrow().is_some() {
                let store = self.clone();
                self.hold.replace(Some(Timeout::new(LONGEST_HOLD_MS, move || store.release())));
            } else {
                self.show_after_paint();
            }
        }
    }

    /// What was started has something to show, which is painted first.
    pub fn release(self: &Rc<Self>) {
        if self.hold.take().is_some() {
            self.show_after_paint();
        }
    }

    fn show_after_paint(self: &Rc<Self>) {
        let store = self.clone();
        paint::after(move || store.show());
    }

    /// Shows what waits to be shown.
    fn show(&self) {
        self.hold.replace(None);
        if self.waits.replace(false) {
            self.show.set(self.now());
        }
    }
}

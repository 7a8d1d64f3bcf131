//! The state as the page keeps it: the state now, and what is shown of it.
//!
//! What a person types is seen at once in its field, which keeps its own draft. What follows from it, a whole page in a large
//! study, is drawn once the key has been painted: the key never waits for the page. Where drawing the page takes so long that the
//! next key would meet it, it is drawn when the keys pause. Everything else that a person does is drawn at once, with whatever
//! still waits; to leave the field is enough.

use super::browser::pause::Pause;
use super::browser::{names, paint};
use crate::app::{Action, DerivedCache, State, TypedField, update};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::{Callback, UseStateSetter};

/// The longest that what is typed waits for what was started, in milliseconds: two frames.
const LONGEST_HOLD_MS: u32 = 32;

/// What follows from a key may meet the next one where it takes longer, in milliseconds: a frame. A study of 200 outcomes takes 8 on
/// a desktop computer and 40 where the processor is four times slower.
const SLOW_MS: u64 = 16;

/// The page is then drawn when no key has come for so long, in milliseconds.
const PAUSE_MS: u32 = 250;

/// Such a pause is waited for so long, in milliseconds: with it, five seconds.
const LONGEST_PAUSE_MS: u64 = 4_750;

/// A field on the page.
struct WatchedField {
    number: u64,
    field: TypedField,
    /// Draws it anew.
    redraw: Callback<()>,
}

/// The state, changed only by actions.
pub struct Store {
    now: RefCell<Rc<State>>,
    /// Whether something has changed that is not shown yet.
    waits: Cell<bool>,
    show: UseStateSetter<Rc<State>>,
    /// What follows from the studies.
    pub derived: DerivedCache,
    /// The fields on the page, each with what draws it anew.
    fields: RefCell<Vec<WatchedField>>,
    /// How many fields have been on the page.
    known_fields: Cell<u64>,
    /// Who is told of each state, before anything is drawn.
    follow: RefCell<Option<Callback<Rc<State>>>>,
    /// Who starts something as soon as the state changes, before anything is drawn.
    watch: RefCell<Option<Callback<Rc<State>>>>,
    /// What is typed waits for what was started, until then.
    hold: RefCell<Option<Timeout>>,
    /// What is typed waits for a pause.
    pause: Pause,
    /// How long the browser was busy when the page was last drawn after a key, with its paint and without waiting for it.
    took_ms: Cell<u64>,
}

impl Store {
    /// The store of a state that is shown already, and the way to show another one.
    pub fn new(state: Rc<State>, show: UseStateSetter<Rc<State>>) -> Rc<Self> {
        Rc::new(Self {
            now: RefCell::new(state),
            waits: Cell::new(false),
            show,
            derived: DerivedCache::default(),
            fields: RefCell::default(),
            known_fields: Cell::new(0),
            follow: RefCell::default(),
            watch: RefCell::default(),
            hold: RefCell::default(),
            pause: Pause::new(PAUSE_MS, LONGEST_PAUSE_MS),
            took_ms: Cell::new(0),
        })
    }

    /// The state now, also where the page does not show it yet.
    pub fn now(&self) -> Rc<State> {
        self.now.borrow().clone()
    }

    /// Draws a field anew whenever the text typed in it changes, until [`forget_field`](Self::forget_field) is called with the
    /// number returned.
    pub fn watch_field(&self, field: TypedField, redraw: Callback<()>) -> u64 {
        let number = self.known_fields.get();
        self.known_fields.set(number.wrapping_add(1));
        self.fields.borrow_mut().push(WatchedField { number, field, redraw });
        number
    }

    /// The field has left the page.
    pub fn forget_field(&self, number: u64) {
        let mut fields = self.fields.borrow_mut();
        if let Some(position) = fields.iter().position(|watched| watched.number == number) {
            fields.swap_remove(position);
        }
    }

    /// Draws anew the fields whose text differs between two states.
    fn redraw_fields(&self, before: &State, now: &State) {
        if before.drafts == now.drafts {
            return;
        }
        let changed: Vec<&TypedField> = before.drafts.changed(&now.drafts).collect();
        let redraw: Vec<Callback<()>> = {
            let fields = self.fields.borrow();
            let is_changed = |watched: &&WatchedField| changed.contains(&&watched.field);
            fields.iter().filter(is_changed).map(|watched| watched.redraw.clone()).collect()
        };
        for redraw in redraw {
            redraw.emit(());
        }
    }

    /// Calls back with each state, before it is drawn.
    pub fn follow(&self, follow: Callback<Rc<State>>) {
        self.follow.replace(Some(follow));
    }

    /// Calls back with the state as soon as it changes, before anything is drawn; none ends that. What is typed is then drawn when
    /// [`release`](Self::release) says that what was started has something to show.
    pub fn watch(&self, watch: Option<Callback<Rc<State>>>) {
        self.watch.replace(watch);
    }

    /// Does something.
    pub fn act(self: &Rc<Self>, action: Action) {
        let (is_typed, is_background) = (action.is_typed(), action.is_background());
        // A step of a slider ends with it, and shows nothing of its own.
        let is_held = matches!(action, Action::Settle) && self.hold.borrow().is_some();
        let before = self.now();
        let waited = self.waits.get();
        if let Some(next) = update(&before, action) {
            self.now.replace(Rc::new(next));
            self.waits.set(true);
            for told in [&self.watch, &self.follow] {
                let told = told.borrow().clone();
                if let Some(told) = told {
                    told.emit(self.now());
                }
            }
        }
        if is_typed && self.waits.get() {
            // The text first, the page behind it.
            self.redraw_fields(&before, &self.now());
            self.show_soon(waited);
        } else if !(is_typed || is_held || is_background && waited) {
            self.show();
            self.redraw_fields(&before, &self.now());
        }
    }

    /// Shows what was typed as soon as the keys allow; `waited` says whether it comes to what waits already.
    fn show_soon(self: &Rc<Self>, waited: bool) {
        let store = self.clone();
        if self.watch.borrow().is_some() {
            if !waited {
                self.hold.replace(Some(Timeout::new(LONGEST_HOLD_MS, move || store.release())));
            }
        } else if self.took_ms.get() > SLOW_MS {
            self.pause.wait(move || store.show_typed());
        } else if !waited {
            self.show_after_paint();
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
        paint::after(move || store.show_typed());
    }

    /// Shows what was typed, and notes how long that takes.
    fn show_typed(self: &Rc<Self>) {
        if !self.waits.get() {
            return;
        }
        let start = names::now_ms();
        self.show();
        // The page is drawn in what comes right after this; what is asked for here comes after that.
        let store = self.clone();
        spawn_local(async move { store.took_ms.set(names::now_ms().saturating_sub(start)) });
        let store = self.clone();
        paint::after_timed(move |frame_ms| store.took_ms.set(store.took_ms.get().saturating_add(frame_ms)));
    }

    /// Shows what waits to be shown.
    fn show(&self) {
        self.hold.replace(None);
        self.pause.end();
        if self.waits.replace(false) {
            self.show.set(self.now());
        }
    }
}

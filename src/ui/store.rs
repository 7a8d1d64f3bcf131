//! The store: it keeps the state, changes it only by actions, and decides when the page renders it.
//!
//! A field renders its own draft at once, on every key. The rest of the page, which is large in a large study, renders only
//! after the browser has painted that key: input latency does not depend on the size of the page. Where rendering the page
//! takes longer than a frame, it is debounced until typing pauses. Every other action renders at once, together with any
//! pending change; leaving the field is such an action.

use super::browser::pause::Pause;
use super::browser::{names, paint};
use crate::app::{Action, DerivedCache, State, TypedField, update};
use gloo::timers::callback::Timeout;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::platform::spawn_local;
use yew::{Callback, UseStateSetter};

/// How long a typed change waits at most for the first report of the simulation before it renders, in milliseconds: two frames.
const LONGEST_HOLD_MS: u32 = 32;

/// Above this rendering time, rendering is debounced, because the next key may arrive before it ends. In milliseconds: one
/// frame. A study of 200 outcomes takes 8 ms on a desktop computer and 40 ms on a processor four times slower.
const SLOW_MS: u64 = 16;

/// Debounce interval: the page renders once no key has come for this long, in milliseconds.
const PAUSE_MS: u32 = 250;

/// After this long without a pause, the next key renders the page anyway. In milliseconds: with `PAUSE_MS`, the page renders
/// within five seconds.
const LONGEST_PAUSE_MS: u64 = 4_750;

/// A mounted field.
struct WatchedField {
    number: u64,
    field: TypedField,
    /// Renders its component again.
    rerender: Callback<()>,
}

/// The state, changed only by actions.
pub struct Store {
    now: RefCell<Rc<State>>,
    /// Whether the state has changed since the page last rendered it.
    waits: Cell<bool>,
    show: UseStateSetter<Rc<State>>,
    /// The values derived from the studies.
    pub derived: DerivedCache,
    /// The mounted fields.
    fields: RefCell<Vec<WatchedField>>,
    /// The number that the next mounted field gets.
    known_fields: Cell<u64>,
    /// Listener called with each new state, before anything renders.
    follow: RefCell<Option<Callback<Rc<State>>>>,
    /// Listener that starts work on each new state, before anything renders: the simulation, while its room is open.
    watch: RefCell<Option<Callback<Rc<State>>>>,
    /// While this timer runs, a typed change waits for the first report of the simulation.
    hold: RefCell<Option<Timeout>>,
    /// Debounces rendering while the user types.
    pause: Pause,
    /// How long the last rendering after a key kept the browser busy, in milliseconds: rendering, style, layout and paint,
    /// without the wait for the animation frame.
    took_ms: Cell<u64>,
}

impl Store {
    /// A store for a state that is rendered already; `show` makes the page render another one.
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

    /// The current state, even where the page has not rendered it yet.
    pub fn now(&self) -> Rc<State> {
        self.now.borrow().clone()
    }

    /// Renders a field again whenever its draft changes, until [`forget_field`](Self::forget_field) is called with the number
    /// returned.
    pub fn watch_field(&self, field: TypedField, rerender: Callback<()>) -> u64 {
        let number = self.known_fields.get();
        self.known_fields.set(number.wrapping_add(1));
        self.fields.borrow_mut().push(WatchedField { number, field, rerender });
        number
    }

    /// Unregisters a field when it unmounts.
    pub fn forget_field(&self, number: u64) {
        let mut fields = self.fields.borrow_mut();
        if let Some(position) = fields.iter().position(|watched| watched.number == number) {
            fields.swap_remove(position);
        }
    }

    /// Renders again the fields whose drafts differ between two states.
    fn rerender_fields(&self, before: &State, now: &State) {
        if before.drafts == now.drafts {
            return;
        }
        let changed: Vec<&TypedField> = before.drafts.changed(&now.drafts).collect();
        let rerender: Vec<Callback<()>> = {
            let fields = self.fields.borrow();
            let is_changed = |watched: &&WatchedField| changed.contains(&&watched.field);
            fields.iter().filter(is_changed).map(|watched| watched.rerender.clone()).collect()
        };
        for rerender in rerender {
            rerender.emit(());
        }
    }

    /// Sets the listener that is called with each new state, before it renders.
    pub fn follow(&self, follow: Callback<Rc<State>>) {
        self.follow.replace(Some(follow));
    }

    /// Sets the listener that starts work on each new state before anything renders; `None` removes it. While there is one, a
    /// typed change renders when [`release`](Self::release) announces the first result of that work, or after a short time
    /// limit.
    pub fn watch(&self, watch: Option<Callback<Rc<State>>>) {
        self.watch.replace(watch);
    }

    /// Applies an action, calls the listeners, and renders now or later.
    pub fn act(self: &Rc<Self>, action: Action) {
        let (is_typed, is_background) = (action.is_typed(), action.is_background());
        // A slider sends `Settle` after its last step. It has nothing of its own to show, so the held change stays held.
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
            // The field renders now, the page later.
            self.rerender_fields(&before, &self.now());
            self.show_soon(waited);
        } else if !(is_typed || is_held || is_background && waited) {
            self.show();
            self.rerender_fields(&before, &self.now());
        }
    }

    /// Schedules rendering after a typed change; `waited` says whether another change is pending already.
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

    /// Ends the wait for the simulation: its report is ready. The browser paints it before the page renders.
    pub fn release(self: &Rc<Self>) {
        if self.hold.take().is_some() {
            self.show_after_paint();
        }
    }

    fn show_after_paint(self: &Rc<Self>) {
        let store = self.clone();
        paint::after(move || store.show_typed());
    }

    /// Renders a pending typed change and measures how long that takes.
    fn show_typed(self: &Rc<Self>) {
        if !self.waits.get() {
            return;
        }
        let start = names::now_ms();
        self.show();
        // Yew renders in a microtask that `show` queues; the task queued here runs after it.
        let store = self.clone();
        spawn_local(async move { store.took_ms.set(names::now_ms().saturating_sub(start)) });
        let store = self.clone();
        paint::after_timed(move |frame_ms| store.took_ms.set(store.took_ms.get().saturating_add(frame_ms)));
    }

    /// Renders any pending change now, and cancels what was scheduled for it.
    fn show(&self) {
        self.hold.replace(None);
        self.pause.end();
        if self.waits.replace(false) {
            self.show.set(self.now());
        }
    }
}

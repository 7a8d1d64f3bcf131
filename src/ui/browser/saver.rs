//! Autosave: changes are written 300 ms after the last one, at most 2 s after the first, and at once when the user leaves the
//! page. The saver follows the state, not the page, which may render later.

use super::pause::Pause;
use super::settings::Settings;
use super::storage::Storage;
use super::{crash, names};
use crate::app::{SaveState, State};
use crate::study::{Shared, Study};
use crate::ui::store::Store;
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use yew::Callback;

/// Debounce interval before changes are written, in milliseconds.
const PAUSE_MS: u32 = 300;
/// After this long without a pause the next change triggers the write, in milliseconds: with a pause, 2 s.
const LONGEST_MS: u64 = 1_700;

struct Inner {
    storage: Storage,
    /// The versions of the studies that storage holds.
    stored: Vec<Shared<Study>>,
    settings: Option<Settings>,
    /// Has the current state, even where the page has not rendered it yet: the user may leave between a key and its rendering.
    store: Rc<Store>,
    pause: Pause,
    report: Callback<SaveState>,
}

/// Keeps storage in step with the state.
#[derive(Clone)]
pub struct Saver(Rc<RefCell<Inner>>);

impl Saver {
    /// A saver of studies of which storage holds those in `stored`.
    pub fn new(storage: Storage, stored: Vec<Shared<Study>>, store: Rc<Store>, report: Callback<SaveState>) -> Self {
        Self(Rc::new(RefCell::new(Inner {
            storage,
            stored,
            settings: None,
            store,
            pause: Pause::new(PAUSE_MS, LONGEST_MS),
            report,
        })))
    }

    /// Schedules a write if something in the state is not in storage.
    pub fn follow(&self, state: &State) {
        let mut inner = self.0.borrow_mut();
        let dirty = inner.is_dirty(state);
        let settings = Settings::of(state);
        if inner.settings.as_ref() != Some(&settings) {
            settings.save();
            inner.settings = Some(settings);
        }
        if !dirty {
            inner.pause.end();
            let report = inner.report.clone();
            drop(inner);
            // The pending change was undone.
            if state.save == SaveState::Saving {
                report.emit(SaveState::Saved);
            }
            return;
        }
        let saver = self.clone();
        inner.pause.wait(move || saver.flush());
        let report = inner.report.clone();
        drop(inner);
        report.emit(SaveState::Saving);
    }

    /// Writes now whatever storage does not hold.
    pub fn flush(&self) {
        // After a panic, do not overwrite the last good record.
        if crash::has_crashed() {
            return;
        }
        let mut inner = self.0.borrow_mut();
        inner.pause.end();
        let state = inner.store.now();
        if !inner.is_dirty(&state) {
            return;
        }
        let outcome = inner.write(&state);
        let report = inner.report.clone();
        drop(inner);
        report.emit(outcome);
    }

    /// Writes at once when the page is hidden or left.
    pub fn listen(&self) -> Vec<EventListener> {
        let window = gloo::utils::window();
        let document = gloo::utils::document();
        let flush = |target: &web_sys::EventTarget, event: &'static str| {
            let saver = self.clone();
            EventListener::new(target, event, move |_| saver.flush())
        };
        vec![
            flush(&window, "pagehide"),
            flush(&window, "blur"),
            flush(&document, "visibilitychange"),
            flush(&document, "freeze"),
        ]
    }
}

impl Inner {
    fn is_dirty(&self, state: &State) -> bool {
        let documents = state.library.documents();
        let same = documents.iter().all(|document| self.stored.iter().any(|stored| stored.is_same(document.study())));
        !same || documents.len() != self.stored.len()
    }

    fn write(&mut self, state: &State) -> SaveState {
        let mut outcome = SaveState::Saved;
        let documents = state.library.documents();
        let ids = self.stored.iter().map(|stored| stored.id.clone());
        let gone: Vec<String> = ids.filter(|id| state.library.get(id).is_none()).collect();
        for id in gone {
            self.storage.delete(&id);
            self.stored.retain(|stored| stored.id != id);
        }
        for document in documents {
            let study = document.study();
            if self.stored.iter().any(|stored| stored.is_same(study)) {
                continue;
            }
            match self.storage.save(study, names::now_ms()) {
                Ok(()) => {
                    self.stored.retain(|stored| stored.id != study.id);
                    self.stored.push(study.clone());
                }
                Err(problem) => outcome = SaveState::NotSaved(problem),
            }
        }
        outcome
    }
}

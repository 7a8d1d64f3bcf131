//! Autosave: changes are written 300 ms after the last one, at most 2 s after the first, and at once when the user leaves the
//! page. The saver follows the state, not the page, which may render later. It says "saved" once the mirror has what the slots have, and
//! takes over what other tabs save.

use super::pause::Pause;
use super::settings::Settings;
use super::storage::LocalStore;
use super::{crash, linked_file, mirror, names};
use crate::app::storage::{CAPACITY, NotWritten, Seen, Storage, units};
use crate::app::{ALMOST_FULL, Action, DeviceNews, LinkState, Notice, OtherTab, SaveState, State, StorageProblem};
use crate::file::{MAX_BYTES, id_of_key};
use crate::study::{Shared, Study};
use crate::ui::store::Store;
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::{BeforeUnloadEvent, StorageEvent};
use yew::Callback;

/// Debounce interval before changes are written, in milliseconds.
const PAUSE_MS: u32 = 300;
/// After this long without a pause the next change triggers the write, in milliseconds: with a pause, 2 s.
const LONGEST_MS: u64 = 1_700;

struct Inner {
    storage: Storage<LocalStore>,
    /// The versions of the studies that storage holds.
    stored: Vec<Shared<Study>>,
    settings: Option<Settings>,
    /// Has the current state, even where the page has not rendered it yet: the user may leave between a key and its rendering.
    store: Rc<Store>,
    pause: Pause,
    report: Callback<SaveState>,
    /// How many records are on their way to the mirror.
    on_the_way: usize,
    /// Whether the mirror has not taken the last record.
    is_without_mirror: bool,
    /// Asks before the page is left, while something is not saved.
    asking: Option<EventListener>,
    /// Ids of the studies of which the person was told that they become large.
    large: Vec<String>,
}

/// What became of a write.
struct Outcome {
    /// The state of saving.
    save: SaveState,
    /// The versions that other tabs saved meanwhile: those here are not written over them.
    moved: Vec<Shared<Study>>,
    /// The records for the mirror, with the ids of their studies.
    records: Vec<(String, String)>,
    /// The title of a study that has just come near the size that can be opened again.
    large: Option<String>,
}

thread_local! {
    /// The saver of the page.
    static CURRENT: RefCell<Option<Saver>> = const { RefCell::new(None) };
}

/// The saver of the page, once it runs.
pub fn current() -> Option<Saver> {
    CURRENT.with_borrow(Clone::clone)
}

/// Keeps storage in step with the state.
#[derive(Clone)]
pub struct Saver(Rc<RefCell<Inner>>);

impl Saver {
    /// A saver of studies of which storage holds those in `stored`.
    pub fn new(
        storage: Storage<LocalStore>,
        stored: Vec<Shared<Study>>,
        store: Rc<Store>,
        report: Callback<SaveState>,
    ) -> Self {
        Self(Rc::new(RefCell::new(Inner {
            storage,
            stored,
            settings: None,
            store,
            pause: Pause::new(PAUSE_MS, LONGEST_MS),
            report,
            on_the_way: 0,
            is_without_mirror: false,
            asking: None,
            large: Vec::new(),
        })))
    }

    /// Schedules a write if something in the state is not in storage.
    pub fn follow(&self, state: &State) {
        let mut inner = self.0.borrow_mut();
        let dirty = inner.is_dirty(state);
        let mut settings = Settings::of(state);
        if state.is_preview_open() || state.arriving.is_some() {
            // The study of a link is not there at the next start: the place before it is.
            let former = inner.settings.clone().or_else(Settings::load);
            settings.route = former.and_then(|settings| settings.route);
        }
        if inner.settings.as_ref() != Some(&settings) {
            settings.save();
            inner.settings = Some(settings);
        }
        if !dirty {
            inner.pause.end();
            inner.ask(has_unsaved(state));
            let (report, save) = (inner.report.clone(), inner.when_written());
            drop(inner);
            // The change that waited, or that storage did not take, was undone.
            let waits = matches!(
                state.save,
                SaveState::Saving | SaveState::NotSaved(StorageProblem::Full | StorageProblem::Unreliable)
            );
            if waits && save != SaveState::Saving {
                report.emit(save);
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
        let (store, report) = (inner.store.clone(), inner.report.clone());
        let state = store.now();
        if !inner.is_dirty(&state) {
            return;
        }
        let Outcome { save, moved, records, large } = inner.write(&state);
        let is_unsaved = matches!(save, SaveState::NotSaved(_));
        inner.ask(is_unsaved || has_unsaved(&state));
        let used = inner.storage.used();
        drop(inner);
        report.emit(save);
        store.act(Action::Device(DeviceNews::Used(used)));
        if let Some(title) = large {
            store.act(Action::Notify(Notice::Large(title)));
        }
        for (id, record) in records {
            if state.device.files.iter().any(|file| file.study_id == id && file.state == LinkState::Linked) {
                let payload = record.split_once('\n').map(|(_, payload)| payload).unwrap_or_default();
                linked_file::call(&store, "write", &id, payload, "");
            }
            mirror::put(&id, &record, self.on_mirrored());
        }
        if moved.is_empty() {
            return;
        }
        for theirs in moved {
            let copy = OtherTab::copy_id(&names::random("s", 6));
            store.act(Action::OtherTab(OtherTab::Conflict(theirs, copy)));
        }
        // The page may be about to close: the copies are written at once.
        self.flush();
    }

    /// Called when the mirror has taken a record, or has not.
    fn on_mirrored(&self) -> Callback<bool> {
        let saver = self.clone();
        Callback::from(move |is_kept: bool| {
            let mut inner = saver.0.borrow_mut();
            inner.on_the_way = inner.on_the_way.saturating_sub(1);
            inner.is_without_mirror = !is_kept;
            let (report, store, save) = (inner.report.clone(), inner.store.clone(), inner.when_written());
            let is_dirty = inner.is_dirty(&store.now());
            drop(inner);
            if !is_dirty && save != SaveState::Saving {
                report.emit(save);
            }
        })
    }

    /// Takes over what another tab did to a study, unless it is changed here: then the next write finds the two versions.
    fn look(&self, id: &str) {
        let mut inner = self.0.borrow_mut();
        let store = inner.store.clone();
        let state = store.now();
        let document = state.library.get(id);
        let is_unchanged = document.is_none_or(|document| inner.has(document.study()));
        if !is_unchanged || crash::has_crashed() {
            return;
        }
        let done = match inner.storage.look(id) {
            Seen::Nothing => return,
            Seen::Deleted => {
                inner.stored.retain(|stored| stored.id != id);
                OtherTab::Deleted(id.to_owned())
            }
            Seen::Saved(study) => {
                let study = Shared::new(*study);
                inner.hold(study.clone());
                OtherTab::Saved(study)
            }
        };
        drop(inner);
        store.act(Action::OtherTab(done));
    }

    /// Does something with the storage.
    pub fn with<T>(&self, act: impl FnOnce(&mut Storage<LocalStore>) -> T) -> T {
        act(&mut self.0.borrow_mut().storage)
    }

    /// Writes everything again after the storage was emptied from outside.
    fn write_again(&self) {
        let mut inner = self.0.borrow_mut();
        inner.stored.clear();
        inner.settings = None;
        let store = inner.store.clone();
        drop(inner);
        self.flush();
        store.act(Action::Notify(Notice::StorageEmptied));
    }

    /// Writes at once when the page is hidden or left, and follows other tabs.
    pub fn listen(&self) -> Vec<EventListener> {
        CURRENT.replace(Some(self.clone()));
        let window = gloo::utils::window();
        let document = gloo::utils::document();
        let flush = |target: &web_sys::EventTarget, event: &'static str| {
            let saver = self.clone();
            EventListener::new(target, event, move |_| saver.flush())
        };
        let saver = self.clone();
        let other_tab = EventListener::new(&window, "storage", move |event| {
            let Some(event) = event.dyn_ref::<StorageEvent>() else { return };
            match event.key() {
                None => saver.write_again(),
                Some(key) => {
                    if let Some(id) = id_of_key(&key) {
                        saver.look(id);
                    }
                }
            }
        });
        vec![
            flush(&window, "pagehide"),
            flush(&window, "blur"),
            flush(&document, "visibilitychange"),
            flush(&document, "freeze"),
            other_tab,
        ]
    }
}

/// Whether a record comes near the size above which it cannot be opened again, or does not fit twice.
fn is_large(record: &str) -> bool {
    let part = |length: usize, most: usize| length.saturating_mul(100) > most.saturating_mul(ALMOST_FULL);
    part(record.len(), MAX_BYTES) || part(units(record).saturating_mul(2), CAPACITY)
}

/// Whether something would be lost that is in no study of the list.
fn has_unsaved(state: &State) -> bool {
    state.drafts.has_refused() || state.has_unsaved_preview()
}

/// Asks before the page is left. Attached only while something is not saved: the browser keeps a page that asks out of its cache.
fn ask_before_leaving() -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&gloo::utils::window(), "beforeunload", options, |event| {
        event.prevent_default();
        if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
            event.set_return_value("unsaved");
        }
    })
}

impl Inner {
    /// Asks before the page is left, or no longer.
    fn ask(&mut self, asks: bool) {
        self.asking = asks.then(|| self.asking.take().unwrap_or_else(ask_before_leaving));
    }

    /// Whether storage holds this version.
    fn has(&self, study: &Shared<Study>) -> bool {
        self.stored.iter().any(|stored| stored.is_same(study))
    }

    /// Notes that storage holds this version.
    fn hold(&mut self, study: Shared<Study>) {
        self.stored.retain(|stored| stored.id != study.id);
        self.stored.push(study);
    }

    fn is_dirty(&self, state: &State) -> bool {
        let documents = state.library.documents();
        !documents.iter().all(|document| self.has(document.study())) || documents.len() != self.stored.len()
    }

    /// The state of saving once the slots hold everything.
    fn when_written(&self) -> SaveState {
        match (self.on_the_way, self.is_without_mirror) {
            (0, false) => SaveState::Saved,
            (0, true) => SaveState::SavedOnce,
            _ => SaveState::Saving,
        }
    }

    /// Writes what storage does not hold.
    fn write(&mut self, state: &State) -> Outcome {
        let (mut problem, mut moved, mut records, mut large) = (None, Vec::new(), Vec::new(), None);
        let ids = self.stored.iter().map(|stored| stored.id.clone());
        let gone: Vec<String> = ids.filter(|id| state.library.get(id).is_none()).collect();
        for id in gone {
            if self.storage.delete(&id, names::now_ms()) {
                mirror::remove(&id);
            }
            self.stored.retain(|stored| stored.id != id);
        }
        for document in state.library.documents() {
            let study = document.study();
            if self.has(study) {
                continue;
            }
            let stored = match self.storage.save(study, names::now_ms()) {
                Ok(written) => {
                    self.on_the_way = self.on_the_way.saturating_add(1);
                    if is_large(&written.record) && self.large.iter().all(|id| *id != study.id) {
                        self.large.push(study.id.clone());
                        large = Some(study.title.clone());
                    }
                    records.push((study.id.clone(), written.record));
                    problem = problem.or(written.problem);
                    if written.problem.is_some() {
                        continue;
                    }
                    study.clone()
                }
                Err(NotWritten::Problem(why)) => {
                    problem = Some(why);
                    continue;
                }
                Err(NotWritten::Moved(theirs)) => {
                    let theirs = Shared::new(*theirs);
                    moved.push(theirs.clone());
                    theirs
                }
            };
            self.hold(stored);
        }
        let save = problem.map_or_else(|| self.when_written(), SaveState::NotSaved);
        Outcome { save, moved, records, large }
    }
}

//! Studies in the browser's local storage. Each has two slots, written in turn.

use crate::app::StorageProblem;
use crate::file::{self, Record, id_of_key, newest, slot_keys};
use crate::study::Study;
use gloo::storage::{LocalStorage, Storage as _};
use wasm_bindgen::JsCast as _;

/// The slots of a stored study.
#[derive(Debug, Clone, Default)]
struct Slots {
    id: String,
    revision: u64,
    /// Which slot holds the newest revision: 0 or 1.
    newest: usize,
    /// Written by a newer version of the program: never overwritten.
    locked: bool,
}

/// The studies in storage.
#[derive(Debug)]
pub struct Storage {
    tab: String,
    slots: Vec<Slots>,
}

/// The result of reading storage.
#[derive(Debug, Default)]
pub struct Found {
    /// The studies that could be read.
    pub studies: Vec<Study>,
    /// Number of studies that could not be read, and were left untouched.
    pub damaged: usize,
}

/// Whether storage can be accessed at all.
///
/// Access to `localStorage` throws when cookies are blocked, in a sandboxed frame, and in some frames of other sites; gloo
/// panics then, so every function here checks first.
pub fn is_available() -> bool {
    matches!(gloo::utils::window().local_storage(), Ok(Some(_)))
}

impl Storage {
    /// The storage as seen from this tab.
    pub fn new(tab: String) -> Self {
        Self { tab, slots: Vec::new() }
    }

    /// Reads every study.
    ///
    /// # Errors
    /// When storage is blocked.
    pub fn load(&mut self) -> Result<Found, StorageProblem> {
        if !is_available() {
            return Err(StorageProblem::Blocked);
        }
        let raw = LocalStorage::raw();
        let keys = (0..LocalStorage::length()).filter_map(|n| raw.key(n).ok().flatten());
        let mut ids: Vec<String> = Vec::new();
        for key in keys {
            if let Some(id) = id_of_key(&key).filter(|id| !ids.iter().any(|known| known == id)) {
                ids.push(id.to_owned());
            }
        }
        let mut found = Found::default();
        for id in ids {
            match self.load_one(&id) {
                Some(study) => found.studies.push(study),
                None => found.damaged = found.damaged.saturating_add(1),
            }
        }
        Ok(found)
    }

    fn load_one(&mut self, id: &str) -> Option<Study> {
        let texts = slot_keys(id).map(|key| read_raw(&key));
        let there: Vec<(usize, &str)> =
            texts.iter().enumerate().filter_map(|(place, text)| Some((place, text.as_deref()?))).collect();
        let choice = newest(there.iter().map(|(_, text)| *text));
        let mut slots = Slots { id: id.to_owned(), locked: choice.has_newer_format(), ..Slots::default() };
        if let Some(record) = &choice.record {
            slots.revision = record.revision;
            let written = record.write();
            slots.newest = there.iter().find(|(_, text)| *text == written).map_or(0, |(place, _)| *place);
        }
        let study = choice.record.as_ref().and_then(|record| file::read(record.payload.as_bytes()).ok());
        // Another version may be able to read a payload that this one cannot: never overwrite it.
        slots.locked |= study.is_none();
        self.slots.retain(|known| known.id != id);
        self.slots.push(slots);
        study.map(|study| Study { id: id.to_owned(), ..study })
    }

    /// Writes a study into the slot that does not hold its newest revision, reads it back and compares.
    ///
    /// # Errors
    /// [`StorageProblem`]; the revision stored before is then intact.
    pub fn save(&mut self, study: &Study, now_ms: u64) -> Result<(), StorageProblem> {
        if !is_available() {
            return Err(StorageProblem::Blocked);
        }
        let known = self.slots.iter().position(|slots| slots.id == study.id);
        let place = known.unwrap_or_else(|| {
            self.slots.push(Slots { id: study.id.clone(), ..Slots::default() });
            self.slots.len().saturating_sub(1)
        });
        let Some(slots) = self.slots.get_mut(place) else {
            return Err(StorageProblem::Unreliable);
        };
        if slots.locked {
            return Err(StorageProblem::Newer);
        }
        let place = if slots.revision == 0 { 0 } else { 1_usize.saturating_sub(slots.newest) };
        let record = Record {
            study_id: study.id.clone(),
            revision: slots.revision.saturating_add(1),
            tab: self.tab.clone(),
            saved_at_ms: now_ms,
            payload: file::write(study),
        };
        let text = record.write();
        let keys = slot_keys(&study.id);
        let key = keys.get(place).map(String::as_str).unwrap_or_default();
        write_raw(key, &text)?;
        if read_raw(key).as_deref() != Some(text.as_str()) {
            return Err(StorageProblem::Unreliable);
        }
        slots.revision = record.revision;
        slots.newest = place;
        Ok(())
    }

    /// Deletes a study from storage.
    pub fn delete(&mut self, id: &str) {
        if is_available() && !self.slots.iter().any(|slots| slots.id == id && slots.locked) {
            for key in slot_keys(id) {
                LocalStorage::delete(key);
            }
            self.slots.retain(|slots| slots.id != id);
        }
    }
}

/// The text under a key, undecoded: records carry their own format.
pub(super) fn read_raw(key: &str) -> Option<String> {
    if !is_available() {
        return None;
    }
    LocalStorage::raw().get_item(key).ok().flatten()
}

/// Stores a text under a key.
pub(super) fn write_raw(key: &str, text: &str) -> Result<(), StorageProblem> {
    if !is_available() {
        return Err(StorageProblem::Blocked);
    }
    LocalStorage::raw().set_item(key, text).map_err(|error| {
        // The names in Chromium and current Firefox and WebKit, in older Firefox, in older WebKit.
        let full = ["QuotaExceededError", "NS_ERROR_DOM_QUOTA_REACHED", "QUOTA_EXCEEDED_ERR"];
        let name = error.dyn_ref::<web_sys::DomException>().map(web_sys::DomException::name);
        let is_full = name.is_some_and(|name| full.contains(&name.as_str()));
        if is_full { StorageProblem::Full } else { StorageProblem::Blocked }
    })
}

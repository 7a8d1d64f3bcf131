//! Studies in the browser's local storage, each in two slots written in turn, with a durable copy in the mirror.

use super::mirror;
use crate::app::StorageProblem;
use crate::file::{self, Newest, Record, id_of_key, newest, slot_keys};
use crate::study::Study;
use gloo::storage::{LocalStorage, Storage as _};
use wasm_bindgen::JsCast as _;

/// What this tab knows of a stored study.
#[derive(Debug, Clone, Default)]
struct Slots {
    id: String,
    /// The highest revision that this tab knows of, in the slots or in the mirror.
    revision: u64,
    /// The newest record in the slots when this tab last saw them: its revision, and the tab that wrote it. None where there is none.
    seen: Option<(u64, String)>,
    /// Which slot holds it: 0 or 1.
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
    /// Ids of the studies of which the slots and the mirror differ: they are written once more.
    pub uneven: Vec<String>,
}

/// A record that was written.
#[derive(Debug)]
pub struct Written {
    /// Its text.
    pub record: String,
    /// Why the slots did not take it; none where they did.
    pub problem: Option<StorageProblem>,
}

/// Why a study was not written.
#[derive(Debug)]
pub enum NotWritten {
    /// The storage does not take it.
    Problem(StorageProblem),
    /// Another tab saved this version meanwhile.
    Moved(Box<Study>),
}

/// What another tab did to a study.
#[derive(Debug)]
pub enum Seen {
    /// Nothing that this tab does not know.
    Nothing,
    /// It deleted the study.
    Deleted,
    /// It saved this version.
    Saved(Box<Study>),
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

    /// Reads every study, in the slots and in the mirror: of each, the valid record with the highest revision.
    ///
    /// # Errors
    /// When storage is blocked.
    pub fn load(&mut self) -> Result<Found, StorageProblem> {
        if !is_available() {
            return Err(StorageProblem::Blocked);
        }
        let mirrored = mirror::records();
        let raw = LocalStorage::raw();
        let keys: Vec<String> = (0..LocalStorage::length()).filter_map(|n| raw.key(n).ok().flatten()).collect();
        let mut ids: Vec<&str> = Vec::new();
        for id in keys.iter().filter_map(|key| id_of_key(key)).chain(mirrored.iter().map(|(id, _)| id.as_str())) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let mut found = Found::default();
        for id in ids {
            let mirrored = mirrored.iter().find(|(known, _)| known == id).map(|(_, record)| record.as_str());
            match self.load_one(id, mirrored, &mut found.uneven) {
                Some(study) => found.studies.push(study),
                None => found.damaged = found.damaged.saturating_add(1),
            }
        }
        Ok(found)
    }

    fn load_one(&mut self, id: &str, mirrored: Option<&str>, uneven: &mut Vec<String>) -> Option<Study> {
        let (mut slots, local) = read_slots(id);
        let durable = newest(mirrored);
        let revision = |found: &Newest| found.record.as_ref().map(|record| record.revision);
        if revision(&local) != revision(&durable) {
            uneven.push(id.to_owned());
        }
        slots.locked |= durable.has_newer_format();
        let is_ahead = revision(&durable) > revision(&local);
        let record = if is_ahead { durable.record } else { local.record };
        slots.revision = record.as_ref().map_or(0, |record| record.revision);
        let study = record.and_then(|record| file::read(record.payload.as_bytes()).ok());
        // Another version may be able to read a payload that this one cannot: never overwrite it.
        slots.locked |= study.is_none();
        self.keep(slots);
        study.map(|study| Study { id: id.to_owned(), ..study })
    }

    /// Writes a study into the slot that does not hold its newest revision, reads it back and compares. The record is returned for the
    /// mirror, which may take it where the slots do not.
    ///
    /// # Errors
    /// [`NotWritten`]; the revision in the slots before is then intact.
    pub fn save(&mut self, study: &Study, now_ms: u64) -> Result<Written, NotWritten> {
        let problem = |problem| Err(NotWritten::Problem(problem));
        if !is_available() {
            return problem(StorageProblem::Blocked);
        }
        let known = self.known(&study.id);
        let (there, stored) = read_slots(&study.id);
        if known.locked || there.locked {
            return problem(StorageProblem::Newer);
        }
        let has_moved = there.seen != known.seen;
        if let Some(record) = stored.record.filter(|_| has_moved) {
            let moved = self.adopt(known.revision, there, &record);
            return Err(
                moved.map_or(NotWritten::Problem(StorageProblem::Newer), |theirs| NotWritten::Moved(Box::new(theirs)))
            );
        }
        let place = if there.seen.is_none() { 0 } else { 1_usize.saturating_sub(there.newest) };
        let record = Record {
            study_id: study.id.clone(),
            revision: known.revision.saturating_add(1),
            tab: self.tab.clone(),
            saved_at_ms: now_ms,
            payload: file::write(study),
        };
        let text = record.write();
        let keys = slot_keys(&study.id);
        let key = keys.get(place).map(String::as_str).unwrap_or_default();
        let written = write_raw(key, &text);
        let is_back = written.is_ok() && read_raw(key).as_deref() == Some(text.as_str());
        let revision = record.revision;
        self.keep(if is_back {
            Slots { revision, seen: Some((revision, record.tab)), newest: place, ..there }
        } else {
            Slots { revision, ..there }
        });
        let problem = written.err().or((!is_back).then_some(StorageProblem::Unreliable));
        Ok(Written { record: text, problem })
    }

    /// What another tab did to a study; from now on this tab knows it.
    pub fn look(&mut self, id: &str) -> Seen {
        let known = self.known(id);
        let (there, stored) = read_slots(id);
        if there.locked || known.locked || there.seen == known.seen {
            return Seen::Nothing;
        }
        match stored.record {
            Some(record) => {
                let study = self.adopt(known.revision, there, &record);
                study.map_or(Seen::Nothing, |study| Seen::Saved(Box::new(study)))
            }
            // It was there, and may be mended.
            None if !stored.damaged.is_empty() => Seen::Nothing,
            None => {
                self.forget(id);
                Seen::Deleted
            }
        }
    }

    /// Deletes a study from storage.
    pub fn delete(&mut self, id: &str) {
        if is_available() && !self.slots.iter().any(|slots| slots.id == id && slots.locked) {
            for key in slot_keys(id) {
                LocalStorage::delete(key);
            }
            mirror::remove(id);
            self.forget(id);
        }
    }

    /// What this tab knows of a study.
    fn known(&self, id: &str) -> Slots {
        let known = self.slots.iter().find(|slots| slots.id == id).cloned();
        known.unwrap_or_else(|| Slots { id: id.to_owned(), ..Slots::default() })
    }

    /// Knows the record that another tab left in the slots from now on; its study, if it can be read. Revisions go on from the higher one.
    fn adopt(&mut self, revision: u64, there: Slots, record: &Record) -> Option<Study> {
        let study = file::read(record.payload.as_bytes()).ok()?;
        let id = there.id.clone();
        self.keep(Slots { revision: revision.max(there.revision), ..there });
        Some(Study { id, ..study })
    }

    /// Knows no record of a study any more. Should it come back, its revisions go on.
    fn forget(&mut self, id: &str) {
        for slots in self.slots.iter_mut().filter(|slots| slots.id == id) {
            slots.seen = None;
        }
    }

    fn keep(&mut self, slots: Slots) {
        self.slots.retain(|known| known.id != slots.id);
        self.slots.push(slots);
    }
}

/// The slots of a study, and the newest record in them.
fn read_slots(id: &str) -> (Slots, Newest) {
    let texts = slot_keys(id).map(|key| read_raw(&key));
    let there: Vec<(usize, &str)> =
        texts.iter().enumerate().filter_map(|(place, text)| Some((place, text.as_deref()?))).collect();
    let found = newest(there.iter().map(|(_, text)| *text));
    let mut slots = Slots { id: id.to_owned(), locked: found.has_newer_format(), ..Slots::default() };
    if let Some(record) = &found.record {
        slots.revision = record.revision;
        slots.seen = Some((record.revision, record.tab.clone()));
        slots.newest = there.get(found.place).map_or(0, |(place, _)| *place);
    }
    (slots, found)
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

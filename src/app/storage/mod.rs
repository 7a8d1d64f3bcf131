//! The studies on a device: records in two slots each, with a durable copy in a mirror, over any place that keeps texts by key.
//!
//! Nothing that was stored is ever written over before it is known to be safe: a save goes into the slot that does not hold the newest
//! revision, what is damaged is set aside as it is, and what a newer version wrote is not touched.

mod deleted;
mod listing;
mod place;
mod problem;
mod recover;
mod slots;

pub use deleted::DELETED_MS;
pub use listing::{discard, recoverable};
use place::Counted;
pub use place::{CAPACITY, MemoryStore, TextStore, units};
pub use problem::StorageProblem;
pub use recover::{Found, Older, Recoverable, Source, Told, Why};

use crate::file::{self, MAX_BYTES, Newest, Record, id_of_key, slot_keys};
use crate::study::Study;
use recover::ASIDE;
use slots::{Slots, read_slots};

/// A text that is given up when the storage is full, so that one last version still fits.
const BALLAST_KEY: &str = "retombees/v1/ballast";
/// Its length, in UTF-16 units.
const BALLAST: usize = 65_536;

/// The studies in a place of texts, as one tab of a browser sees them.
#[derive(Debug)]
pub struct Storage<S> {
    store: Counted<S>,
    tab: String,
    slots: Vec<Slots>,
    /// The records that cannot be opened and stay in their place.
    kept_back: Vec<Recoverable>,
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

impl<S: TextStore> Storage<S> {
    /// The studies in a place, as seen from a tab.
    pub const fn new(store: S, tab: String) -> Self {
        Self { store: Counted::new(store), tab, slots: Vec::new(), kept_back: Vec::new() }
    }

    /// Reads every study, in the slots and in the mirror, whose records come with the ids of their studies. Of each study the valid record
    /// with the highest revision is opened.
    ///
    /// # Errors
    /// When the place cannot be read.
    pub fn load(&mut self, mirrored: &[(String, String)]) -> Result<Found, StorageProblem> {
        let keys = self.store.keys()?;
        let mut ids: Vec<&str> = Vec::new();
        for id in keys.iter().filter_map(|key| id_of_key(key)).chain(mirrored.iter().map(|(id, _)| id.as_str())) {
            if !ids.contains(&id) {
                ids.push(id);
            }
        }
        let mut found = Found::default();
        for id in ids {
            let mirrored = mirrored.iter().find(|(known, _)| known == id).map(|(_, record)| record.as_str());
            let slots = recover::open(&self.store, id, mirrored, &mut found)?;
            self.keep(slots);
        }
        found.has_unopened = !found.told.is_empty() || keys.iter().any(|key| key.starts_with(ASIDE));
        self.kept_back = std::mem::take(&mut found.kept_back);
        self.lay_ballast(&keys);
        self.store.count()?;
        Ok(found)
    }

    /// How much of the place is used, in UTF-16 units: by what it held when it was read, this program's and others', and what this tab wrote
    /// since.
    pub const fn used(&self) -> usize {
        self.store.used()
    }

    /// Writes a study into the slot that does not hold its newest revision, reads it back and compares. The record is returned for the
    /// mirror, which may take it where the slots do not.
    ///
    /// # Errors
    /// [`NotWritten`]; the revision in the slots before is then intact.
    pub fn save(&mut self, study: &Study, now_ms: u64) -> Result<Written, NotWritten> {
        let problem = |problem| Err(NotWritten::Problem(problem));
        let known = self.known(&study.id);
        let (there, stored) = match read_slots(&self.store, &study.id) {
            Ok(read) => read,
            Err(why) => return problem(why),
        };
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
        let payload = file::write(study);
        if payload.len() > MAX_BYTES {
            // It could be written, and not be opened again.
            return problem(StorageProblem::TooLarge);
        }
        if known.seen.is_none() {
            deleted::came_back(&self.store, &study.id, &payload);
        }
        let place = known.free_place(&there);
        let record = Record {
            study_id: study.id.clone(),
            revision: known.revision.saturating_add(1),
            tab: self.tab.clone(),
            saved_at_ms: now_ms,
            payload,
        };
        let text = record.write();
        let keys = slot_keys(&study.id);
        let key = keys.get(place).map(String::as_str).unwrap_or_default();
        let written = self.write(key, &text);
        let is_back = written.is_ok() && self.store.read(key).ok().flatten().as_deref() == Some(text.as_str());
        let revision = record.revision;
        self.keep(if is_back {
            Slots { revision, seen: Some((revision, record.tab)), spared: known.spared, ..there }
        } else {
            Slots { revision, spared: known.spared, ..there }
        });
        let problem = written.err().or((!is_back).then_some(StorageProblem::Unreliable));
        Ok(Written { record: text, problem })
    }

    /// Writes a text; gives up the ballast where there is no more room, then what was deleted.
    fn write(&self, key: &str, text: &str) -> Result<(), StorageProblem> {
        let give_up: [fn(&Counted<S>) -> bool; 2] =
            [|store| store.remove(BALLAST_KEY).is_ok(), deleted::give_up_deleted];
        let mut written = self.store.write(key, text);
        for give_up in give_up {
            if written == Err(StorageProblem::Full) && give_up(&self.store) {
                written = self.store.write(key, text);
            }
        }
        written
    }

    /// Lays the ballast where it is missing and there is room.
    fn lay_ballast(&self, keys: &[String]) {
        if !keys.iter().any(|key| key == BALLAST_KEY) {
            // Without room there is none.
            let _ = self.store.write(BALLAST_KEY, &" ".repeat(BALLAST));
        }
    }

    /// What another tab did to a study; from now on this tab knows it.
    pub fn look(&mut self, id: &str) -> Seen {
        let known = self.known(id);
        let Ok((there, stored)) = read_slots(&self.store, id) else { return Seen::Nothing };
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

    /// Deletes a study, which can be brought back for [`DELETED_MS`] where there is room; tells whether it is gone. One that a newer version
    /// wrote stays, and so does one whose record is kept in its slot because it is damaged.
    pub fn delete(&mut self, id: &str, now_ms: u64) -> bool {
        let known = self.known(id);
        if known.locked || known.spared.is_some() {
            return false;
        }
        if let Ok((_, Newest { record: Some(record), .. })) = read_slots(&self.store, id) {
            deleted::keep_deleted(&self.store, id, &Record { saved_at_ms: now_ms, ..record }.write());
        }
        let is_gone = slot_keys(id).iter().all(|key| self.store.remove(key).is_ok());
        if is_gone {
            self.forget(id);
        }
        is_gone
    }

    /// The text under a key.
    pub fn text(&self, key: &str) -> Option<String> {
        self.store.read(key).ok().flatten()
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

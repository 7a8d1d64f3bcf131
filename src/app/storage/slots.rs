//! The two slots of a study.

use super::place::TextStore;
use super::problem::StorageProblem;
use crate::file::{Newest, Record, newest, slot_keys};

/// What a tab knows of a stored study.
#[derive(Debug, Clone, Default)]
pub(super) struct Slots {
    pub(super) id: String,
    /// The highest revision that this tab knows of, in the slots or in the mirror.
    pub(super) revision: u64,
    /// The newest record in the slots when this tab last saw them: its revision, and the tab that wrote it. None where there is none.
    pub(super) seen: Option<(u64, String)>,
    /// Which slot holds it: 0 or 1.
    pub(super) newest: usize,
    /// A newer version of the program wrote a record, or one that this version cannot open: never written over.
    pub(super) locked: bool,
    /// A slot that keeps a damaged text, for which there was no room elsewhere.
    pub(super) spared: Option<usize>,
}

impl Slots {
    /// Knows the newest record in the slots, and which slot holds it.
    pub(super) fn see(&mut self, place: usize, record: &Record) {
        self.seen = Some((record.revision, record.tab.clone()));
        self.newest = place;
    }

    /// The slot to write next, given what is there now: the one without the newest record. One that is spared is left alone, even where the
    /// newest record is in the other one: the mirror has that.
    pub(super) fn free_place(&self, there: &Self) -> usize {
        let other = |place: usize| 1_usize.saturating_sub(place);
        match self.spared {
            Some(spared) => other(spared),
            None if there.seen.is_none() => 0,
            None => other(there.newest),
        }
    }
}

/// The slots of a study, and the newest record in them.
pub(super) fn read_slots<S: TextStore>(store: &S, id: &str) -> Result<(Slots, Newest), StorageProblem> {
    let mut texts = Vec::new();
    for (place, key) in slot_keys(id).iter().enumerate() {
        if let Some(text) = store.read(key)? {
            texts.push((place, text));
        }
    }
    let found = newest(texts.iter().map(|(_, text)| text.as_str()));
    let mut slots = Slots { id: id.to_owned(), locked: found.has_newer_format(), ..Slots::default() };
    if let Some(record) = &found.record {
        slots.revision = record.revision;
        slots.see(texts.get(found.place).map_or(0, |(place, _)| *place), record);
    }
    Ok((slots, found))
}

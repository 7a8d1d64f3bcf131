//! A place that keeps texts by key, and one in memory.

use super::problem::StorageProblem;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;

/// How much a browser's local storage takes of one origin, keys included, in UTF-16 units: measured in Chromium, Firefox and `WebKit`.
pub const CAPACITY: usize = 5_242_880;

/// The length of a text as local storage counts it, in UTF-16 units.
pub fn units(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The units that a text takes under a key.
fn length(key: &str, text: &str) -> usize {
    units(key).saturating_add(units(text))
}

/// A place that keeps texts by key.
pub trait TextStore {
    /// Every key, in any order.
    ///
    /// # Errors
    /// When the place cannot be read.
    fn keys(&self) -> Result<Vec<String>, StorageProblem>;

    /// The text under a key; none where there is none.
    ///
    /// # Errors
    /// When the place cannot be read.
    fn read(&self, key: &str) -> Result<Option<String>, StorageProblem>;

    /// The length of the text under a key, in UTF-16 units; none where there is none.
    ///
    /// # Errors
    /// When the place cannot be read.
    fn length(&self, key: &str) -> Result<Option<usize>, StorageProblem> {
        Ok(self.read(key)?.map(|text| units(&text)))
    }

    /// Puts a text under a key, in the place of another one.
    ///
    /// # Errors
    /// When the place does not take it; the text that was there is then intact.
    fn write(&self, key: &str, text: &str) -> Result<(), StorageProblem>;

    /// Removes the text under a key; one that is not there is removed already.
    ///
    /// # Errors
    /// When the place cannot be changed.
    fn remove(&self, key: &str) -> Result<(), StorageProblem>;
}

/// A place in memory, with the capacity of a browser's.
#[derive(Debug, Clone, Default)]
pub struct MemoryStore {
    texts: RefCell<BTreeMap<String, String>>,
    used: Cell<usize>,
}

impl TextStore for MemoryStore {
    fn keys(&self) -> Result<Vec<String>, StorageProblem> {
        Ok(self.texts.borrow().keys().cloned().collect())
    }

    fn read(&self, key: &str) -> Result<Option<String>, StorageProblem> {
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StorageProblem> {
        let mut texts = self.texts.borrow_mut();
        let before = texts.get(key).map_or(0, |text| length(key, text));
        let used = self.used.get().saturating_sub(before).saturating_add(length(key, text));
        if used > CAPACITY {
            return Err(StorageProblem::Full);
        }
        self.used.set(used);
        texts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageProblem> {
        if let Some(text) = self.texts.borrow_mut().remove(key) {
            self.used.set(self.used.get().saturating_sub(length(key, &text)));
        }
        Ok(())
    }
}

/// Keeps a text under the first free of so many numbered keys behind a prefix, once; tells whether it is there. It is not where the place is
/// full.
pub(super) fn put_numbered<S: TextStore>(
    store: &S,
    prefix: &str,
    id: &str,
    text: &str,
    most: usize,
) -> Result<bool, StorageProblem> {
    for n in 1..=most {
        let key = numbered_key(prefix, id, n);
        match store.read(&key)? {
            Some(there) if there == text => return Ok(true),
            Some(_) => {}
            None => return Ok(store.write(&key, text).is_ok() && store.read(&key)?.as_deref() == Some(text)),
        }
    }
    Ok(false)
}

/// One of the numbered keys of a study behind a prefix.
pub(super) fn numbered_key(prefix: &str, id: &str, n: usize) -> String {
    format!("{prefix}{id}/{n}")
}

/// The id of the study of a numbered key behind this prefix; none for another key.
pub(super) fn id_of_numbered<'k>(prefix: &str, key: &'k str) -> Option<&'k str> {
    key.strip_prefix(prefix)?.rsplit_once('/').map(|(id, _)| id)
}

/// A place, and how much of it is used.
#[derive(Debug)]
pub(super) struct Counted<S> {
    store: S,
    used: Cell<usize>,
}

impl<S: TextStore> Counted<S> {
    pub(super) const fn new(store: S) -> Self {
        Self { store, used: Cell::new(0) }
    }

    pub(super) const fn used(&self) -> usize {
        self.used.get()
    }

    /// Counts everything anew.
    pub(super) fn count(&self) -> Result<(), StorageProblem> {
        let lengths = self.store.keys()?.into_iter().map(|key| self.taken(&key));
        self.used.set(lengths.sum::<Result<_, _>>()?);
        Ok(())
    }

    /// The units of a key and its text; 0 where there is none.
    fn taken(&self, key: &str) -> Result<usize, StorageProblem> {
        let length = self.store.length(key)?;
        Ok(length.map_or(0, |length| units(key).saturating_add(length)))
    }

    /// Makes a change at a key, after which it takes so many units, and counts that.
    fn change(
        &self,
        key: &str,
        after: usize,
        act: impl FnOnce(&S) -> Result<(), StorageProblem>,
    ) -> Result<(), StorageProblem> {
        let before = self.taken(key)?;
        act(&self.store)?;
        self.used.set(self.used.get().saturating_sub(before).saturating_add(after));
        Ok(())
    }
}

impl<S: TextStore> TextStore for Counted<S> {
    fn keys(&self) -> Result<Vec<String>, StorageProblem> {
        self.store.keys()
    }

    fn read(&self, key: &str) -> Result<Option<String>, StorageProblem> {
        self.store.read(key)
    }

    fn length(&self, key: &str) -> Result<Option<usize>, StorageProblem> {
        self.store.length(key)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StorageProblem> {
        self.change(key, length(key, text), |store| store.write(key, text))
    }

    fn remove(&self, key: &str) -> Result<(), StorageProblem> {
        self.change(key, 0, |store| store.remove(key))
    }
}

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
        let length = |text: &str| units(key).saturating_add(units(text));
        let before = texts.get(key).map_or(0, |text| length(text));
        let used = self.used.get().saturating_sub(before).saturating_add(length(text));
        if used > CAPACITY {
            return Err(StorageProblem::Full);
        }
        self.used.set(used);
        texts.insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageProblem> {
        if let Some(text) = self.texts.borrow_mut().remove(key) {
            let length = units(key).saturating_add(units(&text));
            self.used.set(self.used.get().saturating_sub(length));
        }
        Ok(())
    }
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
        let lengths = self.store.keys()?.into_iter().map(|key| self.length(&key));
        self.used.set(lengths.sum::<Result<_, _>>()?);
        Ok(())
    }

    /// The units of a key and its text; 0 where there is none.
    fn length(&self, key: &str) -> Result<usize, StorageProblem> {
        let text = self.store.read(key)?;
        Ok(text.map_or(0, |text| units(key).saturating_add(units(&text))))
    }

    /// Makes a change at a key, and counts what it did.
    fn change(&self, key: &str, act: impl FnOnce(&S) -> Result<(), StorageProblem>) -> Result<(), StorageProblem> {
        let before = self.length(key)?;
        act(&self.store)?;
        let after = self.length(key)?;
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

    fn write(&self, key: &str, text: &str) -> Result<(), StorageProblem> {
        self.change(key, |store| store.write(key, text))
    }

    fn remove(&self, key: &str) -> Result<(), StorageProblem> {
        self.change(key, |store| store.remove(key))
    }
}

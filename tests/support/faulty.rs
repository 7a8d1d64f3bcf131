//! A place in memory that fails on request.

use retombees::app::StorageProblem;
use retombees::app::storage::{MemoryStore, TextStore};
use std::cell::Cell;
use std::rc::Rc;

/// What happens at the step at which a place fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    /// The call is refused; those after it work.
    Refused(StorageProblem),
    /// The call is refused, and the program ends there: nothing after it reaches the place.
    EndBefore,
    /// The call is carried out, and the program ends there.
    EndAfter,
    /// A write leaves only so many bytes of its text, and the program ends there.
    Cut(usize),
    /// A write changes nothing and says that it did.
    Lie,
}

/// A place in memory that fails at one step.
#[derive(Debug, Clone, Default)]
pub(crate) struct FaultyStore {
    memory: Rc<MemoryStore>,
    fault: Option<(usize, Fault)>,
    step: Rc<Cell<usize>>,
    has_ended: Rc<Cell<bool>>,
}

impl FaultyStore {
    /// A place that has this content, and never fails.
    pub(crate) fn on(memory: &Rc<MemoryStore>) -> Self {
        Self { memory: memory.clone(), ..Self::default() }
    }

    /// A place that has this content, and fails at a step.
    pub(crate) fn failing(memory: &Rc<MemoryStore>, step: usize, fault: Fault) -> Self {
        Self { fault: Some((step, fault)), ..Self::on(memory) }
    }

    /// How many calls were made.
    pub(crate) fn steps(&self) -> usize {
        self.step.get()
    }

    fn call<T>(
        &self,
        act: impl FnOnce(&MemoryStore) -> Result<T, StorageProblem>,
        cut: impl FnOnce(&MemoryStore, usize) -> Result<T, StorageProblem>,
        lie: Option<T>,
    ) -> Result<T, StorageProblem> {
        let step = self.step.get();
        self.step.set(step.saturating_add(1));
        if self.has_ended.get() {
            return Err(StorageProblem::Blocked);
        }
        let ended = |answer| {
            self.has_ended.set(true);
            answer
        };
        match self.fault.filter(|(at, _)| *at == step).map(|(_, fault)| fault) {
            None => act(&self.memory),
            Some(Fault::Refused(why)) => Err(why),
            Some(Fault::EndBefore) => ended(Err(StorageProblem::Blocked)),
            Some(Fault::EndAfter) => ended(act(&self.memory)),
            Some(Fault::Cut(at)) => ended(cut(&self.memory, at)),
            Some(Fault::Lie) => lie.map_or_else(|| act(&self.memory), Ok),
        }
    }
}

impl TextStore for FaultyStore {
    fn keys(&self) -> Result<Vec<String>, StorageProblem> {
        self.call(MemoryStore::keys, |memory, _| memory.keys(), None)
    }

    fn read(&self, key: &str) -> Result<Option<String>, StorageProblem> {
        self.call(|memory| memory.read(key), |memory, _| memory.read(key), None)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StorageProblem> {
        let cut = |memory: &MemoryStore, at: usize| memory.write(key, &text.chars().take(at).collect::<String>());
        self.call(|memory| memory.write(key, text), cut, Some(()))
    }

    fn remove(&self, key: &str) -> Result<(), StorageProblem> {
        self.call(|memory| memory.remove(key), |memory, _| memory.remove(key), Some(()))
    }
}

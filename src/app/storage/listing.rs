//! The list of what can be recovered.

use super::Storage;
use super::deleted::{DELETED, DELETED_MS};
use super::place::{TextStore, id_of_numbered};
use super::problem::StorageProblem;
use super::recover::{ASIDE, Older, Recoverable, Source, Why, describe};
use crate::file::{self, Record, slot_keys};

/// What can be recovered: what stays in its place, what was set aside, and what was deleted lately.
pub fn recoverable<S: TextStore>(storage: &Storage<S>, now_ms: u64) -> Vec<Recoverable> {
    let aside = set_aside(&storage.store, now_ms).unwrap_or_default();
    let mut all: Vec<Recoverable> = storage.kept_back.iter().cloned().chain(aside).collect();
    all.sort_by(|one, other| key(one).cmp(key(other)));
    all
}

fn key(one: &Recoverable) -> &str {
    match &one.source {
        Source::Key(key) | Source::Mirror(key) => key,
    }
}

/// Removes what was recoverable, for good; tells whether it is gone. The caller removes it from the mirror.
pub fn discard<S: TextStore>(storage: &mut Storage<S>, recoverable: &Recoverable) -> bool {
    storage.kept_back.retain(|kept| kept != recoverable);
    if !recoverable.is_whole_study {
        return match &recoverable.source {
            Source::Key(key) => storage.store.remove(key).is_ok(),
            Source::Mirror(_) => true,
        };
    }
    storage.slots.retain(|known| known.id != recoverable.study_id);
    slot_keys(&recoverable.study_id).iter().all(|key| storage.store.remove(key).is_ok())
}

/// What was set aside, at this start or an earlier one, and the studies that were deleted in the last [`DELETED_MS`].
fn set_aside<S: TextStore>(store: &S, now_ms: u64) -> Result<Vec<Recoverable>, StorageProblem> {
    let mut all = Vec::new();
    for key in store.keys()? {
        let deleted = id_of_numbered(DELETED, &key);
        let Some(id) = id_of_numbered(ASIDE, &key).or(deleted) else { continue };
        let Some(text) = store.read(&key)? else { continue };
        let record = Record::read(&text);
        let study = record.as_ref().map(|record| file::read(record.payload.as_bytes()));
        let why = match &study {
            Err(error) => Why::Record(**error),
            Ok(Err(error)) => Why::file(error),
            Ok(Ok(_)) if deleted.is_some() => Why::Deleted,
            Ok(Ok(_)) => Why::Openable,
        };
        let described = describe(id, Source::Key(key.clone()), &text, why);
        let record = record.ok().filter(|_| matches!(described.why, Why::Openable | Why::Deleted));
        let is_over = |record: &Record| now_ms.saturating_sub(record.saved_at_ms) > DELETED_MS;
        if deleted.is_some() && record.as_ref().is_some_and(is_over) {
            store.remove(&key)?;
            continue;
        }
        let older = record.as_ref().map(Older::of);
        all.push(Recoverable { older, ..described });
    }
    Ok(all)
}

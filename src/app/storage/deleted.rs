//! Studies that the person deleted, which stay for a while.

use super::place::{TextStore, numbered_key, put_numbered};
use crate::file::Record;

/// The prefix of the keys of studies that the person deleted.
pub(super) const DELETED: &str = "retombees/v1/deleted/";
/// How long a deleted study can be brought back: 30 days, in milliseconds.
pub const DELETED_MS: u64 = 30 * 24 * 60 * 60 * 1000;

/// How many deleted versions of one study are kept.
const MOST: usize = 32;

/// Keeps the record of a study that is deleted, beside others that it had; without room it is only deleted.
pub(super) fn keep_deleted<S: TextStore>(store: &S, id: &str, text: &str) {
    let _ = put_numbered(store, DELETED, id, text, MOST);
}

/// Forgets that a study was deleted which came back with this content; other versions of it stay.
pub(super) fn came_back<S: TextStore>(store: &S, id: &str, payload: &str) {
    for key in (1..=MOST).map(|n| numbered_key(DELETED, id, n)) {
        let record = store.read(&key).ok().flatten().and_then(|text| Record::read(&text).ok());
        if record.is_some_and(|record| record.payload == payload) {
            let _ = store.remove(&key);
        }
    }
}

/// Gives up what was deleted, to make room; tells whether there was any.
pub(super) fn give_up_deleted<S: TextStore>(store: &S) -> bool {
    let keys = store.keys().unwrap_or_default();
    let deleted = keys.iter().filter(|key| key.starts_with(DELETED));
    deleted.filter(|key| store.remove(key).is_ok()).count() > 0
}

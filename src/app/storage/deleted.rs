//! Studies that the person deleted, which stay for a while.

use super::place::TextStore;

/// The prefix of the keys of studies that the person deleted.
pub(super) const DELETED: &str = "retombees/v1/deleted/";
/// How long a deleted study can be brought back: 30 days, in milliseconds.
pub const DELETED_MS: u64 = 30 * 24 * 60 * 60 * 1000;

/// The key of a study that was deleted.
pub(super) fn deleted_key(id: &str) -> String {
    [DELETED, id].concat()
}

/// Gives up what was deleted, to make room; tells whether there was any.
pub(super) fn give_up_deleted<S: TextStore>(store: &S) -> bool {
    let keys = store.keys().unwrap_or_default();
    let deleted = keys.iter().filter(|key| key.starts_with(DELETED));
    deleted.filter(|key| store.remove(key).is_ok()).count() > 0
}

//! One acceptance suite for every place that keeps texts (P-18).

use retombees::app::storage::TextStore;
use retombees::file::Record;

/// A place that may answer later, as a database does.
pub(crate) trait LaterStore {
    async fn keys(&self) -> Vec<String>;
    async fn read(&self, key: &str) -> Option<String>;
    async fn write(&self, key: &str, text: &str) -> bool;
    async fn remove(&self, key: &str) -> bool;
}

/// A place that answers at once.
pub(crate) struct AtOnce<'s, S>(pub(crate) &'s S);

impl<S: TextStore> LaterStore for AtOnce<'_, S> {
    async fn keys(&self) -> Vec<String> {
        self.0.keys().unwrap()
    }
    async fn read(&self, key: &str) -> Option<String> {
        self.0.read(key).unwrap()
    }
    async fn write(&self, key: &str, text: &str) -> bool {
        self.0.write(key, text).is_ok()
    }
    async fn remove(&self, key: &str) -> bool {
        self.0.remove(key).is_ok()
    }
}

/// A record of this revision.
pub(crate) fn record(revision: u64, payload: &str) -> String {
    let (study_id, tab, payload) = ("s".to_owned(), "t".to_owned(), payload.to_owned());
    Record { study_id, revision, tab, saved_at_ms: 1, payload }.write()
}

/// What each place must do with two handles on it, as two tabs have. It must be empty.
pub(crate) async fn accept<S: LaterStore>(one: &S, other: &S) {
    assert!(one.keys().await.is_empty(), "it starts empty");
    assert_eq!(one.read("a").await, None, "what is not there is none");
    assert!(one.remove("a").await, "what is not there is removed already");

    let (first, second) = (record(1, "Été à Łódź 🌻 \u{1}\u{7f}"), record(2, ""));
    assert!(one.write("a", &first).await);
    assert_eq!(one.read("a").await.as_ref(), Some(&first), "every character comes back");
    assert_eq!(other.read("a").await.as_ref(), Some(&first), "and to the other handle");
    assert!(other.write("a", &second).await);
    assert_eq!(one.read("a").await.as_ref(), Some(&second), "the later text is in the place of the former");

    let large = record(3, &"é".repeat(1_000_000));
    assert!(one.write("large", &large).await);
    assert_eq!(other.read("large").await.map(|text| text.len()), Some(large.len()), "a large text is whole");

    for n in 0..50_u64 {
        let handle = if n % 2 == 0 { one } else { other };
        assert!(handle.write(&format!("k{n}"), &record(n, &n.to_string())).await);
    }
    for n in 0..50_u64 {
        assert_eq!(one.read(&format!("k{n}")).await, Some(record(n, &n.to_string())), "writes in turn lose nothing");
    }
    let mut keys = other.keys().await;
    keys.sort();
    let mut expected: Vec<String> =
        (0..50).map(|n| format!("k{n}")).chain(["a".to_owned(), "large".to_owned()]).collect();
    expected.sort();
    assert_eq!(keys, expected, "every key is listed, once");

    for key in &keys {
        assert!(one.remove(key).await);
    }
    assert!(other.keys().await.is_empty(), "what is removed is gone");
    assert_eq!(other.read("a").await, None);
}

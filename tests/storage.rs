//! Studies in storage: nothing is lost, whatever fails (P-3, P-4, P-18), and the person is told what happened.

#![cfg(test)]

#[path = "support/faulty.rs"]
mod faulty;
#[path = "support/stores.rs"]
mod stores;

use faulty::{Fault, FaultyStore};
use retombees::app::StorageProblem;
use retombees::app::storage::{
    DELETED_MS, Found, MemoryStore, NotWritten, Recoverable, Seen, Source, Storage, TextStore, Told, Why, discard,
    recoverable,
};
use retombees::file::{self, Record, RecordError, slot_keys};
use retombees::study::{Outcome, Shared, Study};
use std::rc::Rc;
use stores::{AtOnce, accept};

type Mirror = Vec<(String, String)>;

fn study(title: &str) -> Study {
    Study {
        id: "a".to_owned(),
        title: title.to_owned(),
        notes: format!("{title} {}", "…".repeat(40)),
        ..Study::default()
    }
}

/// The studies in a memory, as a new tab finds them.
fn opened(memory: &Rc<MemoryStore>, mirror: &Mirror) -> (Storage<FaultyStore>, Found) {
    let mut storage = Storage::new(FaultyStore::on(memory), "later".to_owned());
    let found = storage.load(mirror).unwrap();
    (storage, found)
}

/// A memory after so many saves, each also in the mirror.
fn saved(titles: &[&str]) -> (Rc<MemoryStore>, Mirror) {
    let (memory, mut mirror) = (Rc::new(MemoryStore::default()), Mirror::new());
    let mut storage = opened(&memory, &mirror).0;
    for (now, title) in (1..).zip(titles) {
        mirror = vec![("a".to_owned(), storage.save(&study(title), now).unwrap().record)];
    }
    (memory, mirror)
}

fn copy(memory: &Rc<MemoryStore>) -> Rc<MemoryStore> {
    Rc::new((**memory).clone())
}

/// Leaves no room at all.
fn fill(memory: &MemoryStore) {
    for length in [4_000_000, 1_000_000, 100_000, 10_000, 1_000, 100, 10, 1] {
        for n in 0..20 {
            let _ = memory.write(&format!("other {length} {n}"), &"x".repeat(length));
        }
    }
}

/// A study for which there is no room where the last space was given up.
fn large(title: &str) -> Study {
    let parts = |n: usize| Outcome { id: format!("o{n}"), label: "y".repeat(200), ..Default::default() };
    Study { outcomes: (0..400).map(|n| Shared::new(parts(n))).collect(), ..study(title) }
}

fn titles(found: &Found) -> Vec<&str> {
    found.studies.iter().map(|study| study.title.as_str()).collect()
}

#[test]
fn p18_every_place_does_the_same() {
    let memory = MemoryStore::default();
    pollster::block_on(accept(&AtOnce(&memory), &AtOnce(&memory)));
    let faulty = FaultyStore::default();
    pollster::block_on(accept(&AtOnce(&faulty), &AtOnce(&faulty.clone())));
}

#[test]
fn the_two_slots_are_written_in_turn_by_whoever_goes_on() {
    let (memory, mirror) = saved(&["one", "two", "three"]);
    let revisions = |memory: &MemoryStore| {
        slot_keys("a").map(|key| memory.read(&key).unwrap().map(|text| Record::read(&text).unwrap().revision))
    };
    assert_eq!(revisions(&memory), [Some(3), Some(2)]);
    opened(&memory, &mirror).0.save(&study("four"), 4).unwrap();
    assert_eq!(revisions(&memory), [Some(3), Some(4)], "the older slot was written, the newer one kept");
    // A mirror that is ahead of the slots, as after a kill: its revision is opened, and numbers go on from it.
    let ahead = Record { revision: 9, payload: file::write(&study("nine")), ..Record::read(&mirror[0].1).unwrap() };
    let ahead = vec![("a".to_owned(), ahead.write())];
    let (mut storage, found) = opened(&memory, &ahead);
    assert_eq!(titles(&found), ["nine"]);
    assert_eq!((found.uneven, found.told), (vec!["a".to_owned()], Vec::new()));
    storage.save(&study("ten"), 5).unwrap();
    assert_eq!(revisions(&memory), [Some(10), Some(4)]);
}

#[test]
fn p6_what_another_tab_saved_is_not_written_over() {
    let memory = Rc::new(MemoryStore::default());
    let none = Mirror::new();
    let mut one = opened(&memory, &none).0;
    one.save(&study("first"), 1).unwrap();
    let mut other = Storage::new(FaultyStore::on(&memory), "other".to_owned());
    assert_eq!(titles(&other.load(&none).unwrap()), ["first"]);
    other.save(&study("theirs"), 2).unwrap();
    let moved = one.save(&study("mine"), 3);
    assert!(matches!(&moved, Err(NotWritten::Moved(study)) if study.title == "theirs"), "{moved:?}");
    assert_eq!(titles(&opened(&memory, &none).1), ["theirs"]);
    // Who knows of it may go on from there.
    one.save(&study("mine, after theirs"), 4).unwrap();
    assert!(matches!(other.look("a"), Seen::Saved(study) if study.title == "mine, after theirs"));
    assert!(matches!(one.look("a"), Seen::Nothing), "it is its own");
    assert!(one.delete("a", 5));
    assert!(matches!(other.look("a"), Seen::Deleted));
    assert!(matches!(other.look("a"), Seen::Nothing), "once");
    // A deletion that is taken back is a change like another one.
    one.save(&study("back"), 6).unwrap();
    assert!(matches!(other.save(&study("typed meanwhile"), 7), Err(NotWritten::Moved(_))));
}

/// Every fault at every step of a save, with the mirror before it, after it, and without one: what is found is the revision before or
/// the new one, whole; and what was announced as written is there.
#[test]
fn p3_a_save_that_fails_anywhere_leaves_a_whole_revision() {
    let mut points = 0;
    for before in [&["one"][..], &["one", "two"], &["one", "two", "three"], &["one", "two", "three", "four"]] {
        let (memory, mirror) = saved(before);
        let last = before.last().copied().unwrap();
        let new = study("the new one");
        // The same steps without a fault.
        let (mut storage, _) = opened(&copy(&memory), &mirror);
        let whole = storage.save(&new, 9).unwrap().record;
        let mut faults = vec![Fault::EndBefore, Fault::EndAfter, Fault::Lie];
        let problems = [StorageProblem::Full, StorageProblem::Blocked, StorageProblem::Unreliable];
        faults.extend(problems.map(Fault::Refused));
        faults.extend((0..whole.len()).step_by(64).map(Fault::Cut));
        for fault in faults {
            for step in 0..40 {
                let memory = copy(&memory);
                let store = FaultyStore::failing(&memory, step, fault);
                let mut storage = Storage::new(store.clone(), "failing".to_owned());
                let loaded = storage.load(&mirror);
                let written = loaded.is_ok().then(|| storage.save(&new, 9));
                if step >= store.steps() {
                    break;
                }
                points += 1;
                let is_written = matches!(&written, Some(Ok(written)) if written.problem.is_none());
                let after = match &written {
                    Some(Ok(written)) => vec![("a".to_owned(), written.record.clone())],
                    _ => mirror.clone(),
                };
                for mirror in [&mirror, &after, &Mirror::new()] {
                    let (_, found) = opened(&copy(&memory), mirror);
                    let context = format!("{fault:?} at step {step} after {before:?}");
                    assert_eq!(found.studies.len(), 1, "{context}");
                    let found = &found.studies[0];
                    assert!(*found == study(last) || *found == new, "{context}: {}", found.title);
                    assert!(!is_written || *found == new, "{context}: it was said to be written");
                }
            }
        }
    }
    assert!(points > 500, "{points} points of failure");
    println!(
        "measured P-3: {points} points of failure, each with three states of the mirror; no revision lost or mixed"
    );
}

/// One byte of the newest record changed, at every place: it is noticed, the other copy is opened, the raw text is kept, the person is
/// told.
#[test]
fn p4_a_changed_byte_is_noticed_and_kept() {
    let (memory, mirror) = saved(&["one", "two"]);
    let [_, key] = slot_keys("a");
    let text = memory.read(&key).unwrap().unwrap();
    let flips: Vec<(usize, char)> = text.char_indices().filter(|(_, c)| c.is_ascii()).collect();
    for &(at, c) in &flips {
        let mut damaged = text.clone();
        let other = if c == 'x' { 'y' } else { 'x' };
        damaged.replace_range(at..=at, &other.to_string());
        for mirror in [&mirror, &Mirror::new()] {
            let memory = copy(&memory);
            memory.write(&key, &damaged).unwrap();
            let (storage, found) = opened(&memory, mirror);
            let expected = if mirror.is_empty() { "one" } else { "two" };
            assert_eq!(titles(&found), [expected], "byte {at}");
            assert!(
                matches!(&found.told[..], [Told::Older(title, _) | Told::Mended(title)] if title == expected),
                "byte {at}"
            );
            assert!(mirror.is_empty() || found.told == [Told::Mended("two".to_owned())], "byte {at}: {:?}", found.told);
            let kept = recoverable(&storage, 0);
            assert!(
                matches!(&kept[..], [Recoverable { why: Why::Record(_), source: Source::Key(_), .. }]),
                "byte {at}"
            );
            let Source::Key(aside) = &kept[0].source else { unreachable!() };
            assert_eq!(memory.read(aside).unwrap().as_ref(), Some(&damaged), "byte {at}: as it was");
            // It stays, and is told once.
            let (storage, again) = opened(&memory, mirror);
            assert_eq!((again.told, recoverable(&storage, 0)), (Vec::new(), kept), "byte {at}");
        }
    }
    println!("measured P-4: {} bytes of a record changed, all noticed, kept and told", flips.len());
}

#[test]
fn what_cannot_be_opened_at_all_is_set_aside_and_its_name_is_free() {
    let (memory, _) = saved(&["one", "two"]);
    for key in slot_keys("a") {
        let text = memory.read(&key).unwrap().unwrap();
        memory.write(&key, &text[..text.len() - 1]).unwrap();
    }
    let (mut storage, found) = opened(&memory, &Mirror::new());
    assert_eq!((titles(&found), &found.told[..]), (vec![], &[Told::Lost][..]));
    let kept = recoverable(&storage, 0);
    let told: Vec<_> = kept.iter().map(|one| (one.title.as_deref(), one.saved_at_ms, one.why.clone())).collect();
    let cut = |title, saved, text: &str| {
        let stated = u64::try_from(text.len()).unwrap();
        (Some(title), Some(saved), Why::Record(RecordError::WrongLength { stated, found: stated - 1 }))
    };
    assert_eq!(told, [cut("one", 1, &file::write(&study("one"))), cut("two", 2, &file::write(&study("two")))]);
    storage.save(&study("mine"), 3).unwrap();
    assert_eq!(recoverable(&storage, 0).len(), 2);
    assert!(discard(&mut storage, &kept[0]));
    assert_eq!(recoverable(&storage, 0), kept[1..]);
}

#[test]
fn without_room_a_damaged_text_stays_in_its_slot_and_is_not_written_over() {
    let (memory, mirror) = saved(&["one", "two"]);
    let [older, newer] = slot_keys("a");
    let damaged = memory.read(&newer).unwrap().unwrap().replace("two", "Two");
    memory.write(&newer, &damaged).unwrap();
    fill(&memory);
    let (mut storage, found) = opened(&memory, &mirror);
    assert_eq!(titles(&found), ["two"]);
    assert_eq!(recoverable(&storage, 0).len(), 1, "listed from where it is");
    memory.remove("other 100000 0").unwrap();
    storage.save(&study("three"), 3).unwrap();
    assert_eq!(memory.read(&newer).unwrap(), Some(damaged));
    assert_eq!(Record::read(&memory.read(&older).unwrap().unwrap()).unwrap().revision, 3);
    assert!(!storage.delete("a", 4), "a study whose slot keeps something stays");
}

#[test]
fn p11_what_a_newer_version_wrote_is_not_touched_and_the_revision_before_is_offered() {
    let (memory, mirror) = saved(&["one", "two"]);
    let [_, key] = slot_keys("a");
    let newer_record = memory.read(&key).unwrap().unwrap().replacen("\"format\":1", "\"format\":2", 1);
    let newer_file = Record {
        revision: 3,
        payload: file::write(&study("future")).replacen("\"version\": 1", "\"version\": 2", 1),
        ..Record::read(&mirror[0].1).unwrap()
    };
    for (text, older, mirrored) in [
        (newer_record, "one", Mirror::new()),
        (newer_file.write(), "two", mirror.clone()),
        (newer_file.write(), "one", Mirror::new()),
    ] {
        let memory = copy(&memory);
        memory.write(&key, &text).unwrap();
        let (mut storage, found) = opened(&memory, &mirrored);
        assert_eq!((titles(&found), &found.told[..]), (vec![], &[Told::Newer][..]));
        let kept = recoverable(&storage, 0);
        assert_eq!(kept.len(), 1);
        assert_eq!((&kept[0].source, kept[0].is_whole_study), (&Source::Key(key.clone()), true));
        let offered = file::read(kept[0].older.as_ref().unwrap().payload.as_bytes()).unwrap();
        assert_eq!(offered.title, older);
        // Whoever has the study open cannot write over it, nor delete it.
        assert!(matches!(storage.save(&study("mine"), 5), Err(NotWritten::Problem(StorageProblem::Newer))));
        assert!(!storage.delete("a", 6));
        assert_eq!(memory.read(&key).unwrap(), Some(text));
        // The person may remove it.
        assert!(discard(&mut storage, &kept[0]));
        assert!(recoverable(&storage, 0).is_empty());
        assert!(opened(&memory, &Mirror::new()).1.studies.is_empty());
    }
}

#[test]
fn a_deleted_study_can_be_brought_back_for_a_while_over_reloads() {
    let (memory, mirror) = saved(&["one", "two"]);
    let (mut storage, _) = opened(&memory, &mirror);
    assert!(storage.delete("a", 1_000));
    assert!(opened(&memory, &Mirror::new()).1.studies.is_empty());
    let deleted = recoverable(&opened(&memory, &Mirror::new()).0, 1_000 + DELETED_MS);
    assert_eq!((deleted.len(), &deleted[0].why, deleted[0].saved_at_ms), (1, &Why::Deleted, Some(1_000)));
    assert_eq!(file::read(deleted[0].older.as_ref().unwrap().payload.as_bytes()).unwrap(), study("two"));
    // It is no longer listed once it came back.
    let (mut storage, _) = opened(&copy(&memory), &Mirror::new());
    storage.save(&study("two"), 2_000).unwrap();
    assert!(recoverable(&storage, 2_000).is_empty());
    // Another study of that name does not take its place, and is kept beside it.
    let (mut storage, _) = opened(&copy(&memory), &Mirror::new());
    storage.save(&study("other"), 2_000).unwrap();
    assert_eq!(recoverable(&storage, 2_000).len(), 1);
    assert!(storage.delete("a", 3_000));
    assert_eq!(recoverable(&storage, 3_000).len(), 2);
    // After that time it is forgotten.
    assert!(recoverable(&opened(&memory, &Mirror::new()).0, 1_001 + DELETED_MS).is_empty());
    assert!(recoverable(&opened(&memory, &Mirror::new()).0, 1_000).is_empty());
}

#[test]
fn the_last_space_is_given_up_before_a_save_fails() {
    let (memory, mirror) = saved(&["one"]);
    let (mut storage, _) = opened(&memory, &mirror);
    assert!(storage.used() > 65_536, "the ballast is laid: {}", storage.used());
    let rest = retombees::app::storage::CAPACITY - storage.used() - 100;
    memory.write("other", &"x".repeat(rest - 5)).unwrap();
    let longer = Study { notes: "n".repeat(4_000), ..study("two") };
    assert_eq!(storage.save(&longer, 2).unwrap().problem, None);
    assert_eq!(titles(&opened(&memory, &Mirror::new()).1), ["two"]);
    assert_eq!(storage.save(&large("three"), 3).unwrap().problem, Some(StorageProblem::Full));
    assert_eq!(titles(&opened(&memory, &Mirror::new()).1), ["two"], "the version before is intact");
}

#[test]
fn a_save_that_found_no_room_goes_on_from_its_own_revision() {
    let (memory, mirror) = saved(&["one", "two"]);
    let (mut storage, _) = opened(&memory, &mirror);
    fill(&memory);
    let revision = |record: &str| Record::read(record).unwrap().revision;
    for (title, expected) in [("three", 3), ("four", 4)] {
        let written = storage.save(&large(title), 3).unwrap();
        // The mirror takes the higher one of two, so that no two records may have the same.
        assert_eq!((written.problem, revision(&written.record)), (Some(StorageProblem::Full), expected));
    }
}

#[test]
fn what_is_spared_is_spared_after_a_save_that_found_no_room() {
    let (memory, mirror) = saved(&["one", "two"]);
    let [_, newer] = slot_keys("a");
    let damaged = memory.read(&newer).unwrap().unwrap().replace("two", "Two");
    memory.write(&newer, &damaged).unwrap();
    fill(&memory);
    let (mut storage, _) = opened(&memory, &mirror);
    assert_eq!(storage.save(&large("three"), 3).unwrap().problem, Some(StorageProblem::Full));
    memory.remove("other 1000000 0").unwrap();
    assert_eq!(storage.save(&large("four"), 4).unwrap().problem, None);
    assert_eq!(memory.read(&newer).unwrap(), Some(damaged));
}

#[test]
fn what_was_not_opened_is_said_from_the_start() {
    let (memory, mirror) = saved(&["one", "two"]);
    assert!(!opened(&memory, &mirror).1.has_unopened);
    let [_, newer] = slot_keys("a");
    let damaged = memory.read(&newer).unwrap().unwrap().replace("two", "Two");
    memory.write(&newer, &damaged).unwrap();
    // It is told, and set aside; from the next start on it is there, and not told again.
    let first = opened(&memory, &mirror).1;
    assert!(first.has_unopened && !first.told.is_empty());
    let second = opened(&memory, &mirror).1;
    assert!(second.has_unopened && second.told.is_empty(), "{:?}", second.told);
    // Without room it stays in its slot, and is told each time.
    let (memory, mirror) = saved(&["one", "two"]);
    memory.write(&newer, &damaged).unwrap();
    fill(&memory);
    let third = opened(&memory, &mirror).1;
    assert!(third.has_unopened && !third.told.is_empty());
}

#[test]
fn what_could_not_be_opened_again_is_not_written() {
    let (memory, mirror) = saved(&["one"]);
    let (mut storage, _) = opened(&memory, &mirror);
    let parts = |n: usize| Outcome { id: format!("o{n}"), notes: "y".repeat(4_900), ..Default::default() };
    let huge = Study { outcomes: (0..1_100).map(|n| Shared::new(parts(n))).collect(), ..study("huge") };
    assert!(matches!(storage.save(&huge, 2), Err(NotWritten::Problem(StorageProblem::TooLarge))));
    // Exactly as much as can be opened, and one character more.
    let with = |more: usize| {
        let notes = |n: usize| "y".repeat(4_000 + more / 1_100 + usize::from(n < more % 1_100));
        let parts = |n: usize| Outcome { id: format!("o{n}"), notes: notes(n), ..Default::default() };
        Study { outcomes: (0..1_100).map(|n| Shared::new(parts(n))).collect(), ..study("huge") }
    };
    let length = |more: usize| file::write(&with(more)).len();
    // One that would be too large with spaces and line breaks is written without.
    let compact = 1 + file::MAX_BYTES - length(0);
    let more = compact + file::MAX_BYTES - length(compact);
    assert_eq!(length(more), file::MAX_BYTES);
    assert_eq!(storage.save(&with(more), 2).unwrap().problem, None);
    assert!(matches!(storage.save(&with(more + 1), 2), Err(NotWritten::Problem(StorageProblem::TooLarge))));
}

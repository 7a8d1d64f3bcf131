//! Tests that need a browser: storage, and that draws have the same bits there.
#![cfg(all(feature = "ui-test", target_arch = "wasm32"))]

#[path = "support/fingerprint.rs"]
mod fingerprint;

use gloo::storage::{LocalStorage, Storage as _};
use retombees::analysis::DefaultRanges;
use retombees::analysis::simulation::{self, SimulationModel};
use retombees::app::StorageProblem;
use retombees::file::{self, Record, slot_keys};
use retombees::study::Study;
use retombees::ui::browser::storage::{NotWritten, Seen, Storage};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn study(id: &str, title: &str) -> Study {
    Study { id: id.to_owned(), title: title.to_owned(), ..Study::default() }
}

fn fresh() -> Storage {
    LocalStorage::clear();
    Storage::new("tab-test".to_owned())
}

fn slots(id: &str) -> [Option<String>; 2] {
    slot_keys(id).map(|key| LocalStorage::raw().get_item(&key).unwrap())
}

fn titles(storage: &mut Storage) -> Vec<String> {
    storage.load().unwrap().studies.into_iter().map(|study| study.title).collect()
}

#[wasm_bindgen_test]
fn a_saved_study_is_found_again() {
    let mut storage = fresh();
    storage.save(&study("a", "Été à Łódź 🌻"), 1).unwrap();
    assert_eq!(titles(&mut Storage::new("other".to_owned())), ["Été à Łódź 🌻"]);
}

#[wasm_bindgen_test]
fn the_two_slots_are_written_in_turn() {
    let mut storage = fresh();
    storage.save(&study("a", "one"), 1).unwrap();
    assert!(slots("a").iter().flatten().count() == 1);
    storage.save(&study("a", "two"), 2).unwrap();
    let [first, second] = slots("a").map(|text| Record::read(&text.unwrap()).unwrap());
    assert_eq!((first.revision, second.revision), (1, 2));
    storage.save(&study("a", "three"), 3).unwrap();
    assert_eq!(Record::read(&slots("a")[0].clone().unwrap()).unwrap().revision, 3);
    assert_eq!(titles(&mut Storage::new("other".to_owned())), ["three"]);
}

#[wasm_bindgen_test]
fn a_tab_that_reopens_goes_on_from_the_newest_slot() {
    let mut storage = fresh();
    for (n, title) in (1..).zip(["one", "two", "three"]) {
        storage.save(&study("a", title), n).unwrap();
    }
    let mut reopened = Storage::new("later".to_owned());
    reopened.load().unwrap();
    reopened.save(&study("a", "four"), 4).unwrap();
    let revisions = slots("a").map(|text| Record::read(&text.unwrap()).unwrap().revision);
    assert_eq!(revisions, [3, 4], "the older slot was written, the newer one kept");
}

#[wasm_bindgen_test]
fn a_damaged_slot_leaves_the_other() {
    let mut storage = fresh();
    storage.save(&study("a", "one"), 1).unwrap();
    storage.save(&study("a", "two"), 2).unwrap();
    let [_, key] = slot_keys("a");
    let cut: String = slots("a")[1].clone().unwrap().chars().take(80).collect();
    LocalStorage::raw().set_item(&key, &cut).unwrap();
    assert_eq!(titles(&mut Storage::new("other".to_owned())), ["one"]);
}

#[wasm_bindgen_test]
fn what_cannot_be_read_is_counted_and_left_alone() {
    fresh();
    let [key, _] = slot_keys("a");
    LocalStorage::raw().set_item(&key, "not a record").unwrap();
    let mut storage = Storage::new("other".to_owned());
    let found = storage.load().unwrap();
    assert_eq!((found.studies.len(), found.damaged), (0, 1));
    assert!(matches!(storage.save(&study("a", "mine"), 1), Err(NotWritten::Problem(StorageProblem::Newer))));
    assert_eq!(slots("a")[0].as_deref(), Some("not a record"));
}

#[wasm_bindgen_test]
fn a_study_of_a_newer_version_is_never_overwritten() {
    fresh();
    let payload = file::write(&study("a", "future")).replace("\"version\": 1", "\"version\": 2");
    let record = Record { study_id: "a".to_owned(), revision: 5, tab: "t".to_owned(), saved_at_ms: 1, payload };
    let text = record.write();
    let [key, _] = slot_keys("a");
    LocalStorage::raw().set_item(&key, &text).unwrap();
    let mut storage = Storage::new("other".to_owned());
    assert_eq!(storage.load().unwrap().damaged, 1);
    assert!(matches!(storage.save(&study("a", "mine"), 1), Err(NotWritten::Problem(StorageProblem::Newer))));
    storage.delete("a");
    assert_eq!(slots("a")[0].as_ref(), Some(&text));
}

#[wasm_bindgen_test]
fn what_another_tab_saved_is_not_written_over() {
    let mut one = fresh();
    one.save(&study("a", "first"), 1).unwrap();
    let mut other = Storage::new("other".to_owned());
    assert_eq!(titles(&mut other), ["first"]);
    other.save(&study("a", "theirs"), 2).unwrap();
    let moved = one.save(&study("a", "mine"), 3);
    assert!(matches!(&moved, Err(NotWritten::Moved(study)) if study.title == "theirs"), "{moved:?}");
    assert_eq!(titles(&mut Storage::new("third".to_owned())), ["theirs"]);
    // Who knows of it may go on from there.
    one.save(&study("a", "mine, after theirs"), 4).unwrap();
    assert!(matches!(other.look("a"), Seen::Saved(study) if study.title == "mine, after theirs"));
    assert!(matches!(one.look("a"), Seen::Nothing), "it is its own");
    one.delete("a");
    assert!(matches!(other.look("a"), Seen::Deleted));
    assert!(matches!(other.look("a"), Seen::Nothing), "once");
    // A deletion that is taken back is a change like another one.
    one.save(&study("a", "back"), 5).unwrap();
    assert!(matches!(other.save(&study("a", "typed meanwhile"), 6), Err(NotWritten::Moved(_))));
}

#[wasm_bindgen_test]
fn a_full_storage_says_so_and_keeps_the_last_version() {
    let mut storage = fresh();
    storage.save(&study("a", "kept"), 1).unwrap();
    LocalStorage::raw().set_item("ballast", &"x".repeat(5_000_000)).unwrap();
    let large = Study { notes: "y".repeat(300_000), ..study("a", "too large") };
    assert_eq!(storage.save(&large, 2).unwrap().problem, Some(StorageProblem::Full));
    LocalStorage::raw().remove_item("ballast").unwrap();
    assert_eq!(titles(&mut Storage::new("other".to_owned())), ["kept"]);
}

#[wasm_bindgen_test]
fn a_deleted_study_leaves_nothing_behind() {
    let mut storage = fresh();
    storage.save(&study("a", "one"), 1).unwrap();
    storage.save(&study("a", "two"), 2).unwrap();
    storage.delete("a");
    assert_eq!(slots("a"), [None, None]);
    assert!(titles(&mut Storage::new("other".to_owned())).is_empty());
}

/// The same constant is asserted natively, in `tests/simulation`: ten thousand draws, every bit of them.
#[wasm_bindgen_test]
fn draws_are_the_same_bits_as_natively() {
    assert_eq!(fingerprint::CASE, "tutorat");
    let mut study = file::read(include_bytes!("../cases/tutorat.json")).unwrap();
    let model = SimulationModel::of(&study, &DefaultRanges::default());
    let found = simulation::fingerprint(&model, fingerprint::SEED, fingerprint::DRAWS);
    assert_eq!(found, fingerprint::FINGERPRINT, "{found:#X}");
    fingerprint::grouped(&mut study, &model);
    let model = SimulationModel::of(&study, &DefaultRanges::default());
    let found = simulation::fingerprint(&model, fingerprint::SEED, fingerprint::DRAWS);
    assert_eq!(found, fingerprint::GROUPED, "{found:#X}");
}

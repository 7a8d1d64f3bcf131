//! Tests that need a browser: the places where studies are stored, and that draws have the same bits there.
#![cfg(all(feature = "ui-test", target_arch = "wasm32"))]

#[path = "support/fingerprint.rs"]
mod fingerprint;
#[path = "support/stores.rs"]
mod stores;

use js_sys::{Function, JsString, Object, Promise, Reflect};
use retombees::analysis::DefaultRanges;
use retombees::analysis::simulation::{self, SimulationModel};
use retombees::app::StorageProblem;
use retombees::app::storage::{Storage, TextStore as _};
use retombees::file;
use retombees::study::Study;
use retombees::ui::browser::storage::LocalStore;
use stores::{AtOnce, LaterStore, accept};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn emptied() -> LocalStore {
    for key in LocalStore.keys().unwrap() {
        LocalStore.remove(&key).unwrap();
    }
    LocalStore
}

#[wasm_bindgen_test]
async fn p18_local_storage_does_what_every_place_does() {
    let place = emptied();
    accept(&AtOnce(&place), &AtOnce(&LocalStore)).await;
}

/// The functions of `mirror.js`, as promises.
struct Mirror(Object);

impl Mirror {
    fn open() -> Self {
        // The test's page has no policy that forbids it, and no script of the program.
        js_sys::eval(include_str!("../assets/mirror.js")).unwrap();
        let promises = "({
            keys: async () => Object.keys(await retombeesMirror.all()),
            read: async (key) => (await retombeesMirror.all())[key],
            write: (key, text) => new Promise((done) => retombeesMirror.put(key, text, done)),
            remove: async (key) => { retombeesMirror.remove(key); return true; },
        })";
        Self(js_sys::eval(promises).unwrap().unchecked_into())
    }

    async fn call(&self, name: &str, key: &str, text: &str) -> JsValue {
        let act: Function = Reflect::get(&self.0, &name.into()).unwrap().unchecked_into();
        let promise: Promise = act.call2(&self.0, &key.into(), &text.into()).unwrap().unchecked_into();
        JsFuture::from(promise).await.unwrap()
    }
}

impl LaterStore for Mirror {
    async fn keys(&self) -> Vec<String> {
        let keys = js_sys::Array::from(&self.call("keys", "", "").await);
        keys.iter().map(|key| String::from(key.unchecked_into::<JsString>())).collect()
    }
    async fn read(&self, key: &str) -> Option<String> {
        self.call("read", key, "").await.as_string()
    }
    async fn write(&self, key: &str, text: &str) -> bool {
        self.call("write", key, text).await.is_truthy()
    }
    async fn remove(&self, key: &str) -> bool {
        self.call("remove", key, "").await.is_truthy()
    }
}

#[wasm_bindgen_test]
async fn p18_the_mirror_in_indexeddb_does_what_every_place_does() {
    let one = Mirror::open();
    accept(&one, &Mirror::open()).await;
}

#[wasm_bindgen_test]
async fn the_mirror_keeps_the_higher_revision() {
    let mirror = Mirror::open();
    assert!(mirror.write("s", &stores::record(5, "five")).await);
    assert!(mirror.write("s", &stores::record(4, "four")).await, "it is on the disk: as a newer one");
    assert_eq!(mirror.read("s").await, Some(stores::record(5, "five")));
    mirror.remove("s").await;
}

#[wasm_bindgen_test]
fn a_full_storage_says_so_and_keeps_the_last_version() {
    let study = |title: &str, notes: &str| Study {
        id: "a".to_owned(),
        title: title.to_owned(),
        notes: notes.to_owned(),
        ..Study::default()
    };
    let mut storage = Storage::new(emptied(), "tab".to_owned());
    storage.save(&study("kept", ""), 1).unwrap();
    LocalStore.write("other", &"x".repeat(5_000_000)).unwrap();
    let large = study("too large", &"y".repeat(300_000));
    assert_eq!(storage.save(&large, 2).unwrap().problem, Some(StorageProblem::Full));
    LocalStore.remove("other").unwrap();
    let found = Storage::new(LocalStore, "later".to_owned()).load(&[]).unwrap();
    assert_eq!(found.studies.iter().map(|study| study.title.as_str()).collect::<Vec<_>>(), ["kept"]);
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

//! What is fed with bytes of strangers, and what must hold whatever they are. A target panics where it does not hold.

use retombees::app::storage::{MemoryStore, Storage, TextStore};
use retombees::file::{self, Record, slot_keys};
use retombees::number::Language;
use retombees::number::read::{Expect, Format, Reading, read};
use retombees::number::{plain, write};

/// The targets by name.
pub const TARGETS: [(&str, fn(&[u8])); 3] = [("number", number), ("file", study_file), ("record", record)];

/// A number that a person types: read in every way there is, never a panic; what is read can be written and reads back to the same value.
pub fn number(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for language in Language::ALL.iter().copied() {
        for expect in [Expect::Number, Expect::Money, Expect::Percent, Expect::Count, Expect::Years { whole: false }] {
            let format = Format { language, expect, currency: "EUR" };
            let Ok(Reading::Value(value)) = read(&text, &format) else { continue };
            let shown = write::for_input(value, expect, language);
            let again = read(&shown, &format);
            assert_eq!(again, Ok(Reading::Value(value)), "{text:?} reads as {value}, which is written {shown:?}");
        }
    }
    if let Ok(value) = plain::parse(&text) {
        assert_eq!(plain::parse(&plain::print(value)), Ok(value), "{text:?}");
    }
}

/// A file that a person chooses: a refusal with a sentence, or studies that come back equal from what is written.
pub fn study_file(bytes: &[u8]) {
    match file::read_many(bytes) {
        Err(error) => assert!(error.to_string().len() < 4_000, "a refusal of {} characters", error.to_string().len()),
        Ok(studies) => {
            for study in studies {
                let written = file::write(&study);
                let again = file::read(written.as_bytes());
                assert_eq!(again.as_ref(), Ok(&study), "what was accepted does not come back");
                assert_eq!(file::write(&study), written);
            }
        }
    }
}

/// A text under the key of a study in the browser's storage: it is opened as it was written, or it is kept as it is.
pub fn record(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let memory = MemoryStore::default();
    let [key, _] = slot_keys("s");
    if memory.write(&key, &text).is_err() {
        return;
    }
    let mut storage = Storage::new(memory.clone(), "fuzz".to_owned());
    let found = storage.load(&[]).expect("memory can be read");
    if let [study] = found.studies.as_slice() {
        let record = Record::read(&text).expect("only a valid record is opened");
        let payload = file::read(record.payload.as_bytes()).expect("only a valid study is opened");
        assert_eq!(study.title, payload.title);
    }
}

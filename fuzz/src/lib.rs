//! What is fed with bytes of strangers, and what must hold whatever they are. A target panics where it does not hold.

use retombees::app::storage::{MemoryStore, Storage, TextStore};
use retombees::file::{self, Link, LinkDictionary, Record, slot_keys};
use retombees::number::Language;
use retombees::number::read::{Expect, Format, Reading, read};
use retombees::number::{plain, write};

/// The targets by name.
pub const TARGETS: [(&str, fn(&[u8])); 4] =
    [("number", number), ("file", study_file), ("record", record), ("link", link)];

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

/// An address that a person opens: a refusal, or a study that goes on as a link that opens again. The second time its checksum is put right, so
/// that what stands behind it is read.
pub fn link(bytes: &[u8]) {
    let dictionary = LinkDictionary::shipped().expect("the dictionary is the one of its version");
    let address = String::from_utf8_lossy(bytes);
    let text = address.rsplit('.').next().unwrap_or_default();
    let framed = format!("v1.{}.{:016x}.{text}", text.len(), fnv1a(text.as_bytes()));
    for address in [&*address, framed.as_str()] {
        match Link::read(address, &dictionary) {
            Err(error) => assert!(error.to_string().len() < 4_000, "a refusal of {} characters", error.to_string().len()),
            Ok(link) => {
                // Spelled out, it may be too large for a link.
                let sent = Link { unknown: Vec::new(), ..link };
                if let Ok(fragment) = sent.write(&dictionary) {
                    assert_eq!(Link::read(&fragment, &dictionary), Ok(sent), "what was accepted does not come back");
                }
            }
        }
    }
}

/// The checksum of a link (`docs/format.md`).
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

//! Properties of the reader for any study and any bytes (quality S-5, S-6).

use crate::support::study;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use retombees::file::{read, read_many, write, write_many};

/// As many cases as the environment asks for with `PROPTEST_CASES` (the whole run: 10,000), but never a mere handful.
fn config() -> ProptestConfig {
    let asked = ProptestConfig::default();
    ProptestConfig { cases: asked.cases.max(2_000), ..asked }
}

/// Any byte; half of the time a character to which JSON gives a meaning.
fn byte() -> impl Strategy<Value = u8> {
    prop_oneof![select(b"{}[]\",:0123456789-.eE\\ntfu".as_slice()), any::<u8>()]
}

const FULL: &[u8] = include_bytes!("../samples/full-v1.json");
const UNKNOWN: &[u8] = include_bytes!("../samples/unknown-v1.json");

proptest! {
    #![proptest_config(config())]

    #[test]
    fn s5_a_written_study_reads_back_equal(study in study()) {
        let text = write(&study);
        let back = read(text.as_bytes()).map_err(|error| TestCaseError::fail(error.to_string()))?;
        prop_assert_eq!(&back, &study);
        prop_assert_eq!(write(&back), text);
    }

    #[test]
    fn s5_mutated_files_never_panic_and_what_is_accepted_is_stable(
        unknown in any::<bool>(),
        changes in vec((any::<Index>(), byte()), 1..4),
    ) {
        let mut bytes = if unknown { UNKNOWN.to_vec() } else { FULL.to_vec() };
        for (index, byte) in changes {
            let place = index.index(bytes.len());
            bytes[place] = byte;
        }
        if let Ok(study) = read(&bytes) {
            let text = write(&study);
            let back = read(text.as_bytes());
            prop_assert_eq!(back.as_ref().map(write), Ok(text));
            prop_assert_eq!(back, Ok(study));
        }
    }

    #[test]
    fn s6_random_bytes_never_panic(bytes in vec(any::<u8>(), 0..200)) {
        prop_assert!(read(&bytes).is_err());
        prop_assert!(read_many(&bytes).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn s6_spliced_files_never_panic(from in any::<Index>(), to in any::<Index>(), at in any::<Index>()) {
        let (from, to) = (from.index(FULL.len()), to.index(FULL.len()));
        let piece = FULL.get(from.min(to)..from.max(to)).unwrap_or_default();
        let (before, after) = FULL.split_at(at.index(FULL.len()));
        _ = read(&[before, piece, after].concat());
    }

    #[test]
    fn s5_a_written_collection_reads_back_equal(studies in vec(study(), 1..4)) {
        let text = write_many(&studies.iter().collect::<Vec<_>>());
        prop_assert_eq!(read_many(text.as_bytes()), Ok(studies));
    }
}

//! Records of saved revisions: each is complete, or the damage is detected (quality P-3, P-4).

use retombees::file::{Record, RecordError, id_of_key, newest, slot_keys};

fn record(revision: u64) -> Record {
    Record {
        study_id: "jardin \"é\"\n".to_owned(),
        revision,
        tab: "tab-1".to_owned(),
        saved_at_ms: 1_780_000_000_000,
        payload: include_str!("../samples/full-v1.json").to_owned(),
    }
}

#[test]
fn a_record_reads_back_equal() {
    let first = record(7);
    let text = first.write();
    assert!(text.starts_with("{\"magic\":\"retombees.record\",\"format\":1,\"study\":"));
    assert_eq!(Record::read(&text), Ok(first));
    assert_eq!(Record::read(&Record::default().write()), Ok(Record::default()));
    assert_eq!(Record::read(&record(u64::MAX).write()), Ok(record(u64::MAX)));
}

/// What the first released format keeps in a browser, as it was written then: every later version must open it.
#[test]
fn p12_the_stored_sample_opens_and_is_written_back_to_the_letter() {
    let text = include_str!("../samples/record-v1.txt");
    assert_eq!(Record::read(text), Ok(record(7)));
    assert_eq!(record(7).write(), text);
    let study = retombees::file::read(record(7).payload.as_bytes()).unwrap();
    assert_eq!(retombees::file::write(&study), record(7).payload);
}

#[test]
fn a_change_of_any_byte_is_noticed() {
    let text = record(7).write();
    for place in 0..text.len() {
        for flip in [1, 2, 16, 32] {
            let mut bytes = text.clone().into_bytes();
            bytes[place] ^= flip;
            if let Ok(changed) = String::from_utf8(bytes) {
                assert!(Record::read(&changed).is_err(), "byte {place} ^ {flip}");
            }
        }
    }
}

#[test]
fn a_record_cut_anywhere_is_noticed() {
    let text = record(7).write();
    for end in (0..text.len()).filter(|end| text.is_char_boundary(*end)) {
        assert!(Record::read(&text[..end]).is_err(), "{end}");
    }
    let (header, _) = text.split_once('\n').unwrap();
    assert_eq!(Record::read(header), Err(RecordError::DamagedHeader));
    let longer = format!("{text} ");
    assert!(matches!(Record::read(&longer), Err(RecordError::WrongLength { .. })));
}

#[track_caller]
fn check(text: &str, expected: RecordError, key: &str) {
    let error = Record::read(text).unwrap_err();
    assert_eq!((error, error.key()), (expected, key), "{error}");
}

#[test]
fn each_damage_has_its_name() {
    let text = record(7).write();
    check("", RecordError::NotARecord, "not_a_record");
    check("{\"format\":\"retombees.study\"}", RecordError::NotARecord, "not_a_record");
    let newer = text.replacen("\"format\":1", "\"format\":2", 1);
    check(&newer, RecordError::NewerFormat { format: 2, known: 1 }, "newer_record");
    check(&text.replacen("\"format\":1", "\"format\":0", 1), RecordError::DamagedHeader, "damaged_header");
    check(&text.replacen("\"tab\":", "\"tab\": ", 1), RecordError::DamagedHeader, "damaged_header");
    check(&text.replacen("\"revision\":7", "\"revision\":8", 1), RecordError::WrongChecksum, "wrong_checksum");
    check(&text.replacen("Bleuets", "bleuets", 1), RecordError::WrongChecksum, "wrong_checksum");
}

#[test]
fn the_newest_valid_slot_wins() {
    let (old, new) = (record(4).write(), record(5).write());
    let both = newest([new.as_str(), old.as_str()]);
    assert_eq!((both.record, both.damaged.len()), (Some(record(5)), 0));

    let broken = new.replacen("Bleuets", "bleuets", 1);
    let one = newest([old.as_str(), broken.as_str()]);
    assert_eq!((one.record, one.damaged), (Some(record(4)), vec![(1, RecordError::WrongChecksum)]));

    let newer = new.replacen("\"format\":1", "\"format\":3", 1);
    assert!(newest([old.as_str(), newer.as_str()]).has_newer_format());
    assert!(!newest([old.as_str()]).has_newer_format());
    assert_eq!(newest([]).record, None);
}

#[test]
fn of_two_equal_revisions_the_first_given_wins() {
    let (mine, other) = (record(5), Record { tab: "tab-2".to_owned(), ..record(5) });
    let (first, second) = (mine.write(), other.write());
    assert_eq!(newest([first.as_str(), second.as_str()]).record, Some(mine));
    assert_eq!(newest([second.as_str(), first.as_str()]).record, Some(other));
}

#[test]
fn keys_name_the_study_and_the_slot() {
    let keys = slot_keys("jardin");
    assert_eq!(keys, ["retombees/v1/study/jardin/a", "retombees/v1/study/jardin/b"]);
    assert!(keys.iter().all(|key| id_of_key(key) == Some("jardin")));
    for other in
        ["retombees/v1/settings", "retombees/v1/study//a", "retombees/v1/study/jardin/c", "retombees/v1/study/a"]
    {
        assert_eq!(id_of_key(other), None, "{other}");
    }
}

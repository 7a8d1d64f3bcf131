//! What leaves the page comes back: large collections, single records, and the rescue file.

use retombees::file::{
    FileReader, MAX_BYTES, MAX_COLLECTION_BYTES, Problem, Record, read, read_many, slot_keys, write, write_many,
};
use retombees::study::{Outcome, Shared, Study};

const FULL: &str = include_str!("../samples/full-v1.json");

fn study(id: &str, outcomes: usize) -> Study {
    let outcome = |n: usize| {
        Shared::new(Outcome { id: format!("o{n}"), notes: "é ] , [ \" \\ ".repeat(40), ..Outcome::default() })
    };
    Study {
        id: id.to_owned(),
        title: format!("Étude {id}"),
        outcomes: (0..outcomes).map(outcome).collect(),
        ..Study::default()
    }
}

fn record(study: &Study, revision: u64) -> String {
    let (study_id, payload) = (study.id.clone(), write(study));
    Record { study_id, revision, tab: "t".to_owned(), saved_at_ms: 1, payload }.write()
}

#[test]
fn a_collection_larger_than_a_study_may_be_comes_back() {
    let studies: Vec<Study> = (0..200).map(|n| study(&format!("s{n}"), 100)).collect();
    let text = write_many(&studies.iter().collect::<Vec<_>>());
    assert!((MAX_BYTES..MAX_COLLECTION_BYTES).contains(&text.len()), "{} bytes", text.len());
    assert_eq!(read_many(text.as_bytes()), Ok(studies.clone()));

    // Study by study, for a page that shows how far it is.
    let mut reader = FileReader::open(text.as_bytes()).unwrap();
    for n in 0..200 {
        assert_eq!(reader.progress(), (n, 200));
        assert_eq!(reader.advance(), Ok(true));
    }
    assert_eq!((reader.progress(), reader.advance()), ((200, 200), Ok(false)));
    assert_eq!(reader.into_studies(), studies);
}

#[test]
fn what_is_no_collection_is_read_at_once() {
    for text in [write(&study("a", 1)), record(&study("a", 1), 3)] {
        let mut reader = FileReader::open(text.as_bytes()).unwrap();
        assert_eq!((reader.progress(), reader.advance()), ((1, 1), Ok(false)));
        assert_eq!(reader.into_studies(), [study("a", 1)]);
    }
}

#[test]
fn a_problem_in_a_large_collection_is_told_with_its_place() {
    let many: Vec<Study> = (0..3).map(|n| study(&format!("s{n}"), 2)).collect();
    let text = write_many(&many.iter().collect::<Vec<_>>());
    let lines_before =
        |text: &str, what: &str| text.get(..text.rfind(what).unwrap()).unwrap().matches('\n').count() + 1;
    // Not JSON in the last study: the line is that of the file.
    let broken = {
        let at = text.rfind("\"title\"").unwrap();
        [&text[..at], "title", &text[at + 7..]].concat()
    };
    let error = read_many(broken.as_bytes()).unwrap_err();
    let line = lines_before(&broken, "title: ");
    assert!(
        matches!(error.problem, Problem::Json(retombees::json::JsonProblem::Syntax { line: found, .. }) if found == line),
        "{error} {line}"
    );
    assert!(error.path.starts_with("$.studies[2]"), "{error}");
    // One study that is too large alone.
    let huge = Study { id: "huge".to_owned(), ..study("huge", 14_000) };
    let text = write_many(&[&many[0], &huge]);
    let error = read_many(text.as_bytes()).unwrap_err();
    assert_eq!((error.path.as_str(), error.problem.key()), ("$.studies[1]", "file_too_large"));
    // The same name deeper, or as a text, is not the list.
    let odd = text.replacen("\"studies\"", "\"x\": {\"studies\": [1]}, \"y\": \"studies\", \"studies\"", 1);
    assert_eq!(read_many(odd.as_bytes()).unwrap_err().path, "$.studies[1]");
}

#[test]
fn a_record_comes_back_as_its_study() {
    let full = read(FULL.as_bytes()).unwrap();
    let text = record(&full, 3);
    assert_eq!(read_many(text.as_bytes()), Ok(vec![full]));
    let damaged = text.replacen("title", "titel", 1);
    assert_eq!(read_many(damaged.as_bytes()).unwrap_err().problem, Problem::DamagedRecord);
    let newer = text.replacen("\"format\":1", "\"format\":2", 1);
    assert_eq!(read_many(newer.as_bytes()).unwrap_err().problem, Problem::NewerVersion { version: 2, known: 1 });
}

#[test]
fn the_rescue_file_gives_back_the_newest_valid_record_of_each_study() {
    let file = |members: &[(String, String)]| {
        let members = members.iter().map(|(key, text)| (key.clone(), retombees::json::Json::Text(text.clone())));
        retombees::json::print(&retombees::json::Json::Object(members.collect()), retombees::json::Layout::Pretty)
    };
    let titled = |id: &str, title: &str| Study { title: title.to_owned(), ..study(id, 1) };
    let [a0, a1] = slot_keys("a");
    let [b0, _] = slot_keys("b");
    let cut = |text: String| text[..text.len() - 3].to_owned();
    let (one, two, other) = (titled("a", "one"), titled("a", "two"), titled("b", "other"));
    let settings = ("retombees/v1/settings".to_owned(), "{}".to_owned());
    let whole = [
        (a0.clone(), record(&two, 2)),
        (a1.clone(), record(&one, 1)),
        settings.clone(),
        (b0.clone(), record(&other, 9)),
    ];
    assert_eq!(read_many(file(&whole).as_bytes()), Ok(vec![two.clone(), other.clone()]));
    let newest_damaged = [(a0.clone(), cut(record(&two, 2))), (a1, record(&one, 1))];
    assert_eq!(read_many(file(&newest_damaged).as_bytes()), Ok(vec![one]));
    let one_lost = [(a0.clone(), cut(record(&two, 2))), (b0, record(&other, 9))];
    assert_eq!(read_many(file(&one_lost).as_bytes()), Ok(vec![other]));
    let all_lost = [(a0, cut(record(&two, 2))), settings.clone()];
    assert_eq!(read_many(file(&all_lost).as_bytes()).unwrap_err().problem, Problem::DamagedRecord);
    assert_eq!(read_many(file(&[settings]).as_bytes()).unwrap_err().problem, Problem::NoStudies);
}

/// Found by the fuzzer: such a study could not be opened again.
#[test]
fn a_record_whose_id_is_none_opens_under_the_id_of_its_study() {
    let studies = read_many(include_bytes!("../samples/record-v1.txt")).unwrap();
    let [study] = studies.as_slice() else { panic!("one study") };
    assert_eq!(study.id, "jardin");
    assert_eq!(retombees::file::read(retombees::file::write(study).as_bytes()).as_ref(), Ok(study));
}

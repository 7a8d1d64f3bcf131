//! Files that are not studies, by accident or on purpose (quality S-4).

use crate::broken;
use retombees::file::{MAX_BYTES, Problem, read, read_many, write};
use retombees::study::Study;
use std::collections::BTreeSet;
use std::fmt::Write as _;

const FULL: &str = include_str!("../samples/full-v1.json");

/// The sample with a member more.
fn with(member: &str) -> Vec<u8> {
    FULL.replacen("\"version\": 1", &format!("\"version\": 1, {member}"), 1).into_bytes()
}

fn utf16(text: &str, big_endian: bool) -> Vec<u8> {
    let bytes = |unit: u16| if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() };
    text.encode_utf16().flat_map(bytes).collect()
}

/// Bytes, and the key under which they are refused.
fn corpus() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let nested = |open: &str, close: &str, depth: usize| {
        let text = format!("\"deep\": {}0{}", open.repeat(depth), close.repeat(depth));
        with(&text)
    };
    let members = |count: usize| {
        (0..count).fold(String::new(), |mut text, n| {
            _ = write!(text, "\"{n}\":0,");
            text
        })
    };
    let (keys, fewer_keys) = (members(1_000_000), members(300_000));
    let repeated = "\"a\":0,".repeat(150_000);
    let zip = [b"PK\x03\x04\x14\x00\x06\x00".as_slice(), &[0xaa; 200]].concat();
    let mut latin1 = FULL.as_bytes().to_vec();
    latin1[120] = 0xe9;
    let mut nul = FULL.as_bytes().to_vec();
    nul[120] = 0;
    let marked = |bytes: &[u8], mark: &[u8]| [mark, bytes].concat();
    vec![
        ("nothing", Vec::new(), "empty_file"),
        ("white space", b" \r\n\t ".to_vec(), "empty_file"),
        ("only a mark", b"\xef\xbb\xbf".to_vec(), "empty_file"),
        ("50 MB string", with(&format!("\"s\": \"{}\"", "x".repeat(50_000_000))), "file_too_large"),
        ("one byte too many", vec![b'0'; MAX_BYTES + 1], "file_too_large"),
        ("a million members", with(&format!("\"m\": {{{keys}\"x\":0}}")), "file_too_large"),
        ("300,000 members", with(&format!("\"m\": {{{fewer_keys}\"x\":0}}")), "too_many_values"),
        ("300,000 entries", with(&format!("\"m\": [{}0]", "0,".repeat(300_000))), "too_many_values"),
        ("one name 150,000 times", with(&format!("\"m\": {{{repeated}\"a\":0}}")), "duplicate_member"),
        ("depth 33", nested("[", "]", 32), "too_deep"),
        ("depth 128", nested("[", "]", 128), "too_deep"),
        ("depth 100,000", nested("[", "]", 100_000), "too_deep"),
        ("depth 100,000 of objects", nested("{\"a\":", "}", 100_000), "too_deep"),
        ("depth never closed", vec![b'['; 1_000_000], "too_deep"),
        ("UTF-16, little end first", marked(&utf16(FULL, false), b"\xff\xfe"), "utf16"),
        ("UTF-16, big end first", marked(&utf16(FULL, true), b"\xfe\xff"), "utf16"),
        ("UTF-16 without mark", utf16(FULL, false), "utf16"),
        ("Latin-1", latin1, "not_text"),
        ("a NUL", nul, "not_text"),
        ("a zip", zip, "not_text"),
        ("a PNG", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "not_text"),
        ("HTML", b"<!doctype html><title>Study</title>".to_vec(), "syntax"),
        ("CSV", b"id;label;value\no1;Lien;20\n".to_vec(), "syntax"),
        ("a number", b"42".to_vec(), "wrong_type"),
        ("a list", b"[]".to_vec(), "wrong_type"),
        ("null", b"null".to_vec(), "wrong_type"),
        ("an empty object", b"{}".to_vec(), "not_a_study"),
        ("another format", b"{\"format\":\"retombees.result\",\"version\":1}".to_vec(), "not_a_study"),
        ("positional members", b"[\"retombees.study\",1,\"id\"]".to_vec(), "wrong_type"),
        ("NaN", with("\"x\": NaN"), "syntax"),
        ("Infinity", with("\"x\": Infinity"), "syntax"),
        ("-Infinity", with("\"x\": -Infinity"), "syntax"),
        ("leading zero", with("\"x\": 01"), "syntax"),
        ("hexadecimal", with("\"x\": 0x10"), "syntax"),
        ("trailing comma", with("\"x\": [1,]"), "syntax"),
        ("single quotes", with("'x': 1"), "syntax"),
        ("comment", with("/* note */ \"x\": 1"), "syntax"),
        ("lone surrogate", with("\"x\": \"\\ud800\""), "syntax"),
        ("control character in a text", with("\"x\": \"a\u{1}b\""), "syntax"),
        ("bad escape", with("\"x\": \"\\q\""), "syntax"),
        ("two documents", [FULL, FULL].concat().into_bytes(), "syntax"),
        ("something after", [FULL, "x"].concat().into_bytes(), "syntax"),
        ("two marks", marked(FULL.as_bytes(), b"\xef\xbb\xbf\xef\xbb\xbf"), "syntax"),
        ("title twice", with("\"title\": \"again\""), "duplicate_member"),
        ("title twice, escaped", with("\"\\u0074itle\": \"again\""), "duplicate_member"),
        ("unknown twice", with("\"x\": {\"a\": 1, \"a\": 1}"), "duplicate_member"),
        ("version twice", with("\"version\": 2"), "duplicate_member"),
        // The name under which the parser hands numbers over: it must not turn a text into a number.
        ("a number in disguise", with("\"x\": {\"$serde_json::private::Number\": \"2\"}"), "reserved_member"),
        ("in escapes", with("\"x\": {\"\\u0024serde_json::private::Number\": \"2\"}"), "reserved_member"),
        ("not a number", with("\"x\": {\"$serde_json::private::Number\": \"1, \\\"y\\\": 2\"}"), "reserved_member"),
        ("around a number", with("\"x\": {\"$serde_json::private::Number\": 1.5}"), "reserved_member"),
        ("around an object", with("\"x\": {\"$serde_json::private::Number\": {\"a\": 1}}"), "reserved_member"),
        ("behind another", with("\"x\": {\"a\": 1, \"$serde_json::private::Number\": \"2\"}"), "reserved_member"),
        (
            "as a duration",
            FULL.replacen("\"duration\": ", "\"duration\": {\"$serde_json::private::Number\": \"2\"}, \"x\": ", 1)
                .into_bytes(),
            "reserved_member",
        ),
    ]
}

#[test]
fn s4_hostile_files_get_a_specific_answer() {
    for (name, bytes, key) in corpus() {
        let error = read(&bytes).expect_err(name);
        assert_eq!(error.problem.key(), key, "{name}: {error}");
        assert!(error.to_string().len() < 2_500, "{name}: {}", error.to_string().len());
        assert_eq!(read_many(&bytes).map_err(|error| error.problem.key()), Err(key), "{name}");
    }
}

#[test]
fn every_problem_has_a_key_that_some_file_shows() {
    let mut shown: BTreeSet<&str> = corpus().iter().map(|(_, _, key)| *key).collect();
    shown.extend(broken::ROWS.iter().map(|row| row.3));
    shown.extend(broken::PROSPECT.iter().map(|row| row.3));
    shown.extend(broken::long_rows().iter().map(|row| row.3));
    // Shown below; no number of 28 digits is large enough for the other.
    shown.extend(["cut_short", "bounds_too_large"]);
    // In tests/file/kept.rs.
    shown.extend(["no_studies", "damaged_record"]);
    let all: BTreeSet<&str> = Problem::KEYS.iter().copied().collect();
    assert_eq!(shown, all);
}

#[test]
fn s4_a_file_cut_anywhere_is_said_to_be_cut_short() {
    let text = FULL.trim_end().as_bytes();
    for end in (1..text.len()).step_by(7) {
        let key = read(&text[..end]).expect_err("cut").problem.key();
        let in_a_character = std::str::from_utf8(&text[..end]).is_err();
        assert_eq!(key, if in_a_character { "not_text" } else { "cut_short" }, "{end}");
    }
}

/// What a later version means by its members is not ours to judge: that it is newer is said first.
#[test]
fn a_newer_version_is_said_before_any_other_fault_behind_it() {
    let nested = format!("\"x\": {}0{}", "[".repeat(40), "]".repeat(40));
    let many = format!("\"x\": [{}0]", "0,".repeat(300_000));
    for fault in
        [nested.as_str(), &many, "\"x\": 1, \"x\": 2", "\"x\": {\"a\": 1, \"a\": 2}", "\"x\": NaN", "\"x\": \"", "'x'"]
    {
        for (format, version) in [("retombees.study", "2"), ("retombees.studies", "2"), ("retombees.study", "3.0")] {
            let bytes = format!("{{\"format\": \"{format}\", \"version\": {version}, {fault}}}").into_bytes();
            let error = read_many(&bytes).expect_err(fault);
            assert_eq!((error.problem.key(), error.path.as_str()), ("newer_version", "$.version"), "{fault}");
        }
        let ours = with(fault);
        assert_ne!(read(&ours).expect_err(fault).problem.key(), "newer_version", "{fault}");
        let other = format!("{{\"format\": \"other\", \"version\": 2, {fault}}}").into_bytes();
        assert_ne!(read(&other).expect_err(fault).problem.key(), "newer_version", "{fault}");
    }
    let inner = with("\"x\": {\"version\": 2}, \"y\": NaN");
    assert_eq!(read(&inner).expect_err("inner").problem.key(), "syntax");
}

#[test]
fn refusals_are_said_in_good_english() {
    let edits = [
        ("\"kind\": \"evaluative\"", "\"kind\": {}", "a string is needed here, not an object"),
        ("\"kind\": \"evaluative\"", "\"kind\": null", "a string is needed here, not null"),
        ("\"rate\": \"0.032\"", "\"rate\": \"-1\"", "-1 is not above -1"),
        ("\"rate\": \"0.032\"", "\"rate\": \"-3\"", "-3 is not above -1"),
    ];
    for (from, to, says) in edits {
        assert!(FULL.contains(from), "{from}");
        let error = read(FULL.replacen(from, to, 1).as_bytes()).expect_err(to).to_string();
        assert!(error.ends_with(says), "{error}");
    }
    assert_eq!(read(b"[]").expect_err("a list").to_string(), "$: an object is needed here, not a list");
}

#[test]
fn a_mark_in_front_and_any_white_space_are_harmless() {
    let expected = read(FULL.as_bytes());
    assert!(expected.is_ok());
    assert_eq!(read(&[b"\xef\xbb\xbf", FULL.as_bytes()].concat()), expected);
    assert_eq!(read(FULL.replace('\n', "\r\n").as_bytes()), expected);
}

#[test]
fn s9_scripts_in_texts_are_texts() {
    let script = "<script>alert(1)</script>";
    let text = format!(
        r#"{{"format":"retombees.study","version":1,"id":"<b>","title":"{script}","organisation":"{script}",
        "notes":"{script}","ideal":"{script}","stakeholders":[{{"id":"<i>","name":"{script}","consulted":"{script}"}}],
        "inputs":[{{"id":"=1+1","label":"{script}","notes":"@SUM(A1)"}}],
        "outcomes":[{{"id":"o\"'","label":"{script}","output":"{script}","indicator":"{script}","notes":"{script}",
        "proxy":{{"label":"{script}","source":"javascript:alert(1)"}}}}],"{script}":"{script}"}}"#
    )
    .replace("</script>", "<\\/script>");
    let study = read(text.as_bytes()).expect("texts are free");
    assert_eq!(study.title, script);
    assert_eq!(study.outcomes[0].indicator, script);
    assert_eq!(study.extra[0].0, script);
    assert_eq!(read(write(&study).as_bytes()), Ok(study));
}

#[test]
fn an_empty_study_survives_storage_and_back() {
    assert_eq!(read(write(&Study::default()).as_bytes()), Ok(Study::default()));
}

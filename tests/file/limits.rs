//! Large files: what can be read can be saved, and what is saved can be read.

use retombees::file::{MAX_BYTES, MAX_VALUES, read, write};
use retombees::study::{Outcome, Study};
use std::fmt::Write as _;

fn document(members: &str) -> String {
    format!("{{\"format\":\"retombees.study\",\"version\":1,{members}}}")
}

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    let list: Vec<String> = (0..count).map(line).collect();
    list.join(",")
}

#[test]
fn a_study_of_as_many_lines_as_allowed_is_read_and_saved() {
    let stakeholders = lines(5_000, |n| format!("{{\"id\":\"s{n}\"}}"));
    let inputs = lines(5_000, |n| format!("{{\"id\":\"i{n}\",\"unit_value\":\"{n}\"}}"));
    let outcomes = lines(5_000, |n| format!("{{\"id\":\"o{n}\",\"quantity\":\"{n}\",\"proxy\":{{\"value\":\"1\"}}}}"));
    let text = document(&format!("\"stakeholders\":[{stakeholders}],\"inputs\":[{inputs}],\"outcomes\":[{outcomes}]"));
    let study = read(text.as_bytes()).unwrap();
    assert_eq!(study.outcomes.len(), 5_000);
    assert_eq!(read(write(&study).as_bytes()), Ok(study));
}

#[test]
fn a_file_too_large_to_be_laid_out_is_saved_without_white_space() {
    // 76,000 short values at depth 30 take half a megabyte, and more than five with line ends and spaces.
    let deep = format!("{}{}{}", "[".repeat(30), lines(76_000, |n| n.to_string()), "]".repeat(30));
    let text = document(&format!("\"x\":{deep}"));
    let study = read(text.as_bytes()).unwrap();
    let written = write(&study);
    assert!(written.len() <= MAX_BYTES && !written.contains('\n'), "{}", written.len());
    assert_eq!(read(written.as_bytes()), Ok(study));
}

#[test]
fn what_could_not_be_opened_again_is_refused_at_once() {
    // 400 bytes short of the limit, and 5,000 defaults to be spelled out.
    let inputs = lines(5_000, |n| format!("{{\"id\":\"{n}\"}}"));
    let room = MAX_BYTES - inputs.len() - 400;
    let mut padding = String::new();
    for n in 0..room / 1_000 {
        _ = write!(padding, ",\"x{n}\":\"{}\"", "x".repeat(985));
    }
    let text = document(&format!("\"inputs\":[{inputs}]{padding}"));
    assert!(text.len() < MAX_BYTES);
    assert_eq!(read(text.as_bytes()).unwrap_err().problem.key(), "file_too_large");

    let values = lines(MAX_VALUES - 10_100, |_| "0".to_owned());
    let text = document(&format!("\"inputs\":[{inputs}],\"x\":[{values}]"));
    assert_eq!(read(text.as_bytes()).unwrap_err().problem.key(), "too_many_values");
}

#[test]
fn a_study_beyond_the_limit_is_still_written_whole() {
    let outcome = |n: usize| Outcome { id: n.to_string(), notes: "x".repeat(5_000), ..Outcome::default() };
    let study = Study { outcomes: (0..1_100).map(|n| outcome(n).into()).collect(), ..Study::default() };
    let written = write(&study);
    assert!(written.len() > MAX_BYTES);
    assert_eq!(read(written.as_bytes()).unwrap_err().problem.key(), "file_too_large");
}

//! Runs the command-line example as a process: what it prints, what it refuses, and how.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

mod comparisons;
mod links;
mod scenarios;
mod simulations;
mod trial;

use retombees::file::{CASES, write};
use retombees::number::plain;
use retombees::study::Study;
use serde_json::Value;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Cargo builds examples next to the tests, before it runs them.
fn program() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let profile = test.parent().and_then(Path::parent).unwrap();
    let program = profile.join("examples").join(format!("evaluate{}", std::env::consts::EXE_SUFFIX));
    assert!(program.exists(), "{} is missing: run `cargo build --example evaluate` first", program.display());
    program
}

fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(program())
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses before it reads closes its end: that is its right.
    _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn case_path(key: &str) -> String {
    format!("{}/cases/{key}.json", env!("CARGO_MANIFEST_DIR"))
}

#[track_caller]
fn accepted(output: &Output) -> Value {
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{error}");
    assert_eq!(error, "");
    serde_json::from_slice(&output.stdout).unwrap()
}

/// One line that says what and where, no result, exit code 1.
#[track_caller]
fn refused(output: &Output, says: &[&str]) {
    let error = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert!(output.stdout.is_empty(), "nothing is printed beside an error");
    assert_eq!(error.matches('\n').count(), 1, "one line: {error:?}");
    assert!(error.ends_with('\n') && !error.contains("panicked"), "{error:?}");
    for part in says {
        assert!(error.contains(part), "{error:?} does not say {part:?}");
    }
}

/// What the format says of each member.
enum Form {
    /// What a method prints, which has tests of its own; `null` for a study that does not use it.
    Method,
    Number,
    NumberOrNull,
    Whole,
    Text,
    Words(&'static [&'static str]),
    Object(&'static [(&'static str, Form)]),
    List(&'static [(&'static str, Form)]),
}

const RESULT: &[(&str, Form)] = &[
    ("format", Form::Words(&["retombees.result"])),
    ("version", Form::Whole),
    (
        "inputs",
        Form::Object(&[
            ("total", Form::Number),
            ("cash", Form::Number),
            ("in_kind", Form::Number),
            ("volunteer_time", Form::Number),
            ("present_value", Form::Number),
        ]),
    ),
    ("present_value", Form::Number),
    ("net_present_value", Form::Number),
    ("sroi_ratio", Form::NumberOrNull),
    ("net_sroi_ratio", Form::NumberOrNull),
    ("cash_ratio", Form::NumberOrNull),
    ("payback_months", Form::NumberOrNull),
    ("lasting_payback_months", Form::NumberOrNull),
    ("simple_payback_months", Form::NumberOrNull),
    (
        "years",
        Form::List(&[
            ("year", Form::Whole),
            ("value", Form::Number),
            ("discount_factor", Form::Number),
            ("present_value", Form::Number),
        ]),
    ),
    (
        "outcomes",
        Form::List(&[
            ("id", Form::Text),
            ("impact", Form::Number),
            ("present_value", Form::Number),
            ("share_of_value", Form::NumberOrNull),
        ]),
    ),
    (
        "stakeholders",
        Form::List(&[
            ("id", Form::Text),
            ("inputs", Form::Number),
            ("present_value", Form::Number),
            ("funder_ratio", Form::NumberOrNull),
        ]),
    ),
    ("switching", Form::List(&[("target", Form::Text), ("value", Form::NumberOrNull)])),
    (
        "findings",
        Form::List(&[("code", Form::Text), ("severity", Form::Words(&["warning", "note"])), ("target", Form::Text)]),
    ),
    ("trial", Form::Method),
];

#[track_caller]
fn has_members(place: &str, value: &Value, members: &[(&str, Form)]) {
    let object = value.as_object().unwrap_or_else(|| panic!("{place} is not an object: {value}"));
    let mut names: Vec<&str> = object.keys().map(String::as_str).collect();
    let mut expected: Vec<&str> = members.iter().map(|(name, _)| *name).collect();
    names.sort_unstable();
    expected.sort_unstable();
    assert_eq!(names, expected, "members of {place}");
    for (name, form) in members {
        has_form(&format!("{place}.{name}"), &object[*name], form);
    }
}

#[track_caller]
fn has_form(place: &str, value: &Value, form: &Form) {
    let is_number = || value.as_str().is_some_and(|text| plain::parse(text).is_ok());
    let fits = match form {
        Form::Number => is_number(),
        Form::NumberOrNull => value.is_null() || is_number(),
        Form::Whole => value.is_u64(),
        Form::Method => value.is_null() || value.is_object(),
        Form::Text => value.is_string(),
        Form::Words(words) => value.as_str().is_some_and(|text| words.contains(&text)),
        Form::Object(members) => {
            has_members(place, value, members);
            true
        }
        Form::List(members) => {
            let list = value.as_array().unwrap_or_else(|| panic!("{place} is not a list: {value}"));
            list.iter().enumerate().for_each(|(n, item)| has_members(&format!("{place}[{n}]"), item, members));
            true
        }
    };
    assert!(fits, "{place}: {value}");
}

#[test]
fn every_case_gives_a_result_with_all_members() {
    for case in CASES {
        let result = accepted(&run(&[&case_path(case.key)], b""));
        has_members("$", &result, RESULT);
        let study = case.study().unwrap();
        assert_eq!(result["outcomes"].as_array().unwrap().len(), study.outcomes.len());
        assert_eq!(result["stakeholders"].as_array().unwrap().len(), study.stakeholders.len());
        assert_eq!(result["switching"].as_array().unwrap().len(), study.targets().len());
    }
}

#[test]
fn members_come_in_the_order_of_the_format() {
    let output = run(&[&case_path("tutorat")], b"");
    let text = String::from_utf8(output.stdout).unwrap();
    let places: Vec<usize> = RESULT.iter().map(|(name, _)| text.find(&format!("\n  \"{name}\": ")).unwrap()).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn the_figures_of_the_guide_s_example_are_printed() {
    let result = accepted(&run(&[&case_path("wheels-to-meals")], b""));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    assert_eq!(text(&result["inputs"]["total"]), "42375");
    assert!(text(&result["present_value"]).starts_with("81741.933581898214"));
    assert!(text(&result["sroi_ratio"]).starts_with("1.929013181873704"));
    assert!(text(&result["payback_months"]).starts_with("18.3787010246329"));
    assert!(text(&result["simple_payback_months"]).starts_with("6.16299615906565"));
    let clubs = &result["outcomes"][4];
    assert_eq!((text(&clubs["id"]), text(&clubs["impact"])), ("clubs".to_owned(), "451.62".to_owned()));
    assert_eq!(result["years"].as_array().unwrap().len(), 6);
    assert_eq!(text(&result["years"][3]["value"]), "67.699375");
    assert_eq!(text(&result["stakeholders"][1]["inputs"]), "18000");
}

#[test]
fn what_is_outside_the_total_is_printed_as_such() {
    let result = accepted(&run(&[&case_path("ressourcerie")], b""));
    let find = |id: &str| {
        let outcomes = result["outcomes"].as_array().unwrap();
        outcomes.iter().find(|outcome| outcome["id"] == id).unwrap().clone()
    };
    let parts = |id: &str| {
        let outcome = find(id);
        ["impact", "present_value"].map(|name| outcome[name].as_str().unwrap().to_owned())
    };
    // Its own figures, as in docs/cases.md; it adds nothing to the total.
    assert_eq!(parts("brocantes"), ["-1050", "-1033.592740632582080937940666"]);
    assert_eq!(parts("habitude"), ["0", "0"]);
    assert!(find("brocantes")["share_of_value"].is_null());
    let result = accepted(&run(&[&case_path("mediation")], b""));
    assert!(result["payback_months"].is_null() && result["simple_payback_months"].is_string());
}

/// What was not computed is not 0; what is put in is known all the same.
#[test]
fn a_study_beyond_any_memory_has_no_figures_of_its_outcomes() {
    let cohorts = vec!["\"5\""; 100].join(",");
    let outcome = |n: usize| {
        format!(r#"{{"id":"o{n}","stakeholder":"s","cohorts":[{cohorts}],"proxy":{{"value":"10"}},"duration":100}}"#)
    };
    let outcomes: Vec<String> = (0..200).map(outcome).collect();
    let text = format!(
        r#"{{"format":"retombees.study","version":1,"stakeholders":[{{"id":"s"}}],"inputs":[{{"id":"i","stakeholder":"s",
        "kind":"in_kind","unit_value":"40000"}}],"outcomes":[{}]}}"#,
        outcomes.join(",")
    );
    let result = accepted(&run(&["-"], text.as_bytes()));
    assert_eq!(result["findings"][0]["code"], "too_large");
    let inputs = &result["inputs"];
    assert_eq!(
        (&inputs["total"], &inputs["in_kind"], &inputs["cash"]),
        (&"40000".into(), &"40000".into(), &"0".into())
    );
    assert_eq!((&inputs["present_value"], &result["stakeholders"][0]["inputs"]), (&"40000".into(), &"40000".into()));
    for name in ["present_value", "net_present_value", "sroi_ratio", "net_sroi_ratio", "payback_months"] {
        assert!(result[name].is_null(), "{name}: {}", result[name]);
    }
    for name in ["impact", "present_value", "share_of_value"] {
        assert!(result["outcomes"][7][name].is_null(), "{name}: {}", result["outcomes"][7][name]);
    }
    assert!(result["stakeholders"][0]["present_value"].is_null());
    let switching = result["switching"].as_array().unwrap();
    assert!(!switching.is_empty() && switching.iter().all(|entry| entry["value"].is_null()));
}

#[test]
fn standard_input_is_read_with_a_hyphen() {
    let bytes = std::fs::read(case_path("tutorat")).unwrap();
    let from_file = run(&[&case_path("tutorat")], b"");
    let from_input = run(&["-", "--seed", "18446744073709551615"], &bytes);
    accepted(&from_input);
    assert_eq!(from_file.stdout, from_input.stdout);
}

#[test]
fn a_study_without_anything_has_a_result() {
    let result = accepted(&run(&["-"], write(&Study::default()).as_bytes()));
    has_members("$", &result, RESULT);
    assert!(result["sroi_ratio"].is_null());
    assert_eq!(result["present_value"], "0");
    assert_eq!(result["years"].as_array().unwrap().len(), 0);
}

#[test]
fn a_file_that_is_no_study_is_refused_with_its_place() {
    let good = std::fs::read_to_string(case_path("wheels-to-meals")).unwrap();
    let broken = |from: &str, to: &str| {
        assert!(good.contains(from), "{from}");
        good.replacen(from, to, 1).into_bytes()
    };
    let files: [(Vec<u8>, &str); 10] = [
        (b"".to_vec(), "$"),
        (b"{".to_vec(), "$"),
        (b"\xff\xfe\x00".to_vec(), "$"),
        (b"[]".to_vec(), "$"),
        (b"{\"format\": \"other\", \"version\": 1}".to_vec(), "$.format"),
        (broken("\"version\": 1", "\"version\": 2"), "$.version"),
        (broken("\"6.00\"", "6.00"), "$.inputs[1].unit_value"),
        (broken("\"94.00\"", "\"94,00\""), "$.outcomes[0].proxy.value"),
        (broken("\"stakeholder\": \"council\"", "\"stakeholder\": \"nobody\""), "$.inputs[0].stakeholder"),
        (broken("\"rate\": \"0.035\"", "\"rate\": \"-1\""), "$.discounting.rates[0].rate"),
    ];
    for (bytes, place) in files {
        refused(&run(&["-"], &bytes), &[place]);
    }
}

#[test]
fn a_text_of_the_file_cannot_break_the_line() {
    let bytes = br#"{"format": "retombees.study", "version": 1, "kind": "a\nb\u0000\r\n\u2028c"}"#;
    refused(&run(&["-"], bytes), &["$.kind"]);
    let bytes = b"{\"format\": \"retombees.study\", \"version\": 1, \"outcomes\": {\"a\\nb\": 1}}";
    refused(&run(&["-"], bytes), &["$.outcomes"]);
}

#[test]
fn files_that_cannot_be_read_are_refused() {
    refused(&run(&["/nowhere/at all.json"], b""), &["/nowhere/at all.json"]);
    refused(&run(&[env!("CARGO_MANIFEST_DIR")], b""), &[env!("CARGO_MANIFEST_DIR")]);
}

#[cfg(target_os = "linux")]
#[test]
fn an_endless_file_is_refused() {
    refused(&run(&["/dev/zero"], b""), &["$", "more than"]);
}

#[test]
fn wrong_usage_is_refused_in_one_line() {
    let case = case_path("tutorat");
    let uses: [(&[&str], &str); 8] = [
        (&[], "usage"),
        (&[&case, &case], "one file"),
        (&[&case, "--sceanrio", "x"], "--sceanrio"),
        (&[&case, "--seed"], "--seed needs a value"),
        (&[&case, "--seed", "-1"], "\"-1\""),
        (&[&case, "--seed", "+1"], "\"+1\""),
        (&[&case, "--seed", "18446744073709551616"], "18446744073709551616"),
        (&[&case, "--scenario"], "--scenario needs a value"),
    ];
    for (arguments, says) in uses {
        refused(&run(arguments, b""), &[says]);
    }
}

#[test]
fn help_is_printed_when_it_is_asked_for() {
    let long = run(&["--help"], b"");
    assert_eq!((long.status.code(), String::from_utf8_lossy(&long.stderr).as_ref()), (Some(0), ""));
    let text = String::from_utf8(long.stdout.clone()).unwrap();
    for says in ["usage: evaluate FILE", "--scenario ID", "--simulate DRAWS", "--compare", "--seed N", "-h, --help"] {
        assert!(text.contains(says), "{says:?} is not in {text}");
    }
    for arguments in [&["-h"][..], &[&case_path("tutorat"), "--help"], &["--compare", "-h", "--unknown"]] {
        let output = run(arguments, b"");
        assert_eq!((output.status.code(), &output.stdout), (Some(0), &long.stdout), "{arguments:?}");
    }
    // The value of an option is no question.
    refused(&run(&[&case_path("tutorat"), "--scenario", "--help"], b""), &["no scenario has the id \"--help\""]);
}

#[test]
fn the_format_describes_every_member_that_is_printed() {
    fn names(members: &[(&'static str, Form)], into: &mut Vec<&'static str>) {
        for (name, form) in members {
            into.push(name);
            if let Form::Object(members) | Form::List(members) = form {
                names(members, into);
            }
        }
    }
    let mut all = vec!["simulation", "draws", "seed", "mean", "sd", "p5", "p50", "p95", "probability_above_one"];
    all.extend(["comparison", "another_order", "another_first", "scenarios", "first", "better_than_reference"]);
    all.extend(["share", "error"]);
    names(RESULT, &mut all);
    let format = include_str!("../../docs/format.md");
    let printed = format.split("## What `examples/evaluate` prints").nth(1).expect("the format has this section");
    for name in all {
        assert!(printed.contains(&format!("\"{name}\": ")), "docs/format.md does not say what {name} is");
    }
}

/// `evaluate … | head -0`: the reader is gone before the result is written.
#[test]
fn a_closed_pipe_is_no_accident() {
    let mut child = Command::new(program())
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let bytes = std::fs::read(case_path("tutorat")).unwrap();
    child.stdin.take().unwrap().write_all(&bytes).unwrap();
    let output = child.wait_with_output().unwrap();
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!((output.status.code(), error.as_ref()), (Some(0), ""));
}

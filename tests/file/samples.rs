//! The samples that every later version must go on reading (quality P-12, P-13).

use retombees::file::{BundledCase, Problem, read, read_many, write, write_many};
use retombees::number::{Decimal, plain};
use retombees::study::{Basis, EffectMeasure, Estimate, Parameter, Role, Study, Volume};

const FULL: &str = include_str!("../samples/full-v1.json");
const MINIMAL: &str = include_str!("../samples/minimal-v1.json");
const UNKNOWN: &str = include_str!("../samples/unknown-v1.json");
const SCENARIOS: &str = include_str!("../samples/scenarios-v1.json");
const EFFECT: &str = include_str!("../samples/effect-v1.json");
const COLLECTION: &str = include_str!("../samples/collection-v1.json");

#[test]
fn p12_the_full_sample_is_written_back_to_the_letter() {
    let study = read(FULL.as_bytes()).unwrap();
    assert_eq!(write(&study), FULL);
}

#[test]
fn the_full_sample_means_what_it_says() {
    let study = read(FULL.as_bytes()).unwrap();
    assert_eq!((study.stakeholders.len(), study.inputs.len(), study.outcomes.len()), (2, 2, 2));
    assert_eq!(study.seed.0, u64::MAX);
    assert_eq!((study.simulated_scenario.as_str(), study.threshold.0), ("x1", Decimal::new(15, 1)));
    let unit_value = study.inputs[0].unit_value.clone().unwrap();
    assert_eq!(plain::print(unit_value.point()), "12000.00");
    assert_eq!(study.inputs[1].quantity.clone().unwrap().point(), Decimal::from(1000));
    assert_eq!(study.outcomes[1].volume.cohorts().len(), 3);
    assert_eq!(study.outcomes[1].proxy_value().unwrap().point(), Decimal::from(-35));
    assert!(!study.counts(&study.outcomes[1]) && study.counts(&study.outcomes[0]));
}

#[test]
fn p12_the_minimal_sample_takes_every_default() {
    assert_eq!(read(MINIMAL.as_bytes()), Ok(Study::default()));
    let text = "{\n  \"format\": \"retombees.study\",\n  \"version\": 1,\n  \"id\": \"\",\n  \"title\": \"\",\n  \
                \"currency\": \"EUR\",\n  \"kind\": \"forecast\",\n  \"stakeholders\": [],\n  \"inputs\": [],\n  \
                \"outcomes\": [],\n  \"scenarios\": [],\n  \"seed\": \"1\"\n}\n";
    assert_eq!(write(&Study::default()), text);
}

#[test]
fn the_sample_of_scenarios_is_written_back_to_the_letter() {
    let study = read(SCENARIOS.as_bytes()).unwrap();
    assert_eq!(write(&study), SCENARIOS);
    assert_eq!(study.reference().map(|scenario| scenario.id.as_str()), Some("x1"));
    assert_eq!(study.scenarios[1].chosen("v1"), Some("h2"));
    let (variable, hypothesis) = study.hypothesis("h2").unwrap();
    assert_eq!((variable, hypothesis.drivers[0].value(Parameter::Rate)), ("v1", Decimal::new(5, 2)));
    assert_eq!((hypothesis.drivers[1].extra.len(), study.incompatible.len()), (1, 1));
}

#[test]
fn the_sample_of_effects_is_written_back_to_the_letter() {
    let study = read(EFFECT.as_bytes()).unwrap();
    assert_eq!(write(&study), EFFECT);
    let effects: Vec<_> = study.outcomes.iter().map(|outcome| outcome.effect.clone().unwrap()).collect();
    let [shares, means, blank] = effects.as_slice() else { panic!("three effects") };
    assert_eq!((shares.measure, shares.value), (EffectMeasure::Shares, Some(Decimal::new(8, 2))));
    assert_eq!((shares.basis, shares.year, shares.extra.len()), (Some(Basis::Measured), Some(2016), 1));
    assert_eq!((means.measure, means.standard_error), (EffectMeasure::Means, Some(Decimal::new(4, 1))));
    assert_eq!((blank.value, blank.standard_error), (None, None));
    assert_eq!(study.outcomes.iter().filter(|outcome| study.is_stated(outcome)).count(), 2);
}

/// A file from before variables existed opens, and is saved again to the letter, without a trace of them.
#[test]
fn p12_older_files_are_what_they_were() {
    for text in [FULL, UNKNOWN, COLLECTION, MINIMAL] {
        for study in read_many(text.as_bytes()).unwrap() {
            assert!(study.variables.is_empty() && study.incompatible.is_empty() && study.correlations.is_empty());
            assert!(study.scenarios.iter().all(|it| it.choices.is_empty() && !it.reference));
            let written = write(&study);
            assert!(
                ["variables", "incompatible", "choices", "reference", "drivers", "correlations", "effect"]
                    .iter()
                    .all(|name| { !written.contains(&format!("\"{name}\":")) })
            );
            assert_eq!(read(written.as_bytes()).map(|again| write(&again)), Ok(written));
        }
    }
    assert_eq!(read(FULL.as_bytes()).map(|study| write(&study)).as_deref(), Ok(FULL));
}

#[test]
fn absent_members_are_not_stated() {
    let text = r#"{"format":"retombees.study","version":1.0,"stakeholders":[{"id":"s"}],
        "outcomes":[{"id":"o","cohorts":[],"proxy":{},"duration":2.0}]}"#;
    let study = read(text.as_bytes()).unwrap();
    assert_eq!(study.stakeholders[0].role, Role::Other);
    let outcome = &study.outcomes[0];
    assert_eq!(
        (&outcome.volume, outcome.first_year, outcome.duration.clone()),
        (&Volume::Unstated, 1, Some(Estimate::of(2)))
    );
    assert!(outcome.valued && outcome.material && outcome.deadweight.is_none() && outcome.proxy.is_some());
}

#[test]
fn p13_unknown_members_are_written_back_in_their_order() {
    let study = read(UNKNOWN.as_bytes()).unwrap();
    let written = write(&study);
    let before: serde_json::Value = serde_json::from_str(UNKNOWN).unwrap();
    let after: serde_json::Value = serde_json::from_str(&written).unwrap();
    for pointer in [
        "/zebra",
        "/trials",
        "/apple",
        "/discounting/curve",
        "/discounting/rates/0/note_of_rate",
        "/stakeholders/0/colour",
        "/inputs/0/invoice",
        "/inputs/0/unit_value",
        "/outcomes/0/proxy",
        "/outcomes/0/grid",
        "/outcomes/0/alpha",
        "/scenarios/0/tag",
        "/scenarios/0/overrides/0",
    ] {
        assert!(before.pointer(pointer).is_some(), "{pointer}");
        assert_eq!(before.pointer(pointer), after.pointer(pointer), "{pointer}");
    }
    let names: Vec<&str> = study.extra.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["zebra", "trials", "apple"]);
    assert_eq!(read(written.as_bytes()).map(|study| write(&study)), Ok(written));
}

#[test]
fn a_known_name_among_the_unknown_is_not_written_twice() {
    let mut study = read(FULL.as_bytes()).unwrap();
    study.extra = vec![("title".to_owned(), retombees::json::Json::Null)];
    assert_eq!(write(&study), FULL);
}

#[test]
fn a_collection_is_read_whole() {
    let studies = read_many(COLLECTION.as_bytes()).unwrap();
    let titles: Vec<&str> = studies.iter().map(|study| study.title.as_str()).collect();
    assert_eq!(titles, ["First", "Second"]);
    let all: Vec<&Study> = studies.iter().collect();
    assert_eq!(read_many(write_many(&all).as_bytes()), Ok(studies));
    assert_eq!(read_many(FULL.as_bytes()).map(|studies| studies.len()), Ok(1));
    assert_eq!(read_many(write_many(&[]).as_bytes()).unwrap_err().problem, Problem::NoStudies);
}

#[test]
fn a_collection_is_refused_whole_with_the_place_in_it() {
    let broken = COLLECTION.replace("\"id\": \"o1\"", "\"id\": \"o1\", \"drop_off\": \"2\"");
    let error = read_many(broken.as_bytes()).unwrap_err();
    assert_eq!((error.path.as_str(), error.problem.key()), ("$.studies[1].outcomes[0].drop_off", "number_too_large"));
    let newer = COLLECTION.replacen("\"version\": 1", "\"version\": 2", 1);
    assert_eq!(read_many(newer.as_bytes()).unwrap_err().path, "$.version");
    let error = read(COLLECTION.as_bytes()).unwrap_err();
    assert_eq!(error.problem, Problem::NotAStudy { found: "retombees.studies".to_owned() });
    let one = "{\"format\":\"retombees.study\",\"version\":1},";
    let many = |count: usize| {
        let list = one.repeat(count);
        format!("{{\"format\":\"retombees.studies\",\"version\":1,\"studies\":[{}]}}", list.trim_end_matches(','))
    };
    assert_eq!(read_many(many(500).as_bytes()).map(|studies| studies.len()), Ok(500));
    assert_eq!(read_many(many(501).as_bytes()).unwrap_err().problem, Problem::TooMany { count: 501, max: 500 });
}

#[test]
fn a_newer_version_is_refused_before_anything_else() {
    let newer = FULL.replacen("\"version\": 1", "\"version\": 2", 1).replacen("\"0.10\"", "0.10", 1);
    assert_eq!(read(newer.as_bytes()).unwrap_err().problem, Problem::NewerVersion { version: 2, known: 1 });
}

#[test]
fn the_case_of_the_guide_reads() {
    let study = retombees::file::bundled("wheels-to-meals").and_then(BundledCase::study).unwrap();
    assert_eq!(study.currency.code(), "GBP");
    assert_eq!(study.outcomes.len(), 8);
}

#[test]
fn a_computed_number_is_written_with_the_digits_that_a_file_has() {
    let mut study = Study::default();
    let price = Decimal::from_i128_with_scale(12_345_678_901_234_567_890_123_456_789, 28);
    let input = retombees::study::Input {
        id: "i".to_owned(),
        unit_value: Some(retombees::study::Estimate::of(price)),
        ..retombees::study::Input::default()
    };
    study.inputs.push(input.into());
    let back = read(write(&study).as_bytes()).unwrap();
    let value = back.inputs[0].unit_value.clone().unwrap().point();
    assert_eq!(plain::print(value), "1.234567890123456789012345679");
}

/// What a number turned out to be is kept beside what was expected, moves no figure, and must be admissible in its place.
#[test]
fn what_was_found_is_kept_beside_what_was_expected() {
    let text = |actual: &str| {
        format!(
            r#"{{"format":"retombees.study","version":1,"outcomes":[{{"id":"o","quantity":"10","proxy":{{"value":"5"}},
            "deadweight":{{"value":"0.2","actual":"{actual}"}},"duration":1}}]}}"#
        )
    };
    let study = retombees::file::read(text("0.35").as_bytes()).unwrap();
    let deadweight = study.outcomes[0].deadweight.as_ref().unwrap();
    assert_eq!(deadweight.actual.map(|it| it.to_string()).as_deref(), Some("0.35"));
    let evaluation = retombees::methods::sroi::Evaluation::of(&study);
    assert_eq!(evaluation.impact(0).and_then(|cell| evaluation.value(cell)), Some(rust_decimal::dec!(40)));
    assert!(retombees::file::write(&study).contains(r#""actual": "0.35""#));
    let refused = retombees::file::read(text("1.2").as_bytes()).unwrap_err().to_string();
    assert!(refused.contains("$.outcomes[0].deadweight.actual"), "{refused}");
}

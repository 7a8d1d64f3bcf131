//! The protocol of simulations: every message reads back to itself, and each reason of a refusal is distinguishable.

use crate::{normal, point, study};
use retombees::analysis::DefaultRanges;
use retombees::analysis::simulation::protocol::{self, MessageError, RequestNumber};
use retombees::analysis::simulation::{
    Answer, Job, Request, RequestError, ScenarioSimulationRequest, SimulationRequest,
};
use retombees::app::Derived;
use retombees::file;
use retombees::number::Decimal;
use retombees::study::{Estimate, Operation, Override, Scenario, Seed, Shared, Study};
use rust_decimal::dec;

/// One uncertain outcome of about 100 over 50 put in, and a scenario in which it is worth half.
fn stated() -> Study {
    let outcomes = [("a", point(1.0), normal(100.0, 20.0), "")];
    let mut study = study(&point(50.0), &outcomes);
    let half = Override {
        target: "outcomes/a/proxy".to_owned(),
        operation: Operation::Scale,
        value: Estimate::of(dec!(0.5)),
        ..Override::default()
    };
    study.scenarios =
        vec![Shared::new(Scenario { id: "half".to_owned(), overrides: vec![half], ..Scenario::default() })];
    Study { title: "« a » \"b\" \\ \u{2028}\n".to_owned(), seed: Seed(u64::MAX), ..study }
}

fn simulation(study: Study, scenario: Option<&str>) -> Request {
    let default_ranges = DefaultRanges { judged: dec!(0.125), unknown: dec!(0) };
    let scenario = scenario.map(str::to_owned);
    Request::Simulation(SimulationRequest {
        study: Shared::new(study),
        scenario,
        default_ranges,
        threshold: dec!(-1.50),
    })
}

fn comparison(study: Study) -> Request {
    let default_ranges = DefaultRanges::default();
    Request::ScenarioSimulation(ScenarioSimulationRequest { study: Shared::new(study), default_ranges })
}

/// Answers of each kind, with figures from real runs.
fn answers() -> Vec<Answer> {
    let mut job = Job::default();
    job.open(&simulation(stated(), None)).unwrap();
    job.advance(4_096);
    while job.analyse() {}
    job.open(&comparison(stated())).unwrap();
    while job.advance_scenarios(4_096) {}
    let (report, ranking) = (job.report().unwrap(), job.ranking().unwrap());
    assert!(!report.importance.is_empty() && !ranking.columns.is_empty());
    let mut answers = vec![
        Answer::Report(Some(Shared::new(report))),
        Answer::Report(None),
        Answer::Ranking(Some(Shared::new(ranking))),
        Answer::Ranking(None),
    ];
    answers.extend(refusals().into_iter().map(Answer::Refused));
    answers
}

/// Every reason to refuse, at least once.
fn refusals() -> Vec<RequestError> {
    let mut refusals = vec![
        RequestError::Message(MessageError::Malformed),
        RequestError::Message(MessageError::OtherVersion { build: u32::MAX }),
        RequestError::UnreadableStudy { path: "$.outcomes[2].\"a\"".to_owned() },
        RequestError::UnknownScenario { id: String::new() },
        RequestError::NoRatio,
        RequestError::NothingToCompare,
    ];
    refusals.extend(RequestNumber::ALL.map(|number| RequestError::BadNumber { number }));
    let words: Vec<&str> = refusals.iter().map(RequestError::word).collect();
    assert!(RequestError::WORDS.iter().all(|word| words.contains(word)), "{words:?}");
    assert!(words.iter().all(|word| RequestError::WORDS.contains(word)), "{words:?}");
    refusals
}

// --------------------------------------------------------------------------------------------------------- there and back

#[test]
fn a_request_reads_back_to_itself() {
    let mut cases: Vec<Study> = file::CASES.iter().map(|case| case.study().unwrap()).collect();
    cases.push(stated());
    for study in cases {
        for request in
            [simulation(study.clone(), None), simulation(study.clone(), Some("half \"x\"")), comparison(study.clone())]
        {
            let text = request.write();
            assert!(!text.contains('\n'), "a message is one line");
            assert_eq!(Request::read(&text), Ok(request), "{}", study.id);
        }
    }
}

#[test]
fn an_answer_reads_back_to_itself() {
    for answer in answers() {
        let text = answer.write();
        assert_eq!(Answer::read(&text), Ok(answer), "{text}");
        let more = text.replacen('{', "{\"later\":[{}],", 1);
        assert_eq!(
            Answer::read(&more).map(|answer| answer.write()),
            Ok(text),
            "a member that is not known is passed over"
        );
    }
}

#[test]
fn a_message_that_is_cut_short_is_refused_wherever_it_is_cut() {
    let texts = [simulation(stated(), Some("half")).write(), comparison(stated()).write()];
    for text in &texts {
        for (place, _) in text.char_indices() {
            assert_eq!(Request::read(&text[..place]), Err(MessageError::Malformed.into()), "{place}");
        }
    }
    for answer in answers() {
        let text = answer.write();
        for (place, _) in text.char_indices() {
            assert_eq!(Answer::read(&text[..place]), Err(MessageError::Malformed), "{place} of {text}");
        }
    }
}

// ---------------------------------------------------------------------------------------------------------------- refused

/// A request with one piece of its text replaced.
#[track_caller]
fn refused(request: &Request, piece: &str, by: &str, expected: &RequestError) {
    let text = request.write();
    assert!(text.contains(piece), "{piece} is not in {text}");
    assert_eq!(Request::read(&text.replacen(piece, by, 1)).as_ref(), Err(expected), "{by}");
}

#[test]
fn what_is_no_message_is_refused() {
    let malformed = RequestError::Message(MessageError::Malformed);
    let own = protocol::BUILD;
    let bare = format!("{{\"build\":{own}}}");
    let odd =
        format!("{{\"build\":{own},\"simulate\":[],\"compare\":1,\"report\":{{}},\"ranking\":[],\"refused\":null}}");
    for text in ["", "{}", "[]", "null", "\"build\"", "\u{0}", &bare, &odd] {
        assert_eq!(Request::read(text), Err(malformed.clone()), "{text}");
        assert_eq!(Answer::read(text), Err(MessageError::Malformed), "{text}");
    }
    let (one, all) = (simulation(stated(), Some("half")), comparison(stated()));
    for (piece, by) in [
        ("\"simulate\"", "\"simulated\""),
        ("\"scenario\":\"half\"", "\"scenario\":1"),
        ("\"scenario\":\"half\",", ""),
        ("\"judged\":\"0.125\"", "\"judged\":0.125"),
        ("\"threshold\"", "\"limit\""),
        ("\"study\"", "\"studies\""),
    ] {
        refused(&one, piece, by, &malformed);
    }
    refused(&all, "\"unknown\":\"0.50\"", "\"unknown\":null", &malformed);
    refused(&all, "\"study\":\"", "\"study\":null,\"other\":\"", &malformed);
    // A message of one direction is none of the other.
    assert_eq!(Answer::read(&one.write()), Err(MessageError::Malformed));
    assert_eq!(Request::read(&Answer::Report(None).write()), Err(malformed));
}

#[test]
fn a_message_of_another_build_says_which() {
    let own = format!("\"build\":{}", protocol::BUILD);
    for build in [0, protocol::BUILD.wrapping_sub(1), protocol::BUILD.wrapping_add(1), u32::MAX] {
        let (by, error) = (format!("\"build\":{build}"), MessageError::OtherVersion { build });
        refused(&simulation(stated(), None), &own, &by, &error.into());
        refused(&comparison(stated()), &own, &by, &error.into());
        for answer in answers() {
            assert_eq!(Answer::read(&answer.write().replacen(&own, &by, 1)), Err(error));
        }
        // Whatever else it holds: another version may say it otherwise.
        assert_eq!(Request::read(&format!("{{{by}}}")), Err(error.into()));
    }
    for by in ["\"build\":-1", "\"build\":4294967296", "\"build\":\"4\"", "\"build\":4.0", "\"version\":4"] {
        refused(&simulation(stated(), None), &own, by, &MessageError::Malformed.into());
    }
}

#[test]
fn each_number_that_is_none_is_named() {
    let one = simulation(stated(), None);
    let numbers = [("judged", "0.125"), ("unknown", "0"), ("threshold", "-1.50")];
    for (number, (word, value)) in RequestNumber::ALL.into_iter().zip(numbers) {
        let piece = format!("\"{word}\":\"{value}\"");
        for bad in ["", "NaN", "0,2", "1e3", "20 %", "99999999999999999999999999999999"] {
            refused(&one, &piece, &format!("\"{word}\":\"{bad}\""), &RequestError::BadNumber { number });
        }
    }
    let (number, all) = (RequestNumber::Unknown, comparison(stated()));
    refused(
        &one,
        "\"judged\":\"0.125\"",
        "\"judged\":\"-0.1\"",
        &RequestError::BadNumber { number: RequestNumber::Judged },
    );
    refused(&all, "\"unknown\":\"0.50\"", "\"unknown\":\"-1\"", &RequestError::BadNumber { number });
}

#[test]
fn a_study_that_cannot_be_read_is_refused_with_its_place() {
    let at = |path: &str| RequestError::UnreadableStudy { path: path.to_owned() };
    for request in [simulation(stated(), None), comparison(stated())] {
        refused(&request, "retombees.study", "retombees.studies", &at("$.format"));
        refused(&request, "\\\"seed\\\": \\\"18446744073709551615\\\"", "\\\"seed\\\": \\\"x\\\"", &at("$.seed"));
        refused(&request, "\"study\":\"{", "\"study\":\"", &at("$"));
    }
}

#[test]
fn an_answer_that_means_nothing_is_refused() {
    let report = answers().remove(0).write();
    for (text, piece, by) in [
        (report.as_str(), "\"draws\":\"", "\"draws\":\"-"),
        (&Answer::Refused(RequestError::NoRatio).write(), "no_ratio", "no_reason"),
        (&Answer::Refused(RequestError::BadNumber { number: RequestNumber::Judged }).write(), "judged", "seed"),
        (&Answer::Refused(RequestError::UnknownScenario { id: "a".to_owned() }).write(), "scenario\":", "id\":"),
    ] {
        assert!(text.contains(piece), "{piece} is not in {text}");
        let changed = text.replacen(piece, by, 1);
        assert_eq!(Answer::read(&changed), Err(MessageError::Malformed), "{changed}");
    }
}

// ------------------------------------------------------------------------------------------------------------ carried out

/// A page that still shows the last report keeps it for the request that it answers, and for no other.
#[test]
fn a_report_is_remembered_for_the_request_it_answers() {
    let request = |study: Study, scenario| match simulation(study, scenario) {
        Request::Simulation(request) => request,
        Request::ScenarioSimulation(_) => unreachable!("a simulation was asked for"),
    };
    let answered = request(stated(), None);
    let mut job = Job::default();
    job.open(&Request::Simulation(answered.clone())).unwrap();
    job.advance(2_048);
    let report = Shared::new(job.report().unwrap());
    let other_seed = request(Study { seed: Seed(1), ..stated() }, None);
    let other_threshold = SimulationRequest { threshold: dec!(7), ..answered.clone() };
    let derived = Derived::of(other_seed.study.clone());
    derived.remember_report(&answered, report.clone());
    assert_eq!(derived.report(&answered), Some(report));
    for other in [other_seed, other_threshold, request(stated(), Some("half"))] {
        assert_eq!(derived.report(&other), None, "{other:?}");
    }
}

#[test]
fn an_unknown_scenario_is_an_error_and_never_the_study_as_stated() {
    let mut job = Job::default();
    job.open(&simulation(stated(), None)).unwrap();
    job.advance(2_048);
    let as_stated = job.report().unwrap();
    job.open(&simulation(stated(), Some("half"))).unwrap();
    job.advance(2_048);
    let half = job.report().unwrap();
    let differs = (half.ratio.mean * Decimal::TWO - as_stated.ratio.mean).abs();
    assert!(differs < dec!(0.000001) * as_stated.ratio.mean, "{} and {}", half.ratio.mean, as_stated.ratio.mean);
    for id in ["", "Half", "half ", "third"] {
        let expected = Err(RequestError::UnknownScenario { id: id.to_owned() });
        assert_eq!(job.open(&simulation(stated(), Some(id))), expected);
        // Nothing of the run before is taken for an answer to this one.
        job.advance(2_048);
        assert_eq!((job.report(), job.uncertain()), (None, 0), "{id}");
    }
}

#[test]
fn what_cannot_be_simulated_or_compared_is_told_apart() {
    let mut job = Job::default();
    let without_inputs = Study { inputs: Vec::new(), ..stated() };
    assert_eq!(job.open(&simulation(without_inputs.clone(), None)), Err(RequestError::NoRatio));
    assert_eq!(job.open(&simulation(Study::default(), None)), Err(RequestError::NoRatio));
    let expected = Err(RequestError::UnknownScenario { id: "gone".to_owned() });
    assert_eq!(job.open(&simulation(without_inputs, Some("gone"))), expected, "what is asked for comes first");
    let alone = Study { scenarios: Vec::new(), ..stated() };
    assert_eq!(job.open(&comparison(alone.clone())), Err(RequestError::NothingToCompare));
    let mut unvalued = stated();
    unvalued.outcomes.iter_mut().for_each(|outcome| outcome.make_mut().valued = false);
    assert_eq!(job.open(&comparison(unvalued)), Err(RequestError::NothingToCompare));
    // A refused comparison ends the one before, and leaves the simulation alone.
    job.open(&simulation(stated(), None)).unwrap();
    job.advance(512);
    job.open(&comparison(stated())).unwrap();
    while job.advance_scenarios(4_096) {}
    assert!(job.ranking().is_some());
    assert_eq!(job.open(&comparison(alone)), Err(RequestError::NothingToCompare));
    assert_eq!((job.ranking(), job.advance_scenarios(4_096)), (None, false));
    assert_eq!(job.report().map(|report| report.draws), Some(512));
}

#[test]
fn the_seed_of_the_study_is_that_of_the_draws() {
    let mean = |seed| {
        let mut job = Job::default();
        job.open(&simulation(Study { seed: Seed(seed), ..stated() }, None)).unwrap();
        job.advance(1_024);
        let report = job.report().unwrap();
        assert_eq!(report.seed, seed);
        report.ratio.mean
    };
    assert_ne!(mean(1), mean(2));
    assert_eq!(mean(u64::MAX), mean(u64::MAX));
}

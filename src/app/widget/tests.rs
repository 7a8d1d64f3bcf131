use super::frame::Frame;
use super::{USUAL_NUMBERS, Widget, WidgetAction, late, views};
use crate::analysis::simulation::{Answer, Job, Request};
use crate::file::{self, CASES, Link, LinkDictionary};
use crate::number::Language;
use crate::present::Catalog;
use crate::study::{Kind, Shared, Study};
use rust_decimal::dec;
use serde_json::Value;

const MISSING: &str = "⟦?⟧";

fn case(key: &str) -> Vec<u8> {
    file::write(&file::bundled(key).unwrap().study().unwrap()).into_bytes()
}

/// The groups of texts that tools/programs.json gives to the program, those of the first part or all.
fn groups(all: bool) -> Vec<String> {
    let programs: Value = serde_json::from_str(include_str!("../../../tools/programs.json")).unwrap();
    let list = |name: &str| programs["embed"][name].as_array().unwrap().clone();
    let later = if all { list("deferred_texts") } else { Vec::new() };
    list("texts").iter().chain(&later).map(|group| group.as_str().unwrap().to_owned()).collect()
}

fn frame(key: &str, language: Language, all_texts: bool) -> Frame {
    let groups = groups(all_texts);
    let has = |key: &str| groups.iter().any(|group| key == group || key.starts_with(&format!("{group}.")));
    let catalog = Catalog::limited(language, has);
    let mut frame = Frame { catalog, widget: None, asked: None, refusal: None };
    assert!(frame.open(&case(key)));
    frame
}

fn shown(frame: &Frame) -> Value {
    serde_json::from_str(&frame.answer().unwrap()).unwrap()
}

#[test]
fn the_first_part_has_the_words_of_the_answer() {
    for language in Language::ALL {
        for known in CASES {
            let frame = frame(known.key, language, false);
            for text in [frame.answer().unwrap(), frame.words(), frame.totals().unwrap()] {
                assert!(!text.contains(MISSING), "{} in {language:?}: {text}", known.key);
            }
        }
    }
}

#[test]
fn the_deferred_part_has_the_words_of_all_the_rest() {
    let without_money = |study: &mut Study| study.outcomes.iter_mut().for_each(|one| one.make_mut().valued = false);
    for language in Language::ALL {
        for known in CASES {
            let mut frame = frame(known.key, language, true);
            check_all(&mut frame, known.key);
            let mut study: Study = (**frame.widget.as_ref().unwrap().stated()).clone();
            study.kind = Kind::Evaluative;
            frame.widget = Some(Widget::new(study.clone()));
            check_all(&mut frame, known.key);
            without_money(&mut study);
            frame.widget = Some(Widget::new(study));
            check_all(&mut frame, known.key);
            frame.widget = Some(Widget::new(Study::default()));
            check_all(&mut frame, "empty");
        }
    }
}

/// All that can be shown of a study, every explanation included.
fn check_all(frame: &mut Frame, of: &str) {
    let complete = |text: Option<String>| {
        let text = text.unwrap();
        assert!(!text.contains(MISSING), "{of}: {text}");
        text
    };
    late::let_move(frame, None);
    complete(frame.answer());
    complete(late::numbers(frame));
    for kind in views::PICTURES {
        complete(late::picture(frame, kind.word(), 320.0, 16.0));
    }
    if !late::act(frame, WidgetAction::Explain) {
        return;
    }
    let mut to_open = vec![Vec::new()];
    let mut seen = 0_usize;
    while let Some(way) = to_open.pop() {
        late::act(frame, WidgetAction::Explain);
        for place in &way {
            assert!(late::act(frame, WidgetAction::Open(*place)));
        }
        let explanation: Value = serde_json::from_str(&complete(late::explanation(frame))).unwrap();
        seen = seen.saturating_add(1);
        let rows = explanation["rows"].as_array().unwrap();
        for (place, row) in rows.iter().enumerate().filter(|(place, _)| *place < 3) {
            if row["opens"] == true && way.len() < 9 && seen < 400 {
                to_open.push([way.clone(), vec![place]].concat());
            }
        }
    }
    assert!(late::act(frame, WidgetAction::Close) && !late::act(frame, WidgetAction::Close));
}

#[test]
fn a_number_that_is_moved_moves_the_result_and_comes_back() {
    let mut frame = frame("wheels-to-meals", Language::French, true);
    assert_eq!(late::let_move(&mut frame, None), Vec::<String>::new());
    let widget = frame.widget.as_ref().unwrap();
    // None of this case has a range, and there is something to move all the same.
    assert!(widget.numbers().len() == USUAL_NUMBERS && !widget.is_moved());
    let before = shown(&frame);
    let chosen = ["outcomes/x/quantity", "outcomes/geriatric/quantity", "outcomes/geriatric/quantity", "rubbish"]
        .map(str::to_owned);
    assert_eq!(
        late::let_move(&mut frame, Some(&chosen)),
        ["outcomes/x/quantity", "outcomes/geriatric/quantity", "rubbish"]
    );
    assert!(late::act(&mut frame, WidgetAction::Move(0, 100)));
    assert!(!late::act(&mut frame, WidgetAction::Move(0, 100)), "nothing changes");
    assert!(!late::act(&mut frame, WidgetAction::Move(1, 3)), "there is no such number");
    let after = shown(&frame);
    assert_ne!(before["sentence"], after["sentence"]);
    assert_eq!((&before["moved"], &after["moved"]), (&Value::Bool(false), &Value::Bool(true)));
    assert!(late::act(&mut frame, WidgetAction::Restore) && !late::act(&mut frame, WidgetAction::Restore));
    assert_eq!(shown(&frame), before);
}

/// Whatever way a number took, it is where its slider stands, and all the way back it is the number of the study.
#[test]
fn a_number_does_not_remember_its_way() {
    let mut frame = frame("tutorat", Language::French, true);
    let original = frame.widget.as_ref().unwrap().stated().clone();
    // One of a bell shape, one of its own range, one without.
    let chosen =
        ["outcomes/diplome/deadweight", "outcomes/annee-evitee/deadweight", "discounting/rate"].map(str::to_owned);
    assert_eq!(late::let_move(&mut frame, Some(&chosen)), Vec::<String>::new());
    for place in 0..chosen.len() {
        let number = frame.widget.as_ref().unwrap().numbers()[place].clone();
        let value = number.target.get(&original).unwrap().point();
        let back: u32 = number.step_of(value).to_string().parse().unwrap();
        for way in [0, 100, 3, 97, 100] {
            late::act(&mut frame, WidgetAction::Move(place, way));
        }
        let by_detour = number.target.get(frame.widget.as_ref().unwrap().stated()).unwrap();
        late::act(&mut frame, WidgetAction::Move(place, back));
        late::act(&mut frame, WidgetAction::Move(place, 100));
        assert_eq!(number.target.get(frame.widget.as_ref().unwrap().stated()).unwrap(), by_detour);
        if number.value_at(back) == Some(value) {
            late::act(&mut frame, WidgetAction::Move(place, back));
            assert_eq!(number.target.get(frame.widget.as_ref().unwrap().stated()), number.target.get(&original));
        }
        late::act(&mut frame, WidgetAction::Restore);
        assert_eq!(*frame.widget.as_ref().unwrap().stated(), original);
    }
}

#[test]
fn the_range_is_that_of_what_is_shown() {
    let mut frame = frame("tutorat", Language::English, true);
    late::let_move(&mut frame, None);
    let simulate = |request: &str| {
        let mut job = Job::default();
        job.open(&Request::read(request).unwrap()).unwrap();
        job.go_to(0);
        job.advance(2_048);
        Answer::Report(job.report().map(Shared::new)).write()
    };
    let request = late::request(&mut frame).unwrap();
    assert_eq!(totals(&frame)["type"], "change");
    assert!(late::found(&mut frame, &simulate(&request)));
    assert!(late::request(&mut frame).is_none(), "it is known");
    let told = totals(&frame);
    assert_eq!(told["type"], "complete");
    assert!(told["figures"]["low"].is_string() && told["figures"]["high"].is_string());
    assert!(shown(&frame)["line"].is_object());
    // One that comes after another move is not taken.
    assert!(late::act(&mut frame, WidgetAction::Move(0, 0)));
    let late_request = late::request(&mut frame).unwrap();
    assert!(late::act(&mut frame, WidgetAction::Move(0, 100)));
    assert!(!late::found(&mut frame, &simulate(&late_request)));
    assert!(totals(&frame)["figures"]["low"].is_null());
    // A failure leaves no range, and is not asked for again.
    late::request(&mut frame).unwrap();
    assert!(late::found(&mut frame, "not an answer"));
    assert!(late::request(&mut frame).is_none());
}

fn totals(frame: &Frame) -> Value {
    let told: Value = serde_json::from_str(&frame.totals().unwrap()).unwrap();
    let schema: Value = serde_json::from_str(include_str!("../../../schema/widget-message-v1.json")).unwrap();
    let problems: Vec<String> =
        jsonschema::validator_for(&schema).unwrap().iter_errors(&told).map(|error| error.to_string()).collect();
    assert!(problems.is_empty(), "{problems:?}: {told}");
    told
}

#[test]
fn totals_are_the_exact_figures_and_nothing_that_was_typed() {
    let frame = frame("wheels-to-meals", Language::French, false);
    let told = totals(&frame);
    let figure = |name: &str| told["figures"][name].as_str().unwrap().parse::<rust_decimal::Decimal>().unwrap();
    // Published: SROI guide (2012), the impact map of Wheels-to-Meals.
    assert_eq!(figure("present_value").round_dp(2), dec!(81741.93));
    assert_eq!(figure("ratio").round_dp(6), dec!(1.929013));
    let names: Vec<&String> = told["figures"].as_object().unwrap().keys().collect();
    assert_eq!(names, ["currency", "high", "inputs_present_value", "low", "present_value", "ratio"]);
    let mut empty = frame;
    empty.widget = Some(Widget::new(Study::default()));
    assert!(totals(&empty)["figures"]["ratio"].is_null());
}

#[test]
fn what_is_shown_is_handed_over_as_a_whole() {
    let dictionary = LinkDictionary::shipped().unwrap();
    let text = include_str!("../../../data/link-dictionary-v1.txt");
    let mut frame = frame("tutorat", Language::French, true);
    late::let_move(&mut frame, None);
    let unmoved = Link::read(&late::address(&frame, Some(text)).unwrap(), &dictionary).unwrap();
    assert_eq!(unmoved.study, **frame.widget.as_ref().unwrap().stated(), "the visitor may have changed the case");
    late::act(&mut frame, WidgetAction::Move(0, 100));
    let address = late::address(&frame, Some(text)).unwrap();
    let link = Link::read(&address, &dictionary).unwrap();
    assert_eq!(link.study, **frame.widget.as_ref().unwrap().stated());
    assert_eq!(late::address(&frame, None), None);
    let mut other = Frame { catalog: frame.catalog, widget: None, asked: None, refusal: None };
    assert!(other.open_link(&address, text));
    assert_eq!(other.widget.as_ref().unwrap().stated(), frame.widget.as_ref().unwrap().stated());
}

#[test]
fn a_scenario_is_shown_with_its_name_or_not_at_all() {
    let key =
        CASES.iter().map(|case| case.key).find(|key| !file::read(&case(key)).unwrap().scenarios.is_empty()).unwrap();
    let mut frame = frame(key, Language::French, true);
    let stated = shown(&frame);
    assert!(!late::show_scenario(&mut frame, "aucun"));
    assert_eq!(shown(&frame), stated);
    let study = frame.widget.as_ref().unwrap().stated().clone();
    for scenario in &study.scenarios {
        assert!(late::show_scenario(&mut frame, &scenario.name.to_uppercase()) || !scenario.name.is_ascii());
        assert!(late::show_scenario(&mut frame, &scenario.id));
        assert!(shown(&frame)["scenario"].as_str().unwrap().contains(scenario.name.trim()));
        let expected = crate::analysis::apply(&study, scenario).0;
        assert_eq!(**frame.widget.as_ref().unwrap().shown(), expected);
        let address = late::address(&frame, Some(include_str!("../../../data/link-dictionary-v1.txt"))).unwrap();
        let link = Link::read(&address, &LinkDictionary::shipped().unwrap()).unwrap();
        assert_eq!(link.study.simulated_scenario, scenario.id);
    }
}

#[test]
fn what_cannot_be_read_is_said() {
    let text = include_str!("../../../data/link-dictionary-v1.txt");
    let catalog = Catalog::of(Language::French);
    let mut frame = Frame { catalog, widget: None, asked: None, refusal: None };
    assert!(!frame.open(b"{\"format\":") && frame.answer().is_none() && frame.totals().is_none());
    let said = late::why(&frame).unwrap();
    assert!(said.contains("est coupé"), "{said}");
    assert!(!frame.open_link("#v1.20.abc", text));
    assert!(late::why(&frame).unwrap().contains("incomplet"));
    assert!(!frame.open_link("#v1.20.abc", "another"));
    assert_eq!(late::why(&frame).unwrap(), Catalog::of(Language::French).text("widget.late"));
    for absent in [late::numbers(&frame), late::picture(&frame, "x", 1.0, 1.0), late::explanation(&frame)] {
        assert_eq!(absent, None);
    }
    assert!(late::request(&mut frame).is_none() && !late::found(&mut frame, ""));
}

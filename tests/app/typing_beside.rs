//! Typing and what stands beside a number: its range, its pedigree, its standard error. And what is half typed when the user goes
//! elsewhere.

use crate::typing::{act, field};
use crate::{named, open, replay, study_of, target};
use retombees::app::{
    Action, Changes, Edit, MapColumn, Notice, NumberField, Page, Refusal, Route, SampleCount, ScenarioEdit, Section,
    Start, State, TypedField,
};
use retombees::number::Language;
use retombees::study::field::PartField;
use retombees::study::{
    Basis, EffectMeasure, Estimate, MeasuredEffect, Operation, Outcome, Override, Range, RangeShape, Scenario, Shared,
    Study, Volume,
};
use rust_decimal::{Decimal, dec};

const QUANTITY: &str = "outcomes/o/quantity";
const EFFECT: &str = "outcomes/o/effect";

/// Texts that stand in a field one after the other.
fn texts(state: State, field: &TypedField, texts: &[&str]) -> State {
    let typed = texts.iter().map(|text| Action::Type(field.clone(), (*text).to_owned()));
    replay(state, typed.collect())
}

fn number(state: &State, path: &str) -> Option<Decimal> {
    target(path).get(study_of(state)).and_then(|estimate| estimate.value)
}

/// An outcome whose quantity is stated by a range alone, and whose effect by its standard error alone.
fn half_stated() -> State {
    let quantity = Estimate {
        value: None,
        range: Some(Range { low: dec!(2), high: dec!(5) }),
        basis: Some(Basis::Published),
        source: "register".to_owned(),
        ..Estimate::default()
    };
    let effect = MeasuredEffect {
        standard_error: Some(dec!(0.03)),
        source: "trial".to_owned(),
        ..MeasuredEffect::measured(EffectMeasure::Shares)
    };
    let outcome =
        Outcome { id: "o".to_owned(), volume: Volume::Single(quantity), effect: Some(effect), ..Outcome::default() };
    open(Study { outcomes: vec![Shared::new(outcome)], ..named("s", "") })
}

fn stated() -> State {
    let outcome = Outcome { id: "o".to_owned(), volume: Volume::Single(Estimate::of(dec!(105))), ..Outcome::default() };
    open(Study { outcomes: vec![Shared::new(outcome)], ..named("s", "") })
}

#[test]
fn what_stands_beside_a_number_survives_a_text_that_is_none() {
    let start = half_stated();
    for path in [QUANTITY, EFFECT] {
        let field = field(path);
        for typed in [&["x"][..], &["4", "4x"], &["4", ""], &["-"], &["-", "-x"], &[" "], &["4"], &["4", "4 4 m", "4"]]
        {
            for end in [Action::TakeBack(field.clone()), Action::Leave(field.clone()), Action::Undo] {
                let is_number = typed.last() == Some(&"4");
                if is_number && matches!(end, Action::Leave(_)) {
                    continue;
                }
                let state = act(texts(start.clone(), &field, typed), end.clone());
                assert_eq!(study_of(&state), study_of(&start), "{path} {typed:?} {end:?}");
                let history = &state.open().unwrap().history;
                assert!(!history.can_undo(), "{path} {typed:?} {end:?}: nothing is left to undo");
            }
        }
    }
    // A share above 1 is refused at its last key.
    let state = texts(start.clone(), &field(EFFECT), &["1", "12", "120"]);
    assert_eq!(study_of(&state), study_of(&start));
}

#[test]
fn a_number_emptied_key_by_key_is_one_step() {
    let quantity = field(QUANTITY);
    let state = act(texts(stated(), &quantity, &["10", "1", ""]), Action::Leave(quantity));
    assert_eq!(number(&state, QUANTITY), None);
    let state = act(state, Action::Undo);
    assert_eq!((number(&state, QUANTITY), state.can_undo()), (Some(dec!(105)), false));
}

#[test]
fn the_beginning_of_a_number_is_never_kept() {
    let quantity = field(QUANTITY);
    let go = |route| Action::Go(route);
    let scope = Route::Study { id: "s".to_owned(), section: Section::Scope };
    for end in [Action::Undo, go(scope), go(Route::Page(Page::Help)), Action::TakeBack(quantity.clone())] {
        let state = act(texts(stated(), &quantity, &["10", "1", ""]), end.clone());
        assert_eq!(state.library.get("s").unwrap().study().outcomes, study_of(&stated()).outcomes, "{end:?}");
    }
    let state = act(texts(stated(), &quantity, &["5", "", "-"]), Action::Leave(quantity.clone()));
    assert!(state.draft(&quantity).is_some_and(|draft| draft.refusal.is_some()));
    assert_eq!(number(&state, QUANTITY), Some(dec!(105)));
}

/// A keyboard command may change the study while a number is being typed.
#[test]
fn a_number_is_restored_across_another_edit() {
    let quantity = field(QUANTITY);
    let title = Action::Edit(Edit::SetText(retombees::study::TextField::Title, "T".to_owned()));
    for end in [Action::Type(quantity.clone(), "8x".to_owned()), Action::TakeBack(quantity.clone())] {
        let state = replay(stated(), vec![Action::Type(quantity.clone(), "8".to_owned()), title.clone(), end.clone()]);
        assert_eq!((number(&state, QUANTITY), &*study_of(&state).title), (Some(dec!(105)), "T"), "{end:?}");
    }
}

#[test]
fn a_refused_text_waits_while_the_study_is_closed() {
    let quantity = field(QUANTITY);
    let refused = act(texts(stated(), &quantity, &["8m"]), Action::Leave(quantity.clone()));
    let back = Action::Go(Route::Study { id: "s".to_owned(), section: Section::Outcomes });
    let elsewhere = [
        Action::Go(Route::Page(Page::Help)),
        Action::Go(Route::Studies),
        Action::AddStudy(Box::new(Study { outcomes: study_of(&stated()).outcomes.clone(), ..named("other", "") })),
    ];
    for away in elsewhere {
        let state = replay(refused.clone(), vec![away.clone(), Action::SetLanguage(Language::English), back.clone()]);
        assert_eq!(state.draft(&quantity).map(|draft| draft.text.as_str()), Some("8m"), "{away:?}");
    }
}

#[test]
fn what_is_typed_over_a_refused_text_is_read_as_the_page_reads() {
    let quantity = field(QUANTITY);
    let french = act(texts(stated(), &quantity, &["8m"]), Action::Leave(quantity.clone()));
    let english = texts(act(french, Action::SetLanguage(Language::English)), &quantity, &["1.5"]);
    assert_eq!(
        (english.draft(&quantity).unwrap().language, number(&english, QUANTITY)),
        (Language::English, Some(dec!(1.5)))
    );
}

#[test]
fn a_pasted_number_takes_the_place_of_an_emptied_cell() {
    let quantity = field(QUANTITY);
    let state = texts(stated(), &quantity, &[""]);
    let paste = |cell: &str| {
        let at = Start { outcome: "o".to_owned(), column: MapColumn::Number(PartField::Quantity) };
        Action::Edit(Edit::PasteBlock {
            at,
            rows: vec![vec![cell.to_owned()]],
            language: Language::English,
            new_ids: Vec::new(),
            shares: None,
        })
    };
    let state = replay(state, vec![paste("70"), Action::Leave(quantity.clone())]);
    assert_eq!((number(&state, QUANTITY), state.draft(&quantity)), (Some(dec!(70)), None));
}

#[test]
fn a_refused_text_does_not_move_to_the_neighbour() {
    let change = |value| Override {
        target: QUANTITY.to_owned(),
        operation: Operation::Scale,
        value: Estimate::of(value),
        ..Override::default()
    };
    let scenario =
        Scenario { id: "c".to_owned(), overrides: vec![change(dec!(1)), change(dec!(1))], ..Scenario::default() };
    let study = Study { scenarios: vec![Shared::new(scenario)], ..(*study_of(&stated())).clone() };
    let changes = Changes::Scenario("c".to_owned());
    let first = TypedField::Number(NumberField::Override(changes.clone(), 0));
    let state = act(texts(open(study), &first, &["abc"]), Action::Leave(first.clone()));
    assert!(state.draft(&first).is_some());
    let state = act(state, Action::Edit(Edit::Scenario(ScenarioEdit::RemoveOverride(changes, 0))));
    assert_eq!(state.draft(&first), None);
}

/// An override that the page accepts can be written, and read back: of an effect, whose range says its standard error, too.
#[test]
fn an_override_of_an_effect_keeps_its_value_within_its_range() {
    let range = Some(Range { low: dec!(0.03), high: dec!(0.13) });
    let value = Estimate { range, shape: Some(RangeShape::Normal), ..Estimate::of(dec!(0.08)) };
    let change = Override { target: EFFECT.to_owned(), operation: Operation::Set, value, ..Override::default() };
    let scenario = Scenario { id: "c".to_owned(), overrides: vec![change], ..Scenario::default() };
    let study = Study { scenarios: vec![Shared::new(scenario)], ..(*study_of(&half_stated())).clone() };
    let number = TypedField::Number(NumberField::Override(Changes::Scenario("c".to_owned()), 0));
    for text in ["50", "5", "7", "8", "-3"] {
        let state = act(texts(open(study.clone()), &number, &[text]), Action::Leave(number.clone()));
        let written = retombees::file::write(study_of(&state));
        assert_eq!(retombees::file::read(written.as_bytes()).as_ref(), Ok(study_of(&state)), "{text}");
        let refusal = state.draft(&number).and_then(|draft| draft.refusal.clone());
        assert_eq!(matches!(refusal, Some(Refusal::NotAdmissible(..))), text != "8", "{text}");
    }
}

#[test]
fn an_edit_that_succeeds_answers_the_refusal_before_it() {
    let refused = act(stated(), Action::Edit(Edit::SetValue(target(QUANTITY), Some(dec!(-1)))));
    assert!(matches!(refused.notice, Some(Notice::Refused(..))));
    let state = act(refused, Action::Edit(Edit::SetValue(target(QUANTITY), Some(dec!(3)))));
    assert_eq!(state.notice, None);
}

/// The counts of a survey wait for one another, as bounds do; together they state the value and its range.
#[test]
fn a_survey_states_a_share_once_both_counts_are_there() {
    let outcome = Outcome { id: "o".to_owned(), deadweight: Some(Estimate::of(dec!(0.5))), ..Outcome::default() };
    let start = open(Study { outcomes: vec![Shared::new(outcome)], ..named("s", "") });
    let path = "outcomes/o/deadweight";
    let count = |count| TypedField::Number(NumberField::Sample(target(path), count));
    let stated = |state: &State| target(path).get(study_of(state)).unwrap();
    let counts = |state: &State| stated(state).sample.map(|it| (it.n, it.positives, it.of));
    let waiting = texts(start, &count(SampleCount::Answered), &["6", "60"]);
    assert_eq!(stated(&waiting), Estimate::of(dec!(0.5)), "one count says nothing yet");
    let field = count(SampleCount::Answered);
    assert_eq!(waiting.draft(&field).unwrap().refusal, Some(Refusal::HalfSample));
    let both = texts(waiting, &count(SampleCount::Positives), &["1", "15"]);
    assert_eq!((counts(&both), stated(&both).value, stated(&both).point()), (Some((60, 15, None)), None, dec!(0.25)));
    assert_eq!(both.draft(&field), None, "the count that waited is stated");
    let of_all = texts(both.clone(), &count(SampleCount::All), &["24", "240"]);
    assert_eq!(counts(&of_all), Some((60, 15, Some(240))));
    // More yes than answers: the survey stays as it was, and the text with its reason.
    let refused = texts(of_all, &count(SampleCount::Positives), &["61"]);
    assert_eq!(counts(&refused), Some((60, 15, Some(240))));
    // Without both counts, the share stays as the value.
    let leave = |state: State, which| {
        let state = texts(state, &count(which), &[""]);
        replay(state, vec![Action::Leave(count(which))])
    };
    let cleared = leave(leave(both, SampleCount::Positives), SampleCount::Answered);
    assert_eq!((counts(&cleared), stated(&cleared).value), (None, Some(dec!(0.25))));
}

/// What was found since is beside the number, and has no part in it.
#[test]
fn what_was_found_since_is_typed_beside_the_number() {
    let start = stated();
    let found = TypedField::Number(NumberField::Actual(target(QUANTITY)));
    let state = texts(start, &found, &["9", "98"]);
    let number = target(QUANTITY).get(study_of(&state)).unwrap();
    assert_eq!((number.value, number.actual), (Some(dec!(105)), Some(dec!(98))));
    let left = replay(state, vec![Action::Leave(found.clone())]);
    let state = texts(left, &found, &["-2"]);
    assert_eq!(target(QUANTITY).get(study_of(&state)).unwrap().actual, Some(dec!(98)), "no quantity is below 0");
    let state = replay(texts(state, &found, &[""]), vec![Action::Leave(found)]);
    assert_eq!(target(QUANTITY).get(study_of(&state)).unwrap().actual, None);
}

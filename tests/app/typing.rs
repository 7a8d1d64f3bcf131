//! Typing as a pure reducer: keys, refusals, leaving a field, Escape, undo, change of language, and a render that lags behind
//! the keys.

use crate::{named, open, replay, study_of, target};
use proptest::prelude::*;
use retombees::app::{
    Action, Bound, Draft, Edit, NumberField, PartKind, Refusal, Route, Section, State, TypedField, update,
};
use retombees::number::read::ReadError;
use retombees::number::{Decimal, Language};
use retombees::present::Catalog;
use retombees::study::{Estimate, Outcome, Range, Shared, Study, TextField, Volume};
use rust_decimal::dec;

const QUANTITY: &str = "outcomes/o/quantity";

/// The field of a number.
pub(crate) fn field(path: &str) -> TypedField {
    TypedField::Number(NumberField::Value(target(path)))
}

fn bound(path: &str, bound: Bound) -> TypedField {
    TypedField::Number(NumberField::Bound(target(path), bound))
}

/// A study whose outcome "o" has a quantity of 7, between 5 and 9, and a deadweight of 20 %.
fn start() -> State {
    let range = Some(Range { low: dec!(5), high: dec!(9) });
    let outcome = Outcome {
        id: "o".to_owned(),
        volume: Volume::Single(Estimate { range, ..Estimate::of(dec!(7)) }),
        deadweight: Some(Estimate::of(dec!(0.2))),
        ..Outcome::default()
    };
    open(Study { outcomes: vec![Shared::new(outcome)], ..named("s", "") })
}

/// The text typed key by key, in the place of what stood there.
pub(crate) fn keys(state: State, field: &TypedField, text: &str) -> State {
    let lengths = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let typed = lengths.map(|end| Action::Type(field.clone(), text[..end].to_owned()));
    replay(state, typed.collect())
}

/// The state after one action.
pub(crate) fn act(state: State, action: Action) -> State {
    replay(state, vec![action])
}

#[track_caller]
fn value(state: &State, path: &str) -> Option<Decimal> {
    target(path).get(study_of(state)).map(|estimate| estimate.point())
}

fn draft<'a>(state: &'a State, field: &TypedField) -> Option<&'a Draft> {
    state.draft(field)
}

pub(crate) fn refusal(state: &State, field: &TypedField) -> Option<Refusal> {
    draft(state, field).and_then(|draft| draft.refusal.clone())
}

#[test]
fn each_key_that_makes_a_number_states_it_and_the_text_stays_until_the_field_is_left() {
    let quantity = field(QUANTITY);
    let state = keys(start(), &quantity, "8,5");
    assert_eq!(value(&state, QUANTITY), Some(dec!(8.5)));
    assert_eq!(draft(&state, &quantity).map(|draft| draft.text.as_str()), Some("8,5"));
    let left = act(state, Action::Leave(quantity.clone()));
    assert_eq!((draft(&left, &quantity), value(&left, QUANTITY)), (None, Some(dec!(8.5))));
    // One step of undo for all keys.
    let undone = act(left, Action::Undo);
    assert_eq!(value(&undone, QUANTITY), Some(dec!(7)));
    assert!(!undone.can_undo());
}

#[test]
fn a_refused_text_leaves_the_number_as_it_was_and_says_why() {
    let quantity = field(QUANTITY);
    let state = keys(start(), &quantity, "8m");
    assert_eq!(value(&state, QUANTITY), Some(dec!(7)), "the 8 before the m is not kept");
    assert!(matches!(refusal(&state, &quantity), Some(Refusal::Unread(ReadError::Unit { .. }))));
    let state = act(state, Action::Leave(quantity.clone()));
    assert_eq!(
        draft(&state, &quantity).map(|draft| draft.text.as_str()),
        Some("8m"),
        "it stays when the field is left"
    );
    // A number that is not admissible.
    let deadweight = field("outcomes/o/deadweight");
    let state = keys(state, &deadweight, "120");
    assert!(matches!(refusal(&state, &deadweight), Some(Refusal::NotAdmissible(..))));
    assert_eq!(value(&state, "outcomes/o/deadweight"), Some(dec!(0.2)));
    // And it is stated as soon as it can be.
    let state = keys(state, &deadweight, "12");
    assert_eq!((refusal(&state, &deadweight), value(&state, "outcomes/o/deadweight")), (None, Some(dec!(0.12))));
}

#[test]
fn undo_first_gives_back_a_refused_or_unfinished_text_then_undoes_acts() {
    let (quantity, deadweight) = (field(QUANTITY), field("outcomes/o/deadweight"));
    let before = act(keys(start(), &deadweight, "30"), Action::Leave(deadweight.clone()));
    for text in ["8m", "-", "", "8 8"] {
        let state = act(before.clone(), Action::Type(quantity.clone(), text.to_owned()));
        assert!(draft(&state, &quantity).is_some() && state.can_undo(), "{text:?}");
        let once = act(state, Action::Undo);
        assert_eq!(draft(&once, &quantity), None, "{text:?}");
        assert_eq!(value(&once, "outcomes/o/deadweight"), Some(dec!(0.3)), "{text:?}: the number before is not undone");
        let twice = act(once, Action::Undo);
        assert_eq!(value(&twice, "outcomes/o/deadweight"), Some(dec!(0.2)), "{text:?}");
    }
    // In another room it is not in the way.
    let state =
        act(keys(before, &quantity, "8m"), Action::Go(Route::Study { id: "s".to_owned(), section: Section::Scope }));
    let undone = act(state, Action::Undo);
    assert_eq!(value(&undone, "outcomes/o/deadweight"), Some(dec!(0.2)));
    let back = act(undone, Action::Go(Route::Study { id: "s".to_owned(), section: Section::Outcomes }));
    assert_eq!(draft(&back, &quantity).map(|draft| draft.text.as_str()), Some("8m"), "nothing typed is lost");
}

#[test]
fn an_emptied_field_is_taken_back_only_when_it_is_left() {
    let deadweight = field("outcomes/o/deadweight");
    let state = act(start(), Action::Type(deadweight.clone(), String::new()));
    assert_eq!(value(&state, "outcomes/o/deadweight"), Some(dec!(0.2)));
    let state = act(state, Action::Leave(deadweight.clone()));
    assert_eq!((draft(&state, &deadweight), value(&state, "outcomes/o/deadweight")), (None, None));
    // A sign alone is no number.
    let state = act(act(state, Action::Type(deadweight.clone(), "-".to_owned())), Action::Leave(deadweight.clone()));
    assert_eq!(refusal(&state, &deadweight), Some(Refusal::Unread(ReadError::NotANumber)));
}

#[test]
fn escape_takes_back_all_that_was_typed() {
    let quantity = field(QUANTITY);
    for text in ["8", "8m", "", "-"] {
        let state =
            act(act(start(), Action::Type(quantity.clone(), text.to_owned())), Action::TakeBack(quantity.clone()));
        assert_eq!((draft(&state, &quantity), value(&state, QUANTITY)), (None, Some(dec!(7))), "{text:?}");
        assert!(!state.can_undo(), "{text:?}: there is nothing to undo");
    }
}

#[test]
fn what_is_typed_is_read_in_the_language_in_which_it_began() {
    let deadweight = field("outcomes/o/deadweight");
    let state = act(start(), Action::SetLanguage(Language::French));
    let state = keys(state, &deadweight, "1,5");
    let state = act(state, Action::SetLanguage(Language::English));
    // In English a comma groups digits: "1,55" would be refused.
    let state = act(state, Action::Type(deadweight.clone(), "1,55".to_owned()));
    assert_eq!((refusal(&state, &deadweight), value(&state, "outcomes/o/deadweight")), (None, Some(dec!(0.0155))));
    let state = act(state, Action::Leave(deadweight.clone()));
    let state = act(state, Action::Type(deadweight.clone(), "1.5".to_owned()));
    assert_eq!(value(&state, "outcomes/o/deadweight"), Some(dec!(0.015)), "the next one in the language of the page");
}

#[test]
fn a_text_that_can_be_read_in_two_ways_waits_for_the_choice() {
    let quantity = field(QUANTITY);
    let outside = act(start(), Action::Edit(Edit::SetEstimate(target(QUANTITY), Some(Estimate::of(dec!(7))))));
    let state = act(outside, Action::Type(quantity.clone(), "1.234".to_owned()));
    assert!(matches!(refusal(&state, &quantity), Some(Refusal::Unread(ReadError::Doubtful { .. }))));
    let readings = refusal(&state, &quantity)
        .and_then(|refusal| refusal.readings(Catalog::of(Language::French)))
        .expect("two readings");
    assert_eq!(readings, ["1,234", "1234"]);
    for (text, number) in readings.into_iter().zip([dec!(1.234), dec!(1234)]) {
        let chosen = act(state.clone(), Action::ChooseReading(quantity.clone(), text));
        assert_eq!((draft(&chosen, &quantity), value(&chosen, QUANTITY)), (None, Some(number)));
    }
}

#[test]
fn a_page_drawn_behind_the_keys_is_older_than_the_text() {
    let quantity = field(QUANTITY);
    let first = keys(start(), &quantity, "8");
    let second = act(first.clone(), Action::Type(quantity.clone(), "8,".to_owned()));
    let third = act(second.clone(), Action::Type(quantity.clone(), "8,2".to_owned()));
    let edits: Vec<u64> = [&first, &second, &third].map(|state| draft(state, &quantity).unwrap().edit).to_vec();
    assert!(edits.is_sorted() && edits[0] < edits[1] && edits[1] < edits[2], "{edits:?}");
    // What is drawn late of an earlier state differs from the text now, and is told apart by its number.
    assert!(first.drafts.changed(&third.drafts).any(|changed| *changed == quantity));
    assert!(third.drafts.changed(&third.drafts).next().is_none());
}

#[test]
fn a_number_changed_from_elsewhere_replaces_what_is_typed() {
    let quantity = field(QUANTITY);
    let typed = keys(start(), &quantity, "8m");
    let changed = act(typed.clone(), Action::Edit(Edit::SetValue(target(QUANTITY), Some(dec!(6)))));
    assert_eq!((draft(&changed, &quantity), value(&changed, QUANTITY)), (None, Some(dec!(6))));
    // A change of something else does not.
    let other = act(typed.clone(), Action::Edit(Edit::SetValue(target("outcomes/o/deadweight"), Some(dec!(0.4)))));
    assert!(draft(&other, &quantity).is_some());
    // With its part it goes; another study has none of it.
    let removed = act(typed.clone(), Action::Edit(Edit::Remove(PartKind::Outcome, "o".to_owned())));
    assert_eq!(removed.drafts.iter().count(), 0);
    let added = act(typed, Action::AddStudy(Box::new(named("other", ""))));
    assert_eq!((draft(&added, &quantity), added.drafts.iter().count()), (None, 1));
    let deleted = act(added, Action::DeleteStudy("s".to_owned()));
    assert_eq!(deleted.drafts.iter().count(), 0);
}

#[test]
fn a_range_is_stated_when_both_bounds_are_there() {
    let (low, high) = (bound("outcomes/o/deadweight", Bound::Low), bound("outcomes/o/deadweight", Bound::High));
    let range = |state: &State| target("outcomes/o/deadweight").get(study_of(state)).unwrap().range;
    let state = act(keys(start(), &low, "10"), Action::Leave(low.clone()));
    assert_eq!((refusal(&state, &low), range(&state)), (Some(Refusal::HalfRange), None));
    let state = act(keys(state, &high, "40"), Action::Leave(high.clone()));
    assert_eq!(range(&state), Some(Range { low: dec!(0.1), high: dec!(0.4) }));
    assert_eq!(state.drafts.iter().count(), 0);
    // Both bounds are emptied: there is no range any more.
    let emptied = |state: State, field: &TypedField| {
        act(act(state, Action::Type(field.clone(), String::new())), Action::Leave(field.clone()))
    };
    let state = emptied(state, &low);
    assert_eq!((refusal(&state, &low), range(&state).is_some()), (Some(Refusal::HalfRange), true));
    let state = emptied(state, &high);
    assert_eq!((range(&state), state.drafts.iter().count()), (None, 0));
}

#[test]
fn a_text_stands_as_typed_until_it_is_left() {
    let title = TypedField::Text(TextField::Title);
    let state = act(start(), Action::Type(title.clone(), "a\u{7}b".to_owned()));
    assert_eq!(study_of(&state).title, "ab");
    assert_eq!(draft(&state, &title).map(|draft| draft.text.as_str()), Some("a\u{7}b"));
    let state = act(state, Action::Leave(title.clone()));
    assert_eq!(draft(&state, &title), None);
    let source = TypedField::Source(target(QUANTITY));
    let state = act(keys(state, &source, "register"), Action::Leave(source));
    assert_eq!(target(QUANTITY).get(study_of(&state)).unwrap().source, "register");
}

#[test]
fn settings_are_typed_like_numbers_and_come_back_to_the_usual_ones() {
    let threshold = TypedField::Number(NumberField::Threshold);
    let state = keys(start(), &threshold, "1,5");
    assert_eq!(study_of(&state).threshold.0, dec!(1.5));
    let state = act(state, Action::Type(threshold.clone(), "-1".to_owned()));
    assert!(matches!(refusal(&state, &threshold), Some(Refusal::NotAdmissible(..))));
    assert_eq!(study_of(&state).threshold.0, dec!(1), "as before the typing");
    let width = TypedField::Number(NumberField::JudgedWidth);
    let state = act(keys(state, &width, "35"), Action::Leave(width.clone()));
    assert_eq!(state.workspace.uncertainty.default_ranges.judged, dec!(0.35));
    let state = act(act(state, Action::Type(width.clone(), String::new())), Action::Leave(width));
    assert_eq!(state.workspace.uncertainty.default_ranges.judged, dec!(0.2));
}

#[test]
fn a_seed_is_a_whole_number_of_64_bits() {
    let seed = TypedField::Number(NumberField::Seed);
    for (text, expected, is_refused) in [
        ("18446744073709551615", u64::MAX, false),
        ("18446744073709551616", 1, true),
        ("1,5", 1, true),
        ("-1", 1, true),
        ("0", 0, false),
    ] {
        let state = act(start(), Action::Type(seed.clone(), text.to_owned()));
        assert_eq!((study_of(&state).seed.0, refusal(&state, &seed).is_some()), (expected, is_refused), "{text}");
    }
}

proptest! {
    /// Whatever is typed, left, taken back and undone: a field without a draft shows the number of the study, a refused draft
    /// leaves it admissible, and undoing everything ends at the start.
    #[test]
    fn typing_never_loses_the_way_back(acts in proptest::collection::vec((0..6_u8, 0..3_u8, "[-0-9,.m ]{0,4}"), 0..40)) {
        let fields = [field(QUANTITY), field("outcomes/o/deadweight"), bound(QUANTITY, Bound::Low)];
        let mut state = start();
        let first = study_of(&state).clone();
        for (kind, which, text) in acts {
            let field = fields[usize::from(which)].clone();
            let action = match kind {
                0..=2 => Action::Type(field.clone(), text),
                3 => Action::Leave(field.clone()),
                4 => Action::TakeBack(field.clone()),
                _ => Action::Undo,
            };
            state = update(&state, action).unwrap_or(state);
            for path in [QUANTITY, "outcomes/o/deadweight"] {
                if let Some(estimate) = target(path).get(study_of(&state)) {
                    prop_assert!(target(path).check(&estimate).is_ok());
                }
            }
        }
        let mut steps = 0;
        while let Some(next) = update(&state, Action::Undo) {
            state = next;
            steps += 1;
            prop_assert!(steps < 1_000, "undo has an end");
        }
        prop_assert_eq!(study_of(&state), &first);
    }
}

/// "12 ; 14 ; 15" in a quantity states three years when the field is left, in one step; the other way there is one field each.
#[test]
fn the_quantities_of_several_years_are_typed_at_once() {
    let quantity = "outcomes/o/quantity";
    let field = TypedField::Number(NumberField::Value(target(quantity)));
    let typed = |text: &str| act(start(), Action::Type(field.clone(), text.to_owned()));
    let years = |state: &State| -> Vec<Decimal> {
        study_of(state).outcomes[0].volume.cohorts().iter().map(Estimate::point).collect()
    };
    let before = years(&start());
    for text in ["12 ; 14 ; 15", "12;14;15", "12 ; 14 ; 15 ;"] {
        let state = typed(text);
        assert_eq!(
            (years(&state), refusal(&state, &field)),
            (before.clone(), None),
            "{text}: nothing before it is left"
        );
        let state = act(state, Action::Leave(field.clone()));
        assert_eq!(years(&state), [dec!(12), dec!(14), dec!(15)], "{text}");
        assert_eq!(years(&act(state, Action::Undo)), before, "{text}");
    }
    // With one semicolon it is the range that it is in any other number.
    for text in ["10 ; 14", "12 (10 ; 14)", "12 [10;14]"] {
        let state = act(typed(text), Action::Leave(field.clone()));
        assert_eq!((refusal(&state, &field), years(&state)), (None, vec![dec!(12)]), "{text}");
        let range = study_of(&state).outcomes[0].volume.cohorts()[0].range;
        assert_eq!(range, Some(Range { low: dec!(10), high: dec!(14) }), "{text}");
    }
    // Undo first takes back the list that is being typed, and no change made before it.
    let state = act(act(typed("99"), Action::Leave(field.clone())), Action::Type(field.clone(), "12;14;15".to_owned()));
    assert_eq!(years(&act(state.clone(), Action::Undo)), [dec!(99)]);
    // Leaving the room states it.
    let elsewhere = Route::Study { id: study_of(&state).id.clone(), section: Section::Result };
    let state = act(state, Action::Go(elsewhere));
    assert_eq!(years(&state), [dec!(12), dec!(14), dec!(15)]);
    // What is no number is refused, and so is a range in a list; nothing is lost.
    for text in ["12 ; x ; 3", "12 ;; 15", "12 ; -1 ; 3", "12 ; 14 (13 ; 15) ; 16"] {
        let state = act(typed(text), Action::Leave(field.clone()));
        assert!(refusal(&state, &field).is_some(), "{text}");
        assert_eq!(years(&state), before, "{text}");
    }
}

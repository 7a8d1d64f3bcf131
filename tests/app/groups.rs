//! Edits correlation groups, through actions only.

use crate::{add, named, open, replay, said, study_of, text};
use retombees::app::{Action, Edit, EditError, PartKind, State};
use retombees::number::Decimal;
use retombees::study::limits::MAX_MEMBERS;
use retombees::study::{Correlation, FieldError, TextField};
use rust_decimal::dec;

const QUANTITY: &str = "outcomes/o/quantity";
const PROXY: &str = "outcomes/o/proxy";

fn member(group: &str, path: &str, is_in: bool) -> Action {
    Action::Edit(Edit::SetMember(group.to_owned(), path.to_owned(), is_in))
}

fn correlation(group: &str, value: Decimal) -> Action {
    Action::Edit(Edit::SetCorrelation(group.to_owned(), value))
}

/// A study with an outcome and a group of two of its numbers, and one that is empty.
fn grouped() -> State {
    let actions = vec![
        add(PartKind::Outcome, "o"),
        add(PartKind::Correlation, "g"),
        text(TextField::CorrelationName("g".to_owned()), "La météo"),
        member("g", QUANTITY, true),
        member("g", PROXY, true),
        add(PartKind::Correlation, "h"),
    ];
    replay(open(named("a", "A")), actions)
}

fn group<'a>(state: &'a State, id: &str) -> &'a Correlation {
    study_of(state).correlation(id).unwrap()
}

#[track_caller]
fn refused(state: &State, action: Action, why: EditError) {
    let Action::Edit(edit) = &action else { panic!("an edit") };
    assert_eq!(edit.apply(study_of(state)), Err(why), "{action:?}");
    said(state, &action);
}

#[test]
fn a_group_has_a_usual_correlation_a_name_and_members() {
    let state = grouped();
    let found = group(&state, "g");
    assert_eq!((found.name.as_str(), found.rank_correlation), ("La météo", dec!(0.6)));
    assert_eq!(found.members, [QUANTITY, PROXY]);
    assert!(found.has_effect() && !group(&state, "h").has_effect());
    let state = replay(state, vec![member("g", QUANTITY, false)]);
    assert_eq!(group(&state, "g").members, [PROXY]);
}

#[test]
fn a_number_is_in_one_group_at_most_and_once() {
    let state = grouped();
    for (id, path) in [("h", QUANTITY), ("g", QUANTITY), ("g", "no path"), ("nobody", "outcomes/o/deadweight")] {
        refused(&state, member(id, path, true), EditError::Nothing);
    }
    refused(&state, member("h", QUANTITY, false), EditError::Nothing);
    let state = replay(state, vec![member("g", QUANTITY, false), member("h", QUANTITY, true)]);
    assert_eq!(group(&state, "h").members, [QUANTITY]);
}

#[test]
fn a_group_is_full_where_a_file_would_be_refused() {
    let path = |n: usize| format!("inputs/i{n}/quantity");
    let state = replay(grouped(), (0..MAX_MEMBERS).map(|n| member("h", &path(n), true)).collect());
    assert_eq!(group(&state, "h").members.len(), MAX_MEMBERS);
    refused(&state, member("h", &path(MAX_MEMBERS), true), EditError::Nothing);
    let state = replay(state, vec![member("h", &path(0), false), member("h", &path(MAX_MEMBERS), true)]);
    assert_eq!(group(&state, "h").members.last(), Some(&path(MAX_MEMBERS)));
}

#[test]
fn a_correlation_is_from_0_to_1_and_typing_it_is_one_step() {
    let state = grouped();
    refused(&state, correlation("g", dec!(1.1)), FieldError::TooLarge { value: dec!(1.1), max: dec!(1) }.into());
    let low = FieldError::TooSmall { value: dec!(-0.1), min: dec!(0), above: false };
    refused(&state, correlation("g", dec!(-0.1)), low.into());
    let typed =
        vec![correlation("g", dec!(0)), correlation("g", dec!(0.9)), correlation("g", dec!(0.95)), Action::Settle];
    let state = replay(state, typed);
    assert_eq!(group(&state, "g").rank_correlation, dec!(0.95));
    let state = replay(state, vec![Action::Undo]);
    assert_eq!(group(&state, "g").rank_correlation, dec!(0.6));
}

#[test]
fn a_copy_has_no_members_and_what_goes_leaves_its_path() {
    let state = replay(
        grouped(),
        vec![
            Action::Edit(Edit::Duplicate(PartKind::Correlation, "g".to_owned(), "i".to_owned())),
            Action::Edit(Edit::Duplicate(PartKind::Outcome, "o".to_owned(), "p".to_owned())),
            Action::Edit(Edit::Remove(PartKind::Outcome, "o".to_owned())),
        ],
    );
    assert_eq!(group(&state, "i").members, [""; 0]);
    assert_eq!(group(&state, "g").members, [QUANTITY, PROXY], "its outcome may come back by undo");
    assert_eq!(study_of(&state).correlation_of("outcomes/p/quantity"), None);
    let mut state = replay(state, vec![Action::Edit(Edit::Remove(PartKind::Correlation, "g".to_owned()))]);
    assert_eq!(study_of(&state).correlation("g"), None);
    while state.can_undo() {
        state = replay(state, vec![Action::Undo]);
    }
    assert_eq!(study_of(&state), &named("a", "A"));
}

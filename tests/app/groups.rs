//! Edits correlation groups, through actions only.

use crate::{add, named, open, replay, said, study_of, target, text};
use retombees::analysis::DefaultRanges;
use retombees::app::{Action, Derived, Edit, EditError, PartKind, State, alike};
use retombees::number::Decimal;
use retombees::study::limits::MAX_MEMBERS;
use retombees::study::{Basis, Correlation, Estimate, FieldError, NumberPath, Shared, TextField};
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

/// Two inputs of the same value and range, and a third of the same value with another one.
fn twins() -> State {
    let ids = ["i", "j", "k"];
    let mut acts: Vec<Action> = ids.map(|id| add(PartKind::Input, id)).to_vec();
    for (id, basis) in ids.into_iter().zip([Basis::Judged, Basis::Judged, Basis::Unknown]) {
        let stated = Estimate { basis: Some(basis), ..Estimate::of(dec!(30)) };
        acts.push(Action::Edit(Edit::SetEstimate(target(&format!("inputs/{id}/unit_value")), Some(stated))));
    }
    replay(open(named("a", "A")), acts)
}

fn found(state: &State) -> Vec<Vec<String>> {
    let derived = Derived::of(Shared::new(study_of(state).clone()));
    let sets = alike(study_of(state), &derived.ranges(&DefaultRanges::default()));
    sets.iter().map(|set| set.paths.iter().map(NumberPath::to_string).collect()).collect()
}

#[test]
fn numbers_of_one_value_and_one_range_are_tied_in_one_act() {
    let state = twins();
    let pair = ["inputs/i/unit_value", "inputs/j/unit_value"];
    assert_eq!(found(&state), [pair]);
    let tie = |paths: &[&str]| {
        let paths = paths.iter().map(|path| target(path)).collect();
        Action::Edit(Edit::Tie("g".to_owned(), "Le même".to_owned(), paths))
    };
    let tied = replay(state.clone(), vec![tie(&pair)]);
    let made = group(&tied, "g");
    assert_eq!(
        (made.name.as_str(), made.rank_correlation, made.members.as_slice()),
        ("Le même", dec!(1), &pair.map(str::to_owned)[..])
    );
    assert!(found(&tied).is_empty(), "what is tied is offered no more");
    assert_eq!(study_of(&replay(tied.clone(), vec![Action::Undo])), study_of(&state));
    // One number, one that is there twice, one in a group already.
    refused(&state, tie(&pair[..1]), EditError::Nothing);
    refused(&state, tie(&[pair[0], pair[0]]), EditError::Nothing);
    refused(&tied, tie(&["inputs/k/unit_value", pair[0]]), EditError::Nothing);
}

//! The state of the page: replays lists of actions, and checks what holds for every edit.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

#[path = "../support/mod.rs"]
#[allow(unreachable_pub, dead_code, reason = "shared by several test files, each of which uses a part")]
mod support;

mod aids;
mod edits;
mod following;
mod groups;
mod other_tab;
mod outcome_edits;
mod pasting;
mod preview;
mod scenario_edits;
mod tables;
mod trial_edits;
mod typing;
mod typing_beside;
mod typing_ranges;

use retombees::app::{
    Action, Edit, EditError, Library, Notice, PartKind, Route, SaveState, Section, SeriesEdit, State, StorageProblem,
    update,
};
use retombees::number::{Decimal, Language};
use retombees::study::{Discounting, Estimate, NumberPath, Outcome, Range, Shared, Study, TextField};
use rust_decimal::dec;

fn named(id: &str, title: &str) -> Study {
    Study { id: id.to_owned(), title: title.to_owned(), ..Study::default() }
}

/// A state in which a study is open.
fn open(study: Study) -> State {
    let route = Route::study(&study, Section::Outcomes);
    State { library: Library::new(vec![study]), route, ..State::default() }
}

/// The state after all actions; one that changes nothing leaves it as it is.
fn replay(state: State, actions: Vec<Action>) -> State {
    actions.into_iter().fold(state, |state, action| update(&state, action).unwrap_or(state))
}

/// An edit that is refused changes nothing and says why.
#[track_caller]
fn said(state: &State, action: &Action) {
    let Action::Edit(edit) = action else { panic!("{action:?} is no edit") };
    let Err(why) = edit.apply(study_of(state)) else { panic!("{edit:?} is not refused") };
    let after = update(state, action.clone());
    if why == EditError::Nothing {
        assert_eq!(after, None, "{edit:?}");
    } else {
        let notice = Some(Notice::Refused(why, edit.unit()));
        assert_eq!(after, Some(State { notice, ..state.clone() }), "{edit:?}");
    }
}

fn ids(state: &State) -> Vec<&str> {
    state.library.documents().iter().map(|document| document.id()).collect()
}

fn titles(state: &State) -> Vec<&str> {
    state.library.documents().iter().map(|document| document.study().title.as_str()).collect()
}

#[track_caller]
fn study_of(state: &State) -> &Study {
    state.open().expect("a study is open").study()
}

fn target(path: &str) -> NumberPath {
    NumberPath::parse(path).unwrap_or_else(|| panic!("{path} is no path"))
}

fn set(path: &str, value: Decimal) -> Action {
    Action::Edit(Edit::SetValue(target(path), Some(value)))
}

fn text(field: TextField, words: &str) -> Action {
    Action::Edit(Edit::SetText(field, words.to_owned()))
}

fn add(kind: PartKind, id: &str) -> Action {
    Action::Edit(Edit::Add(kind, id.to_owned()))
}

#[test]
fn a_study_is_made_from_nothing_by_actions_alone() {
    let actions = vec![
        Action::AddStudy(Box::new(named("s", ""))),
        text(TextField::Title, "Tutorat"),
        add(PartKind::Stakeholder, "people"),
        text(TextField::StakeholderName("people".to_owned()), "Étudiants"),
        set("stakeholders/people/headcount", dec!(40)),
        add(PartKind::Input, "grant"),
        set("inputs/grant/unit_value", dec!(1000)),
        add(PartKind::Outcome, "skill"),
        Action::Edit(Edit::SetOutcomeStakeholder("skill".to_owned(), "people".to_owned())),
        set("outcomes/skill/quantity", dec!(10)),
        set("outcomes/skill/proxy", dec!(250)),
        set("outcomes/skill/deadweight", dec!(0.2)),
        set("discounting/rate", dec!(0.032)),
    ];
    let state = replay(State::default(), actions.clone());
    let study = study_of(&state);
    assert_eq!((study.title.as_str(), study.stakeholders[0].headcount), ("Tutorat", Some(40)));
    assert_eq!(study.outcomes[0].stakeholder, "people");
    assert_eq!(target("outcomes/skill/deadweight").get(study), Some(Estimate::of(dec!(0.2))));
    assert_eq!(study.discounting, Some(Discounting::single(dec!(0.032), "")));
    assert_eq!(state.route, Route::Study { id: "s".to_owned(), section: Section::Scope });
    assert_eq!(replay(State::default(), actions.clone()), state, "the same actions give the same state");

    // All the way back, and all the way forth.
    let edits = actions.len() - 1;
    let back = replay(state.clone(), vec![Action::Undo; edits]);
    assert_eq!(*study_of(&back), named("s", ""));
    assert!(!back.can_undo() && update(&back, Action::Undo).is_none());
    let forth = replay(back, vec![Action::Redo; edits]);
    assert_eq!(study_of(&forth), study_of(&state));
    assert!(!forth.can_redo() && update(&forth, Action::Redo).is_none());
}

#[test]
fn the_language_changes_and_the_work_stays() {
    let state =
        replay(open(named("s", "Titre")), vec![text(TextField::Notes, "n"), Action::Notify(Notice::Imported(2))]);
    let english = update(&state, Action::SetLanguage(Language::English)).unwrap();
    assert_eq!(english, State { language: Language::English, ..state.clone() });
    assert!(english.can_undo());
    assert_eq!(update(&english, Action::SetLanguage(Language::English)), None);
    assert_eq!(update(&english, Action::SetLanguage(state.language)), Some(state));
}

#[test]
fn what_is_typed_in_one_field_is_one_step_until_the_person_leaves_it() {
    let quantity = |value| set("outcomes/o/quantity", value);
    let start = replay(open(named("s", "")), vec![add(PartKind::Outcome, "o")]);
    let typed = replay(start.clone(), vec![quantity(dec!(1)), quantity(dec!(12)), quantity(dec!(120))]);
    assert_eq!(study_of(&update(&typed, Action::Undo).unwrap()), study_of(&start));

    let settled = replay(typed.clone(), vec![Action::Settle, quantity(dec!(7))]);
    assert_eq!(study_of(&update(&settled, Action::Undo).unwrap()), study_of(&typed));
    assert_eq!(update(&update(&typed, Action::Settle).unwrap(), Action::Settle), None, "settled once is settled");

    // Another field, another room and an undo each end the step too.
    for between in [
        text(TextField::Title, "x"),
        Action::Go(Route::Study { id: "s".to_owned(), section: Section::Result }),
        Action::Undo,
    ] {
        let one = replay(start.clone(), vec![quantity(dec!(5)), Action::Settle, quantity(dec!(6))]);
        let two = replay(one, vec![between.clone()]);
        let three = replay(two.clone(), vec![quantity(dec!(9))]);
        assert_eq!(study_of(&update(&three, Action::Undo).unwrap()), study_of(&two), "{between:?}");
    }
}

#[test]
fn a_refused_number_leaves_everything_as_it_is() {
    let outcome = Outcome {
        id: "o".to_owned(),
        deadweight: Some(Estimate {
            range: Some(Range { low: dec!(0.1), high: dec!(0.3) }),
            ..Estimate::of(dec!(0.2))
        }),
        ..Outcome::default()
    };
    let state = open(Study { outcomes: vec![Shared::new(outcome)], ..named("s", "") });
    for (path, value) in [
        ("outcomes/o/deadweight", dec!(1.5)),
        ("outcomes/o/deadweight", dec!(-0.1)),
        ("outcomes/o/quantity", dec!(-1)),
        ("outcomes/o/first_year", dec!(2.5)),
        ("outcomes/o/duration", dec!(101)),
        ("outcomes/o/cohorts/0", dec!(1)),
        ("outcomes/nobody/quantity", dec!(1)),
        ("inputs/nobody/quantity", dec!(1)),
        ("discounting/rate", dec!(-1)),
        ("discounting/rates/1/rate", dec!(0.02)),
        ("price_year", dec!(20)),
    ] {
        let action = set(path, value);
        said(&state, &action);
        assert!(!action.is_valid(&state), "{path} = {value}");
    }
    let same = set("outcomes/o/deadweight", dec!(0.2));
    assert_eq!(update(&state, same), None, "stating what is stated changes nothing");
}

#[test]
fn a_deleted_study_comes_back_to_its_place_with_its_past() {
    let library = Library::new(vec![named("a", "A"), named("b", "B"), named("c", "C")]);
    let state =
        State { library, route: Route::Study { id: "b".to_owned(), section: Section::Inputs }, ..State::default() };
    let edited = replay(state, vec![text(TextField::Notes, "kept")]);
    let deleted = update(&edited, Action::DeleteStudy("b".to_owned())).unwrap();
    assert_eq!((ids(&deleted), &deleted.route), (vec!["a", "c"], &Route::Studies));
    assert_eq!(deleted.notice, Some(Notice::Deleted("B".to_owned())));
    let back = update(&deleted, Action::Undo).unwrap();
    assert_eq!((ids(&back), back.notice.as_ref()), (vec!["a", "b", "c"], None));
    assert_eq!(back.library.get("b").map(|it| &it.history), edited.library.get("b").map(|it| &it.history));
    assert_eq!(ids(&update(&back, Action::Redo).unwrap()), ["a", "c"]);
    assert_eq!(update(&back, Action::DeleteStudy("x".to_owned())), None);
    // Deleting a study that is not open leaves the person where they are.
    let stays = update(&edited, Action::DeleteStudy("a".to_owned())).unwrap();
    assert_eq!(stays.route, edited.route);
}

#[test]
fn studies_are_copied_and_renamed_in_the_list() {
    let state = State { library: Library::new(vec![named("a", "A"), named("b", "B")]), ..State::default() };
    let copy = |id: &str, new_id: &str| Action::DuplicateStudy {
        id: id.to_owned(),
        new_id: new_id.to_owned(),
        title: "Copie".to_owned(),
    };
    let copied = update(&state, copy("a", "n")).unwrap();
    assert_eq!((ids(&copied), titles(&copied)), (vec!["a", "b", "n"], vec!["A", "B", "Copie"]));
    for refused in [copy("a", "b"), copy("a", ""), copy("x", "n")] {
        assert_eq!(update(&state, refused), None);
    }
    let rename = |title: &str| Action::RenameStudy { id: "a".to_owned(), title: title.to_owned() };
    let renamed = update(&copied, rename("Neuf\u{0}")).unwrap();
    assert_eq!(titles(&renamed), ["Neuf", "B", "Copie"]);
    assert_eq!(update(&renamed, rename("Neuf")), None);
    assert_eq!(titles(&replay(renamed, vec![Action::Undo, Action::Undo])), ["A", "B"]);
}

#[test]
fn an_import_under_a_taken_id_comes_in_as_a_copy() {
    let state = State { library: Library::new(vec![named("a", "Mine")]), ..State::default() };
    let offer = |studies: Vec<Study>| Action::OfferImport(studies.into_iter().map(Shared::new).collect());
    let other = |id: &str| (id.to_owned(), "Copie".to_owned());
    let offered = update(&state, offer(vec![named("a", "Theirs"), named("b", "B"), named("", "No id")])).unwrap();
    assert_eq!(offered.library, state.library, "nothing comes in before it is accepted");

    let accepted = update(&offered, Action::AcceptImport(vec![other("n1"), other("n2"), other("n3")])).unwrap();
    assert_eq!(ids(&accepted), ["a", "n1", "b", "n3"]);
    assert_eq!(titles(&accepted), ["Mine", "Copie", "B", "Copie"]);
    assert_eq!((accepted.incoming.as_ref(), accepted.notice.as_ref()), (None, Some(&Notice::Imported(3))));
    assert_eq!(ids(&update(&accepted, Action::Undo).unwrap()), ["a"]);

    let taken = Action::AcceptImport(vec![other("a"), other("n2"), other("n3")]);
    assert_eq!(update(&offered, taken), None, "a study never replaces another one");
    let twice = update(&state, offer(vec![named("x", "1"), named("x", "2")])).unwrap();
    let twice = update(&twice, Action::AcceptImport(vec![other("y"), other("z")])).unwrap();
    assert_eq!(ids(&twice), ["a", "x", "z"]);

    let alone = replay(state.clone(), vec![offer(vec![named("b", "B")]), Action::AcceptImport(vec![other("n")])]);
    assert_eq!(alone.route, Route::Study { id: "b".to_owned(), section: Section::Scope });
    assert_eq!(update(&offered, Action::RefuseImport), Some(state.clone()));
    for idle in [Action::RefuseImport, Action::AcceptImport(vec![]), offer(vec![])] {
        assert_eq!(update(&state, idle), None);
    }
}

#[test]
fn a_study_is_only_added_under_a_free_id() {
    let state = State { library: Library::new(vec![named("a", "A")]), ..State::default() };
    assert_eq!(update(&state, Action::AddStudy(Box::new(named("a", "B")))), None);
    assert_eq!(update(&state, Action::AddStudy(Box::new(named("", "B")))), None);
    let full = Study { outcomes: vec![Shared::new(Outcome::default())], ..named("b", "B") };
    let added = update(&state, Action::AddStudy(Box::new(full))).unwrap();
    assert_eq!(added.route, Route::Study { id: "b".to_owned(), section: Section::Outcomes });
}

#[test]
fn a_person_only_goes_where_there_is_something() {
    let state = open(named("a", "A"));
    let nowhere = Route::Study { id: "x".to_owned(), section: Section::Scope };
    let told = update(&state, Action::Go(nowhere)).unwrap();
    assert_eq!(
        (&told.route, &told.notice),
        (&Route::Studies, &Some(Notice::NoStudy)),
        "the list says that it is not there"
    );
    assert_eq!(update(&state, Action::Go(state.route.clone())), None);
    let list = update(&state, Action::Go(Route::Studies)).unwrap();
    assert!(list.open().is_none());
    assert_eq!(update(&list, text(TextField::Title, "x")), None, "there is nothing to edit in the list");
}

#[test]
fn notices_and_the_state_of_saving_are_plain_facts() {
    let state = open(named("a", "A"));
    let told = update(&state, Action::Notify(Notice::NoCase)).unwrap();
    assert_eq!(told.notice, Some(Notice::NoCase));
    assert_eq!(update(&told, Action::Dismiss), Some(state.clone()));
    assert_eq!(update(&state, Action::Dismiss), None);
    let lost = SaveState::NotSaved(StorageProblem::Full);
    assert_eq!(update(&state, Action::SetSave(lost)), Some(State { save: lost, ..state.clone() }));
    assert_eq!(update(&state, Action::SetSave(state.save)), None);
}

#[test]
fn a_stakeholder_that_leaves_is_named_nowhere_any_more() {
    let actions = vec![
        add(PartKind::Stakeholder, "s"),
        add(PartKind::Input, "i"),
        add(PartKind::Outcome, "o"),
        Action::Edit(Edit::Series(vec!["i".to_owned()], SeriesEdit::SetStakeholder("s".to_owned()))),
        Action::Edit(Edit::SetOutcomeStakeholder("o".to_owned(), "s".to_owned())),
    ];
    let state = replay(open(named("a", "")), actions);
    let without = update(&state, Action::Edit(Edit::Remove(PartKind::Stakeholder, "s".to_owned()))).unwrap();
    let study = study_of(&without);
    assert_eq!((study.inputs[0].stakeholder.as_str(), study.outcomes[0].stakeholder.as_str()), ("", ""));
    assert_eq!(study_of(&update(&without, Action::Undo).unwrap()), study_of(&state));
}

#[test]
fn a_resource_over_several_years_is_changed_as_one() {
    let ids = |study: &Study| study.inputs.iter().map(|input| input.id.clone()).collect::<Vec<_>>();
    let series = |study: &Study, edit: SeriesEdit| Action::Edit(Edit::Series(ids(study), edit));
    let mut state = replay(open(named("a", "")), vec![add(PartKind::Input, "i")]);
    for edit in [
        SeriesEdit::Rename("Dons".to_owned()),
        SeriesEdit::AddYear("j".to_owned()),
        SeriesEdit::AddYear("k".to_owned()),
    ] {
        state = update(&state, series(study_of(&state), edit)).unwrap();
    }
    let study = study_of(&state).clone();
    let years: Vec<_> =
        study.inputs.iter().map(|input| (input.id.as_str(), input.label.as_str(), input.year)).collect();
    assert_eq!(years, [("i", "Dons", 0), ("j", "Dons", 1), ("k", "Dons", 2)]);
    assert_eq!(study.input_series(|_| false), [vec![0, 1, 2]]);
    assert_eq!(update(&state, series(&study, SeriesEdit::AddYear("j".to_owned()))), None, "the id is taken");
    let without = update(&state, series(&study, SeriesEdit::Remove)).unwrap();
    assert!(study_of(&without).inputs.is_empty());
    assert_eq!(without.workspace.removed.as_ref().map(|removed| removed.place), Some(0));
    let back = update(&without, Action::RestoreRemoved).unwrap();
    assert_eq!(study_of(&back), &study, "all of it comes back in one step");
}

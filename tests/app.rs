//! The state of the page: lists of actions replayed, and what must hold for every edit.

#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, reason = "a helper of a test may fail loudly")]

#[allow(unreachable_pub, dead_code, reason = "shared by several test files, each of which uses a part")]
mod support;

use proptest::prelude::*;
use retombees::app::{
    Action, Edit, Library, Notice, PartKind, Route, SaveState, Section, State, StorageProblem, update,
};
use retombees::number::{Decimal, Language};
use retombees::study::field::{InputField, OutcomeField, PartField};
use retombees::study::{
    Currency, Discounting, Estimate, InputKind, Kind, Outcome, Proxy, Purpose, Range, Role, Shared, Study, Target,
    TextField, Timing, Volume,
};
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

fn target(path: &str) -> Target {
    Target::parse(path).unwrap_or_else(|| panic!("{path} is no path"))
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
        // Inside 0 to 1, outside its own range.
        ("outcomes/o/deadweight", dec!(0.4)),
        ("outcomes/o/quantity", dec!(-1)),
        ("outcomes/o/duration", dec!(2.5)),
        ("outcomes/o/duration", dec!(101)),
        ("outcomes/o/cohorts/0", dec!(1)),
        ("outcomes/nobody/quantity", dec!(1)),
        ("inputs/nobody/quantity", dec!(1)),
        ("discounting/rate", dec!(-1)),
        ("discounting/rates/1/rate", dec!(0.02)),
        ("price_year", dec!(20)),
    ] {
        let action = set(path, value);
        assert_eq!(update(&state, action.clone()), None, "{path} = {value}");
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
    assert_eq!(alone.route, Route::Study { id: "b".to_owned(), section: Section::Outcomes });
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
    assert_eq!(update(&state, Action::Go(nowhere)), None);
    assert_eq!(update(&state, Action::Go(state.route.clone())), None);
    let list = update(&state, Action::Go(Route::Studies)).unwrap();
    assert!(list.open().is_none());
    assert_eq!(update(&list, text(TextField::Title, "x")), None, "there is nothing to edit in the list");
}

#[test]
fn notices_and_the_state_of_saving_are_plain_facts() {
    let state = open(named("a", "A"));
    let told = update(&state, Action::Notify(Notice::Damaged(1))).unwrap();
    assert_eq!(told.notice, Some(Notice::Damaged(1)));
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
        Action::Edit(Edit::SetInputStakeholder("i".to_owned(), "s".to_owned())),
        Action::Edit(Edit::SetOutcomeStakeholder("o".to_owned(), "s".to_owned())),
    ];
    let state = replay(open(named("a", "")), actions);
    let without = update(&state, Action::Edit(Edit::Remove(PartKind::Stakeholder, "s".to_owned()))).unwrap();
    let study = study_of(&without);
    assert_eq!((study.inputs[0].stakeholder.as_str(), study.outcomes[0].stakeholder.as_str()), ("", ""));
    assert_eq!(study_of(&update(&without, Action::Undo).unwrap()), study_of(&state));
}

/// One place in the list of edits for every variant: adding a variant without a test does not compile.
fn variant(edit: &Edit) -> usize {
    match edit {
        Edit::SetValue(..) => 0,
        Edit::SetEstimate(..) => 1,
        Edit::SetText(..) => 2,
        Edit::SetCurrency(_) => 3,
        Edit::SetKind(_) => 4,
        Edit::SetPurpose(_) => 5,
        Edit::SetTiming(_) => 6,
        Edit::SetSeed(_) => 7,
        Edit::AddRate => 8,
        Edit::RemoveRate(_) => 9,
        Edit::SetRole(..) => 10,
        Edit::SetInputKind(..) => 11,
        Edit::SetInputStakeholder(..) => 12,
        Edit::SetOutcomeStakeholder(..) => 13,
        Edit::SetValued(..) => 14,
        Edit::SetMaterial(..) => 15,
        Edit::SetYearly(..) => 16,
        Edit::AddCohort(_) => 17,
        Edit::RemoveCohort(_) => 18,
        Edit::Add(..) => 19,
        Edit::Duplicate(..) => 20,
        Edit::Move(..) => 21,
        Edit::Remove(..) => 22,
    }
}
const VARIANTS: usize = 23;

/// Every edit that could be tried on a study, with values that are admissible, refused, and the same as before.
fn edits(study: &Study, value: Decimal) -> Vec<Edit> {
    let mut edits = vec![
        Edit::SetCurrency(Currency::new("CHF").unwrap()),
        Edit::SetSeed(7),
        Edit::AddRate,
        Edit::RemoveRate(0),
        Edit::RemoveRate(1),
    ];
    edits.extend(Kind::ALL.iter().map(|kind| Edit::SetKind(*kind)));
    edits.extend(Purpose::ALL.iter().map(|purpose| Edit::SetPurpose(Some(*purpose))));
    edits.push(Edit::SetPurpose(None));
    edits.extend(Timing::ALL.iter().map(|timing| Edit::SetTiming(*timing)));
    let mut targets = vec![Target::PriceYear, Target::Rate, Target::LaterRate(1), Target::LaterRateYear(1)];
    let mut texts =
        vec![TextField::Title, TextField::Organisation, TextField::Notes, TextField::Ideal, TextField::RateSource(0)];
    let nobody = || "nobody".to_owned();
    let parts = [
        (
            PartKind::Stakeholder,
            study.stakeholders.iter().map(|it| it.id.clone()).chain([nobody()]).collect::<Vec<_>>(),
        ),
        (PartKind::Input, study.inputs.iter().map(|it| it.id.clone()).chain([nobody()]).collect()),
        (PartKind::Outcome, study.outcomes.iter().map(|it| it.id.clone()).chain([nobody()]).collect()),
    ];
    let (stakeholders, first) = (parts[0].1.clone(), parts[0].1[0].clone());
    for (kind, ids) in parts {
        edits.extend([Edit::Add(kind, "new".to_owned()), Edit::Add(kind, first.clone())]);
        for id in ids {
            let own = || id.clone();
            edits.extend([
                Edit::Duplicate(kind, own(), "copy".to_owned()),
                Edit::Duplicate(kind, own(), own()),
                Edit::Move(kind, own(), true),
                Edit::Move(kind, own(), false),
                Edit::Remove(kind, own()),
            ]);
            match kind {
                PartKind::Stakeholder => {
                    edits.extend(Role::ALL.iter().map(|role| Edit::SetRole(own(), *role)));
                    targets.push(Target::Headcount(own()));
                    texts.extend([TextField::StakeholderName(own()), TextField::Consulted(own())]);
                }
                PartKind::Input => {
                    edits.extend(InputKind::ALL.iter().map(|kind| Edit::SetInputKind(own(), *kind)));
                    edits.extend(stakeholders.iter().map(|who| Edit::SetInputStakeholder(own(), who.clone())));
                    edits.push(Edit::SetInputStakeholder(own(), String::new()));
                    targets.extend(InputField::ALL.iter().map(|field| Target::Input(own(), *field)));
                    texts.extend([TextField::InputLabel(own()), TextField::InputNotes(own())]);
                }
                PartKind::Outcome => {
                    for flag in [true, false] {
                        let flags = [Edit::SetValued(own(), flag), Edit::SetMaterial(own(), flag)];
                        edits.extend(flags.into_iter().chain([Edit::SetYearly(own(), flag)]));
                    }
                    edits.extend(stakeholders.iter().map(|who| Edit::SetOutcomeStakeholder(own(), who.clone())));
                    edits.extend([Edit::AddCohort(own()), Edit::RemoveCohort(own())]);
                    let fields = PartField::ALL.iter().map(|part| OutcomeField::Part(*part));
                    let others = [OutcomeField::Cohort(0), OutcomeField::Cohort(9), OutcomeField::ProxyPriceYear];
                    targets.extend(fields.chain(others).map(|field| Target::Outcome(own(), field)));
                    let fields = [
                        TextField::OutcomeLabel,
                        TextField::Output,
                        TextField::Indicator,
                        TextField::OutcomeNotes,
                        TextField::ProxyLabel,
                        TextField::ProxySource,
                    ];
                    texts.extend(fields.map(|field| field(own())));
                }
            }
        }
    }
    let ranged = Estimate { range: Some(Range { low: dec!(0.1), high: dec!(0.9) }), ..Estimate::of(dec!(0.5)) };
    for target in targets {
        edits.extend([Some(value), Some(dec!(1)), Some(dec!(2026)), None].map(|it| Edit::SetValue(target.clone(), it)));
        edits.extend([Some(ranged.clone()), None].map(|it| Edit::SetEstimate(target.clone(), it)));
    }
    edits.extend(texts.into_iter().map(|field| Edit::SetText(field, "un mot\u{7}".to_owned())));
    edits
}

/// What must hold for an edit, whatever it is.
fn holds(state: &State, edit: &Edit) -> Result<(), TestCaseError> {
    let before = study_of(state);
    let action = Action::Edit(edit.clone());
    let applied = edit.apply(before);
    prop_assert_eq!(action.is_valid(state), applied.is_ok());
    let Some(after) = update(state, action) else {
        prop_assert!(applied.is_err());
        return Ok(());
    };
    prop_assert_eq!(applied.as_ref(), Ok(study_of(&after)));
    prop_assert_ne!(study_of(&after), before);
    prop_assert_eq!(&study_of(&after).id, &before.id);
    let undone = update(&after, Action::Undo).unwrap();
    prop_assert_eq!(study_of(&undone), before);
    let redone = update(&undone, Action::Redo).unwrap();
    prop_assert_eq!(study_of(&redone), study_of(&after));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn every_edit_is_undone_and_done_again(study in support::study(), value in support_value()) {
        let state = open(Study { id: "s".to_owned(), ..study });
        for edit in edits(study_of(&state), value) {
            holds(&state, &edit).map_err(|error| TestCaseError::fail(format!("{edit:?}: {error}")))?;
        }
    }

    /// A long session, one edit after another, taken back to its beginning step by step.
    #[test]
    fn a_session_is_taken_back_to_its_beginning(
        study in support::study(), picks in proptest::collection::vec(any::<prop::sample::Index>(), 1..30),
    ) {
        let start = open(Study { id: "s".to_owned(), ..study });
        let mut state = start.clone();
        for pick in picks {
            let edits = edits(study_of(&state), dec!(0.25));
            state = replay(state, vec![Action::Edit(pick.get(&edits).clone())]);
        }
        let end = study_of(&state).clone();
        let mut steps = 0_usize;
        while let Some(before) = update(&state, Action::Undo) {
            state = before;
            steps = steps.saturating_add(1);
        }
        prop_assert_eq!(study_of(&state), study_of(&start));
        let forth = replay(state, vec![Action::Redo; steps]);
        prop_assert_eq!(study_of(&forth), &end);
    }
}

fn support_value() -> impl Strategy<Value = Decimal> {
    (-300_i64..3_000, 0..3_u32).prop_map(|(digits, scale)| Decimal::new(digits, scale))
}

/// A study in which every edit finds something to change.
fn rich() -> Study {
    let outcome = |id: &str, volume| Outcome {
        id: id.to_owned(),
        volume,
        proxy: Some(Proxy { value: Some(Estimate::of(dec!(9))), ..Proxy::default() }),
        ..Outcome::default()
    };
    let one = || Estimate::of(dec!(3));
    let mut discounting = Discounting::single(dec!(0.03), "");
    discounting.rates.push(retombees::study::RateFrom { from_year: 30, rate: dec!(0.02), ..Default::default() });
    let study = Study {
        discounting: Some(discounting),
        outcomes: vec![
            Shared::new(outcome("o1", Volume::Single(one()))),
            Shared::new(outcome("o2", Volume::Cohorts(vec![one(), one()]))),
        ],
        ..named("s", "S")
    };
    let parts =
        [(PartKind::Stakeholder, "a"), (PartKind::Stakeholder, "b"), (PartKind::Input, "i"), (PartKind::Input, "j")];
    study_of(&replay(open(study), parts.map(|(kind, id)| add(kind, id)).to_vec())).clone()
}

#[test]
fn every_kind_of_edit_can_succeed_and_can_be_refused() {
    let state = open(rich());
    let (mut done, mut refused) = ([false; VARIANTS], [false; VARIANTS]);
    for edit in edits(study_of(&state), dec!(0.25)) {
        let seen = if edit.apply(study_of(&state)).is_ok() { &mut done } else { &mut refused };
        seen[variant(&edit)] = true;
        holds(&state, &edit).unwrap_or_else(|error| panic!("{edit:?}: {error}"));
    }
    assert_eq!(done, [true; VARIANTS]);
    let bare = open(named("s", ""));
    for edit in edits(study_of(&bare), dec!(0.25)) {
        refused[variant(&edit)] |= edit.apply(study_of(&bare)).is_err();
    }
    // A seed and a currency can be any: they are refused when they are the same as before.
    for edit in [Edit::SetSeed(1), Edit::SetCurrency(Currency::default())] {
        refused[variant(&edit)] |= edit.apply(study_of(&bare)).is_err();
    }
    assert_eq!(refused, [true; VARIANTS]);
}

#[test]
fn the_list_of_cohorts_keeps_what_was_stated() {
    let yearly = |yearly| Action::Edit(Edit::SetYearly("o1".to_owned(), yearly));
    let state = open(rich());
    let many = update(&state, yearly(true)).unwrap();
    assert_eq!(study_of(&many).outcomes[0].volume, Volume::Cohorts(vec![Estimate::of(dec!(3))]));
    assert_eq!(study_of(&update(&many, yearly(false)).unwrap()), study_of(&state));
    let full = replay(many, vec![Action::Edit(Edit::AddCohort("o1".to_owned())); 150]);
    assert_eq!(study_of(&full).outcomes[0].volume.cohorts().len(), 100);
    let least = replay(full, vec![Action::Edit(Edit::RemoveCohort("o1".to_owned())); 150]);
    assert_eq!(study_of(&least).outcomes[0].volume.cohorts().len(), 1);
}

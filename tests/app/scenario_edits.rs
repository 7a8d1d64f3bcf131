//! Edits variables, hypotheses and scenarios, through actions only.

use crate::{add, named, open, replay, said, set, study_of, text};
use retombees::app::{Action, Changes, Edit, EditError, PartKind, ScenarioEdit as P, State, update};
use retombees::file::{read, shipped_starting_point, write};
use retombees::number::{Decimal, Language};
use retombees::study::{
    DriverKind, Estimate, FieldError, Form, NumberPath, Operation, Override, Parameter, Study, TextField,
};
use rust_decimal::dec;

/// Every hypothesis with its variable, and one that there is not.
pub(crate) fn hypotheses(study: &Study) -> Vec<(String, String)> {
    let all = study
        .variables
        .iter()
        .flat_map(|variable| variable.hypotheses.iter().map(|hypothesis| (variable.id.clone(), hypothesis.id.clone())));
    all.chain([("nobody".to_owned(), "nobody".to_owned())]).collect()
}

/// Every edit of variables, hypotheses and scenarios that could be tried on a study.
pub(crate) fn prospects(study: &Study, value: Decimal) -> Vec<Edit> {
    let mut edits = vec![P::Start(Box::new(shipped_starting_point(Language::French).unwrap()))];
    let variables = study.variables.iter().map(|it| it.id.clone()).chain(["nobody".to_owned()]);
    edits.extend(variables.map(|id| P::AddHypothesis(id, "newly".to_owned())));
    let two = || ["one", "two"].map(str::to_owned);
    edits.extend(["added", ""].map(|id| P::AddVariable(id.to_owned(), two())));
    edits.push(P::AddVariable("twice".to_owned(), ["one", "one"].map(str::to_owned)));
    let paths: Vec<String> = study.targets().iter().map(NumberPath::to_string).chain(["no path".to_owned()]).collect();
    let change = |path: &String, operation| Override {
        target: path.clone(),
        operation,
        value: Estimate::of(value),
        ..Override::default()
    };
    let changes = |edits: &mut Vec<P>, place: &Changes| {
        for path in paths.iter().take(2).chain(paths.last()) {
            for operation in Operation::ALL {
                edits.push(P::AddOverride(place.clone(), change(path, *operation)));
                edits.push(P::SetOverride(place.clone(), 0, change(path, *operation)));
            }
        }
        edits.push(P::RemoveOverride(place.clone(), 0));
    };
    let all = hypotheses(study);
    for (_, id) in &all {
        let own = || id.clone();
        edits.extend([P::MoveHypothesis(own(), true), P::MoveHypothesis(own(), false), P::RemoveHypothesis(own())]);
        changes(&mut edits, &Changes::Hypothesis(own()));
        edits.extend(DriverKind::ALL.iter().map(|kind| P::AddDriver(own(), *kind)));
        edits.extend(Parameter::ALL.iter().flat_map(|parameter| {
            [Some(value), Some(dec!(0.5)), None].map(|value| P::SetParameter(own(), 0, *parameter, value))
        }));
        edits.extend(paths.iter().map(|path| P::SetTargets(own(), 0, vec![path.clone()])));
        edits.extend([P::SetTargets(own(), 0, vec![]), P::RemoveDriver(own(), 0)]);
        let bringers = study.stakeholders.iter().map(|it| it.id.clone()).chain([String::new(), "nobody".to_owned()]);
        edits.extend(bringers.map(|who| P::SetBringer(own(), 0, who)));
        edits.extend(
            all.iter().flat_map(|(_, other)| [P::Exclude(own(), other.clone()), P::Allow(own(), other.clone())]),
        );
    }
    for id in study.scenarios.iter().map(|it| it.id.clone()).chain(["nobody".to_owned()]) {
        let own = || id.clone();
        edits.extend(Form::ALL.iter().map(|form| P::SetForm(own(), *form)));
        edits.extend([P::SetReference(own(), true), P::SetReference(own(), false)]);
        changes(&mut edits, &Changes::Scenario(own()));
        for (variable, hypothesis) in &all {
            edits.extend([Some(hypothesis.clone()), None].map(|hypothesis| P::Choose {
                scenario: own(),
                variable: variable.clone(),
                hypothesis,
            }));
        }
    }
    edits.into_iter().map(Edit::Scenario).collect()
}

fn act(edit: P) -> Action {
    Action::Edit(Edit::Scenario(edit))
}

fn choose(scenario: &str, variable: &str, hypothesis: &str) -> P {
    P::Choose { scenario: scenario.to_owned(), variable: variable.to_owned(), hypothesis: Some(hypothesis.to_owned()) }
}

/// Two variables of two hypotheses, and two scenarios.
fn garden() -> Vec<Action> {
    let hypothesis = |variable: &str, id: &str| act(P::AddHypothesis(variable.to_owned(), id.to_owned()));
    vec![
        add(PartKind::Stakeholder, "town"),
        add(PartKind::Input, "i"),
        set("inputs/i/unit_value", dec!(100)),
        add(PartKind::Outcome, "o"),
        set("outcomes/o/quantity", dec!(10)),
        set("outcomes/o/proxy", dec!(5)),
        add(PartKind::Variable, "pace"),
        text(TextField::VariableName("pace".to_owned()), "Rythme"),
        hypothesis("pace", "slow"),
        hypothesis("pace", "fast"),
        text(TextField::HypothesisText("fast".to_owned()), "Un second jardin."),
        add(PartKind::Variable, "means"),
        hypothesis("means", "few"),
        hypothesis("means", "many"),
        add(PartKind::Scenario, "trend"),
        add(PartKind::Scenario, "bold"),
        act(P::SetReference("trend".to_owned(), true)),
        act(choose("trend", "pace", "slow")),
        act(choose("bold", "pace", "fast")),
    ]
}

fn made() -> State {
    replay(open(named("s", "")), garden())
}

#[track_caller]
fn refused(state: &State, edit: P, why: EditError) {
    assert_eq!(Edit::Scenario(edit.clone()).apply(study_of(state)), Err(why), "{edit:?}");
    said(state, &act(edit));
}

#[test]
fn scenarios_are_made_by_actions_alone_and_taken_back() {
    let state = made();
    let study = study_of(&state);
    assert_eq!(study.variables[0].hypotheses[1].text, "Un second jardin.");
    assert_eq!(study.reference().map(|it| it.id.as_str()), Some("trend"));
    assert_eq!(study.scenarios[1].chosen("pace"), Some("fast"));
    assert_eq!(read(write(study).as_bytes()).as_ref(), Ok(study));
    let back = replay(state.clone(), vec![Action::Undo; garden().len()]);
    assert_eq!(*study_of(&back), named("s", ""));
    assert_eq!(study_of(&replay(back, vec![Action::Redo; garden().len()])), study);
}

#[test]
fn what_cannot_go_together_is_refused() {
    let pair = |one: &str, other: &str| P::Exclude(one.to_owned(), other.to_owned());
    let state = replay(made(), vec![act(pair("many", "slow"))]);
    refused(&state, pair("slow", "many"), EditError::Nothing);
    refused(&state, pair("slow", "fast"), EditError::Nothing);
    refused(&state, choose("trend", "means", "many"), EditError::Incompatible);
    assert!(update(&state, act(choose("trend", "means", "few"))).is_some());
    assert!(update(&state, act(choose("bold", "means", "many"))).is_some());
    refused(&state, choose("bold", "means", "fast"), EditError::Nothing);
    // Taking the same variable's other hypothesis is no contradiction with the one that leaves.
    let other = replay(state.clone(), vec![act(choose("bold", "means", "many"))]);
    refused(&other, choose("bold", "pace", "slow"), EditError::Incompatible);
    let allowed = replay(other, vec![act(P::Allow("slow".to_owned(), "many".to_owned()))]);
    assert!(update(&allowed, act(choose("bold", "pace", "slow"))).is_some());
}

#[test]
fn there_is_one_reference_and_a_copy_is_none() {
    let copy = Action::Edit(Edit::Duplicate(PartKind::Scenario, "trend".to_owned(), "copy".to_owned()));
    let state = replay(made(), vec![copy, act(P::SetReference("bold".to_owned(), true))]);
    let flags: Vec<_> = study_of(&state).scenarios.iter().map(|it| (it.id.as_str(), it.reference)).collect();
    assert_eq!(flags, [("trend", false), ("copy", false), ("bold", true)]);
    assert_eq!(study_of(&state).scenarios[1].chosen("pace"), Some("slow"));
    refused(&state, P::SetReference("trend".to_owned(), false), EditError::Nothing);
}

#[test]
fn what_leaves_is_no_longer_chosen() {
    let paired = vec![act(P::Exclude("many".to_owned(), "slow".to_owned())), act(choose("bold", "means", "many"))];
    let state = replay(made(), paired);
    let without = replay(state.clone(), vec![act(P::RemoveHypothesis("many".to_owned()))]);
    let study = study_of(&without);
    assert!(study.incompatible.is_empty() && study.scenarios[1].chosen("means").is_none());
    assert_eq!(study.scenarios[1].chosen("pace"), Some("fast"));
    let without = replay(state, vec![Action::Edit(Edit::Remove(PartKind::Variable, "pace".to_owned()))]);
    let study = study_of(&without);
    assert!(study.incompatible.is_empty() && study.scenarios.iter().all(|it| it.chosen("pace").is_none()));
    assert_eq!(read(write(study).as_bytes()).as_ref(), Ok(study));
}

#[test]
fn numbers_of_hypotheses_are_checked_and_typing_is_one_step() {
    let fast = || "fast".to_owned();
    let parameter = |parameter, value| P::SetParameter(fast(), 0, parameter, Some(value));
    let state = replay(made(), vec![act(P::AddDriver(fast(), DriverKind::CompoundGrowth))]);
    refused(
        &state,
        parameter(Parameter::Rate, dec!(-1)),
        FieldError::TooSmall { value: dec!(-1), min: dec!(-1), above: true }.into(),
    );
    refused(&state, parameter(Parameter::Years, dec!(1.5)), FieldError::NotWhole { value: dec!(1.5) }.into());
    refused(&state, P::SetTargets(fast(), 0, vec!["outcomes/x/quantity".to_owned()]), FieldError::Missing.into());
    refused(&state, P::SetBringer(fast(), 0, "nobody".to_owned()), EditError::Nothing);
    let typed = [dec!(1), dec!(12), dec!(12.5)].map(|value| act(parameter(Parameter::Rate, value)));
    let state = replay(state, typed.to_vec());
    assert_eq!(study_of(&state).hypothesis("fast").unwrap().1.drivers[0].value(Parameter::Rate), dec!(12.5));
    let undone = update(&state, Action::Undo).unwrap();
    assert_eq!(study_of(&undone).hypothesis("fast").unwrap().1.drivers[0].parameters, []);
    // The same for what is written, and for overrides.
    let change = |value| Override {
        target: "outcomes/o/deadweight".to_owned(),
        value: Estimate::of(value),
        ..Override::default()
    };
    let place = || Changes::Hypothesis(fast());
    let above = FieldError::TooLarge { value: dec!(1.5), max: dec!(1) };
    refused(&state, P::AddOverride(place(), change(dec!(1.5))), above.into());
    let scale = Override { operation: Operation::Scale, ..change(dec!(1.5)) };
    let state = replay(state, vec![act(P::AddOverride(place(), scale))]);
    let state = replay(state, [dec!(0.1), dec!(0.15)].map(|it| act(P::SetOverride(place(), 0, change(it)))).to_vec());
    let undone = update(&state, Action::Undo).unwrap();
    assert_eq!(study_of(&undone).hypothesis("fast").unwrap().1.overrides[0].operation, Operation::Scale);
    let name = || TextField::ScenarioName("bold".to_owned());
    let state = replay(state, vec![text(name(), "D"), text(name(), "De"), text(name(), "Deux")]);
    assert_eq!(study_of(&update(&state, Action::Undo).unwrap()).scenarios[1].name, "");
}

#[test]
fn who_leaves_brings_nothing_any_more() {
    let fast = || "fast".to_owned();
    let actions = vec![
        act(P::AddDriver(fast(), DriverKind::CoordinationCost)),
        act(P::SetBringer(fast(), 0, "town".to_owned())),
        Action::Edit(Edit::Remove(PartKind::Stakeholder, "town".to_owned())),
    ];
    let state = replay(made(), actions);
    assert_eq!(study_of(&state).hypothesis("fast").unwrap().1.drivers[0].stakeholder, "");
}

#[test]
fn a_starting_point_is_one_step() {
    let template = shipped_starting_point(Language::French).unwrap();
    let before = made();
    let state = replay(before.clone(), vec![act(P::Start(Box::new(template.clone())))]);
    assert_eq!((study_of(&state).variables.len(), study_of(&state).scenarios.len()), (6, 6));
    assert_eq!(study_of(&state).reference().map(|it| it.id.as_str()), Some("trend"));
    assert_eq!(study_of(&update(&state, Action::Undo).unwrap()), study_of(&before));
    let bare = open(named("s", ""));
    refused(&bare, P::Start(Box::new(template)), EditError::Nothing);
}

#[test]
fn a_variable_has_at_most_four_hypotheses_and_no_copy() {
    let hypothesis = |id: &str| act(P::AddHypothesis("pace".to_owned(), id.to_owned()));
    let state = replay(made(), vec![hypothesis("a"), hypothesis("b"), hypothesis("c"), hypothesis("slow")]);
    let ids: Vec<_> = study_of(&state).variables[0].hypotheses.iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, ["slow", "fast", "a", "b"]);
    let copy = Action::Edit(Edit::Duplicate(PartKind::Variable, "pace".to_owned(), "copy".to_owned()));
    assert_eq!(update(&state, copy), None);
    let moved = replay(state, vec![act(P::MoveHypothesis("b".to_owned(), false))]);
    assert_eq!(study_of(&moved).variables[0].hypotheses[2].id, "b");
}

#[test]
fn a_variable_comes_with_two_hypotheses_in_one_step() {
    let before = made();
    let added = P::AddVariable("weather".to_owned(), ["dry", "wet"].map(str::to_owned));
    let state = replay(before.clone(), vec![act(added)]);
    let variable = study_of(&state).variables.last().unwrap();
    let ids: Vec<&str> = variable.hypotheses.iter().map(|it| it.id.as_str()).collect();
    assert_eq!((variable.id.as_str(), ids), ("weather", vec!["dry", "wet"]));
    assert_eq!(study_of(&update(&state, Action::Undo).unwrap()), study_of(&before));
}

#[test]
fn copies_of_a_scenario_have_names_of_their_own() {
    let copy = |id: &str| Action::Edit(Edit::Duplicate(PartKind::Scenario, "trend".to_owned(), id.to_owned()));
    let named = text(TextField::ScenarioName("trend".to_owned()), "Fil de l’eau");
    let state = replay(made(), vec![named, copy("a"), copy("b")]);
    let again = Action::Edit(Edit::Duplicate(PartKind::Scenario, "b".to_owned(), "c".to_owned()));
    let state = replay(state, vec![again]);
    let name = |id: &str| study_of(&state).scenarios.iter().find(|it| it.id == id).unwrap().name.clone();
    assert_eq!(
        ["trend", "a", "b", "c"].map(name),
        ["Fil de l’eau", "Fil de l’eau (2)", "Fil de l’eau (3)", "Fil de l’eau (4)"]
    );
    assert_eq!(study_of(&state).scenarios.iter().filter(|it| it.reference).count(), 1);
    // A number in brackets is no number of a copy where nothing is copied from.
    let named = text(TextField::ScenarioName("trend".to_owned()), "Horizon (2030)");
    let state = replay(made(), vec![named, copy("a")]);
    assert_eq!(study_of(&state).scenarios.iter().find(|it| it.id == "a").unwrap().name, "Horizon (2030) (2)");
}

/// One place for every variant: adding one without a test does not compile.
fn variant(edit: &P) -> usize {
    match edit {
        P::AddHypothesis(..) => 0,
        P::MoveHypothesis(..) => 1,
        P::RemoveHypothesis(_) => 2,
        P::SetForm(..) => 3,
        P::SetReference(..) => 4,
        P::Choose { .. } => 5,
        P::Exclude(..) => 6,
        P::Allow(..) => 7,
        P::AddOverride(..) => 8,
        P::SetOverride(..) => 9,
        P::RemoveOverride(..) => 10,
        P::AddDriver(..) => 11,
        P::SetTargets(..) => 12,
        P::SetParameter(..) => 13,
        P::SetBringer(..) => 14,
        P::RemoveDriver(..) => 15,
        P::Start(_) => 16,
        P::AddVariable(..) => 17,
    }
}
/// Number of variants.
const VARIANTS: usize = 18;

#[test]
fn every_kind_of_edit_can_succeed_and_can_be_refused() {
    let fast = || "fast".to_owned();
    let change = Override { target: "discounting/rate".to_owned(), ..Override::default() };
    let more = vec![
        act(P::AddDriver(fast(), DriverKind::CoordinationCost)),
        act(P::AddDriver("slow".to_owned(), DriverKind::Erosion)),
        act(P::AddOverride(Changes::Hypothesis(fast()), Override { value: Estimate::of(dec!(0.03)), ..change })),
        act(P::Exclude("many".to_owned(), "slow".to_owned())),
    ];
    let state = replay(made(), more);
    let bare = open(named("s", ""));
    let (mut done, mut refused) = ([false; VARIANTS], [false; VARIANTS]);
    for state in [&state, &bare] {
        for edit in prospects(study_of(state), dec!(0.25)) {
            let Edit::Scenario(inner) = &edit else { panic!("another kind of edit: {edit:?}") };
            let seen = if edit.apply(study_of(state)).is_ok() { &mut done } else { &mut refused };
            seen[variant(inner)] = true;
        }
    }
    assert_eq!((done, refused), ([true; VARIANTS], [true; VARIANTS]));
}

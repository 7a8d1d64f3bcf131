//! Every edit that could be tried on a study, and what must hold for each.

use crate::scenario_edits::{hypotheses, prospects};
use crate::trial_edits::trials;
use crate::{add, named, open, replay, study_of, support};
use proptest::prelude::*;
use retombees::analysis::DefaultRanges;
use retombees::app::{
    Action, Edit, MapColumn, Notice, OutcomeEdit, PartKind, SeriesEdit, Start, State, parse_block, read_table, update,
};
use retombees::number::{Decimal, Language};
use retombees::study::field::{FieldUnit, InputField, OutcomeField, PartField};
use retombees::study::{
    Basis, Currency, Discounting, DropOffFrom, EffectMeasure, Estimate, FieldError, InputKind, Kind, MeasuredEffect,
    NumberPath, Outcome, PriceIndex, PriceLevel, Proxy, Purpose, Range, RateFrom, Recurrence, Role, Shared, Study,
    TextField, Timing, Volume,
};
use rust_decimal::dec;

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
        Edit::Series(..) => 11,
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
        Edit::SetRates(_) => 23,
        Edit::SetPriceIndex(_) => 34,
        Edit::DoNotKnow(..) => 24,
        Edit::PasteBlock { .. } => 25,
        Edit::Scenario(_) => 26,
        Edit::SetCorrelation(..) => 27,
        Edit::SetMember(..) => 28,
        Edit::SetEffect(..) => 29,
        Edit::SetRecurrence(..) => 30,
        Edit::SetCounted(..) => 31,
        Edit::SetOpposite(..) => 32,
        Edit::Outcome(..) => 33,
        Edit::SetSpread(..) => 35,
        Edit::GiveRanges(..) => 36,
        Edit::PlaceTable(..) => 12,
        Edit::SimulateScenario(_) => 37,
        Edit::SetThreshold(_) => 38,
        Edit::Tie(..) => 39,
        Edit::Trial(_) => 40,
    }
}
/// Number of variants.
const VARIANTS: usize = 41;

/// A block pasted into the map.
fn paste(outcome: &str, column: MapColumn, cells: &str) -> Edit {
    Edit::PasteBlock {
        at: Start { outcome: outcome.to_owned(), column },
        rows: parse_block(cells),
        language: Language::French,
        new_ids: vec!["pasted".to_owned()],
        shares: None,
    }
}

/// A table pasted into the room of outcomes.
fn table(cells: &str) -> Edit {
    let table = read_table(PartKind::Outcome, parse_block(cells), Language::French);
    Edit::PlaceTable(Box::new(table), vec!["pasted".to_owned()])
}

/// Edits of the study as a whole.
fn of_the_whole(value: Decimal) -> Vec<Edit> {
    let mut edits = vec![
        Edit::SetCurrency(Currency::new("CHF").unwrap()),
        Edit::SetSeed(7),
        Edit::SetThreshold(value),
        Edit::SetThreshold(dec!(1)),
        Edit::SimulateScenario(String::new()),
        Edit::AddRate,
        Edit::RemoveRate(0),
        Edit::RemoveRate(1),
    ];
    let rate = |from_year| RateFrom::from_year(from_year, value);
    edits.extend([vec![], vec![rate(0)], vec![rate(1)], vec![rate(0), rate(30)]].map(Edit::SetRates));
    let level = |year, value| PriceLevel { year, value, extra: Vec::new() };
    let index = |levels| Some(PriceIndex { levels, ..PriceIndex::default() });
    let indices = [None, index(vec![]), index(vec![level(2009, dec!(90)), level(2020, dec!(104))])];
    edits.extend(indices.into_iter().chain([index(vec![level(2009, dec!(0))])]).map(Edit::SetPriceIndex));
    edits.extend([
        paste("", MapColumn::Label, "Un effet\t7\t12,5\t20 %"),
        paste("nobody", MapColumn::Label, "Un effet"),
        paste("", MapColumn::Label, "\t \n\t"),
        table("Effet\tQuantité\nUn\t7"),
        table("\t\n\t"),
    ]);
    edits.extend(Kind::ALL.iter().map(|kind| Edit::SetKind(*kind)));
    edits.extend(Purpose::ALL.iter().map(|purpose| Edit::SetPurpose(Some(*purpose))));
    edits.push(Edit::SetPurpose(None));
    let bases = Basis::ALL.iter().copied().map(Some).chain([None]);
    edits.extend(bases.map(|basis| Edit::GiveRanges(vec![basis], DefaultRanges::default())));
    edits.extend(Timing::ALL.iter().map(|timing| Edit::SetTiming(*timing)));
    edits
}

/// Whether an input counts, and whether it comes again.
fn of_input(id: &str) -> Vec<Edit> {
    let words = [None, Some(Recurrence::Once), Some(Recurrence::Yearly)];
    let counted = [true, false].map(|counted| Edit::SetCounted(id.to_owned(), counted));
    counted.into_iter().chain(words.map(|recurrence| Edit::SetRecurrence(id.to_owned(), recurrence))).collect()
}

/// What can be done to the rarer members of an outcome.
fn of_outcome() -> Vec<OutcomeEdit> {
    let mut edits = vec![
        OutcomeEdit::AddAdjustment("Fuite\u{7}".to_owned(), false),
        OutcomeEdit::SetKept(0, true),
        OutcomeEdit::SetKept(0, false),
        OutcomeEdit::RemoveAdjustment(0),
        OutcomeEdit::RemoveAdjustment(9),
        OutcomeEdit::AddFactor("Part\u{7}".to_owned()),
        OutcomeEdit::SetQuantities(0, vec![dec!(4), dec!(5), dec!(6)]),
        OutcomeEdit::SetQuantities(1, vec![dec!(8)]),
        OutcomeEdit::SetQuantities(99, vec![dec!(8), dec!(9)]),
        OutcomeEdit::SetQuantities(0, vec![dec!(-1)]),
        OutcomeEdit::RemoveFactor(0),
        OutcomeEdit::RemoveFactor(9),
        OutcomeEdit::ShareProxy("o1".to_owned()),
        OutcomeEdit::ShareProxy("o2".to_owned()),
        OutcomeEdit::ShareProxy(String::new()),
    ];
    edits.extend(DropOffFrom::ALL.iter().map(|from| OutcomeEdit::SetDropOffFrom(*from)));
    for part in PartField::ALL.iter().copied() {
        let flags = [true, false].map(|by_year| OutcomeEdit::SetByYear(part, by_year));
        edits.extend(flags.into_iter().chain([OutcomeEdit::AddYear(part), OutcomeEdit::RemoveYear(part)]));
    }
    edits
}

/// Numbers that an outcome may have, and some that it seldom has.
fn numbers_of_outcome() -> impl Iterator<Item = OutcomeField> {
    let fields = PartField::ALL.iter().map(|part| OutcomeField::Part(*part));
    let others = [
        OutcomeField::Cohort(0),
        OutcomeField::Cohort(9),
        OutcomeField::InYear(PartField::Proxy, 0),
        OutcomeField::InYear(PartField::DropOff, 1),
        OutcomeField::Adjustment(0),
        OutcomeField::ProxyPriceYear,
    ];
    fields.chain(others)
}

/// What can be done to a number in a correlation group.
fn of_member(group: &str, path: &str) -> Vec<Edit> {
    let (group, path) = (|| group.to_owned(), || path.to_owned());
    let flags = [true, false];
    let joins = flags.map(|is_in| Edit::SetMember(group(), path(), is_in));
    joins.into_iter().chain(flags.map(|is_opposite| Edit::SetOpposite(group(), path(), is_opposite))).collect()
}

/// Changes to the inputs that are one resource.
fn of_series(id: &str, stakeholders: &[String]) -> Vec<Edit> {
    let who = stakeholders.iter().cloned().chain([String::new()]).map(SeriesEdit::SetStakeholder);
    let kinds = InputKind::ALL.iter().map(|kind| SeriesEdit::SetKind(*kind));
    let years = ["again", ""].map(|id| SeriesEdit::AddYear(id.to_owned()));
    let all = who.chain(kinds).chain(years).chain([SeriesEdit::Rename("Same".to_owned()), SeriesEdit::Remove]);
    all.map(|edit| Edit::Series(vec![id.to_owned()], edit)).collect()
}

/// Numbers that could be stated to be one and the same: two amounts, any three, a single one.
fn ties(study: &Study) -> Vec<Edit> {
    let all = study.targets();
    let tie = |(end, count): (&str, usize)| {
        let paths = all.iter().filter(|path| path.to_string().ends_with(end)).take(count);
        Edit::Tie("tied".to_owned(), "Le même\u{7}".to_owned(), paths.cloned().collect())
    };
    [("/proxy", 2), ("", 3), ("", 1)].map(tie).to_vec()
}

/// Every edit that could be tried on a study, with values that are admissible, refused, and the same as before.
fn edits(study: &Study, value: Decimal) -> Vec<Edit> {
    let mut edits = of_the_whole(value);
    edits.extend(prospects(study, value).into_iter().chain(trials(study, value)));
    let mut targets =
        vec![NumberPath::PriceYear, NumberPath::Rate, NumberPath::LaterRate(1), NumberPath::LaterRateYear(1)];
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
        (PartKind::Variable, study.variables.iter().map(|it| it.id.clone()).chain([nobody()]).collect()),
        (PartKind::Scenario, study.scenarios.iter().map(|it| it.id.clone()).chain([nobody()]).collect()),
        (PartKind::Correlation, study.correlations.iter().map(|it| it.id.clone()).chain([nobody()]).collect()),
    ];
    let [(_, stakeholders), ..] = &parts;
    let (stakeholders, first) = (stakeholders.clone(), stakeholders.first().cloned().unwrap_or_default());
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
                    targets.push(NumberPath::Headcount(own()));
                    texts.extend([TextField::StakeholderName(own()), TextField::Consulted(own())]);
                }
                PartKind::Variable => texts.push(TextField::VariableName(own())),
                PartKind::Correlation => {
                    texts.push(TextField::CorrelationName(own()));
                    edits.extend([value, dec!(0.5)].map(|value| Edit::SetCorrelation(own(), value)));
                    let all = study.targets();
                    let members = study.correlation(&id).map(|group| group.members.clone()).unwrap_or_default();
                    let paths =
                        all.iter().take(3).map(NumberPath::to_string).chain(["no path".to_owned()]).chain(members);
                    edits.extend(paths.flat_map(|path| of_member(&own(), &path)));
                }
                PartKind::Scenario => {
                    edits.push(Edit::SimulateScenario(own()));
                    texts.extend([TextField::ScenarioName(own()), TextField::ScenarioStory(own())]);
                }
                PartKind::Input => {
                    edits.extend(of_series(&own(), &stakeholders));
                    edits.extend(of_input(&own()));
                    targets.extend(InputField::ALL.iter().map(|field| NumberPath::Input(own(), *field)));
                    texts.extend([TextField::InputLabel(own()), TextField::InputNotes(own())]);
                }
                PartKind::Outcome => {
                    for flag in [true, false] {
                        let flags = [Edit::SetValued(own(), flag), Edit::SetMaterial(own(), flag)];
                        edits.extend(flags.into_iter().chain([Edit::SetYearly(own(), flag)]));
                    }
                    let measures = EffectMeasure::ALL.iter().map(|measure| Some(*measure)).chain([None]);
                    edits.extend(measures.map(|measure| Edit::SetEffect(own(), measure)));
                    edits.extend(stakeholders.iter().map(|who| Edit::SetOutcomeStakeholder(own(), who.clone())));
                    edits.extend([
                        paste(&id, MapColumn::Number(PartField::Quantity), "7\tx\t101\n9\n11"),
                        paste(&id, MapColumn::Number(PartField::FirstYear), "2\t3"),
                    ]);
                    edits.extend([Edit::AddCohort(own()), Edit::RemoveCohort(own())]);
                    edits.extend(of_outcome().into_iter().map(|edit| Edit::Outcome(own(), edit)));
                    texts.push(TextField::AdjustmentLabel(own(), 0));
                    targets.extend(numbers_of_outcome().map(|field| NumberPath::Outcome(own(), field)));
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
    edits.extend(ties(study));
    for (_, id) in hypotheses(study) {
        texts.extend([TextField::HypothesisName(id.clone()), TextField::HypothesisText(id.clone())]);
        texts.push(TextField::DriverSource(id, 0));
    }
    let ranged = Estimate { range: Some(Range { low: dec!(0.1), high: dec!(0.9) }), ..Estimate::of(dec!(0.5)) };
    for target in targets {
        edits.extend([Some(value), Some(dec!(1)), Some(dec!(2026)), None].map(|it| Edit::SetValue(target.clone(), it)));
        edits.push(Edit::DoNotKnow(target.clone(), "Personne ne sait".to_owned()));
        edits.extend([Some(ranged.clone()), None].map(|it| Edit::SetEstimate(target.clone(), it)));
        edits.push(Edit::SetSpread(target.clone(), ranged.clone()));
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
    if let Err(why) = applied {
        // What is refused is said, and changes nothing else.
        prop_assert_eq!(&after.notice, &Some(Notice::Refused(why, edit.unit())));
        prop_assert_eq!(study_of(&after), before);
        return Ok(());
    }
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
    fn every_edit_is_undone_and_done_again(study in support::study(), value in values()) {
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

fn values() -> impl Strategy<Value = Decimal> {
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
    discounting.rates.push(RateFrom::from_year(30, dec!(0.02)));
    let study = Study {
        discounting: Some(discounting),
        outcomes: vec![
            Shared::new(outcome("o1", Volume::Single(one()))),
            Shared::new(outcome("o2", Volume::Cohorts(vec![one(), one()]))),
        ],
        ..named("s", "S")
    };
    let parts = [
        (PartKind::Stakeholder, "a"),
        (PartKind::Stakeholder, "b"),
        (PartKind::Input, "i"),
        (PartKind::Input, "j"),
        (PartKind::Variable, "v"),
        (PartKind::Variable, "w"),
        (PartKind::Scenario, "x"),
        (PartKind::Correlation, "g"),
    ];
    let mut acts = parts.map(|(kind, id)| add(kind, id)).to_vec();
    acts.push(Action::Edit(Edit::SetMember("g".to_owned(), "inputs/j/quantity".to_owned(), true)));
    study_of(&replay(open(study), acts)).clone()
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

/// Choosing an effect, stating it number by number, changing what it compares, and giving it up.
#[test]
fn an_effect_is_chosen_then_stated() {
    let edit = |state: &State, edit: Edit| update(state, Action::Edit(edit)).unwrap();
    let choose = |measure| Edit::SetEffect("o1".to_owned(), measure);
    let set = |path: &str, value| Edit::SetValue(NumberPath::parse(path).unwrap(), Some(value));
    let effect = |state: &State| study_of(state).outcomes[0].effect.clone();
    let chosen = edit(&open(rich()), choose(Some(EffectMeasure::Shares)));
    assert_eq!(effect(&chosen), Some(MeasuredEffect::measured(EffectMeasure::Shares)));
    let stated = edit(&chosen, set("outcomes/o1/effect_standard_error", dec!(0.0123456789012345678)));
    let stated = edit(&stated, set("outcomes/o1/effect", dec!(0.08)));
    // Another value keeps what is stated beside it, to the last digit.
    let stated = edit(&stated, set("outcomes/o1/effect", dec!(-0.08)));
    let expected = MeasuredEffect {
        value: Some(dec!(-0.08)),
        standard_error: Some(dec!(0.0123456789012345678)),
        basis: Some(Basis::Measured),
        ..MeasuredEffect::default()
    };
    assert_eq!(effect(&stated), Some(expected.clone()));
    let refused = edit(&stated, set("outcomes/o1/effect", dec!(8)));
    assert_eq!(effect(&refused), effect(&stated));
    let why = FieldError::TooLarge { value: dec!(8), max: dec!(1) }.into();
    assert_eq!(refused.notice, Some(Notice::Refused(why, FieldUnit::Difference)));
    let means = edit(&stated, choose(Some(EffectMeasure::Means)));
    assert_eq!(effect(&means), Some(MeasuredEffect { measure: EffectMeasure::Means, ..expected.clone() }));
    let large = edit(&means, set("outcomes/o1/mean_effect", dec!(8)));
    let back = edit(&large, choose(Some(EffectMeasure::Shares)));
    assert_eq!(effect(&back), Some(MeasuredEffect { value: None, ..expected }));
    assert_eq!(effect(&edit(&back, choose(None))), None);
    let unknown = Edit::DoNotKnow(NumberPath::parse("outcomes/o1/mean_effect").unwrap(), String::new());
    let unknown = effect(&edit(&large, unknown)).unwrap();
    // Half of it on either side, as the 5th and 95th percentiles.
    assert_eq!((unknown.value, unknown.basis), (Some(dec!(8)), Some(Basis::Unknown)));
    assert_eq!(unknown.standard_error.unwrap().round_dp(12), (dec!(4) / dec!(1.6448536269514722)).round_dp(12));
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

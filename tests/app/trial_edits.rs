//! Edits the randomised trial, through actions only, and types into its fields.

use crate::{named, open, replay, study_of};
use retombees::app::{Action, Edit, Measured, NumberField, PlanChoice, RemovedFrom, State, TrialEdit as T, TypedField};
use retombees::file::trial;
use retombees::number::Decimal;
use retombees::study::trial::{
    Arm, ArmNumber, Arms, ArmsPlace, Groups, PlanNumber, PowerMethod, Sides, Solve, Trial, TrialNumber, TrialPath,
    TrialText, Wish,
};
use retombees::study::{EffectMeasure, MeasuredEffect, Outcome, Shared, Study};
use rust_decimal::dec;

/// Every edit of a trial that could be tried on a study.
pub(crate) fn trials(study: &Study, value: Decimal) -> Vec<Edit> {
    let mut edits = vec![T::Start("t1".to_owned()), T::Remove];
    let numbers = TrialNumber::ALL.iter().map(|number| TrialPath::Trial(*number));
    let numbers = numbers.chain(PlanNumber::ALL.iter().map(|number| TrialPath::Plan(*number)));
    let ids = ["t1", "s1", "nobody", ""];
    let places = ids.iter().flat_map(|id| [ArmsPlace::Outcome((*id).to_owned()), ArmsPlace::Stratum((*id).to_owned())]);
    let arms = places.flat_map(|place| {
        let of = move |arm: &Arm| {
            let (place, arm) = (place.clone(), *arm);
            ArmNumber::ALL.iter().map(move |number| TrialPath::Arm(place.clone(), arm, *number))
        };
        Arm::ALL.iter().flat_map(of).collect::<Vec<_>>()
    });
    let paths = numbers.chain([TrialPath::Year, TrialPath::RawRate]).chain(arms);
    edits.extend(paths.flat_map(|path| [Some(value), Some(dec!(1)), None].map(|it| T::SetNumber(path.clone(), it))));
    for id in ids.map(str::to_owned) {
        let own = || id.clone();
        edits.extend([T::Add(Measured::After, own()), T::Add(Measured::Before, own()), T::Take(own())]);
        edits.extend(EffectMeasure::ALL.iter().map(|measure| T::SetMeasure(own(), *measure)));
        edits.extend(Wish::ALL.iter().map(|wish| T::SetWish(own(), *wish)));
        edits.extend(ids.map(|stratum| T::AddStratum(own(), stratum.to_owned())));
        let texts = [TrialText::OutcomeLabel(own()), TrialText::OutcomeUnit(own()), TrialText::StratumLabel(own())];
        edits.extend(texts.map(|text| T::SetText(text, "un mot\u{7}".to_owned())));
    }
    let texts = [TrialText::Label, TrialText::Offer, TrialText::Source, TrialText::Notes, TrialText::RawRateLabel];
    edits.extend(texts.into_iter().chain([TrialText::RawRateSource]).map(|text| T::SetText(text, "mot".to_owned())));
    edits.extend(EffectMeasure::ALL.iter().map(|it| T::Plan(PlanChoice::Measure(*it))));
    edits.extend(Solve::ALL.iter().map(|it| T::Plan(PlanChoice::Solve(*it))));
    edits.extend(PowerMethod::ALL.iter().map(|it| T::Plan(PlanChoice::Method(*it))));
    edits.extend(Groups::ALL.iter().map(|it| T::Plan(PlanChoice::Groups(*it))));
    edits.extend(Sides::ALL.iter().map(|it| T::Plan(PlanChoice::Sides(*it))));
    let outcomes = study.outcomes.iter().map(|it| it.id.clone()).chain(["nobody".to_owned()]);
    edits.extend(outcomes.map(|id| T::UseEffect(id, Box::new(MeasuredEffect::measured(EffectMeasure::Shares)))));
    edits.into_iter().map(Edit::Trial).collect()
}

fn started(edits: Vec<T>) -> State {
    let start = T::Start("t1".to_owned());
    let all = std::iter::once(start).chain(edits).map(|edit| Action::Edit(Edit::Trial(edit)));
    replay(open(named("s", "Essai")), all.collect())
}

fn trial_of(state: &State) -> Trial {
    trial(study_of(state)).unwrap().unwrap()
}

fn arm(arm: Arm, number: ArmNumber) -> TrialPath {
    TrialPath::Arm(ArmsPlace::Outcome("t1".to_owned()), arm, number)
}

#[test]
fn a_trial_is_made_from_nothing_and_taken_out_again() {
    let state = started(vec![
        T::SetText(TrialText::OutcomeLabel("t1".to_owned()), "Emploi".to_owned()),
        T::SetNumber(arm(Arm::Offered, ArmNumber::Answered), Some(dec!(100))),
        T::Add(Measured::Before, "b1".to_owned()),
        T::Plan(PlanChoice::Solve(Solve::Effect)),
    ]);
    let made = trial_of(&state);
    assert_eq!(made.outcomes[0].label, "Emploi");
    assert_eq!(made.outcomes[0].arms.get(Arm::Offered, ArmNumber::Answered), Some(dec!(100)));
    assert_eq!((made.baseline.len(), made.plan.solve), (1, Solve::Effect));
    let without = replay(state.clone(), vec![Action::Edit(Edit::Trial(T::Remove))]);
    assert_eq!(trial(study_of(&without)).unwrap(), None);
    assert_eq!(trial_of(&replay(without, vec![Action::Undo])), made);
}

#[test]
fn the_first_stratum_takes_the_counts_that_are_there() {
    let state = started(vec![
        T::SetNumber(arm(Arm::Control, ArmNumber::Answered), Some(dec!(40))),
        T::AddStratum("t1".to_owned(), "s1".to_owned()),
        T::AddStratum("t1".to_owned(), "s2".to_owned()),
    ]);
    let outcome = trial_of(&state).outcomes.remove(0);
    let counts = |n: usize| outcome.strata[n].arms.get(Arm::Control, ArmNumber::Answered);
    assert_eq!((counts(0), counts(1), outcome.arms), (Some(dec!(40)), None, Arms::default()));
    // The only stratum gives them back.
    let take = |id: &str| Action::Edit(Edit::Trial(T::Take(id.to_owned())));
    let without = trial_of(&replay(state, vec![take("s2"), take("s1")])).outcomes.remove(0);
    assert_eq!((without.arms.get(Arm::Control, ArmNumber::Answered), without.strata.len()), (Some(dec!(40)), 0));
}

#[test]
fn an_effect_that_could_not_be_one_of_a_share_is_not_stated_any_more() {
    let effect = TrialPath::Plan(PlanNumber::Effect);
    let state = started(vec![
        T::Plan(PlanChoice::Measure(EffectMeasure::Means)),
        T::SetNumber(effect.clone(), Some(dec!(3.5))),
        T::Plan(PlanChoice::Measure(EffectMeasure::Shares)),
    ]);
    assert_eq!(effect.get(&trial_of(&state)), None);
}

#[test]
fn what_is_typed_is_read_as_everywhere_and_impossible_counts_are_refused() {
    let mut state = started(vec![]);
    let mut type_in = |path: TrialPath, text: &str| {
        let field = TypedField::Number(NumberField::Trial(path.clone()));
        state = replay(state.clone(), vec![Action::Type(field.clone(), text.to_owned()), Action::Leave(field.clone())]);
        (path.get(&trial_of(&state)), state.draft(&field).is_some_and(|draft| draft.refusal.is_some()))
    };
    let offered = |number| arm(Arm::Offered, number);
    assert_eq!(type_in(offered(ArmNumber::Positives), "60"), (Some(dec!(60)), false));
    assert_eq!(type_in(offered(ArmNumber::Answered), "1 000"), (Some(dec!(1000)), false));
    // Fewer cannot have answered than had the outcome, and no more can have it.
    assert_eq!(type_in(offered(ArmNumber::Answered), "50"), (Some(dec!(1000)), true));
    assert_eq!(type_in(offered(ArmNumber::Answered), "100"), (Some(dec!(100)), false));
    assert_eq!(type_in(offered(ArmNumber::Positives), "101"), (Some(dec!(60)), true));
    assert_eq!(type_in(offered(ArmNumber::TookUp), "70"), (Some(dec!(70)), false));
    // 60 and 70 of 100 have at least 30 in common.
    assert_eq!(type_in(offered(ArmNumber::PositivesTookUp), "20"), (None, true));
    assert_eq!(type_in(offered(ArmNumber::PositivesTookUp), "30"), (Some(dec!(30)), false));
    assert_eq!(type_in(offered(ArmNumber::TookUp), "90"), (Some(dec!(70)), true));
    assert_eq!(type_in(TrialPath::Plan(PlanNumber::Effect), "-5 %"), (Some(dec!(-0.05)), false));
    assert_eq!(type_in(TrialPath::Trial(TrialNumber::Significance), "60"), (None, true));
}

#[test]
fn what_was_refused_for_a_number_beside_it_is_read_again() {
    let mut state = started(vec![]);
    let field = |number| TypedField::Number(NumberField::Trial(arm(Arm::Offered, number)));
    let mut type_in = |number, text: &str| {
        state = replay(state.clone(), vec![Action::Type(field(number), text.to_owned()), Action::Leave(field(number))]);
        arm(Arm::Offered, ArmNumber::Answered).get(&trial_of(&state))
    };
    assert_eq!(type_in(ArmNumber::Positives, "2200"), None);
    assert_eq!(type_in(ArmNumber::Answered, "281"), None);
    assert_eq!(type_in(ArmNumber::Positives, "22"), Some(dec!(281)));
    assert!(state.draft(&field(ArmNumber::Answered)).is_none_or(|draft| draft.refusal.is_none()));
}

#[test]
fn what_is_deleted_is_told_where_it_stood() {
    let state = started(vec![T::SetText(TrialText::OutcomeLabel("t1".to_owned()), "Emploi".to_owned())]);
    let removed = |edit: T| {
        let after = replay(state.clone(), vec![Action::Edit(Edit::Trial(edit))]);
        after.workspace.removed.map(|removed| (removed.from, removed.name))
    };
    assert_eq!(removed(T::Take("t1".to_owned())), Some((RemovedFrom::TrialAfter, "Emploi".to_owned())));
    assert!(removed(T::Remove).is_some_and(|(from, name)| from == RemovedFrom::Trial && !name.is_empty()));
}

#[test]
fn a_measured_effect_takes_the_place_of_the_deadweight() {
    let outcome = Outcome {
        id: "o1".to_owned(),
        deadweight: Some(retombees::study::Estimate::of(dec!(0.2))),
        ..Outcome::default()
    };
    let study = Study { outcomes: vec![Shared::new(outcome)], ..named("s", "Essai") };
    let effect = MeasuredEffect { value: Some(dec!(0.1)), ..MeasuredEffect::measured(EffectMeasure::Shares) };
    let edit = T::UseEffect("o1".to_owned(), Box::new(effect.clone()));
    let state = replay(open(study), vec![Action::Edit(Edit::Trial(edit))]);
    assert_eq!(study_of(&state).outcomes[0].effect, Some(effect));
}

//! A number that a person types is taken, and its range, its value or its shape follow; a range is typed in one go.

use crate::typing::{act, keys, refusal};
use crate::{named, open, study_of, target};
use retombees::app::{Action, Bound, Changes, Edit, NumberField, Refusal, State, TypedField};
use retombees::number::read::ReadError;
use retombees::number::{Decimal, Language};
use retombees::present::Catalog;
use retombees::study::{
    Basis, Discounting, Estimate, NumberPath, Operation, Outcome, Override, Proxy, Range, RangeShape, Scenario, Shared,
    Study, Volume,
};
use rust_decimal::dec;

const DEADWEIGHT: &str = "outcomes/o/deadweight";
const QUANTITY: &str = "outcomes/o/quantity";
const PROXY: &str = "outcomes/o/proxy";

fn ranged(low: Decimal, value: Decimal, high: Decimal) -> Estimate {
    Estimate { range: Some(Range { low, high }), source: "a survey".to_owned(), ..Estimate::of(value) }
}

fn normal(low: Decimal, value: Decimal, high: Decimal) -> Estimate {
    Estimate { shape: Some(RangeShape::Normal), ..ranged(low, value, high) }
}

fn start() -> State {
    let outcome = Outcome {
        id: "o".to_owned(),
        deadweight: Some(normal(dec!(0.5), dec!(0.6), dec!(0.7))),
        volume: Volume::Single(ranged(dec!(80), dec!(100), dec!(150))),
        proxy: Some(Proxy { value: Some(Estimate::of(dec!(6000))), ..Proxy::default() }),
        ..Outcome::default()
    };
    let discounting = Some(Discounting::single(dec!(0.032), "France Stratégie, révision 2021"));
    open(Study { discounting, outcomes: vec![Shared::new(outcome)], ..named("s", "") })
}

fn value(path: &str) -> TypedField {
    TypedField::Number(NumberField::Value(target(path)))
}

fn bound(path: &str, bound: Bound) -> TypedField {
    TypedField::Number(NumberField::Bound(target(path), bound))
}

fn now(state: &State, path: &str) -> Estimate {
    target(path).get(study_of(state)).expect("stated")
}

fn told(state: &State, field: &TypedField) -> Option<[String; 2]> {
    let catalog = Catalog::of(Language::French);
    state.drafts.followed(field).map(|followed| [followed.sentence(catalog), followed.offer(catalog)])
}

#[test]
fn a_value_outside_its_range_takes_it_along_and_the_field_says_so() {
    let field = value(DEADWEIGHT);
    // "4" alone would be 4 %: no key leaves a trace in what the next one does.
    let typed = keys(start(), &field, "40");
    assert_eq!((refusal(&typed, &field), now(&typed, DEADWEIGHT)), (None, normal(dec!(0.3), dec!(0.4), dec!(0.5))));
    let words = ["Fourchette déplacée\u{a0}: 30–50\u{a0}%.", "Revenir à 60\u{a0}% (50–70\u{a0}%)"].map(str::to_owned);
    assert_eq!(told(&typed, &field), Some(words.clone()));
    // It says so until the number is another one, and gives the former one back, value and range.
    let left = act(typed, Action::Leave(field.clone()));
    assert_eq!(told(&left, &field), Some(words));
    let back = act(left.clone(), Action::GiveBack);
    assert_eq!((now(&back, DEADWEIGHT), told(&back, &field)), (now(&start(), DEADWEIGHT), None));
    assert_eq!(now(&act(back, Action::Undo), DEADWEIGHT), now(&left, DEADWEIGHT));
    // Value and range are one step.
    let undone = act(left.clone(), Action::Undo);
    assert_eq!((now(&undone, DEADWEIGHT), told(&undone, &field)), (now(&start(), DEADWEIGHT), None));
    let other = act(left, Action::Edit(Edit::SetValue(target(DEADWEIGHT), Some(dec!(0.2)))));
    assert_eq!(told(&other, &field), None);
}

#[test]
fn a_value_inside_leaves_its_range_except_that_of_a_bell_curve() {
    let quantity = value(QUANTITY);
    let typed = keys(start(), &quantity, "90");
    assert_eq!(now(&typed, QUANTITY), ranged(dec!(80), dec!(90), dec!(150)));
    assert_eq!(told(&typed, &quantity), None);
    let typed = keys(start(), &quantity, "200");
    assert_eq!(now(&typed, QUANTITY), ranged(dec!(160), dec!(200), dec!(300)));
    let typed = keys(start(), &value(DEADWEIGHT), "50");
    assert_eq!(now(&typed, DEADWEIGHT), normal(dec!(0.4), dec!(0.5), dec!(0.6)));
    // What is no number any more takes all of it back.
    let broken = act(typed, Action::Type(value(DEADWEIGHT), "50x".to_owned()));
    assert_eq!((now(&broken, DEADWEIGHT), told(&broken, &value(DEADWEIGHT))), (now(&start(), DEADWEIGHT), None));
}

#[test]
fn bounds_and_value_never_block_one_another() {
    let (low, high) = (bound(QUANTITY, Bound::Low), bound(QUANTITY, Bound::High));
    let leave = |state: State, field: &TypedField| act(state, Action::Leave(field.clone()));
    let state = leave(keys(start(), &low, "30"), &low);
    let state = leave(keys(state, &high, "50"), &high);
    assert_eq!(now(&state, QUANTITY), ranged(dec!(30), dec!(50), dec!(50)));
    assert_eq!(told(&state, &high).map(|[said, _]| said).as_deref(), Some("Valeur déplacée\u{a0}: 50."));
    assert_eq!(now(&keys(state, &value(QUANTITY), "40"), QUANTITY), ranged(dec!(30), dec!(40), dec!(50)));
    let beyond = keys(start(), &low, "300");
    assert_eq!(now(&beyond, QUANTITY), ranged(dec!(300), dec!(375), dec!(562.5)));
    let given = act(beyond, Action::GiveBack);
    assert_eq!(now(&given, QUANTITY), now(&start(), QUANTITY));
}

#[test]
fn a_range_is_typed_in_one_go() {
    let amount = value(PROXY);
    let range = |low, high| Some(Range { low, high });
    for (text, expected) in [
        ("60 (50–70)", (Some(dec!(60)), range(dec!(50), dec!(70)))),
        ("50 à 70 €", (None, range(dec!(50), dec!(70)))),
        ("60 ± 10", (Some(dec!(60)), range(dec!(50), dec!(70)))),
        ("60 ± 10 %", (Some(dec!(60)), range(dec!(54), dec!(66)))),
    ] {
        let state = act(keys(start(), &amount, text), Action::Leave(amount.clone()));
        let found = now(&state, PROXY);
        assert_eq!((refusal(&state, &amount), (found.value, found.range)), (None, expected), "{text}");
        let undone = act(state, Action::Undo);
        assert_eq!(now(&undone, PROXY), now(&start(), PROXY), "{text} is one step");
    }
    // A share with both, beside a shape that would want its value in the middle.
    let share = value(DEADWEIGHT);
    let state = act(start(), Action::Type(share.clone(), "60 (50–80)".to_owned()));
    assert_eq!(now(&state, DEADWEIGHT), ranged(dec!(0.5), dec!(0.6), dec!(0.8)));
    let words = told(&state, &share).map(|[said, _]| said);
    assert!(words.is_some_and(|said| said.starts_with("Nouvelle forme, ") && said.contains("PERT")));
    // What a person states against itself is not taken, nor a range where there is none.
    for (text, field) in [("60 (70–80)", &share), ("60 (80–50)", &share), ("1 à 2", &value("outcomes/o/first_year"))]
    {
        let state = act(start(), Action::Type(field.clone(), text.to_owned()));
        assert!(refusal(&state, field).is_some(), "{text}");
    }
    let year = act(start(), Action::Type(value("outcomes/o/first_year"), "1 à 2".to_owned()));
    assert_eq!(refusal(&year, &value("outcomes/o/first_year")), Some(Refusal::NoRange));
}

#[test]
fn a_share_below_one_is_asked_about() {
    let share = value(DEADWEIGHT);
    let state = keys(start(), &share, "0,25");
    let asked = refusal(&state, &share).expect("a question");
    assert!(matches!(asked, Refusal::Unread(ReadError::Doubtful { .. })));
    assert_eq!(now(&state, DEADWEIGHT), now(&start(), DEADWEIGHT));
    let readings = asked.readings(Catalog::of(Language::French)).expect("two readings");
    assert_eq!(readings, ["0,25\u{a0}%", "25\u{a0}%"]);
    for (text, expected) in readings.into_iter().zip([dec!(0.0025), dec!(0.25)]) {
        let chosen = act(state.clone(), Action::ChooseReading(share.clone(), text));
        assert_eq!((now(&chosen, DEADWEIGHT).value, refusal(&chosen, &share)), (Some(expected), None));
    }
    // A rate may well be half a per cent a year.
    let rate = value("discounting/rate");
    assert_eq!(refusal(&keys(start(), &rate, "0,5"), &rate), None);
}

#[test]
fn a_discount_rate_that_changes_loses_the_source_of_the_former_one() {
    let rate = value("discounting/rate");
    let state = keys(start(), &rate, "2");
    assert_eq!(now(&state, "discounting/rate").source, "");
    assert_eq!(now(&keys(state, &rate, "3,2"), "discounting/rate").source, "France Stratégie, révision 2021");
    let published = Estimate { basis: Some(Basis::Published), ..now(&start(), "discounting/rate") };
    let state = act(start(), Action::Edit(Edit::SetEstimate(NumberPath::Rate, Some(published))));
    assert_eq!(now(&keys(state, &rate, "2"), "discounting/rate").basis, None);
}

#[test]
fn a_shape_that_wants_the_middle_moves_the_range_and_one_that_does_not_fit_changes_nothing() {
    let path = target(QUANTITY);
    let state = act(start(), Action::ChooseShape(path.clone(), RangeShape::Normal));
    assert_eq!(now(&state, QUANTITY), normal(dec!(65), dec!(100), dec!(135)));
    let said = told(&state, &value(QUANTITY)).expect("told");
    assert_eq!(said[0], "Fourchette déplacée\u{a0}: 65–135.");
    let from_zero = Some(ranged(dec!(0), dec!(100), dec!(150)));
    let state = act(start(), Action::Edit(Edit::SetEstimate(path.clone(), from_zero)));
    assert_eq!(retombees::app::update(&state, Action::ChooseShape(path, RangeShape::Lognormal)), None);
}

/// Each key starts again from both bounds: the beginning of a number is no number.
#[test]
fn a_range_typed_key_by_key_is_the_one_typed_and_escape_gives_all_back() {
    let amount = "outcomes/o/proxy";
    let (low, high) = (bound(amount, Bound::Low), bound(amount, Bound::High));
    let state = act(keys(start(), &low, "5000"), Action::Leave(low.clone()));
    let state = act(keys(state, &high, "50000"), Action::Leave(high.clone()));
    let found = now(&state, PROXY);
    assert_eq!((found.value, found.range), (Some(dec!(6000)), Some(Range { low: dec!(5000), high: dec!(50000) })));
    assert_eq!(state.drafts.iter().count(), 0);
    let low = bound(QUANTITY, Bound::Low);
    for text in ["120", "300"] {
        let typed = keys(start(), &low, text);
        assert_ne!(now(&typed, QUANTITY), now(&start(), QUANTITY));
        let back = act(typed, Action::TakeBack(low.clone()));
        assert_eq!((now(&back, QUANTITY), told(&back, &low)), (now(&start(), QUANTITY), None));
    }
}

#[test]
fn the_range_of_an_override_follows_its_value_and_not_its_keys() {
    let value = Estimate { range: Some(Range { low: dec!(0.5), high: dec!(0.7) }), ..Estimate::of(dec!(0.6)) };
    let change = Override { target: DEADWEIGHT.to_owned(), operation: Operation::Set, value, ..Override::default() };
    let scenario = Scenario { id: "x".to_owned(), overrides: vec![change.clone()], ..Scenario::default() };
    let mut study = study_of(&start()).clone();
    study.scenarios.push(Shared::new(scenario));
    let field = TypedField::Number(NumberField::Override(Changes::Scenario("x".to_owned()), 0));
    let of = |state: &State| study_of(state).scenarios[0].overrides[0].value.clone();
    let typed = keys(open(study), &field, "40");
    assert_eq!(
        (of(&typed).value, of(&typed).range),
        (Some(dec!(0.4)), Some(Range { low: dec!(0.3), high: dec!(0.5) }))
    );
    let back = act(typed, Action::TakeBack(field));
    assert_eq!(of(&back), change.value);
}

#[test]
fn a_range_typed_for_a_rate_loses_its_source_and_a_slip_is_no_range() {
    let rate = value("discounting/rate");
    let state = act(start(), Action::Type(rate.clone(), "2 (1–3)".to_owned()));
    assert_eq!(now(&state, "discounting/rate").source, "");
    let slip = act(start(), Action::Type(value(PROXY), "2;5".to_owned()));
    assert!(refusal(&slip, &value(PROXY)).is_some());
}

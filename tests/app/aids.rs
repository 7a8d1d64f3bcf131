//! Help with numbers: published discount rates, and the default for "I do not know".

use crate::{named, open, said, study_of, target};
use retombees::app::{Action, Edit, State, update};
use retombees::file::References;
use retombees::number::{Decimal, Language};
use retombees::study::{
    Basis, Discounting, Estimate, Outcome, Proxy, Range, RangeShape, RateFrom, Shared, Study, Timing, Volume,
};
use rust_decimal::dec;

fn rates(key: &str) -> Vec<RateFrom> {
    let references = References::shipped().expect("the shipped file reads");
    references.rate(key).unwrap_or_else(|| panic!("no schedule {key}")).rates(Language::French)
}

#[test]
fn a_published_schedule_replaces_the_rates_and_keeps_the_moment_of_the_year() {
    let mut discounting = Discounting::single(dec!(0.05), "nobody remembers");
    discounting.timing = Timing::Mid;
    let state = open(Study { discounting: Some(discounting), ..named("s", "") });
    for key in ["france-2021", "uk-green-book", "uk-green-book-declining"] {
        let action = Action::Edit(Edit::SetRates(rates(key)));
        let after = update(&state, action.clone()).unwrap();
        let found = study_of(&after).discounting.clone().unwrap();
        assert_eq!((found.rates, found.timing), (rates(key), Timing::Mid), "{key}");
        assert_eq!(update(&after, action), None, "the same rates again change nothing");
        assert_eq!(study_of(&update(&after, Action::Undo).unwrap()), study_of(&state), "{key}");
    }
    // A study without discounting gets one.
    let first = update(&open(named("s", "")), Action::Edit(Edit::SetRates(rates("france-2021")))).unwrap();
    assert_eq!(study_of(&first).discounting.as_ref().map(|it| it.timing), Some(Timing::Start));
}

#[test]
fn a_schedule_that_does_not_hold_together_is_refused() {
    let state = open(named("s", ""));
    let entry = RateFrom::from_year;
    let rate = dec!(0.03);
    for refused in [
        vec![],
        vec![entry(1, rate)],
        vec![entry(0, rate), entry(0, rate)],
        vec![entry(0, rate), entry(30, rate), entry(20, rate)],
        vec![entry(0, dec!(-1))],
        (0..301).map(|year| entry(year, rate)).collect(),
    ] {
        said(&state, &Action::Edit(Edit::SetRates(refused)));
    }
}

/// A study whose outcome has a measured deadweight in a bell curve, and a cohort a year.
fn stated() -> State {
    let deadweight = Estimate {
        range: Some(Range { low: dec!(0.3), high: dec!(0.5) }),
        shape: Some(RangeShape::Normal),
        basis: Some(Basis::Measured),
        source: "a survey".to_owned(),
        year: Some(2020),
        ..Estimate::of(dec!(0.4))
    };
    let outcome = Outcome {
        id: "o".to_owned(),
        volume: Volume::Cohorts(vec![Estimate::of(dec!(10)), Estimate::of(dec!(20))]),
        proxy: Some(Proxy { value: Some(Estimate::of(dec!(-30))), ..Proxy::default() }),
        deadweight: Some(deadweight),
        ..Outcome::default()
    };
    open(Study { outcomes: vec![Shared::new(outcome)], ..named("s", "") })
}

#[track_caller]
fn unknown(path: &str, value: Decimal, low: Decimal, high: Decimal) {
    let state = stated();
    let edit = Edit::DoNotKnow(target(path), "Personne ne sait".to_owned());
    let after = update(&state, Action::Edit(edit)).unwrap_or_else(|| panic!("{path} is refused"));
    let expected = Estimate {
        range: Some(Range { low, high }),
        basis: Some(Basis::Unknown),
        source: "Personne ne sait".to_owned(),
        ..Estimate::of(value)
    };
    assert_eq!(target(path).get(study_of(&after)), Some(expected), "{path}");
    assert_eq!(study_of(&update(&after, Action::Undo).unwrap()), study_of(&state), "{path}");
}

#[test]
fn not_knowing_is_a_prudent_value_in_a_wide_range() {
    unknown("outcomes/o/deadweight", dec!(0.25), dec!(0), dec!(0.5));
    unknown("outcomes/o/attribution", dec!(0.25), dec!(0), dec!(0.5));
    unknown("outcomes/o/displacement", dec!(0.1), dec!(0), dec!(0.3));
    unknown("outcomes/o/drop_off", dec!(0.25), dec!(0), dec!(0.5));
    unknown("outcomes/o/cohorts/1", dec!(20), dec!(10), dec!(30));
    unknown("outcomes/o/proxy", dec!(-30), dec!(-45), dec!(-15));
}

#[test]
fn nothing_is_made_up_where_nothing_is_stated() {
    let state = stated();
    for path in
        ["outcomes/o/quantity", "outcomes/o/weight", "outcomes/o/duration", "outcomes/x/deadweight", "price_year"]
    {
        let action = Action::Edit(Edit::DoNotKnow(target(path), String::new()));
        assert_eq!(update(&state, action), None, "{path}");
    }
}

/// Each "I do not know" can be taken back alone.
#[test]
fn two_of_them_are_two_steps() {
    let edit = |path: &str| Action::Edit(Edit::DoNotKnow(target(path), String::new()));
    let one = update(&stated(), edit("outcomes/o/deadweight")).unwrap();
    let two = update(&one, edit("outcomes/o/drop_off")).unwrap();
    assert_eq!(study_of(&update(&two, Action::Undo).unwrap()), study_of(&one));
}

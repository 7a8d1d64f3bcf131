//! Comparison of scenarios: a study computed by hand, and properties for any study.

#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

mod support;

use proptest::prelude::*;
use retombees::analysis::DefaultRanges;
use retombees::analysis::comparison::{Balance, Difference, Regret, ScenarioFigures, StressCase, differences};
use retombees::analysis::{Comparison, apply};
use retombees::methods::sroi::Evaluation;
use retombees::number::Decimal;
use retombees::study::{
    Estimate, Form, Input, Operation, Outcome, Override, Proxy, Range, Scenario, Shared, Stakeholder, Study, Volume,
};
use rust_decimal::dec;

fn ranged(low: Decimal, value: Decimal, high: Decimal) -> Estimate {
    Estimate { range: Some(Range { low, high }), ..Estimate::of(value) }
}

fn scenario(id: &str, form: Form, overrides: &[(&str, Operation, Estimate)]) -> Shared<Scenario> {
    let change = |(target, operation, value): &(&str, Operation, Estimate)| Override {
        target: (*target).to_owned(),
        operation: *operation,
        value: value.clone(),
        ..Override::default()
    };
    let (id, overrides) = (id.to_owned(), overrides.iter().map(change).collect());
    Shared::new(Scenario { name: id.clone(), id, form, overrides, ..Scenario::default() })
}

/// A town puts in 100 and a group of 10 people gains 20 each, between 10 and 30, in year 0. "cautious" changes little; "bold"
/// has 30 people gain as much for 500, of which the group brings nothing; "wide" costs nothing more and may be worth nothing.
fn study() -> Study {
    let who = |id: &str| Shared::new(Stakeholder { id: id.to_owned(), ..Stakeholder::default() });
    let proxy = Proxy { value: Some(ranged(dec!(10), dec!(20), dec!(30))), ..Proxy::default() };
    let outcome = Outcome {
        id: "o".to_owned(),
        stakeholder: "people".to_owned(),
        volume: Volume::Single(Estimate::of(dec!(10))),
        proxy: Some(proxy),
        duration: Some(Estimate::of(1)),
        first_year: 0,
        ..Outcome::default()
    };
    let input = Input {
        id: "i".to_owned(),
        stakeholder: "town".to_owned(),
        unit_value: Some(Estimate::of(dec!(100))),
        ..Input::default()
    };
    let set = |value: Decimal| (Operation::Set, Estimate::of(value));
    let (people, cost) = (set(dec!(30)), set(dec!(500)));
    Study {
        stakeholders: vec![who("people"), who("town")],
        inputs: vec![Shared::new(input)],
        outcomes: vec![Shared::new(outcome)],
        scenarios: vec![
            scenario(
                "bold",
                Form::Territorial,
                &[("outcomes/o/quantity", people.0, people.1), ("inputs/i/unit_value", cost.0, cost.1)],
            ),
            scenario("cautious", Form::Trend, &[("outcomes/o/quantity", Operation::Add, Estimate::of(Decimal::ONE))]),
            scenario(
                "wide",
                Form::Digital,
                &[
                    ("outcomes/o/proxy", Operation::Set, ranged(dec!(0), dec!(20), dec!(40))),
                    ("outcomes/nobody/proxy", Operation::Set, Estimate::of(Decimal::ONE)),
                ],
            ),
        ],
        ..Study::default()
    }
}

#[track_caller]
fn figures(column: &ScenarioFigures, inputs: Decimal, value: Decimal, ratio: (Decimal, Decimal, Decimal)) {
    assert_eq!((column.inputs, column.present_value), (Some(inputs), Some(value)), "{}", column.name);
    assert_eq!(column.net_present_value, Some(value - inputs), "{}", column.name);
    assert_eq!((column.ratio, column.ratio_range), (Some(ratio.1), Some((ratio.0, ratio.2))), "{}", column.name);
}

#[test]
fn columns_hold_the_figures_of_each_scenario() {
    let comparison = Comparison::of(&study(), &DefaultRanges::default());
    let [stated, bold, cautious, wide] = comparison.columns.as_slice() else { panic!("{comparison:?}") };
    assert_eq!((stated.scenario.as_deref(), bold.scenario.as_deref()), (None, Some("bold")));
    figures(stated, dec!(100), dec!(200), (dec!(1), dec!(2), dec!(3)));
    figures(bold, dec!(500), dec!(600), (dec!(0.6), dec!(1.2), dec!(1.8)));
    figures(cautious, dec!(100), dec!(220), (dec!(1.1), dec!(2.2), dec!(3.3)));
    figures(wide, dec!(100), dec!(200), (dec!(0), dec!(2), dec!(4)));
    assert_eq!(stated.payback_months, Some(dec!(6)));
    assert_eq!(bold.year(0), Some(dec!(600)));
    assert_eq!(bold.year(1), Some(dec!(0)), "after the last year there is no value");
    assert_eq!((wide.findings.len(), bold.findings.len()), (1, 0));
}

#[test]
fn the_trend_is_what_others_are_compared_with() {
    let comparison = Comparison::of(&study(), &DefaultRanges::default());
    assert_eq!(comparison.reference, 2);
    let (bold, cautious) = (&comparison.columns[1], &comparison.columns[2]);
    let change = |id: &str, received, inputs| Balance { stakeholder: id.to_owned(), received, inputs };
    let (gains, pays) = (Some(dec!(380)), Some(dec!(400)));
    let nothing = Some(Decimal::ZERO);
    assert_eq!(bold.changes, [change("people", gains, nothing), change("town", nothing, pays)]);
    assert_eq!((cautious.differences.as_slice(), bold.differences.len()), (&[][..], 2));
    let mut said = study();
    said.scenarios[2].make_mut().reference = true;
    assert_eq!(Comparison::of(&said, &DefaultRanges::default()).reference, 3, "what is said comes before the form");
    let without = Study { scenarios: vec![study().scenarios[0].clone()], ..study() };
    assert_eq!(Comparison::of(&without, &DefaultRanges::default()).reference, 0);
}

#[test]
fn regrets_are_those_made_by_hand() {
    let regret = Comparison::of(&study(), &DefaultRanges::default()).regret.unwrap();
    // The study as stated is not a choice beside the trend. Net values: as stated 100, 120, 100; with values low −200, 10, −100;
    // high 400, 230, 300. No quantity, deduction or input has a range, and in year 0 no rate matters.
    assert_eq!(regret.alternatives, [1, 2, 3]);
    let states: Vec<StressCase> = regret.rows.iter().map(|row| row.state).collect();
    assert_eq!(states, [StressCase::AsStated, StressCase::ValuesLow, StressCase::ValuesHigh]);
    let regrets: Vec<&[Decimal]> = regret.rows.iter().map(|row| row.regrets.as_slice()).collect();
    assert_eq!(
        regrets,
        [[dec!(20), dec!(0), dec!(20)], [dec!(210), dec!(0), dec!(110)], [dec!(0), dec!(170), dec!(100)]]
    );
    assert_eq!(regret.maximum, [dec!(210), dec!(170), dec!(110)]);
    // The choice regretted least is not the one that holds in most states.
    assert_eq!((regret.least(), regret.most_held(), regret.holds), (vec![2], vec![1], vec![1, 2, 0]));
}

#[test]
fn without_scenarios_there_is_nothing_to_compare() {
    let comparison = Comparison::of(&Study { scenarios: Vec::new(), ..study() }, &DefaultRanges::default());
    assert!(!comparison.has_scenarios() && comparison.regret.is_none());
    assert_eq!((comparison.others().count(), comparison.columns[0].differences.len()), (0, 0));
}

#[test]
fn without_money_no_choice_is_regretted() {
    let mut study = study();
    study.outcomes[0].make_mut().valued = false;
    let comparison = Comparison::of(&study, &DefaultRanges::default());
    assert!(comparison.regret.is_none() && comparison.columns.len() == 4);
    assert_eq!((comparison.columns[1].inputs, comparison.columns[1].present_value), (Some(dec!(500)), Some(dec!(0))));
}

/// A figure without the last digits, which hold the rounding of sums made in another order.
fn rounded(figure: Option<Decimal>) -> Option<Decimal> {
    figure.map(|figure| figure.round_dp(6).normalize())
}

/// What a column says, without the order of its lists.
fn said(column: &ScenarioFigures) -> (Vec<Option<Decimal>>, Vec<String>) {
    let range = column.ratio_range.unzip();
    let mut figures =
        vec![column.inputs, column.present_value, column.net_present_value, column.ratio, range.0, range.1];
    figures.push(column.payback_months);
    figures.extend(column.years.iter().flat_map(|year| [year.value, year.present_value]));
    let figures = figures.into_iter().map(rounded).collect();
    let balance = |it: &Balance| format!("{} {:?} {:?}", it.stakeholder, rounded(it.received), rounded(it.inputs));
    let mut lines: Vec<String> = column.balances.iter().chain(&column.changes).map(balance).collect();
    lines.extend(column.differences.iter().map(|difference| format!("{difference:?}")));
    lines.extend(column.findings.iter().map(|finding| format!("{finding:?}")));
    lines.sort();
    (figures, lines)
}

/// The id of a scenario, its maximum regret, and in how many states it holds.
type Regretted = (Option<String>, Option<Decimal>, usize);

/// What each alternative is regretted by, by the id of its scenario.
fn regrets(comparison: &Comparison) -> Option<Vec<Regretted>> {
    let Regret { alternatives, maximum, holds, .. } = comparison.regret.as_ref()?;
    let named = alternatives.iter().map(|place| comparison.columns[*place].scenario.clone());
    let mut all: Vec<_> =
        named.zip(maximum).zip(holds).map(|((name, maximum), holds)| (name, rounded(Some(*maximum)), *holds)).collect();
    all.sort();
    Some(all)
}

/// A study with one trend and one reference at most, whose figures are small enough to be told apart to a millionth.
fn comparable() -> impl Strategy<Value = Study> {
    let one_trend = |mut study: Study| {
        let trends = study.scenarios.iter_mut().filter(|scenario| scenario.form == Form::Trend);
        trends.skip(1).for_each(|scenario| scenario.make_mut().form = Form::Custom);
        let said = study.scenarios.iter_mut().filter(|scenario| scenario.reference);
        said.skip(1).for_each(|scenario| scenario.make_mut().reference = false);
        study
    };
    support::study().prop_map(one_trend).prop_filter("amounts are moderate", |study| {
        let versions = study.scenarios.iter().map(|scenario| apply(study, scenario).0).chain([study.clone()]);
        let states = versions
            .flat_map(|version| StressCase::ALL.iter().map(move |state| state.of(&version, &DefaultRanges::default())));
        let all: Vec<Study> = states.collect();
        all.iter().map(Evaluation::of).all(|evaluation| {
            let levels = evaluation.levels().map(|(_, cell)| cell);
            let years = evaluation.years().map(|year| year.accumulated);
            let cells = levels.chain(years).chain([evaluation.inputs_present_value(), evaluation.present_value()]);
            let ratio = evaluation.ratio();
            cells.chain(ratio).all(|cell| evaluation.value(cell).is_some_and(|value| value.abs() < dec!(1e15)))
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_order_of_the_parts_changes_nothing(study in comparable()) {
        let mut turned = study.clone();
        turned.stakeholders.reverse();
        turned.inputs.reverse();
        turned.outcomes.reverse();
        let (one, other) = (Comparison::of(&study, &DefaultRanges::default()), Comparison::of(&turned, &DefaultRanges::default()));
        for (one, other) in one.columns.iter().zip(&other.columns) {
            prop_assert_eq!(said(one), said(other));
        }
        prop_assert_eq!(regrets(&one), regrets(&other));
    }

    #[test]
    fn the_order_of_the_scenarios_changes_nothing(study in comparable()) {
        let mut turned = study.clone();
        turned.scenarios.reverse();
        let (one, other) = (Comparison::of(&study, &DefaultRanges::default()), Comparison::of(&turned, &DefaultRanges::default()));
        for column in &one.columns {
            let same = other.columns.iter().find(|other| other.scenario == column.scenario).unwrap();
            prop_assert_eq!(said(column), said(same));
        }
        prop_assert_eq!(regrets(&one), regrets(&other));
    }

    /// Of every number that an override or a hypothesis reaches, and of no other, there is a difference where it changes.
    #[test]
    fn differences_are_exact(study in support::study()) {
        for scenario in &study.scenarios {
            let (changed, _) = apply(&study, scenario);
            let found = differences(&study, &changed);
            for difference in &found {
                let Difference::Number(change) = difference else { continue };
                prop_assert_eq!(&change.before, &change.target.get(&study));
                prop_assert_eq!(&change.after, &change.target.get(&changed));
                let is_own = scenario.overrides.iter().any(|it| it.target == difference.path());
                let goes_on = study.horizon() > 1;
                prop_assert!(is_own || goes_on || !scenario.choices.is_empty(), "{}", difference.path());
            }
            let all = study.targets().into_iter().chain(changed.targets());
            for target in all.filter(|it| it.get(&study).map(|it| it.point()) != it.get(&changed).map(|it| it.point())) {
                // The numbers of a part that came in are not listed one by one.
                let path = target.to_string();
                let is_said = |it: &Difference| it.path() == path || path.starts_with(&format!("{}/", it.path()));
                prop_assert!(found.iter().any(is_said), "{path} is missing");
            }
        }
    }

    #[test]
    fn a_choice_is_never_regretted_by_less_than_nothing(study in support::study()) {
        let comparison = Comparison::of(&study, &DefaultRanges::default());
        let reference = comparison.reference_column().unwrap();
        prop_assert!(reference.differences.is_empty());
        let is_zero = |change: Option<Decimal>| change.is_none_or(|change| change.is_zero());
        prop_assert!(reference.changes.iter().all(|change| is_zero(change.received) && is_zero(change.inputs)));
        let Some(regret) = &comparison.regret else { return Ok(()) };
        for row in &regret.rows {
            prop_assert!(row.regrets.iter().all(|regret| *regret >= Decimal::ZERO));
            prop_assert!(row.regrets.iter().any(Decimal::is_zero), "one choice is the best of each state");
        }
        prop_assert!(regret.holds.iter().sum::<usize>() >= regret.rows.len());
    }
}

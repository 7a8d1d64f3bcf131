//! The comparison of scenarios, rendered natively on worked cases with scenarios.

use super::{studies, text};
use retombees::analysis::Comparison;
use retombees::analysis::DefaultRanges;
use retombees::analysis::simulation::ranking::{Percentiles, RankReversal, Ranking, Share, Standing};
use retombees::app::{State, Workspace};
use retombees::file;
use retombees::number::{Decimal, Language};
use retombees::present::Catalog;
use retombees::present::comparison::SimulatedRows;
use retombees::study::{Estimate, Form, Operation, Override, Scenario, Shared, Study};
use retombees::ui::context::{Dispatch, Shell};
use retombees::ui::pages::comparison::{comparison, side_by_side};
use retombees::ui::store::Store;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct ComparingProps {
    study: Shared<Study>,
    language: Language,
}

/// What the comparison needs around it.
#[component]
fn Comparing(props: &ComparingProps) -> Html {
    let shown = use_state(Rc::<State>::default);
    let dispatch = Dispatch(Store::new((*shown).clone(), shown.setter()));
    let view = crate::around(props.study.clone(), Workspace::default(), props.language, dispatch.clone());
    html! {
        <ContextProvider<Shell> context={Shell { language: props.language, dispatch }}>
            { comparison(&view) }
        </ContextProvider<Shell>>
    }
}

fn html(language: Language, make: impl FnOnce() -> Study + Send + 'static) -> String {
    let renderer =
        yew::ServerRenderer::<Comparing>::with_props(move || ComparingProps { study: Shared::new(make()), language });
    pollster::block_on(renderer.hydratable(false).render())
}

fn scenario(id: &str, name: &str, form: Form, overrides: &[(&str, Operation, Decimal)]) -> Shared<Scenario> {
    let change = |(target, operation, value): &(&str, Operation, Decimal)| Override {
        target: (*target).to_owned(),
        operation: *operation,
        value: Estimate::of(*value),
        ..Override::default()
    };
    let overrides = overrides.iter().map(change).collect();
    Shared::new(Scenario { id: id.to_owned(), name: name.to_owned(), form, overrides, ..Scenario::default() })
}

/// The cases with a social return.
fn returns() -> Vec<Study> {
    studies().into_iter().filter(|study| !study.inputs.is_empty()).collect()
}

/// The study with a trend, a scenario that doubles the first outcome for half as much again, and one that names nothing.
fn explored(mut study: Study) -> Study {
    let first = study.outcomes.iter().find(|outcome| outcome.proxy_value().is_some()).map(|outcome| outcome.id.clone());
    let proxy = format!("outcomes/{}/proxy", first.unwrap());
    let cost = format!("inputs/{}/unit_value", study.inputs.first().unwrap().id);
    let (twice, more) = (Decimal::TWO, Decimal::new(15, 1));
    // Hypotheses would let the scenarios go on for more years than the study.
    (study.variables, study.incompatible) = (Vec::new(), Vec::new());
    study.scenarios = vec![
        scenario("t", "", Form::Trend, &[]),
        scenario(
            "c",
            "Coop",
            Form::Collaborative,
            &[(&proxy, Operation::Scale, twice), (&cost, Operation::Scale, more)],
        ),
        scenario("n", "Net", Form::Digital, &[("outcomes/nobody/proxy", Operation::Set, twice)]),
    ];
    study
}

fn pages() -> Vec<(String, Language)> {
    let mut pages = Vec::new();
    for language in Language::ALL {
        for place in 0..returns().len() {
            pages.push((html(language, move || explored(returns().swap_remove(place))), language));
        }
    }
    pages
}

#[test]
fn every_part_is_there_in_both_languages() {
    for (page, language) in pages() {
        let (catalog, said) = (Catalog::of(language), text(&page));
        assert!(!page.contains('⟦') && !said.contains('{'), "{language:?}: {said}");
        for key in [
            "comparison.title",
            "comparison.differences.title",
            "chart.name.scenario_years",
            "chart.name.scenario_balance",
            "regret.title",
            "regret.about",
            "regret.limits",
            "regret.holds.title",
            "comparison.same",
        ] {
            assert!(said.contains(catalog.text(key)), "{key} is missing in {language:?}");
        }
        assert!(said.contains(&catalog.fill("comparison.unnamed", &[("n", "1")])), "a scenario without a name");
        // What could not be applied is said.
        assert_eq!(page.matches("class=\"findings is-warning\"").count(), 1);
        if language == Language::French {
            for wrong in [" :", " ;", " !", " ?", " %", " €", "« ", " »"] {
                assert!(!said.contains(wrong), "a plain space in {wrong:?}: {said}");
            }
        }
    }
}

#[test]
fn tables_are_named_and_each_row_and_column_has_its_head() {
    for (page, _) in pages() {
        // Side by side, what differs, regrets, and the tables of both charts.
        assert_eq!(page.matches("<table").count(), 5);
        assert_eq!(page.matches("<caption").count(), 5);
        let rows = page.matches("<tr").count();
        let heads = page.matches("<thead").count();
        let headed = page.matches("<th scope=\"row\"").count() + page.matches("scope=\"rowgroup\"").count();
        assert_eq!(headed, rows - heads, "a row has no head");
        // Two charts, a line for the study and each scenario, and a bar for each stakeholder who gains or pays.
        let (rows, bars) = (page.matches("data-testid=\"scenario-row\"").count(), page.matches("0 0 200 6").count());
        assert!(bars > 0, "who gains and who pays");
        assert_eq!(page.matches("<svg").count(), 2 + rows + bars);
        for pattern in ["m-line is-first", "m-line is-second", "m-line is-third", "m-line is-fourth"] {
            assert_eq!(page.matches(pattern).count(), 1, "{pattern}");
        }
    }
}

#[test]
fn the_figures_are_those_of_the_evaluation() {
    let page = text(&html(Language::English, || explored(file::bundled("wheels-to-meals").unwrap().study().unwrap())));
    // The published ratio of the guide, and the same where a scenario changes nothing.
    assert!(page.matches("1.93").count() >= 3, "{page}");
}

#[test]
fn without_a_scenario_it_teaches_what_one_is() {
    for language in Language::ALL {
        let study = || Study { scenarios: Vec::new(), ..studies().swap_remove(0) };
        let alone = html(language, study);
        assert!(text(&alone).contains(Catalog::of(language).text("comparison.empty")));
        assert!(!alone.contains("<table"), "{alone}");
    }
}

#[test]
fn where_nothing_changes_or_nothing_is_known_it_stays_calm() {
    let same = || {
        let study = studies().swap_remove(1);
        Study { scenarios: vec![scenario("t", "", Form::Trend, &[])], ..study }
    };
    let page = text(&html(Language::French, same));
    let catalog = Catalog::of(Language::French);
    for key in ["comparison.balance.none", "comparison.same", "regret.nothing"] {
        assert!(page.contains(catalog.text(key)), "{key}: {page}");
    }
    let empty = || Study { scenarios: vec![scenario("a", "A", Form::Custom, &[])], ..Study::default() };
    let page = text(&html(Language::French, empty));
    for wrong in ["NaN", "inf", "⟦"] {
        assert!(!page.contains(wrong), "{wrong} in {page}");
    }
}

#[test]
fn names_never_become_markup() {
    let hostile = "<img src=x onerror=alert(1)>";
    let page = html(Language::English, || {
        let mut study = explored(studies().swap_remove(0));
        study.scenarios.iter_mut().for_each(|scenario| {
            let scenario = scenario.make_mut();
            (scenario.name, scenario.story) = (hostile.to_owned(), hostile.to_owned());
        });
        study
    });
    assert!(!page.contains("<img") && text(&page).contains(hostile));
}

#[derive(Properties, PartialEq)]
struct RankedProps {
    study: Shared<Study>,
    language: Language,
    ranking: Ranking,
    is_done: bool,
}

/// The figures side by side, with what draws say.
#[component]
fn Ranked(props: &RankedProps) -> Html {
    let shown = use_state(Rc::<State>::default);
    let dispatch = Dispatch(Store::new((*shown).clone(), shown.setter()));
    let view = crate::around(props.study.clone(), Workspace::default(), props.language, dispatch.clone());
    let comparison = Comparison::of(&props.study, &DefaultRanges::default());
    html! {
        <ContextProvider<Shell> context={Shell { language: props.language, dispatch }}>
            { side_by_side(&view, &comparison, SimulatedRows::Found(&props.ranking), props.is_done) }
        </ContextProvider<Shell>>
    }
}

/// A ranking of the study that is explored: of its trend, "c" and "n".
fn ranking() -> Ranking {
    let share = |share: i64| Share { share: Decimal::new(share, 2), error: Decimal::new(2, 3) };
    let ratio = |low: i64, high: i64| {
        Some(Percentiles { p5: Decimal::new(low, 2), p50: Decimal::new(low, 2), p95: Decimal::new(high, 2) })
    };
    let column = |id: &str, ratio, first: Option<i64>, better: Option<i64>| Standing {
        scenario: id.to_owned(),
        ratio,
        probability_best: first.map(share),
        probability_better: better.map(share),
    };
    Ranking {
        draws: 16_384,
        seed: 42,
        varies: true,
        columns: vec![
            column("", ratio(81, 131), None, None),
            column("t", ratio(82, 132), Some(37), None),
            column("c", ratio(83, 133), Some(63), Some(64)),
            column("n", None, Some(36), Some(0)),
        ],
        order: Some(RankReversal { order: share(23), best: share(9) }),
    }
}

fn ranked(language: Language, is_done: bool) -> String {
    let renderer = yew::ServerRenderer::<Ranked>::with_props(move || RankedProps {
        study: Shared::new(explored(file::bundled("ressourcerie").unwrap().study().unwrap())),
        language,
        ranking: ranking(),
        is_done,
    });
    pollster::block_on(renderer.hydratable(false).render())
}

#[test]
fn what_draws_say_stands_in_the_table_and_below_it() {
    let page = ranked(Language::French, true);
    let said = text(&page).replace(['\u{a0}', '\u{202f}'], " ");
    for part in [
        "Pour 1 € investi, dans 9 cas sur 10",
        "entre 0,81 € et 1,31 €",
        "entre 0,83 € et 1,33 €",
        "63 cas sur 100",
        "aucun cas tiré",
        "pas un choix",
        "Dans 23 cas sur 100, l’ordre des scénarios n’est plus celui des nombres indiqués ; dans 9 cas sur 100, un autre arrive premier.",
        "16 384 tirages, graine 42, les mêmes pour tous les scénarios",
    ] {
        assert!(said.contains(part), "{part} is not in {said}");
    }
    assert!(page.contains("role=\"status\" data-testid=\"ranking\" data-done=\"true\""), "{page}");
    assert_eq!(page.matches("<table").count(), 1);
    // The rows have heads, and as many cells as there are columns.
    let rows = page.split("<tr").filter_map(|row| row.split("</tr>").next());
    let rows: Vec<&str> = rows.filter(|row| row.contains("9 cas sur 10<") || row.contains("cas sur 100<")).collect();
    assert_eq!(rows.len(), 3);
    for row in rows {
        assert_eq!((row.matches("<th scope=\"row\"").count(), row.matches("<td").count()), (1, 4), "{row}");
    }
    for language in Language::ALL {
        let (done, old) = (ranked(language, true), ranked(language, false));
        let refreshing = Catalog::of(language).text("ranking.refreshing");
        assert!(!done.contains("⟦") && !text(&done).contains('{'), "{done}");
        assert!(!text(&done).contains(refreshing) && text(&old).contains(refreshing));
        assert!(old.contains("data-done=\"false\""));
    }
}

#[test]
fn before_there_are_draws_it_is_said_why() {
    for language in Language::ALL {
        let catalog = Catalog::of(language);
        let of = |key: &'static str| html(language, move || file::bundled(key).unwrap().study().unwrap());
        let (ranged, points) = (of("ressourcerie"), of("wheels-to-meals"));
        let underway = catalog.text("comparison.drawn.underway");
        assert_eq!(ranged.matches(&format!(">{underway}</td>")).count(), 3 * 5, "three rows of five columns");
        assert!(ranged.contains("data-testid=\"ranking\" data-done=\"false\""));
        assert!(
            text(&points).contains(catalog.text("ranking.no_range")) && !points.contains(&format!(">{underway}</td>"))
        );
        assert!(points.contains("data-testid=\"ranking\" data-done=\"true\""));
        let unvalued = html(language, || {
            let mut study = file::bundled("ressourcerie").unwrap().study().unwrap();
            study.outcomes.iter_mut().for_each(|outcome| outcome.make_mut().valued = false);
            study
        });
        assert!(!unvalued.contains("data-testid=\"ranking\""), "nothing to say of a study without money");
    }
}

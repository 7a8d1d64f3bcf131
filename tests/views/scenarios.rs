//! The page of scenarios, for studies with and without them.

use super::{html, text};
use retombees::app::{Changes, Edit, Library, Route, ScenarioEdit, Section, State, Workspace};
use retombees::file::{self, CASES};
use retombees::number::{Decimal, Language};
use retombees::present::Catalog;
use retombees::study::{Estimate, Incompatible, Override, Study};
use retombees::ui::context::{Dispatch, Shell};
use retombees::ui::pages::scenarios::hypothesis::hypothesis_card;
use retombees::ui::store::Store;
use std::rc::Rc;
use yew::prelude::*;

/// The room of the scenarios of a study that is made of a worked case.
fn scenarios_of(key: &'static str, language: Language, change: impl Fn(&mut Study) + Send + 'static) -> String {
    html(move || {
        let mut study = file::bundled(key).unwrap().study().unwrap();
        change(&mut study);
        let route = Route::study(&study, Section::Scenarios);
        let workspace = Workspace { builds_scenarios: true, ..Workspace::default() };
        State { library: Library::new(vec![study]), route, language, workspace, ..State::default() }
    })
}

fn without_scenarios(study: &mut Study) {
    study.variables.clear();
    study.incompatible.clear();
    study.scenarios.clear();
}

/// Whether a case has a social return: those of another method have nothing to draw or to continue.
fn has_return(case: &file::BundledCase) -> bool {
    !case.study().unwrap().inputs.is_empty()
}

#[test]
fn a_study_without_scenarios_is_offered_a_way_to_begin() {
    for language in Language::ALL.iter().copied() {
        for case in CASES.iter().filter(|case| has_return(case)) {
            let page = scenarios_of(case.key, language, without_scenarios);
            assert!(text(&page).contains(Catalog::of(language).text("scenarios.empty")));
            for button in ["start-scenarios", "add-variable", "add-scenario"] {
                assert!(page.contains(&format!("data-testid=\"{button}\"")), "{button} is missing in {}", case.key);
            }
        }
        let page = scenarios_of("tutorat", language, |study| {
            without_scenarios(study);
            study.inputs.clear();
        });
        assert!(!page.contains("start-scenarios"), "what cannot be done is not offered");
        assert!(text(&page).contains(Catalog::of(language).text("scenarios.start.nothing")), "and it is said why");
    }
}

#[test]
fn what_is_offered_to_begin_with_is_shown_with_its_figures() {
    for language in Language::ALL.iter().copied() {
        for case in CASES.iter().filter(|case| has_return(case)) {
            let page = scenarios_of(case.key, language, move |study| {
                without_scenarios(study);
                let template = file::shipped_starting_point(language).unwrap();
                *study = Edit::Scenario(ScenarioEdit::Start(Box::new(template))).apply(study).unwrap();
            });
            assert_eq!(page.matches("data-testid=\"scenario\"").count(), 4, "{}", case.key);
            assert_eq!(page.matches("data-testid=\"variable\"").count(), 4, "{}", case.key);
            assert!(page.matches("<svg role=\"img\"").count() >= 8, "each driver has its picture");
            assert!(!page.contains('⟦') && !text(&page).contains('{'), "{}", case.key);
        }
    }
}

#[test]
fn each_scenario_shows_its_choices_and_what_comes_of_it() {
    for (language, ratios) in
        [(Language::French, ["1,93", "1,89", "1,97", "2,00"]), (Language::English, ["1.93", "1.89", "1.97", "2.00"])]
    {
        let page = scenarios_of("wheels-to-meals", language, |_| {});
        let figures: Vec<&str> = page.split("class=\"scenario-figures\"").skip(1).collect();
        assert_eq!(figures.len(), ratios.len());
        for (figures, ratio) in figures.iter().zip(ratios) {
            let figures = figures.split("</dl>").next().unwrap();
            assert!(text(figures).contains(ratio), "{ratio} is not in {}", text(figures));
        }
        let study = file::bundled("wheels-to-meals").unwrap().study().unwrap();
        for scenario in &study.scenarios {
            for choice in &scenario.choices {
                let id = format!("id=\"f-scenarios-{}-choices-{}\"", scenario.id, choice.variable);
                let chips = page.split(&id).nth(1).unwrap_or_else(|| panic!("{id} is missing"));
                let chips = chips.split("</fieldset>").next().unwrap();
                let chosen = chips.split("<input").find(|input| input.split('>').next().unwrap().contains(" checked"));
                assert!(chosen.unwrap().contains(&format!("-{}\"", choice.hypothesis)), "{id}");
            }
        }
    }
}

#[test]
fn what_cannot_go_together_is_said_and_not_offered() {
    for language in Language::ALL.iter().copied() {
        let page = scenarios_of("wheels-to-meals", language, |study| {
            let scenario = study.scenarios[0].clone();
            let other = study.variables.iter().rev().find(|it| scenario.chosen(&it.id).is_some()).unwrap().clone();
            let first = scenario.choices.iter().find(|it| it.variable != other.id).unwrap().clone();
            let choices = other.hypotheses.iter().map(|it| study.choice(&it.id).unwrap());
            // One that is taken, and those that are not.
            study.incompatible = choices.map(|choice| Incompatible(first.clone(), choice)).collect();
        });
        let scenario = page.split("data-testid=\"scenario\"").nth(1).unwrap();
        assert!(scenario.contains("is-contradiction"), "a contradiction is marked");
        let options = scenario.split("type=\"radio\"").skip(1).filter_map(|chip| chip.split('>').next());
        let excluded = options.filter(|option| option.contains(" disabled")).count();
        assert!(excluded > 0, "what is excluded cannot be chosen");
        let words = Catalog::of(language).text("scenarios.option_excluded").split("{other}").next().unwrap();
        let words = words.trim_start_matches("{name}");
        assert!(text(scenario).contains(words), "and the reason is in its label: {words}");
        assert!(scenario.contains("data-finding=\"incompatible_choices\""));
    }
}

/// Every control has its label, and no two elements share an id.
#[track_caller]
fn check_controls(page: &str) {
    for control in ["<input", "<select", "<textarea"] {
        for rest in page.split(control).skip(1) {
            let tag = rest.split('>').next().unwrap();
            let id = tag.split(" id=\"").nth(1).unwrap_or_else(|| panic!("{control} has no id: {tag}"));
            let id = id.split('"').next().unwrap();
            let is_named = tag.contains("aria-label=\"") || page.contains(&format!("<label for=\"{id}\""));
            assert!(is_named, "{id} has no label");
        }
    }
    let mut ids: Vec<&str> = page.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()).collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count, "an id is there twice");
}

#[test]
fn every_control_of_the_room_has_its_label() {
    for language in Language::ALL.iter().copied() {
        for key in ["ressourcerie", "wheels-to-meals"] {
            let page = scenarios_of(key, language, |study| {
                let target = format!("inputs/{}/quantity", study.inputs[0].id);
                let change = Override { target, value: Estimate::of(Decimal::TWO), ..Override::default() };
                for scenario in &mut study.scenarios {
                    scenario.make_mut().overrides.push(change.clone());
                }
            });
            let main = page.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
            check_controls(main);
            assert!(main.contains("/overrides/0/value\""), "the numbers of a scenario alone can be changed");
        }
    }
}

#[derive(Properties, PartialEq)]
struct OpenedProps {
    state: Rc<State>,
    id: String,
}

/// A hypothesis with its numbers.
#[component]
fn Opened(props: &OpenedProps) -> Html {
    let shown = use_state(|| props.state.clone());
    let dispatch = Dispatch(Store::new(props.state.clone(), shown.setter()));
    let language = props.state.language;
    let view =
        crate::around(props.state.open().unwrap().study().clone(), Workspace::default(), language, dispatch.clone());
    html! {
        <ContextProvider<Shell> context={Shell { language, dispatch }}>
            { hypothesis_card(&view, &props.id) }
        </ContextProvider<Shell>>
    }
}

#[test]
fn every_number_of_a_hypothesis_has_its_input_and_every_control_its_label() {
    for language in Language::ALL.iter().copied() {
        for key in ["ressourcerie", "wheels-to-meals"] {
            let study = file::bundled(key).unwrap().study().unwrap();
            for hypothesis in study.variables.iter().flat_map(|variable| variable.hypotheses.clone()) {
                let id = hypothesis.id.clone();
                let renderer = yew::ServerRenderer::<Opened>::with_props(move || {
                    let mut study = file::bundled(key).unwrap().study().unwrap();
                    let target = format!("outcomes/{}/deadweight", study.outcomes[0].id);
                    let value = Estimate::of(Decimal::ONE);
                    let change = Override { target, value, ..Override::default() };
                    let whose = Changes::Hypothesis(id.clone());
                    study = Edit::Scenario(ScenarioEdit::AddOverride(whose, change)).apply(&study).unwrap();
                    let route = Route::study(&study, Section::Scenarios);
                    let library = Library::new(vec![study]);
                    OpenedProps { state: Rc::new(State { library, route, language, ..State::default() }), id }
                });
                let page = pollster::block_on(renderer.hydratable(false).render());
                for (place, driver) in hypothesis.drivers.iter().enumerate() {
                    for parameter in driver.kind.parameters() {
                        let path = format!("hypotheses/{}/drivers/{place}/{}", hypothesis.id, parameter.word());
                        assert!(page.contains(&format!("data-field=\"{path}\"")), "{path} has no input");
                    }
                }
                assert!(page.contains(&format!("data-field=\"hypotheses/{}/overrides/0/value\"", hypothesis.id)));
                check_controls(&page);
                let text = text(&page);
                assert!(!page.contains('⟦') && !text.contains('{'), "{text}");
            }
        }
    }
}

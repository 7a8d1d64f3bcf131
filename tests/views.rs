//! The page rendered natively, every room in both languages.
#![cfg(feature = "ssr")]

use retombees::app::{
    Action, Changes, Column, Edit, Library, MapView, Notice, ProspectEdit, Route, SaveState, Section, State,
    StorageProblem, update,
};
use retombees::file::{self, CASES, Problem};
use retombees::number::Language;
use retombees::present::Catalog;
use retombees::study::{Estimate, FindingCode, Incompatible, Override, Shared, Study};
use retombees::ui::app::Page;
use retombees::ui::context::{Dispatch, Evaluated, Paths, Shell, Surroundings, View};
use retombees::ui::pages::scenarios::hypothesis::HypothesisCard;
use retombees::ui::store::Store;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct HostProps {
    state: Rc<State>,
}

/// What the page needs around it, without a browser.
#[component]
fn Host(props: &HostProps) -> Html {
    let shown = use_state(|| props.state.clone());
    let dispatch = Dispatch(Store::new(props.state.clone(), shown.setter()));
    html! {
        <ContextProvider<Shell> context={Shell { language: props.state.language, dispatch }}>
            <Page state={props.state.clone()} />
        </ContextProvider<Shell>>
    }
}

/// The HTML of a state, which is made on the renderer's own thread.
fn html(make: impl FnOnce() -> State + Send + 'static) -> String {
    let renderer = yew::ServerRenderer::<Host>::with_props(|| HostProps { state: Rc::new(make()) });
    pollster::block_on(renderer.hydratable(false).render())
}

fn studies() -> Vec<Study> {
    CASES.iter().map(|case| case.study().unwrap()).collect()
}

fn room(key: &str, section: Section, language: Language) -> String {
    let id = file::bundled(key).unwrap().study().unwrap().id;
    html(move || State {
        library: Library::new(studies()),
        route: Route::Study { id, section },
        language,
        ..State::default()
    })
}

/// The text between tags, with the entities that the renderer writes read back.
fn text(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&")
}

fn every_page() -> Vec<(String, Language)> {
    let mut pages = Vec::new();
    for language in Language::ALL.iter().copied() {
        for case in CASES {
            for section in Section::ALL {
                pages.push((room(case.key, section, language), language));
            }
        }
        pages.push((html(move || State { library: Library::new(studies()), language, ..State::default() }), language));
        pages.push((html(move || State { language, ..State::default() }), language));
    }
    pages
}

#[test]
fn no_text_is_missing_on_any_page() {
    for (page, language) in every_page() {
        assert!(!page.contains('⟦'), "a text is missing in {language:?}: {}", &page[page.find('⟦').unwrap() - 200..]);
        assert!(!text(&page).contains('{'), "an argument was not filled in ({language:?})");
    }
}

#[test]
fn french_pages_have_french_typography() {
    for (page, _) in every_page().into_iter().filter(|(_, language)| *language == Language::French) {
        let text = text(&page);
        for wrong in [" :", " ;", " !", " ?", " %", " €", "« ", " »"] {
            // The English case keeps its own words.
            let found = text.find(wrong).map(|at| &text[text.floor_char_boundary(at.saturating_sub(40))..at + 2]);
            assert_eq!(found, None, "a plain space in {wrong:?}");
        }
    }
}

#[test]
fn each_room_says_where_one_is_and_shows_the_result() {
    for language in Language::ALL.iter().copied() {
        let catalog = Catalog::of(language);
        for section in Section::ALL {
            let page = room("wheels-to-meals", section, language);
            let heading = format!("<h1>{}</h1>", catalog.text(&format!("room.{}", section.word())));
            assert!(page.contains(&heading), "{heading} is missing");
            assert!(page.contains("data-testid=\"sroi-ratio\""), "the result is out of view in {section:?}");
            let ratio = if language == Language::French { "1,92" } else { "1.92" };
            assert!(text(&page).contains(ratio), "{section:?} does not show {ratio}");
        }
    }
}

#[test]
fn every_number_of_a_study_has_its_input() {
    let study = file::bundled("tutorat").unwrap().study().unwrap();
    let pages: String = Section::ALL.into_iter().map(|section| room("tutorat", section, Language::French)).collect();
    for target in study.targets() {
        assert!(pages.contains(&format!("data-field=\"{target}\"")), "{target} has no input");
    }
    for path in ["price_year", "seed", "discounting/rate"] {
        assert!(pages.contains(&format!("data-field=\"{path}\"")), "{path} has no input");
    }
}

#[test]
fn what_is_typed_never_becomes_markup() {
    let hostile = "<img src=x onerror=alert(1)>";
    let page = html(|| {
        let mut study = file::bundled("wheels-to-meals").unwrap().study().unwrap();
        study.title = hostile.to_owned();
        for outcome in &mut study.outcomes {
            outcome.make_mut().label = hostile.to_owned();
        }
        for stakeholder in &mut study.stakeholders {
            stakeholder.make_mut().name = hostile.to_owned();
        }
        let route = Route::study(&study, Section::Result);
        State { library: Library::new(vec![study]), route, ..State::default() }
    });
    assert!(!page.contains("<img"), "markup came through");
    assert!(text(&page).contains(hostile), "the text itself is shown");
}

#[test]
fn what_goes_wrong_is_said_in_words() {
    for language in Language::ALL.iter().copied() {
        for key in Problem::KEYS {
            assert!(Catalog::of(language).has(&format!("file.{key}")), "file.{key} has no words in {language:?}");
        }
        for code in FindingCode::ALL {
            let key = format!("finding.{}", code.word());
            assert!(Catalog::of(language).has(&key), "{key} has no words in {language:?}");
        }
        let save = SaveState::NotSaved(StorageProblem::Full);
        let page = html(move || State { save, language, ..State::default() });
        assert!(page.contains("data-testid=\"storage-problem\""));
        let error = file::read_many(br#"{"format":"retombees.study","version":9}"#).unwrap_err();
        let notice = Notice::ImportFailed {
            path: error.path.clone(),
            key: format!("file.{}", error.problem.key()),
            arguments: error.problem.args(),
        };
        let page = html(move || State { notice: Some(notice), language, ..State::default() });
        assert!(text(&page).contains('9') && page.contains("role=\"alert\""));
    }
}

#[test]
fn an_import_is_shown_before_it_comes_in() {
    let page = html(|| {
        let state = State { library: Library::new(studies()), ..State::default() };
        let studies = studies().into_iter().map(Shared::new).collect();
        update(&state, Action::OfferImport(studies)).unwrap()
    });
    assert!(page.contains("data-testid=\"import-accept\"") && page.contains("data-testid=\"import-refuse\""));
}

#[test]
fn a_study_without_anything_is_shown_calmly() {
    for section in Section::ALL {
        let page = html(move || {
            let study = Study { id: "empty".to_owned(), ..Study::default() };
            let route = Route::study(&study, section);
            State { library: Library::new(vec![study]), route, ..State::default() }
        });
        for wrong in ["NaN", "inf", "Infinity", "⟦"] {
            assert!(!text(&page).contains(wrong), "{wrong} in {section:?}");
        }
    }
}

#[test]
fn a_paste_follows_the_columns_that_the_map_shows() {
    let shown = retombees::ui::pages::impact_map::COLUMNS.map(Column::Number);
    let pasted: Vec<Column> = [Column::Label].into_iter().chain(shown).collect();
    assert_eq!(pasted, Column::ALL);
}

/// The room of the scenarios of a study that is made of a worked case.
fn scenarios_of(key: &'static str, language: Language, change: impl Fn(&mut Study) + Send + 'static) -> String {
    html(move || {
        let mut study = file::bundled(key).unwrap().study().unwrap();
        change(&mut study);
        let route = Route::study(&study, Section::Scenarios);
        State { library: Library::new(vec![study]), route, language, ..State::default() }
    })
}

fn without_scenarios(study: &mut Study) {
    study.variables.clear();
    study.incompatible.clear();
    study.scenarios.clear();
}

#[test]
fn a_study_without_scenarios_is_offered_a_way_to_begin() {
    for language in Language::ALL.iter().copied() {
        for case in CASES {
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
        for case in CASES {
            let page = scenarios_of(case.key, language, move |study| {
                without_scenarios(study);
                let template = file::shipped_starting_point(language).unwrap();
                *study = Edit::Prospect(ProspectEdit::Start(Box::new(template))).apply(study).unwrap();
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
        [(Language::French, ["1,92", "1,88", "1,96", "2,00"]), (Language::English, ["1.92", "1.88", "1.96", "2.00"])]
    {
        let page = room("wheels-to-meals", Section::Scenarios, language);
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
                let select = page.split(&id).nth(1).unwrap_or_else(|| panic!("{id} is missing"));
                assert!(select.starts_with(&format!(" data-value=\"{}\"", choice.hypothesis)), "{id}");
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
        let options = scenario.split("<option").skip(1).filter_map(|option| option.split('>').next());
        let excluded = options.filter(|option| option.contains(" disabled")).count();
        assert!(excluded > 0, "what is excluded cannot be chosen");
        let words = Catalog::of(language).text("scenarios.option_excluded").split("{other}").next().unwrap();
        let words = words.trim_start_matches("{name}");
        assert!(text(scenario).contains(words), "and the reason is in its label: {words}");
        assert!(scenario.contains("data-finding=\"incompatible_choices\""));
    }
}

#[derive(Properties, PartialEq)]
struct OpenedProps {
    state: Rc<State>,
    id: String,
}

/// A hypothesis with its numbers unfolded.
#[component]
fn Opened(props: &OpenedProps) -> Html {
    let shown = use_state(|| props.state.clone());
    let dispatch = Dispatch(Store::new(props.state.clone(), shown.setter()));
    let language = props.state.language;
    let view = View::new(Surroundings {
        study: Evaluated::of(props.state.open().unwrap().study().clone()),
        catalog: Catalog::of(language),
        dispatch: dispatch.clone(),
        paths: Paths { explain: Callback::noop(), edit: Callback::noop() },
        pedigree: None,
        ontoggle: Callback::noop(),
        map: MapView::default(),
        outcome: String::new(),
        onoutcome: Callback::noop(),
    });
    html! {
        <ContextProvider<Shell> context={Shell { language, dispatch }}>
            <HypothesisCard {view} id={props.id.clone()} opened=true />
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
                    let value = Estimate::of(rust_decimal::Decimal::ONE);
                    let change = Override { target, value, ..Override::default() };
                    let whose = Changes::Hypothesis(id.clone());
                    study = Edit::Prospect(ProspectEdit::AddOverride(whose, change)).apply(&study).unwrap();
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
                for control in ["<input id=\"", "<select id=\"", "<textarea id=\""] {
                    for rest in page.split(control).skip(1) {
                        let id = rest.split('"').next().unwrap();
                        assert!(page.contains(&format!("<label for=\"{id}\"")), "{id} has no label");
                    }
                }
                let text = text(&page);
                assert!(!page.contains('⟦') && !text.contains('{'), "{text}");
            }
        }
    }
}

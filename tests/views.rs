//! Renders every page natively, in both languages.
#![cfg(feature = "ssr")]
#![allow(
    clippy::arithmetic_side_effects,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may fail loudly"
)]

#[path = "views/comparison.rs"]
mod comparison;
#[path = "views/figures.rs"]
mod figures;
#[path = "views/first_answer.rs"]
mod first_answer;
#[path = "views/scenarios.rs"]
mod scenarios;

use retombees::app::{
    Action, Derived, Library, MapColumn, MapView, Notice, Route, SaveState, Section, State, StorageProblem, Workspace,
    update,
};
use retombees::file::{self, CASES, Problem};
use retombees::number::Language;
use retombees::present::Catalog;
use retombees::study::{Field, FindingCode, Shared, Study};
use retombees::ui::app::Page;
use retombees::ui::context::{Dispatch, Paths, Shell, Shown, StudyContext, StudyView, View};
use retombees::ui::store::Store;
use std::rc::Rc;
use yew::prelude::*;

/// What a part of a room needs around it: a study in a language, with what is open in it, and nowhere to go.
fn around(study: Shared<Study>, workspace: Workspace, language: Language, dispatch: Dispatch) -> View {
    let shown = StudyView::new(Shown {
        study: Rc::new(Derived::of(study)),
        catalog: Catalog::of(language),
        paths: Paths { explain: Callback::noop(), scenario: None, edit: Callback::noop(), copy: Callback::noop() },
    });
    View::new(StudyContext {
        shown,
        dispatch,
        workspace,
        onback: Callback::noop(),
        onclose: Callback::noop(),
        ontoggle: Callback::noop(),
        map: MapView::default(),
        range: None,
        onoutcome: Callback::noop(),
    })
}

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

/// The HTML of a state, which is made on a thread of the renderer.
fn html(make: impl FnOnce() -> State + Send + 'static) -> String {
    html_with(true, make)
}

/// The same with or without the deferred part of the program.
fn html_with(deferred: bool, make: impl FnOnce() -> State + Send + 'static) -> String {
    let renderer = yew::ServerRenderer::<Host>::with_props(move || {
        retombees::ui::browser::deferred::pretend(deferred);
        HostProps { state: Rc::new(make()) }
    });
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
            // The room of another method has an answer of its own.
            if section == Section::Trial {
                continue;
            }
            assert!(page.contains("data-testid=\"sroi-ratio\""), "the result is out of view in {section:?}");
            let ratio = if language == Language::French { "1,93" } else { "1.93" };
            assert!(text(&page).contains(ratio), "{section:?} does not show {ratio}");
        }
    }
}

#[test]
fn every_number_of_a_study_has_its_input() {
    let study = file::bundled("tutorat").unwrap().study().unwrap();
    // With the details of every input.
    let inputs = html(|| {
        let study = file::bundled("tutorat").unwrap().study().unwrap();
        let opened =
            Workspace { inputs: study.inputs.iter().map(|it| it.id.clone()).collect(), ..Workspace::default() };
        let route = Route::study(&study, Section::Inputs);
        State { library: Library::new(vec![study]), route, workspace: opened, ..State::default() }
    });
    let rooms = Section::ALL.into_iter().map(|section| room("tutorat", section, Language::French));
    let pages: String = rooms.chain([inputs]).collect();
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
        let page = html(move || {
            let error = file::read_many(br#"{"format":"retombees.study","version":9}"#).unwrap_err();
            let notice = Notice::ImportFailed {
                path: error.path.clone(),
                key: format!("file.{}", error.problem.key()),
                arguments: error.problem.args(),
            };
            State { notice: Some(notice), language, ..State::default() }
        });
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
    for (case, years) in [("wheels-to-meals", 1), ("tutorat", 3)] {
        let page = room(case, Section::Outcomes, Language::English);
        let mut head = page.split("<thead").nth(1).unwrap().split("</thead>").next().unwrap();
        for column in MapColumn::all(years) {
            let name = match column.part() {
                None => Catalog::of(Language::English).text("outcome.label"),
                Some(part) => Catalog::of(Language::English).field_name(Field::Outcome(part.into())),
            };
            head = head.split_once(name).unwrap_or_else(|| panic!("{name} is not next in {head}")).1;
        }
        assert_eq!(head.matches("<th").count(), 1, "then the value alone: {head}");
    }
}

//! Figures of every method open to how they were obtained, rendered natively.

use super::text;
use retombees::app::{Library, MapView, Route, Section, State, Workspace};
use retombees::file;
use retombees::methods::FigureRef;
use retombees::methods::effect::EffectFigure;
use retombees::methods::volunteering::VolunteerFigure;
use retombees::number::Language;
use retombees::study::{Estimate, Shared, Study};
use retombees::ui::context::{Dispatch, Shell};
use retombees::ui::panels::ExplainPanel;
use retombees::ui::store::Store;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
struct OpenedProps {
    study: Shared<Study>,
    trail: Vec<FigureRef>,
}

/// The panel that explains a figure.
#[component]
fn Opened(props: &OpenedProps) -> Html {
    let shown = use_state(Rc::<State>::default);
    let dispatch = Dispatch(Store::new((*shown).clone(), shown.setter()));
    let view = crate::around(props.study.clone(), Workspace::default(), Language::English, dispatch.clone());
    html! {
        <ContextProvider<Shell> context={Shell { language: Language::English, dispatch }}>
            <ExplainPanel view={view.shown.clone()} trail={props.trail.clone()} stated={props.study.clone()} onback={Callback::noop()} />
        </ContextProvider<Shell>>
    }
}

fn opened(make: impl FnOnce() -> Study + Send + 'static, trail: Vec<FigureRef>) -> String {
    let renderer = yew::ServerRenderer::<Opened>::with_props(move || OpenedProps { study: Shared::new(make()), trail });
    let html = pollster::block_on(renderer.hydratable(false).render());
    text(&html).replace(['\u{a0}', '\u{202f}'], " ")
}

fn page(study: impl FnOnce() -> Study + Send + 'static, section: Section) -> String {
    crate::html(move || {
        let study = study();
        let route = Route::study(&study, section);
        let workspace =
            Workspace { inputs: study.inputs.iter().map(|it| it.id.clone()).collect(), ..Workspace::default() };
        State { library: Library::new(vec![study]), route, workspace, map: MapView::Card, ..State::default() }
    })
}

fn tutoring() -> Study {
    file::bundled("tutorat").unwrap().study().unwrap()
}

fn trial() -> Study {
    file::read(include_bytes!("../samples/effect-v1.json")).unwrap()
}

#[test]
fn volunteer_time_opens_like_every_other_figure() {
    let study = tutoring();
    let place = study.inputs.iter().position(|input| input.id == "temps-0").unwrap();
    let room = page(tutoring, Section::Inputs);
    for key in ["figure.volunteering.value", "figure.volunteering.full_time"] {
        let name = retombees::present::Catalog::of(Language::French).text(key);
        assert!(room.contains(&format!("aria-label=\"{name}")), "{name} does not open");
    }
    let value = FigureRef::Volunteering(place, VolunteerFigure::Value);
    let panel = opened(tutoring, vec![value]);
    let (hours, rate) = (study.inputs[place].quantity.as_ref(), study.inputs[place].unit_value.as_ref());
    let value = hours.map(Estimate::point).unwrap() * rate.map(Estimate::point).unwrap();
    let value = retombees::number::write::money(value, 2, "EUR", Language::English);
    for said in ["Value of volunteer time", "Quantity", "×Value of one unit", &value] {
        assert!(panel.contains(said), "{said} is not in {panel}");
    }
    // A figure opened from another one, and one that is not there any more.
    let gone = FigureRef::Volunteering(999, VolunteerFigure::Value);
    let year = FigureRef::Volunteering(place, VolunteerFigure::FullTimeYear);
    let panel = opened(tutoring, vec![FigureRef::Volunteering(place, VolunteerFigure::FullTime), year, gone]);
    for said in ["Full-time equivalents", "Hours of a full-time year", "1,607", "Source"] {
        assert!(panel.contains(said), "{said} is not in {panel}");
    }
}

#[test]
fn a_measured_effect_is_stated_in_place_of_deadweight_and_its_interval_opens() {
    let card = page(trial, Section::Outcomes);
    for path in ["outcomes/o1/effect", "outcomes/o1/effect_standard_error"] {
        assert!(card.contains(&format!("data-field=\"{path}\"")), "{path} has no input");
    }
    assert!(!card.contains("data-field=\"outcomes/o1/deadweight\""), "there is no place for deadweight");
    let said = text(&card).replace(['\u{a0}', '\u{202f}'], " ");
    assert!(said.contains("intervalle à 95 % : de 2,1 % à 13,9 %."), "the interval is not said");
    assert!(said.contains("à qui l’activité est proposée"), "what the quantity then is");
    assert!(!said.contains("compatible avec une absence"), "the interval is above 0");
    let panel = opened(trial, vec![FigureRef::Effect(0, EffectFigure::Low)]);
    for said in ["Measured effect, lower end at 95%", "8% − 5.8799%", "2.1201%"] {
        assert!(panel.contains(said), "{said} is not in {panel}");
    }
    let source = opened(trial, vec![FigureRef::Effect(0, EffectFigure::Quantile)]);
    assert!(source.contains("NIST"), "the constant has no source in {source}");
}

/// A deadweight left beside an effect can be reached and cleared, in both ways of showing outcomes.
#[test]
fn a_deadweight_beside_an_effect_is_in_sight() {
    for map in MapView::ALL {
        let page = crate::html(move || {
            let mut study = trial();
            study.outcomes.swap(0, 1);
            let route = Route::study(&study, Section::Outcomes);
            State { library: Library::new(vec![study]), route, map, ..State::default() }
        });
        for field in ["mean_effect", "mean_effect_standard_error", "deadweight"] {
            assert!(page.contains(&format!("data-field=\"outcomes/o2/{field}\"")), "{field} in {map:?}");
        }
    }
}

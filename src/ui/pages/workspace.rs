//! The workspace: a study's rooms, the room one is in, and the living result.

use super::deferred::{DeferredPart, deferred};
use super::spot::{Spot, SpotAct};
use super::{impact_map, inputs, outcomes, result, scope, stakeholders};
use crate::app::{Action, MapView, Route, Section};
use crate::methods::FigureRef;
use crate::present::Catalog;
use crate::study::{NumberPath, Shared, Study};
use crate::ui::browser::focus::{Opener, control_id, focus, focus_content, show_choices, to_top};
use crate::ui::context::{Dispatch, Evaluated, Paths, StudyContext, View, use_shell};
use crate::ui::panels::{ExplainPanel, LivingResult, rooms};
use crate::ui::widgets::text::{button, paragraph, text};
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use yew::prelude::*;

/// Which study, which room.
#[derive(Properties, PartialEq)]
pub struct WorkspaceProps {
    /// The open study.
    pub study: Shared<Study>,
    /// The room.
    pub section: Section,
    /// How the outcomes are shown.
    pub map: MapView,
}

/// The workspace of a study.
#[component]
pub fn Workspace(props: &WorkspaceProps) -> Html {
    let (catalog, dispatch) = use_shell();
    let study = (*use_memo(props.study.clone(), |study| Evaluated::of(study.clone()))).clone();
    let spot = use_reducer(Spot::default);
    let act = spot.dispatcher();
    {
        let spot = spot.clone();
        use_effect_with((props.study.id.clone(), props.section), move |_| {
            // What is explained belongs to the room that it was opened from.
            spot.dispatch(SpotAct::Close);
            if spot.wanted.is_none() {
                to_top();
            }
        });
    }
    {
        let act = act.clone();
        use_effect_with((spot.wanted.clone(), props.section), move |(path, section)| {
            let Some(path) = path.as_ref().filter(|path| Section::of_path(path) == *section) else {
                return;
            };
            if !(focus(&control_id(path)) || focus(&format!("part-{}", path.replace('/', "-")))) {
                // A remark on a whole room.
                to_top();
                focus_content();
            }
            act.dispatch(SpotAct::Arrived);
        });
    }
    {
        // Positions in lists of another study, or of one with other parts, mean something else.
        let act = act.clone();
        let targets = study.targets().iter().filter(|_| !spot.trail.is_empty());
        let targets: Vec<NumberPath> = targets.map(|(target, _)| target.clone()).collect();
        let before = use_mut_ref(|| None::<(String, Vec<NumberPath>)>);
        use_effect_with((props.study.id.clone(), targets), move |now| {
            let before = before.borrow_mut().replace(now.clone());
            if before.is_some_and(|before| !before.1.is_empty() && before != *now) {
                act.dispatch(SpotAct::Close);
            }
        });
    }
    {
        let (act, dispatch) = (act.clone(), dispatch.clone());
        use_effect_with(!spot.trail.is_empty(), move |open| {
            let listener = open.then(|| on_escape(act, dispatch));
            move || drop(listener)
        });
    }
    let ways = use_memo(props.study.id.clone(), {
        let dispatch = dispatch.clone();
        move |id| Navigation::new(id.clone(), act, dispatch)
    });
    let onresult = dispatch.on::<MouseEvent>(Action::Go(Route::study(&props.study, Section::Result)));
    use_effect(show_choices);
    let view = View::new(StudyContext {
        study: study.clone(),
        catalog,
        dispatch: dispatch.clone(),
        paths: ways.paths.clone(),
        pedigree: spot.pedigree.clone(),
        ontoggle: ways.toggle.clone(),
        map: props.map,
        outcome: spot.outcome.clone(),
        onoutcome: ways.outcome.clone(),
    });
    let room = match props.section {
        Section::Scope => scope::scope(&view),
        Section::Stakeholders => stakeholders::stakeholders(&view),
        Section::Inputs => inputs::inputs(&view),
        Section::Outcomes => outcomes::outcomes(&view),
        Section::Result => result::result(&view),
        Section::Scenarios => deferred(&view, DeferredPart::Scenarios),
        Section::Uncertainty => deferred(&view, DeferredPart::Uncertainty),
    };
    html! {
            <div class="workspace">
                { rooms(&view, props.section) }
                <main id="main" class="room" tabindex="-1" key={props.study.id.clone()}>
                    <h1>{ Html::from(catalog.under("room", props.section.word())) }</h1>
                    { paragraph("room-intro", catalog, &format!("room.{}.intro", props.section.word())) }
                    { guide(props.section, catalog) }
                    { room }
                    { next_room(props.section, &props.study, catalog, &dispatch) }
                </main>
                <LivingResult view={view.clone()} {onresult} />
                if !spot.trail.is_empty() {
                    <ExplainPanel trail={spot.trail.clone()} {view} onback={ways.back.clone()} onclose={ways.close.clone()} />
                }
            </div>
    }
}

/// Escape closes what is explained wherever the focus is, and leaves that where it is. First comes what lies above, and what a
/// field has to take back: it keeps the key for itself.
fn on_escape(act: UseReducerDispatcher<Spot>, dispatch: Dispatch) -> EventListener {
    EventListener::new(&gloo::utils::document(), "keydown", move |event| {
        let escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
        if escape && !dispatch.0.now().keys {
            event.stop_propagation();
            act.dispatch(SpotAct::Close);
        }
    })
}

/// The ways to open, to close and to go. They never change while the person stays in a study, so that what is given them is
/// not drawn again for them.
struct Navigation {
    paths: Paths,
    toggle: Callback<NumberPath>,
    outcome: Callback<String>,
    back: Callback<usize>,
    close: Callback<()>,
}

impl Navigation {
    fn new(id: String, act: UseReducerDispatcher<Spot>, dispatch: Dispatch) -> Self {
        let opener: Rc<RefCell<Opener>> = Rc::default();
        let explain = {
            let (act, opener) = (act.clone(), opener.clone());
            Callback::from(move |figure: FigureRef| {
                opener.replace_with(|opener| std::mem::take(opener).outside("explain"));
                act.dispatch(SpotAct::Explain(figure));
            })
        };
        let close = {
            let act = act.clone();
            Callback::from(move |()| {
                act.dispatch(SpotAct::Close);
                opener.borrow().focus();
            })
        };
        let edit = {
            let (act, dispatch) = (act.clone(), dispatch.clone());
            Callback::from(move |path: String| {
                let section = Section::of_path(&path);
                if !impact_map::has(&path) {
                    dispatch.act(Action::SetMapView(MapView::Card));
                }
                dispatch.act(Action::Go(Route::Study { id: id.clone(), section }));
                act.dispatch(SpotAct::Want(path));
            })
        };
        let outcome = {
            let act = act.clone();
            Callback::from(move |id: String| {
                dispatch.act(Action::SetMapView(MapView::Card));
                act.dispatch(SpotAct::Outcome(id));
            })
        };
        let back = {
            let act = act.clone();
            Callback::from(move |place: usize| act.dispatch(SpotAct::Back(place)))
        };
        let toggle = Callback::from(move |target: NumberPath| act.dispatch(SpotAct::Pedigree(target)));
        Self { paths: Paths { explain, edit }, toggle, outcome, back, close }
    }
}

/// A link to the room that comes next in the order of the method.
fn next_room(section: Section, study: &Study, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let place = Section::ALL.iter().position(|other| *other == section);
    let next = place.and_then(|place| Section::ALL.get(place.saturating_add(1)));
    let Some(next) = next else {
        return Html::default();
    };
    let name = catalog.under("room", next.word());
    let (dispatch, route) = (dispatch.clone(), Route::study(study, *next));
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatch.act(Action::Go(route.clone()));
        // The button stays where it is, at the end of the next room: what is to be read starts at its top.
        focus_content();
    });
    html! {
        <p class="room-next">
            { button("button", "", None, onclick, Html::from(catalog.fill("room.next", &[("name", name)]))) }
        </p>
    }
}

/// The steps of the method in a room, folded for those who know them.
fn guide(section: Section, catalog: &'static Catalog) -> Html {
    let key = |rest: &str| format!("guide.{}.{rest}", section.word());
    let steps = ["1", "2", "3", "4"].map(key).into_iter().filter(|key| catalog.has(key));
    html! {
        <details class="guide" data-testid="guide">
            <summary>{ catalog.named(catalog.text("guide.title"), catalog.text(&key("stage"))) }</summary>
            <ol>for step in steps { <li key={step.clone()}>{ text(catalog, &step) }</li> }</ol>
            { paragraph("field-hint", catalog, &key("done")) }
        </details>
    }
}

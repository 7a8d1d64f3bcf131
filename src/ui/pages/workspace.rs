//! The workspace: a study's rooms, the room one is in, and the living result.

use super::deferred::deferred;
use super::simulated_ranges::use_ranges;
use super::{impact_map, inputs, outcomes, result, scenarios, scope, stakeholders, trial, uncertainty};
use crate::app::rooms;
use crate::app::{Action, MapView, Notice, NumberField, Route, Section, State, TypedField, WorkspaceAction};
use crate::methods::FigureRef;
use crate::present::Catalog;
use crate::study::{NumberPath, Shared, Study};
use crate::ui::browser::deferred as code;
use crate::ui::browser::focus::{Opener, control_id, focus, focus_content, select, show_choices, show_room, to_top};
use crate::ui::browser::{clipboard, paint};
use crate::ui::context::{Dispatch, Paths, Shown, StudyContext, StudyView, View, use_shell};
use crate::ui::panels::{Announcement, ExplainPanel, LivingResult, explain_frame, rooms as navigation};
use crate::ui::widgets::text::{button, class_if, paragraph, text};
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use yew::prelude::*;

/// The state of the page, which has a study open.
#[derive(Properties)]
pub struct WorkspaceProps {
    /// The state.
    pub state: Rc<State>,
    /// The open study.
    pub study: Shared<Study>,
    /// The room.
    pub section: Section,
}

impl PartialEq for WorkspaceProps {
    /// Every change makes another state, so there is no need to look inside.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// The workspace of a study.
#[component]
pub fn Workspace(props: &WorkspaceProps) -> Html {
    let (catalog, dispatch) = use_shell();
    let open = &props.state.workspace;
    let study = dispatch.0.derived.open(&props.study);
    use_ranges(&dispatch, vec![props.study.clone()], &open.uncertainty);
    let nothing_wanted = open.wanted.is_none();
    use_effect_with((props.study.id.clone(), props.section), move |_| {
        show_room();
        if nothing_wanted {
            to_top();
        }
    });
    {
        let dispatch = dispatch.clone();
        use_effect_with((open.wanted.clone(), props.section), move |(path, section)| {
            let Some(path) = path.as_ref().filter(|path| Section::of_path(path) == *section) else {
                return;
            };
            if focus_part(path) || code::is_there() {
                arrive(path, &dispatch);
            } else {
                // The room may still have to load.
                let (path, dispatch) = (path.clone(), dispatch.clone());
                code::fetch(Callback::from(move |_| {
                    let (path, dispatch) = (path.clone(), dispatch.clone());
                    paint::after(move || arrive(&path, &dispatch));
                }));
            }
        });
    }
    {
        let dispatch = dispatch.clone();
        use_effect_with(!open.trail.is_empty(), move |open| {
            let listener = open.then(|| on_escape(dispatch));
            move || drop(listener)
        });
    }
    let ways = use_memo(props.study.id.clone(), {
        let dispatch = dispatch.clone();
        move |id| Navigation::new(id.clone(), dispatch)
    });
    let onresult = dispatch.on::<MouseEvent>(Action::Go(Route::study(&props.study, Section::Result)));
    use_effect(show_choices);
    let shown = StudyView::new(Shown { study: study.clone(), catalog, paths: ways.paths.clone() });
    let view = View::new(StudyContext {
        shown,
        dispatch: dispatch.clone(),
        workspace: open.clone(),
        onback: ways.back.clone(),
        onclose: ways.close.clone(),
        ontoggle: ways.toggle.clone(),
        map: props.state.map,
        range: props.state.ranges.of(&props.study, &open.uncertainty.default_ranges),
        onoutcome: ways.outcome.clone(),
    });
    let room = match props.section {
        Section::Scope => deferred(&view, scope::scope),
        Section::Stakeholders => deferred(&view, stakeholders::stakeholders),
        Section::Inputs => deferred(&view, inputs::inputs),
        Section::Outcomes => deferred(&view, outcomes::outcomes),
        Section::Result => result::result(&view),
        Section::Scenarios => deferred(&view, scenarios::scenarios),
        Section::Uncertainty => deferred(&view, uncertainty::uncertainty),
        Section::Trial => deferred(&view, trial::trial),
    };
    html! {
            <div class={class_if("workspace", true, layout(props.section))} data-organisation={props.study.organisation.clone()}>
                { navigation(&view, props.section) }
                <main id="main" class="room" tabindex="-1" key={props.study.id.clone()}>
                    <h1>{ Html::from(catalog.under("room", props.section.word())) }</h1>
                    if props.section == Section::Result {
                        // The answer comes first.
                        { room }
                        { guide(props.section, catalog) }
                    } else {
                        { paragraph("room-intro", catalog, &format!("room.{}.intro", props.section.word())) }
                        { guide(props.section, catalog) }
                        { room }
                    }
                    { next_room(props.section, &props.study, catalog, &dispatch) }
                </main>
                // The room of the result says it larger, and that of another method has an answer of its own.
                if !matches!(props.section, Section::Result | Section::Trial) { <LivingResult view={view.clone()} is_apart={is_apart(props)} {onresult} /> }
                <Announcement sentence={AttrValue::from(catalog.result_sentence(&study.study, &study.evaluation))} />
                if is_explaining(&view) {
                    { explain_frame(catalog, &view.onclose, deferred(&view, explanation)) }
                }
            </div>
    }
}

/// The layout of a room: lists that are worked in, and the result, take the width of the living result.
const fn layout(section: Section) -> &'static str {
    match section {
        Section::Stakeholders | Section::Inputs | Section::Outcomes | Section::Scenarios | Section::Uncertainty => {
            "is-list"
        }
        Section::Result | Section::Trial => "is-result",
        Section::Scope => "is-room",
    }
}

/// Whether the room simulates a scenario, so that the living result says that it is not that scenario's.
fn is_apart(props: &WorkspaceProps) -> bool {
    props.section == Section::Uncertainty && !props.study.simulated_scenario.is_empty()
}

/// Whether the study has a figure on the trail. Those of a scenario are looked at where its program has come.
fn is_explaining(view: &View) -> bool {
    let (trail, is_of_scenario) = (&view.workspace.trail, view.workspace.trail_of.is_some());
    trail.iter().any(|figure| is_of_scenario || view.shown.figures().step(*figure).is_some())
}

/// How the figure opened last was obtained.
fn explanation(view: &View) -> Html {
    let shown = match &view.workspace.trail_of {
        Some(id) => view.shown.of_scenario(id),
        None => Some(view.shown.clone()),
    };
    html! {
        if let Some(shown) = shown {
            <ExplainPanel trail={view.workspace.trail.clone()} view={shown} stated={view.stated().clone()} onback={view.onback.clone()} />
        }
    }
}

/// Escape closes the explanation wherever the focus is, and does not move the focus. The list of keyboard commands comes first,
/// and so does a field with a draft to discard: it stops the event.
fn on_escape(dispatch: Dispatch) -> EventListener {
    EventListener::new(&gloo::utils::document(), "keydown", move |event| {
        let escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Escape");
        if escape && !dispatch.0.now().keys {
            event.stop_propagation();
            dispatch.workspace(WorkspaceAction::CloseExplanation);
        }
    })
}

/// Callbacks that open, close and navigate. They stay the same while the user stays in a study, so that components with these
/// properties do not render again.
struct Navigation {
    paths: Paths,
    toggle: Callback<NumberPath>,
    outcome: Callback<String>,
    back: Callback<usize>,
    close: Callback<()>,
}

impl Navigation {
    fn new(id: String, dispatch: Dispatch) -> Self {
        let opener: Rc<RefCell<Opener>> = Rc::default();
        let explain = {
            let (dispatch, opener) = (dispatch.clone(), opener.clone());
            Callback::from(move |(scenario, figure): (Option<String>, FigureRef)| {
                opener.replace_with(|opener| std::mem::take(opener).outside("explain"));
                dispatch.workspace(WorkspaceAction::Explain(scenario, figure));
            })
        };
        let close = {
            let dispatch = dispatch.clone();
            Callback::from(move |()| {
                dispatch.workspace(WorkspaceAction::CloseExplanation);
                opener.borrow().focus();
            })
        };
        let edit = {
            let dispatch = dispatch.clone();
            Callback::from(move |path: String| {
                let section = Section::of_path(&path);
                if !impact_map::has(&path) {
                    dispatch.act(Action::SetMapView(MapView::Card));
                }
                dispatch.act(Action::Go(Route::Study { id: id.clone(), section }));
                dispatch.workspace(WorkspaceAction::GoTo(path));
            })
        };
        let outcome = {
            let dispatch = dispatch.clone();
            Callback::from(move |id: String| {
                dispatch.act(Action::SetMapView(MapView::Card));
                dispatch.workspace(WorkspaceAction::ShowOutcome(id));
            })
        };
        let back = {
            let dispatch = dispatch.clone();
            Callback::from(move |position: usize| dispatch.workspace(WorkspaceAction::Back(position)))
        };
        let copy = copying(dispatch.clone());
        let toggle = Callback::from(move |path: NumberPath| dispatch.workspace(WorkspaceAction::TogglePedigree(path)));
        Self { paths: Paths { explain, scenario: None, edit, copy }, toggle, outcome, back, close }
    }
}

/// Copies a text and says whether the browser has taken it.
fn copying(dispatch: Dispatch) -> Callback<String> {
    Callback::from(move |text: String| {
        let dispatch = dispatch.clone();
        clipboard::copy(text, Callback::from(move |is_copied| dispatch.act(Action::Notify(Notice::Copied(is_copied)))));
    })
}

/// Moves the focus to the number or the part with a path, if the room shows it.
fn focus_part(path: &str) -> bool {
    focus(&control_id(path)) || focus(&format!("part-{}", path.replace('/', "-")))
}

/// Ends on the way to a path: where the room shows no such part, since the remark is about the whole room, at its top.
fn arrive(path: &str, dispatch: &Dispatch) {
    if !focus_part(path) {
        to_top();
        focus_content();
    } else if let Some(number) = NumberPath::parse(path) {
        // What is typed next takes the place of the number, unless its first digit was typed on the way here.
        let field = TypedField::Number(NumberField::Value(number));
        if dispatch.0.now().draft(&field).is_none() {
            select(&control_id(path));
        }
    }
    dispatch.workspace(WorkspaceAction::Arrived);
}

/// A link to the room that comes next in the order of the method.
fn next_room(section: Section, study: &Study, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let Some(next) = rooms::next_room(study, section) else {
        return Html::default();
    };
    let name = catalog.under("room", next.word());
    let (dispatch, route) = (dispatch.clone(), Route::study(study, next));
    let onclick = Callback::from(move |_: MouseEvent| {
        dispatch.act(Action::Go(route.clone()));
        // The button keeps its position at the end of the next room, but reading starts at the top of that room.
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

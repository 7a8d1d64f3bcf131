//! The workspace: a study's rooms, the room one is in, and the living result.

use super::{inputs, outcomes, result, scope, stakeholders};
use crate::app::{Action, Route, Section};
use crate::methods::sroi::Figure;
use crate::sheet::CellId;
use crate::study::{Shared, Study, Target};
use crate::ui::browser::focus::{control_id, focus};
use crate::ui::context::{Evaluated, Paths, View, use_catalog, use_dispatch};
use crate::ui::panels::{ExplainPanel, LivingResult, rooms};
use yew::prelude::*;

/// Which study, which room.
#[derive(Properties, PartialEq)]
pub struct WorkspaceProps {
    /// The open study.
    pub study: Shared<Study>,
    /// The room.
    pub section: Section,
}

/// The workspace of a study.
#[component]
pub fn Workspace(props: &WorkspaceProps) -> Html {
    let catalog = use_catalog();
    let dispatch = use_dispatch();
    let study = (*use_memo(props.study.clone(), |study| Evaluated::of(study.clone()))).clone();
    // Kept as figures, not as places on the sheet: they stay what they are while numbers change.
    let trail = use_state(Vec::<Figure>::new);
    // The path of the part or number to go to once its room is shown.
    let wanted = use_state(|| None::<String>);
    {
        let wanted = wanted.clone();
        use_effect_with(((*wanted).clone(), props.section), move |(path, _)| {
            if let Some(path) = path
                && (focus(&control_id(path)) || focus(&format!("part-{}", path.replace('/', "-"))))
            {
                wanted.set(None);
            }
        });
    }
    {
        // Positions in lists of another study, or of one with other parts, mean something else.
        let trail = trail.clone();
        let targets = study.targets().iter().filter(|_| !trail.is_empty());
        let targets: Vec<Target> = targets.map(|(target, _)| target.clone()).collect();
        let before = use_mut_ref(|| None::<(String, Vec<Target>)>);
        use_effect_with((props.study.id.clone(), targets), move |now| {
            let before = before.borrow_mut().replace(now.clone());
            if before.is_some_and(|before| !before.1.is_empty() && before != *now) {
                trail.set(Vec::new());
            }
        });
    }
    let opener = use_mut_ref(|| None::<web_sys::HtmlElement>);
    let explain = {
        let (trail, opener, study) = (trail.clone(), opener.clone(), study.clone());
        Callback::from(move |cell: CellId| {
            let Some(figure) = study.sheet().key(cell) else {
                return;
            };
            if trail.is_empty() {
                use wasm_bindgen::JsCast as _;
                let active = gloo::utils::document().active_element();
                *opener.borrow_mut() = active.and_then(|element| element.dyn_into().ok());
            }
            let known = trail.iter().position(|open| *open == figure);
            let kept = known.unwrap_or(trail.len());
            trail.set(trail.iter().take(kept).copied().chain([figure]).collect());
        })
    };
    let close = {
        let (trail, opener) = (trail.clone(), opener.clone());
        Callback::from(move |()| {
            trail.set(Vec::new());
            if let Some(opener) = opener.borrow_mut().take() {
                let _ = opener.focus();
            }
        })
    };
    let back = {
        let trail = trail.clone();
        Callback::from(move |place: usize| trail.set(trail.iter().take(place.saturating_add(1)).copied().collect()))
    };
    let edit = {
        let (dispatch, wanted, trail, id) = (dispatch.clone(), wanted.clone(), trail.clone(), props.study.id.clone());
        Callback::from(move |path: String| {
            trail.set(Vec::new());
            let section = Section::of_path(&path);
            dispatch.act(Action::Go(Route::Study { id: id.clone(), section }));
            wanted.set(Some(path));
        })
    };
    let paths = use_memo((explain.clone(), edit.clone()), |(explain, edit)| Paths {
        explain: explain.clone(),
        edit: edit.clone(),
    });
    let onresult = dispatch.on::<MouseEvent>(Action::Go(Route::study(&props.study, Section::Result)));
    let view = View { study: study.clone(), catalog, dispatch: dispatch.clone(), paths: (*paths).clone() };
    let room = match props.section {
        Section::Scope => scope::scope(&view),
        Section::Stakeholders => stakeholders::stakeholders(&view),
        Section::Inputs => inputs::inputs(&view),
        Section::Outcomes => outcomes::outcomes(&view, wanted.as_deref()),
        Section::Result => result::result(&view),
    };
    html! {
            <div class="workspace">
                { rooms(&view, props.section) }
                <main id="main" class="room" tabindex="-1" key={props.study.id.clone()}>
                    <h1>{ catalog.text(&format!("room.{}", props.section.word())) }</h1>
                    <p class="room-intro">{ catalog.text(&format!("room.{}.intro", props.section.word())) }</p>
                    { room }
                    { next_room(props.section, &props.study, catalog, &dispatch) }
                </main>
                <LivingResult view={view.clone()} {onresult} />
                if !trail.is_empty() {
                    <ExplainPanel trail={trail.iter().filter_map(|figure| study.sheet().find(*figure)).collect::<Vec<_>>()}
                        {view} onback={back} onclose={close} />
                }
            </div>
    }
}

/// A link to the room that comes next in the order of the method.
fn next_room(
    section: Section,
    study: &Study,
    catalog: &'static crate::present::Catalog,
    dispatch: &crate::ui::context::Dispatch,
) -> Html {
    let place = Section::ALL.iter().position(|other| *other == section);
    let next = place.and_then(|place| Section::ALL.get(place.saturating_add(1)));
    let Some(next) = next else {
        return Html::default();
    };
    let name = catalog.text(&format!("room.{}", next.word()));
    html! {
        <p class="room-next">
            <button type="button" class="button" onclick={dispatch.on::<MouseEvent>(Action::Go(Route::study(study, *next)))}>
                { catalog.fill("room.next", &[("name", name)]) }
            </button>
        </p>
    }
}

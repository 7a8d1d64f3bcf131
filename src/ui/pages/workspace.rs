//! The workspace: a study's rooms, the room one is in, and the living result.

use super::{inputs, outcomes, result, scope, stakeholders};
use crate::app::{Action, Route, Section};
use crate::methods::sroi::Figure;
use crate::sheet::CellId;
use crate::study::{Shared, Study, Target};
use crate::ui::browser::focus::{control_id, focus};
use crate::ui::context::{Evaluated, Paths, View, use_shell};
use crate::ui::panels::{ExplainPanel, LivingResult, rooms};
use crate::ui::widgets::words::{paragraph, press};
use yew::prelude::*;

/// Which study, which room.
#[derive(Properties, PartialEq)]
pub struct WorkspaceProps {
    /// The open study.
    pub study: Shared<Study>,
    /// The room.
    pub section: Section,
}

/// What is open in the workspace.
#[derive(Clone, Default)]
struct Spot {
    /// The figures explained, opened one from another. They are kept as figures, not as places on the sheet: they stay
    /// what they are while numbers change.
    trail: Vec<Figure>,
    /// The number whose pedigree is shown.
    pedigree: Option<Target>,
    /// The path of the part or number to go to once its room is shown.
    wanted: Option<String>,
}

impl Spot {
    /// The same with only the first figures of the trail, and one more.
    fn cut(&self, kept: usize, next: Option<Figure>) -> Self {
        Self { trail: self.trail.iter().take(kept).copied().chain(next).collect(), ..self.clone() }
    }
}

/// The workspace of a study.
#[component]
pub fn Workspace(props: &WorkspaceProps) -> Html {
    let (catalog, dispatch) = use_shell();
    let study = (*use_memo(props.study.clone(), |study| Evaluated::of(study.clone()))).clone();
    let spot = use_state(Spot::default);
    {
        let spot = spot.clone();
        use_effect_with((spot.wanted.clone(), props.section), move |(path, _)| {
            if let Some(path) = path
                && (focus(&control_id(path)) || focus(&format!("part-{}", path.replace('/', "-"))))
            {
                spot.set(Spot { wanted: None, ..(*spot).clone() });
            }
        });
    }
    {
        // Positions in lists of another study, or of one with other parts, mean something else.
        let spot = spot.clone();
        let targets = study.targets().iter().filter(|_| !spot.trail.is_empty());
        let targets: Vec<Target> = targets.map(|(target, _)| target.clone()).collect();
        let before = use_mut_ref(|| None::<(String, Vec<Target>)>);
        use_effect_with((props.study.id.clone(), targets), move |now| {
            let before = before.borrow_mut().replace(now.clone());
            if before.is_some_and(|before| !before.1.is_empty() && before != *now) {
                spot.set(Spot { trail: Vec::new(), ..(*spot).clone() });
            }
        });
    }
    let opener = use_mut_ref(|| None::<web_sys::HtmlElement>);
    let explain = {
        let (spot, opener, study) = (spot.clone(), opener.clone(), study.clone());
        Callback::from(move |cell: CellId| {
            let Some(figure) = study.sheet().key(cell) else {
                return;
            };
            if spot.trail.is_empty() {
                use wasm_bindgen::JsCast as _;
                let active = gloo::utils::document().active_element();
                *opener.borrow_mut() = active.and_then(|element| element.dyn_into().ok());
            }
            let known = spot.trail.iter().position(|open| *open == figure);
            spot.set(spot.cut(known.unwrap_or(spot.trail.len()), Some(figure)));
        })
    };
    let close = {
        let (spot, opener) = (spot.clone(), opener.clone());
        Callback::from(move |()| {
            spot.set(spot.cut(0, None));
            if let Some(opener) = opener.borrow_mut().take() {
                let _ = opener.focus();
            }
        })
    };
    let back = {
        let spot = spot.clone();
        Callback::from(move |place: usize| spot.set(spot.cut(place.saturating_add(1), None)))
    };
    let edit = {
        let (dispatch, spot, id) = (dispatch.clone(), spot.clone(), props.study.id.clone());
        Callback::from(move |path: String| {
            let section = Section::of_path(&path);
            dispatch.act(Action::Go(Route::Study { id: id.clone(), section }));
            spot.set(Spot { wanted: Some(path), ..spot.cut(0, None) });
        })
    };
    let onresult = dispatch.on::<MouseEvent>(Action::Go(Route::study(&props.study, Section::Result)));
    let ontoggle = {
        let spot = spot.clone();
        Callback::from(move |target: Target| {
            let pedigree = (spot.pedigree.as_ref() != Some(&target)).then_some(target);
            spot.set(Spot { pedigree, ..(*spot).clone() });
        })
    };
    let view = View {
        study: study.clone(),
        catalog,
        dispatch: dispatch.clone(),
        paths: Paths { explain, edit },
        pedigree: spot.pedigree.clone(),
        ontoggle,
    };
    let room = match props.section {
        Section::Scope => scope::scope(&view),
        Section::Stakeholders => stakeholders::stakeholders(&view),
        Section::Inputs => inputs::inputs(&view),
        Section::Outcomes => outcomes::outcomes(&view, spot.wanted.as_deref()),
        Section::Result => result::result(&view),
    };
    html! {
            <div class="workspace">
                { rooms(&view, props.section) }
                <main id="main" class="room" tabindex="-1" key={props.study.id.clone()}>
                    <h1>{ Html::from(catalog.under("room", props.section.word())) }</h1>
                    { paragraph("room-intro", catalog, &format!("room.{}.intro", props.section.word())) }
                    { room }
                    { next_room(props.section, &props.study, catalog, &dispatch) }
                </main>
                <LivingResult view={view.clone()} {onresult} />
                if !spot.trail.is_empty() {
                    <ExplainPanel trail={spot.trail.iter().filter_map(|figure| study.sheet().find(*figure)).collect::<Vec<_>>()}
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
    let name = catalog.under("room", next.word());
    html! {
        <p class="room-next">
            { press("button", "", None, dispatch.on::<MouseEvent>(Action::Go(Route::study(study, *next))), Html::from(catalog.fill("room.next", &[("name", name)]))) }
        </p>
    }
}

//! The root component: start-up, listeners, and the page for a route.

use super::browser::settings::{Settings, start_map};
use super::browser::storage::LocalStore;
use super::browser::{
    address, assets, crash, focus, late, link, linked_file, mirror, names, offline, projector, saver::Saver, theme,
};
use super::context::{Dispatch, Shell, use_shell};
use super::pages::Workspace;
use super::pages::deferred::{ByAddress, DeferredAbout, DeferredSharing, DeferredStart, DeferredStudies, PastedTable};
use super::panels::{foot, incoming, keys, notices, reading, top_bar};
use super::store::Store;
use crate::analysis::DefaultRanges;
use crate::app::storage::{Found, Storage};
use crate::app::{
    Action, Command, Device, DeviceNews, Document, KnownRange, Library, LinkState, LinkedFile, Notice, Press,
    PreviewAction, Route, SaveState, Section, State,
};
use crate::file::{bundled, first_case};
use crate::present::Catalog;
use crate::study::{Shared, Study};
use crate::ui::widgets::text::text;
use gloo::events::{EventListener, EventListenerOptions};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use web_sys::KeyboardEvent;
use yew::prelude::*;

/// The result of reading storage at start-up.
struct Start {
    state: State,
    storage: Storage<LocalStore>,
    /// The studies that storage holds.
    stored: Vec<Shared<Study>>,
}

/// Reads storage, or opens a worked case at the first visit.
fn start() -> Start {
    let settings = Settings::load();
    let language = assets::start_language();
    let mut storage = Storage::new(LocalStore, names::random("tab", 6));
    let now = names::now_ms();
    let (found, save) = match storage.load(&mirror::records()) {
        Ok(found) => (found, SaveState::Saved),
        Err(problem) => (Found::default(), SaveState::NotSaved(problem)),
    };
    for id in &found.mirror_damaged {
        mirror::remove(id);
    }
    // Not in the place of what may be mended.
    let is_first_visit = settings.is_none() && found.studies.is_empty() && !found.has_unopened;
    let theme = settings.as_ref().map(|settings| settings.theme).unwrap_or_default();
    let mut state = State { language, theme, map: start_map(settings.as_ref()), save, ..State::default() };
    let exported_ms = settings.as_ref().and_then(|settings| settings.exported_ms).or(Some(now));
    let files = settings.iter().flat_map(|settings| &settings.files).map(|id| LinkedFile {
        study_id: id.clone(),
        name: String::new(),
        state: LinkState::Unknown,
    });
    state.device = Device { exported_ms, files: files.collect(), ..Device::default() };
    state.notice = (!found.told.is_empty()).then_some(Notice::Recovered(found.told));
    let _ = DeviceNews::Used(storage.used()).act(&mut state);
    state.arriving = link::take().or_else(|| before_reload(&found.studies));
    let asked = address::current().filter(|_| state.arriving.is_none());
    // A worked case that is not among the studies opens by its address.
    let addressed = match &asked {
        Some(Route::Study { id, .. }) if !found.has_unopened && found.studies.iter().all(|study| study.id != *id) => {
            bundled(id)
        }
        _ => None,
    };
    let mut stored = Vec::new();
    if is_first_visit && state.arriving.is_some() {
        // Not the worked case: whoever opens a link came for its study.
    } else if is_first_visit {
        let case = addressed.or(first_case(language)).and_then(assets::case);
        if case.is_none() {
            state.notice = Some(Notice::NoCase);
        }
        state.route = case.as_ref().map(|study| Route::study(study, Section::Result)).unwrap_or_default();
        state.library = Library::new(case.into_iter().collect());
        let study = state.library.documents().first().map(|document| document.study().clone());
        if let Some((study, range)) = study.zip(assets::first_range().filter(|_| addressed.is_none())) {
            let _ = state.ranges.put(KnownRange { study, default_ranges: DefaultRanges::default(), range });
        }
    } else {
        let settings = settings.unwrap_or_default();
        let studies = in_order(found.studies, &settings.order);
        state.library = Library::new(studies.into_iter().chain(addressed.and_then(assets::case)).collect());
        let is_stored = |document: &&Shared<Document>| {
            addressed.is_none_or(|case| case.key != document.id()) && !found.uneven.iter().any(|id| id == document.id())
        };
        let documents = state.library.documents().iter().filter(is_stored);
        stored.extend(documents.map(|document| document.study().clone()));
        state.recent.clone_from(&settings.recent);
        state.route = settings.route.filter(|route| exists(&state.library, route)).unwrap_or_default();
    }
    match asked {
        Some(route) if exists(&state.library, &route) => state.route = route,
        Some(_) => {
            state.route = Route::Studies;
            if state.arriving.is_none() {
                state.notice.get_or_insert(Notice::NoStudy);
            }
        }
        None => {}
    }
    if state.arriving.is_some() {
        // Nothing else in its place.
        state.route = Route::Studies;
    }
    if crash::is_safe_mode() {
        state.route = Route::Studies;
        state.notice = Some(Notice::SafeMode);
        // The link may be what stops the program.
        state.arriving = None;
        link::forget();
    }
    if state.arriving.is_none() {
        remind_to_export(&mut state, now);
    }
    // A study that is open from the start counts as opened.
    if let Route::Study { id, .. } = &state.route
        && !state.recent.contains(id)
    {
        state.recent.insert(0, id.clone());
    }
    Start { state, storage, stored }
}

/// How long the work may go without an export before the person is reminded, in milliseconds: a browser can lose all that it keeps.
const REMIND_MS: u64 = 7 * 24 * 60 * 60 * 1000;

/// Reminds of an export, at most once in that time, who has a study that is not a worked case.
fn remind_to_export(state: &mut State, now_ms: u64) {
    let has_own = state.library.documents().iter().any(|document| bundled(document.id()).is_none());
    let is_due = state.device.exported_ms.is_some_and(|ms| now_ms.saturating_sub(ms) > REMIND_MS);
    if has_own && is_due && state.notice.is_none() {
        state.notice = Some(Notice::ExportReminder);
        state.device.exported_ms = Some(now_ms);
    }
}

/// The link that was waited for or shown before a reload of this tab, unless the address leads elsewhere.
fn before_reload(studies: &[Study]) -> Option<String> {
    match address::current() {
        None => link::pending(),
        Some(route) if route.study_id().is_some_and(|id| studies.iter().all(|study| study.id != id)) => {
            link::shown(route.study_id()?)
        }
        Some(_) => {
            link::refused();
            None
        }
    }
}

/// Whether a route leads somewhere.
fn exists(library: &Library, route: &Route) -> bool {
    route.study_id().is_none_or(|id| library.get(id).is_some())
}

/// The studies in the stored order; those it does not list come last.
fn in_order(mut studies: Vec<Study>, order: &[String]) -> Vec<Study> {
    let mut sorted = Vec::with_capacity(studies.len());
    for id in order {
        if let Some(place) = studies.iter().position(|study| study.id == *id) {
            sorted.push(studies.remove(place));
        }
    }
    sorted.append(&mut studies);
    sorted
}

/// The page.
#[component]
pub fn App() -> Html {
    // Storage is read once; the saver takes the result over after the first render.
    let found = use_mut_ref(|| Some(start()));
    let shown = use_state(|| {
        let state = found.borrow().as_ref().map(|start| start.state.clone()).unwrap_or_default();
        Rc::new(state)
    });
    let dispatch = {
        let shown = shown.clone();
        let store = use_memo((), move |()| Dispatch(Store::new((*shown).clone(), shown.setter())));
        (*store).clone()
    };
    {
        let dispatch = dispatch.clone();
        use_effect_with((), move |()| {
            let report = {
                let dispatch = dispatch.clone();
                Callback::from(move |save| dispatch.act(Action::SetSave(save)))
            };
            let mut listeners = Vec::new();
            if let Some(start) = found.borrow_mut().take() {
                for file in &start.state.device.files {
                    linked_file::call(&dispatch.0, "look", &file.study_id, "", "");
                }
                let new = Saver::new(start.storage, start.stored, dispatch.0.clone(), report);
                new.follow(&start.state);
                listeners = new.listen();
                dispatch.0.follow(Callback::from(move |state: Rc<State>| new.follow(&state)));
            }
            late::listen({
                let dispatch = dispatch.clone();
                Callback::from(move |()| dispatch.act(Action::Notify(Notice::NotCome)))
            });
            offline::keep({
                let dispatch = dispatch.clone();
                Callback::from(move |offline| dispatch.act(Action::Device(DeviceNews::Offline(offline))))
            });
            listeners.extend(address::listen(
                {
                    let dispatch = dispatch.clone();
                    Callback::from(move |route| {
                        // Back to the study of a link that is not open any more.
                        let former = match &route {
                            Route::Study { id, .. } if dispatch.0.now().library.get(id).is_none() => link::shown(id),
                            _ => None,
                        };
                        dispatch.act(match former {
                            Some(link) => Action::Preview(PreviewAction::Arrive(link)),
                            None => Action::Go(route),
                        });
                    })
                },
                {
                    let dispatch = dispatch.clone();
                    Callback::from(move |text| dispatch.act(Action::Preview(PreviewAction::Arrive(text))))
                },
            ));
            listeners.push(listen_keys(dispatch.clone()));
            listeners.push(projector::listen({
                let dispatch = dispatch.clone();
                Callback::from(move |()| dispatch.act(Action::SetProjector(false)))
            }));
            let keeper = focus::keep();
            move || drop((listeners, keeper))
        });
    }
    let state = (*shown).clone();
    use_effect_with((state.route.clone(), state.arriving.is_some()), |(route, arrives)| {
        // The address of the study that comes is the next one.
        if *arrives {
            return;
        }
        address::show(route);
        // A study scrolls to its own top, or to the field that was asked for.
        if !matches!(route, Route::Study { .. }) {
            focus::to_top();
        }
    });
    html! {
        <ContextProvider<Shell> context={Shell { language: state.language, dispatch }}>
            <Page state={state} />
        </ContextProvider<Shell>>
    }
}

/// Keyboard commands, from anywhere on the page.
fn listen_keys(dispatch: Dispatch) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&gloo::utils::window(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else {
            return;
        };
        let (key, code) = (event.key(), event.code());
        let press = Press {
            key: &key,
            code: &code,
            control: event.ctrl_key() || event.meta_key(),
            alt: event.alt_key(),
            shift: event.shift_key(),
        };
        let Some(command) = Command::of(&press) else {
            return;
        };
        if let Some(action) = command.action(&dispatch.0.now()) {
            event.prevent_default();
            dispatch.act(action);
            // Where the field is mounted already; otherwise it gets the focus after rendering.
            if command == Command::Search {
                focus::focus("search");
            }
        }
    })
}

/// Properties of [`Page`].
#[derive(Properties)]
pub struct PageProps {
    /// The state.
    pub state: Rc<State>,
}

impl PartialEq for PageProps {
    /// Every change makes a new state, so comparing pointers is enough.
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.state, &other.state)
    }
}

/// The page of a state. It touches no storage, so that tests can render it natively.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let (catalog, dispatch) = use_shell();
    let state = &props.state;
    let open = state.open().map(|document| document.study().clone());
    {
        let title = super::panels::title::title_of_page(state, catalog);
        use_effect_with((title, catalog.language()), |(title, language)| {
            let document = gloo::utils::document();
            document.set_title(&format!("{title} – {}", Catalog::of(*language).text("brand")));
            if let Some(root) = document.document_element() {
                let _ = root.set_attribute("lang", language.code());
            }
        });
    }
    use_effect_with(state.theme, |theme| theme::show(*theme));
    use_effect_with(state.projector, |on| projector::show(*on));
    // What the user asked for gets the focus once it is mounted.
    use_effect_with((state.searching, state.incoming.is_some()), |(searching, incoming)| {
        if *searching {
            focus::focus("search");
        } else if *incoming {
            focus::focus("incoming-title");
        }
    });
    // A select keeps the option that the user chose last. Undo and redo change the state afterwards, so each select is set to
    // the value of the state.
    use_effect(focus::show_choices);
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        focus::focus_content();
    });
    html! {
        <div class="page">
            <a class="skip" href="#main" onclick={skip}>{ text(catalog, "skip") }</a>
            { top_bar(state, catalog, &dispatch) }
            { notices(state, catalog, &dispatch) }
            if let Some(how_far) = state.reading { { reading(how_far, catalog, &dispatch) } }
            if let Some(studies) = &state.incoming {
                { incoming(studies, &state.library, catalog, &dispatch) }
            }
            if state.arriving.is_some() || state.preview.is_some() || state.workspace.sharing { <DeferredSharing state={state.clone()} catalog={ByAddress(catalog)} /> }
            if state.table.is_some() { <PastedTable state={state.clone()} catalog={ByAddress(catalog)} /> }
            { place(state, open, catalog) }
            { foot(state, catalog, &dispatch) }
            if state.keys { { keys(catalog, &dispatch) } }
        </div>
    }
}

fn place(state: &Rc<State>, open: Option<Shared<Study>>, catalog: &'static Catalog) -> Html {
    match (&state.route, open) {
        // Not the list, nor a study, in place of the one that comes.
        _ if state.arriving.is_some() && state.open().is_none() => {
            html! { <main id="main" class="studies" tabindex="-1"></main> }
        }
        (Route::Study { section, .. }, Some(study)) => {
            html! { <Workspace state={state.clone()} {study} section={*section} /> }
        }
        (Route::New, _) => html! { <DeferredStart /> },
        (Route::Page(page), _) => html! { <DeferredAbout page={*page} catalog={ByAddress(catalog)} /> },
        _ => html! { <DeferredStudies state={state.clone()} catalog={ByAddress(catalog)} /> },
    }
}

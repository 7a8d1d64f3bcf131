//! The list of studies, and the worked cases to start from.

use super::device::device;
use super::recover::recoverable_list;
use crate::analysis::{DefaultRanges, ShownRange};
use crate::app::rooms::first_room;
use crate::app::{Action, Document, Library, Notice, Route, Section, State};
use crate::file::offered_cases;
use crate::present::Catalog;
use crate::study::limits::MAX_NAME;
use crate::study::{Shared, Study};
use crate::ui::browser::{assets, names, paint};
use crate::ui::context::{Dispatch, use_shell};
use crate::ui::panels::export_button;
use crate::ui::panels::ratio_range::ratio_range;
use crate::ui::panels::title::title_of;
use crate::ui::widgets::ActionButton;
use crate::ui::widgets::text::{button, paragraph, text};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The list of studies. Not inlined into the component of the first part that waits for it.
#[inline(never)]
pub fn studies(state: &State, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let library = &state.library;
    let create = dispatch.on(Action::Go(Route::New));
    let documents = library.documents();
    let found: Vec<_> = documents.iter().filter(|document| is_found(document.study(), &state.query)).collect();
    html! {
        <main id="main" class="studies" tabindex="-1">
            <h1>{ text(catalog, "studies.title") }</h1>
            { paragraph("room-intro", catalog, "studies.intro") }
            <p>
                { button("button primary", "new-study", None, create, text(catalog, "studies.new")) }
            </p>
            if documents.is_empty() {
                { paragraph("empty", catalog, "studies.empty") }
            } else {
                { finder(state, found.len(), catalog, dispatch) }
                <StudyRows rows={found.into_iter().map(|document| (document.clone(), state.ranges.of(document.study(), &DefaultRanges::default()))).collect::<Vec<_>>()} />
            }
            { recoverable_list(catalog) }
            <h2>{ text(catalog, "cases.title") }</h2>
            { paragraph("", catalog, "cases.intro") }
            <ul class="case-list">
                for case in offered_cases(catalog.language()) {
                    <li key={case.key} class="case">
                        <h3>{ text(catalog, &format!("case.{}.title", case.key)) }</h3>
                        { paragraph("", catalog, &format!("case.{}.about", case.key)) }
                        <button type="button" class="button" data-testid={format!("case-{}", case.key)} onclick={{
                            let (dispatch, library) = (dispatch.clone(), library.clone());
                            Callback::from(move |_: MouseEvent| open_case(&dispatch, &library, assets::case(case)))
                        }}>
                            { text(catalog, "cases.open") }
                            <span class="visually-hidden">{ " " }{ text(catalog, &format!("case.{}.title", case.key)) }</span>
                        </button>
                    </li>
                }
            </ul>
            { device(state, catalog) }
        </main>
    }
}

/// Number of studies from which on the list has a search field; also the number of recent studies shown.
const SEARCHED: usize = 3;

/// The search field, and the recently opened studies.
fn finder(state: &State, found: usize, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let searched = state.searching || !state.query.is_empty() || state.library.documents().len() >= SEARCHED;
    if !searched {
        return Html::default();
    }
    let dispatch = dispatch.clone();
    let oninput = {
        let dispatch = dispatch.clone();
        Callback::from(move |event: InputEvent| {
            dispatch.act(Action::Search(event.target_unchecked_into::<HtmlInputElement>().value()));
        })
    };
    let said =
        if found == 0 { catalog.text("search.none").to_owned() } else { catalog.plural("search.found", found, &[]) };
    let recent = state.recent.iter().filter_map(|id| state.library.get(id)).take(SEARCHED);
    let open = |study: &Shared<Study>| {
        let route = Route::study(study, first_room(study));
        button("link", "", None, dispatch.on::<MouseEvent>(Action::Go(route)), Html::from(title_of(study, catalog)))
    };
    html! {
        <div class="finder">
            <div class="field field-text">
                <div class="field-label"><label for="search">{ text(catalog, "search.label") }</label></div>
                <input id="search" type="search" autocomplete="off" value={state.query.clone()} {oninput}
                    placeholder={catalog.text("search.placeholder").to_owned()} data-testid="search" />
            </div>
            <p class="field-hint" role="status">if !state.query.is_empty() { { said } }</p>
            if state.query.is_empty() && !state.recent.is_empty() {
                <p class="recent">{ catalog.named(catalog.text("recent.title"), "") }{ " " }
                    for document in recent { { open(document.study()) }{ " " } }
                </p>
            }
        </div>
    }
}

/// Whether the title or the organisation of a study contains the query, ignoring case and accents.
fn is_found(study: &Study, query: &str) -> bool {
    let query = names::plain(query.trim());
    query.is_empty()
        || names::plain(&study.title).contains(&query)
        || names::plain(&study.organisation).contains(&query)
}

/// Opens a worked case at its result, or in the room of its method where it has none: the existing copy, else a new one.
fn open_case(dispatch: &Dispatch, library: &Library, case: Option<Study>) {
    let Some(case) = case else {
        return dispatch.act(Action::Notify(Notice::NoCase));
    };
    let room = if case.inputs.is_empty() { first_room(&case) } else { Section::Result };
    let route = Route::study(&case, room);
    if library.get(&case.id).is_none() {
        dispatch.act(Action::AddStudy(Box::new(case)));
    }
    dispatch.act(Action::Go(route));
}

/// How many results are worked out before the browser paints: those of the first screen, then as many again.
const AT_ONCE: usize = 12;

#[derive(Properties, PartialEq)]
struct StudyRowsProps {
    rows: Vec<(Shared<Document>, Option<ShownRange>)>,
}

/// The rows of the list. All titles are there at once; the results of many studies take long and follow from the top, between paints.
#[component]
fn StudyRows(props: &StudyRowsProps) -> Html {
    let results = use_state(|| AT_ONCE);
    {
        let (results, more) = (results.clone(), *results < props.rows.len());
        use_effect_with((*results, more), move |(shown, more)| {
            let next = shown.saturating_add(AT_ONCE);
            if *more {
                paint::after(move || results.set(next));
            }
        });
    }
    html! {
        <ul class="study-list" data-testid="study-list">
            for (place, (document, range)) in props.rows.iter().enumerate() {
                <StudyRow key={document.id().to_owned()} document={document.clone()} range={*range} has_result={place < *results} />
            }
        </ul>
    }
}

#[derive(Properties, PartialEq)]
struct StudyRowProps {
    document: Shared<Document>,
    range: Option<ShownRange>,
    has_result: bool,
}

/// A study in the list. They are in the order of the user: studies are not ranked.
#[component]
fn StudyRow(props: &StudyRowProps) -> Html {
    let (catalog, dispatch) = use_shell();
    let renaming = use_state(|| false);
    let input = use_node_ref();
    {
        let (input, title) = (input.clone(), props.document.study().title.clone());
        use_effect_with(*renaming, move |renaming| {
            if let (true, Some(input)) = (*renaming, input.cast::<HtmlInputElement>()) {
                // Not an attribute, which the next rendering would write over what is being typed.
                input.set_value(&title);
                let _ = input.focus();
                input.select();
            }
        });
    }
    let study = props.document.study();
    let title = title_of(study, catalog);
    let route = Route::study(study, first_room(study));
    let open = {
        let (dispatch, route) = (dispatch.clone(), route.clone());
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            dispatch.act(Action::Go(route.clone()));
        })
    };
    let duplicate = {
        let (dispatch, id) = (dispatch.clone(), study.id.clone());
        let title = catalog.fill("studies.copy_title", &[("title", &title)]);
        Callback::from(move |_: MouseEvent| {
            dispatch.act(Action::DuplicateStudy { id: id.clone(), new_id: names::study(), title: title.clone() });
        })
    };
    let start = {
        let renaming = renaming.clone();
        Callback::from(move |_: MouseEvent| renaming.set(true))
    };
    let finish = {
        let (renaming, dispatch, input, id) = (renaming.clone(), dispatch.clone(), input.clone(), study.id.clone());
        move || {
            if let (true, Some(input)) = (*renaming, input.cast::<HtmlInputElement>()) {
                dispatch.act(Action::RenameStudy { id: id.clone(), title: input.value() });
            }
            renaming.set(false);
        }
    };
    let onkeydown = {
        let (finish, renaming) = (finish.clone(), renaming.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" => finish(),
            "Escape" => renaming.set(false),
            _ => {}
        })
    };
    let onblur = Callback::from(move |_: FocusEvent| finish());
    let named = |key: &str| catalog.fill(key, &[("title", &title)]);
    let delete = Action::DeleteStudy(study.id.clone());
    let delete = ActionButton::new(delete, catalog.text("studies.delete"), "quiet small");
    let result = props.has_result.then(|| dispatch.0.derived.sentence(study, catalog));
    html! {
        <li class="study-row">
            <div class="study-row-text">
                if *renaming {
                    <input ref={input} type="text" maxlength={MAX_NAME.to_string()} class="study-row-rename"
                        aria-label={named("studies.rename_named")} data-testid="rename" {onkeydown} {onblur} />
                } else {
                    <h2><a href={format!("#{}", route.fragment())} onclick={open}>{ &title }</a></h2>
                }
                if !study.organisation.is_empty() { <p class="study-row-who">{ &study.organisation }</p> }
                <div class="study-row-result">
                    if let Some((sentence, ratio)) = result {
                        <p>{ sentence }</p>
                        { ratio_range(study, ratio, props.range, catalog) }
                    }
                </div>
            </div>
            <div class="study-row-acts">
                { button("button quiet small", "", Some(named("studies.rename_named")), start, text(catalog, "studies.rename")) }
                { button("button quiet small", "", Some(named("studies.duplicate_named")), duplicate, text(catalog, "studies.duplicate")) }
                { export_button(catalog, &dispatch, vec![study.clone()], false, "quiet small") }
                { ActionButton { name: Some(named("studies.delete_named")), testid: Some("delete-study"), ..delete }.view(&dispatch) }
            </div>
        </li>
    }
}

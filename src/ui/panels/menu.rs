//! The menu behind the title in the bar: the studies, a new one, files.

use super::linked::linked;
use super::title::{title_of, title_of_page};
use super::{export_button, import_button};
use crate::app::rooms::first_room;
use crate::app::{Action, Route, State, WorkspaceAction};
use crate::present::Catalog;
use crate::ui::browser::deferred;
use crate::ui::context::Dispatch;
use crate::ui::widgets::ActionButton;
use crate::ui::widgets::text::text;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, Node};
use yew::prelude::*;

/// Other studies in the menu.
const RECENT: usize = 3;

/// The title of what is open, and the menu behind it.
pub fn menu(state: &State, catalog: &'static Catalog, dispatch: &Dispatch) -> Html {
    let open = state.open().map(|document| document.study().clone());
    let title = title_of_page(state, catalog);
    let link = |route: Route, label: Html, testid: &'static str| {
        let href = format!("#{}", route.fragment());
        let dispatch = dispatch.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            dispatch.act(Action::Go(route.clone()));
        });
        html! { <li><a {href} {onclick} data-testid={testid}>{ label }</a></li> }
    };
    let is_other = |id: &&String| open.as_ref().is_none_or(|study| study.id != **id);
    let recent = state.recent.iter().filter(is_other).filter_map(|id| state.library.get(id)).take(RECENT);
    let all = state.library.documents().iter().map(|document| document.study().clone());
    let exported = open.as_ref().map_or_else(|| all.collect(), |study| vec![study.clone()]);
    html! {
        <details class="menu" onfocusout={close_behind()} onclick={close_after_choice()} onkeydown={close_by_key()}>
            <summary data-testid="menu"><span class="menu-title" title={title.clone()}>{ title }</span></summary>
            <ul>
                { link(Route::Studies, text(catalog, "studies.title"), "menu-studies") }
                { link(Route::New, text(catalog, "studies.new"), "menu-new") }
                for document in recent {
                    { link(Route::study(document.study(), first_room(document.study())), title_of(document.study(), catalog).into(), "menu-recent") }
                }
                if open.is_some() {
                    <li>{ ActionButton { testid: Some("share-open"), ..ActionButton::new(Action::Workspace(WorkspaceAction::Share(true)), catalog.text("bar.share"), "quiet") }.view(dispatch) }</li>
                }
                if let Some(study) = open.as_ref().filter(|_| deferred::is_there() && !state.is_preview_open()) { { linked(state, study, catalog, dispatch) } }
                <li>{ import_button(catalog, dispatch) }</li>
                <li>{ export_button(catalog, dispatch, exported, open.is_none(), "quiet") }</li>
            </ul>
        </details>
    }
}

fn close(menu: &Element) {
    let _ = menu.remove_attribute("open");
}

/// Moves the focus to the title, since what had it in the menu is out of sight.
fn to_title(menu: &Element) {
    let title = menu.query_selector("summary").ok().flatten();
    if let Some(title) = title.and_then(|title| title.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = title.focus();
    }
}

fn menu_of(event: &Event) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(".menu").ok().flatten()
}

/// Closes the menu when the focus goes elsewhere.
fn close_behind() -> Callback<FocusEvent> {
    Callback::from(|event: FocusEvent| {
        let next = event.related_target().and_then(|next| next.dyn_into::<Node>().ok());
        // Nothing gets the focus where a browser gives none to what is pressed.
        if let Some(menu) = menu_of(&event).filter(|menu| next.is_some() && !menu.contains(next.as_ref())) {
            close(&menu);
        }
    })
}

/// Closes the menu when something in it is chosen.
fn close_after_choice() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        let chosen = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let is_in = |tag: &str| chosen.as_ref().is_some_and(|chosen| chosen.closest(tag).ok().flatten().is_some());
        let is_choice = is_in("a") || is_in("button");
        if let Some(menu) = menu_of(&event).filter(|_| is_choice) {
            close(&menu);
            to_title(&menu);
        }
    })
}

/// Escape closes the menu, and gives the focus back to its title.
fn close_by_key() -> Callback<KeyboardEvent> {
    Callback::from(|event: KeyboardEvent| {
        if let Some(menu) = menu_of(&event).filter(|menu| event.key() == "Escape" && menu.has_attribute("open")) {
            event.stop_propagation();
            close(&menu);
            to_title(&menu);
        }
    })
}

//! Pasting a table into a room: it is shown before it comes in.

use crate::app::{Action, Notice, PartKind, Section, TableAction, copied, parse_block, read_table};
use crate::number::Language;
use crate::ui::browser::{clipboard, deferred};
use crate::ui::context::{Dispatch, View};
use crate::ui::widgets::text::{button, text};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast as _;
use web_sys::{ClipboardEvent, Element};
use yew::prelude::*;

/// The list of a room into which tables are pasted.
pub(super) const fn list_of(section: Section) -> Option<PartKind> {
    match section {
        Section::Stakeholders => Some(PartKind::Stakeholder),
        Section::Inputs => Some(PartKind::Input),
        Section::Outcomes => Some(PartKind::Outcome),
        _ => None,
    }
}

/// The cells of the clipboard in a paste event; none for a single text.
pub(super) fn block(event: &Event) -> Option<Vec<Vec<String>>> {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data)?;
    let rows = parse_block(&data.get_data("text/plain").ok()?);
    (rows.len() > 1 || rows.iter().any(|row| row.len() > 1)).then_some(rows)
}

/// Shows a table that is pasted anywhere in a room with a list and that no cell of the map has taken.
pub(super) fn listen(dispatch: Dispatch, section: Section, language: Language) -> Option<EventListener> {
    let kind = list_of(section)?;
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&gloo::utils::document(), "paste", options, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(rows) = block(event).filter(|rows| !event.default_prevented() && is_table(target.as_ref(), rows))
        else {
            return;
        };
        event.prevent_default();
        let (dispatch, route) = (dispatch.clone(), dispatch.0.now().route.clone());
        // The words of headings come with the deferred part; the user may have gone elsewhere meanwhile.
        deferred::fetch(Callback::from(move |there| {
            if there && dispatch.0.now().route == route {
                let table = read_table(kind, rows.clone(), language);
                dispatch.act(Action::Table(TableAction::Open(Box::new(table))));
            }
        }));
    });
    Some(listener)
}

/// Whether pasted cells are a table, and not a text for the field in which they are pasted.
fn is_table(target: Option<&Element>, rows: &[Vec<String>]) -> bool {
    let is_wide = rows.iter().any(|row| row.len() > 1);
    match target.map(Element::tag_name).as_deref() {
        Some("TEXTAREA") => false,
        Some("INPUT") => is_wide && (rows.len() > 1 || target.is_some_and(|target| target.has_attribute("data-label"))),
        _ => true,
    }
}

/// The button that copies a list as a table, for a spreadsheet and for pasting here.
pub(super) fn copy_button(view: &View, kind: PartKind) -> Html {
    let (catalog, dispatch) = (view.catalog, view.dispatch.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        let dispatch = dispatch.clone();
        deferred::fetch(Callback::from(move |there| {
            let state = dispatch.0.now();
            if let (true, Some(document)) = (there, state.open()) {
                let dispatch = dispatch.clone();
                let tell = Callback::from(move |is_copied| dispatch.act(Action::Notify(Notice::Copied(is_copied))));
                clipboard::copy(copied(document.study(), kind, catalog), tell);
            }
        }));
    });
    button("button quiet", "copy-table", None, onclick, text(catalog, "map.copy"))
}

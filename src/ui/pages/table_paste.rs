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
        // Lines in a long text are lines.
        let is_long = target.is_some_and(|target| target.tag_name() == "TEXTAREA");
        let rows = block(event).filter(|rows| !is_long || rows.iter().any(|row| row.len() > 1));
        let Some(rows) = rows.filter(|_| !event.default_prevented()) else {
            return;
        };
        event.prevent_default();
        let dispatch = dispatch.clone();
        // The words of headings come with the deferred part.
        deferred::fetch(Callback::from(move |there| {
            if there {
                let table = read_table(kind, rows.clone(), language);
                dispatch.act(Action::Table(TableAction::Open(Box::new(table))));
            }
        }));
    });
    Some(listener)
}

/// The button that copies a list as a table, for a spreadsheet and for pasting here.
pub(super) fn copy_button(view: &View, kind: PartKind) -> Html {
    let (catalog, dispatch) = (view.catalog, view.dispatch.clone());
    let onclick = Callback::from(move |_: MouseEvent| {
        let dispatch = dispatch.clone();
        deferred::fetch(Callback::from(move |there| {
            let state = dispatch.0.now();
            if let (true, Some(document)) = (there, state.open()) {
                clipboard::copy(&copied(document.study(), kind, catalog));
                dispatch.act(Action::Notify(Notice::Copied));
            }
        }));
    });
    button("button quiet", "copy-table", None, onclick, text(catalog, "map.copy"))
}

//! Pasting a table into a room: it is shown before it comes in.

use crate::app::{Action, Notice, PartKind, TableAction, copied, parse_block, read_table};
use crate::number::Language;
use crate::ui::browser::clipboard;
use crate::ui::context::{Dispatch, View, use_shell};
use crate::ui::widgets::text::{button, text};
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast as _;
use web_sys::{ClipboardEvent, Element};
use yew::prelude::*;

/// The cells of the clipboard in a paste event; none for a single text.
pub(super) fn block(event: &Event) -> Option<Vec<Vec<String>>> {
    let data = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data)?;
    let rows = parse_block(&data.get_data("text/plain").ok()?);
    (rows.len() > 1 || rows.iter().any(|row| row.len() > 1)).then_some(rows)
}

/// Properties of [`TablePaste`].
#[derive(Properties, PartialEq)]
pub(super) struct TablePasteProps {
    /// The list of the room.
    pub kind: PartKind,
}

/// Listens for tables that are pasted anywhere in a room with a list.
#[component]
pub(super) fn TablePaste(props: &TablePasteProps) -> Html {
    let (catalog, dispatch) = use_shell();
    use_effect_with((props.kind, catalog.language()), move |(kind, language)| {
        let listener = listen(dispatch, *kind, *language);
        move || drop(listener)
    });
    Html::default()
}

/// Shows a table that is pasted anywhere in the room and that no cell of the map has taken.
fn listen(dispatch: Dispatch, kind: PartKind, language: Language) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&gloo::utils::document(), "paste", options, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let Some(rows) = block(event).filter(|rows| !event.default_prevented() && is_table(target.as_ref(), rows))
        else {
            return;
        };
        event.prevent_default();
        let table = read_table(kind, rows, language);
        dispatch.act(Action::Table(TableAction::Open(Box::new(table))));
    })
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
        if let Some(document) = dispatch.0.now().open() {
            let dispatch = dispatch.clone();
            let tell = Callback::from(move |is_copied| dispatch.act(Action::Notify(Notice::Copied(is_copied))));
            clipboard::copy(copied(document.study(), kind, catalog), tell);
        }
    });
    button("button quiet", "copy-table", None, onclick, text(catalog, "map.copy"))
}

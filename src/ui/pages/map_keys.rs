//! Keys in the grids of outcomes, inputs and stakeholders, as in a spreadsheet: Enter goes down and makes a row after the last one, arrows go from cell to cell, F2
//! edits what is there, Shift+F2 opens what the number rests on.
//!
//! A field that was reached by keys is selected as a whole, and a number typed over it is left by any arrow. A click or F2 means that
//! the person edits the text: then the arrows stay in it.

use crate::app::{Edit, NumberField, PartKind, TypedField, states_years};
use crate::study::NumberPath;
use crate::ui::browser::{focus, names, paint};
use crate::ui::context::View;
use crate::ui::widgets::buttons::prefix;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement, HtmlInputElement, NodeList};
use yew::prelude::*;

/// Marks an input whose text is edited.
const EDITED: &str = "data-edited";

/// What a key does in a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Down,
    Up,
    Left,
    Right,
}

/// Handles the keys of the map.
pub(super) fn onkeydown(view: &View, kind: PartKind) -> Callback<KeyboardEvent> {
    let view = view.clone();
    Callback::from(move |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let is_plain = !event.ctrl_key() && !event.meta_key() && !event.alt_key() && !event.is_composing();
        // What a number rests on is a form of its own.
        let is_cell = |input: &HtmlInputElement| closest(input, ".map-pedigree").is_none();
        let Some(input) = target.filter(|input| is_plain && is_cell(input)) else {
            return;
        };
        if handle(&view, kind, &input, &event.key(), event.shift_key()) {
            event.prevent_default();
        }
    })
}

/// Does what a key asks for; false for one that means nothing here.
fn handle(view: &View, kind: PartKind, input: &HtmlInputElement, key: &str, shift: bool) -> bool {
    let is_label = input.has_attribute("data-label");
    let moves_sideways = !shift && (is_selected(input) || !is_label && !input.has_attribute(EDITED));
    match key {
        // A question is answered first.
        "Enter" if is_refused(view, input) => false,
        "Enter" => down_or_add(view, kind, input, shift),
        "Tab" if !shift => past_years(view, input),
        "ArrowDown" if !shift => go(input, Way::Down),
        "ArrowUp" if !shift => go(input, Way::Up),
        "ArrowLeft" if moves_sideways => go(input, Way::Left),
        "ArrowRight" if moves_sideways => go(input, Way::Right),
        "F2" if shift => pedigree(input),
        "F2" => {
            edits(input);
            let end = u32::try_from(input.value().encode_utf16().count()).unwrap_or(u32::MAX);
            input.set_selection_range(end, end).is_ok()
        }
        _ => false,
    }
}

/// After several years typed at once, `12 ; 14 ; 15`, Tab goes past the cells that they make, to the amount.
fn past_years(view: &View, input: &HtmlInputElement) -> bool {
    let path = input.get_attribute("data-field").and_then(|path| NumberPath::parse(&path));
    let Some(path) = path.filter(|path| states_years(&NumberField::Value(path.clone()), &input.value())) else {
        return false;
    };
    // Where the amount is another outcome's, there is no field to go to.
    let own_amount = |id: &&str| view.stated().outcome(id).is_some_and(|outcome| outcome.shares_proxy_of().is_none());
    let Some(id) = path.outcome().filter(own_amount) else {
        return false;
    };
    let _ = input.blur();
    view.paths.edit.emit(["outcomes", id, "proxy"].join("/"));
    true
}

/// A click into a field edits its text; leaving it ends that.
pub(super) fn onmousedown() -> Callback<MouseEvent> {
    Callback::from(|event: MouseEvent| {
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) {
            edits(&input);
        }
    })
}

/// See [`onmousedown`].
pub(super) fn onfocusout() -> Callback<FocusEvent> {
    Callback::from(|event: FocusEvent| {
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) {
            let _ = input.remove_attribute(EDITED);
        }
    })
}

fn edits(input: &HtmlInputElement) {
    let _ = input.set_attribute(EDITED, "");
}

fn is_selected(input: &HtmlInputElement) -> bool {
    let length = u32::try_from(input.value().encode_utf16().count()).ok();
    let end = |end: Result<Option<u32>, _>| end.ok().flatten();
    end(input.selection_start()) == Some(0) && end(input.selection_end()) == length
}

fn is_refused(view: &View, input: &HtmlInputElement) -> bool {
    let path = input.get_attribute("data-field").and_then(|path| NumberPath::parse(&path));
    let field = path.map(|path| TypedField::Number(NumberField::Value(path)));
    let state = view.dispatch.0.now();
    field.and_then(|field| state.draft(&field).map(|draft| draft.refusal.is_some())).unwrap_or_default()
}

/// Enter goes down, with Shift up. After the last row it makes one, whose label gets the focus.
fn down_or_add(view: &View, kind: PartKind, input: &HtmlInputElement, shift: bool) -> bool {
    if !go(input, if shift { Way::Up } else { Way::Down }) && !shift {
        add(view, kind);
    }
    true
}

/// Adds a part at the end of its list, and goes to its name.
pub(super) fn add(view: &View, kind: PartKind) {
    let (list, name) = match kind {
        PartKind::Stakeholder => ("stakeholders", "name"),
        PartKind::Input => ("inputs", "label"),
        _ => ("outcomes", "label"),
    };
    let id = names::random(prefix(kind), 5);
    view.dispatch.edit(Edit::Add(kind, id.clone()));
    view.paths.edit.emit([list, &id, name].join("/"));
}

/// Shows or hides what the number rests on; shown, its first question gets the focus.
fn pedigree(input: &HtmlInputElement) -> bool {
    if let Some(path) = input.get_attribute("data-field") {
        paint::after(move || _ = focus::focus(&focus::control_id(&[&path, "/basis"].concat())));
    }
    let button =
        input.closest(".estimate").ok().flatten().and_then(|it| it.query_selector(".pedigree-button").ok().flatten());
    let button = button.and_then(|button| button.dyn_into::<HtmlElement>().ok());
    button.map(|button| button.click()).is_some()
}

/// Goes to the next input that way; false where there is none.
fn go(input: &HtmlInputElement, way: Way) -> bool {
    let Some((cell, row)) = closest(input, "td,th").zip(closest(input, ".map-row")) else {
        return false;
    };
    let here = inputs(&cell).iter().position(|one| one == input).unwrap_or_default();
    let next = match way {
        Way::Left | Way::Right => beside(&cell, here, way == Way::Right),
        Way::Up | Way::Down => above_or_below(&cell, &row, here, way == Way::Down),
    };
    next.map(|next| {
        let _ = next.focus();
        next.select();
    })
    .is_some()
}

fn closest(input: &HtmlInputElement, selector: &str) -> Option<Element> {
    input.closest(selector).ok().flatten()
}

fn inputs(cell: &Element) -> Vec<HtmlInputElement> {
    let list: Option<NodeList> = cell.query_selector_all("input").ok();
    let one = |place| list.as_ref()?.get(place)?.dyn_into::<HtmlInputElement>().ok();
    (0..list.as_ref().map_or(0, NodeList::length)).filter_map(one).collect()
}

/// The input at the same height in the next cell of the row that has one.
fn beside(cell: &Element, here: usize, right: bool) -> Option<HtmlInputElement> {
    let step = |cell: &Element| if right { cell.next_element_sibling() } else { cell.previous_element_sibling() };
    let cells = std::iter::successors(step(cell), step).filter(|cell| !cell.class_list().contains("map-pedigree"));
    let found = cells.map(|cell| inputs(&cell)).find(|inputs| !inputs.is_empty())?;
    found.get(here).or(found.last()).cloned()
}

/// The next input of the same column: in the same cell, which has several where there is one a year, else in the next row that
/// has one.
fn above_or_below(cell: &Element, row: &Element, here: usize, down: bool) -> Option<HtmlInputElement> {
    let own = inputs(cell);
    let next = if down { here.checked_add(1) } else { here.checked_sub(1) };
    if let Some(next) = next.and_then(|next| own.get(next)) {
        return Some(next.clone());
    }
    let column = std::iter::successors(cell.previous_element_sibling(), Element::previous_element_sibling).count();
    let place = u32::try_from(column).ok()?;
    let rows = std::iter::successors(next_row(row, down), |row| next_row(row, down));
    let mut found = rows.map(|row| row.children().item(place).map(|cell| inputs(&cell)).unwrap_or_default());
    let found = found.find(|inputs| !inputs.is_empty())?;
    if down { found.first().cloned() } else { found.last().cloned() }
}

/// The row before or after this one, which may be in the next block of rows.
fn next_row(row: &Element, down: bool) -> Option<Element> {
    let beside =
        |element: &Element| if down { element.next_element_sibling() } else { element.previous_element_sibling() };
    beside(row).or_else(|| {
        let block = beside(&row.parent_element()?).filter(|block| block.class_list().contains("map-block"))?;
        if down { block.first_element_child() } else { block.last_element_child() }
    })
}

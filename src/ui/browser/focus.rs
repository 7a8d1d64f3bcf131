//! Moves the focus to the control of a path, and keeps it from getting lost.

use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Array;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::closure::Closure;
use web_sys::{
    Element, FocusOptions, HtmlElement, HtmlInputElement, HtmlSelectElement, MutationObserver, MutationObserverInit,
    MutationRecord,
};

/// The element id of the control for a path of the study, shared by labels, errors and focus.
pub fn control_id(path: &str) -> String {
    format!("f-{}", path.replace('/', "-"))
}

/// Moves the focus to an element and scrolls it into view, after opening every `details` around it. Returns false when the
/// element is missing or did not get the focus.
pub fn focus(id: &str) -> bool {
    let element = gloo::utils::document().get_element_by_id(id);
    let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    // An element inside closed `details` cannot have the focus.
    let mut around = element.parent_element();
    while let Some(outer) = around {
        if outer.tag_name() == "DETAILS" {
            let _ = outer.set_attribute("open", "");
        }
        around = outer.parent_element();
    }
    element.scroll_into_view_with_bool(false);
    // `focus` succeeds even where the element cannot take the focus: check which element has it.
    let asked = element.focus();
    asked.is_ok() && gloo::utils::document().active_element().as_ref() == Some(element.as_ref())
}

/// Selects the text of an input, so that what is typed takes its place.
pub fn select(id: &str) {
    let element = gloo::utils::document().get_element_by_id(id);
    if let Some(input) = element.and_then(|element| element.dyn_into::<HtmlInputElement>().ok()) {
        input.select();
    }
}

/// Moves the focus to the content of the page, so that a screen reader starts there.
pub fn focus_content() {
    if let Some(main) = gloo::utils::document().get_element_by_id("main") {
        focus_in_place(&main);
    }
}

/// Scrolls the line of rooms, where it is longer than the screen, so that the open one is in its middle.
pub fn show_room() {
    let room = gloo::utils::document().query_selector(".rooms [aria-current]").ok().flatten();
    let room = room.and_then(|room| room.parent_element()).and_then(|room| room.dyn_into::<HtmlElement>().ok());
    if let Some((room, line)) = room.and_then(|room| Some((room.clone(), room.parent_element()?))) {
        let spare = line.client_width().saturating_sub(room.offset_width()).checked_div(2).unwrap_or_default();
        line.set_scroll_left(room.offset_left().saturating_sub(spare));
    }
}

/// Clicks the element with this id.
pub fn click(id: &str) {
    let element = gloo::utils::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        element.click();
    }
}

thread_local! {
    /// Whether a first page was shown.
    static ARRIVED: Cell<bool> = const { Cell::new(false) };
    /// Whether the last input event was typing. Typing changes no select, and querying all of them costs as much as rendering.
    static TYPING: Cell<bool> = const { Cell::new(false) };
}

/// Sets every select to the value in its `data-value` attribute.
pub fn show_choices() {
    if TYPING.get() {
        return;
    }
    let Ok(selects) = gloo::utils::document().query_selector_all("select[data-value]") else {
        return;
    };
    for place in 0..selects.length() {
        let Some(select) = selects.get(place).and_then(|node| node.dyn_into::<HtmlSelectElement>().ok()) else {
            continue;
        };
        let value = select.get_attribute("data-value").unwrap_or_default();
        if select.value() != value {
            select.set_value(&value);
        }
    }
}

/// Scrolls to the top of the page.
pub fn to_top() {
    // Whoever arrives may have scrolled already, in the answer that stood in the page before the program.
    if ARRIVED.replace(true) {
        gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// The element that had the focus before a panel opened, so that closing the panel can return the focus.
#[derive(Clone, Default)]
pub struct Opener(Option<HtmlElement>);

impl Opener {
    /// Remembers the element that has the focus now, unless it is inside an element with this class (the panel itself): then
    /// the one remembered before stays.
    #[must_use]
    pub fn outside(self, class: &str) -> Self {
        let active = gloo::utils::document().active_element();
        let outside = active.filter(|one| one.closest(&format!(".{class}")).is_ok_and(|inside| inside.is_none()));
        outside.map_or(self, |one| Self(one.dyn_into().ok()))
    }

    /// Returns the focus to the remembered element.
    pub fn focus(&self) {
        if let Some(element) = &self.0 {
            let _ = element.focus();
        }
    }
}

fn focus_in_place(element: &Element) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _ = element.focus_with_options(&options);
    }
}

/// Restores the focus when the focused element is moved, removed or disabled: to where it is now, else to the nearest ancestor
/// that is still there, else to the content. Otherwise a keyboard user would start again from the top of the page.
pub struct Keeper {
    observer: MutationObserver,
    _changed: Closure<dyn FnMut(Array)>,
    _listeners: [EventListener; 4],
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Starts to keep the focus; `None` where the browser cannot observe changes of the document.
pub fn keep() -> Option<Keeper> {
    let document = gloo::utils::document();
    let body = document.body()?;
    // The focused element, then its ancestors that can take the focus.
    let around: Rc<RefCell<Vec<Element>>> = Rc::default();
    let focused = {
        let around = around.clone();
        EventListener::new(&document, "focusin", move |event| {
            let mut next = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let mut chain = Vec::new();
            while let Some(element) = next {
                next = element.parent_element();
                if chain.is_empty() || element.has_attribute("tabindex") {
                    chain.push(element);
                }
            }
            *around.borrow_mut() = chain;
        })
    };
    // In the capture phase, so that the flag is set before any handler acts on the event. Choosing an option is no typing.
    let typing = |event: &'static str, typing: bool| {
        let options = EventListenerOptions::run_in_capture_phase();
        EventListener::new_with_options(&document, event, options, move |event| {
            let chosen = event.target().is_some_and(|target| target.has_type::<HtmlSelectElement>());
            TYPING.set(typing && !chosen);
        })
    };
    let listeners = [focused, typing("keydown", false), typing("pointerdown", false), typing("input", true)];
    let changed = Closure::<dyn FnMut(Array)>::new(move |records: Array| {
        let chain = around.borrow().clone();
        let Some((last, outer)) = chain.split_first() else {
            return;
        };
        let active = gloo::utils::document().active_element();
        let nowhere = active.is_none_or(|active| active.tag_name() == "BODY" || active == *last);
        // A usable element that was not moved lost the focus because the user moved it away.
        if nowhere && (!is_usable(last) || is_moved(last, &records)) {
            match next_of(last, outer) {
                Some(element) => focus_in_place(&element),
                None => focus_content(),
            }
        }
    });
    let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok()?;
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    options.set_attributes(true);
    options.set_attribute_filter(&Array::of1(&"disabled".into()));
    observer.observe_with_options(&body, &options).ok()?;
    Some(Keeper { observer, _changed: changed, _listeners: listeners })
}

fn is_usable(element: &Element) -> bool {
    element.is_connected() && !element.matches(":disabled").unwrap_or(false)
}

/// Whether the element was removed and inserted again: the browser then takes its focus away.
fn is_moved(element: &Element, records: &Array) -> bool {
    records.iter().any(|record| {
        let added = record.unchecked_into::<MutationRecord>().added_nodes();
        (0..added.length()).filter_map(|place| added.get(place)).any(|node| node.contains(Some(element)))
    })
}

/// The element that takes the focus over from `last`: `last` itself where it was only moved; its counterpart with the same
/// label where an ancestor was rendered again; else the nearest ancestor.
fn next_of(last: &Element, outer: &[Element]) -> Option<Element> {
    if is_usable(last) {
        return Some(last.clone());
    }
    outer.iter().find_map(|part| {
        if part.is_connected() {
            return Some(part.clone());
        }
        let anew = gloo::utils::document().get_element_by_id(&part.id())?;
        let like = last.get_attribute("aria-label").and_then(|label| {
            let label = label.replace('\\', "\\\\").replace('"', "\\\"");
            anew.query_selector(&format!("[aria-label=\"{label}\"]")).ok()?
        });
        Some(like.filter(is_usable).unwrap_or(anew))
    })
}

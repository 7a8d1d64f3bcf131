//! Buttons that send actions.

use crate::app::{Action, Edit, PartKind};
use crate::present::Catalog;
use crate::ui::browser::{focus, names, paint};
use crate::ui::context::Dispatch;
use crate::ui::widgets::text::{button, class_if, text};
use std::borrow::Cow;
use yew::prelude::*;

/// A button that sends one action.
pub struct ActionButton<'a> {
    /// The action.
    pub action: Action,
    /// Its label.
    pub label: &'a str,
    /// An accessible name that says more than the label, for users who do not see the context.
    pub name: Option<String>,
    /// Whether it is enabled.
    pub enabled: bool,
    /// Additional classes.
    pub class: &'static str,
    /// Test id.
    pub testid: Option<&'static str>,
    /// The keyboard shortcut, for `aria-keyshortcuts` and in the words of the page.
    pub keys: Option<(Cow<'static, str>, String)>,
}

impl<'a> ActionButton<'a> {
    /// An enabled button.
    pub fn new(action: Action, label: &'a str, class: &'static str) -> Self {
        Self { action, label, name: None, enabled: true, class, testid: None, keys: None }
    }

    /// The button.
    pub fn view(self, dispatch: &Dispatch) -> Html {
        html! {
            <button type="button" class={class_if("button", true, self.class)} data-testid={self.testid} aria-label={self.name}
                disabled={!self.enabled} title={self.keys.as_ref().map(|(_, words)| words.clone())} aria-keyshortcuts={self.keys.as_ref().map(|(keys, _)| keys.to_string())}
                onclick={dispatch.on::<MouseEvent>(self.action)}>
                { self.label }
            </button>
        }
    }
}

/// The prefix of the ids in a list.
pub fn prefix(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Stakeholder => "s",
        PartKind::Input => "i",
        PartKind::Outcome => "o",
        PartKind::Variable => "v",
        PartKind::Scenario => "x",
        PartKind::Correlation => "g",
    }
}

/// How the buttons of a part look: in words, or as signs in a row of a table.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PartLook {
    /// Words.
    Words,
    /// Signs.
    Signs,
}

/// Buttons that move, duplicate and delete a part, given its list, id and name, its index and the length of the list.
pub fn part_buttons(
    (catalog, dispatch): (&'static Catalog, &Dispatch),
    kind: PartKind,
    id: &str,
    name: &str,
    (place, count): (usize, usize),
    look: PartLook,
) -> Html {
    // Drawn: not every font has such signs.
    let label = |key: &str, path: &'static str| match look {
        PartLook::Words => text(catalog, key),
        PartLook::Signs => {
            html! { <svg viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d={path} /></svg> }
        }
    };
    let copy = label("part.duplicate", "M5.5,5.5h8v8h-8zM2.5,10.5v-8h8");
    let delete = label("part.delete", "M3,3l10,10M13,3l-10,10");
    let named = |key: &str| Some(catalog.fill(key, &[("name", name)]));
    let shift = |down: bool, label: &'static str, key: &str| {
        let enabled = if down { place.saturating_add(1) < count } else { place > 0 };
        let action = Action::Edit(Edit::Move(kind, id.to_owned(), down));
        ActionButton { name: named(key), enabled, ..ActionButton::new(action, label, "quiet small") }.view(dispatch)
    };
    let duplicate = {
        let (dispatch, id) = (dispatch.clone(), id.to_owned());
        Callback::from(move |_: MouseEvent| {
            dispatch.edit(Edit::Duplicate(kind, id.clone(), names::random(prefix(kind), 5)));
        })
    };
    let remove = on_delete(dispatch, Edit::Remove(kind, id.to_owned()));
    html! {
        <div class="part-buttons">
            { shift(false, "↑", "part.move_up") }
            { shift(true, "↓", "part.move_down") }
            // A variable is not duplicated: the ids of its hypotheses would not be unique.
            if kind != PartKind::Variable {
                { button("button quiet small", "", named("part.duplicate_named"), duplicate, copy) }
            }
            { button("button quiet small", "", named("part.delete_named"), remove, delete) }
        </div>
    }
}

/// A click handler that deletes, and moves the focus to the button that brings back what went, where one is shown.
pub fn on_delete(dispatch: &Dispatch, edit: Edit) -> Callback<MouseEvent> {
    let dispatch = dispatch.clone();
    Callback::from(move |event: MouseEvent| {
        // The second click of a double click would delete the part that comes up.
        if event.detail() < 2 {
            dispatch.edit(edit.clone());
            paint::after(|| _ = focus::focus("undo-removal"));
        }
    })
}

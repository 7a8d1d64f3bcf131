//! Buttons for acts.

use crate::app::{Action, Edit, PartKind};
use crate::ui::browser::names;
use crate::ui::context::{use_catalog, use_dispatch};
use yew::prelude::*;

/// What a button needs to know.
#[derive(Properties, PartialEq)]
pub struct ActionButtonProps {
    /// What it does.
    pub action: Action,
    /// Its words.
    pub label: AttrValue,
    /// A name that says more than the words, for those who do not see what is around.
    #[prop_or_default]
    pub name: Option<AttrValue>,
    /// Whether it can be done now.
    #[prop_or(true)]
    pub enabled: bool,
    /// Looks.
    #[prop_or_default]
    pub class: Classes,
    /// A name for tests.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
    /// The keys that do the same.
    #[prop_or_default]
    pub keys: Option<AttrValue>,
}

/// A button that does one thing.
#[component]
pub fn ActionButton(props: &ActionButtonProps) -> Html {
    let dispatch = use_dispatch();
    html! {
        <button type="button" class={classes!("button", props.class.clone())} data-testid={props.testid.clone()}
            aria-label={props.name.clone()} disabled={!props.enabled} title={props.keys.clone()}
            aria-keyshortcuts={props.keys.clone()} onclick={dispatch.on::<MouseEvent>(props.action.clone())}>
            { &props.label }
        </button>
    }
}

/// Which part the buttons are for.
#[derive(Properties, PartialEq)]
pub struct PartButtonsProps {
    /// Its list.
    pub kind: PartKind,
    /// Its id.
    pub id: AttrValue,
    /// What it is called.
    pub name: AttrValue,
    /// Whether it stands first in its list.
    pub is_first: bool,
    /// Whether it stands last.
    pub is_last: bool,
}

/// The letter with which the ids of a list start.
pub fn prefix(kind: PartKind) -> &'static str {
    match kind {
        PartKind::Stakeholder => "s",
        PartKind::Input => "i",
        PartKind::Outcome => "o",
    }
}

/// Moving, duplicating and deleting a part.
#[component]
pub fn PartButtons(props: &PartButtonsProps) -> Html {
    let catalog = use_catalog();
    let dispatch = use_dispatch();
    let id = props.id.to_string();
    let name = |key: &str| Some(AttrValue::from(catalog.fill(key, &[("name", &props.name)])));
    let shift = |down: bool| Action::Edit(Edit::Move(props.kind, id.clone(), down));
    let duplicate = {
        let (dispatch, kind, id) = (dispatch.clone(), props.kind, id.clone());
        Callback::from(move |_: MouseEvent| {
            dispatch.edit(Edit::Duplicate(kind, id.clone(), names::random(prefix(kind), 5)));
        })
    };
    html! {
        <div class="part-buttons">
            <ActionButton class="quiet small" action={shift(false)} label="↑" name={name("part.move_up")} enabled={!props.is_first} />
            <ActionButton class="quiet small" action={shift(true)} label="↓" name={name("part.move_down")} enabled={!props.is_last} />
            <button type="button" class="button quiet small" aria-label={name("part.duplicate_named")} onclick={duplicate}>
                { catalog.text("part.duplicate") }
            </button>
            <ActionButton class="quiet small" action={Action::Edit(Edit::Remove(props.kind, id.clone()))}
                label={catalog.text("part.delete").to_owned()} name={name("part.delete_named")} />
        </div>
    }
}

//! An input for one text of the study.

use crate::app::{Action, Edit};
use crate::study::TextField;
use crate::ui::browser::focus::control_id;
use crate::ui::context::use_dispatch;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What a text input needs to know.
#[derive(Properties, PartialEq)]
pub struct TextInputProps {
    /// Which text.
    pub field: TextField,
    /// What it is called.
    pub label: AttrValue,
    /// The text now.
    pub value: AttrValue,
    /// A sentence of help.
    #[prop_or_default]
    pub hint: Option<AttrValue>,
    /// Whether it holds several lines.
    #[prop_or_default]
    pub long: bool,
    /// Whether the label is only for those who do not see.
    #[prop_or_default]
    pub quiet_label: bool,
    /// Shown while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
}

/// An input for one text.
#[component]
pub fn TextInput(props: &TextInputProps) -> Html {
    let dispatch = use_dispatch();
    let id = control_id(&props.field.path());
    let hint_id = format!("{id}-hint");
    let described = props.hint.as_ref().map(|_| hint_id.clone());
    let change = {
        let (dispatch, field) = (dispatch.clone(), props.field.clone());
        move |text: String| dispatch.edit(Edit::SetText(field.clone(), text))
    };
    let onblur = dispatch.on::<FocusEvent>(Action::Settle);
    let length = props.field.max_length().to_string();
    let control = if props.long {
        let oninput = Callback::from(move |event: InputEvent| {
            change(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        });
        html! {
            <textarea id={id.clone()} rows="3" maxlength={length} value={props.value.clone()} aria-describedby={described}
                placeholder={props.placeholder.clone()} {oninput} {onblur} />
        }
    } else {
        let oninput = Callback::from(move |event: InputEvent| {
            change(event.target_unchecked_into::<HtmlInputElement>().value());
        });
        html! {
            <input id={id.clone()} type="text" maxlength={length} value={props.value.clone()} aria-describedby={described}
                placeholder={props.placeholder.clone()} autocomplete="off" {oninput} {onblur} />
        }
    };
    html! {
        <div class={classes!("field", "field-text", props.long.then_some("is-long"))}>
            <div class={classes!("field-label", props.quiet_label.then_some("visually-hidden"))}>
                <label for={id}>{ &props.label }</label>
            </div>
            { control }
            if let Some(hint) = &props.hint { <p class="field-hint" id={hint_id}>{ hint }</p> }
        </div>
    }
}

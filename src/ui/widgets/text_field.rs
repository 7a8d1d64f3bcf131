//! An input for one text of the study.

use crate::app::{Action, Edit};
use crate::study::TextField;
use crate::ui::browser::focus::control_id;
use crate::ui::context::View;
use crate::ui::widgets::words::class_if;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// How a text input looks, beyond its label.
#[derive(Default)]
pub struct TextLook {
    /// A sentence of help.
    pub hint: Option<AttrValue>,
    /// Whether it holds several lines.
    pub long: bool,
    /// Shown while it is empty.
    pub placeholder: Option<AttrValue>,
}

/// An input for one text, on one line.
pub fn text_input(view: &View, field: TextField, label: &str, value: &str) -> Html {
    text_input_as(view, field, label, value, TextLook::default())
}

/// An input for one text.
pub fn text_input_as(view: &View, field: TextField, label: &str, value: &str, look: TextLook) -> Html {
    let id = AttrValue::from(control_id(&field.path()));
    let hint_id = AttrValue::from(format!("{id}-hint"));
    let described = look.hint.as_ref().map(|_| hint_id.clone());
    let length = field.max_length().to_string();
    let onblur = view.dispatch.on::<FocusEvent>(Action::Settle);
    let dispatch = view.dispatch.clone();
    let value = value.to_owned();
    let long = look.long;
    let oninput = Callback::from(move |event: InputEvent| {
        let text = if long {
            event.target_unchecked_into::<HtmlTextAreaElement>().value()
        } else {
            event.target_unchecked_into::<HtmlInputElement>().value()
        };
        dispatch.edit(Edit::SetText(field.clone(), text));
    });
    let control = if long {
        html! {
            <textarea id={id.clone()} rows="3" maxlength={length} {value} aria-describedby={described}
                placeholder={look.placeholder} {oninput} {onblur} />
        }
    } else {
        html! {
            <input id={id.clone()} type="text" maxlength={length} {value} aria-describedby={described}
                placeholder={look.placeholder} autocomplete="off" {oninput} {onblur} />
        }
    };
    html! {
        <div class={class_if("field field-text", long, "is-long")}>
            <div class="field-label"><label for={id}>{ label }</label></div>
            { control }
            if let Some(hint) = look.hint { <p class="field-hint" id={hint_id}>{ hint }</p> }
        </div>
    }
}

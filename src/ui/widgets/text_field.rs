//! An input for one text of the study.

use super::text_box::TextBox;
use crate::app::TypedField;
use crate::study::TextField;
use crate::ui::browser::focus::control_id;
use crate::ui::widgets::text::class_if;
use yew::prelude::*;

/// Options of a text input.
#[derive(Default)]
pub struct TextLook {
    /// A help text.
    pub hint: Option<AttrValue>,
    /// Whether it has several lines.
    pub long: bool,
    /// Shown while it is empty.
    pub placeholder: Option<AttrValue>,
}

/// A labelled input for one text, on one line.
pub fn text_input(field: TextField, label: &str, value: &str) -> Html {
    text_input_as(field, label, value, TextLook::default())
}

/// A labelled input for one text.
pub fn text_input_as(field: TextField, label: &str, value: &str, look: TextLook) -> Html {
    let id = AttrValue::from(control_id(&field.path()));
    let hint_id = AttrValue::from(format!("{id}-hint"));
    let described = look.hint.as_ref().map(|_| hint_id.clone());
    let (long, field) = (look.long, TypedField::Text(field));
    html! {
        <div class={class_if("field field-text", long, "is-long")}>
            <div class="field-label"><label for={id.clone()}>{ label }</label></div>
            <TextBox id={id} {field} value={value.to_owned()} {long} {described} placeholder={look.placeholder} />
            if let Some(hint) = look.hint { <p class="field-hint" id={hint_id}>{ hint }</p> }
        </div>
    }
}

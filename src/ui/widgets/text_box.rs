//! The input or text area of one text. What is typed is a draft of the state, which keeps the text as typed until the user
//! leaves the control.

use crate::app::{Action, TypedField};
use crate::ui::context::{use_field, use_shell};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// Properties of [`TextBox`].
#[derive(Properties, PartialEq)]
pub struct TextBoxProps {
    /// The text's field.
    pub field: TypedField,
    /// Its element id.
    pub id: AttrValue,
    /// The text as of the last rendering of the page.
    pub value: String,
    /// Whether it has several lines.
    #[prop_or_default]
    pub long: bool,
    /// Shown while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// The id of the element that describes it.
    #[prop_or_default]
    pub described: Option<AttrValue>,
    /// Its accessible name, where there is no label element.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// Additional classes.
    #[prop_or_default]
    pub class: Classes,
    /// The id of the part that it names, for pasting into the map and for tests.
    #[prop_or_default]
    pub names: Option<AttrValue>,
}

/// The input or text area of one text.
#[component]
pub fn TextBox(props: &TextBoxProps) -> Html {
    let (_, dispatch) = use_shell();
    use_field(&dispatch, &props.field);
    let state = dispatch.0.now();
    let value = state.draft(&props.field).map_or_else(|| props.value.clone(), |draft| draft.text.clone());
    let onblur = dispatch.on::<FocusEvent>(Action::Leave(props.field.clone()));
    let type_text = {
        let field = props.field.clone();
        move |text: String| dispatch.act(Action::Type(field.clone(), text))
    };
    let (id, class) = (props.id.clone(), props.class.clone());
    let length = props.field.max_length().map(|length| length.to_string());
    let (placeholder, described, label) = (props.placeholder.clone(), props.described.clone(), props.label.clone());
    if props.long {
        let oninput = Callback::from(move |event: InputEvent| {
            type_text(event.target_unchecked_into::<HtmlTextAreaElement>().value());
        });
        html! {
            <textarea {id} {class} rows="3" maxlength={length} {value} aria-describedby={described} aria-label={label}
                {placeholder} {oninput} {onblur} />
        }
    } else {
        let oninput = Callback::from(move |event: InputEvent| {
            type_text(event.target_unchecked_into::<HtmlInputElement>().value());
        });
        html! {
            <input {id} {class} type="text" maxlength={length} {value} aria-describedby={described} aria-label={label}
                data-label={props.names.clone()} {placeholder} autocomplete="off" {oninput} {onblur} />
        }
    }
}

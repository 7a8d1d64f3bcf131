//! The control of one text: what is typed stays as it is while the page is drawn behind it.

use super::echoes::Echoes;
use crate::app::Action;
use crate::study::text::clean;
use crate::ui::context::use_shell;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

/// What the control of a text needs to know.
#[derive(Properties, PartialEq)]
pub struct TextBoxProps {
    /// Its id.
    pub id: AttrValue,
    /// The text now.
    pub value: String,
    /// The greatest number of characters.
    pub max: usize,
    /// Whether it holds several lines.
    #[prop_or_default]
    pub long: bool,
    /// Shown while it is empty.
    #[prop_or_default]
    pub placeholder: Option<AttrValue>,
    /// The id of what describes it.
    #[prop_or_default]
    pub described: Option<AttrValue>,
    /// Its name, where no label shows one.
    #[prop_or_default]
    pub label: Option<AttrValue>,
    /// How it looks.
    #[prop_or_default]
    pub class: Classes,
    /// The id of the part that it names, as tests know it.
    #[prop_or_default]
    pub names: Option<AttrValue>,
    /// The text changes.
    pub ontext: Callback<String>,
}

/// The control of one text.
#[component]
pub fn TextBox(props: &TextBoxProps) -> Html {
    let (_, dispatch) = use_shell();
    let draft = use_state(|| None::<String>);
    let echoes = use_mut_ref(Echoes::default);
    {
        let (draft, echoes, dispatch) = (draft.clone(), echoes.clone(), dispatch.clone());
        use_effect_with(props.value.clone(), move |value| {
            if !echoes.borrow_mut().receive(value, dispatch.0.shows_all()) && draft.is_some() {
                draft.set(None);
            }
        });
    }
    let type_text = {
        let (draft, echoes, ontext, max) = (draft.clone(), echoes.clone(), props.ontext.clone(), props.max);
        let (dispatch, end) = (dispatch.clone(), {
            let (draft, echoes) = (draft.clone(), echoes.clone());
            Callback::from(move |()| {
                echoes.borrow_mut().forget();
                draft.set(None);
            })
        });
        move |text: String| {
            dispatch.0.drafts(Some(end.clone()));
            let kept = clean(&text, max);
            echoes.borrow_mut().send(kept.clone());
            draft.set(Some(text));
            ontext.emit(kept);
        }
    };
    let onblur = {
        let (draft, echoes) = (draft.clone(), echoes);
        Callback::from(move |_: FocusEvent| {
            echoes.borrow_mut().forget();
            draft.set(None);
            dispatch.0.drafts(None);
            dispatch.act(Action::Settle);
        })
    };
    let value = draft.as_ref().unwrap_or(&props.value).clone();
    let (id, length, class) = (props.id.clone(), props.max.to_string(), props.class.clone());
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

//! A choice in a closed list.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// What a choice needs to know.
#[derive(Properties, PartialEq)]
pub struct SelectProps {
    /// Id of the control.
    pub id: AttrValue,
    /// What is chosen.
    pub label: AttrValue,
    /// The value now.
    pub value: AttrValue,
    /// Values with their words.
    pub options: Vec<(String, String)>,
    /// Another value is chosen.
    pub onchoose: Callback<String>,
    /// Whether the label is only for those who do not see.
    #[prop_or_default]
    pub quiet_label: bool,
    /// A name for tests.
    #[prop_or_default]
    pub testid: Option<AttrValue>,
}

/// A choice in a closed list.
#[component]
pub fn Select(props: &SelectProps) -> Html {
    let onchange = props.onchoose.reform(|event: Event| event.target_unchecked_into::<HtmlSelectElement>().value());
    html! {
        <div class="field field-select">
            <div class={classes!("field-label", props.quiet_label.then_some("visually-hidden"))}>
                <label for={props.id.clone()}>{ &props.label }</label>
            </div>
            <select id={props.id.clone()} data-testid={props.testid.clone()} {onchange}>
                for (value, words) in props.options.iter() {
                    <option key={value.clone()} value={value.clone()} selected={props.value == *value}>{ words }</option>
                }
            </select>
        </div>
    }
}
